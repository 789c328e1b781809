package dev.cuadra.examples.launch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The automation of boletas, which three customers try at the same time: its beta may be left on day 8. At noon one answer
 * is missing still. On the fourth day the tax agency answers badly for an hour.
 */
final class PilotStory {
    private static final String PACK = "boleta-launch";
    private static final int WEEK = 8;
    private static final int MIDNIGHT = 24;

    private final Story story;
    private final Dice dice;

    PilotStory(Story story, long seed) {
        this.story = story;
        this.dice = new Dice(seed, "pilot");
    }

    void tell() {
        LaunchDays days = story.days();
        Instant begin = days.at(1, 9, 0);
        story.tell(begin, "phase", Story.what().put("phase", "beta"));
        ObjectNode told = MeasuredStory.value("communication_lead_days", begin, begin, "7");
        MeasuredStory.tell(story, begin, PACK, List.of(told.put("scope", "cohort:controlled")));
        for (int day = 1; day <= days.days(); day++) {
            half(day, 0, 12);
            half(day, 12, 20);
            half(day, 20, MIDNIGHT);
        }
        Instant morning = days.at(WEEK, 9, 0);
        MeasuredStory.tell(story, morning, PACK, week(days, morning));
        Instant late = days.at(WEEK, 15, 10);
        MeasuredStory.tell(
                story,
                late,
                PACK,
                List.of(MeasuredStory.value("critical_support_tickets", days.start(1), days.start(WEEK), "1")));
    }

    private Instant hour(int day, int hour) {
        return hour == MIDNIGHT ? story.days().start(day + 1) : story.days().at(day, hour, 0);
    }

    /** What machines say of some hours when they are over. */
    private void half(int day, int from, int until) {
        LaunchDays days = story.days();
        List<ObjectNode> all = new ArrayList<>();
        for (int hour = from; hour < until; hour++) {
            int calls = dice.between(60, 160);
            int failed = day == 4 && hour == 19 ? calls / 8 : dice.below(3);
            all.add(MeasuredStory.share("sii_error_rate_pct", hour(day, hour), hour(day, hour + 1), failed, calls));
        }
        Instant to = hour(day, until);
        Instant start = hour(day, from);
        for (String monitor : List.of("tax_reports_intake_alive", "tax_calc_monitor_alive")) {
            ObjectNode alive = MeasuredStory.reading(monitor, start, true);
            all.add(alive.put("end", to.toString()));
        }
        all.add(MeasuredStory.reading("security_incident_contractor_data", to, false));
        all.add(MeasuredStory.value("sii_response_seconds", to, to, Integer.toString(dice.between(1, 4))));
        all.add(MeasuredStory.value("response_seconds", to, to, Integer.toString(dice.between(1, 3))));
        all.add(MeasuredStory.value(
                "customer_complaints_per_week", days.start(day - 6), to, Integer.toString(dice.between(2, 5))));
        MeasuredStory.tell(story, to, PACK, all);
    }

    private List<ObjectNode> week(LaunchDays days, Instant now) {
        Instant from = days.start(1);
        Instant to = days.start(WEEK);
        List<ObjectNode> all = new ArrayList<>();
        all.add(MeasuredStory.share("beta_activation_pct", from, to, 3, 3));
        all.add(MeasuredStory.value("beta_activated_customers", from, to, "3"));
        all.add(MeasuredStory.value("time_saving_pct", from, to, Integer.toString(dice.between(74, 86))));
        all.add(MeasuredStory.value("critical_bugs_boleta_processing", from, to, "0"));
        all.add(MeasuredStory.value("critical_bugs_tax_calculation", from, to, "0"));
        all.add(MeasuredStory.value("positive_feedback_mentions", from, to, Integer.toString(dice.between(6, 12))));
        all.add(MeasuredStory.attested("f29_submission_working", days.at(5, 18, 0), "elena", "engineering-lead"));
        all.add(MeasuredStory.value("csat_rating", from, to, "4.7").put("sample", 9));
        all.add(MeasuredStory.share("adoption_pct_of_eligible", now, now, 3, 180));
        all.add(MeasuredStory.value("incremental_arr_clp_millions", now, now, "9"));
        return all;
    }
}
