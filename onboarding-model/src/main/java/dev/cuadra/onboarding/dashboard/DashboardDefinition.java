package dev.cuadra.onboarding.dashboard;

import dev.cuadra.onboarding.internal.Refused;
import dev.cuadra.spi.problem.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The rows of a dashboard. Metrics, triggers and the dates that windows count from stand in the definition that it is
 * shown for.
 *
 * @param id identifies it
 * @param version its edition
 * @param title what it is called
 * @param rows its rows, in the order in which they are shown
 * @source DASH-1
 */
public record DashboardDefinition(String id, String version, Text title, List<RowDefinition> rows) {
    public DashboardDefinition {
        if (id.isBlank() || version.isBlank()) {
            throw Refused.because("EDITION", Map.of());
        }
        Objects.requireNonNull(title, "title");
        rows = List.copyOf(rows);
        Set<String> seen = new HashSet<>();
        for (RowDefinition row : rows) {
            if (!seen.add(row.id())) {
                throw Refused.because("TWICE", Map.of("name", row.id()));
            }
        }
    }
}
