package dev.cuadra.onboarding.dashboard;

import static dev.cuadra.onboarding.dashboard.DashboardTest.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.pack.Packs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The dashboard that ships, over the pack that ships. */
class ShippedDashboardTest {
    private static Map<String, RowStatus> statuses(String population) {
        Definition pack =
                Packs.named(Packs.BOLETA_LAUNCH, Map.of("complaintsPerWeek", "3", "adoptionPopulation", population));
        List<Reading> readings = new ArrayList<>(DashboardTest.recorded());
        // 18 % of the eligible is 89 % of those who were shown it.
        readings.add(Reading.at("exposed", "adoption_pct", day(14), new Content.Share(32, 36)));
        // Of the pack a week's tickets are one figure, read at its end.
        readings.add(DashboardTest.reading("support_tickets_per_week", day(14), "3"));
        return DashboardTest.atTwoWeeks(pack, readings).rows().stream()
                .collect(Collectors.toMap(row -> row.definition().id(), DashboardRow::status));
    }

    @Test
    @Tag("DASH-1")
    void theColoursAreThoseThatTheCatalogueRecords() {
        Map<String, RowStatus> expected = DashboardReader.shipped("boleta-launch").rows().stream()
                .collect(Collectors.toMap(
                        RowDefinition::id, row -> row.recorded().orElseThrow().status()));
        assertThat(expected).hasSize(4).containsEntry("adoption", RowStatus.AMBER);
        assertThat(statuses("eligible")).isEqualTo(expected);
    }

    @Test
    @Tag("DASH-1")
    void askedOfTheExposedTheAlertIsSilentAndAdoptionGreen() {
        assertThat(statuses("exposed")).containsEntry("adoption", RowStatus.GREEN);
    }
}
