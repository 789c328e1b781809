package dev.cuadra.examples.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.examples.Texts;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;

/**
 * The members of a JSON object, asked for one by one. A member of the wrong kind is a problem with its name, and so is
 * one that nobody asked for: a misspelt option must not be ignored.
 */
final class Input {
    private static final Pattern PLAIN_DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    /** Java counts on; nothing can be computed from its last instant. */
    private static final int LAST_YEAR = 9_999;

    private static final Pattern PLAIN_MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}");
    private static final Pattern PLAIN_DECIMAL = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,20})?");
    private static final int MOST_DIGITS = 40;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final ObjectNode node;
    private final String path;
    private final Set<String> asked = new HashSet<>();

    Input(ObjectNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /** The member, or a problem that it is missing. */
    JsonNode required(String name) {
        return optional(name).orElseThrow(() -> problem("INPUT_MISSING", name, Map.of("member", name)));
    }

    /** The member; empty when it is missing or null. */
    Optional<JsonNode> optional(String name) {
        asked.add(name);
        return Optional.ofNullable(node.get(name)).filter(value -> !value.isNull());
    }

    boolean has(String name) {
        return node.has(name);
    }

    String text(String name) {
        JsonNode value = required(name);
        if (!value.isTextual()) {
            throw kind(name, Texts.KIND_TEXT);
        }
        return value.asText();
    }

    long integer(String name) {
        JsonNode value = required(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw kind(name, Texts.KIND_INTEGER);
        }
        return value.asLong();
    }

    boolean flag(String name, boolean otherwise) {
        Optional<JsonNode> value = optional(name);
        if (value.isPresent() && !value.get().isBoolean()) {
            throw kind(name, Texts.KIND_FLAG);
        }
        return value.map(JsonNode::asBoolean).orElse(otherwise);
    }

    LocalDate date(String name) {
        return parsed(name, text(name), PLAIN_DATE, LocalDate::parse, Texts.KIND_DATE);
    }

    Optional<LocalDate> optionalDate(String name) {
        return optional(name).isPresent() ? Optional.of(date(name)) : Optional.empty();
    }

    YearMonth month(String name) {
        return parsed(name, text(name), PLAIN_MONTH, YearMonth::parse, Texts.KIND_MONTH);
    }

    <E extends Enum<E>> E word(String name, Class<E> words, E otherwise) {
        return optional(name).isEmpty() ? otherwise : oneOf(name, words, text(name));
    }

    private <E extends Enum<E>> E oneOf(String name, Class<E> words, String text) {
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> word.name().equals(text))
                .findFirst()
                .orElseThrow(() -> problem(
                        "INPUT_WORD",
                        name,
                        Map.of("member", name, "words", Arrays.toString(words.getEnumConstants()))));
    }

    /** A decimal as a number or as text. */
    BigDecimal decimal(String name) {
        JsonNode value = required(name);
        if (!value.isNumber() && !value.isTextual()) {
            throw kind(name, Texts.KIND_DECIMAL);
        }
        try {
            BigDecimal decimal = value.isNumber() ? value.decimalValue() : new BigDecimal(value.asText());
            // 1e999999999 is a short text and a long number.
            if (decimal.precision() > MOST_DIGITS || Math.abs(decimal.scale()) > MOST_DIGITS) {
                throw kind(name, Texts.KIND_DECIMAL);
            }
            return decimal;
        } catch (NumberFormatException e) {
            throw kind(name, Texts.KIND_DECIMAL);
        }
    }

    List<Input> objects(String name) {
        JsonNode value = required(name);
        if (!value.isArray()) {
            throw kind(name, Texts.KIND_LIST);
        }
        List<Input> all = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            if (!(value.get(i) instanceof ObjectNode object)) {
                throw kind(name + "[" + i + "]", Texts.KIND_OBJECT);
            }
            all.add(new Input(object, at(name + "[" + i + "]")));
        }
        return all;
    }

    Optional<Input> object(String name) {
        Optional<JsonNode> value = optional(name);
        if (value.isPresent() && !value.get().isObject()) {
            throw kind(name, Texts.KIND_OBJECT);
        }
        return value.map(object -> new Input((ObjectNode) object, at(name)));
    }

    /** The objects of a list; none where the list is missing. */
    List<Input> optionalObjects(String name) {
        return optional(name).isPresent() ? objects(name) : List.of();
    }

    Input requiredObject(String name) {
        required(name);
        return object(name).orElseThrow();
    }

    Input objectOrEmpty(String name) {
        return object(name).orElseGet(() -> new Input(JsonNodeFactory.instance.objectNode(), at(name)));
    }

    Optional<String> optionalText(String name) {
        return optional(name).isPresent() ? Optional.of(text(name)) : Optional.empty();
    }

    <E extends Enum<E>> E requiredWord(String name, Class<E> words) {
        return oneOf(name, words, text(name));
    }

    /** A whole number from {@code least} to {@code most}. */
    int whole(String name, int least, int most) {
        long value = integer(name);
        if (value < least || value > most) {
            throw problem("INPUT_RANGE", name, Map.of("member", name, "least", least, "most", most));
        }
        return (int) value;
    }

    int whole(String name, int least, int most, int otherwise) {
        return optional(name).isPresent() ? whole(name, least, most) : otherwise;
    }

    /** Whole numbers; none where the list is missing. */
    List<Integer> wholes(String name, int least, int most) {
        List<Integer> all = new ArrayList<>();
        optional(name)
                .ifPresent(list -> list.forEach(element -> {
                    if (element.canConvertToInt() && element.asInt() >= least && element.asInt() <= most) {
                        all.add(element.asInt());
                    }
                }));
        if (optional(name)
                .filter(list -> !list.isArray() || list.size() != all.size())
                .isPresent()) {
            throw problem("INPUT_RANGE", name, Map.of("member", name, "least", least, "most", most));
        }
        return all;
    }

    /** A decimal as text. A number would be read as binary by others on its way here. */
    BigDecimal decimalText(String name) {
        return decimalText(required(name)).orElseThrow(() -> kind(name, Texts.KIND_DECIMAL_TEXT));
    }

    private static Optional<BigDecimal> decimalText(JsonNode value) {
        return Optional.of(value)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(text -> PLAIN_DECIMAL.matcher(text).matches())
                .map(BigDecimal::new);
    }

    /** A share in per cent, as text. */
    BigDecimal percent(String name) {
        BigDecimal percent = decimalText(name);
        if (percent.signum() < 0 || percent.compareTo(HUNDRED) > 0) {
            throw kind(name, Texts.KIND_PERCENT);
        }
        return percent;
    }

    Optional<BigDecimal> optionalPercent(String name) {
        return optional(name).isPresent() ? Optional.of(percent(name)) : Optional.empty();
    }

    /** Decimals above 0, as texts. */
    List<BigDecimal> weights(String name) {
        JsonNode value = required(name);
        List<BigDecimal> all = new ArrayList<>();
        value.forEach(element -> decimalText(element).ifPresent(all::add));
        boolean above = all.stream().allMatch(weight -> weight.signum() > 0);
        if (!value.isArray() || all.isEmpty() || all.size() != value.size() || !above) {
            throw kind(name, Texts.KIND_WEIGHTS);
        }
        return all;
    }

    /** Texts; none where the list is missing. */
    List<String> texts(String name) {
        Optional<JsonNode> value = optional(name);
        List<String> all = new ArrayList<>();
        value.ifPresent(list -> list.forEach(element -> {
            if (element.isTextual()) {
                all.add(element.asText());
            }
        }));
        if (value.isPresent()
                && (!value.get().isArray() || all.size() != value.get().size())) {
            throw kind(name, Texts.KIND_TEXTS);
        }
        return all;
    }

    /** Words of an enumeration; none where the list is missing. */
    <E extends Enum<E>> Set<E> words(String name, Class<E> words) {
        Set<E> all = EnumSet.noneOf(words);
        texts(name).forEach(text -> all.add(oneOf(name, words, text)));
        return all;
    }

    /** Days; none where the list is missing. */
    List<LocalDate> dates(String name) {
        if (optional(name).isPresent() && !required(name).isArray()) {
            throw kind(name, Texts.KIND_DATES);
        }
        return texts(name).stream()
                .map(text -> parsed(name, text, PLAIN_DATE, LocalDate::parse, Texts.KIND_DATES))
                .toList();
    }

    Optional<Instant> optionalInstant(String name) {
        return optionalText(name).map(text -> {
            try {
                OffsetDateTime instant = OffsetDateTime.parse(text);
                if (instant.getYear() >= 1 && instant.getYear() <= LAST_YEAR) {
                    return instant.toInstant();
                }
                throw kind(name, Texts.KIND_INSTANT);
            } catch (DateTimeException e) {
                throw kind(name, Texts.KIND_INSTANT);
            }
        });
    }

    /** An amount in any currency. */
    MonetaryAmount money(String name) {
        if (!(required(name) instanceof ObjectNode)) {
            throw kind(name, Texts.KIND_MONEY);
        }
        Input money = requiredObject(name);
        String amount = money.text("amount");
        String currency = money.text("currency");
        money.end();
        return here(name, () -> MinorUnits.parse(amount, currency));
    }

    /** An amount in the one currency that everything else is in. */
    MonetaryAmount money(String name, CurrencyUnit currency) {
        MonetaryAmount money = money(name);
        if (!money.getCurrency().equals(currency)) {
            throw problem(
                    "CURRENCY_MISMATCH",
                    name,
                    Map.of("currency", money.getCurrency().getCurrencyCode(), "expected", currency.getCurrencyCode()));
        }
        return money;
    }

    MonetaryAmount moneyAbove(String name, CurrencyUnit currency) {
        MonetaryAmount money = money(name, currency);
        if (!money.isPositive()) {
            throw kind(name, Texts.KIND_MONEY_ABOVE);
        }
        return money;
    }

    MonetaryAmount moneyFrom(String name, CurrencyUnit currency) {
        MonetaryAmount money = money(name, currency);
        if (money.isNegative()) {
            throw kind(name, Texts.KIND_MONEY_FROM);
        }
        return money;
    }

    Optional<MonetaryAmount> optionalMoneyFrom(String name, CurrencyUnit currency) {
        return optional(name).isPresent() ? Optional.of(moneyFrom(name, currency)) : Optional.empty();
    }

    /** An amount above nothing that is written without its currency. */
    MonetaryAmount bareAmount(String name, CurrencyUnit currency) {
        BigDecimal decimal = decimalText(name);
        if (decimal.signum() <= 0) {
            throw kind(name, Texts.KIND_DECIMAL_ABOVE);
        }
        return here(name, () -> MinorUnits.exact(decimal, currency));
    }

    /** What {@code made} makes; a problem that says no place is at {@code name}. */
    <T> T here(String name, Supplier<T> made) {
        try {
            return made.get();
        } catch (ProblemException e) {
            throw e.problem().where().equals(Place.NOWHERE)
                    ? new ProblemException(e.problem().at(Place.member(at(name))))
                    : e;
        }
    }

    Set<String> names() {
        Set<String> names = new java.util.TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Every member was asked for, or a problem that names the first that was not. */
    void end() {
        names().stream().filter(name -> !asked.contains(name)).findFirst().ifPresent(name -> {
            throw problem(
                    "INPUT_UNKNOWN_MEMBER",
                    name,
                    Map.of("member", name, "known", String.join(", ", new java.util.TreeSet<>(asked))));
        });
    }

    ProblemException problem(String code, String name, Map<String, ?> values) {
        return new ProblemException(Texts.BOOK.problem(code, Place.member(at(name)), values));
    }

    /** The problem that {@code name} is not of the kind that {@code kind} names. */
    ProblemException kind(String name, String kind) {
        var text = Texts.BOOK.text(kind, Map.of());
        var es = Texts.BOOK.problem("INPUT_KIND", Place.member(at(name)), Map.of("member", name, "kind", text.es()));
        var en = Texts.BOOK.problem("INPUT_KIND", Place.member(at(name)), Map.of("member", name, "kind", text.en()));
        return new ProblemException(new dev.cuadra.spi.problem.Problem(
                es.code(),
                new dev.cuadra.spi.problem.Text(es.message().es(), en.message().en()),
                new dev.cuadra.spi.problem.Text(es.remedy().es(), en.remedy().en()),
                es.where()));
    }

    private <T> T parsed(String name, String text, Pattern form, Function<String, T> parse, String kind) {
        try {
            if (form.matcher(text).matches()) {
                return parse.apply(text);
            }
        } catch (DateTimeException e) {
            // A day that the calendar does not have is said like any other wrong text.
        }
        throw kind(name, kind);
    }

    String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
