package dev.cuadra.layby.agreement;

import java.time.LocalDate;
import java.util.Optional;
import javax.money.MonetaryAmount;

/**
 * How far a lay-by is behind on a day. It follows from the schedule and what was paid; nothing of it is stored.
 *
 * @param due what fell due before the day
 * @param arrears what of it is not paid
 * @param missed how many instalments are not paid though their days of grace are over
 * @param oldest the oldest due date that is not paid
 * @param daysPastDue days since that
 * @param bucket in which column of the aging report it stands
 */
public record Delinquency(
        MonetaryAmount due,
        MonetaryAmount arrears,
        int missed,
        Optional<LocalDate> oldest,
        long daysPastDue,
        Bucket bucket) {
    /** A column of the aging report. */
    public enum Bucket {
        CURRENT("0"),
        DAYS_1_30("1-30"),
        DAYS_31_60("31-60"),
        DAYS_61_90("61-90"),
        OVER_90(">90");

        private final String label;

        Bucket(String label) {
            this.label = label;
        }

        /** How reports write it. */
        public String label() {
            return label;
        }

        /** The column for a number of days past due. */
        public static Bucket of(long days) {
            if (days <= 0) {
                return CURRENT;
            }
            if (days <= 30) {
                return DAYS_1_30;
            }
            if (days <= 60) {
                return DAYS_31_60;
            }
            return days <= 90 ? DAYS_61_90 : OVER_90;
        }
    }
}
