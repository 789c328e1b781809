package dev.cuadra.layby.service;

import dev.cuadra.layby.agreement.InstalmentStanding;
import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyEngine;
import dev.cuadra.layby.agreement.LaybyView;
import dev.cuadra.layby.integrity.Books;
import dev.cuadra.layby.integrity.Check;
import dev.cuadra.layby.integrity.IntegrityChecker;
import dev.cuadra.layby.integrity.IntegrityFinding;
import dev.cuadra.layby.integrity.StoredView;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.runtime.DocumentFormatException;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.spi.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Checks lay-bys as they are stored. What the document claims is taken from the document; only what it does not claim,
 * such as single payments, is taken from its log. Each log is replayed once. Safe for many threads.
 */
final class StoredChecks {
    private final LaybyEngine engine;
    private final IntegrityChecker checker;

    StoredChecks(LaybyEngine engine) {
        this.engine = engine;
        this.checker = new IntegrityChecker(engine);
    }

    IntegrityChecker checker() {
        return checker;
    }

    CheckedLayby check(Loaded<StoredLayby> loaded) {
        UUID id = loaded.id();
        Optional<StoredLayby> readable = readable(loaded);
        if (readable.isEmpty()) {
            IntegrityFinding finding = Findings.of(Check.INT_09, "UNREADABLE", id.toString(), id.toString(), "ok", "?");
            return new CheckedLayby(id, readable, Optional.empty(), false, List.of(finding));
        }
        StoredLayby stored = readable.get();
        try {
            return whole(id, stored, engine.replay(id.toString(), stored.log()));
        } catch (ProblemException e) {
            return broken(id, stored);
        }
    }

    /** The document, unless it is damaged beyond reading. */
    static Optional<StoredLayby> readable(Loaded<StoredLayby> loaded) {
        try {
            return Optional.of(loaded.value());
        } catch (DocumentFormatException e) {
            return Optional.empty();
        }
    }

    private CheckedLayby whole(UUID id, StoredLayby stored, Layby replayed) {
        List<InstalmentStanding> standings = engine.instalments(replayed);
        StoredView sound = StoredView.of(replayed, standings);
        Books books = new Books(claimed(stored, sound), stored.log());
        List<IntegrityFinding> found = new ArrayList<>(checker.check(books, sound));
        found.addAll(beside(id, stored, LaybyView.of(replayed, standings), replayed));
        return new CheckedLayby(id, Optional.of(stored), Optional.of(books), true, found);
    }

    private static StoredView claimed(StoredLayby stored, StoredView log) {
        LaybyView view = stored.view();
        return new StoredView(
                log.agreement(),
                stored.business(),
                stored.store(),
                view.state(),
                log.currency(),
                stored.agreedOn(),
                log.lastDay(),
                log.price(),
                view.total(),
                view.netPaid(),
                view.outstanding(),
                log.released(),
                log.instalments(),
                log.payments(),
                log.fees(),
                log.refunds(),
                view.balances(),
                view.held(),
                log.disputed(),
                view.version());
    }

    /** What a document claims beyond what every storage does. */
    private static List<IntegrityFinding> beside(UUID id, StoredLayby stored, LaybyView sound, Layby replayed) {
        LaybyView view = stored.view();
        List<IntegrityFinding> found = new ArrayList<>();
        compare(found, id, "head", sound.head(), view.head());
        compare(found, id, "nextDue", sound.nextDue(), view.nextDue());
        compare(found, id, "isolated", sound.isolated(), view.isolated());
        compare(found, id, "zone", replayed.terms().zone(), stored.zone());
        return found;
    }

    private static void compare(List<IntegrityFinding> found, UUID id, String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            found.add(Findings.of(Check.INT_09, "VIEW", id.toString(), what, text(expected), text(actual)));
        }
    }

    private static String text(Object value) {
        return value instanceof Optional<?> optional
                ? optional.map(Object::toString).orElse("")
                : value.toString();
    }

    /** Of a log that proves nothing nothing follows; what it should prove is told alone. */
    private CheckedLayby broken(UUID id, StoredLayby stored) {
        LaybyView view = stored.view();
        StoredView claimed = new StoredView(
                id.toString(),
                stored.business(),
                stored.store(),
                view.state(),
                view.total().getCurrency(),
                stored.agreedOn(),
                stored.agreedOn(),
                view.total(),
                view.total(),
                view.netPaid(),
                view.outstanding(),
                MinorUnits.zero(view.total().getCurrency()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                view.balances(),
                view.held(),
                false,
                view.version());
        Books books = new Books(claimed, stored.log());
        List<IntegrityFinding> found = checker.check(books).stream()
                .filter(finding -> finding.check() == Check.INT_09)
                .toList();
        return new CheckedLayby(id, Optional.of(stored), Optional.of(books), false, found);
    }
}
