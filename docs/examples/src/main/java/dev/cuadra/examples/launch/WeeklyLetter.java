package dev.cuadra.examples.launch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.onboarding.message.PlanDates;
import dev.cuadra.onboarding.message.Schedule;
import dev.cuadra.onboarding.message.TemplateSet;
import dev.cuadra.onboarding.support.Mean;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the management is told of a week, when the template says. What nobody knows is left out, and the letter says so. */
record WeeklyLetter(LaunchHouse house, Locale language) {
    static final String TEMPLATE = "layby-weekly-summary";
    private static final BigDecimal MINUTES = BigDecimal.valueOf(60);

    /** When it goes out in the days of a launch. */
    static List<Instant> instants(LaunchDays days) {
        PlanDates dates = PlanDates.of(Map.of("launch", days.launch()), days.zone(), Set.of());
        return Schedule.of(List.of(TemplateSet.shipped().template(TEMPLATE)), dates).sendings().stream()
                .map(sending -> sending.at().toInstant())
                .filter(at -> days.day(at) <= days.days())
                .toList();
    }

    /** The values of a week so far that no other letter has. */
    ObjectNode values(Figures figures) {
        LocalDate from =
                LocalDate.ofInstant(figures.period().from(), house.days().zone());
        LocalDate to = LocalDate.ofInstant(figures.period().to(), house.days().zone());
        HelpPages help = HelpPages.of(house, figures.period());
        ObjectNode values = Story.what()
                .put("from", from.toString())
                .put("to", to.toString())
                .put("laybys", figures.opened())
                .put("payments", figures.payments())
                .put("tickets", figures.support().opened().size())
                .put("articles", help.published())
                .put("faq", help.revised());
        help.mostViewed().ifPresent(title -> values.put("top", title.in(language)));
        figures.amount("active_users").ifPresent(users -> values.put("active", users.longValueExact()));
        response(figures.support().responseHours(), values);
        if (!figures.value().isEmpty()) {
            ArrayNode amounts = values.putArray("value");
            figures.value()
                    .forEach((currency, sum) -> amounts.addObject()
                            .put("amount", MinorUnits.text(sum))
                            .put("currency", currency));
        }
        return values;
    }

    /** To the minute, one at least. */
    private static void response(Mean hours, ObjectNode values) {
        if (hours.count() > 0) {
            long minutes = hours.sum()
                    .multiply(MINUTES)
                    .divide(BigDecimal.valueOf(hours.count()), 0, RoundingMode.HALF_UP)
                    .longValueExact();
            values.put("response", Duration.ofMinutes(Math.max(1, minutes)).toString());
        }
    }
}
