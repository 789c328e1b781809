package dev.cuadra.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cuadra.boleta.rut.Rut;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoletasCommandTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TITLES =
            "rut,nombre,folio,fecha,fecha_pago,bruto,retenido,concepto,retiene,prestamo,estado,motivo\n";
    private static final String ANA = "12345678-5,Ana,153,2026-09-05,2026-09-30,1000000,152500,,,,,\n";
    private static final String LUIS = "11111111-1,Luis,9,2026-09-21,,600000,91500,,,,,\n";
    private static final String SII =
            "N°,Fecha,Estado,Fecha Anulación,Rut,Nombre o Razón Social,Soc. Prof.,Brutos,Retenido,Pagado\n";
    private static final String SII_ANA = "153,05/09/2026,VIGENTE,,12345678-5,ANA,NO,1000000,152500,847500\n";
    private static final String SII_LUIS = "9,21/09/2026,VIGENTE,,11111111-1,LUIS,NO,600000,91500,508500\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aBoletaIsAddedOnceAndWhatTheRuleRefusesIsNot() {
        Cli first = add("--folio", "153", "--retained", "152500");
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out()).contains("Registered: 12345678-5/153");
        assertThat(add("--folio", "153", "--retained", "152500").out()).contains("It was there just so");
        Cli paid = add("--folio", "153", "--retained", "152500", "--paid-on", "2026-09-30");
        assertThat(paid.out()).contains("the day of payment was added");

        Cli refused = add("--folio", "154", "--retained", "100000");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.out()).contains("REGISTER_RETENTION").contains("152500");
        Cli other = add("--folio", "153", "--retained", "152501");
        assertThat(other.code()).isEqualTo(1);
        assertThat(other.out()).contains("RETAINED");
        assertThat(add("--folio", "154", "--retained", "100000", "--reason", "agreed")
                        .code())
                .isZero();
    }

    @Test
    void withoutAnAmountTheRuleOfTheDateIsKeptBackAndAnotherYearIsPointedOut() {
        Cli crossed = run(
                "add",
                "--rut",
                "12345678-5",
                "--folio",
                "1",
                "--date",
                "2025-12-20",
                "--gross",
                "1.000.000",
                "--paid-on",
                "2026-01-05");
        assertThat(crossed.code()).as(crossed.err()).isZero();
        assertThat(crossed.out())
                .contains("retained 145000")
                .contains("YEAR_BOUNDARY")
                .contains("Source: ")
                .contains("15.25 %");
        assertThat(run("list", "--period", "2025-12").out()).contains("YEAR_BOUNDARY");
        assertThat(run("list", "--period", "2026-01").out()).contains("2026-01: 0");
        assertThat(run("list", "--period", "2026-01", "--by", "paid").out()).contains("12345678-5/1 ");
    }

    @ParameterizedTest
    @CsvSource({
        "--folio,0",
        "--folio,-1",
        "--folio,1e3",
        "--gross,0",
        "--gross,-5",
        "--gross,1.5",
        "--gross,9999999999999999999",
        "--date,2026-02-30",
        "--date,5/9/2026",
        "--rut,12345678-6",
        "--retained,1000001",
        "--paid-on,yesterday"
    })
    void whatCannotBeReadIsOneErrorThatNamesItsOption(String option, String value) throws IOException {
        List<String> args = new ArrayList<>(
                List.of("add", "--rut", "12345678-5", "--folio", "1", "--date", "2026-09-05", "--gross", "1000000"));
        int at = args.indexOf(option);
        if (at < 0) {
            args.addAll(List.of(option, value));
        } else {
            args.set(at + 1, value);
        }
        Cli call = run(args.toArray(String[]::new));
        assertThat(call.code()).isEqualTo(2);
        assertThat(error(call).get("where").asText()).isEqualTo(option);
    }

    @Test
    void aFolioOfAMillionDigitsIsRefusedAndNotRepeated() throws IOException {
        Cli call = add("--folio", "9".repeat(1_000_000));
        assertThat(call.code()).isEqualTo(2);
        assertThat(error(call).get("code").asText()).isEqualTo("OPTION_VALUE");
        assertThat(call.err()).hasSizeLessThan(1_000);

        // A cell of that length is no cell of a list: the whole file is refused; a shorter one is a line that is
        // rejected.
        Cli list = importing(TITLES + LUIS.replace(",9,", "," + "9".repeat(1_000_000) + ","));
        assertThat(list.code()).isEqualTo(2);
        assertThat(list.err()).hasSizeLessThan(1_000);
        Cli line = importing(TITLES + LUIS.replace(",9,", "," + "9".repeat(1_000) + ",") + ANA);
        assertThat(line.code()).isEqualTo(1);
        assertThat(line.out()).contains("1 new").contains("REPORT_FOLIO").hasSizeLessThan(2_000);
    }

    @Test
    void aDateOfAYearWithoutARateIsRefused() throws IOException {
        for (String date : List.of("1999-05-05", "2031-05-05", "9999-12-31")) {
            Cli list = importing(TITLES + LUIS.replace("2026-09-21", date));
            assertThat(list.code()).as(date).isEqualTo(1);
            assertThat(list.out()).contains("0 new").contains("1 rejected");
        }
    }

    @Test
    void whatIsRejectedImportsOnceItIsMended() throws IOException {
        String bad = LUIS.replace("91500", "90000");
        Cli first = importing(TITLES + ANA + bad + ANA.replace("1000000", "1000001"));
        assertThat(first.code()).isEqualTo(1);
        assertThat(first.out()).contains("Boletas: 1 new, 0 completed").contains("2 rejected");
        Path rejects = folder.resolve("out/rejects-boletas.csv");
        assertThat(Files.readString(rejects)).startsWith(TITLES.strip()).hasLineCount(3);
        assertThat(Files.readString(folder.resolve("out/findings.csv")))
                .contains("REGISTER_RETENTION")
                .contains("REGISTER_DIFFERS");

        String mended = Files.readString(rejects).replace("90000", "91500").replace("1000001", "1000000");
        Cli second = importing(mended);
        assertThat(second.code()).as(second.out()).isZero();
        assertThat(second.out()).contains("1 new, 0 completed with their day of payment, 1 there already");
        assertThat(rejects).doesNotExist();
        assertThat(folder.resolve("out/findings.csv")).doesNotExist();
    }

    @Test
    void theSameFileTwiceAndTheSameLineTwiceChangeNothing() throws IOException {
        assertThat(importing(TITLES + ANA + ANA + LUIS).out()).contains("2 new").contains("1 there already");
        assertThat(importing(TITLES + ANA + ANA + LUIS).out()).contains("0 new").contains("3 there already");
        assertThat(importing(TITLES + ANA + ANA + LUIS, "--resume").out()).contains("3 there already");
    }

    @Test
    void aDryRunStoresNothingAndSaysTheSame() throws IOException {
        Cli dry = importing(TITLES + ANA + LUIS, "--dry-run");
        assertThat(dry.code()).as(dry.err()).isZero();
        assertThat(dry.out()).contains("2 would be new");
        assertThat(run("list", "--period", "2026-09").out()).contains("2026-09: 0");
    }

    @Test
    void aRowOfAReportThatCannotBeReadIsMendedInTheTemplatesColumns() throws IOException {
        Cli report = importing(SII + SII_ANA + SII_LUIS.replace("21/09/2026", "41/09/2026"));
        assertThat(report.code()).as(report.err()).isEqualTo(1);
        Path rejects = folder.resolve("out/rejects-boletas.csv");
        assertThat(Files.readString(rejects).lines().toList())
                .containsExactly(TITLES.strip(), "11111111-1,LUIS,9,41/09/2026,,600000,91500,,,,VIGENTE,");

        Cli mended = importing(Files.readString(rejects).replace("41/09", "21/09"));
        assertThat(mended.code()).as(mended.out()).isZero();
        assertThat(match(SII + SII_ANA + SII_LUIS).code()).isZero();
    }

    @Test
    void whatIsListedAsCsvCanBeImportedElsewhere() throws IOException {
        importing(TITLES + ANA + LUIS + "22222222-2,Eva,1,2026-09-01,,100000,0,,EMISOR,,,\n"
                + "22222222-2,Eva,2,2026-09-02,,100000,15250,,,,ANULADA,\n");
        String csv = run("list", "--period", "2026-09", "--csv").out();
        assertThat(csv.lines()).hasSize(5);
        Cli again = importing(csv, "--tenant", "other");
        assertThat(again.out()).contains("4 new").contains("0 rejected");
        assertThat(run("list", "--period", "2026-09", "--csv", "--tenant", "other")
                        .out())
                .isEqualTo(csv);
    }

    @Test
    void totalsOfBothSidesDifferByWhatTheFindingsSay() throws IOException {
        importing(TITLES + ANA + LUIS);
        Cli call = match(
                SII
                        + SII_ANA
                        + "9,21/09/2026,ANULADA,21/09/2026,11111111-1,LUIS,NO,600000,91500,508500\n"
                        + "77,22/09/2026,VIGENTE,,22222222-2,EVA,NO,200000,30500,169500\n",
                "--json");
        assertThat(call.code()).as(call.err()).isEqualTo(1);
        JsonNode said = JSON.readTree(call.out());
        assertThat(said.at("/totals/here").toString()).isEqualTo("{\"gross\":1600000,\"retained\":244000}");
        assertThat(said.at("/totals/sii").toString()).isEqualTo("{\"gross\":1200000,\"retained\":183000}");
        assertThat(said.at("/totals/parts/STATE/gross").asLong()).isEqualTo(600_000);
        assertThat(said.at("/totals/parts/MISSING_HERE/gross").asLong()).isEqualTo(-200_000);
        assertThat(said.at("/totals/difference/gross").asLong()).isEqualTo(400_000);
        assertThat(said.at("/matched").toString()).isEqualTo("[\"12345678-5/153\"]");

        assertThat(match(SII + SII_ANA + SII_LUIS).out()).contains("2 boletas agree, 0 findings");
    }

    @Test
    void bteStandBesideTheirOwnList() throws IOException {
        importing(TITLES + ANA + LUIS + "22222222-2,Eva,3,2026-09-10,,100000,15250,BTE,,,,\n");
        assertThat(match(SII + SII_ANA + SII_LUIS).code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-08", "2027-09"})
    void aListOfAnotherMonthIsRefused(String month) throws IOException {
        importing(TITLES + ANA);
        Files.writeString(folder.resolve("sii.csv"), SII + SII_ANA);
        Cli call = run("match", "--received", folder.resolve("sii.csv").toString(), "--period", month);
        assertThat(call.code()).isEqualTo(2);
        assertThat(error(call).get("code").asText()).isEqualTo("REPORT_MONTH");
    }

    @Test
    void filesThatAreNoListsAreRefusedBeforeAnythingIsStored() throws IOException {
        for (String text : List.of("", "\n\n", "rut;nombre\n1;2\n", "<html>login</html>")) {
            Cli call = importing(text);
            assertThat(call.code()).as(text).isEqualTo(2);
            assertThat(error(call).get("remedy").asText()).isNotBlank();
        }
        assertThat(importing(TITLES).out()).contains("0 new").contains("0 rejected");
        Files.write(
                folder.resolve("latin.csv"),
                (TITLES + LUIS.replace("Luis", "Núñez")).getBytes(StandardCharsets.ISO_8859_1));
        Cli latin = run(
                "import",
                folder.resolve("latin.csv").toString(),
                "--out",
                folder.resolve("out").toString());
        assertThat(latin.code()).as(latin.err()).isZero();
        assertThat(run("list", "--period", "2026-09").out()).contains("Núñez");
        assertThat(importing("\0\1\2\uFFFD").code()).isEqualTo(2);
    }

    @Test
    void aSecondProgramOnTheSameBooksIsTurnedAway() throws IOException {
        importing(TITLES + ANA);
        HostOptions options = new HostOptions();
        options.db = "jdbc:sqlite:" + folder.resolve("books.db");
        try (Host first = Host.kept(options)) {
            assertThat(first.tenant().toString()).contains("default");
            assertThat(importing(TITLES + LUIS).code()).isEqualTo(3);
        }
        assertThat(importing(TITLES + LUIS).code()).isZero();
    }

    @Test
    void anImportThatEndsInTheMiddleGoesOn() throws IOException {
        StringBuilder list = new StringBuilder(TITLES);
        for (int i = 1; i <= 3_500; i++) {
            list.append(new Rut(8_000_000 + i)).append(",P,").append(i).append(",2026-09-05,,1000000,152500,,,,,\n");
        }
        Path file = folder.resolve("boletas.csv");
        Files.writeString(file, list);
        Process process = new KilledProgram(folder)
                .start(
                        "boletas",
                        "import",
                        file.toString(),
                        "--payer",
                        "76000000-0",
                        "--db",
                        db(),
                        "--out",
                        "out",
                        "--resume");
        String line = process.errorReader(StandardCharsets.UTF_8).readLine();
        process.destroyForcibly();
        assertThat(line).isNotNull().doesNotContain("error");
        while (process.isAlive()) {
            Thread.onSpinWait();
        }

        Cli last = run("import", file.toString(), "--out", folder.resolve("out").toString(), "--resume");
        assertThat(last.code()).as(last.err()).isZero();
        assertThat(last.out()).contains("Boletas: 3500 new, 0 completed with their day of payment, 0 there already");
        assertThat(run("list", "--period", "2026-09", "--csv").out().lines()).hasSize(3_501);
    }

    @Test
    void theTemplateIsAListWithoutLines() {
        assertThat(Cli.run("boletas", "template").out()).isEqualTo(TITLES);
    }

    private String db() {
        return "jdbc:sqlite:" + folder.resolve("books.db");
    }

    @Test
    void whatHappensToABoletaIsToldOnceAndTheBooksFollow() throws IOException {
        add("--folio", "153", "--retained", "152500");
        Cli asked = event("--kind", "REQUEST", "--on", "2026-10-15", "--cause", "2");
        assertThat(asked.code()).as(asked.err()).isZero();
        assertThat(asked.out()).contains("was VIGENTE and is ANULACION_PENDIENTE");
        assertThat(event("--kind", "REQUEST", "--on", "2026-10-15", "--cause", "2")
                        .out())
                .contains("Nothing new");

        Cli alone = event("--kind", "ANNUL", "--on", "2026-10-20");
        assertThat(alone.code()).isEqualTo(Main.FINDINGS);
        assertThat(alone.out()).contains("Not recorded", "LIFE_");

        JsonNode waiting = JSON.readTree(life("--at", "2026-10-20", "--json").out());
        assertThat(waiting.get("state").asText()).isEqualTo("ANULACION_PENDIENTE");
        assertThat(waiting.at("/moves/0/until").asText()).isEqualTo("2027-03-01");
        JsonNode lapsed = JSON.readTree(life("--at", "2027-03-02", "--json").out());
        assertThat(lapsed.get("state").asText()).isEqualTo("VIGENTE");
        assertThat(lapsed.at("/problems/0/code").asText()).isEqualTo("LIFE_LAPSED");

        assertThat(event("--kind", "CONFIRM", "--on", "2026-11-10").code()).isZero();
        assertThat(run("list", "--period", "2026-09").out()).contains("ANULADA");
        Cli report = event("--kind", "REPORT", "--on", "2026-11-12", "--state", "VIGENTE");
        assertThat(report.code()).isEqualTo(Main.FINDINGS);
        assertThat(JSON.readTree(life("--json").out()).get("state").asText()).isEqualTo("ANULADA");
        assertThat(life().out()).contains("12345678-5/153", "2026-10-15");
    }

    @Test
    void anEventThatCannotBeReadIsRefusedBeforeTheBooksAreTouched() {
        add("--folio", "153", "--retained", "152500");
        assertThat(event("--kind", "BURN", "--on", "2026-10-15").code()).isEqualTo(Main.UNUSABLE);
        assertThat(event("--kind", "REQUEST", "--on", "2026-10-15", "--cause", "9")
                        .code())
                .isEqualTo(Main.UNUSABLE);
        assertThat(event("--kind", "CONFIRM", "--on", "2026-10-15", "--state", "ANULADA")
                        .code())
                .isEqualTo(Main.UNUSABLE);
        assertThat(event("--kind", "REPORT", "--on", "2026-10-15").code()).isEqualTo(Main.UNUSABLE);
        assertThat(event("--kind", "REQUEST", "--on", "9999-01-01").code()).isEqualTo(Main.UNUSABLE);
        assertThat(run("event", "nobody", "--kind", "REQUEST", "--on", "2026-10-15")
                        .code())
                .isEqualTo(Main.UNUSABLE);
        assertThat(run("life", "11111111-1/1").code()).isEqualTo(Main.UNUSABLE);
        assertThat(run("event", "11111111-1/1", "--kind", "OBSERVE", "--on", "2026-10-15")
                        .code())
                .isEqualTo(Main.FINDINGS);
    }

    private Cli event(String... more) {
        List<String> args = new ArrayList<>(List.of("event", "12345678-5/153"));
        args.addAll(Arrays.asList(more));
        return run(args.toArray(String[]::new));
    }

    private Cli life(String... more) {
        List<String> args = new ArrayList<>(List.of("life", "12345678-5/153"));
        args.addAll(Arrays.asList(more));
        return run(args.toArray(String[]::new));
    }

    private Cli add(String... more) {
        List<String> args =
                new ArrayList<>(List.of("add", "--rut", "12345678-5", "--date", "2026-09-05", "--gross", "1000000"));
        args.addAll(Arrays.asList(more));
        return run(args.toArray(String[]::new));
    }

    private Cli importing(String text, String... more) throws IOException {
        Path file = folder.resolve("import.csv");
        Files.writeString(file, text);
        List<String> args = new ArrayList<>(List.of(
                "import", file.toString(), "--out", folder.resolve("out").toString()));
        args.addAll(Arrays.asList(more));
        return run(args.toArray(String[]::new));
    }

    private Cli match(String report, String... more) throws IOException {
        Files.writeString(folder.resolve("sii.csv"), report);
        List<String> args = new ArrayList<>(
                List.of("match", "--received", folder.resolve("sii.csv").toString(), "--period", "2026-09"));
        args.addAll(Arrays.asList(more));
        return run(args.toArray(String[]::new));
    }

    private Cli run(String... args) {
        List<String> all = new ArrayList<>(List.of("boletas"));
        all.addAll(Arrays.asList(args));
        all.addAll(List.of("--payer", "76000000-0", "--db", db(), "--lang", "en"));
        return Cli.run(all.toArray(String[]::new));
    }

    private static JsonNode error(Cli call) throws IOException {
        return JSON.readTree(call.err().lines().reduce((a, b) -> b).orElseThrow())
                .get("error");
    }
}
