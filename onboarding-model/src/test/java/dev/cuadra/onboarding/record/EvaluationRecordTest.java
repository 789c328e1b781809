package dev.cuadra.onboarding.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.onboarding.decision.HistoryEvent;
import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.definition.Samples;
import dev.cuadra.onboarding.gate.Scene;
import dev.cuadra.onboarding.internal.Canonical;
import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.metric.Signature;
import dev.cuadra.spi.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.TimeZone;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EvaluationRecordTest {
    private static final Definition DEFINITION = Samples.everything();
    private static final List<HistoryEvent> HISTORY =
            List.of(new HistoryEvent(HistoryEvent.Kind.PHASE_STARTED, Scene.START, "beta"));

    private static List<Reading> readings() {
        Signature by = new Signature("Ana", "support-lead", "", Optional.empty());
        List<Reading> all = new ArrayList<>(List.of(
                Reading.at("a1", "activation", Scene.START, new Content.Share(2, 2)),
                Reading.over("d", "defects", Scene.startOf(-7), Scene.startOf(1), Content.Amount.of("0")),
                Reading.at("r", "ready", Scene.START, new Content.Answer(false, Optional.of(by))),
                Reading.at("p", "pulse", Scene.startOf(2), new Content.Happened())));
        for (int hour = 0; hour < 4; hour++) {
            all.add(Reading.over(
                    "e" + hour,
                    "errors",
                    Scene.startOf(8).minusSeconds(3600L * (4 - hour)),
                    Scene.startOf(8).minusSeconds(3600L * (3 - hour)),
                    new Content.Share(hour, 1000)));
        }
        return all;
    }

    private static Inputs inputs(List<Reading> readings) {
        return Inputs.of(Scene.startOf(8), Scene.ZONE, readings);
    }

    private static EvaluationRecord gate(List<Reading> readings) {
        return Evaluation.of(DEFINITION, inputs(readings)).gateRecord("beta-exit");
    }

    @Property(tries = 50)
    @net.jqwik.api.Tag("GATE-25")
    void theSameInputsGiveTheSameBytesInAnyOrderLocaleAndZone(@ForAll Random random) {
        String before = gate(readings()).json();
        String decided = Evaluation.of(DEFINITION, inputs(readings()))
                .rolloutRecord("beta", HISTORY)
                .json();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(random.nextBoolean() ? Locale.forLanguageTag("ar-EG-u-nu-arab") : Locale.US);
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            List<Reading> shuffled = new ArrayList<>(readings());
            shuffled.addAll(readings());
            Collections.shuffle(shuffled, random);
            assertThat(gate(shuffled).json()).isEqualTo(before);
            assertThat(Evaluation.of(DEFINITION, inputs(shuffled))
                            .rolloutRecord("beta", HISTORY)
                            .json())
                    .isEqualTo(decided);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    @Tag("GATE-25")
    void aLateReadingRewritesNoOldVerdict() {
        EvaluationRecord before = gate(readings());
        List<Reading> late = new ArrayList<>(readings());
        late.add(Reading.at("a1", "activation", Scene.START, new Content.Share(3, 3))
                .recorded(Scene.startOf(8).plusMillis(1)));
        assertThat(gate(late)).isEqualTo(before);
        late.set(late.size() - 1, late.get(late.size() - 1).recorded(Scene.startOf(8)));
        assertThat(gate(late).json()).isNotEqualTo(before.json());
    }

    @Test
    @Tag("GATE-25")
    void theRecordSaysWhatItFoundFromWhatAndWhatWouldChangeIt() throws Exception {
        JsonNode record = Canonical.parse(gate(readings()).json());
        assertThat(record.path("verdict").asText()).isEqualTo("FAIL");
        assertThat(record.path("definition").path("sha256").asText()).isEqualTo(DEFINITION.sha256());
        JsonNode first = record.path("conditions").path(0);
        assertThat(first.path("outcome").asText()).isEqualTo("UNKNOWN");
        assertThat(first.path("left").asText()).isEqualTo("100 (2/2)");
        assertThat(first.path("mode").asText()).isEqualTo("CENSUS");
        assertThat(first.path("sentence").path("es").asText()).contains("una parte no se observó");
        assertThat(first.path("change").path("en").asText()).contains("missing readings");
        assertThat(record.path("observations").findValuesAsText("id"))
                .contains("a1", "r")
                .doesNotContain("e1");
    }

    @Test
    @Tag("GATE-25")
    void recordsAreChainedByHash() {
        EvaluationRecord one = gate(readings());
        EvaluationRecord two =
                Evaluation.of(DEFINITION, inputs(readings()).after(one)).gateRecord("beta-exit");
        EvaluationRecord three =
                Evaluation.of(DEFINITION, inputs(readings()).after(two)).gateRecord("beta-exit");
        assertThat(EvaluationRecord.broken(List.of(one.json(), two.json(), three.json())))
                .isEmpty();
        assertThat(EvaluationRecord.broken(List.of(one.json(), three.json()))).hasValue(1);
        String forged = two.json().replace("\"verdict\":\"FAIL\"", "\"verdict\":\"PASS\"");
        assertThat(EvaluationRecord.broken(List.of(one.json(), forged))).hasValue(1);
    }

    @Test
    @Tag("GATE-23")
    void theRolloutHoldsBecauseItsGateFails() throws Exception {
        EvaluationRecord record = Evaluation.of(DEFINITION, inputs(readings())).rolloutRecord("beta", HISTORY);
        JsonNode tree = Canonical.parse(record.json());
        assertThat(record.verdict()).isEqualTo("HOLD");
        assertThat(tree.path("triggers").findValuesAsText("state")).contains("NOT_ARMED");
    }

    @Test
    void whatIsNotThereIsSaid() {
        Evaluation evaluation = Evaluation.of(DEFINITION, inputs(readings()));
        assertThatThrownBy(() -> evaluation.gate("none")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> evaluation.rollout("none", HISTORY)).isInstanceOf(ProblemException.class);
    }
}
