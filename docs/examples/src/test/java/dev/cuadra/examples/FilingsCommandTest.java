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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilingsCommandTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SII =
            "N°,Fecha,Estado,Fecha Anulación,Rut,Nombre o Razón Social,Soc. Prof.,Brutos,Retenido,Pagado\n";
    private static final String ANA = "153,05/05/2026,VIGENTE,,12345678-5,ANA,NO,1000000,152500,847500\n";
    private static final String LUIS = "9,21/05/2026,VIGENTE,,11111111-1,LUIS,NO,600000,91500,508500\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void aClosedMonth() throws IOException {
        Files.writeString(folder.resolve("people.csv"), "rut,nombre\n12345678-5,Ana\n11111111-1,Luis\n");
        assertThat(close(ANA).code()).isZero();
    }

    @Test
    void whatWasFiledIsListedAndFiledAgainChangesNothing() throws IOException {
        Cli first = record("7890123456", "2026-06-12");
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out()).contains("payable 152.500");
        assertThat(record("7890123456", "2026-06-12").code()).isZero();
        assertThat(error(record("7890123456", "2026-06-11")).get("code").asText())
                .isEqualTo("FILING_FOLIO_TAKEN");
        assertThat(record("7890123457", "2026-06-20").out()).contains("rectifies");

        JsonNode list = JSON.readTree(run("list", "--year", "2026", "--json").out());
        assertThat(list.get("filings")).hasSize(2);
        assertThat(list.at("/filings/1/number").asInt()).isEqualTo(2);
        assertThat(run("list", "--year", "2025").out()).contains("2025: 0");
    }

    @Test
    void itSaysWhichReturnsWereOnTimeAndOfWhichNobodyKnows() throws IOException {
        record("7890123456", "2026-06-15");
        Cli text = run("on-time", "--from", "2026-04", "--until", "2026-05", "--on", "2026-07-01");
        assertThat(text.code()).isEqualTo(1);
        assertThat(text.out())
                .contains("0 of 1 filed on time")
                .contains("2026-04  unknown: due 2026-05-12")
                .contains("2026-05  late by 3 days: filed on 2026-06-15, due 2026-06-12");

        Cli known = run("on-time", "--from", "2026-05", "--until", "2026-06", "--on", "2026-07-01", "--json");
        assertThat(known.code()).isZero();
        JsonNode json = JSON.readTree(known.out());
        assertThat(json.get("percent").asText()).isEqualTo("0.00");
        assertThat(json.at("/months/1/state").asText()).isEqualTo("OPEN");
        assertThat(run("on-time", "--from", "2026-05", "--until", "2026-04").code())
                .isEqualTo(2);
    }

    @Test
    void aBoletaMoreIsACorrectionWithItsLateCharges() throws IOException {
        record("1", "2026-06-12");
        assertThat(run("correct", "--period", "2026-05").code()).isZero();

        close(ANA + LUIS);
        Cli text = run("correct", "--period", "2026-05", "--pay-on", "2026-06-30");
        assertThat(text.code()).isEqualTo(1);
        assertThat(text.out())
                .contains("Code 151")
                .contains("11111111-1/9: 0 → 91.500 (added)")
                .contains("Still to be paid: 91.500");

        JsonNode json = JSON.readTree(run("correct", "--period", "2026-05", "--pay-on", "2026-06-30", "--json")
                .out());
        assertThat(json.get("payable").asLong()).isEqualTo(91_500);
        // 10 % of 91,500, to the nearest peso.
        assertThat(json.at("/late/fine").asLong()).isEqualTo(9_150);
        assertThat(json.at("/late/due").asText()).isEqualTo("2026-06-12");
        assertThat(json.at("/late/payable").asLong())
                .isEqualTo(91_500 + 9_150 + json.at("/late/interest").asLong());

        JsonNode later = JSON.readTree(run("correct", "--period", "2026-05", "--pay-on", "2027-03-01", "--json")
                .out());
        assertThat(later.has("late")).isFalse();
        assertThat(later.at("/lateUnknown/code").asText()).isEqualTo("LAW_DATE_NOT_COVERED");
    }

    @Test
    void codesOfAFileAreRecordedAndAFileOfAnotherMonthIsNot() throws IOException {
        Path form = folder.resolve("out/form29.json");
        Cli other = run(
                "record",
                "--period",
                "2026-04",
                "--folio",
                "5",
                "--filed-on",
                "2026-05-12",
                "--codes",
                form.toString());
        assertThat(error(other).get("code").asText()).isEqualTo("FILING_OTHER_MONTH");

        Files.writeString(folder.resolve("changed.json"), Files.readString(form).replace("152500", "152501"));
        Cli changed = run(
                "record",
                "--period",
                "2026-05",
                "--folio",
                "5",
                "--filed-on",
                "2026-06-12",
                "--codes",
                folder.resolve("changed.json").toString());
        assertThat(changed.code()).as(changed.err()).isZero();
        assertThat(changed.out()).contains("152.501");
        assertThat(run("correct", "--period", "2026-05").code()).isEqualTo(1);

        for (String text : List.of("", "{}", "[1]", "{\"period\":\"2026-05\"}", "{\"codes\":{}}")) {
            Files.writeString(folder.resolve("broken.json"), text);
            Cli broken = run(
                    "record",
                    "--period",
                    "2026-05",
                    "--folio",
                    "6",
                    "--filed-on",
                    "2026-06-12",
                    "--codes",
                    folder.resolve("broken.json").toString());
            assertThat(broken.code()).as(text).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "000", "", "12a", "123456789012345678901", "-1"})
    void aFolioThatIsNoneIsRefused(String folio) throws IOException {
        assertThat(error(record(folio, "2026-06-12")).get("where").asText()).isEqualTo("--folio");
    }

    @Test
    void aMonthThatWasNeverClosedOrFiledIsSaid() throws IOException {
        Cli open = run("record", "--period", "2026-07", "--folio", "9", "--filed-on", "2026-08-12");
        assertThat(error(open).get("code").asText()).isEqualTo("FILING_NOT_CLOSED");
        assertThat(error(run("correct", "--period", "2026-05")).get("code").asText())
                .isEqualTo("FILING_NONE");
    }

    private Cli record(String folio, String day) {
        return run("record", "--period", "2026-05", "--folio=" + folio, "--filed-on", day);
    }

    private Cli close(String rows) throws IOException {
        Files.writeString(folder.resolve("received.csv"), SII + rows);
        return Cli.run(
                "month-close",
                "--payer",
                "76000000-0",
                "--period",
                "2026-05",
                "--contractors",
                folder.resolve("people.csv").toString(),
                "--received",
                folder.resolve("received.csv").toString(),
                "--db",
                "jdbc:sqlite:" + folder.resolve("books.db"),
                "--out",
                folder.resolve("out").toString());
    }

    private Cli run(String... args) {
        List<String> all = new ArrayList<>(List.of("filings"));
        all.addAll(Arrays.asList(args));
        all.addAll(
                List.of("--payer", "76000000-0", "--db", "jdbc:sqlite:" + folder.resolve("books.db"), "--lang", "en"));
        return Cli.run(all.toArray(String[]::new));
    }

    private static JsonNode error(Cli call) throws IOException {
        assertThat(call.code()).as(call.out()).isEqualTo(2);
        return JSON.readTree(call.err()).get("error");
    }
}
