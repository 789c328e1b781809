package dev.cuadra.layby.report;

import dev.cuadra.layby.agreement.Delinquency;
import dev.cuadra.layby.agreement.LaybyState;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.money.MonetaryAmount;

/**
 * What is outstanding of a lay-by, and how late it is.
 *
 * @param state where it stands
 * @param total what is payable
 * @param paid what is paid
 * @param outstanding what is left to pay
 * @param arrears what of it fell due before the day
 * @param missed how many instalments were missed
 * @param oldestDue the oldest due date that is not paid, if there is one
 * @param daysPastDue days since that
 * @param bucket in which column all that is outstanding is counted
 */
public record OutstandingRow(
        ReportSubject subject,
        LaybyState state,
        MonetaryAmount total,
        MonetaryAmount paid,
        MonetaryAmount outstanding,
        MonetaryAmount arrears,
        int missed,
        Optional<LocalDate> oldestDue,
        long daysPastDue,
        Delinquency.Bucket bucket)
        implements ReportRow {
    private static final Map<Delinquency.Bucket, String> SUMS = Map.of(
            Delinquency.Bucket.CURRENT, "days0",
            Delinquency.Bucket.DAYS_1_30, "days1to30",
            Delinquency.Bucket.DAYS_31_60, "days31to60",
            Delinquency.Bucket.DAYS_61_90, "days61to90",
            Delinquency.Bucket.OVER_90, "daysOver90");

    @Override
    public List<Object> facts() {
        return List.of(state.name(), oldestDue.<Object>map(day -> day).orElse(""), daysPastDue, missed, bucket.label());
    }

    @Override
    public List<MonetaryAmount> amounts() {
        return List.of(total, paid, outstanding, arrears);
    }

    @Override
    public Map<String, MonetaryAmount> sums() {
        return Map.of("outstanding", outstanding, "arrears", arrears, SUMS.getOrDefault(bucket, "days0"), outstanding);
    }
}
