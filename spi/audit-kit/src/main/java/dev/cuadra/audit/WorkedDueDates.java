package dev.cuadra.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.cuadra.boleta.form29.Form29Engine;
import dev.cuadra.boleta.form29.Form29Request;
import dev.cuadra.boleta.law.DueDate;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Due dates that are known from outside, most of them days on which a calendar that only looks right goes wrong. They
 * stand in {@code worked-due-dates.csv}. Extend it, name the engine, run it with JUnit. Holds no state.
 */
public abstract class WorkedDueDates {
    /** For the auditor's class. */
    protected WorkedDueDates() {}

    /** The engine under audit. */
    protected abstract Form29Engine engine();

    /** Every known due date comes out. */
    @TestFactory
    @Tag("DUE-1")
    @Tag("DUE-2")
    @Tag("CAL-1")
    public Stream<DynamicTest> everyKnownDueDateComesOut() {
        return Rows.of("worked-due-dates.csv").stream()
                .map(row -> dynamicTest(row.text("nominal") + " is due on " + row.text("due"), () -> comesOut(row)));
    }

    private void comesOut(Rows.Row row) {
        LocalDate nominal = LocalDate.parse(row.text("nominal"));
        YearMonth declared = YearMonth.from(nominal).minusMonths(1);

        DueDate due = engine().assemble(Form29Request.of(declared, List.of()))
                .dueDates()
                .get(nominal.getDayOfMonth());

        assertEquals(
                Optional.of(row.text("due")),
                Optional.ofNullable(due).map(date -> date.due().toString()),
                () -> "DUE-2: the return of " + declared + " (" + row.text("why") + ")");
    }
}
