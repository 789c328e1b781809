package dev.cuadra.onboarding.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cuadra.onboarding.definition.DefinitionReader;
import dev.cuadra.onboarding.gate.Check;
import dev.cuadra.onboarding.gate.Question;
import dev.cuadra.onboarding.internal.Canonical;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

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
        try {
            Node node = new Node(Canonical.parse(json), "");
            DashboardDefinition definition = node.made(() -> new DashboardDefinition(
                    node.text("id"),
                    node.written("version"),
                    node.both("title"),
                    node.objects("rows").stream().map(DashboardReader::row).toList()));
            node.end();
            return definition;
        } catch (JsonProcessingException e) {
            long line =
                    e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
            throw new ProblemException(Texts.BOOK.problem("GATE_JSON", Place.NOWHERE.atLine(line), Map.of()), e);
        }
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
        try (InputStream in = DashboardReader.class.getResourceAsStream(name + ".json")) {
            if (in == null) {
                throw new IllegalStateException("The dashboard " + name + " is missing");
            }
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RowDefinition row(Node node) {
        RowDefinition row = node.made(() -> new RowDefinition(
                node.text("id"),
                node.text("row", ""),
                node.both("title"),
                target(node),
                node.optionalDecimal("base"),
                node.optionalDuration("freshness"),
                node.whole("trendDays", WEEK),
                node.optionalDecimal("deadBand").orElse(DEAD_BAND),
                node.whole("seriesDays", 1),
                node.whole("seriesPoints", POINTS),
                node.texts("alerts"),
                node.optionalObject("recorded").map(DashboardReader::recorded)));
        node.end();
        return row;
    }

    private static Check target(Node node) {
        if (DefinitionReader.condition(node.required("target"), node.at("target")) instanceof Check check) {
            return check;
        }
        throw node.kind("target", "metric, operator, value");
    }

    private static Recorded recorded(Node node) {
        Recorded recorded = node.made(() -> new Recorded(
                node.text("row"),
                node.decimal("value"),
                node.text("window"),
                node.word("trend", Question.Direction.class),
                node.word("status", RowStatus.class)));
        node.end();
        return recorded;
    }
}
