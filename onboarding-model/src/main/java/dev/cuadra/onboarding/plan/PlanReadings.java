package dev.cuadra.onboarding.plan;

import dev.cuadra.onboarding.gate.Outcome;
import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.metric.Signature;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a plan says, as the gates read it: how far it is, how late its milestones are, how old its blockers are, and every
 * attestation under the key of its task or criterion. All readings are of one customer, known at the instant of the
 * status. Stateless, safe for many threads.
 *
 * @source PLAN-13
 */
public final class PlanReadings {
    /** How much is done, in per cent. */
    public static final String PROGRESS = "technical_progress_pct";

    /** By how many days the latest milestone that is not done has missed its due date; 0 where none has. */
    public static final String SLIP = "milestone_slip_days";

    /** The age of the oldest open blocker in days; 0 without one. */
    public static final String BLOCKER = "technical_blocker_age_days";

    /** Whose the weeks of the phase are that the day is in, joined by {@code +}. */
    public static final String RESPONSIBLE = "phase_responsible";

    /** Per cent are cut after so many decimals, so that less than a bar never reads as the bar. */
    static final int DECIMALS = 18;

    private static final String SOURCE = "onboarding-plan";

    private PlanReadings() {}

    /** The scope of a customer. */
    public static String scope(String customer) {
        return "customer:" + customer;
    }

    /** The readings of a status. */
    public static List<Reading> of(PlanStatus status) {
        Collector all = new Collector(status);
        all.figures();
        status.state().tasks().values().forEach(all::task);
        status.state().template().criteria().forEach(all::criterion);
        status.state().documents().forEach(all::document);
        status.state().risks().values().forEach(all::risk);
        return List.copyOf(all.readings);
    }

    private static final class Collector {
        private final PlanStatus status;
        private final PlanState state;
        private final List<Reading> readings = new ArrayList<>();

        Collector(PlanStatus status) {
            this.status = status;
            this.state = status.state();
        }

        void figures() {
            Content progress = status.progress()
                    .percentDown(DECIMALS)
                    .<Content>map(percent -> new Content.Amount(percent, Optional.empty()))
                    .orElseGet(() -> new Content.Missing("no live task"));
            add(PROGRESS, status.at(), progress);
            status.milestones().stream()
                    .map(one -> Math.max(0, one.slipDays()))
                    .max(Comparator.naturalOrder())
                    .ifPresent(days -> amount(SLIP, BigDecimal.valueOf(days)));
            amount(
                    BLOCKER,
                    state.openBlockers().stream()
                            .map(status::age)
                            .max(Comparator.naturalOrder())
                            .orElse(BigDecimal.ZERO));
            roles().ifPresent(roles -> add(RESPONSIBLE, status.at(), new Content.Word(roles)));
        }

        /** Those whose the day is; who handed over has handed over. */
        private Optional<String> roles() {
            String phase = status.phase().map(PlanPhase::key).orElse("");
            return state.template().responsibles().stream()
                    .filter(one -> one.phase().equals(phase) && one.days().holds(status.day()))
                    .map(one -> heir(one.role()))
                    .distinct()
                    .sorted()
                    .reduce((one, other) -> one + "+" + other);
        }

        private String heir(String role) {
            return state.template().handovers().stream()
                    .filter(handover -> handover.from().equals(role))
                    .filter(handover -> state.task(handover.task())
                            .filter(task -> task.status() == TaskState.Status.DONE)
                            .isPresent())
                    .map(Handover::to)
                    .findFirst()
                    .orElse(role);
        }

        private void amount(String metric, BigDecimal value) {
            add(metric, status.at(), new Content.Amount(value, Optional.empty()));
        }

        void task(TaskState task) {
            String key = task.task().key();
            boolean criterion = state.criteria().containsKey(key);
            if (!criterion && task.at().isPresent() && !task.status().open()) {
                add(key, task.at().get(), content(task));
            }
        }

        private static Content content(TaskState task) {
            return switch (task.status()) {
                case NOT_APPLICABLE -> new Content.NotApplicable(task.why());
                default -> new Content.Answer(task.status() == TaskState.Status.DONE, task.by());
            };
        }

        void criterion(Criterion criterion) {
            Standing said = state.criteria().get(criterion.key());
            if (said != null) {
                if (said.verdict() != Standing.Verdict.WAIVED) {
                    answer(criterion.key(), said.at(), said.verdict() == Standing.Verdict.MET, said.by());
                }
            } else if (criterion.key().equals(Handoff.MILESTONES)) {
                Outcome outcome = Handoff.byPlan(state, criterion.key());
                if (outcome != Outcome.UNKNOWN) {
                    // The plan itself says so, for the role that would have to.
                    Signature plan = new Signature(SOURCE, criterion.roles().get(0), "", Optional.empty());
                    answer(criterion.key(), status.at(), outcome == Outcome.MET, plan);
                }
            }
        }

        void document(String key, Signature by) {
            amount(key, BigDecimal.ONE);
        }

        void risk(RaisedRisk risk) {
            add(risk.risk().key(), risk.raised(), new Content.Happened());
            risk.done().forEach((response, by) -> answer(response, status.at(), true, by));
        }

        private void answer(String metric, Instant at, boolean yes, Signature by) {
            add(metric, at, new Content.Answer(yes, Optional.of(by)));
        }

        private void add(String metric, Instant at, Content content) {
            String customer = scope(status.plan().customer());
            String id = SOURCE + "/" + status.plan().customer() + "/" + metric + "/" + at;
            readings.add(new Reading(id, metric, customer, at, at, content, at, at, SOURCE));
        }
    }
}
