package dev.cuadra.onboarding.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.internal.Canonical;
import dev.cuadra.spi.problem.ProblemException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PlanReaderTest {
    private static ObjectNode file() {
        ObjectNode file = Canonical.object();
        file.put("customer", "cust-042").put("template", "customer-onboarding");
        file.put("kickoff", "2026-03-02").put("zone", "America/Santiago");
        ObjectNode event = file.putArray("events").addObject();
        event.put("id", "e-1").put("at", "2026-03-02T16:00:00-03:00").put("kind", "not-applicable");
        event.put("subject", "initial_migration_done").put("who", "marta").put("role", "implementation-team");
        event.put("why", "no data");
        return file;
    }

    private static PlanReader.PlanFile read(Consumer<ObjectNode> change) {
        ObjectNode file = file();
        change.accept(file);
        return PlanReader.read(file.toString(), Plans.SHIPPED);
    }

    private static String refusal(Consumer<ObjectNode> change) {
        return catchThrowableOfType(ProblemException.class, () -> read(change))
                .problem()
                .code();
    }

    private static ObjectNode event(ObjectNode file) {
        return (ObjectNode) file.get("events").get(0);
    }

    @Test
    @Tag("PLAN-5")
    void aFileIsAPlan() {
        Plan plan = read(file -> {}).plan();
        assertThat(plan.template()).isEqualTo(Plans.TEMPLATE);
        assertThat(plan.events().get(0).kind()).isEqualTo(PlanEvent.Kind.NOT_APPLICABLE);
        assertThat(plan.events().get(0).at()).isEqualTo("2026-03-02T19:00:00Z");
        assertThat(plan.calendar().weekend()).containsExactly(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        Plan other = read(file -> {
                    ObjectNode calendar = file.putObject("calendar");
                    calendar.putArray("weekend").add("FRIDAY");
                    calendar.putArray("holidays").add("2026-05-01");
                })
                .plan();
        assertThat(other.calendar().weekend()).containsExactly(DayOfWeek.FRIDAY);
        assertThat(other.calendar().holidays()).containsExactly(LocalDate.of(2026, 5, 1));
        assertThat(read(file -> file.putArray("indicators").add(1)).indicators())
                .isPresent();
    }

    /** What was wrong was told in English inside of a Spanish sentence. */
    @Test
    @Tag("PLAN-1")
    void aWeekWithoutAWorkingDayIsSaidInOneLanguage() {
        ProblemException refused = catchThrowableOfType(
                ProblemException.class,
                () -> read(file -> {
                    ArrayNode weekend = file.putObject("calendar").putArray("weekend");
                    for (DayOfWeek day : DayOfWeek.values()) {
                        weekend.add(day.name());
                    }
                }));

        assertThat(refused.problem().message().es())
                .isEqualTo("weekend no es una lista de seis días de la semana a lo más.");
        assertThat(refused.problem().where().toString()).isEqualTo("calendar.weekend");
    }

    @Test
    @Tag("PLAN-5")
    void whatCannotBeReadIsAProblemWithItsPlace() {
        assertThat(refusal(file -> file.put("kickoff", "2026-02-30"))).isEqualTo("PLAN_VALUE");
        assertThat(refusal(file -> file.put("kickoff", "+999999999-12-31"))).isEqualTo("PLAN_VALUE");
        assertThat(refusal(file -> file.put("zone", "nowhere"))).isEqualTo("PLAN_VALUE");
        assertThat(refusal(file -> file.put("colour", "red"))).isEqualTo("PLAN_MEMBER_UNKNOWN");
        assertThat(refusal(file -> file.remove("customer"))).isEqualTo("PLAN_MISSING");
        assertThat(refusal(file -> file.put("version", 7))).isEqualTo("PLAN_TEMPLATE_UNKNOWN");
        assertThat(refusal(file -> event(file).put("kind", "forgotten"))).isEqualTo("PLAN_WORD");
        assertThat(refusal(file -> event(file).put("at", "yesterday"))).isEqualTo("PLAN_VALUE");
        assertThat(refusal(file -> ((ArrayNode) file.get("events")).add(event(file))))
                .isEqualTo("PLAN_DOUBLE");
        assertThat(refusal(
                        file -> file.putObject("calendar").putArray("weekend").add("FUNDAY")))
                .isEqualTo("PLAN_VALUE");
        assertThat(refusal(file -> file.putArray("templates").add(Plans.tree())))
                .isEqualTo("PLAN_PART");
    }
}
