package dev.cuadra.examples.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.examples.Texts;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A launch as data: where and when it is, and everything that happens from outside, in order. It is written as JSON lines
 * and read back to an equal value.
 *
 * @param days its days
 * @param language the language of what is written, {@code es} or {@code en}
 * @param seed what chance began with; a note
 * @param steps what happens, by time
 */
public record Scenario(LaunchDays days, String language, String seed, List<Step> steps) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final int FORM = 1;
    private static final int MOST_DAYS = 28;

    public Scenario {
        steps = List.copyOf(steps);
    }

    /** The locale of {@link #language}. */
    public Locale locale() {
        return language.equals("en") ? Locale.ENGLISH : Locale.forLanguageTag("es");
    }

    /** One line for the launch and one for each step. */
    public String lines() {
        StringBuilder text = new StringBuilder();
        ObjectNode head = Story.what();
        head.put("scenario", FORM).put("launch", days.launch().toString()).put("days", days.days());
        head.put("zone", days.zone().getId()).put("language", language).put("seed", seed);
        text.append(head).append('\n');
        for (Step step : steps) {
            ObjectNode line = Story.what();
            line.put("n", step.number()).put("at", step.at().toString()).put("do", step.kind());
            line.set("what", step.what());
            text.append(line).append('\n');
        }
        return text.toString();
    }

    /**
     * Reads a scenario.
     *
     * @throws ProblemException with code {@code LAUNCH_SCENARIO}, which names the line
     */
    public static Scenario read(String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty()) {
            throw problem(1);
        }
        try {
            JsonNode head = JSON.readTree(lines.get(0));
            LaunchDays days = new LaunchDays(
                    LocalDate.parse(head.path("launch").asText()),
                    head.path("days").asInt(),
                    ZoneId.of(head.path("zone").asText()));
            String language = head.path("language").asText();
            boolean known =
                    head.path("scenario").asInt() == FORM && List.of("es", "en").contains(language);
            if (!known || days.days() < 1 || days.days() > MOST_DAYS) {
                throw problem(1);
            }
            return new Scenario(days, language, head.path("seed").asText(), steps(lines));
        } catch (JsonProcessingException | DateTimeException e) {
            throw problem(1);
        }
    }

    private static List<Step> steps(List<String> lines) {
        List<Step> steps = new ArrayList<>();
        for (int number = 1; number < lines.size(); number++) {
            Step step = step(lines.get(number), number);
            boolean back =
                    number > 1 && step.at().isBefore(steps.get(number - 2).at());
            if (step.number() != number || back) {
                throw problem(number + 1);
            }
            steps.add(step);
        }
        return steps;
    }

    private static Step step(String line, int number) {
        try {
            JsonNode read = JSON.readTree(line);
            if (read.path("what") instanceof ObjectNode what
                    && Player.KINDS.contains(read.path("do").asText())) {
                Instant at = Instant.parse(read.path("at").asText());
                return new Step(read.path("n").asInt(), at, read.path("do").asText(), what);
            }
        } catch (JsonProcessingException | DateTimeException e) {
            // Said below.
        }
        throw problem(number + 1);
    }

    static ProblemException problem(int line) {
        return new ProblemException(Texts.BOOK.problem("LAUNCH_SCENARIO", Place.NOWHERE.atLine(line), Map.of()));
    }
}
