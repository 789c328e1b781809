package dev.cuadra.onboarding.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.internal.Plain;
import dev.cuadra.onboarding.internal.PlainTime;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.problem.Text;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Puts settings into the places of a definition that they are for. */
final class Filling {
    private static final Pattern DOT = Pattern.compile("\\.");
    private static final String LAUNCH = "launch";

    private final String pack;
    private final JsonNode settings;
    private final Map<String, String> given;

    Filling(String pack, JsonNode settings, Map<String, String> given) {
        this.pack = pack;
        this.settings = settings;
        this.given = new TreeMap<>(given);
    }

    /** The settings that there are, with what holds where nothing is given. */
    List<PackSetting> settings() {
        List<PackSetting> all = new ArrayList<>();
        settings.forEach(each -> all.add(new PackSetting(
                each.path("name").asText(),
                each.path("row").asText(),
                each.path("kind").asText(),
                words(each),
                standard(each),
                new Text(each.path("es").asText(), each.path("en").asText()))));
        return List.copyOf(all);
    }

    private static List<String> words(JsonNode setting) {
        List<String> words = new ArrayList<>();
        setting.path("words").forEach(word -> words.add(word.asText()));
        return words;
    }

    /** What holds where nothing is given; what the law says depends on the date of the launch. */
    private Optional<String> standard(JsonNode setting) {
        if (setting.has("standard")) {
            return Optional.of(setting.path("standard").asText());
        }
        Optional<LocalDate> launch =
                setting.has("dated") ? value(named(LAUNCH)).map(LocalDate::parse) : Optional.empty();
        Optional<String> holding = Optional.empty();
        for (JsonNode dated : setting.path("dated")) {
            LocalDate from = LocalDate.parse(dated.path("from").asText());
            if (launch.filter(date -> !date.isBefore(from)).isPresent()) {
                holding = Optional.of(dated.path("value").asText());
            }
        }
        return holding;
    }

    private JsonNode named(String name) {
        for (JsonNode setting : settings) {
            if (setting.path("name").asText().equals(name)) {
                return setting;
            }
        }
        throw new IllegalArgumentException("No setting " + name);
    }

    private Optional<String> value(JsonNode setting) {
        String name = setting.path("name").asText();
        return given.containsKey(name)
                ? Optional.of(checked(setting, given.getOrDefault(name, "")))
                : standard(setting);
    }

    private String checked(JsonNode setting, String text) {
        String kind = setting.path("kind").asText();
        try {
            return switch (kind) {
                case "date" -> PlainTime.date(text).toString();
                case "decimal" -> decimal(setting, text).toPlainString();
                default -> {
                    if (!words(setting).contains(text)) {
                        throw refused(
                                setting,
                                Texts.BOOK.text("KIND_WORD", Map.of("words", String.join(", ", words(setting)))));
                    }
                    yield text;
                }
            };
        } catch (NumberFormatException | DateTimeException e) {
            throw new ProblemException(refused(setting, kind(kind)).problem(), e);
        }
    }

    private BigDecimal decimal(JsonNode setting, String text) {
        BigDecimal value = new BigDecimal(text);
        if (value.signum() < 0 || value.precision() > 20 || Math.abs((long) value.scale()) > 20) {
            throw refused(setting, kind("decimal"));
        }
        return Plain.of(value);
    }

    private static Text kind(String kind) {
        return Texts.BOOK.text("pack.kind." + kind, Map.of());
    }

    private ProblemException refused(JsonNode setting, Text kind) {
        String name = setting.path("name").asText();
        return Texts.problem("PACK_SETTING_KIND", "settings." + name, Map.of("setting", name, "kind", kind));
    }

    /** Fills every place, and refuses what is missing and what nobody asks for. */
    void into(ObjectNode definition) {
        List<String> names = settings.findValuesAsText("name");
        for (String name : given.keySet()) {
            if (!names.contains(name)) {
                throw Texts.problem(
                        "PACK_SETTING_UNKNOWN",
                        "settings." + name,
                        Map.of("setting", name, "known", String.join(", ", names)));
            }
        }
        for (JsonNode setting : settings) {
            String name = setting.path("name").asText();
            String row = setting.path("row").asText();
            String value = value(setting)
                    .orElseThrow(() -> Texts.problem(
                            "PACK_SETTING_MISSING",
                            "settings." + name,
                            Map.of("setting", name, "row", row, "pack", pack)));
            ordered(setting, value);
            setting.path("places").forEach(place -> fill(definition, place, value));
        }
    }

    /** A date that nothing can come before: one that ships with the pack may be over where the host begins later. */
    private void ordered(JsonNode setting, String value) {
        String first = setting.path("notBefore").asText();
        if (first.isEmpty()) {
            return;
        }
        String start = value(named(first)).orElse(value);
        if (LocalDate.parse(value).isBefore(LocalDate.parse(start))) {
            String name = setting.path("name").asText();
            throw Texts.problem(
                    "PACK_SETTING_ORDER",
                    "settings." + name,
                    Map.of("setting", name, "value", told(name, value), "first", first, "start", start));
        }
    }

    /** A value that nobody gave is told as what ships: whoever never wrote it would look for it in vain. */
    private Text told(String name, String value) {
        return given.containsKey(name)
                ? new Text(value, value)
                : Texts.BOOK.text("pack.standard", Map.of("value", value));
    }

    private static void fill(ObjectNode definition, JsonNode place, String value) {
        if (place.has("anchor")) {
            ((ObjectNode) definition.path("anchors")).put(place.path("anchor").asText(), value);
            return;
        }
        String written = written(place, value);
        List<String> path = DOT.splitAsStream(place.path("member").asText()).toList();
        int filled = 0;
        for (JsonNode part : definition.findParents("row")) {
            if (part.path("row").asText().equals(place.path("row").asText())) {
                filled += put(part.has("condition") ? part.path("condition") : part, path, written);
            }
        }
        if (filled == 0) {
            throw new IllegalStateException("No place for a setting: " + place);
        }
    }

    private static String written(JsonNode place, String value) {
        if (place.has("times")) {
            BigDecimal times = new BigDecimal(place.path("times").asText());
            return Plain.of(new BigDecimal(value).multiply(times)).toPlainString();
        }
        return place.has("values") ? place.path("values").path(value).asText() : value;
    }

    private static int put(JsonNode part, List<String> path, String value) {
        JsonNode holder = part;
        for (String step : path.subList(0, path.size() - 1)) {
            holder = holder.path(step);
        }
        if (holder instanceof ObjectNode object) {
            object.put(path.get(path.size() - 1), value);
            return 1;
        }
        return 0;
    }
}
