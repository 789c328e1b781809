package dev.cuadra.boleta.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.spi.problem.ProblemException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DatedTableTest {
    private final DatedTable<String> table = DatedTable.of(
            "rates", List.of(row("2021-01-01", "2021-12-31", "new"), row("2020-01-01", "2020-12-31", "old")));

    @Test
    void aValueIsInForceFromItsFirstDayToItsLast() {
        assertThat(table.at(day("2020-01-01")).value()).isEqualTo("old");
        assertThat(table.at(day("2020-12-31")).value()).isEqualTo("old");
        assertThat(table.at(day("2021-01-01")).value()).isEqualTo("new");
        assertThat(table.at(day("2021-12-31")).value()).isEqualTo("new");
        assertThat(table.rows()).extracting(Dated::value).containsExactly("old", "new");
    }

    @Test
    void aDayBeforeTheFirstRowOrAfterTheLastIsNotCovered() {
        for (String outside : List.of("2019-12-31", "2022-01-01")) {
            assertThat(table.covers(day(outside))).isFalse();
            assertProblem(
                    () -> table.at(day(outside)),
                    "LAW_DATE_NOT_COVERED",
                    message -> assertThat(message)
                            .isEqualTo("The table \"rates\" does not cover " + outside
                                    + ": it runs from 2020-01-01 to 2021-12-31."));
        }
        assertThat(table.covers(day("2020-01-01"))).isTrue();
        assertThat(table.covers(day("2021-12-31"))).isTrue();
    }

    @Test
    void aLastRowThatIsOpenCoversAllDaysToCome() {
        DatedTable<String> open = DatedTable.of("open", List.of(row("2020-01-01", "", "only")));

        assertThat(open.at(day("2999-12-31")).value()).isEqualTo("only");
        assertProblem(
                () -> open.at(day("2019-12-31")),
                "LAW_DATE_NOT_COVERED",
                message -> assertThat(message).endsWith("it runs from 2020-01-01 to …."));
    }

    @Test
    void rowsThatMissADayOrShareOneAreRefusedAndTheDayIsNamed() {
        assertProblem(
                () -> DatedTable.of("t", List.of(row("2020-01-01", "2020-12-31", "a"), row("2021-01-02", "", "b"))),
                "LAW_TABLE_GAP",
                message -> assertThat(message).contains("2021-01-01"));
        assertProblem(
                () -> DatedTable.of("t", List.of(row("2020-01-01", "2021-01-01", "a"), row("2021-01-01", "", "b"))),
                "LAW_TABLE_OVERLAP",
                message -> assertThat(message).contains("2021-01-01"));
        assertProblem(
                () -> DatedTable.of("t", List.of(row("2020-01-01", "", "a"), row("2021-01-01", "", "b"))),
                "LAW_TABLE_OVERLAP",
                message -> assertThat(message).contains("2021-01-01"));
        assertProblem(
                () -> DatedTable.of("t", List.of()),
                "LAW_TABLE_EMPTY",
                message -> assertThat(message).contains("\"t\""));
    }

    @Test
    void aValueOfLawHasASourceAndEndsNoEarlierThanItBegins() {
        assertThat(row("2020-01-01", "2020-01-01", "a day").covers(day("2020-01-01")))
                .isTrue();
        assertThat(row("2020-01-01", "2020-01-01", "a day").covers(day("2020-01-02")))
                .isFalse();
        assertThatThrownBy(() -> row("2020-01-02", "2020-01-01", "backwards"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Dated<>(day("2020-01-01"), Optional.empty(), "of nobody", " ", Confidence.CERTAIN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertProblem(Runnable call, String code, Consumer<String> message) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().code()).isEqualTo(code);
            message.accept(e.problem().message().en());
        });
    }

    private static Dated<String> row(String from, String until, String value) {
        return new Dated<>(
                day(from),
                until.isEmpty() ? Optional.empty() : Optional.of(day(until)),
                value,
                "a law",
                Confidence.CERTAIN);
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
