package dev.cuadra.onboarding.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.MetricKind;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.record.ReadingWriter;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.tables.TableSource;
import dev.cuadra.tables.TableWriter;
import dev.cuadra.tables.Tables;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservationListTest {
    private static final ZoneId CHILE = ZoneId.of("America/Santiago");
    static final Definition DEFINITION = Definition.of(
            "launch",
            "1",
            Map.of(),
            List.of(
                    Metric.of("satisfaction", "rating-1-5", MetricKind.MEAN),
                    Metric.of("adoption", "percent", MetricKind.RATIO),
                    Metric.of("tickets", "tickets/week", MetricKind.COUNT),
                    Metric.of("level", "enum", MetricKind.TEXT),
                    Metric.of("ready", "bool", MetricKind.BOOLEAN),
                    Metric.of("launched", "event", MetricKind.EVENT)),
            List.of(),
            List.of());
    private static final ObservationTerms TERMS = ObservationTerms.of(DEFINITION, CHILE);

    static List<ObservationLine> read(TableSource source, ObservationTerms terms) {
        List<ObservationLine> lines = new ArrayList<>();
        try (ObservationList list = ObservationList.open(source, terms)) {
            for (Optional<ObservationLine> line = list.next(); line.isPresent(); line = list.next()) {
                lines.add(line.get());
            }
        }
        return lines;
    }

    private static List<ObservationLine> read(String text) {
        return read(TableSource.ofText("obs.csv", text), TERMS);
    }

    private static Reading only(String text) {
        List<ObservationLine> lines = read(text);
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0).problems()).isEmpty();
        return lines.get(0).reading().orElseThrow();
    }

    private static List<String> codes(ObservationLine line) {
        return line.problems().stream().map(Problem::code).toList();
    }

    private static Instant instant(String text) {
        return Instant.parse(text);
    }

    @Test
    void aNumberThatNothingCanHoldIsRejectedInALineAndEndsAList() {
        String good = "{\"metric\": \"satisfaction\", \"at\": \"2026-03-02T10:00:00-03:00\", \"value\": 4}";
        String bad = good.replace("4}", "4e-99999999999}");

        assertThat(read(TableSource.ofText("o.jsonl", good + "\n" + bad + "\n" + good), TERMS))
                .extracting(line -> line.problems().stream().map(Problem::code).toList())
                .containsExactly(List.of(), List.of("OBS_JSON"), List.of());
        assertThatThrownBy(() -> read(TableSource.ofText("o.json", "[" + good + "," + bad + "]"), TERMS))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo("OBS_JSON"));
    }

    @Test
    void halfOfASurrogatePairAndAYearBeyondEveryCalendarAreRejected() {
        String good = "{\"metric\": \"level\", \"at\": \"2026-03-02T10:00:00-03:00\", \"word\": \"high\"}";

        assertThat(read(
                        TableSource.ofText(
                                "o.jsonl",
                                String.join(
                                        "\n",
                                        good,
                                        good.replace("high", "\\ud800"),
                                        good.replace("2026-03-02T10:00:00-03:00", "+999999999-12-31T10:00:00-03:00"))),
                        TERMS))
                .extracting(line -> line.problems().size())
                .containsExactly(0, 1, 1);
        assertThat(read(
                        TableSource.ofText("o.csv", "metric,start,value\nlevel,+999999999-12-31T10:00:00-03:00,high\n"),
                        TERMS))
                .extracting(line -> line.problems().get(0).code())
                .containsExactly("OBS_INSTANT");
    }

    @Test
    @Tag("OBS-1")
    void theTemplatesOfBothLanguagesAreReadAlike() {
        String row = "tickets,customer:acme,2025-09-26,2025-10-03,3,,,3,2025-10-02T18:00:00,2025-10-04,desk,t-1,,\n";
        Reading english = only(ObservationList.template(false) + row);
        assertThat(only(ObservationList.template(true) + row)).isEqualTo(english);
        assertThat(english)
                .isEqualTo(new Reading(
                        "t-1",
                        "tickets",
                        "customer:acme",
                        instant("2025-09-26T03:00:00Z"),
                        instant("2025-10-03T03:00:00Z"),
                        new Content.Amount(new BigDecimal("3"), Optional.of(3L)),
                        instant("2025-10-02T21:00:00Z"),
                        instant("2025-10-04T03:00:00Z"),
                        "desk"));
    }

    @Test
    @Tag("OBS-1")
    void whatSpreadsheetsPutAroundACellIsNotPartOfIt() {
        String text = "\uFEFFMétrica;Ámbito;Inicio;Fin;Valor;Muestra\r\n"
                + "satisfaction;=\"customer:ñandú\";2025-09-26 10:00:00;2025-09-26 11:00:00;4,7;'=12\r\n";
        assertThat(codes(read(text).get(0))).containsExactly("OBS_SAMPLE");
        Reading reading = only(text.replace("'=12", "12"));
        assertThat(reading.scope()).isEqualTo("customer:ñandú");
        assertThat(reading.content()).isEqualTo(new Content.Amount(new BigDecimal("4.7"), Optional.of(12L)));
        assertThat(reading.start()).isEqualTo(instant("2025-09-26T13:00:00Z"));
        byte[] latin = text.substring(1).replace("'=12", "12").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(read(TableSource.ofBytes("latin.csv", latin), TERMS).get(0).reading())
                .contains(reading);
    }

    @Test
    @Tag("OBS-1")
    void aWorkbookIsReadLikeItsCsv() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TableWriter writer = Tables.xlsx(bytes, "observaciones")) {
            writer.row("metrica", "inicio", "valor");
            writer.row("tickets", java.time.LocalDate.of(2025, 9, 26), new BigDecimal("2.50"));
        }
        Reading sheet = read(TableSource.ofBytes("obs.xlsx", bytes.toByteArray()), TERMS)
                .get(0)
                .reading()
                .orElseThrow();
        assertThat(sheet).isEqualTo(only("metric,start,value\ntickets,2025-09-26,2.5\n"));
        assertThat(sheet.instant()).isTrue();
        assertThat(sheet.scope()).isEqualTo("global");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "NaN,-,NaN",
                "-,-,empty",
                "Infinity,-,Infinity",
                "#DIV/0!,-,#DIV/0!",
                "-,sin respuesta,sin respuesta",
                "nan,source away,source away"
            })
    @Tag("OBS-1")
    void whatIsNoNumberIsMissingAndNeverZero(String value, String reason, String why) {
        String row = "tickets,2025-09-26," + (value == null ? "" : value) + "," + (reason == null ? "" : reason);
        assertThat(only("metric,start,value,reason\n" + row + "\n").content()).isEqualTo(new Content.Missing(why));
    }

    @Test
    @Tag("OBS-1")
    void whatItSaysFollowsTheKindOfItsMetric() {
        String head = "metric,start,value,k,n\n";
        assertThat(only(head + "adoption,2025-09-26,,26,36\n").content()).isEqualTo(new Content.Share(26, 36));
        assertThat(only(head + "level,2025-09-26,high,,\n").content()).isEqualTo(new Content.Word("high"));
        assertThat(only(head + "ready,2025-09-26,Sí,,\n").content())
                .isEqualTo(new Content.Answer(true, Optional.empty()));
        assertThat(only(head + "ready,2025-09-26,0,,\n").content())
                .isEqualTo(new Content.Answer(false, Optional.empty()));
        assertThat(only(head + "launched,2025-09-26,yes,,\n").content()).isEqualTo(new Content.Happened());
        assertThat(codes(read(head + "ready,2025-09-26,3,,\n").get(0))).containsExactly("OBS_VALUE");
        assertThat(codes(read(head + "tickets,2025-09-26,yes,,\n").get(0))).containsExactly("OBS_VALUE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tickets,global,2025-09-26,,1,,,,|OBS_METRIC|metric",
                "tickets,acme inc,2025-09-26,,1,,,,|OBS_SCOPE|scope",
                "tickets,,26-09-2025,,1,,,,|OBS_INSTANT|start",
                "tickets,,,,1,,,,|OBS_INSTANT|start",
                "tickets,,2025-04-05T23:30:00,2025-04-06,1,,,,|OBS_INSTANT_AMBIGUOUS|start",
                "tickets,,2025-09-27,2025-09-26,1,,,,|OBS_WINDOW|end",
                "tickets,,2025-09-26,,1.000.000,,,,|OBS_VALUE|value",
                "tickets,,2025-09-26,,one,,,,|OBS_VALUE|value",
                "adoption,,2025-09-26,,,37,36,,|OBS_SHARE|k",
                "adoption,,2025-09-26,,,26,,,|OBS_SHARE|n",
                "tickets,,2025-09-26,,1,,,-1,|OBS_SAMPLE|sample",
                "adoption,,2025-09-26,,72,26,36,,|OBS_CONTENT|value",
                "satisfaction,,2025-09-26,,62,,,,|OBS_SCALE|value",
                "satisfaction,,2025-09-26,,4,,,,promoter-index|OBS_UNIT|unit"
            })
    @Tag("OBS-2")
    void aBadLineSaysWhatWhereAndWhatToDo(String row, String code, String column) {
        ObservationLine line = read("metric,scope,start,end,value,k,n,sample,unit\n" + row + "\n")
                .get(0);
        assertThat(codes(line)).containsExactly(code);
        Problem problem = line.problems().get(0);
        assertThat(problem.where().toString()).isEqualTo("obs.csv:2:" + column);
        assertThat(problem.message().es()).isNotBlank();
        assertThat(problem.remedy().en()).isNotBlank();
        assertThat(line.cells()).contains(row.split(",", -1)[0]);
    }

    @Test
    @Tag("OBS-2")
    void everyReasonIsSaidAtOnceAndWhatNamesSomebodyIsMasked() {
        ObservationLine line = read("metric,scope,start,value\nTickets,Almacén Doña Rosa,ayer,mil\n")
                .get(0);
        assertThat(codes(line)).containsExactly("OBS_METRIC", "OBS_SCOPE", "OBS_INSTANT", "OBS_VALUE");
        assertThat(line.problems().get(1).message().in(Locale.ENGLISH))
                .contains("Al***")
                .doesNotContain("Rosa");
    }

    @Test
    @Tag("OBS-2")
    void mendedRejectsImportAsTheyAre() {
        String text = "metrica;inicio;valor;motivo\ntickets;2025-09-26;1,5;\ntickets;mañana;2,5;\n";
        ByteArrayOutputStream rejects = new ByteArrayOutputStream();
        try (ObservationList list = ObservationList.open(TableSource.ofText("obs.csv", text), TERMS)) {
            List<List<String>> rejected = new ArrayList<>();
            for (Optional<ObservationLine> line = list.next(); line.isPresent(); line = list.next()) {
                line.filter(one -> one.reading().isEmpty()).ifPresent(one -> rejected.add(one.cells()));
            }
            list.rejects().write(rejects, rejected);
            assertThat(list.rejects().fileName()).isEqualTo("rejects-observations.csv");
        }
        String mended = rejects.toString(StandardCharsets.UTF_8).replace("mañana", "2025-09-27");
        assertThat(only(mended).content()).isEqualTo(Content.Amount.of("2.5"));
    }

    @Test
    @Tag("OBS-1")
    void aTableWithoutValuesOrWithoutItsColumnsIsRefused() {
        assertThatThrownBy(() -> read("metric,start,valu\ntickets,2025-09-26,1\n"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("TABLE_COLUMN_MISSING");
        assertThatThrownBy(() -> read("metric,value\ntickets,1\n"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("TABLE_COLUMN_MISSING");
    }

    @Test
    @Tag("OBS-1")
    void metricsThatTheDefinitionLacksAreKeptAndSaid() {
        ObservationLine line = read("metric,start,value\nticket,2025-09-26,1\n").get(0);
        assertThat(line.reading()).isPresent();
        assertThat(line.warnings()).extracting(Problem::code).containsExactly("OBS_METRIC_UNDECLARED");
    }

    // ---- JSON

    private static final String ONE =
            "{\"metric\":\"tickets\",\"start\":\"2025-09-26T03:00:00Z\",\"end\":\"2025-10-03T03:00:00Z\",\"value\":0.1}";
    private static final String OTHER =
            "{\"metric\":\"satisfaction\",\"at\":\"2025-09-26T03:00:00Z\",\"value\":\"4.70\"}";

    @Test
    @Tag("OBS-1")
    void jsonIsReadInEachOfItsForms() {
        form("[" + ONE + ",\n" + OTHER + "]", ObservationForm.JSON);
        form("{\"observations\":[" + ONE + "," + OTHER + "]}", ObservationForm.JSON);
        form(ONE + "\n\n" + OTHER + "\n", ObservationForm.JSON_LINES);
        form("\uFEFF" + ONE + "\r\n" + OTHER, ObservationForm.JSON_LINES);
    }

    private static void form(String text, ObservationForm expected) {
        TableSource source = TableSource.ofText("obs.json", text);
        assertThat(read(source, TERMS).stream()
                        .map(line -> line.reading().orElseThrow().content()))
                .containsExactly(Content.Amount.of("0.1"), Content.Amount.of("4.7"));
        try (ObservationList list = ObservationList.open(source, TERMS)) {
            assertThat(list.form()).isEqualTo(expected);
        }
    }

    @Test
    @Tag("OBS-2")
    void badElementsAreRejectedAloneAndTheRestIsRead() {
        String text = ONE + "\n{\"metric\":\"tickets\"\n" + OTHER.replace("4.70", "62") + "\n"
                + ONE.replace("value", "valeu") + "\n" + OTHER.replace("}", ",\"unit\":\"promoter-index\"}") + "\n";
        List<ObservationLine> lines = read(TableSource.ofText("obs.jsonl", text), TERMS);
        assertThat(lines.stream().map(ObservationListTest::codes))
                .containsExactly(
                        List.of(),
                        List.of("OBS_JSON"),
                        List.of("OBS_SCALE"),
                        List.of("GATE_CONTENT"),
                        List.of("OBS_UNIT"));
        assertThat(lines.get(2).problems().get(0).where().toString()).isEqualTo("obs.jsonl:3:value");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ObservationList list = ObservationList.open(TableSource.ofText("obs.jsonl", text), TERMS)) {
            list.rejects().write(out, List.of(lines.get(2).cells()));
        }
        String mended = out.toString(StandardCharsets.UTF_8).replace("62", "4");
        assertThat(read(TableSource.ofText("r.jsonl", mended), TERMS).get(0).reading())
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[%s|OBS_JSON",
                "[%s] x|OBS_JSON",
                "{\"observations\":[%s],\"more\":1}|OBS_JSON",
                "[%s,{\"a\":1,\"a\":2}]|OBS_JSON"
            })
    @Tag("OBS-2")
    void aListThatIsCutOffIsNotMistakenForAWholeOne(String form, String code) {
        String text = String.format(Locale.ROOT, form, ONE);
        assertThatThrownBy(() -> read(TableSource.ofText("obs.json", text), TERMS))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(code);
    }

    /** The oracle is the writer of records, which knows nothing of tables. */
    @Property(tries = 60)
    @net.jqwik.api.Tag("OBS-1")
    void aReadingComesBackFromJsonAndFromATable(
            @ForAll @BigRange(min = "-1000000", max = "1000000") @Scale(9) BigDecimal value,
            @ForAll @IntRange(max = 100_000) int minutes,
            @ForAll @IntRange(max = 5) int sample) {
        Instant start = instant("2025-09-26T03:00:00Z").plusSeconds(60L * minutes);
        Content content = new Content.Amount(value, sample == 0 ? Optional.empty() : Optional.of((long) sample));
        Reading reading = new Reading(
                "x-" + minutes,
                "depth",
                "cohort:beta",
                start,
                start.plusSeconds(3600),
                content,
                start,
                start.plusSeconds(9),
                "probe");
        ObservationTerms any = ObservationTerms.of(CHILE);
        String json = ReadingWriter.tree(reading).toString();
        assertThat(read(TableSource.ofText("o.json", "[" + json + "]"), any)
                        .get(0)
                        .reading())
                .contains(reading);
        String row = String.join(
                ",",
                "depth",
                "cohort:beta",
                reading.start().toString(),
                reading.end().toString(),
                value.toPlainString(),
                "",
                "",
                sample == 0 ? "" : Integer.toString(sample),
                start.toString(),
                reading.recordedAt().toString(),
                "probe",
                reading.id(),
                "",
                "");
        assertThat(read(TableSource.ofText("o.csv", ObservationList.template(false) + row + "\n"), any)
                        .get(0)
                        .reading())
                .contains(reading);
    }
}
