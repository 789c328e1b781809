package dev.cuadra.examples.launch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.calendar.WorkingDays;
import dev.cuadra.onboarding.plan.Criterion;
import dev.cuadra.onboarding.plan.Plan;
import dev.cuadra.onboarding.plan.PlanStatus;
import dev.cuadra.onboarding.plan.Slot;
import dev.cuadra.onboarding.plan.TaskState;
import dev.cuadra.onboarding.plan.Template;
import dev.cuadra.onboarding.plan.Templates;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Customers in all phases of their ninety days. What went before is handed in at once; from then on tasks are done as they
 * come. One is blocked for five days, one is behind, at one the sponsor leaves, and one misses meetings.
 */
final class CustomerStory {
    static final String TEMPLATE = "customer-onboarding";
    private static final String MANAGER = "customer-success-manager";
    private static final int OLDEST = 92;
    private static final int YOUNGEST = -2;
    private static final int BLOCKED = 2;
    private static final int BEHIND = 3;
    private static final int LOST = 4;
    private static final int ABSENT = 5;
    private static final int KINDS = 12;

    private final Story story;
    private final Dice dice;
    private final Templates templates = Templates.shipped();
    private final Template template = templates.newest(TEMPLATE);

    CustomerStory(Story story, long seed) {
        this.story = story;
        this.dice = new Dice(seed, "customers");
    }

    void tell(int customers) {
        for (int number = 1; number <= customers; number++) {
            int day = customers == 1 ? OLDEST / 2 : YOUNGEST + (OLDEST - YOUNGEST) * (number - 1) / (customers - 1);
            customer(String.format(Locale.ROOT, "C-%02d", number), number % KINDS, day);
        }
    }

    /** A customer who is on a day of the plan when lay-bys are launched. */
    private void customer(String customer, int kind, int day) {
        LocalDate kickoff = story.days().launch().minusDays(day - 1L);
        while (kickoff.getDayOfWeek() == DayOfWeek.SATURDAY || kickoff.getDayOfWeek() == DayOfWeek.SUNDAY) {
            kickoff = kickoff.plusDays(1);
        }
        Instant begin = story.days().at(-2, 11, 0);
        ObjectNode what = Story.what().put("customer", customer).put("kickoff", kickoff.toString());
        story.tell(begin, "plan.start", what.put("name", "Cliente " + customer + " SpA"));
        Plan plan = Plan.of(customer, template, kickoff, story.days().zone(), WorkingDays.mondayToFriday(Set.of()));
        List<ObjectNode> before = new ArrayList<>();
        for (Done done : done(plan, kind)) {
            ObjectNode event =
                    event(done.at(), "DONE", done.task(), done.role()).put("why", "actas/" + done.task());
            tell(customer, done.at(), event, begin, before);
        }
        if (!before.isEmpty()) {
            ObjectNode past = Story.what().put("customer", customer);
            ArrayNode events = past.putArray("events");
            before.forEach(events::add);
            story.tell(begin, "plan.events", past);
        }
        special(customer, kind, plan);
        if (day > 80) {
            assessed(customer);
        }
        weeks(customer, kind, kickoff);
    }

    private record Done(String task, String role, Instant at) {}

    /** The tasks as they get done: as planned or up to two days later, and ten days later by who is behind. */
    private List<Done> done(Plan plan, int kind) {
        PlanStatus begun =
                PlanStatus.of(plan, plan.kickoff().atStartOfDay(plan.zone()).toInstant(), templates);
        List<Done> all = new ArrayList<>();
        for (TaskState task : begun.state().tasks().values()) {
            String key = task.task().key();
            LocalDate planned =
                    begun.schedule().planned().slot(key).map(Slot::finish).orElse(plan.kickoff());
            int late = (kind == BEHIND ? 10 : 0) + dice.below(3);
            Instant at = planned.plusDays(late)
                    .atTime(dice.between(9, 17), dice.below(60))
                    .atZone(plan.zone())
                    .toInstant();
            all.add(new Done(key, task.accountable(), at));
        }
        all.sort(Comparator.comparing(Done::at));
        return all;
    }

    private static ObjectNode event(Instant at, String kind, String subject, String role) {
        ObjectNode event =
                Story.what().put("at", at.toString()).put("kind", kind).put("subject", subject);
        return event.put("who", "ines").put("role", role);
    }

    private void tell(String customer, Instant at, ObjectNode event, Instant begin, List<ObjectNode> before) {
        if (!at.isAfter(begin)) {
            before.add(event);
            return;
        }
        ObjectNode what = Story.what().put("customer", customer);
        what.putArray("events").add(event);
        story.tell(at, "plan.events", what);
    }

    private void live(String customer, Instant at, ObjectNode event) {
        tell(customer, at, event, Instant.MIN, List.of());
    }

    private void special(String customer, int kind, Plan plan) {
        LaunchDays days = story.days();
        if (kind == BLOCKED) {
            String task = last(plan);
            Instant from = days.at(2, 16, 0);
            ObjectNode blocked = event(from, "BLOCKED", task, MANAGER).put("why", "Falta el acceso a su red");
            live(customer, from, blocked.put("other", "vpn"));
            Instant to = days.at(7, 10, 0);
            live(customer, to, event(to, "UNBLOCKED", task, MANAGER).put("other", "vpn"));
        } else if (kind == LOST) {
            Instant at = days.at(4, 12, 0);
            ObjectNode raised = event(at, "RISK_RAISED", "risk_stakeholder_change", MANAGER);
            live(customer, at, raised.put("why", "Quien patrocinaba se fue de la empresa"));
            ObjectNode left = MeasuredStory.reading("key_stakeholder_change", at, true);
            MeasuredStory.tell(story, at, customer, List.of(left.put("scope", "customer:" + customer)));
        }
    }

    /** A task that is far from being done. */
    private static String last(Plan plan) {
        return plan.template().tasks().values().stream()
                .filter(task -> task.phase().equals("phase3-launch"))
                .findFirst()
                .orElseThrow()
                .key();
    }

    private void assessed(String customer) {
        Instant at = story.days().at(2, 15, 0);
        int later = 0;
        for (Criterion criterion : template.criteria()) {
            Instant said = at.plus(Duration.ofMinutes(later++));
            ObjectNode met =
                    event(said, "MET", criterion.key(), criterion.roles().get(0));
            live(customer, said, met.put("why", "actas/" + criterion.key()));
        }
        ObjectNode content = MeasuredStory.value("stakeholder_satisfaction", at, at, "9");
        MeasuredStory.tell(
                story,
                at,
                customer,
                List.of(content.put("scope", "customer:" + customer).put("sample", 6)));
    }

    /** Every week somebody writes down who came, how content they are and how many work with it. */
    private void weeks(String customer, int kind, LocalDate kickoff) {
        LaunchDays days = story.days();
        for (int day = 1; day <= days.days(); day += 7) {
            Instant from = days.start(day - 7);
            Instant at = days.at(day, 10, 30);
            List<ObjectNode> all = new ArrayList<>();
            int came = kind == ABSENT ? 5 : dice.between(9, 10);
            all.add(MeasuredStory.share("meeting_attendance_pct", from, at, came, 10));
            all.add(MeasuredStory.value("satisfaction_pulse_checks", from, at, "1"));
            all.add(MeasuredStory.value("satisfaction_rating", from, at, kind == LOST ? "3.4" : "4.6")
                    .put("sample", 5));
            all.add(MeasuredStory.reading("competitor_evaluation", at, false));
            if (kickoff.plusDays(60).isBefore(days.date(day))) {
                all.add(MeasuredStory.share("active_usage_pct", from, at, dice.between(76, 96), 100));
                all.add(MeasuredStory.value("nps_score", from, at, "8").put("sample", 5));
            }
            all.forEach(reading -> reading.put("scope", "customer:" + customer));
            MeasuredStory.tell(story, at, customer, all);
        }
    }
}
