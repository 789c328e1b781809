package dev.cuadra.adapter.report.internal;

import dev.cuadra.onboarding.gate.Outcome;
import dev.cuadra.onboarding.plan.Blocker;
import dev.cuadra.onboarding.plan.Criterion;
import dev.cuadra.onboarding.plan.EarlyWarning;
import dev.cuadra.onboarding.plan.Plan;
import dev.cuadra.onboarding.plan.PlanPhase;
import dev.cuadra.onboarding.plan.PlanStatus;
import dev.cuadra.onboarding.plan.Slip;
import dev.cuadra.onboarding.plan.TaskState;
import dev.cuadra.spi.problem.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Gathers what the page of an onboarding plan shows. For one page and one thread. */
public final class OnboardingGathering {
    private static final int MOST_TASKS = 8;

    private final PlanStatus status;
    private final Plan plan;
    private final Words words;
    private final Locale language;

    public OnboardingGathering(PlanStatus status, Words words, Locale language) {
        this.status = status;
        this.plan = status.plan();
        this.words = words;
        this.language = language;
    }

    /** What the page shows. */
    public OnboardingView view() {
        Slip slip = status.schedule().slip();
        int done = thousandths(status.progress().percent(1).orElse(BigDecimal.ZERO));
        String doneText = status.progress().percent(1).map(this::percent).orElseGet(() -> words.say("plan.unknown"));
        return new OnboardingView(
                Words.clean(plan.customer()),
                status.state().template().title().in(language) + " · "
                        + words.say(
                                "plan.version",
                                "version",
                                status.state().template().version()),
                facts(),
                done,
                thousandths(status.expected().percent(1)),
                doneText,
                percent(status.expected().percent(1)),
                status.progress().behind(status.expected()),
                slip.late(),
                slip(slip),
                warnings(),
                status.state().openBlockers().stream().map(this::blocker).toList(),
                new OnboardingTimeline(status, words, language).phases(),
                roles(),
                handoff(),
                words.say("plan.handoff." + status.handoff().outcome()),
                List.of(words.say("plan.foot"), words.say("common.personal")));
    }

    private List<OnboardingView.Fact> facts() {
        List<OnboardingView.Fact> facts = new ArrayList<>();
        facts.add(fact("plan.at", plan.today(status.at()).toString()));
        facts.add(fact("plan.day", Long.toString(status.day())));
        facts.add(fact(
                "plan.phase",
                status.phase()
                        .map(PlanPhase::title)
                        .map(title -> title.in(language))
                        .orElse("—")));
        facts.add(fact("plan.kickoff", plan.kickoff().toString()));
        facts.add(fact("plan.planned", status.schedule().planned().finish().toString()));
        facts.add(fact("plan.forecast", status.schedule().forecast().finish().toString()));
        return facts;
    }

    private OnboardingView.Fact fact(String key, String value) {
        return new OnboardingView.Fact(words.say(key), value);
    }

    private String slip(Slip slip) {
        if (slip.calendarDays() == 0) {
            return words.say("plan.slip.none");
        }
        String key = slip.late() ? "plan.slip.late" : "plan.slip.early";
        return words.say(
                key,
                "working",
                counted("plan.working", Math.abs(slip.workingDays())),
                "calendar",
                counted("plan.calendar", Math.abs(slip.calendarDays())));
    }

    private String counted(String key, long count) {
        return words.say(key + (count == 1 ? ".one" : ".many"), "count", count);
    }

    /** One cause moves many dates: what asks for the same is said together. */
    private List<OnboardingView.Warning> warnings() {
        Map<List<String>, List<String>> byRemedy = new LinkedHashMap<>();
        for (EarlyWarning warning : status.warnings()) {
            String remedy = Words.clean(warning.problem().remedy().in(language));
            byRemedy.computeIfAbsent(List.of(remedy, risks(warning)), any -> new ArrayList<>())
                    .add(Words.clean(warning.problem().message().in(language)));
        }
        List<OnboardingView.Warning> warnings = new ArrayList<>();
        byRemedy.forEach((ask, messages) -> warnings.add(new OnboardingView.Warning(messages, ask.get(0), ask.get(1))));
        return warnings;
    }

    private String risks(EarlyWarning warning) {
        String risks = status.state().template().risks().stream()
                .filter(risk -> warning.risks().contains(risk.key()))
                .filter(risk -> !risk.key().equals(warning.subject()))
                .map(risk -> risk.title().in(language))
                .collect(Collectors.joining(", "));
        return risks.isEmpty() ? "" : words.say("plan.risks", "risks", risks);
    }

    private OnboardingView.Blocked blocker(Blocker blocker) {
        BigDecimal age = status.age(blocker);
        int limit = status.state().template().limits().blockerDays();
        return new OnboardingView.Blocked(
                Words.clean(blocker.name()),
                status.state()
                        .task(blocker.task())
                        .map(task -> task.task().title().in(language))
                        .orElse(blocker.task()),
                Words.clean(blocker.why()),
                words.say("plan.age", "days", decimal(age.setScale(1, RoundingMode.DOWN))),
                age.compareTo(BigDecimal.valueOf(limit)) > 0);
    }

    private List<OnboardingView.Role> roles() {
        List<OnboardingView.Role> roles = new ArrayList<>();
        status.next()
                .forEach((role, tasks) -> roles.add(new OnboardingView.Role(
                        words.role(role),
                        tasks.stream().limit(MOST_TASKS).map(this::todo).toList(),
                        tasks.size() > MOST_TASKS ? words.say("plan.more", "count", tasks.size() - MOST_TASKS) : "")));
        return roles;
    }

    private OnboardingView.Todo todo(TaskState task) {
        LocalDate due = task.due(plan.kickoff());
        return new OnboardingView.Todo(
                Words.clean(task.task().title().in(language)),
                due.toString(),
                task.status() == TaskState.Status.STARTED
                        ? task.status().title().in(language)
                        : "",
                due.isBefore(plan.today(status.at())));
    }

    private List<OnboardingView.Criteria> handoff() {
        List<OnboardingView.Criteria> lists = new ArrayList<>();
        for (Criterion.Kind kind : List.of(Criterion.Kind.SUCCESS, Criterion.Kind.HANDOFF)) {
            List<OnboardingView.Item> items = status.state().template().criteria().stream()
                    .filter(one -> one.of() == kind)
                    .map(this::item)
                    .toList();
            if (!items.isEmpty()) {
                lists.add(new OnboardingView.Criteria(words.say("plan.criteria." + kind), items));
            }
        }
        return lists;
    }

    private OnboardingView.Item item(Criterion criterion) {
        Outcome outcome = status.handoff().criteria().getOrDefault(criterion.key(), Outcome.UNKNOWN);
        boolean waived = status.handoff().waived().contains(criterion.key());
        String mark = switch (outcome) {
            case MET -> "ok";
            case NOT_MET -> "bad";
            case UNKNOWN -> "";
        };
        return new OnboardingView.Item(
                Words.clean(criterion.title().in(language)),
                words.say(waived ? "plan.outcome.WAIVED" : "plan.outcome." + outcome),
                waived ? "warn" : mark);
    }

    private static int thousandths(BigDecimal percent) {
        return percent.movePointRight(1).intValue();
    }

    private String percent(BigDecimal percent) {
        return decimal(percent) + " %";
    }

    private String decimal(BigDecimal number) {
        return words.say(Text.figure(number.stripTrailingZeros().toPlainString()));
    }
}
