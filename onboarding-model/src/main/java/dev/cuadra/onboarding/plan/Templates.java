package dev.cuadra.onboarding.plan;

import dev.cuadra.onboarding.internal.Refused;
import dev.cuadra.onboarding.internal.Resource;
import dev.cuadra.onboarding.internal.Texts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The templates that a host has, in all versions that its plans were made from. Immutable, safe for many threads.
 *
 * @source PLAN-5
 */
public final class Templates {
    private static final List<String> SHIPPED = List.of("customer-onboarding", "boleta-onboarding");

    private final Map<String, TreeMap<Integer, Template>> versions = new TreeMap<>();

    private Templates(Collection<Template> templates) {
        for (Template template : templates) {
            Template before = versions.computeIfAbsent(template.id(), any -> new TreeMap<>())
                    .put(template.version(), template);
            if (before != null) {
                throw Refused.because("TWICE", Map.of("name", template));
            }
        }
    }

    /** These templates; a version of a template stands once. */
    public static Templates of(Collection<Template> templates) {
        return new Templates(templates);
    }

    /** Those that ship: {@code customer-onboarding}, ninety days, and {@code boleta-onboarding}, the first steps. */
    public static Templates shipped() {
        return new Templates(SHIPPED.stream().map(Templates::read).toList());
    }

    private static Template read(String name) {
        return TemplateReader.read(Resource.text(Templates.class, name + ".json"));
    }

    /** The JSON Schema of templates, as it ships. */
    public static String schema() {
        return Resource.text(Templates.class, "template.schema.json");
    }

    /** The same templates and {@code more}. */
    public Templates and(Collection<Template> more) {
        List<Template> all = new ArrayList<>(more);
        versions.values().forEach(one -> all.addAll(one.values()));
        return new Templates(all);
    }

    /** The newest version of each template, by id. */
    public List<Template> newest() {
        return versions.values().stream().map(all -> all.lastEntry().getValue()).toList();
    }

    /** A version of a template; empty where there is none. */
    public Optional<Template> find(String id, int version) {
        return Optional.ofNullable(versions.get(id)).map(all -> all.get(version));
    }

    /**
     * The newest version of a template.
     *
     * @throws dev.cuadra.spi.problem.ProblemException with code {@code PLAN_TEMPLATE_UNKNOWN}
     */
    public Template newest(String id) {
        TreeMap<Integer, Template> all = versions.get(id);
        if (all == null) {
            throw unknown(id);
        }
        return all.lastEntry().getValue();
    }

    /**
     * A version of a template.
     *
     * @throws dev.cuadra.spi.problem.ProblemException with code {@code PLAN_TEMPLATE_UNKNOWN}
     */
    public Template template(String id, int version) {
        return find(id, version).orElseThrow(() -> unknown(id + " " + version));
    }

    private dev.cuadra.spi.problem.ProblemException unknown(String name) {
        List<String> known = versions.values().stream()
                .flatMap(all -> all.values().stream())
                .map(Template::toString)
                .toList();
        return Texts.problem(
                "PLAN_TEMPLATE_UNKNOWN", "template", Map.of("template", name, "known", String.join(", ", known)));
    }
}
