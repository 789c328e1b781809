package dev.cuadra.audit;

import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.termination.EndedBy;
import dev.cuadra.layby.termination.Fact;
import dev.cuadra.layby.termination.FactDay;
import dev.cuadra.layby.termination.Ground;
import dev.cuadra.layby.termination.Paid;
import dev.cuadra.layby.termination.TerminationRequest;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What the law of each country lets a supplier keep of a lay-by that ends early, as a table of cases of which the first
 * that fits counts; nothing here asks the engine under audit. Where the reference is silent the table says {@code ?}.
 *
 * @source AU-04, AU-05, AU-06, AU-07, NZ-08, NZ-09, NZ-10, ZA-04, ZA-05, ZA-06, ZA-07, ZA-08, ZA-10, UK-01, UK-03, UK-04,
 *     MD-04, MD-05, MD-06, MD-07, OH-01, OH-02, OH-03, OH-05, OH-06, OH-07, NY-02, CA-01, IL-04, CL-01, CL-03, CL-06
 */
public final class WrittenLaybyLaw {
    private static final Set<Ground> THEIRS =
            EnumSet.of(Ground.SUPPLIER_FAULT, Ground.GOODS_UNAVAILABLE, Ground.CEASED_TRADING);

    private static final List<Case> CASES =
            Rows.of("layby-endings.csv").stream().map(Case::read).toList();

    private WrittenLaybyLaw() {}

    /**
     * One row of the table.
     *
     * @param rules the rules it rests on
     * @param countries where it holds
     * @param by who ends it; empty for both
     * @param grounds why
     * @param when what else has to be so
     * @param charge what may be kept: {@code refused} where it may not end so, {@code ?} where nobody says
     * @param debt {@code yes} where what is short is owed, {@code no} where not, empty where nobody says
     * @param refund {@code paid} less the charge, {@code double}, {@code more} or {@code ?}
     * @param deadline days until the refund is due, if the law says
     */
    record Case(
            String rules,
            List<String> countries,
            String by,
            Set<Ground> grounds,
            List<String> when,
            String charge,
            String debt,
            String refund,
            Optional<Integer> deadline) {
        static Case read(Rows.Row row) {
            return new Case(
                    row.text("rules"),
                    words(row.text("country")),
                    row.text("by"),
                    grounds(row.text("ground")),
                    words(row.text("when")),
                    row.text("charge"),
                    row.text("debt"),
                    row.text("refund"),
                    words(row.text("deadline")).stream().map(Integer::valueOf).findFirst());
        }

        private static Set<Ground> grounds(String text) {
            if (text.equals("*")) {
                return EnumSet.allOf(Ground.class);
            }
            Set<Ground> grounds = EnumSet.noneOf(Ground.class);
            for (String word : words(text)) {
                if (word.equals("theirs")) {
                    grounds.addAll(THEIRS);
                } else {
                    grounds.add(Ground.valueOf(word));
                }
            }
            return grounds;
        }

        private static List<String> words(String text) {
            return Arrays.stream(text.split(" ", -1))
                    .filter(word -> !word.isEmpty())
                    .toList();
        }

        boolean fits(TerminationRequest request) {
            String who = request.endedBy() == EndedBy.CONSUMER ? "CONSUMER" : "SUPPLIER";
            return countries.contains(request.jurisdiction().code())
                    && (by.equals("*") || by.equals(who))
                    && grounds.contains(request.ground())
                    && when.stream().allMatch(word -> holds(word, request));
        }

        boolean refused() {
            return charge.equals("refused");
        }

        /** Whether the reference says what may be kept. */
        boolean certain() {
            return !charge.equals("?");
        }
    }

    /** The case that a request is. */
    static Case of(TerminationRequest request) {
        return CASES.stream()
                .filter(it -> it.fits(request))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No case for " + request));
    }

    private static boolean holds(String word, TerminationRequest request) {
        if (word.startsWith("!")) {
            return !holds(word.substring(1), request);
        }
        if (word.startsWith("days<=")) {
            long days = request.endedOn().toEpochDay() - request.agreedOn().toEpochDay();
            return days <= Long.parseLong(word.substring("days<=".length()));
        }
        return switch (word) {
            case "breach" -> request.facts().holds(Fact.SUPPLIER_BREACH);
            case "told" -> request.facts().holds(Fact.PENALTY_DISCLOSED);
            case "beyond" -> request.facts().holds(Fact.BEYOND_CONTROL);
            case "substitute" -> request.facts().holds(Fact.SUBSTITUTE_AVAILABLE);
            case "death" -> request.facts().holds(Fact.DEATH_OR_HOSPITAL);
            case "full" -> request.facts().holds(Fact.FULLY_PAID);
            case "distance" -> request.facts().holds(Fact.DISTANCE_CONTRACT);
            case "written" -> request.facts().holds(Fact.WRITTEN_NOTICE);
            case "earnest" -> request.facts().holds(Fact.EARNEST_MONEY);
            case "excluded" -> request.facts().holds(Fact.WITHDRAWAL_EXCLUDED);
            case "special" ->
                request.facts().holds(Fact.SPECIAL_ORDER) && !request.facts().holds(Fact.SPECIAL_ORDER_CHARGE_AGREED);
            case "large" -> MinorUnits.count(request.price()) > 50_000;
            case "early" -> early(request);
            default -> throw new IllegalArgumentException("Not a condition: " + word);
        };
    }

    /** Whether the days that the consumer has are not over. */
    private static boolean early(TerminationRequest request) {
        LocalDate ended = request.endedOn();
        return switch (request.jurisdiction()) {
            case US_MD -> ended.toEpochDay() - day(request, FactDay.MISSED_DUE).toEpochDay() < 15;
            case US_OH ->
                ended.toEpochDay() - day(request, FactDay.DEFAULT_NOTICE).toEpochDay() <= 10;
            case ZA -> workingDaysBefore(ended, day(request, FactDay.EXPECTED_COMPLETION), request) < 60;
            default -> false;
        };
    }

    /** How many working days lie between two days, neither of them counted. */
    private static long workingDaysBefore(LocalDate ended, LocalDate expected, TerminationRequest request) {
        return expected.plusDays(1)
                .datesUntil(ended)
                .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
                .filter(day -> !request.facts().nonWorking().contains(day))
                .count();
    }

    private static LocalDate day(TerminationRequest request, FactDay day) {
        return request.facts().day(day).orElseThrow(() -> new IllegalStateException("No " + day));
    }

    /**
     * The most that may be charged, in smallest units; empty where it is as much as was agreed, and the reference does
     * not limit it.
     */
    static OptionalLong most(Case it, TerminationRequest request) {
        long price = MinorUnits.count(request.price());
        long paid = MinorUnits.count(request.paidTotal());
        return switch (it.charge()) {
            case "none" -> OptionalLong.of(0);
            case "agreed" -> OptionalLong.of(agreed(request).orElse(0));
            case "costs" -> OptionalLong.of(Math.min(agreed(request).orElse(0), costs(request)));
            case "1% of price" -> OptionalLong.of(price / 100);
            case "10% of layby" -> OptionalLong.of(Math.min(MinorUnits.count(request.laybyPrice()) / 10, paid));
            case "half of paid" -> OptionalLong.of(paid / 2);
            case "25 or 10% of price" -> OptionalLong.of(Math.min(Math.min(2_500, price / 10), paid));
            case "the first payment" -> OptionalLong.of(first(request));
            default -> OptionalLong.empty();
        };
    }

    /** What is agreed to be charged. */
    static OptionalLong agreed(TerminationRequest request) {
        return request.agreedCharge().stream().mapToLong(MinorUnits::count).findFirst();
    }

    private static long costs(TerminationRequest request) {
        return request.costs().stream()
                .mapToLong(it -> MinorUnits.count(it.amount()))
                .sum();
    }

    private static long first(TerminationRequest request) {
        return request.paid().isEmpty()
                ? 0
                : MinorUnits.count(request.paid().get(0).amount());
    }

    /** What goes back to each payment: the last first, each up to what it was. */
    static List<String> lines(List<Paid> paid, long back) {
        List<String> lines = new ArrayList<>();
        long left = back;
        for (int i = paid.size() - 1; i >= 0 && left > 0; i--) {
            long part = Math.min(left, MinorUnits.count(paid.get(i).amount()));
            lines.add(paid.get(i).id() + " " + paid.get(i).tender() + " " + part);
            left -= part;
        }
        return lines;
    }
}
