package dev.cuadra.boleta.form29;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * In what a return that was filed differs from what the books say today, code by code, and which boletas made it so.
 *
 * @param period the month
 * @param codes the codes that differ, or whose boletas do, in the order of the form
 * @source CORR-1
 */
public record Form29Correction(YearMonth period, List<CodeChange> codes) {
    public Form29Correction {
        Objects.requireNonNull(period, "period");
        codes = List.copyOf(codes);
    }

    /** Why a boleta is no longer behind a code as it was filed. */
    public enum Cause {
        /** The return did not know it, or knew it elsewhere. */
        ADDED,
        /** The books do not hold it any more. */
        REMOVED,
        /** It was annulled, or is in force again. */
        STATE,
        /** Another amount is retained on it. */
        AMOUNT,
        /** It belongs to another month: its day of payment or its date changed. */
        MONTH,
        /** It belongs to another code, or to none. */
        CODE
    }

    /**
     * A boleta that changed.
     *
     * @param boleta which
     * @param filed what it added to the code when filed
     * @param now what it adds to the code today
     * @param causes why
     */
    public record BoletaChange(BoletaId boleta, Clp filed, Clp now, Set<Cause> causes) {
        public BoletaChange {
            causes = causes.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(causes));
        }

        /** By how much the code grew through it; negative when it shrank. */
        public Clp difference() {
            return now.minus(filed);
        }

        /** The masked number: whose it is stays out of logs. */
        @Override
        public String toString() {
            return "BoletaChange[" + boleta.masked() + ", " + causes + "]";
        }
    }

    /**
     * A code that changed.
     *
     * @param code which
     * @param filed its value when filed
     * @param now its value today
     * @param boletas the boletas that changed, by issuer and folio; their differences add up to that of a code that
     *     comes from boletas
     */
    public record CodeChange(F29Code code, BigDecimal filed, BigDecimal now, List<BoletaChange> boletas) {
        public CodeChange {
            boletas = List.copyOf(boletas);
        }

        /** By how much it grew; negative when it shrank. */
        public BigDecimal difference() {
            return now.subtract(filed);
        }
    }

    /**
     * Compares.
     *
     * @param filed what was filed
     * @param now what the books say; of a boleta that left the month it says where it is, if it still knows it
     * @throws IllegalArgumentException when the two are of different months
     */
    public static Form29Correction between(MonthFigures filed, MonthFigures now) {
        if (!filed.period().equals(now.period())) {
            throw new IllegalArgumentException("Different months: " + filed.period() + " and " + now.period());
        }
        Set<F29Code> all = new TreeSet<>(filed.codes().keySet());
        all.addAll(now.codes().keySet());
        all.addAll(filed.behind().keySet());
        all.addAll(now.behind().keySet());
        List<CodeChange> changes = new ArrayList<>();
        for (F29Code code : F29Form.current().sorted(all)) {
            CodeChange change = new CodeChange(code, filed.value(code), now.value(code), boletas(code, filed, now));
            if (change.difference().signum() != 0 || !change.boletas().isEmpty()) {
                changes.add(change);
            }
        }
        return new Form29Correction(filed.period(), changes);
    }

    /** Whether some code has another value than it was filed with, so that the return is to be rectified. */
    public boolean needed() {
        return codes.stream().anyMatch(change -> change.difference().signum() != 0);
    }

    /** What is still to be paid (the growth of code 91); negative when too much was paid. */
    public BigDecimal payable() {
        return codes.stream()
                .filter(change -> change.code().equals(F29Code.PAYABLE))
                .map(CodeChange::difference)
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    private static List<BoletaChange> boletas(F29Code code, MonthFigures filed, MonthFigures now) {
        Set<BoletaId> ids = new TreeSet<>(filed.behind(code));
        ids.addAll(now.behind(code));
        List<BoletaChange> changes = new ArrayList<>();
        for (BoletaId id : ids) {
            Set<Cause> causes = causes(code, id, filed, now);
            if (!causes.isEmpty()) {
                changes.add(new BoletaChange(id, filed.share(code, id), now.share(code, id), causes));
            }
        }
        return changes;
    }

    private static Set<Cause> causes(F29Code code, BoletaId id, MonthFigures filed, MonthFigures now) {
        boolean was = filed.behind(code).contains(id);
        boolean is = now.behind(code).contains(id);
        Optional<Boleta> before = Optional.ofNullable(filed.boletas().get(id));
        Optional<Boleta> after = Optional.ofNullable(now.boletas().get(id));
        if (was && after.isEmpty()) {
            return EnumSet.of(Cause.REMOVED);
        }
        Set<Cause> causes = before.isPresent() && after.isPresent()
                ? differences(code, before.get(), after.get(), was && is)
                : EnumSet.noneOf(Cause.class);
        if (is && !was) {
            causes.add(Cause.ADDED);
        } else if (was && !is && causes.isEmpty()) {
            causes.add(Cause.CODE);
        }
        return causes;
    }

    /** Of a boleta that stays behind its code another month is no news: by the rule of the return it is the same. */
    private static Set<Cause> differences(F29Code code, Boleta before, Boleta after, boolean stays) {
        Set<Cause> causes = EnumSet.noneOf(Cause.class);
        if (before.state().counts() != after.state().counts()) {
            causes.add(Cause.STATE);
        } else if (!MonthFigures.share(code, before).equals(MonthFigures.share(code, after))) {
            causes.add(Cause.AMOUNT);
        }
        boolean sameMonths = month(before.paidOn()).equals(month(after.paidOn()))
                && month(Optional.of(before.date())).equals(month(Optional.of(after.date())));
        if (!stays && !sameMonths) {
            causes.add(Cause.MONTH);
        }
        if (before.concept() != after.concept()) {
            causes.add(Cause.CODE);
        }
        return causes;
    }

    private static Optional<YearMonth> month(Optional<LocalDate> day) {
        return day.map(YearMonth::from);
    }
}
