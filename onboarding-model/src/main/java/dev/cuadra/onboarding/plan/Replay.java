package dev.cuadra.onboarding.plan;

import dev.cuadra.onboarding.internal.Members;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What events do to a plan: one pure step. An event that does not fit changes nothing and says why.
 *
 * @source PLAN-5, PLAN-6
 */
public final class Replay {
    private final Templates templates;
    private final ZoneId zone;

    /** Steps in a zone, in which days begin, with the templates that plans may follow. */
    public Replay(Templates templates, ZoneId zone) {
        this.templates = Objects.requireNonNull(templates, "templates");
        this.zone = Objects.requireNonNull(zone, "zone");
    }

    /** The next state. */
    public Happened apply(PlanState state, PlanEvent event) {
        if (event.kind().needsWhy() && event.why().isBlank()) {
            return refused(state, "PLAN_WHY_MISSING", event, Map.of("kind", Members.written(event.kind())));
        }
        LocalDate today = event.at().atZone(zone).toLocalDate();
        if (event.kind() != PlanEvent.Kind.MOVED
                && event.on().filter(today::isBefore).isPresent()) {
            return refused(
                    state, "PLAN_TO_COME", event, Map.of("date", event.on().orElse(today)));
        }
        return switch (event.kind()) {
            case STARTED, CANCELLED, NOT_APPLICABLE, MOVED, REASSIGNED, BLOCKED, UNBLOCKED ->
                onTask(state, event, today);
            case DONE -> done(state, event, today);
            case MET, NOT_MET, WAIVED -> assessed(state, event);
            case PUBLISHED -> published(state, event);
            case RISK_RAISED, RISK_CLOSED -> risk(state, event);
            case MIGRATED -> migrated(state, event);
        };
    }

    private static Happened refused(PlanState state, String code, PlanEvent event, Map<String, ?> more) {
        Map<String, Object> values = new LinkedHashMap<>(more);
        values.put("subject", event.subject());
        Problem problem = Texts.BOOK.problem(code, Place.member(event.id()), values);
        return new Happened(state, Optional.of(problem));
    }

    private Happened done(PlanState state, PlanEvent event, LocalDate today) {
        for (RaisedRisk risk : state.risks().values()) {
            boolean response =
                    risk.risk().responses().stream().anyMatch(one -> one.key().equals(event.subject()));
            if (response && risk.open()) {
                return Happened.now(state.withRisk(risk.answered(event.subject(), TaskState.signature(event))));
            }
        }
        return onTask(state, event, today);
    }

    private static Happened onTask(PlanState state, PlanEvent event, LocalDate today) {
        Optional<TaskState> found = state.task(event.subject());
        if (found.isEmpty()) {
            return refused(state, "PLAN_TASK_UNKNOWN", event, Map.of());
        }
        TaskState task = found.get();
        if (!task.status().open()) {
            return refused(
                    state,
                    "PLAN_TASK_OVER",
                    event,
                    Map.of("status", task.status().title()));
        }
        LocalDate day = event.on().orElse(today);
        return switch (event.kind()) {
            case STARTED -> started(state, task, event, day);
            case DONE -> finished(state, task, event, day);
            case CANCELLED ->
                over(state, task.with(TaskState.Status.CANCELLED, event, task.started(), Optional.empty()), event);
            case NOT_APPLICABLE ->
                over(state, task.with(TaskState.Status.NOT_APPLICABLE, event, task.started(), Optional.empty()), event);
            case MOVED ->
                event.on().isEmpty()
                        ? refused(state, "PLAN_DATE_MISSING", event, Map.of())
                        : Happened.now(state.withTask(task.moved(event, day)));
            case REASSIGNED ->
                event.other().isBlank()
                        ? refused(state, "PLAN_ROLE_MISSING", event, Map.of())
                        : Happened.now(state.withTask(task.answeredBy(event.other())));
            default -> blocker(state, event);
        };
    }

    private static Happened started(PlanState state, TaskState task, PlanEvent event, LocalDate day) {
        if (task.status() == TaskState.Status.STARTED) {
            return refused(
                    state,
                    "PLAN_TASK_OVER",
                    event,
                    Map.of("status", task.status().title()));
        }
        return Happened.now(
                state.withTask(task.with(TaskState.Status.STARTED, event, Optional.of(day), Optional.empty())));
    }

    private static Happened finished(PlanState state, TaskState task, PlanEvent event, LocalDate day) {
        if (task.started().filter(day::isBefore).isPresent()) {
            return refused(
                    state,
                    "PLAN_ENDS_BEFORE",
                    event,
                    Map.of("date", day, "start", task.started().orElse(day)));
        }
        Optional<Blocker> open = state.openBlockers().stream()
                .filter(blocker -> blocker.task().equals(event.subject()))
                .findFirst();
        if (open.isPresent()) {
            return refused(
                    state,
                    "PLAN_STILL_BLOCKED",
                    event,
                    Map.of("blocker", open.get().name()));
        }
        PlanState now = state.withTask(task.with(TaskState.Status.DONE, event, task.started(), Optional.of(day)));
        if (task.task().milestone()) {
            now = now.withMilestone(event.subject());
        }
        for (Handover handover : state.template().handovers()) {
            now = handover.task().equals(event.subject()) ? handedOver(now, handover) : now;
        }
        return Happened.now(now);
    }

    /** What is finished was answered for by who answered for it then. */
    private static PlanState handedOver(PlanState state, Handover handover) {
        PlanState now = state;
        for (TaskState task : List.copyOf(state.tasks().values())) {
            if (task.status().open() && task.accountable().equals(handover.from())) {
                now = now.withTask(task.answeredBy(handover.to()));
            }
        }
        return now;
    }

    /** Nothing is in the way of what will not be done. */
    private static Happened over(PlanState state, TaskState task, PlanEvent event) {
        PlanState now = state.withTask(task);
        for (Blocker blocker : state.openBlockers()) {
            if (blocker.task().equals(event.subject())) {
                now = now.withBlocker(blocker.closed(later(blocker, event)));
            }
        }
        return Happened.now(now);
    }

    private static Happened blocker(PlanState state, PlanEvent event) {
        String name = event.other().isBlank() ? event.subject() : event.other();
        Optional<Blocker> known = Optional.ofNullable(state.blockers().get(name));
        boolean opens = event.kind() == PlanEvent.Kind.BLOCKED;
        boolean foreign =
                known.filter(one -> !one.task().equals(event.subject())).isPresent();
        boolean open = known.filter(Blocker::isOpen).isPresent();
        if (foreign || open == opens) {
            return refused(state, opens ? "PLAN_BLOCKER_OPEN" : "PLAN_BLOCKER_CLOSED", event, Map.of("blocker", name));
        }
        Blocker.Open since = new Blocker.Open(event.at(), Optional.empty());
        Blocker now = opens
                ? known.map(one -> one.opened(event.at(), event.why()))
                        .orElseGet(() -> new Blocker(name, event.subject(), event.why(), List.of(since)))
                : known.orElseThrow().closed(later(known.orElseThrow(), event));
        return Happened.now(state.withBlocker(now));
    }

    private static java.time.Instant later(Blocker blocker, PlanEvent event) {
        java.time.Instant from = blocker.open().get(blocker.open().size() - 1).from();
        return event.at().isBefore(from) ? from : event.at();
    }

    private static Happened assessed(PlanState state, PlanEvent event) {
        Optional<Criterion> criterion = state.template().criteria().stream()
                .filter(one -> one.key().equals(event.subject()))
                .findFirst();
        if (criterion.isEmpty()) {
            return refused(state, "PLAN_CRITERION_UNKNOWN", event, Map.of());
        }
        if (!criterion.get().roles().contains(event.role())) {
            String roles = String.join(", ", criterion.get().roles());
            return refused(state, "PLAN_ROLE", event, Map.of("role", event.role(), "roles", roles));
        }
        Standing.Verdict verdict = switch (event.kind()) {
            case MET -> Standing.Verdict.MET;
            case WAIVED -> Standing.Verdict.WAIVED;
            default -> Standing.Verdict.NOT_MET;
        };
        return Happened.now(
                state.withCriterion(event.subject(), new Standing(verdict, TaskState.signature(event), event.at())));
    }

    private static Happened published(PlanState state, PlanEvent event) {
        boolean known =
                state.template().documents().stream().anyMatch(one -> one.key().equals(event.subject()));
        return known
                ? Happened.now(state.withDocument(event.subject(), TaskState.signature(event)))
                : refused(state, "PLAN_DOCUMENT_UNKNOWN", event, Map.of());
    }

    private static Happened risk(PlanState state, PlanEvent event) {
        Optional<Risk> risk = state.template().risks().stream()
                .filter(one -> one.key().equals(event.subject()))
                .findFirst();
        if (risk.isEmpty()) {
            return refused(state, "PLAN_RISK_UNKNOWN", event, Map.of());
        }
        Optional<RaisedRisk> before = Optional.ofNullable(state.risks().get(event.subject()));
        boolean open = before.filter(RaisedRisk::open).isPresent();
        boolean raises = event.kind() == PlanEvent.Kind.RISK_RAISED;
        if (open == raises) {
            return refused(state, raises ? "PLAN_RISK_IS_OPEN" : "PLAN_RISK_NOT_OPEN", event, Map.of());
        }
        RaisedRisk now = raises
                ? new RaisedRisk(risk.get(), TaskState.signature(event), event.at(), Optional.empty(), Map.of())
                : before.orElseThrow().closed(event.at());
        return Happened.now(state.withRisk(now));
    }

    private Happened migrated(PlanState state, PlanEvent event) {
        Optional<Template> next = version(event.other()).flatMap(number -> templates.find(event.subject(), number));
        boolean same = event.subject().equals(state.template().id());
        if (next.isEmpty() || !same || next.get().version() <= state.template().version()) {
            return refused(state, "PLAN_NO_NEWER_VERSION", event, Map.of("version", event.other()));
        }
        return Happened.now(Migration.apply(state, next.get(), event.at()));
    }

    private static Optional<Integer> version(String text) {
        return text.matches("[1-9][0-9]{0,5}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }
}
