package dev.cuadra.onboarding.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.internal.Canonical;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.problem.Text;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The values of one message, which fit its template: none that it needs is missing, none is unknown to it, each is of its
 * type. What does not fit is told all at once.
 *
 * @source MSG-1
 */
public final class Values {
    private final Map<String, Value> all;

    private Values(Map<String, Value> all) {
        this.all = Collections.unmodifiableMap(new TreeMap<>(all));
    }

    /**
     * Values for a template.
     *
     * @throws ProblemException with code {@code MESSAGE_VALUES}, naming every variable that is missing, unknown or of
     *     another type
     */
    public static Values of(Template template, Map<String, Value> values) {
        Set<String> wrong = new TreeSet<>();
        values.forEach((name, value) -> template.variable(name)
                .filter(variable -> variable.type() != value.type())
                .ifPresent(variable -> wrong.add(told(variable))));
        check(template, values.keySet(), wrong);
        return new Values(values);
    }

    /**
     * Reads values from JSON: texts, names, days ({@code 2026-09-07}), moments with their offset, durations
     * ({@code PT15M}), percentages and addresses as text, whole numbers as numbers, money as
     * {@code {"amount":"12.34","currency":"AUD"}}, amounts in several currencies as a list of such, lists as lists of texts.
     * What is {@code null} is missing.
     *
     * @throws ProblemException as {@link #of} does
     */
    public static Values read(Template template, ObjectNode json) {
        Map<String, Value> values = new TreeMap<>();
        Set<String> names = new TreeSet<>();
        Set<String> wrong = new TreeSet<>();
        json.properties().forEach(member -> {
            if (!member.getValue().isNull()) {
                names.add(member.getKey());
                template.variable(member.getKey())
                        .ifPresent(variable -> value(variable, member.getValue())
                                .ifPresentOrElse(
                                        value -> values.put(variable.name(), value), () -> wrong.add(told(variable))));
            }
        });
        check(template, names, wrong);
        return new Values(values);
    }

    /**
     * Values for a message to many, without the reader, who comes later by {@link #with}.
     *
     * @throws ProblemException as {@link #of} does
     */
    public static Values common(Template template, Map<String, Value> values) {
        Map<String, Value> all = new TreeMap<>(values);
        all.put(Variable.RECIPIENT, new Value.Person("?"));
        return of(template, all).withoutReader();
    }

    /**
     * Values for a message to many, without the reader, from JSON as {@link #read} takes it.
     *
     * @throws ProblemException as {@link #of} does
     */
    public static Values common(Template template, ObjectNode json) {
        ObjectNode all = json.deepCopy();
        all.put(Variable.RECIPIENT, "?");
        return read(template, all).withoutReader();
    }

    private Values withoutReader() {
        Map<String, Value> others = new TreeMap<>(all);
        others.remove(Variable.RECIPIENT);
        return new Values(others);
    }

    /** The same values for a reader. */
    public Values with(Value.Person reader) {
        Map<String, Value> more = new TreeMap<>(all);
        more.put(Variable.RECIPIENT, reader);
        return new Values(more);
    }

    private static String told(Variable variable) {
        return variable.name() + " (" + variable.type().word() + ")";
    }

    private static void check(Template template, Set<String> given, Set<String> wrong) {
        Set<String> missing = template.variables().values().stream()
                .filter(variable -> !variable.optional() && !given.contains(variable.name()))
                .map(Values::told)
                .collect(Collectors.toCollection(TreeSet::new));
        if (uses(template, Variable.RECIPIENT) && !given.contains(Variable.RECIPIENT)) {
            missing.add(Variable.RECIPIENT + " (person)");
        }
        Set<String> unknown = new TreeSet<>(given);
        unknown.removeIf(name -> template.variable(name).isPresent());
        List<Text> faults = new ArrayList<>();
        fault(faults, "MESSAGE_VALUES_MISSING", missing);
        fault(faults, "MESSAGE_VALUES_UNKNOWN", unknown);
        fault(faults, "MESSAGE_VALUES_WRONG", wrong);
        if (!faults.isEmpty()) {
            String es = faults.stream().map(Text::es).collect(Collectors.joining("; "));
            String en = faults.stream().map(Text::en).collect(Collectors.joining("; "));
            throw Texts.problem(
                    "MESSAGE_VALUES", "variables", Map.of("template", template.key(), "faults", new Text(es, en)));
        }
    }

    private static void fault(List<Text> faults, String key, Collection<String> names) {
        if (!names.isEmpty()) {
            faults.add(Texts.BOOK.text(key, Map.of("names", String.join(", ", names))));
        }
    }

    private static boolean uses(Template template, String name) {
        return template.wordings().values().stream()
                .flatMap(Wording::phrases)
                .flatMap(phrase -> phrase.markers().stream())
                .anyMatch(marker -> marker.variable().equals(name));
    }

    private static Optional<Value> value(Variable variable, JsonNode json) {
        try {
            return Optional.ofNullable(
                    switch (variable.type()) {
                        case MONEY -> money(json);
                        case AMOUNTS -> amounts(json);
                        case INTEGER ->
                            json.isIntegralNumber() && json.canConvertToLong() ? new Value.Whole(json.asLong()) : null;
                        case LIST -> list(json);
                        default -> json.isTextual() ? parsed(variable.type(), json.asText()) : null;
                    });
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Value parsed(VariableType type, String text) {
        return switch (type) {
            case PERSON -> new Value.Person(text);
            case DATE -> new Value.Day(LocalDate.parse(text));
            case INSTANT -> new Value.Moment(OffsetDateTime.parse(text).toInstant());
            case DURATION -> new Value.Span(Duration.parse(text));
            case PERCENT -> new Value.Percent(decimal(text));
            case URL -> new Value.Link(text);
            default -> new Value.Words(text);
        };
    }

    private static BigDecimal decimal(String text) {
        if (!text.matches("-?\\d{1,12}(\\.\\d{1,8})?")) {
            throw new IllegalArgumentException("Not a decimal number");
        }
        return new BigDecimal(text);
    }

    private static Value.Money money(JsonNode json) {
        if (json.size() != 2
                || !json.path("amount").isTextual()
                || !json.path("currency").isTextual()) {
            throw new IllegalArgumentException("Not an amount");
        }
        return new Value.Money(
                decimal(json.path("amount").asText()),
                Currency.getInstance(json.path("currency").asText()));
    }

    private static Value amounts(JsonNode json) {
        List<Value.Money> each = new ArrayList<>();
        json.forEach(one -> each.add(money(one)));
        if (!json.isArray()) {
            throw new IllegalArgumentException("Not a list");
        }
        return new Value.Amounts(each);
    }

    private static Value list(JsonNode json) {
        List<String> lines = new ArrayList<>();
        json.forEach(line -> lines.add(line.isTextual() ? line.asText() : ""));
        if (!json.isArray()) {
            throw new IllegalArgumentException("Not a list");
        }
        return new Value.Several(lines);
    }

    /** The value of a variable, if it has one. */
    public Optional<Value> value(String name) {
        return Optional.ofNullable(all.get(name));
    }

    /** The values as {@link #read} reads them. */
    public ObjectNode json() {
        ObjectNode json = Canonical.object();
        all.forEach((name, value) -> write(json, name, value));
        return json;
    }

    private static void write(ObjectNode json, String name, Value value) {
        if (value instanceof Value.Whole whole) {
            json.put(name, whole.number());
        } else if (value instanceof Value.Money money) {
            write(json.putObject(name), money);
        } else if (value instanceof Value.Amounts amounts) {
            ArrayNode each = json.putArray(name);
            amounts.each().forEach(money -> write(each.addObject(), money));
        } else if (value instanceof Value.Several several) {
            ArrayNode lines = json.putArray(name);
            several.lines().forEach(lines::add);
        } else {
            json.put(name, text(value));
        }
    }

    private static void write(ObjectNode json, Value.Money money) {
        json.put("amount", money.amount().toPlainString())
                .put("currency", money.currency().getCurrencyCode());
    }

    private static String text(Value value) {
        if (value instanceof Value.Person person) {
            return person.name();
        } else if (value instanceof Value.Day day) {
            return day.date().toString();
        } else if (value instanceof Value.Moment moment) {
            return moment.instant().toString();
        } else if (value instanceof Value.Span span) {
            return span.duration().toString();
        } else if (value instanceof Value.Percent percent) {
            return percent.percent().toPlainString();
        } else if (value instanceof Value.Link link) {
            return link.address();
        }
        return ((Value.Words) value).text();
    }

    /** Which variables have a value; what they hold stays out of logs. */
    @Override
    public String toString() {
        return "Values" + all.keySet();
    }
}
