package dev.cuadra.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cuadra.layby.agreement.Delinquency;
import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyEngine;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.schedule.Instalment;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What is late on a day that is not before the last event, worked out a second time.
 *
 * @source SCH-16
 */
final class Arrears {
    private Arrears() {}

    static void check(Layby layby, LocalDate day, LaybyEngine engine) {
        long paid = WrittenBooks.of(layby).netPaid();
        long due = 0;
        int missed = 0;
        Optional<LocalDate> oldest = Optional.empty();
        for (Instalment it : layby.schedule()) {
            boolean past = it.due().toEpochDay() < day.toEpochDay();
            due += past ? MinorUnits.count(it.amount()) : 0;
            if (past && due > paid) {
                oldest = oldest.or(() -> Optional.of(it.due()));
                long overdue = day.toEpochDay() - it.due().toEpochDay();
                missed += overdue > layby.terms().policy().graceDays() ? 1 : 0;
            }
        }
        Delinquency shown = engine.delinquency(layby, day);
        assertEquals(Math.max(0, due - paid), MinorUnits.count(shown.arrears()), () -> "SCH-16: arrears on " + day);
        assertEquals(missed, shown.missed(), () -> "SCH-16: missed instalments on " + day);
        assertEquals(oldest, shown.oldest(), () -> "SCH-16: the oldest due date that is not paid, on " + day);
        long days = oldest.map(it -> day.toEpochDay() - it.toEpochDay()).orElse(0L);
        assertEquals(days, shown.daysPastDue(), () -> "SCH-16: days past due on " + day);
        assertEquals(bucket(days), shown.bucket().label(), () -> "SCH-16: the column of " + days + " days");
    }

    private static String bucket(long days) {
        if (days > 90) {
            return ">90";
        }
        return days > 60 ? "61-90" : days > 30 ? "31-60" : days > 0 ? "1-30" : "0";
    }
}
