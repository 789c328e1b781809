package dev.cuadra.onboarding.pack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.onboarding.gate.Check;
import dev.cuadra.onboarding.gate.Moment;
import dev.cuadra.onboarding.gate.PlanCalendar;
import dev.cuadra.onboarding.gate.Window;
import dev.cuadra.spi.problem.Text;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What has to be done around the launch of the automation of boletas, by whom and by when: the rows of the catalogue that
 * are tasks, roles and artefacts. Immutable, safe for many threads.
 *
 * @param items the items, in the order of the catalogue
 * @source PACK-3
 */
public record LaunchPlan(List<Item> items) {
    /**
     * Something to do, to hold or to have.
     *
     * @param row the row of the catalogue
     * @param type {@code task}, {@code role} or {@code template}
     * @param area the area of the launch
     * @param phase the phase in which it belongs; {@code all} for no phase of its own
     * @param metric the key under which it is attested
     * @param operator how it is asked, in the vocabulary of conditions
     * @param value what is asked for
     * @param unit what the value counts, such as {@code videos}; {@code bool} for what is done or not
     * @param window how often, or when, in the words of the catalogue; may be empty
     * @param due the last day, counted from the launch; empty when it has none
     * @param role the role that answers for it
     * @param title what it is
     */
    public record Item(
            String row,
            String type,
            String area,
            String phase,
            String metric,
            String operator,
            String value,
            String unit,
            String window,
            Optional<Moment> due,
            String role,
            Text title) {
        public Item {
            if (row.isBlank()
                    || type.isBlank()
                    || phase.isBlank()
                    || metric.isBlank()
                    || unit.isBlank()
                    || role.isBlank()) {
                throw new IllegalArgumentException("An item has a row, a type, a phase, a metric, a unit and a role");
            }
            Objects.requireNonNull(due, "due");
            Objects.requireNonNull(title, "title");
        }

        /** The last day on which it may be done, for a launch on {@code launch}. */
        public Optional<LocalDate> due(LocalDate launch) {
            PlanCalendar calendar = new PlanCalendar(ZoneOffset.UTC, "plan", Map.of(Window.LAUNCH, launch));
            return due.map(moment -> moment.in(calendar).atZone(ZoneOffset.UTC).toLocalDate());
        }

        /** A check that the role behind it attests it, for a gate that asks for it. */
        public Check attestation() {
            return Check.isTrue(row, metric, role);
        }
    }

    public LaunchPlan {
        items = List.copyOf(items);
    }

    /** The plan that ships. */
    public static LaunchPlan read() {
        List<Item> items = new ArrayList<>();
        Packs.tree("boleta-launch-plan.json").forEach(each -> items.add(item(each)));
        return new LaunchPlan(items);
    }

    private static Item item(JsonNode node) {
        return new Item(
                node.path("row").asText(),
                node.path("type").asText(),
                node.path("area").asText(),
                node.path("phase").asText(),
                node.path("metric").asText(),
                node.path("operator").asText(),
                node.path("value").asText(),
                node.path("unit").asText(),
                node.path("window").asText(),
                node.has("due") ? Optional.of(Moment.parse(node.path("due").asText())) : Optional.empty(),
                node.path("role").asText(),
                new Text(
                        node.path("title").path("es").asText(),
                        node.path("title").path("en").asText()));
    }

    /** The items of a phase. */
    public List<Item> phase(String name) {
        return items.stream().filter(item -> item.phase().equals(name)).toList();
    }

    /** The items that a role answers for; of one that several hold together, each of them does. */
    public List<Item> role(String name) {
        return items.stream().filter(item -> item.role().equals(name)).toList();
    }

    /** The items of a phase that a role answers for. */
    public List<Item> of(String phase, String role) {
        return phase(phase).stream().filter(item -> item.role().equals(role)).toList();
    }

    /** The item of a row. */
    public Optional<Item> row(String id) {
        return items.stream().filter(item -> item.row().equals(id)).findFirst();
    }
}
