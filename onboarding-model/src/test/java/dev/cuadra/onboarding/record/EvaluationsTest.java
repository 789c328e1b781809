package dev.cuadra.onboarding.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.onboarding.decision.HistoryEvent;
import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.definition.Samples;
import dev.cuadra.onboarding.gate.Gate;
import dev.cuadra.onboarding.gate.Scene;
import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.MetricKind;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.metric.Signature;
import dev.cuadra.onboarding.pack.Packs;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is prepared once gives what is worked out anew each time: the second is the oracle of the first. */
class EvaluationsTest {
    private static final List<Definition> DEFINITIONS = List.of(
            Samples.everything(),
            Packs.named(Packs.BOLETA_LAUNCH, Map.of("complaintsPerWeek", "3")),
            Packs.named(
                    Packs.LAYBY_LAUNCH,
                    Map.of("launch", "2025-09-26", "resolutionRate", "90", "criticalUpdateMinutes", "30")));

    private static Instant hour(int hours) {
        return Scene.START.plusSeconds(3600L * hours);
    }

    private static Content content(MetricKind kind, Random random) {
        Signature by = new Signature(
                "Ana",
                List.of("support-lead", "engineering-lead", "technical-lead").get(random.nextInt(3)),
                "",
                random.nextBoolean() ? Optional.empty() : Optional.of(hour(random.nextInt(600))));
        return switch (random.nextInt(12) == 0 ? MetricKind.EVENT : kind) {
            case TEXT -> new Content.Word(random.nextBoolean() ? "normal" : "high");
            case BOOLEAN -> new Content.Answer(random.nextBoolean(), Optional.of(by));
            case EVENT -> random.nextBoolean() ? new Content.Happened() : new Content.Missing("failed");
            case RATIO -> new Content.Share(random.nextInt(100), 100);
            default -> new Content.Amount(BigDecimal.valueOf(random.nextInt(6)), Optional.of(1L + random.nextInt(9)));
        };
    }

    private static List<Reading> readings(Definition definition, Random random) {
        List<Reading> all = new ArrayList<>();
        List<Metric> metrics = new ArrayList<>(definition.metrics());
        Collections.shuffle(metrics, random);
        for (Metric metric : metrics.subList(0, Math.min(25, metrics.size()))) {
            int many = random.nextInt(30);
            int first = random.nextInt(900) - 48;
            for (int i = 0; i < many; i++) {
                Instant start = hour(first + i + (random.nextInt(10) == 0 ? random.nextInt(48) : 0));
                Instant end = random.nextInt(3) == 0 ? start : start.plusSeconds(3600);
                Instant known = end.plusSeconds(random.nextInt(4) == 0 ? 7200L * random.nextInt(20) : 0);
                String scope = random.nextInt(5) == 0 ? "customer:" + random.nextInt(3) : Reading.GLOBAL;
                all.add(new Reading(
                        metric.key() + "-" + (random.nextInt(12) == 0 ? 0 : i),
                        metric.key(),
                        scope,
                        start,
                        end,
                        content(metric.kind(), random),
                        end,
                        known,
                        ""));
            }
        }
        return all;
    }

    /** Within a nanosecond of when a reading is too old, or has left a window that moves. */
    private static Optional<Instant> edge(Definition definition, Collection<Reading> readings, Random random) {
        List<Reading> all = new ArrayList<>(readings);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Reading reading = all.get(random.nextInt(all.size()));
        List<Duration> spans = new ArrayList<>(List.of(Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(31)));
        Optional.ofNullable(definition.metricsByKey().get(reading.metric()))
                .flatMap(Metric::freshness)
                .ifPresent(spans::add);
        Instant from = random.nextBoolean() ? reading.start() : reading.end();
        return Optional.of(from.plus(spans.get(random.nextInt(spans.size()))).plusNanos(random.nextInt(3) - 1L));
    }

    @Property(tries = 12)
    @net.jqwik.api.Tag("GATE-25")
    void atAnyInstantAndInAnyOrderTheBytesAreTheSame(@ForAll Random random) {
        Definition definition = DEFINITIONS.get(random.nextInt(DEFINITIONS.size()));
        Inputs inputs = Inputs.of(Scene.START, Scene.ZONE, readings(definition, random));
        Evaluations evaluations = Evaluations.of(definition, inputs);
        List<Integer> hours = new ArrayList<>();
        for (int i = 0, hour = random.nextInt(900) - 48; i < 8; i++) {
            hours.add(hour);
            hour += random.nextInt(4) == 0 ? random.nextInt(300) : random.nextInt(3);
        }
        if (random.nextInt(4) == 0) {
            Collections.shuffle(hours, random);
        }
        for (int hour : hours) {
            Instant at = random.nextInt(3) == 0
                    ? edge(definition, inputs.readings(), random).orElse(hour(hour))
                    : hour(hour).plusSeconds(random.nextInt(3) == 0 ? random.nextInt(3600) : 0);
            Evaluation together = evaluations.at(at);
            Evaluation alone = Evaluation.of(definition, inputs.at(at));
            for (Gate gate : definition.gates()) {
                assertThat(together.gateRecord(gate.id()).json())
                        .isEqualTo(alone.gateRecord(gate.id()).json());
            }
            definition
                    .rollout()
                    .ifPresent(rollout -> assertThat(
                                    together.rolloutRecord("beta", List.of()).json())
                            .isEqualTo(alone.rolloutRecord("beta", List.of()).json()));
            assertThat(together.triggers()).isEqualTo(alone.triggers());
        }
    }

    /** A breach that is told late is found, however far the series was followed before. */
    @Test
    @Tag("GATE-10")
    void whatComesLateIsNotPassedOver() {
        Definition pack = DEFINITIONS.get(1);
        List<Reading> all = new ArrayList<>();
        for (int hour = 0; hour < 60; hour++) {
            int failed = hour == 5 || hour == 6 ? 90 : 0;
            Reading bucket = Reading.over(
                    "e" + hour, "sii_error_rate_pct", hour(hour), hour(hour + 1), new Content.Share(failed, 1000));
            all.add(hour == 6 ? bucket.recorded(hour(40)) : bucket);
        }
        Evaluations evaluations = Evaluations.of(pack, Inputs.of(Scene.START, Scene.ZONE, all));
        List<String> states = new ArrayList<>();
        for (int hour = 1; hour <= 60; hour++) {
            Evaluation one = Evaluation.of(pack, Inputs.of(hour(hour), Scene.ZONE, all));
            assertThat(evaluations.at(hour(hour)).triggers()).isEqualTo(one.triggers());
            states.add(one.triggers().get(0).state().name());
        }
        assertThat(states.subList(0, 10))
                .containsExactly(
                        "CLEAR", "CLEAR", "CLEAR", "CLEAR", "CLEAR", "PENDING", "UNKNOWN", "UNKNOWN", "CLEAR", "CLEAR");
    }

    @Test
    @Tag("GATE-25")
    void eachNamesTheRecordBefore() {
        Inputs inputs = Inputs.of(Scene.START, Scene.ZONE, List.of());
        Evaluations evaluations = Evaluations.of(DEFINITIONS.get(0), inputs);
        EvaluationRecord one = evaluations.at(hour(1)).gateRecord("beta-exit");
        EvaluationRecord two = evaluations.at(hour(2), one).gateRecord("beta-exit");
        assertThat(EvaluationRecord.broken(List.of(one.json(), two.json()))).isEmpty();
        assertThat(two.json()).contains("\"previous\":{\"hash\":\"" + one.hash());
        assertThat(one.verdict()).isEqualTo("NOT_DUE");
        HistoryEvent began = new HistoryEvent(HistoryEvent.Kind.PHASE_STARTED, hour(0), "beta");
        assertThat(evaluations
                        .at(hour(3))
                        .rollout("beta", List.of(began))
                        .move()
                        .name())
                .isEqualTo("HOLD");
    }
}
