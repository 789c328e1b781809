package dev.cuadra.onboarding.gate;

import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Known;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A launch on 26 September 2025 in Santiago, with what is known of it. */
public final class Scene {
    public static final ZoneId ZONE = ZoneId.of("America/Santiago");
    public static final LocalDate LAUNCH = LocalDate.of(2025, 9, 26);
    public static final Instant START = LAUNCH.atStartOfDay(ZONE).toInstant();

    private final Map<String, Metric> metrics = new TreeMap<>();
    private final List<Reading> readings = new ArrayList<>();
    private Instant at = START.plus(Duration.ofDays(60));

    private Scene() {}

    public static Scene with(Metric... all) {
        Scene scene = new Scene();
        for (Metric metric : all) {
            scene.metrics.put(metric.key(), metric);
        }
        return scene;
    }

    public Scene at(Instant instant) {
        at = instant;
        return this;
    }

    /** The instant after so many days of the plan. */
    public Scene atDay(int day) {
        return at(startOf(day));
    }

    public static Instant startOf(int day) {
        return LAUNCH.plusDays(day - 1L).atStartOfDay(ZONE).toInstant();
    }

    public Scene add(Reading reading) {
        readings.add(reading);
        return this;
    }

    public Scene amount(String metric, Instant when, String value) {
        return add(Reading.at(metric + "@" + when, metric, when, Content.Amount.of(value)));
    }

    public Scene share(String metric, Instant when, long hits, long of) {
        return add(Reading.at(metric + "@" + when, metric, when, new Content.Share(hits, of)));
    }

    public Scene over(String metric, Instant start, Instant end, Content content) {
        return add(Reading.over(metric + "@" + start, metric, start, end, content));
    }

    public Scene word(String metric, Instant when, String text) {
        return add(Reading.at(metric + "@" + when, metric, when, new Content.Word(text)));
    }

    public Scene yes(String metric, Instant when, boolean yes) {
        return add(Reading.at(metric + "@" + when, metric, when, new Content.Answer(yes, Optional.empty())));
    }

    public List<Reading> readings() {
        return List.copyOf(readings);
    }

    public Situation situation() {
        return situation(readings);
    }

    public Situation situation(List<Reading> known) {
        return new Situation(calendar(), metrics, Known.at(at, known));
    }

    public static PlanCalendar calendar() {
        return new PlanCalendar(ZONE, "test-1", Map.of("launch", LAUNCH));
    }

    public Finding now(Condition condition) {
        return Judge.now(situation()).judge(condition);
    }

    public Outcome outcome(Condition condition) {
        return now(condition).outcome();
    }

    public TriggerState state(Condition condition) {
        return TriggerFinding.of(Trigger.of(Trigger.Level.P0, condition), situation())
                .state();
    }

    public GateFinding verdict(Gate gate) {
        return GateFinding.of(gate, situation(), List.of(), List.of());
    }
}
