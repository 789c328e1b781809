package dev.cuadra.boleta.form29;

import dev.cuadra.boleta.form29.Timeliness.State;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * How many returns of some months were filed on time, of those that were due. Months of which the books know nothing count
 * neither way: while there are some, no share is given, for it could be anything.
 *
 * @param months the months, in order
 * @source DUE-4
 */
public record OnTimeRecord(List<Timeliness> months) {
    private static final int HUNDRED = 100;

    public OnTimeRecord {
        months = List.copyOf(months);
    }

    /** How many months stand so. */
    public long count(State state) {
        return months.stream().filter(month -> month.state() == state).count();
    }

    /** How many returns were due or are filed: on time, late or overdue. */
    public long decided() {
        return count(State.ON_TIME) + count(State.LATE) + count(State.OVERDUE);
    }

    /**
     * The share filed on time in percent, to two decimals and never rounded up to 100; empty when no return was due yet, or
     * when nobody can say of some month.
     */
    public Optional<BigDecimal> percent() {
        if (decided() == 0 || count(State.UNKNOWN) > 0) {
            return Optional.empty();
        }
        return Optional.of(BigDecimal.valueOf(count(State.ON_TIME))
                .multiply(BigDecimal.valueOf(HUNDRED))
                .divide(BigDecimal.valueOf(decided()), 2, RoundingMode.DOWN));
    }
}
