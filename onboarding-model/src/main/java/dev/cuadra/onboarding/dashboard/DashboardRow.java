package dev.cuadra.onboarding.dashboard;

import dev.cuadra.onboarding.gate.Outcome;
import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Exact;
import dev.cuadra.spi.problem.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A row of a dashboard at an instant.
 *
 * @param definition what it shows
 * @param owner the role that answers for the figure; empty where nobody is named
 * @param current the figure; empty when it is not known
 * @param share the cases behind a share
 * @param target what the target comes to now, before its window is over as well
 * @param trend where the figure moves
 * @param status its colour
 * @param pace how fast the target is being reached; empty for what does not accumulate, or is not known
 * @param why why it has this colour, in one or two sentences
 * @param freshness how old the figure is
 * @param until the last day of the window; empty when it never ends or ends now
 * @param series the figure over time, oldest first
 * @param alerts the triggers that concern it, by id
 */
public record DashboardRow(
        RowDefinition definition,
        Optional<String> owner,
        Optional<Exact> current,
        Optional<Content.Share> share,
        Outcome target,
        Trend trend,
        RowStatus status,
        Optional<Pace> pace,
        Text why,
        Freshness freshness,
        Optional<LocalDate> until,
        List<SeriesPoint> series,
        List<RowAlert> alerts) {
    public DashboardRow {
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(status, "status");
        series = List.copyOf(series);
        alerts = List.copyOf(alerts);
    }

    /** The threshold of its target. */
    public Exact threshold() {
        return Exact.of(definition.compare().threshold());
    }

    /** The sign of its target, such as {@code >=}. */
    public String sign() {
        return definition.compare().operator();
    }
}
