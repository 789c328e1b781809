package dev.cuadra.onboarding.operation;

import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A critical incident: what happened in it, in order. Everything else is computed.
 *
 * @param id identifies it, 1 to 100 characters
 * @param interval how long users may wait for the next word, above 0
 * @param acts what happened, the detection first, none before the one before it
 * @source OPS-9
 */
public record Incident(String id, Duration interval, List<IncidentAct> acts) {
    public Incident {
        acts = List.copyOf(acts);
        if (id.isBlank() || id.length() > 100 || interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("An incident has an id and an interval above 0: " + id);
        }
        if (acts.isEmpty() || acts.get(0).kind() != IncidentAct.Kind.DETECTED) {
            throw new IllegalArgumentException("An incident begins with its detection: " + id);
        }
        for (int i = 1; i < acts.size(); i++) {
            if (!allowed(acts.subList(0, i)).contains(acts.get(i).kind())
                    || acts.get(i).at().isBefore(acts.get(i - 1).at())) {
                throw new IllegalArgumentException(
                        "Not the next act of " + id + ": " + acts.get(i).kind());
            }
        }
    }

    /**
     * What came of an act.
     *
     * @param incident the incident after it; as it was where it was refused
     * @param refusal why it was refused; empty when it was taken
     */
    public record Decision(Incident incident, Optional<Problem> refusal) {
        public Decision {
            Objects.requireNonNull(incident, "incident");
            Objects.requireNonNull(refusal, "refusal");
        }
    }

    private static Set<IncidentAct.Kind> allowed(List<IncidentAct> before) {
        boolean declared = before.stream().anyMatch(act -> act.kind() == IncidentAct.Kind.DECLARED);
        if (!declared) {
            return EnumSet.of(IncidentAct.Kind.DECLARED);
        }
        return over(before)
                ? EnumSet.of(IncidentAct.Kind.REOPENED, IncidentAct.Kind.REVIEWED)
                : EnumSet.of(IncidentAct.Kind.UPDATED, IncidentAct.Kind.MITIGATED, IncidentAct.Kind.RESOLVED);
    }

    private static boolean over(List<IncidentAct> acts) {
        return acts.stream()
                .map(IncidentAct::kind)
                .filter(kind -> kind == IncidentAct.Kind.RESOLVED || kind == IncidentAct.Kind.REOPENED)
                .reduce((first, second) -> second)
                .filter(kind -> kind == IncidentAct.Kind.RESOLVED)
                .isPresent();
    }

    /** What came of {@code act}, said at {@code now}. */
    public Decision say(IncidentAct act, Instant now) {
        IncidentAct last = acts.get(acts.size() - 1);
        Optional<Problem> refusal = Optional.empty();
        if (act.at().isAfter(now)) {
            refusal = Optional.of(problem("OPERATION_FUTURE", Map.of("item", id, "at", act.at())));
        } else if (act.at().isBefore(last.at())) {
            refusal = Optional.of(
                    problem("OPERATION_BEFORE_LAST", Map.of("item", id, "at", act.at(), "last", last.at())));
        } else if (!allowed(acts).contains(act.kind())) {
            refusal = Optional.of(problem(
                    "OPERATION_INCIDENT_STATE",
                    Map.of(
                            "incident", id,
                            "status", figures(act.at()).status().label(),
                            "act", act.kind().label())));
        }
        if (refusal.isPresent()) {
            return new Decision(this, refusal);
        }
        List<IncidentAct> more = new ArrayList<>(acts);
        more.add(act);
        return new Decision(new Incident(id, interval, more), refusal);
    }

    private Problem problem(String code, Map<String, ?> values) {
        return Texts.BOOK.problem(code, Place.member(id), values);
    }

    /** What it comes to at {@code now}; what was said to be later is left out. */
    public IncidentFigures figures(Instant now) {
        List<IncidentAct> known = known(now);
        Clockwork clock = clock(known, now);
        boolean over = over(known);
        Optional<Instant> next = over ? Optional.empty() : clock.told().map(told -> told.plus(interval));
        Instant detected = acts.get(0).at();
        return new IncidentFigures(
                status(known),
                detected,
                since(detected, known, IncidentAct.Kind.DECLARED),
                since(detected, known, IncidentAct.Kind.MITIGATED),
                over ? since(detected, known, IncidentAct.Kind.RESOLVED) : Optional.empty(),
                (int) known.stream()
                        .filter(act -> act.kind() == IncidentAct.Kind.UPDATED)
                        .count(),
                next,
                next.filter(now::isAfter).isPresent(),
                clock.missed(),
                known.stream().flatMap(act -> act.affected().stream()).reduce((first, second) -> second),
                known.stream()
                        .flatMap(act -> act.affected().stream())
                        .reduce((most, other) -> other.more(most) ? other : most),
                known.stream().anyMatch(act -> act.kind() == IncidentAct.Kind.REVIEWED));
    }

    /**
     * The updates that are missed at {@code now}, the earliest first: those since it was declared, or opened again. Of one
     * that is over nobody waits for any.
     */
    public List<Silence> silences(Instant now) {
        return clock(known(now), now).silences();
    }

    private List<IncidentAct> known(Instant now) {
        return acts.stream().filter(act -> !act.at().isAfter(now)).toList();
    }

    private Clockwork clock(List<IncidentAct> known, Instant now) {
        Clockwork clock = new Clockwork(interval);
        known.forEach(clock::hear);
        clock.wait(now);
        return clock;
    }

    /** Until the last of a kind: what was mitigated, or over, and came back, was not. */
    private static Optional<Duration> since(Instant detected, List<IncidentAct> known, IncidentAct.Kind kind) {
        return known.stream()
                .filter(act -> act.kind() == kind)
                .reduce((first, second) -> second)
                .map(act -> Duration.between(detected, act.at()));
    }

    private static IncidentStatus status(List<IncidentAct> known) {
        IncidentStatus status = IncidentStatus.INVESTIGATING;
        for (IncidentAct act : known) {
            status = switch (act.kind()) {
                case DETECTED, DECLARED, REOPENED -> IncidentStatus.INVESTIGATING;
                case UPDATED -> act.status().orElse(status);
                case MITIGATED -> IncidentStatus.RESOLVING;
                case RESOLVED -> IncidentStatus.RESOLVED;
                case REVIEWED -> status;
            };
        }
        return status;
    }

    /** Counts the updates that users waited for. For one count. */
    private static final class Clockwork {
        private final Duration interval;
        private final List<Silence> silences = new ArrayList<>();
        private Optional<Instant> told = Optional.empty();
        private long missed;

        private Clockwork(Duration interval) {
            this.interval = interval;
        }

        void hear(IncidentAct act) {
            switch (act.kind()) {
                case DECLARED, REOPENED -> told = Optional.of(act.at());
                case UPDATED -> {
                    wait(act.at());
                    told = Optional.of(act.at());
                }
                case RESOLVED -> {
                    wait(act.at());
                    told = Optional.empty();
                    silences.clear();
                }
                default -> {
                    // Nobody was told.
                }
            }
        }

        /** An update that comes at the last instant comes in time. */
        void wait(Instant until) {
            told.filter(from -> Duration.between(from, until).compareTo(interval) > 0)
                    .ifPresent(from -> {
                        long count = Duration.between(from, until).minusNanos(1).dividedBy(interval);
                        silences.add(new Silence(from, interval, 1, count));
                        missed += count;
                    });
        }

        Optional<Instant> told() {
            return told;
        }

        long missed() {
            return missed;
        }

        List<Silence> silences() {
            return List.copyOf(silences);
        }
    }
}
