package dev.cuadra.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ana is paid 10,000 in January and in March 2025, Luis 200,000 in January: 14.5 % is kept back. */
class AnalyticsCommandTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TITLES =
            "N°,Fecha,Estado,Fecha Anulación,Rut,Nombre o Razón Social,Soc. Prof.,Brutos,Retenido,Pagado\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @BeforeAll
    static void twoClosedMonths() throws IOException {
        Files.writeString(folder.resolve("people.csv"), "rut,nombre\n12345678-5,Ana\n11111111-1,Luis\n");
        close(
                "2025-01",
                "1,10/01/2025,VIGENTE,,12345678-5,ANA,NO,10000,1450,8550\n"
                        + "1,20/01/2025,VIGENTE,,11111111-1,=LUIS(),NO,200000,29000,171000\n"
                        + "2,21/01/2025,ANULADA,22/01/2025,11111111-1,=LUIS(),NO,500000,72500,427500\n");
        close("2025-03", "2,31/03/2025,VIGENTE,,12345678-5,ANA,NO,10000,1450,8550\n");
    }

    private static void close(String month, String rows) throws IOException {
        Path received = folder.resolve("received.csv");
        Files.writeString(received, TITLES + rows);
        Cli call = Cli.run(
                "month-close",
                "--payer",
                "76000000-0",
                "--period",
                month,
                "--contractors",
                folder.resolve("people.csv").toString(),
                "--received",
                received.toString(),
                "--db",
                "jdbc:sqlite:" + folder.resolve("books.db"),
                "--out",
                folder.resolve("close").toString());
        assertThat(call.code()).as(call.err()).isZero();
    }

    private static Cli analytics(Path out, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "analytics",
                "--payer",
                "76000000-0",
                "--from",
                "2025-01",
                "--to",
                "2025-03",
                "--db",
                "jdbc:sqlite:" + folder.resolve("books.db"),
                "--lang",
                "en",
                "--out",
                out.toString()));
        // A later option wins where a test sets one anew.
        for (int at = 0; at < more.length; at += 2) {
            int known = arguments.indexOf(more[at]);
            if (known < 0) {
                arguments.addAll(Arrays.asList(more[at], more[at + 1]));
            } else {
                arguments.set(known + 1, more[at + 1]);
            }
        }
        return Cli.run(arguments.toArray(String[]::new));
    }

    @Test
    void theFilesHoldTheFiguresAndTheTopListIsPrinted() throws IOException {
        Path out = folder.resolve("out");
        Cli call = analytics(out);

        assertThat(call.code()).as(call.err()).isZero();
        JsonNode json = JSON.readTree(out.resolve("analytics.json").toFile());
        assertThat(json)
                .isEqualTo(JSON.readTree(SchemaCommand.schema("analytics.json")).at("/example/output"));
        // Two closed months, and none for February, which nobody closed: 270 × 31 / 7 = 1195.7 each.
        assertThat(json.at("/timeSaved")).hasSize(2);
        assertThat(json.at("/timeSaved/1/cumulative").asLong()).isEqualTo(2_390);
        assertThat(json.at("/total/retained").asLong()).isEqualTo(31_900);
        assertThat(Files.readString(out.resolve("analytics.csv")))
                .contains("2025-01,PAYMENT_DATE,12345678-5,,ANA,1,10000,1450,0,8550,4.8,0,0,0")
                .doesNotContain(",=LUIS");
        assertThat(Files.readString(out.resolve("analytics.html"))).contains("January 2025 – March 2025", "12345678-5");
        assertThat(call.out()).contains("2. 12345678-5 ANA: 20.000", "Gross 220.000, retained 31.900, net 188.100");
    }

    @Test
    void theSameCallWritesTheSameBytes() throws IOException {
        analytics(folder.resolve("one"));
        analytics(folder.resolve("two"));

        for (String name : List.of("analytics.json", "analytics.csv", "analytics.html")) {
            assertThat(folder.resolve("one").resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("two").resolve(name));
        }
    }

    @Test
    void theRuleIsAnArgumentAndIsSaid() throws IOException {
        Path out = folder.resolve("rule");
        Cli call = analytics(out, "--period-rule", "boleta");

        assertThat(call.code()).isZero();
        assertThat(call.out()).contains("month of its own date");
        assertThat(JSON.readTree(out.resolve("analytics.json").toFile())
                        .at("/periodRule")
                        .asText())
                .isEqualTo("BOLETA_DATE");
    }

    @Test
    void aCompanyThatTheBooksDoNotKnowHasNothing() throws IOException {
        Path out = folder.resolve("stranger");
        Cli call = analytics(out, "--payer", "77879240-0");

        assertThat(call.code()).isZero();
        assertThat(JSON.readTree(out.resolve("analytics.json").toFile()).at("/contractors"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "--from, 2025-13, USAGE",
        "--to, 2024-12, USAGE",
        "--to, 2035-01, USAGE",
        "--period-rule, paid, USAGE",
        "--payer, 76000000-1, RUT_CHECK_DIGIT",
        "--db, jdbc:sqlite:none.db, DB_MISSING"
    })
    void aCallThatCannotBeUsedIsOneError(String option, String value, String code) throws IOException {
        Cli call = analytics(folder.resolve("none"), option, value);

        assertThat(call.code()).isEqualTo(2);
        assertThat(JSON.readTree(call.err()).at("/error/code").asText()).isEqualTo(code);
    }
}
