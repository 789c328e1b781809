package dev.cuadra.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.operation.Transition;
import dev.cuadra.onboarding.record.Evaluation;
import dev.cuadra.onboarding.record.EvaluationRecord;
import dev.cuadra.onboarding.record.Inputs;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("OPS-10")
class SupportTransitionTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String AFTER = "2026-03-16T08:00:00-03:00";
    private static final List<String> ITEMS = List.of(
            "LL-366", "LL-367", "LL-368", "LL-369", "LL-370", "LL-371", "LL-372", "LL-373", "LL-374", "LL-375",
            "LL-376");

    @TempDir
    Path dir;

    private static ObjectNode launch() throws IOException {
        return (ObjectNode)
                JSON.readTree("{\"launch\":\"2026-03-02\",\"resolutionPercent\":\"90\",\"zone\":\"America/Santiago\"}");
    }

    /** Tickets fell a little, adoption stayed, 92 of 100 were resolved, nothing critical is open, and the rest is attested. */
    private static ObjectNode calm() throws IOException {
        ObjectNode file = launch();
        ArrayNode observations = file.putArray("observations");
        for (String week : List.of(
                "{\"metric\":\"support_tickets\",\"value\":\"100\"}",
                "{\"metric\":\"adoption_pct\",\"k\":60,\"n\":100}")) {
            observations.add(((ObjectNode) JSON.readTree(week))
                    .put("start", "2026-03-02T00:00:00-03:00")
                    .put("end", "2026-03-09T00:00:00-03:00"));
            observations.add(((ObjectNode) JSON.readTree(week))
                    .put("start", "2026-03-09T00:00:00-03:00")
                    .put("end", "2026-03-16T00:00:00-03:00"));
        }
        for (String other : List.of(
                "{\"metric\":\"resolution_rate_pct\",\"k\":92,\"n\":100}",
                "{\"metric\":\"open_critical_issues\",\"value\":0}",
                attested("documentation_complete"),
                attested("training_completed"),
                attested("process_improvements_deployed"))) {
            observations.add(((ObjectNode) JSON.readTree(other)).put("at", "2026-03-15T12:00:00-03:00"));
        }
        return file;
    }

    private static String attested(String metric) {
        return "{\"metric\":\"" + metric + "\",\"yes\":true,\"by\":{\"who\":\"marta\",\"role\":\"support-manager\"}}";
    }

    private static ObjectNode reviewed(List<String> items) throws IOException {
        ObjectNode file = launch().put("at", "2026-04-01T17:00:00-03:00");
        ArrayNode review = file.putArray("review");
        items.forEach(item -> review.addObject()
                .put("kind", "ATTEST")
                .put("item", item)
                .put("at", "2026-04-01T16:00:00-03:00")
                .put("who", "pia")
                .put("role", "project-manager")
                .put("evidence", "minutes"));
        return file;
    }

    private static List<String> verdicts(Cli call) throws IOException {
        List<String> verdicts = new java.util.ArrayList<>();
        for (String line : call.out().lines().toList()) {
            JsonNode record = JSON.readTree(line);
            verdicts.add(
                    record.get("gate").asText() + " " + record.get("verdict").asText());
            assertThat(EvaluationRecord.broken(List.of(line))).isEmpty();
        }
        return verdicts;
    }

    @Test
    void aCalmSecondWeekPassesAndWhatIsNotDueIsNoFinding() throws IOException {
        Cli call = Cli.with(
                calm().toString(),
                "support",
                "transition",
                "--in",
                "-",
                "--at",
                AFTER,
                "--gate",
                "transition",
                "--lang",
                "en");
        assertThat(call.err()).isEmpty();
        assertThat(verdicts(call)).containsExactly("transition PASS");
        assertThat(call.code()).isZero();

        Cli all = Cli.with(calm().toString(), "support", "transition", "--in", "-", "--at", AFTER, "--lang", "en");
        assertThat(verdicts(all))
                .containsExactly(
                        "transition PASS",
                        "coverage-week-3 NOT_DUE",
                        "coverage-week-4 NOT_DUE",
                        "coverage-month-2 NOT_DUE");
        assertThat(all.code()).isZero();
    }

    /** The same bytes that the library gives, with the launch and the instant of the options. */
    @Test
    void aRecordIsTheOneOfTheLibrary() throws IOException {
        ObjectNode file = launch().put("launch", "2020-01-06").put("at", "2020-01-20T00:00:00Z");

        Cli call = Cli.with(
                file.toString(),
                "support",
                "transition",
                "--in",
                "-",
                "--launch",
                "2026-03-02",
                "--at",
                AFTER,
                "--gate",
                "coverage-week-3",
                "--gate",
                "transition",
                "--lang",
                "es");

        Evaluation evaluation = Evaluation.of(
                Transition.shipped(LocalDate.of(2026, 3, 2), BigDecimal.valueOf(90))
                        .definition(),
                Inputs.of(Instant.parse("2026-03-16T11:00:00Z"), ZoneId.of("America/Santiago"), List.of()));
        assertThat(call.out().lines())
                .containsExactly(
                        evaluation.gateRecord("coverage-week-3").json(),
                        evaluation.gateRecord("transition").json());
        assertThat(call.code()).isEqualTo(1);
    }

    @Test
    void aReviewWithItsDeliverablesPassesAndIsWrittenToBeRead() throws IOException {
        Path file = Files.writeString(dir.resolve("in.json"), reviewed(ITEMS).toString());
        String out = dir.resolve("review").toString();

        Cli call = Cli.run("support", "review", "--in", file.toString(), "--out", out, "--lang", "es");

        assertThat(call.code()).as(call.err()).isZero();
        assertThat(Files.readString(dir.resolve("review/review.txt")))
                .startsWith("La compuerta checklist-review-day30 se aprueba.\n"
                        + "Revisión a los 30 días. Hechos: 11 de 11; atrasados: 0; no corresponden: 0\n")
                .contains("Hecho: Entregable: informe técnico (jefatura del proyecto)");
        String record = Files.readString(dir.resolve("review/gate-checklist-review-day30.json"));
        assertThat(EvaluationRecord.broken(List.of(record.strip()))).isEmpty();
        assertThat(JSON.readTree(Files.readString(dir.resolve("review/review.json")))
                        .at("/records/0"))
                .isEqualTo(JSON.readTree(record));
    }

    @Test
    void whatTheReviewDoesNotTakeIsSaidAndChangesNothing() throws IOException {
        ObjectNode file = reviewed(ITEMS);
        ((ObjectNode) file.at("/review/7")).put("kind", "TICK").remove("evidence");
        ((ObjectNode) file.at("/review/8")).put("role", "support-manager");
        ((ObjectNode) file.at("/review/9")).put("recordedAt", "2026-04-02T09:00:00-03:00");

        Cli call = Cli.with(file.toString(), "support", "review", "--in", "-", "--lang", "en");

        assertThat(verdicts(call)).containsExactly("checklist-review-day30 INCONCLUSIVE");
        assertThat(call.err().lines())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("OPERATION_EVIDENCE · LL-373 · "))
                .anyMatch(line -> line.startsWith("OPERATION_ROLE · LL-374 · "));
        assertThat(call.code()).isEqualTo(1);
        // A deliverable that was noted a day later is there a day later.
        ObjectNode mended = reviewed(ITEMS).put("at", "2026-04-01T17:00:00-03:00");
        ((ObjectNode) mended.at("/review/9")).put("recordedAt", "2026-04-02T09:00:00-03:00");
        assertThat(Cli.with(mended.toString(), "support", "review", "--in", "-", "--lang", "en")
                        .code())
                .isEqualTo(1);
        assertThat(Cli.with(
                                mended.toString(),
                                "support",
                                "review",
                                "--in",
                                "-",
                                "--at",
                                "2026-04-02T10:00:00-03:00",
                                "--lang",
                                "en")
                        .code())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/launch; \"yesterday\"; INPUT_KIND; launch",
                "/resolutionPercent; \"101\"; INPUT_KIND; resolutionPercent",
                "/resolutionPercent; 90; INPUT_KIND; resolutionPercent",
                "/zone; \"Mars\"; INPUT_KIND; zone",
                "/at; \"2026-04-01\"; INPUT_KIND; at",
                "/gates; [\"week-1\"]; TRANSITION_GATE; gates",
                "/weather; \"fine\"; INPUT_UNKNOWN_MEMBER; weather",
                "/review/0/who; \" \"; INPUT_KIND; review[0].who",
                "/review/0/evidence; \"\"; INPUT_KIND; review[0].evidence",
                "/review/0/kind; \"DONE\"; INPUT_WORD; review[0].kind",
                "/observations; [{\"metric\":\"coverage_level\"}]; GATE_MISSING; observations[0].start"
            })
    void whatCannotBeUsedIsNamedWithItsPlace(String member, String value, String code, String where)
            throws IOException {
        ObjectNode file = reviewed(ITEMS);
        int last = member.lastIndexOf('/');
        ((ObjectNode) file.at(member.substring(0, last))).set(member.substring(last + 1), JSON.readTree(value));

        Cli call = Cli.with(file.toString(), "support", "transition", "--in", "-", "--lang", "en");

        JsonNode error = JSON.readTree(call.err()).get("error");
        assertThat(error.get("code").asText()).isEqualTo(code);
        assertThat(error.get("where").asText()).isEqualTo(where);
        assertThat(error.get("remedy").asText()).isNotBlank();
        assertThat(call.code()).isEqualTo(2);
    }
}
