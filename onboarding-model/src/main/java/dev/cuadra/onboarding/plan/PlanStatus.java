package dev.cuadra.onboarding.plan;

import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.Text;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a plan stands at an instant: a pure function of the plan, the instant and the templates.
 *
 * @param plan the plan
 * @param at the instant
 * @param day the number of the day that it is in
 * @param phase the phase that the day is in; empty before the first and after the last
 * @param state what became of the tasks
 * @param refused why events did not count
 * @param progress how much is done
 * @param expected how much should be
 * @param schedule when what happens
 * @param milestones how each milestone stands, in the order of their due dates
 * @param next what can be worked on now, by the role that answers for it, the most urgent first
 * @param warnings what to look at
 * @param handoff whether the customer can be handed over
 * @source PLAN-3, PLAN-7
 */
public record PlanStatus(
        Plan plan,
        Instant at,
        long day,
        Optional<PlanPhase> phase,
        PlanState state,
        List<Problem> refused,
        Progress progress,
        Progress.Expected expected,
        PlanSchedule schedule,
        List<MilestoneStatus> milestones,
        Map<String, List<TaskState>> next,
        List<EarlyWarning> warnings,
        Handoff handoff) {
    /**
     * How a milestone stands.
     *
     * @param task the milestone
     * @param due the day on which it is due
     * @param expected the day on which it was done, or is expected to be
     * @param slipDays how many days its due date has passed while it is not done; 0 or less before, and 0 when it is done
     * @source HEALTH-10
     */
    public record MilestoneStatus(TaskState task, LocalDate due, LocalDate expected, long slipDays) {
        public MilestoneStatus {
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(due, "due");
            Objects.requireNonNull(expected, "expected");
        }

        /** Whether it will be, or was, done after its due date. */
        public boolean late() {
            return expected.isAfter(due);
        }
    }

    public PlanStatus {
        Objects.requireNonNull(plan, "plan");
        refused = List.copyOf(refused);
        milestones = List.copyOf(milestones);
        next = Collections.unmodifiableMap(new TreeMap<>(next));
        warnings = List.copyOf(warnings);
    }

    /** How {@code plan} stands at {@code at}; events after that are not known then. */
    public static PlanStatus of(Plan plan, Instant at, Templates templates) {
        Plan.Replayed replayed = plan.at(at, templates);
        PlanState state = replayed.state();
        long day = plan.day(at);
        PlanSchedule schedule = PlanSchedule.of(plan, state, at);
        List<MilestoneStatus> milestones = milestones(plan, state, schedule, plan.today(at));
        Progress progress = Progress.of(state);
        Progress.Expected expected = Progress.Expected.on(state.template().phases(), day);
        return new PlanStatus(
                plan,
                at,
                day,
                state.template().phaseOn(day),
                state,
                replayed.refused(),
                progress,
                expected,
                schedule,
                milestones,
                next(plan, state),
                new Warnings(plan, state, at).all(milestones, progress, expected),
                Handoff.of(state, Map.of()));
    }

    /** The age of an open blocker in days, by the clock of the template. */
    public BigDecimal age(Blocker blocker) {
        return blocker.ageDays(at, state.template().limits().clock(), plan.zone(), plan.calendar());
    }

    private static List<MilestoneStatus> milestones(
            Plan plan, PlanState state, PlanSchedule schedule, LocalDate today) {
        return state.live()
                .filter(task -> task.task().milestone())
                .map(task -> milestone(plan, task, schedule, today))
                .sorted(Comparator.comparing(MilestoneStatus::due)
                        .thenComparing(one -> one.task().task().key()))
                .toList();
    }

    private static MilestoneStatus milestone(Plan plan, TaskState task, PlanSchedule schedule, LocalDate today) {
        LocalDate due = task.due(plan.kickoff());
        LocalDate expected =
                schedule.forecast().slot(task.task().key()).map(Slot::finish).orElse(due);
        long slip = task.status() == TaskState.Status.DONE ? 0 : ChronoUnit.DAYS.between(due, today);
        return new MilestoneStatus(task, due, expected, slip);
    }

    /** Open work whose predecessors are done. */
    private static Map<String, List<TaskState>> next(Plan plan, PlanState state) {
        Map<String, List<TaskState>> next = new HashMap<>();
        state.live()
                .filter(task -> task.status().open())
                .filter(task -> PlanSchedule.needs(task.task(), state.tasks()).stream()
                        .allMatch(before -> state.task(before)
                                .filter(one -> one.status() == TaskState.Status.DONE)
                                .isPresent()))
                .sorted(Comparator.comparing((TaskState task) -> task.due(plan.kickoff()))
                        .thenComparing(task -> task.task().key()))
                .forEach(task -> next.computeIfAbsent(task.accountable(), any -> new ArrayList<>())
                        .add(task));
        return next;
    }

    /** What to look at. */
    private static final class Warnings {
        private final Plan plan;
        private final PlanState state;
        private final Instant at;
        private final List<EarlyWarning> warnings = new ArrayList<>();

        Warnings(Plan plan, PlanState state, Instant at) {
            this.plan = plan;
            this.state = state;
            this.at = at;
        }

        List<EarlyWarning> all(List<MilestoneStatus> milestones, Progress progress, Progress.Expected expected) {
            milestones.forEach(this::milestone);
            state.openBlockers().forEach(this::blocker);
            if (progress.behind(expected)) {
                Text done = shown(progress.percent(1).orElseThrow());
                add(
                        PlanReadings.PROGRESS,
                        state.template().id(),
                        progress.percentDown(PlanReadings.DECIMALS).orElseThrow(),
                        "PLAN_BEHIND",
                        Map.of("done", done, "expected", shown(expected.percent(1))));
            }
            state.risks().values().stream().filter(RaisedRisk::open).forEach(this::risk);
            return warnings;
        }

        private void milestone(MilestoneStatus one) {
            PlanTask task = one.task().task();
            Map<String, Object> values =
                    Map.of("task", task.title(), "days", one.slipDays(), "due", one.due(), "date", one.expected());
            if (one.slipDays() > state.template().limits().milestoneSlipDays()) {
                add(PlanReadings.SLIP, task.key(), BigDecimal.valueOf(one.slipDays()), "PLAN_MILESTONE_LATE", values);
            } else if (one.late() && one.task().status().open()) {
                add(
                        PlanReadings.SLIP,
                        task.key(),
                        BigDecimal.valueOf(one.slipDays()),
                        "PLAN_MILESTONE_WILL_BE",
                        values);
            }
        }

        private void blocker(Blocker blocker) {
            Limits limits = state.template().limits();
            BigDecimal age = blocker.ageDays(at, limits.clock(), plan.zone(), plan.calendar());
            if (age.compareTo(BigDecimal.valueOf(limits.blockerDays())) > 0) {
                Object title = state.task(blocker.task())
                        .<Object>map(task -> task.task().title())
                        .orElse(blocker.task());
                add(
                        PlanReadings.BLOCKER,
                        blocker.name(),
                        age,
                        "PLAN_BLOCKER_OLD",
                        Map.of("blocker", blocker.name(), "task", title, "days", limits.blockerDays()));
            }
        }

        private void risk(RaisedRisk raised) {
            long open = raised.risk().responses().stream()
                    .filter(response -> !raised.done().containsKey(response.key()))
                    .count();
            Problem problem = Texts.BOOK.problem(
                    "PLAN_RISK_OPEN",
                    Place.member(raised.risk().key()),
                    Map.of(
                            "risk", raised.risk().title(),
                            "open", open,
                            "playbook", raised.risk().playbook()));
            warnings.add(new EarlyWarning(
                    raised.risk().key(),
                    raised.risk().key(),
                    BigDecimal.valueOf(open),
                    problem,
                    List.of(raised.risk().key())));
        }

        private void add(String metric, String subject, BigDecimal value, String code, Map<String, ?> values) {
            List<String> risks = state.template().risks().stream()
                    .filter(risk -> risk.signs().contains(metric))
                    .map(Risk::key)
                    .toList();
            Problem problem = Texts.BOOK.problem(code, Place.member(subject), values);
            warnings.add(new EarlyWarning(metric, subject, value, problem, risks));
        }

        private static Text shown(BigDecimal number) {
            return Text.figure(number.toPlainString());
        }
    }
}
