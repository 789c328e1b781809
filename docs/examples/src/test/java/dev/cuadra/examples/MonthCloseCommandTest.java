package dev.cuadra.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonthCloseCommandTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TITLES =
            "N°,Fecha,Estado,Fecha Anulación,Rut,Nombre o Razón Social,Soc. Prof.,Brutos,Retenido,Pagado\n";
    private static final String ROWS = "153,05/09/2026,VIGENTE,,12345678-5,ANA,NO,1000000,152500,847500\n"
            + "9,21/09/2026,VIGENTE,,11111111-1,LUIS,NO,600000,91500,508500\n";
    private static final String PEOPLE = "rut,nombre\n12345678-5,Ana\n11111111-1,Luis\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path out = Path.of("");

    @BeforeEach
    void files() throws IOException {
        out = folder.resolve("out");
        write("people.csv", PEOPLE);
        write("received.csv", TITLES + ROWS);
    }

    @Test
    void aCleanMonthEndsWithZeroAndItsFiles() throws IOException {
        Cli call = close();

        assertThat(call.err()).doesNotContain("error");
        assertThat(call.code()).isZero();
        JsonNode form = form();
        assertThat(form.get("codes").toString())
                .isEqualTo("{\"151\":244000,\"595\":244000,\"547\":244000,\"91\":244000}");
        assertThat(form.get("boletas").get("151").toString()).isEqualTo("[\"11111111-1/9\",\"12345678-5/153\"]");
        assertThat(form.get("unexplained")).isEmpty();
        assertThat(names())
                .contains("form29.json", "form29.xlsx", "form29.html", "report.html")
                .noneMatch(n -> n.startsWith("rejects"));
    }

    @Test
    void aDayOfPaymentStandsAtTheHeadOfThePageAndOneWithoutARateIsRefusedBeforeAnythingIsStored() throws IOException {
        assertThat(close("--pay-on", "2026-10-13").code()).isZero();
        assertThat(Files.readString(out.resolve("form29.html")))
                .contains("2026-10-13")
                .doesNotContain("Multa");

        Cli late = close("--pay-on", "2026-12-01", "--db", "jdbc:sqlite:" + folder.resolve("none.db"));
        assertThat(late.code()).isEqualTo(2);
        assertThat(late.err()).contains("LAW_DATE_NOT_COVERED");
        assertThat(close("--due-day", "13").code()).isEqualTo(2);
    }

    @Test
    void anUnexplainedRowIsAFindingUntilItIsDecided() throws IOException {
        write("received.csv", TITLES + ROWS.replace("91500,508500", "98000,502000"));

        assertThat(close().code()).isEqualTo(1);
        assertThat(form().get("unexplained").get(0).get("issuer").asText()).isEqualTo("11111111-1");
        assertThat(form().get("codes").get("151").asLong()).isEqualTo(152_500);

        assertThat(close("--decide", "11111111-1/9=153").code()).isZero();
        assertThat(form().get("codes").get("153").asLong()).isEqualTo(98_000);
        assertThat(form().get("unexplained")).isEmpty();
    }

    @Test
    void tenPerCentIsUnexplainedUntilTheDirectorIsKnownFromAListOrAReport() throws IOException {
        write("received.csv", TITLES + ROWS.replace("91500,508500", "60000,540000"));
        assertThat(close().code()).isEqualTo(1);

        write("directors.csv", "rut\n11.111.111-1\n");
        assertThat(close("--directors", folder.resolve("directors.csv").toString())
                        .code())
                .isZero();
        assertThat(form().get("codes").get("153").asLong()).isEqualTo(60_000);

        write("received.csv", TITLES + ROWS.lines().findFirst().orElseThrow() + "\n");
        write("directors.csv", TITLES + "9,21/09/2026,VIGENTE,,11111111-1,LUIS,NO,600000,60000,540000\n");
        assertThat(close("--directors", folder.resolve("directors.csv").toString())
                        .code())
                .isZero();
        assertThat(form().get("codes").get("153").asLong()).isEqualTo(60_000);
    }

    @Test
    void rejectedRowsLandInAFileThatImportsOnceMended() throws IOException {
        write("people.csv", "rut,nombre\n12345678-5,Ana\n11111111-2,=Luis\n");
        Cli call = close();

        assertThat(call.code()).isEqualTo(1);
        assertThat(call.out()).contains("RUT_CHECK_DIGIT").contains("CONTRACTOR_MISSING");
        String rejects = Files.readString(out.resolve("rejects-contractors.csv"));
        assertThat(rejects).isEqualTo("rut,nombre\r\n11111111-2,\"'=Luis\"\r\n");
        assertThat(Files.readString(out.resolve("findings.csv"))).contains("people.csv,3,rut,RUT_CHECK_DIGIT");

        write(
                "people.csv",
                "rut,nombre\n12345678-5,Ana\n"
                        + rejects.lines().skip(1).findFirst().orElseThrow().replace("-2", "-1") + "\n");
        assertThat(close().code()).isZero();
        assertThat(names()).noneMatch(name -> name.startsWith("rejects")).doesNotContain("findings.csv");
    }

    @Test
    void aDecemberBoletaPaidInJanuaryComesBackFromTheBooks() throws IOException {
        String db = "jdbc:sqlite:" + folder.resolve("books.db");
        write("received.csv", TITLES + "153,28/12/2025,VIGENTE,,12345678-5,ANA,NO,1000000,145000,855000\n");
        write("paid.csv", "rut,folio,fecha_pago\n12345678-5,153,2026-01-05\n");
        List<String> december = List.of(
                "--period",
                "2025-12",
                "--db",
                db,
                "--payments",
                folder.resolve("paid.csv").toString());

        assertThat(run(december).code()).isZero();
        assertThat(form().get("codes").get("91").asLong()).isZero();
        assertThat(form().get("periodRule").asText()).isEqualTo("PAYMENT_DATE");

        write("received.csv", TITLES + "154,10/01/2026,VIGENTE,,12345678-5,ANA,NO,1000000,152500,847500\n");
        assertThat(run(List.of("--period", "2026-01", "--db", db)).code()).isZero();
        assertThat(form().get("codes").get("151").asLong()).isEqualTo(145_000 + 152_500);
        assertThat(form().get("warnings").toString()).contains("PERIOD_DIFFERS_HERE");

        write("received.csv", TITLES + "153,28/12/2025,VIGENTE,,12345678-5,ANA,NO,1000000,145000,855000\n");
        assertThat(run(List.of("--period", "2025-12", "--period-rule", "boleta"))
                        .code())
                .isZero();
        assertThat(form().get("codes").get("151").asLong()).isEqualTo(145_000);
        assertThat(form().get("periodRule").asText()).isEqualTo("BOLETA_DATE");
    }

    @ParameterizedTest
    @CsvSource({
        "'', TABLE_EMPTY",
        "'<html><form action=CAutInicio.cgi></form></html>', REPORT_IS_LOGIN_PAGE",
        "'a,b\n1,2\n', REPORT_WITHOUT_TABLE",
    })
    void aFileThatIsNoReportStoresNothingAndIsOneError(String content, String code) throws IOException {
        write("received.csv", content);

        Cli call = close();

        assertThat(call.code()).isEqualTo(2);
        assertThat(error(call)).isEqualTo(code);
        assertThat(names()).noneMatch(name -> name.endsWith(".json") || name.endsWith(".html"));
    }

    @Test
    void anotherCompanyAnotherMonthAndWrongTotalsAreRefusedUnlessAccepted() throws IOException {
        String heading = "Contribuyente: X,RUT : 76000000-0,Informe correspondiente al mes 09 del año 2026,,,,,,,\n";
        String totals = "Totales* :,,,,,,,1600000,244000,1356000\n";
        write("received.csv", heading + TITLES + ROWS + totals);
        assertThat(close().code()).isZero();

        assertThat(error(run(List.of("--payer", "77879240-0")))).isEqualTo("REPORT_COMPANY");
        assertThat(error(run(List.of("--period", "2026-08")))).isEqualTo("REPORT_MONTH");
        write("received.csv", heading + TITLES + ROWS + totals.replace("244000", "244001"));
        assertThat(error(close())).isEqualTo("REPORT_TOTALS");
        assertThat(close("--accept-differences", "TOTALS").code()).isEqualTo(1);
        assertThat(close("--accept-differences", "report_totals,month").code()).isEqualTo(1);
    }

    @Test
    void binaryZipBombAndForeignEntitiesAreEachOneTypedError() throws IOException {
        Files.write(folder.resolve("people.csv"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 1});
        assertThat(error(close())).isEqualTo("TABLE_BINARY");

        Files.write(
                folder.resolve("people.csv"), workbook("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>", 1));
        assertThat(error(close())).isEqualTo("TABLE_XLSX_DOCTYPE");

        Files.write(folder.resolve("people.csv"), workbook("", 300_000_000));
        assertThat(error(close())).isEqualTo("TABLE_ZIP_BOMB");
        assertThat(names()).noneMatch(name -> name.endsWith(".json"));
    }

    @ParameterizedTest
    @CsvSource({
        "--payer, 76000000-1, RUT_CHECK_DIGIT",
        "--period, 2026-13, USAGE",
        "--period-rule, both, USAGE",
        "--decide, x=1, DECISION_FORM",
        "--accept-differences, everything, USAGE",
        "--received, missing.csv, FILE_UNREADABLE",
        "--tenant, A B, TENANT",
        "--db, jdbc:oracle:x, DB_URL",
        "--no-such-option, 1, USAGE",
    })
    void anUnusableOptionIsOneJsonErrorWithARemedy(String option, String value, String code) throws IOException {
        Cli call = run(List.of(option, value));

        assertThat(call.code()).isEqualTo(2);
        assertThat(error(call)).isEqualTo(code);
        assertThat(JSON.readTree(call.err()).get("error").get("remedy").asText())
                .isNotBlank();
    }

    @Test
    void aDatabaseThatIsNoneIsAMediumThatFailed() throws IOException {
        write("books.db", "this is no database, but long enough to be looked at ".repeat(50));

        Cli call = close("--db", "jdbc:sqlite:" + folder.resolve("books.db"));

        assertThat(call.code()).isEqualTo(3);
        assertThat(error(call)).isEqualTo("MEDIUM_FAILED");
        assertThat(call.err()).doesNotContain("\tat ");
    }

    private Cli close(String... more) {
        return run(Arrays.asList(more));
    }

    /** A later option replaces an earlier default of this test. */
    private Cli run(List<String> more) {
        List<String> args = new ArrayList<>(List.of("month-close", "--lang", "en"));
        for (List<String> option : List.of(
                List.of("--payer", "76000000-0"),
                List.of("--period", "2026-09"),
                List.of("--contractors", folder.resolve("people.csv").toString()),
                List.of("--received", folder.resolve("received.csv").toString()),
                List.of("--out", out.toString()))) {
            if (!more.contains(option.get(0))) {
                args.addAll(option);
            }
        }
        args.addAll(more);
        return Cli.run(args.toArray(String[]::new));
    }

    private String error(Cli call) throws IOException {
        String last = call.err().lines().reduce((a, b) -> b).orElse("{}");
        return JSON.readTree(last).path("error").path("code").asText();
    }

    private JsonNode form() throws IOException {
        return JSON.readTree(out.resolve("form29.json").toFile());
    }

    private List<String> names() throws IOException {
        if (!Files.exists(out)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(out)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content, StandardCharsets.UTF_8);
    }

    private static byte[] workbook(String doctype, int blanks) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            entry(zip, "[Content_Types].xml", "<Types/>", 0);
            entry(zip, "xl/workbook.xml", "<workbook/>", 0);
            entry(zip, "xl/worksheets/sheet1.xml", doctype + "<worksheet>", blanks);
        }
        return bytes.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, String text, int blanks) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(("<?xml version=\"1.0\"?>" + text).getBytes(StandardCharsets.UTF_8));
        byte[] blank = "<row/>".repeat(10_000).getBytes(StandardCharsets.UTF_8);
        for (int left = blanks; left > 0; left -= blank.length) {
            zip.write(blank, 0, Math.min(left, blank.length));
        }
        zip.closeEntry();
    }
}
