package dev.cuadra.onboarding.pack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.definition.DefinitionReader;
import dev.cuadra.onboarding.definition.Lint;
import dev.cuadra.onboarding.definition.Linter;
import dev.cuadra.onboarding.definition.Rows;
import dev.cuadra.onboarding.gate.Check;
import dev.cuadra.onboarding.internal.Canonical;
import dev.cuadra.onboarding.internal.Resource;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.ProblemException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The definitions that ship. Each is data: its JSON stands in the jar and is read as any other, and names with each part
 * the row of the catalogue behind it ({@link Definition#rows()}). What the catalogue leaves open is a setting that the
 * host has to give. Stateless, safe for many threads.
 *
 * @source PACK-1, PACK-2
 */
public final class Packs {
    /** The launch of the automation of boletas: from a beta of three customers to everybody. */
    public static final String BOLETA_LAUNCH = "boleta-launch";

    /** The launch of lay-bys: launch day, the two weeks of support after it, and the way back to normal. */
    public static final String LAYBY_LAUNCH = "layby-launch";

    /** The ninety days of a customer's onboarding, one customer at a time, up to the handoff. */
    public static final String CUSTOMER_ONBOARDING = "customer-onboarding";

    private Packs() {}

    /** The names of the packs, in order. */
    public static List<String> names() {
        return List.of(BOLETA_LAUNCH, CUSTOMER_ONBOARDING, LAYBY_LAUNCH);
    }

    /**
     * A pack with its standard settings.
     *
     * @throws ProblemException {@code PACK_UNKNOWN}, or {@code PACK_SETTING_MISSING} when the catalogue leaves something
     *     open that the host has to give
     */
    public static Definition named(String name) {
        return named(name, Map.of());
    }

    /**
     * A pack with settings of the host.
     *
     * @param settings values by the name of the setting
     * @throws ProblemException {@code PACK_UNKNOWN}, {@code PACK_SETTING_MISSING}, {@code PACK_SETTING_UNKNOWN},
     *     {@code PACK_SETTING_KIND}, or {@code PACK_SETTING_ORDER} for a date before the one that it has to follow
     */
    public static Definition named(String name, Map<String, String> settings) {
        ObjectNode tree = (ObjectNode) tree(known(name) + ".json");
        new Filling(name, tree(name + ".settings.json"), settings).into(tree);
        Definition definition = DefinitionReader.parse(tree, "");
        Linter.check(definition);
        return definition;
    }

    /**
     * What a pack lets its host decide, with what holds where the host says nothing.
     *
     * @throws ProblemException {@code PACK_UNKNOWN}
     */
    public static List<PackSetting> settings(String name) {
        return new Filling(name, tree(known(name) + ".settings.json"), Map.of()).settings();
    }

    /**
     * What somebody should look at in a pack with these settings: where the catalogue contradicts itself, and where a
     * figure needs care.
     *
     * @throws ProblemException as {@link #named(String, Map)}
     */
    public static List<Lint> lints(String name, Map<String, String> settings) {
        return Linter.lint(named(name, settings));
    }

    /** The rows of the catalogue that ask something of a metric, or state a reading of it. */
    public static Set<String> rowsOfMetric(Definition definition, String metric) {
        Rows rows = definition.rows();
        Set<String> all = new TreeSet<>(rows.at(Rows.metric(metric)));
        definition
                .gates()
                .forEach(gate -> gate.members().stream()
                        .flatMap(member -> member.condition().checks())
                        .filter(check -> check.metric().equals(metric))
                        .map(Check::id)
                        .forEach(id -> all.addAll(rows.at(Rows.condition(gate.id(), id)))));
        definition.triggers().stream()
                .filter(trigger -> trigger.condition()
                        .checks()
                        .anyMatch(check -> check.metric().equals(metric)))
                .forEach(trigger -> all.addAll(rows.at(Rows.trigger(trigger.id()))));
        definition.recorded().stream()
                .filter(each -> each.metric().equals(metric))
                .forEach(each -> all.addAll(rows.at(Rows.recorded(each.id()))));
        return all;
    }

    private static String known(String name) {
        if (!names().contains(name)) {
            throw Texts.problem("PACK_UNKNOWN", "pack", Map.of("pack", name, "known", String.join(", ", names())));
        }
        return name;
    }

    static JsonNode tree(String resource) {
        try {
            return Canonical.parse(Resource.text(Packs.class, resource));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
