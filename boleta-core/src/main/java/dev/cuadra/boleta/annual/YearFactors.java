package dev.cuadra.boleta.annual;

import dev.cuadra.spi.problem.Confidence;
import java.time.Month;
import java.util.List;

/**
 * The factors of one commercial year.
 *
 * @param year the commercial year, in which the fees are paid
 * @param months the factors of its twelve months, in order
 */
public record YearFactors(int year, List<UpdateFactor> months) {
    public YearFactors {
        months = List.copyOf(months);
        if (months.size() != 12) {
            throw new IllegalArgumentException("A year has 12 factors, not " + months.size());
        }
        for (int i = 0; i < 12; i++) {
            if (months.get(i).month().getValue() != i + 1) {
                throw new IllegalArgumentException(
                        "Out of order: " + months.get(i).month());
            }
        }
    }

    /** The factor of fees paid in {@code month}. */
    public UpdateFactor of(Month month) {
        return months.get(month.getValue() - 1);
    }

    /** Whether each of them rests on something better than hearsay. */
    public boolean verified() {
        return months.stream().allMatch(factor -> factor.confidence() != Confidence.UNVERIFIED);
    }
}
