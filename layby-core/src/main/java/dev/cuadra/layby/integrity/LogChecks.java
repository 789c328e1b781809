package dev.cuadra.layby.integrity;

import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyEngine;
import dev.cuadra.layby.agreement.LaybyEvent;
import dev.cuadra.layby.agreement.Recorded;
import dev.cuadra.layby.ledger.LedgerEntry;
import dev.cuadra.spi.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks of the log, of the view against it, and of what must happen once. */
final class LogChecks {
    private static final List<ViewPart> PARTS = ViewPart.all();

    private LogChecks() {}

    /** @source INT-09, LED-I5, LED-I6 */
    static List<IntegrityFinding> log(LaybyEngine engine, Books books) {
        List<IntegrityFinding> found = new ArrayList<>(sequence(books));
        found.addAll(chain(books));
        if (found.isEmpty()) {
            found.addAll(replay(engine, books));
        }
        return found;
    }

    /** The same where the log was replayed already. */
    static List<IntegrityFinding> log(StoredView replayed, Books books) {
        List<IntegrityFinding> found = new ArrayList<>(sequence(books));
        found.addAll(chain(books));
        if (found.isEmpty()) {
            found.addAll(difference(new Finder(Check.INT_09, books.agreement()), replayed, books.view()));
        }
        return found;
    }

    private static List<IntegrityFinding> sequence(Books books) {
        Finder finder = new Finder(Check.INT_09, books.agreement());
        List<IntegrityFinding> found = new ArrayList<>();
        int expected = 1;
        for (Recorded recorded : books.log()) {
            if (recorded.sequence() != expected) {
                found.add(finder.found(
                        "SEQUENCE",
                        Integer.toString(recorded.sequence()),
                        Integer.toString(expected),
                        Integer.toString(recorded.sequence())));
            }
            expected = recorded.sequence() + 1;
        }
        if (books.view().version() != expected - 1) {
            found.add(finder.found(
                    "SEQUENCE",
                    ViewPart.name("version"),
                    Integer.toString(books.view().version()),
                    Integer.toString(expected - 1)));
        }
        return found;
    }

    private static List<IntegrityFinding> chain(Books books) {
        Finder finder = new Finder(Check.INT_09, books.agreement());
        List<IntegrityFinding> found = new ArrayList<>();
        String before = "";
        for (Recorded recorded : books.log()) {
            if (!recorded.previous().equals(before)) {
                found.add(finder.found("CHAIN", Integer.toString(recorded.sequence()), before, recorded.previous()));
            }
            before = recorded.hash();
        }
        return found;
    }

    /** The engine proves each hash and each step while it replays. */
    private static List<IntegrityFinding> replay(LaybyEngine engine, Books books) {
        Finder finder = new Finder(Check.INT_09, books.agreement());
        try {
            Layby replayed = engine.replay(books.agreement(), books.log());
            return difference(finder, StoredView.of(replayed, engine.instalments(replayed)), books.view());
        } catch (ProblemException e) {
            return List.of(
                    finder.found("REPLAY", books.agreement(), "ok", e.problem().code()));
        }
    }

    private static List<IntegrityFinding> difference(Finder finder, StoredView replayed, StoredView stored) {
        if (replayed.equals(stored)) {
            return List.of();
        }
        List<IntegrityFinding> found = new ArrayList<>();
        for (ViewPart part : PARTS) {
            if (!part.same(replayed, stored)) {
                found.add(
                        finder.found("VIEW", part.name(), part.shown(replayed, stored), part.shown(stored, replayed)));
            }
        }
        return found;
    }

    /** @source INT-11 */
    static List<IntegrityFinding> once(Books books) {
        List<IntegrityFinding> found = new ArrayList<>(fees(books));
        Finder finder = new Finder(Check.INT_11, books.agreement());
        Set<LaybyEvent.Noticed> told = new HashSet<>();
        for (Recorded recorded : books.log()) {
            if (recorded.event() instanceof LaybyEvent.Noticed notice && !told.add(notice)) {
                found.add(finder.found("NOTICE", notice.kind() + " " + notice.about(), "1", "2"));
            }
        }
        return found;
    }

    /** A second fee for one instalment is sound again once it is waived or corrected. */
    private static List<IntegrityFinding> fees(Books books) {
        Finder finder = new Finder(Check.INT_11, books.agreement());
        Map<String, String> first = new HashMap<>();
        List<IntegrityFinding> found = new ArrayList<>();
        Set<String> answered = answered(books.log());
        for (Recorded recorded : books.log()) {
            if (recorded.event() instanceof LaybyEvent.FeeCharged fee
                    && fee.instalment().isPresent()
                    && !answered.contains(fee.fee())) {
                String what = fee.kind() + " " + fee.instalment().get();
                String before = first.putIfAbsent(what, fee.fee());
                if (before != null) {
                    found.add(finder.found(
                            "FEE", what, before, before + ", " + fee.fee(), takeBack(books.log(), fee.fee())));
                }
            }
        }
        return found;
    }

    /** Fees that were waived, and whatever a correction took back. */
    static Set<String> answered(List<Recorded> log) {
        Set<String> answered = new HashSet<>();
        for (Recorded recorded : log) {
            if (recorded.event() instanceof LaybyEvent.FeeWaived waived) {
                answered.add(waived.fee());
            } else if (recorded.event() instanceof LaybyEvent.Corrected) {
                recorded.entries().forEach(entry -> entry.corrects().ifPresent(answered::add));
            }
        }
        return answered;
    }

    private static List<LedgerEntry> takeBack(List<Recorded> log, String fee) {
        return log.stream()
                .flatMap(recorded -> recorded.entries().stream())
                .filter(entry -> entry.about().equals(fee) && entry.corrects().equals(Optional.empty()))
                .map(entry -> Figures.reverse(entry, fee))
                .toList();
    }
}
