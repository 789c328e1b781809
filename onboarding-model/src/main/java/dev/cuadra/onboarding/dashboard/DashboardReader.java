package dev.cuadra.onboarding.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.onboarding.definition.DefinitionReader;
import dev.cuadra.onboarding.gate.Check;
import dev.cuadra.onboarding.gate.Question;
import dev.cuadra.onboarding.internal.Dialect;
import dev.cuadra.onboarding.internal.Members;
import dev.cuadra.onboarding.internal.Resource;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.ProblemException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Reads the definitions of dashboards. Members that nobody knows and values of the wrong kind are problems that name
 * their place. Stateless, safe for many threads.
 *
 * @source DASH-1
 */
public final class DashboardReader {
    /** The dashboards that ship. */
    public static final List<String> SHIPPED = List.of("boleta-launch", "layby-launch");

    private static final BigDecimal DEAD_BAND = BigDecimal.valueOf(5);
    private static final int WEEK = 7;
    private static final int POINTS = 60;

    private DashboardReader() {}

    /**
     * Reads a definition.
     *
     * @throws ProblemException when it is none
     */
    public static DashboardDefinition read(String json) {
        return Members.read(Dialect.GATE, "", json).as(DashboardReader::dashboard);
    }

    /**
     * A dashboard that ships.
     *
     * @throws ProblemException when there is none of this name
     */
    public static DashboardDefinition shipped(String name) {
        if (!SHIPPED.contains(name)) {
            throw Texts.problem(
                    "DASHBOARD_UNKNOWN", "dashboard", Map.of("name", name, "known", String.join(", ", SHIPPED)));
        }
        return read(Resource.text(DashboardReader.class, name + ".json"));
    }

    private static DashboardDefinition dashboard(Members node) {
        return new DashboardDefinition(
                node.text("id"),
                node.written("version"),
                node.both("title"),
                node.each(node.needed("rows"), DashboardReader::row));
    }

    private static RowDefinition row(Members node) {
        return new RowDefinition(
                node.text("id"),
                node.text("row", ""),
                owner(node),
                node.both("title"),
                target(node),
                node.optionalDecimal("base"),
                node.optionalDuration("freshness"),
                node.small("trendDays", WEEK),
                node.optionalDecimal("deadBand").orElse(DEAD_BAND),
                node.small("seriesDays", 1),
                node.small("seriesPoints", POINTS),
                new TreeSet<>(node.texts("alerts")),
                node.optionalOne("recorded", DashboardReader::recorded));
    }

    /** Beside the target, or in it, where a condition has its owner. */
    private static Optional<String> owner(Members node) {
        return node.optionalText("owner")
                .or(() -> Optional.ofNullable(node.required("target").get("owner"))
                        .map(JsonNode::asText));
    }

    private static Check target(Members node) {
        if (DefinitionReader.condition(node.required("target"), node.at("target")) instanceof Check check) {
            return check;
        }
        throw node.form("target", "metric, operator, value");
    }

    private static Recorded recorded(Members node) {
        return new Recorded(
                node.text("row"),
                node.decimal("value"),
                node.text("window"),
                node.word("trend", Question.Direction.class),
                node.word("status", RowStatus.class));
    }
}
