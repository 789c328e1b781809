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
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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
            "rolling PT16H",
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
            Metric.of("usual", "users", MetricKind.GAUGE).fresh(Duration.ofHours(5)),
            Metric.of("ever", "users", MetricKind.GAUGE));

    private static final Map<String, Metric> BY_KEY =
            METRICS.stream().collect(Collectors.toMap(Metric::key, Function.identity()));

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
                            number("adoption", "percent", ">=", "50").census(Population.of("beta", 4)),
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
                            number("users", "users", ">", "50").against(Change.fromMetric("ever")),
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
            boolean series = random.nextInt(3) == 0;
            int many = random.nextInt(series ? 40 : 5);
            int first = random.nextInt(12) - 6;
            for (int i = 0; i < many; i++) {
                Instant start = half(series ? first + 2 * i : random.nextInt(70) - 6);
                Instant end = random.nextInt(series ? 12 : 3) == 0 ? start : start.plus(HOUR);
                Instant known = random.nextInt(5) == 0 ? end.plus(HOUR.multipliedBy(random.nextInt(24))) : end;
                all.add(new Reading(
                        metric.key() + (random.nextInt(12) == 0 ? 0 : i),
                        metric.key(),
                        scope(metric, random),
                        start,
                        end,
                        content(metric, random),
                        random.nextInt(4) == 0 ? start : end,
                        known,
                        ""));
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
        for (int i = 0, half = random.nextInt(40) - 6; i < 20; i++) {
            half += random.nextInt(12) == 0 ? -random.nextInt(20) : random.nextInt(4);
            all.add(half(half).plusNanos(random.nextInt(3) - 1L));
        }
        return all;
    }

    @Property(tries = 200)
    @net.jqwik.api.Tag("GATE-25")
    void aMemoryChangesNoFinding(@ForAll Random random) {
        Timeline timeline = Timeline.of(readings(random));
        Memory memory = Memory.of(timeline);
        Optional<Instant> due = Optional.of(half(random.nextInt(50)));
        List<Check> some = new ArrayList<>(CHECKS);
        Collections.shuffle(some, random);
        for (Instant at : looks(random)) {
            Situation remembering = new Situation(Scene.calendar(), BY_KEY, timeline.at(at), Optional.of(memory));
            for (Check check : some.subList(0, 12)) {
                assertThat(Judge.now(remembering).judge(check))
                        .as("%s at %s", check, at)
                        .isEqualTo(Judge.now(remembering.alone()).judge(check));
                assertThat(Judge.due(remembering, due).judge(check))
                        .as("%s at %s, due %s", check, at, due)
                        .isEqualTo(Judge.due(remembering.alone(), due).judge(check));
            }
        }
    }

    private static List<Approval> approvals(Random random) {
        List<Approval> all = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            String role = random.nextBoolean() ? "lead" : "owner";
            Optional<Instant> expires = random.nextBoolean() ? Optional.of(half(random.nextInt(60))) : Optional.empty();
            all.add(new Approval("g", "Ana", role, random.nextInt(4) > 0, half(random.nextInt(30)), expires, ""));
        }
        return all;
    }

    private static List<Waiver> waivers(List<Member> members, Random random) {
        List<Waiver> all = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            String waived =
                    members.get(random.nextInt(members.size())).condition().id();
            int from = random.nextInt(40);
            all.add(new Waiver("g", waived, "Ana", "lead", "known", half(from), half(from + 1 + random.nextInt(20))));
        }
        return all;
    }

    @Property(tries = 200)
    @net.jqwik.api.Tag("GATE-25")
    void aMemoryChangesNoGate(@ForAll Random random) {
        Timeline timeline = Timeline.of(readings(random));
        Memory memory = Memory.of(timeline);
        List<Member> members = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            members.add(Member.must(CHECKS.get(random.nextInt(CHECKS.size()))));
        }
        Gate gate = new Gate("g", members, Optional.of(Moment.parse("launch 10:00")), Set.of("lead"), Set.of());
        List<Approval> approvals = approvals(random);
        List<Waiver> waivers = waivers(members, random);
        for (Instant at : looks(random)) {
            Situation remembering = new Situation(Scene.calendar(), BY_KEY, timeline.at(at), Optional.of(memory));
            assertThat(GateFinding.of(gate, remembering, approvals, waivers))
                    .as("%s at %s", gate, at)
                    .isEqualTo(GateFinding.of(gate, remembering.alone(), approvals, waivers));
        }
    }

    /** A bucket that comes twenty hours late is found, however far the series had been followed by then. */
    @Test
    @Tag("GATE-10")
    @Tag("GATE-25")
    void aSeriesIsFollowedAnewWhereItsPastChanges() {
        List<Reading> hours = new ArrayList<>();
        for (int hour = 0; hour < 30; hour++) {
            Reading bucket = Reading.over(
                    "t" + hour,
                    "tickets",
                    half(2 * hour),
                    half(2 * hour + 2),
                    Content.Amount.of(hour < 2 || hour == 3 ? "9" : "3"));
            hours.add(hour == 2 ? bucket.saying(Content.Amount.of("9")).recorded(half(44)) : bucket);
        }
        Check long4 = number("tickets", "tickets", ">", "8")
                .sustained(Sustain.buckets(HOUR.multipliedBy(4), HOUR).clearingAfter(HOUR.multipliedBy(40)))
                .over("launch..");
        Timeline timeline = Timeline.of(hours);
        Memory memory = Memory.of(timeline);
        for (int half = 2; half < 44; half += 2) {
            assertThat(state(long4, timeline, half(half), memory)).isNotEqualTo(Optional.of(TriggerState.FIRING));
        }
        assertThat(state(long4, timeline, half(44), memory)).contains(TriggerState.FIRING);
        assertThat(state(long4, timeline, half(42), memory)).contains(TriggerState.UNKNOWN);
    }

    /** A heartbeat that is told late proves that nothing happened where a breach was feared before. */
    @Test
    @Tag("GATE-5")
    @Tag("GATE-25")
    void aSeriesIsFollowedAnewWhereItsHeartbeatIsHeardLate() {
        List<Reading> all = new ArrayList<>();
        for (int hour = 0; hour <= 30; hour++) {
            Reading beat = Reading.at("b" + hour, "alive", half(2 * hour), Content.Amount.of("1"));
            all.add(hour == 2 || hour == 3 || hour == 4 ? beat.recorded(half(45)) : beat);
        }
        all.add(Reading.over("f", "failures", half(0), half(2), Content.Amount.of("0")));
        Check failing = number("failures", "errors", ">", "2")
                .sustained(Sustain.buckets(HOUR.multipliedBy(2), HOUR).clearingAfter(HOUR.multipliedBy(60)))
                .over("launch..");
        Timeline timeline = Timeline.of(all);
        Memory memory = Memory.of(timeline);
        for (int half = 2; half <= 44; half += 2) {
            assertThat(state(failing, timeline, half(half), memory))
                    .isEqualTo(state(failing, timeline, half(half), Memory.of(timeline)));
        }
        assertThat(state(failing, timeline, half(44), memory)).contains(TriggerState.UNKNOWN);
        assertThat(state(failing, timeline, half(46), memory)).contains(TriggerState.CLEAR);
    }

    private static Optional<TriggerState> state(Check check, Timeline timeline, Instant at, Memory memory) {
        Situation situation = new Situation(Scene.calendar(), BY_KEY, timeline.at(at), Optional.of(memory));
        return Judge.now(situation).judge(check).state();
    }

    @Test
    @Tag("GATE-21")
    @Tag("GATE-25")
    void anAttestationExpiresThoughNothingIsHeard() {
        Content signed = new Content.Answer(true, Optional.of(new Signature("Ana", "lead", "", Optional.of(half(9)))));
        Timeline timeline = Timeline.of(List.of(Reading.at("a", "ready", half(1), signed)));
        Memory memory = Memory.of(timeline);
        Check ready = Check.isTrue("c", "ready", "lead");
        assertThat(outcome(ready, timeline, half(2), BY_KEY, memory)).isEqualTo(Outcome.MET);
        assertThat(outcome(ready, timeline, half(9).minusNanos(1), BY_KEY, memory))
                .isEqualTo(Outcome.MET);
        assertThat(outcome(ready, timeline, half(9), BY_KEY, memory)).isEqualTo(Outcome.UNKNOWN);
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
