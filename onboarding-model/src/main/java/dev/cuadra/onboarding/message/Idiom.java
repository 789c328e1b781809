package dev.cuadra.onboarding.message;

import dev.cuadra.onboarding.internal.Refused;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How a language writes days, times, amounts and lists. It is data of our own, so that the same message is the same bytes
 * on every release of Java; a host adds a language by giving one.
 *
 * @param language the language, such as {@code es}
 * @param direction {@code ltr} or {@code rtl}
 * @param months the names of the months, January first
 * @param monthsShort the same in short
 * @param weekdays the names of the days, Monday first
 * @param patterns phrases: {@code date}, {@code dateShort}, {@code moment}, {@code place}, {@code inDays},
 *     {@code daysAgo}, {@code percent}, {@code money}, {@code resent}
 * @param words words: {@code today}, {@code tomorrow}, {@code yesterday}, {@code decimal}, {@code group}, {@code and}
 * @param money phrases for currencies that are written in a way of their own
 * @param units {@code day}, {@code hour}, {@code minute} and {@code second}, one and many
 * @param dayWords words that say a day by its distance from the day of reading; templates may not write them
 * @source MSG-4
 */
public record Idiom(
        String language,
        String direction,
        List<String> months,
        List<String> monthsShort,
        List<String> weekdays,
        Map<String, Phrase> patterns,
        Map<String, String> words,
        Map<String, Phrase> money,
        Map<String, List<String>> units,
        List<String> dayWords) {
    private static final Map<String, Set<String>> PATTERNS = Map.of(
            "date", Set.of("weekday", "day", "month", "year"),
            "dateShort", Set.of("day", "month", "monthShort", "year"),
            "moment", Set.of("date", "clock", "place"),
            "place", Set.of("city"),
            "inDays", Set.of("days"),
            "daysAgo", Set.of("days"),
            "percent", Set.of("number"),
            "money", Set.of("currency", "number"),
            "resent", Set.of("date"));
    private static final Set<String> WORDS = Set.of("today", "tomorrow", "yesterday", "decimal", "group", "and");
    private static final Set<String> UNITS = Set.of("day", "hour", "minute", "second");

    public Idiom {
        months = List.copyOf(months);
        monthsShort = List.copyOf(monthsShort);
        weekdays = List.copyOf(weekdays);
        patterns = Map.copyOf(patterns);
        words = Map.copyOf(words);
        money = Map.copyOf(money);
        units = Map.copyOf(units);
        dayWords = List.copyOf(dayWords);
        boolean names = months.size() == 12 && monthsShort.size() == 12 && weekdays.size() == 7;
        boolean whole = patterns.keySet().equals(PATTERNS.keySet())
                && words.keySet().equals(WORDS)
                && units.keySet().equals(UNITS)
                && units.values().stream().allMatch(forms -> forms.size() == 2);
        boolean known = patterns.entrySet().stream()
                        .allMatch(each -> asks(each.getValue(), PATTERNS.getOrDefault(each.getKey(), Set.of())))
                && money.values().stream().allMatch(each -> asks(each, Set.of("number")));
        if (!language.matches("[a-z]{2,3}") || !direction.matches("ltr|rtl") || !names || !whole || !known) {
            throw Refused.because("IDIOM", Map.of("language", language));
        }
    }

    private static boolean asks(Phrase phrase, Set<String> known) {
        return phrase.markers().stream()
                .allMatch(marker ->
                        known.contains(marker.variable()) && marker.text().isEmpty());
    }

    String word(String name) {
        return Objects.requireNonNull(words.get(name), name);
    }

    /** The words of a quantity of a unit. */
    String unit(String name, long quantity) {
        List<String> forms = Objects.requireNonNull(units.get(name), name);
        return forms.get(quantity == 1 ? 0 : 1);
    }

    /** A pattern with its parts put in. */
    String filled(String pattern, Map<String, String> parts) {
        return filled(Objects.requireNonNull(patterns.get(pattern), pattern), parts);
    }

    /** An amount in a currency, with its own sign where it has one. */
    String money(String currency, String number) {
        return Optional.ofNullable(money.get(currency))
                .map(own -> filled(own, Map.of("number", number)))
                .orElseGet(() -> byCode(currency, number));
    }

    /** An amount with the code of its currency. */
    String byCode(String currency, String number) {
        return filled("money", Map.of("number", number, "currency", currency));
    }

    private static String filled(Phrase phrase, Map<String, String> parts) {
        StringBuilder text = new StringBuilder();
        phrase.pieces()
                .forEach(piece -> text.append(
                        piece.marker() ? Objects.requireNonNull(parts.get(piece.variable())) : piece.text()));
        return text.toString();
    }
}
