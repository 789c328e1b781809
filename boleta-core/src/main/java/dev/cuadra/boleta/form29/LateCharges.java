package dev.cuadra.boleta.form29;

import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.law.Dated;
import dev.cuadra.boleta.law.HolidayCalendar;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.problem.Step;
import dev.cuadra.spi.problem.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the law adds to a return that is paid late. The SII works that out itself when the return is filed: what is said
 * here is an estimate. A pure function of its arguments; immutable, safe for many threads.
 *
 * @param book interest and fines
 * @param calendar the holidays by which a due date moves
 * @source LATE-1, LATE-2, LATE-3, LATE-4, LATE-5, LATE-6, LATE-7, LATE-8
 */
public record LateCharges(LateBook book, HolidayCalendar calendar) {
    public LateCharges {
        Objects.requireNonNull(book, "book");
        Objects.requireNonNull(calendar, "calendar");
    }

    /** By the law and the holidays of Chile. */
    public static LateCharges chile() {
        return new LateCharges(LateBook.chile(), HolidayCalendar.chile());
    }

    /**
     * Works out the charges.
     *
     * @throws ProblemException with code {@code LAW_DATE_NOT_COVERED} when no interest is known for the day of payment,
     *     or {@code HOLIDAYS_NOT_COVERED}
     */
    public LateBill of(LatePayment payment) {
        return new Reckoning(payment).bill();
    }

    /** One bill under way. */
    private final class Reckoning {
        private final LatePayment payment;
        private final List<Step> steps = new ArrayList<>();
        private final List<Problem> warnings = new ArrayList<>();
        private Confidence confidence = Confidence.CERTAIN;

        Reckoning(LatePayment payment) {
            this.payment = payment;
            warn("LATE_ESTIMATE", Map.of());
        }

        LateBill bill() {
            LocalDate due = due();
            if (!payment.paidOn().isAfter(due)) {
                return bill(due, Optional.of(Clp.ZERO), Clp.ZERO, Clp.ZERO, Clp.ZERO);
            }
            if (payment.amount().isZero()) {
                warn("LATE_NIL", Map.of());
            }
            Delay delay = new Delay(due, payment.paidOn());
            Optional<Clp> readjustment = readjustment();
            Clp owed = payment.amount().plus(readjustment.orElse(Clp.ZERO));
            Clp interest = interest(owed, delay);
            Clp fine = fine(owed, delay);
            return bill(due, readjustment, interest, fine, relief(interest, fine));
        }

        private LateBill bill(LocalDate due, Optional<Clp> readjustment, Clp interest, Clp fine, Clp relief) {
            return new LateBill(payment, due, readjustment, interest, fine, relief, confidence, steps, warnings);
        }

        /** A day on which no time limit ends is not the due date, whoever says so. */
        private LocalDate due() {
            LocalDate due = payment.dueDate();
            if (!payment.paidOn().isAfter(due)) {
                return due;
            }
            while (calendar.closedBecause(due).isPresent()) {
                due = due.plusDays(1);
            }
            if (!due.equals(payment.dueDate())) {
                warn("LATE_DUE_MOVED", Map.of("given", payment.dueDate(), "due", due));
                // No source says that the shift reaches the 28th.
                doubt(payment.dueDate().getDayOfMonth() == 28 ? Confidence.UNVERIFIED : Confidence.CERTAIN);
            }
            return due;
        }

        /** @source LATE-1 */
        private Optional<Clp> readjustment() {
            LocalDate from = LateBill.ipcFrom(payment);
            LocalDate until = LateBill.ipcUntil(payment);
            if (!YearMonth.from(payment.paidOn()).isAfter(LateBill.dueMonth(payment))) {
                if (payment.ipcPercent().isEmpty()) {
                    warn("LATE_IPC_NOT_NEEDED", Map.of());
                }
                step("LATE-1-NONE", "CT art. 53 inc. 2", Map.of("month", LateBill.dueMonth(payment)), Clp.ZERO);
                return Optional.of(Clp.ZERO);
            }
            if (payment.ipcPercent().isEmpty()) {
                warn("LATE_IPC_MISSING", Map.of("from", from, "until", until));
                return Optional.empty();
            }
            BigDecimal percent = payment.ipcPercent().get();
            // The law readjusts by growth alone.
            Clp result = share(payment.amount(), percent.max(BigDecimal.ZERO));
            step(
                    "LATE-1",
                    "CT art. 53 inc. 1; FAQ 001.130.1062",
                    Map.of("amount", payment.amount(), "percent", plain(percent), "from", from, "until", until),
                    result,
                    true);
            return Optional.of(result);
        }

        /** @source LATE-2, LATE-3, LATE-4 */
        private Clp interest(Clp owed, Delay delay) {
            Dated<LateInterest> law = book.interest().at(payment.paidOn());
            LateInterest rate = law.value();
            boolean monthly = rate.counting() == LateInterest.Counting.MONTH;
            Clp interest = share(owed, rate.percentFor(delay));
            doubt(law.confidence());
            step(
                    monthly ? "LATE-2" : "LATE-3",
                    law.source(),
                    Map.of(
                            "owed",
                            owed,
                            "percent",
                            plain(rate.percent()),
                            "count",
                            monthly ? delay.months() : delay.days()),
                    interest,
                    law.confidence() == Confidence.CERTAIN);
            rate.otherPercent()
                    .ifPresent(other -> warn(
                            "LATE_INTEREST_CONFLICT", Map.of("percent", plain(rate.percent()), "other", plain(other))));
            if (!monthly) {
                crossing(owed, delay, rate);
            }
            return interest;
        }

        /**
         * The rule in force on the day of payment holds for the whole delay, says CT art. 3. That it reaches back to
         * days on which interest was counted by months no case that we know confirms.
         */
        private void crossing(Clp owed, Delay delay, LateInterest rate) {
            LocalDate firstLate = delay.due().plusDays(1);
            Optional<Dated<LateInterest>> before = book.interest().rows().stream()
                    .filter(row -> row.covers(firstLate) && row.value().counting() == LateInterest.Counting.MONTH)
                    .findFirst();
            before.flatMap(Dated::until).ifPresent(end -> {
                BigDecimal apart = before.get()
                        .value()
                        .percentFor(new Delay(delay.due(), end))
                        .add(rate.percentFor(new Delay(end, delay.paidOn())));
                doubt(Confidence.UNVERIFIED);
                warn("LATE_INTEREST_CROSSES", Map.of("end", end, "other", share(owed, apart)));
                step(
                        "LATE-4",
                        "CT art. 3 inc. final as amended by Ley 21.713; Circular 45 of 2024",
                        Map.of("end", end),
                        plain(rate.percent()),
                        false);
            });
        }

        /** @source LATE-5 */
        private Clp fine(Clp owed, Delay delay) {
            Dated<LateFine> law = (payment.audited() ? book.audited() : book.fines()).at(payment.paidOn());
            long months = delay.months();
            BigDecimal percent = law.value().percentFor(months);
            Clp fine = share(owed, percent);
            boolean grown = months > 1;
            doubt(law.confidence());
            if (grown) {
                doubt(law.value().growth());
            }
            boolean unsure = grown && law.value().growth() == Confidence.UNVERIFIED;
            if (unsure) {
                warn("LATE_FINE_GROWTH", Map.of("percent", plain(percent), "months", months));
            }
            step(
                    "LATE-5",
                    law.source(),
                    Map.of("owed", owed, "percent", plain(percent), "months", months),
                    fine,
                    law.confidence() == Confidence.CERTAIN && !unsure);
            return fine;
        }

        /** @source LATE-7 */
        private Clp relief(Clp interest, Clp fine) {
            if (payment.interestRelief().signum() == 0 && payment.fineRelief().signum() == 0) {
                return Clp.ZERO;
            }
            BigDecimal remitted =
                    hundredth(interest, payment.interestRelief()).add(hundredth(fine, payment.fineRelief()));
            Clp relief = Clp.rounded(remitted, RoundingMode.HALF_UP);
            doubt(Confidence.LIKELY);
            warn("LATE_RELIEF", Map.of());
            step(
                    "LATE-7",
                    "real returns that were filed late",
                    Map.of(
                            "interest",
                            interest,
                            "fine",
                            fine,
                            "interestPercent",
                            plain(payment.interestRelief()),
                            "finePercent",
                            plain(payment.fineRelief())),
                    relief,
                    false);
            return relief;
        }

        private void step(String key, String source, Map<String, ?> inputs, Clp result) {
            add(key, source, inputs, Optional.empty(), result.toString(), true);
        }

        private void step(String key, String source, Map<String, ?> inputs, Clp result, boolean verified) {
            add(key, source, inputs, Optional.of(RoundingMode.HALF_UP), result.toString(), verified);
        }

        private void step(String key, String source, Map<String, ?> inputs, String result, boolean verified) {
            add(key, source, inputs, Optional.empty(), result, verified);
        }

        private void add(
                String key,
                String source,
                Map<String, ?> inputs,
                Optional<RoundingMode> rounding,
                String result,
                boolean verified) {
            Map<String, String> figures = new TreeMap<>();
            inputs.forEach((name, figure) -> figures.put(name, figure.toString()));
            Map<String, String> all = new TreeMap<>(figures);
            all.put("result", result);
            // LATE-1-NONE is told in its own words, and is LATE-1.
            String rule = key.replaceFirst("^([A-Z]+-[0-9]+)-.*", "$1");
            steps.add(new Step(
                    rule,
                    source,
                    Texts.BOOK.text("step." + key, Text.figures(all)),
                    figures,
                    rounding,
                    result,
                    verified));
        }

        private void warn(String code, Map<String, ?> values) {
            warnings.add(Texts.BOOK.problem(code, Place.NOWHERE, Text.figures(values)));
        }

        private void doubt(Confidence of) {
            confidence = of.compareTo(confidence) > 0 ? of : confidence;
        }
    }

    /** Per cent of an amount to the nearest peso: each charge is rounded once, on the whole of what is owed. */
    private static Clp share(Clp amount, BigDecimal percent) {
        return amount.times(percent.movePointLeft(2), RoundingMode.HALF_UP);
    }

    private static BigDecimal hundredth(Clp amount, BigDecimal percent) {
        return BigDecimal.valueOf(amount.pesos()).multiply(percent).movePointLeft(2);
    }

    private static String plain(BigDecimal percent) {
        return percent.stripTrailingZeros().toPlainString();
    }
}
