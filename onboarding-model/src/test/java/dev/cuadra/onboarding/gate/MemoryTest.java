package dev.cuadra.onboarding.gate;

import static dev.cuadra.onboarding.gate.Scene.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.MetricKind;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.metric.Signature;
import dev.cuadra.onboarding.metric.Timeline;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is remembered is what would be found without a memory: the second is the oracle of the first. */
class MemoryTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final List<String> WINDOWS = List.of(
            "any",
            "rolling PT3H",
            "hours 02:00..09:00 of day 1",
            "day 1",
            "launch..launch 20:00",
            "..launch 12:00",
            "launch 06:00..");

    private static final List<Metric> METRICS = List.of(
            Metric.of("seconds", "seconds", MetricKind.GAUGE).fresh(Duration.ofHours(4)),
            Metric.of("users", "users", MetricKind.GAUGE),
            Metric.of("rating", "rating-1-5", MetricKind.MEAN).fresh(Duration.ofHours(6)),
            Metric.of("tickets", "tickets", MetricKind.COUNT).cumulative(),
            Metric.of("calls", "calls", MetricKind.COUNT).fresh(Duration.ofHours(3)),
            Metric.of("failures", "errors", MetricKind.COUNT).absentMeansZero("alive"),
            Metric.of("alive", "beats", MetricKind.COUNT).fresh(Duration.ofHours(2)),
            Metric.of("adoption", "percent", MetricKind.RATIO),
            Metric.of("reporters", "distinct-customers", MetricKind.DISTINCT_COUNT),
            Metric.of("ready", "bool", MetricKind.BOOLEAN),
            Metric.of("incident", "event", MetricKind.EVENT).fresh(Duration.ofHours(5)),
            Metric.of("outage", "event", MetricKind.EVENT).absentMeansZero("alive"),
            Metric.of("owner", "role", MetricKind.TEXT),
            Metric.of("resolution", "hours", MetricKind.MEAN),
            Metric.of("usual", "tickets", MetricKind.GAUGE).fresh(Duration.ofHours(5)));

    private static final List<Check> CHECKS = checks();

    private static List<Check> checks() {
        List<Check> all = new ArrayList<>();
        for (String window : WINDOWS) {
            List.of(
                            number("seconds", "seconds", "<", "3"),
                            number("users", "users", ">=", "3"),
                            number("rating", "rating-1-5", ">=", "3").minSamples(2),
                            number("tickets", "tickets", "<", "6"),
                            number("calls", "calls", ">", "2"),
                            number("failures", "errors", "<", "1"),
                            number("adoption", "percent", ">=", "50"),
                            number("adoption", "percent", ">=", "50")
                                    .census(Population.of("beta", 4)),
                            number("reporters", "distinct-customers", ">", "1"),
                            Check.isTrue("c", "ready"),
                            Check.isTrue("c", "ready", "lead"),
                            Check.isTrue("c", "ready").of("customer:1"),
                            Check.occurs("c", "incident"),
                            Check.occurs("c", "outage"),
                            Check.of("c", "incident", "event", new Question.At(Moment.parse("launch 10:00"))),
                            Check.holds("c", "owner", "lead"),
                            number("resolution", "hours", "<", "4").openItems(HOUR),
                            number("users", "users", ">", "50").against(Change.fromMetric("usual")),
                            number("users", "users", ">", "50")
                                    .against(Change.fromMetric("usual").floor("4")),
                            Check.of(
                                    "c",
                                    "users",
                                    "users",
                                    new Question.Trend(Question.Direction.UP, 1, BigDecimal.ONE)),
                            number("seconds", "seconds", ">", "2")
                                    .sustained(Sustain.points(Duration.ofHours(2), HOUR.multipliedBy(2))),
                            number("failures", "errors", ">", "2")
                                    .sustained(Sustain.buckets(Duration.ofHours(2), HOUR)),
                            number("tickets", "tickets", ">", "2")
                                    .sustained(Sustain.buckets(Duration.ofHours(3), HOUR)))
                    .forEach(check -> all.add(check.over(window)));
        }
        return all;
    }

    private static Check number(String metric, String unit, String sign, String threshold) {
        return Check.number("c", metric, unit, sign, threshold);
    }

    private static Instant half(int halves) {
        return START.plus(Duration.ofMinutes(30L * halves));
    }

    private static Content content(Metric metric, Random random) {
        if (random.nextInt(9) == 0) {
            return new Content.Missing("failed");
        }
        return switch (metric.kind()) {
            case TEXT -> new Content.Word(random.nextBoolean() ? "lead" : "agent");
            case BOOLEAN ->
                new Content.Answer(
                        random.nextInt(3) > 0,
                        Optional.of(new Signature(
                                "Ana",
                                random.nextBoolean() ? "lead" : "agent",
                                "",
                                random.nextBoolean() ? Optional.of(half(random.nextInt(80))) : Optional.empty())));
            case EVENT -> random.nextBoolean() ? new Content.Happened() : new Content.Answer(false, Optional.empty());
            case RATIO -> new Content.Share(random.nextInt(4), 3);
            case DISTINCT_COUNT -> new Content.Happened();
            case MEAN ->
                metric.key().equals("resolution") && random.nextBoolean()
                        ? new Content.Open(half(random.nextInt(20) - 10))
                        : amount(random);
            default -> amount(random);
        };
    }

    private static Content amount(Random random) {
        return new Content.Amount(
                BigDecimal.valueOf(random.nextInt(7)),
                random.nextBoolean() ? Optional.of((long) random.nextInt(3)) : Optional.empty());
    }

    private static String scope(Metric metric, Random random) {
        return switch (metric.kind()) {
            case DISTINCT_COUNT -> "customer:" + random.nextInt(3);
            case MEAN -> metric.key().equals("resolution") ? "item:" + random.nextInt(3) : Reading.GLOBAL;
            case BOOLEAN, EVENT, RATIO -> random.nextInt(3) == 0 ? "customer:" + random.nextInt(3) : Reading.GLOBAL;
            default -> Reading.GLOBAL;
        };
    }

    /** Readings of instants and of hours, some of them told late, some corrected. */
    private static List<Reading> readings(Random random) {
        List<Reading> all = new ArrayList<>();
        for (Metric metric : METRICS) {
            int many = random.nextInt(random.nextInt(4) == 0 ? 40 : 5);
            int first = random.nextInt(60) - 6;
            for (int i = 0; i < many; i++) {
                Instant start = half(many < 5 ? random.nextInt(70) - 6 : first + 2 * i);
                Instant end = random.nextInt(3) == 0 ? start : start.plus(HOUR);
                Instant known = random.nextInt(5) == 0 ? end.plus(HOUR.multipliedBy(random.nextInt(12))) : end;
                String id = metric.key() + (random.nextInt(12) == 0 ? 0 : i);
                all.add(new Reading(
                        id, metric.key(), scope(metric, random), start, end, content(metric, random), end, known, ""));
            }
        }
        if (random.nextBoolean()) {
            all.add(Reading.at("merged", Reading.MERGED, half(random.nextInt(70)), new Content.Word("0"))
                    .of("customer:1"));
        }
        return all;
    }

    /** One look after another: mostly a little later, sometimes back, and sometimes right beside the half hour. */
    private static List<Instant> looks(Random random) {
        List<Instant> all = new ArrayList<>();
        for (int i = 0, half = random.nextInt(40) - 6; i < 14; i++) {
            half += random.nextInt(8) == 0 ? -random.nextInt(6) : random.nextInt(4);
            all.add(half(half).plusNanos(random.nextInt(3) - 1L));
        }
        return all;
    }

    @Property(tries = 100)
    @net.jqwik.api.Tag("GATE-25")
    void aMemoryChangesNoFinding(@ForAll Random random) {
        Timeline timeline = Timeline.of(readings(random));
        Memory memory = Memory.of(timeline);
        Map<String, Metric> metrics = new TreeMap<>();
        METRICS.forEach(metric -> metrics.put(metric.key(), metric));
        Optional<Instant> due = Optional.of(half(random.nextInt(50)));
        List<Check> some = new ArrayList<>(CHECKS);
        Collections.shuffle(some, random);
        for (Instant at : looks(random)) {
            Situation remembering = new Situation(Scene.calendar(), metrics, timeline.at(at), Optional.of(memory));
            for (Check check : some.subList(0, 40)) {
                assertThat(Judge.now(remembering).judge(check))
                        .as("%s at %s", check, at)
                        .isEqualTo(Judge.now(remembering.alone()).judge(check));
                assertThat(Judge.due(remembering, due).judge(check))
                        .as("%s at %s, due %s", check, at, due)
                        .isEqualTo(Judge.due(remembering.alone(), due).judge(check));
            }
        }
    }

    /** A window that is over is looked at no more, but what it is compared with may still grow too old. */
    @Test
    @Tag("GATE-25")
    void aBaselineThatGrowsTooOldIsNoBaselineAnyMore() {
        Metric users = Metric.of("users", "users", MetricKind.GAUGE);
        Metric usual = Metric.of("usual", "users", MetricKind.GAUGE).fresh(HOUR.multipliedBy(5));
        Check check = number("users", "users", ">", "50")
                .against(Change.fromMetric("usual"))
                .over("hours 01:00..03:00 of day 1");
        Timeline timeline = Timeline.of(List.of(
                Reading.at("base", "usual", half(0), Content.Amount.of("2")),
                Reading.at("users", "users", half(3), Content.Amount.of("4"))));
        Memory memory = Memory.of(timeline);
        Map<String, Metric> metrics = Map.of("users", users, "usual", usual);
        assertThat(outcome(check, timeline, half(8), metrics, memory)).isEqualTo(Outcome.MET);
        assertThat(outcome(check, timeline, half(10), metrics, memory)).isEqualTo(Outcome.MET);
        assertThat(outcome(check, timeline, half(10).plusNanos(1), metrics, memory))
                .isEqualTo(Outcome.UNKNOWN);
    }

    private static Outcome outcome(
            Check check, Timeline timeline, Instant at, Map<String, Metric> metrics, Memory memory) {
        Situation situation = new Situation(Scene.calendar(), metrics, timeline.at(at), Optional.of(memory));
        return Judge.now(situation).judge(check).outcome();
    }
}
