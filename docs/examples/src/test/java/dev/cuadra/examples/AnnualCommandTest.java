package dev.cuadra.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cuadra.tables.TableReader;
import dev.cuadra.tables.TableSource;
import dev.cuadra.tables.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ana is paid 10,000 in January and in May, Luis 200,000 in January: 14.5 % is kept back. */
class AnnualCommandTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TITLES =
            "N°,Fecha,Estado,Fecha Anulación,Rut,Nombre o Razón Social,Soc. Prof.,Brutos,Retenido,Pagado\n";
    private static final Map<Integer, String> ROWS = Map.of(
            1,
            "1,10/01/2025,VIGENTE,,12345678-5,ANA,NO,10000,1450,8550\n"
                    + "1,20/01/2025,VIGENTE,,11111111-1,LUIS,NO,200000,29000,171000\n",
            5,
            "2,31/05/2025,VIGENTE,,12345678-5,ANA,NO,10000,1450,8550\n");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path closed;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path out = Path.of("");

    @BeforeAll
    static void aYearOfTwelveCloses() throws IOException {
        Files.writeString(closed.resolve("people.csv"), "rut,nombre\n12345678-5,Ana\n11111111-1,Luis\n");
        for (int month = 1; month <= 12; month++) {
            assertThat(close(closed.resolve("books.db"), month, ROWS.getOrDefault(month, "")))
                    .isZero();
        }
    }

    /** Each test has books of its own: one that changes them disturbs no other. */
    @BeforeEach
    void books() throws IOException {
        out = folder.resolve("out");
        try (Stream<Path> files = Files.list(closed)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void aYearThatAgreesEndsWithZeroAndItsFiles() throws IOException {
        Cli call = annual();

        assertThat(call.err()).isEmpty();
        assertThat(call.code()).isZero();
        JsonNode json = JSON.readTree(out.resolve("dj1879.json").toFile());
        // Luis 29,000 × 1.036 = 30,044; Ana 1,450 × 1.036 + 1,450 × 1.014 = 2,972.5, half up.
        assertThat(json.at("/rows/0/retained").asLong()).isEqualTo(30_044);
        assertThat(json.at("/rows/1/retained").asLong()).isEqualTo(2_973);
        assertThat(json.at("/summary/retained").asLong()).isEqualTo(33_017);
        assertThat(json.at("/roundingDifferences/0/sumOfRounded").asLong()).isEqualTo(2_972);
        assertThat(json.at("/proof/agrees").asBoolean()).isTrue();
        assertThat(Files.readString(out.resolve("dj1879.csv"))).contains("2,12345678-5,2973,0,0,X,,,,X,,,,,,,,0,0,2");
        try (TableReader sheet =
                Tables.open(TableSource.of("dj1879.xlsx", () -> Files.newInputStream(out.resolve("dj1879.xlsx"))))) {
            assertThat(sheet.remaining())
                    .hasSize(3)
                    .last()
                    .satisfies(row -> assertThat(row.values()).startsWith("2", "12345678-5", "2973"));
        }
        assertThat(Files.readString(out.resolve("certificates.html"))).contains("11.111.111-1", "12.345.678-5");
        assertThat(Files.readString(out.resolve("annual.html"))).contains("agree to the peso");
        assertThat(call.out()).contains("14 February 2026").contains("update factors of 2025 are not verified");
    }

    @Test
    void aPaymentThatMovedAfterItsMonthWasClosedIsADifferenceAndExitsOne() throws IOException {
        Files.writeString(folder.resolve("paid.csv"), "rut,folio,fecha_pago\n11111111-1,1,2025-02-03\n");
        Path payments = folder.resolve("paid.csv");
        assertThat(close(folder.resolve("books.db"), 2, "", "--payments", payments.toString()))
                .isZero();

        Cli call = annual();

        assertThat(call.code()).isEqualTo(1);
        JsonNode proof = JSON.readTree(out.resolve("dj1879.json").toFile()).get("proof");
        assertThat(proof.get("agrees").asBoolean()).isFalse();
        assertThat(proof.get("differences")).hasSize(1);
        assertThat(proof.at("/differences/0/code").asText()).isEqualTo("PROOF_BOOKS_CHANGED");
        assertThat(proof.at("/differences/0/boletas/0").asText()).isEqualTo("11111111-1/1");
        assertThat(call.out()).contains("PROOF_BOOKS_CHANGED");
    }

    @Test
    void aHostsOwnFactorsWinAndAYearWithoutFactorsIsRefused() throws IOException {
        StringBuilder csv = new StringBuilder("commercial_year,month,factor,source\n");
        for (int month = 1; month <= 12; month++) {
            csv.append("2025,").append(month).append(",1.1,own\n");
        }
        Files.writeString(folder.resolve("factors.csv"), csv);

        assertThat(annual("--factors", folder.resolve("factors.csv").toString()).code())
                .isZero();
        JsonNode json = JSON.readTree(out.resolve("dj1879.json").toFile());
        assertThat(json.at("/rows/0/retained").asLong()).isEqualTo(31_900);
        assertThat(json.get("warnings").toString()).doesNotContain("DJ_FACTORS_UNVERIFIED");

        Cli refused = annual("--year", "2023");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(error(refused)).isEqualTo("FACTORS_NOT_COVERED");
        assertThat(refused.err()).contains("2025");
    }

    @Test
    void certificatesMayBeFilesOfTheirOwn() throws IOException {
        assertThat(annual("--each", "--company", "Comercial Ejemplo SpA", "--place", "Santiago")
                        .code())
                .isZero();

        assertThat(Files.readString(out.resolve("certificates/certificate-1-00002.html")))
                .contains("12.345.678-5", "Comercial Ejemplo SpA", "Santiago")
                .doesNotContain("11.111.111-1");
        assertThat(out.resolve("certificates.html")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "--year, 25, USAGE",
        "--payer, 76000000-1, RUT_CHECK_DIGIT",
        "--factors, missing.csv, FILE_UNREADABLE",
        "--db, jdbc:sqlite:none.db, DB_MISSING"
    })
    void anUnusableOptionIsOneJsonError(String option, String value, String code) throws IOException {
        Cli call = annual(option, value);

        assertThat(call.code()).isEqualTo(2);
        assertThat(error(call)).isEqualTo(code);
    }

    @Test
    void aBoletaIsExplainedInBothLanguages() {
        Cli english = explain("11111111-1/1", "en");
        Cli spanish = explain("11111111-1/1", "es");

        assertThat(english.code()).isZero();
        assertThat(english.out())
                .contains("gross 200000, retained 29000, 3 % 0, net 171000")
                .contains("200000 × 14.5 % = 29000")
                .contains("RET-2 · LIR art. 74 N°2")
                .contains("Declared in Form 29 of 2025-01: {151=29000}");
        assertThat(spanish.code()).isZero();
        assertThat(spanish.out()).contains("Se declara en el Formulario 29 de 2025-01: {151=29000}");
    }

    @Test
    void aBoletaNobodyKnowsAndTextThatIsNoneAreErrors() throws IOException {
        assertThat(error(explain("11111111-1/99", "en"))).isEqualTo("EXPLAIN_UNKNOWN");
        assertThat(error(explain("11111111-1", "en"))).isEqualTo("BOLETA_FORM");
        assertThat(error(explain("11111111-2/1", "en"))).isEqualTo("BOLETA_FORM");
    }

    private Cli explain(String boleta, String language) {
        return Cli.run("explain", boleta, "--payer", "76000000-0", "--lang", language, "--db", "jdbc:sqlite:" + db());
    }

    private Path db() {
        return folder.resolve("books.db");
    }

    private Cli annual(String... more) {
        List<String> args = new ArrayList<>(List.of("annual", "--lang", "en", "--out", out.toString()));
        for (List<String> option : List.of(
                List.of("--payer", "76000000-0"), List.of("--year", "2025"), List.of("--db", "jdbc:sqlite:" + db()))) {
            if (!Arrays.asList(more).contains(option.get(0))) {
                args.addAll(option);
            }
        }
        args.addAll(Arrays.asList(more));
        return Cli.run(args.toArray(String[]::new));
    }

    private static int close(Path db, int month, String rows, String... more) throws IOException {
        Path place = Objects.requireNonNull(db.toAbsolutePath().getParent());
        Files.writeString(place.resolve("received.csv"), TITLES + rows);
        List<String> args = new ArrayList<>(List.of(
                "month-close",
                "--payer",
                "76000000-0",
                "--period",
                String.format(java.util.Locale.ROOT, "2025-%02d", month),
                "--contractors",
                place.resolve("people.csv").toString(),
                "--received",
                place.resolve("received.csv").toString(),
                "--db",
                "jdbc:sqlite:" + db,
                "--out",
                place.resolve("closed").toString()));
        args.addAll(Arrays.asList(more));
        return Cli.run(args.toArray(String[]::new)).code();
    }

    private static String error(Cli call) throws IOException {
        String last = call.err().lines().reduce((a, b) -> b).orElse("{}");
        return JSON.readTree(last).path("error").path("code").asText();
    }
}
