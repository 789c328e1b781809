package dev.cuadra.examples.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.DayOfWeek;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PlanOperationsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static JsonNode asked(Consumer<ObjectNode> change) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                Rules.class.getResourceAsStream("/dev/cuadra/examples/schema/plan.schedule.json"))) {
            ObjectNode input = (ObjectNode) JSON.readTree(in).get("example").get("input");
            change.accept(input);
            return JSON.readTree(new Rules(Locale.ENGLISH).answer(input.toString()));
        }
    }

    private static ObjectNode task(ObjectNode input, int at) {
        return (ObjectNode) input.get("tasks").get(at);
    }

    private static String code(Consumer<ObjectNode> change) throws IOException {
        return asked(change).path("error").path("code").asText();
    }

    @Test
    void withoutActualDatesNothingSlips() throws IOException {
        JsonNode answer = asked(input -> task(input, 3).remove("actualFinish"));
        assertThat(answer.at("/slip/calendarDays").asInt()).isZero();
        assertThat(answer.at("/tasks/2/float").asInt()).isEqualTo(2);
        assertThat(answer.path("finish").asText()).isEqualTo("2026-04-02");
    }

    @Test
    void aCalendarMayBeLeftOutAndTodayMayBeGiven() throws IOException {
        JsonNode plain = asked(input -> input.remove("calendar"));
        assertThat(plain.path("finish").asText()).isEqualTo("2026-04-07");
        JsonNode today = asked(input -> input.put("today", "2026-03-09"));
        assertThat(today.at("/tasks/0/start").asText()).isEqualTo("2026-03-09");
        JsonNode gulf = asked(input -> ((ObjectNode) input.get("calendar"))
                .putArray("weekend")
                .add("FRIDAY")
                .add("SATURDAY"));
        assertThat(gulf.at("/tasks/1/finish").asText()).isEqualTo("2026-03-08");
    }

    @Test
    void whatCannotBeScheduledIsAProblem() throws IOException {
        assertThat(code(input -> ((ArrayNode) task(input, 1).get("after")).add("E")))
                .isEqualTo("PLAN_CYCLE");
        assertThat(asked(input -> ((ArrayNode) task(input, 1).get("after")).add("E"))
                        .at("/error/message")
                        .asText())
                .contains("B → C → E → B");
        assertThat(code(input -> task(input, 1).putArray("after").add("Z"))).isEqualTo("PLAN_REFERENCE");
        assertThat(code(input -> task(input, 1).put("id", "A"))).isEqualTo("PLAN_DOUBLE");
        assertThat(code(input -> task(input, 1).put("days", 0))).isEqualTo("INPUT_RANGE");
        assertThat(code(input -> task(input, 1).put("dayz", 1))).isEqualTo("INPUT_UNKNOWN_MEMBER");
        assertThat(code(input -> task(input, 3).put("actualStart", "2026-03-26")))
                .isEqualTo("INPUT_DATE_ORDER");
        assertThat(code(input -> input.put("start", "9999-12-31"))).isEqualTo("PLAN_TOO_LONG");
    }

    /** A weekend that is null was once read as none at all, and people worked on Sundays. */
    @Test
    void aWeekendThatIsNullIsTheUsualOneAndSevenDaysAreNone() throws IOException {
        JsonNode usual = asked(input -> ((ObjectNode) input.get("calendar")).putNull("weekend"));
        assertThat(usual.path("finish").asText()).isEqualTo("2026-04-08");
        JsonNode none = asked(input -> {
            ArrayNode days = ((ObjectNode) input.get("calendar")).putArray("weekend");
            for (DayOfWeek day : DayOfWeek.values()) {
                days.add(day.name());
            }
        });
        assertThat(none.at("/error/message").asText()).contains("at most six days");
    }
}
