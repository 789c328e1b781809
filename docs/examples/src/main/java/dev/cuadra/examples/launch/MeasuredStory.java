package dev.cuadra.examples.launch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What others measure or sign about the launch of lay-bys: the service, its users, the help pages, and what people attest. */
final class MeasuredStory {
    private static final String PACK = "layby-launch";
    private static final int USERS = 60;

    private final Story story;
    private final Dice dice;

    MeasuredStory(Story story, long seed) {
        this.story = story;
        this.dice = new Dice(seed, "measured");
    }

    // ---- readings as lists hand them in

    static void tell(Story story, Instant at, String pack, List<ObjectNode> readings) {
        ObjectNode what = Story.what().put("pack", pack);
        ArrayNode list = what.putArray("readings");
        readings.forEach(list::add);
        story.tell(at, "observe", what);
    }

    private static ObjectNode of(String metric, Instant from, Instant to) {
        return Story.what().put("metric", metric).put("start", from.toString()).put("end", to.toString());
    }

    static ObjectNode reading(String metric, Instant at, boolean yes) {
        return of(metric, at, at).put("yes", yes);
    }

    static ObjectNode attested(String metric, Instant at, String who, String role) {
        ObjectNode reading = reading(metric, at, true);
        reading.putObject("by").put("who", who).put("role", role).put("evidence", "actas/" + metric);
        return reading;
    }

    static ObjectNode value(String metric, Instant from, Instant to, String value) {
        return of(metric, from, to).put("value", value);
    }

    private static ObjectNode word(String metric, Instant at, String word) {
        return of(metric, at, at).put("word", word);
    }

    static ObjectNode share(String metric, Instant from, Instant to, int hits, int of) {
        return of(metric, from, to).put("k", hits).put("n", of);
    }

    void tell(int laybys) {
        LaunchDays days = story.days();
        plan(days.at(-1, 9, 30));
        int down = dice.between(34, 44);
        for (int day = 1; day <= days.days(); day++) {
            Instant evening = days.at(day, 23, 30);
            Instant end = day < days.days() ? days.start(day + 1) : evening;
            int lost = day == Math.min(3, days.days()) ? down : dice.below(2);
            whole(days.start(day), end, lost);
            int active = Math.min(USERS, 18 + 2 * day + dice.below(5));
            int buyers = Math.min(laybys, Math.min(USERS, 20 + 3 * day));
            tell(
                    story,
                    evening,
                    PACK,
                    List.of(
                            value("api_response_ms", evening, evening, Integer.toString(dice.between(180, 420))),
                            value("active_users", evening, evening, Integer.toString(active)),
                            share("users_with_layby_pct", evening, evening, buyers, USERS),
                            share("adoption_pct", evening, evening, buyers, USERS)));
            help(day, days.start(day), evening, end);
        }
        signed(days);
    }

    /** What is counted over a day is known when it is over, of the last one when the story ends. */
    private void whole(Instant from, Instant to, int lost) {
        int minutes = (int) Duration.between(from, to).toMinutes();
        tell(
                story,
                to,
                PACK,
                List.of(
                        share("uptime_pct", from, to, minutes - lost, minutes),
                        value("critical_outages", from, to, lost > 10 ? "1" : "0"),
                        value("data_corruption_incidents", from, to, "0"),
                        value("feature_requests", from, to, Integer.toString(dice.below(4)))));
    }

    private void plan(Instant at) {
        List<ObjectNode> all = new ArrayList<>();
        all.add(value("enhanced_support_days", at, at, "14"));
        all.add(word("launch_goal", at, "smooth-adoption"));
        all.add(word("launch_date", at, story.days().launch().toString()));
        tell(story, at, PACK, all);
    }

    /** How many read the help pages the product does not count by itself; on some days nobody exported it. */
    private void help(int day, Instant from, Instant evening, Instant to) {
        if (day % 5 != 4) {
            tell(story, evening, PACK, List.of(value("kb_articles", evening, evening, Integer.toString(18 + day))));
            tell(story, to, PACK, List.of(value("kb_views", from, to, Integer.toString(dice.between(120, 260)))));
        }
    }

    private void signed(LaunchDays days) {
        Instant first = days.at(1, 18, 30);
        tell(
                story,
                first,
                PACK,
                List.of(
                        attested("can_create_laybys", first, "ramiro", "technical-lead"),
                        attested("can_record_payments", first, "ramiro", "technical-lead"),
                        attested("positive_feedback", first, "marta", "support-manager")));
        Instant week = days.at(7, 18, 0);
        tell(
                story,
                week,
                PACK,
                List.of(
                        attested("integrations_working", week, "ramiro", "technical-lead"),
                        attested("main_questions_documented", week, "marta", "support-manager")));
        Instant second = days.at(14, 18, 0);
        tell(
                story,
                second,
                PACK,
                List.of(
                        attested("process_improvements_deployed", second, "marta", "support-manager"),
                        attested("training_completed", second, "marta", "support-manager"),
                        attested("complex_scenarios_used", second, "paula", "product-owner"),
                        value("engaged_businesses", second, second, "3")));
    }
}
