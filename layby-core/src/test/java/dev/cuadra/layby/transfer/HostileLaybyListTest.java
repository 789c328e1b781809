package dev.cuadra.layby.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.spi.problem.Problem;
import dev.cuadra.tables.CellText;
import dev.cuadra.tables.TableSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Every line that is handed in comes out in a lay-by or as a reject, whatever stands in its cells. */
class HostileLaybyListTest {
    private static final String NUMBER = "15783204-6";
    private static final String NAME = "Rosa Inventada";
    private static final String MAIL = "rosa@example.com";
    private static final List<String> FIRST = List.of(
            "A-1",
            "north",
            "Mere Tane",
            "mere@example.com",
            "en",
            "NZ",
            "2026-01-10",
            "NZD",
            "TV",
            "Television",
            "1",
            "500.00",
            "10.00",
            "",
            "100.00",
            "180.00",
            "2026-02-01",
            "CARD",
            "FORTNIGHTLY",
            "3",
            "2026-02-14",
            "45.00");
    private static final List<String> FURTHER = List.of(
            "A-1", "", "", "", "", "", "", "", "STAND", "", "2", "20.00", "", "", "", "", "", "", "", "", "", "");
    private static final List<String> CELLS = List.of(
            "",
            " ",
            "Total",
            "number",
            "\uFEFF",
            "\"",
            "a\nb",
            ";",
            ",",
            "=1+1",
            "'=1",
            "0",
            "-1",
            "1.000",
            "1,000.5",
            "99999999999999",
            "10000000000000",
            "9999999",
            "1e400",
            "NaN",
            "\u0661\u0662\u0663",
            "\u202EX",
            "\u0130\u0131",
            "\uD83D\uDE00\uD83D\uDE00",
            "x".repeat(300),
            "2026-02-30",
            "0000-01-01",
            "9999-12-31",
            "AU.",
            "AUD|NZD",
            "CL",
            "KWD",
            NUMBER,
            NAME,
            MAIL);

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void everyLineIsInALaybyOrRejected(@ForAll("lists") List<List<String>> rows) {
        long lines = 0;
        try (LaybyList list = LaybyList.open(csv(rows))) {
            for (Optional<ListedLayby> next = list.next(); next.isPresent(); next = list.next()) {
                ListedLayby layby = next.get();
                lines += layby.lines().size();
                assertThat(layby.opening().isPresent())
                        .isEqualTo(layby.problems().isEmpty());
                layby.problems().forEach(HostileLaybyListTest::saysNothingOfAnybody);
            }
        }
        assertThat(lines)
                .isEqualTo(rows.stream().filter(HostileLaybyListTest::filled).count());
    }

    private static void saysNothingOfAnybody(Problem problem) {
        for (String text : List.of(problem.message().es(), problem.message().en())) {
            assertThat(text).isNotBlank().doesNotContain(NUMBER, NAME, MAIL);
        }
        assertThat(problem.remedy().en()).isNotBlank();
        assertThat(problem.where().line()).isPositive();
    }

    private static boolean filled(List<String> row) {
        return row.stream().anyMatch(cell -> !CellText.trimmed(cell).isEmpty());
    }

    private static TableSource csv(List<List<String>> rows) {
        List<List<String>> all = new ArrayList<>(List.of(LaybyList.TITLES));
        all.addAll(rows);
        return TableSource.ofText(
                "list.csv",
                all.stream()
                        .map(row -> row.stream()
                                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                                .collect(Collectors.joining(",")))
                        .collect(Collectors.joining("\n")));
    }

    @Provide
    Arbitrary<List<List<String>>> lists() {
        return Arbitraries.oneOf(mixed(FIRST), mixed(FURTHER), Arbitraries.just(FIRST))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    /** A sound line in which any cell may have been replaced. */
    private static Arbitrary<List<String>> mixed(List<String> sound) {
        return Combinators.combine(sound.stream()
                        .map(cell -> Arbitraries.frequencyOf(
                                Tuple.of(9, Arbitraries.just(cell)), Tuple.of(1, Arbitraries.of(CELLS))))
                        .toList())
                .as(List::copyOf);
    }
}
