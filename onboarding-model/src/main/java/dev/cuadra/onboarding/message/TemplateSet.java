package dev.cuadra.onboarding.message;

import dev.cuadra.onboarding.internal.Resource;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.problem.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The templates of a host, with the languages they are in. Immutable, safe for many threads. What is wrong with a template
 * is told when it is read, never when it is sent.
 *
 * @source MSG-1, MSG-2, MSG-3
 */
public final class TemplateSet {
    private static final List<String> SHIPPED =
            List.of("idioms", "boleta-launch", "layby-launch", "customer-onboarding");

    private final Map<String, Template> templates;
    private final Map<String, Series> series;
    private final Map<String, Idiom> idioms;

    private TemplateSet(Map<String, Template> templates, Map<String, Series> series, Map<String, Idiom> idioms) {
        this.templates = Collections.unmodifiableMap(templates);
        this.series = Collections.unmodifiableMap(series);
        this.idioms = Collections.unmodifiableMap(idioms);
    }

    /** The templates that ship, in Spanish and in English. */
    public static TemplateSet shipped() {
        TemplateSet set = new TemplateSet(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        for (String name : SHIPPED) {
            set = set.merged(TemplateReader.read(name, Resource.text(TemplateSet.class, name + ".json")));
        }
        set.check();
        return set;
    }

    /** The JSON Schema of a file of templates. */
    public static String schema() {
        return Resource.text(TemplateSet.class, "templates.schema.json");
    }

    /**
     * The same set with a host's own: templates, which take the place of those of the same key; languages for templates
     * that are there; and how those languages write.
     *
     * @param source what the file is called in problems
     * @throws ProblemException for what cannot be read ({@code MESSAGE_JSON}, {@code MESSAGE_MEMBER_…}), and
     *     {@code MESSAGE_LINT} with everything that is wrong with what can
     */
    public TemplateSet with(String source, String json) {
        TemplateSet set = merged(TemplateReader.read(source, json));
        set.check();
        return set;
    }

    private TemplateSet merged(TemplateReader.File file) {
        Map<String, Template> all = new TreeMap<>(templates);
        Set<String> fresh = new TreeSet<>();
        for (Template template : file.templates()) {
            if (!fresh.add(template.key())) {
                throw problem("MESSAGE_TWICE", template.key(), Map.of("name", template.key()));
            }
            all.put(template.key(), template);
        }
        file.translations()
                .forEach((key, wordings) -> all.put(key, found(all, key).with(wordings)));
        Map<String, Series> allSeries = new TreeMap<>(series);
        file.series().forEach(one -> {
            one.templates().forEach(key -> found(all, key));
            allSeries.put(one.key(), one);
        });
        Map<String, Idiom> languages = new TreeMap<>(idioms);
        languages.putAll(file.idioms().stream().collect(Collectors.toMap(Idiom::language, Function.identity())));
        return new TemplateSet(all, allSeries, languages);
    }

    private void check() {
        List<Problem> problems = new ArrayList<>();
        templates.values().forEach(template -> problems.addAll(TemplateLint.of(template, idioms)));
        if (!problems.isEmpty()) {
            throw problem(
                    "MESSAGE_LINT",
                    problems.get(0).where().toString(),
                    Map.of("count", problems.size(), "problems", told(problems)));
        }
    }

    private static Text told(List<Problem> problems) {
        return new Text(told(problems, Text::es), told(problems, Text::en));
    }

    private static String told(List<Problem> problems, Function<Text, String> language) {
        return problems.stream()
                .map(one -> one.code() + " " + one.where() + ": " + language.apply(one.message()))
                .collect(Collectors.joining("; "));
    }

    /** All templates, by key. */
    public Collection<Template> templates() {
        return templates.values();
    }

    /**
     * The templates of a plan, by key.
     *
     * @throws ProblemException with code {@code PACK_UNKNOWN} where no template is of that plan
     */
    public List<Template> pack(String name) {
        List<Template> some = templates.values().stream()
                .filter(one -> one.pack().equals(name))
                .toList();
        if (some.isEmpty()) {
            String known = templates.values().stream()
                    .map(Template::pack)
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(", "));
            throw Texts.problem("PACK_UNKNOWN", "pack", Map.of("pack", name, "known", known));
        }
        return some;
    }

    /** All series, by key. */
    public Collection<Series> series() {
        return series.values();
    }

    /** The languages that can be written. */
    public Set<String> languages() {
        return idioms.keySet();
    }

    /**
     * A template.
     *
     * @throws ProblemException with code {@code MESSAGE_UNKNOWN}
     */
    public Template template(String key) {
        return found(templates, key);
    }

    private static Template found(Map<String, Template> all, String key) {
        return Optional.ofNullable(all.get(key))
                .orElseThrow(() ->
                        problem("MESSAGE_UNKNOWN", key, Map.of("name", key, "known", String.join(", ", all.keySet()))));
    }

    /**
     * A message with its values.
     *
     * @throws ProblemException with code {@code MESSAGE_LANGUAGE} where the template is not in that language
     */
    public Letter letter(Template template, String language, Values values, Setting setting) {
        return letter(template, language, values, setting, Optional.empty());
    }

    /** A message that repeats one of {@code first}, and says so. */
    public Letter letter(
            Template template, String language, Values values, Setting setting, Optional<LocalDate> first) {
        Wording wording = template.wording(language)
                .orElseThrow(() -> problem(
                        "MESSAGE_LANGUAGE",
                        language,
                        Map.of(
                                "name", template.key(),
                                "language", language,
                                "known", String.join(", ", template.wordings().keySet()))));
        Idiom idiom = Optional.ofNullable(idioms.get(language)).orElseThrow();
        Speech speech = new Speech(idiom, setting);
        List<Part> before = first.<List<Part>>map(day -> List.of(new Part.Paragraph(speech.resent(day))))
                .orElse(List.of());
        return new Rendering(speech, values).letter(template, language, idiom.direction(), wording, before);
    }

    private static ProblemException problem(String code, String member, Map<String, ?> values) {
        return new ProblemException(Texts.BOOK.problem(code, Place.member(member), values));
    }
}
