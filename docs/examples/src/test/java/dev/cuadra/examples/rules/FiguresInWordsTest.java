package dev.cuadra.examples.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spanish sentences said "14.5 %": what people read has the decimal mark of its language, and data keep their points. */
class FiguresInWordsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern POINT = Pattern.compile("(?<![0-9.])[0-9]+\\.[0-9]{1,2}(?![0-9.])");
    private static final Pattern COMMA = Pattern.compile("[0-9],[0-9]");

    private static final String NET = "{\"op\":\"retention.fromNet\",\"net\":329072,\"boletaDate\":\"2025-06-15\"}";
    private static final String QUOTE = "{\"op\":\"layby.quote\",\"jurisdiction\":\"AU\",\"date\":\"2026-03-02\","
            + "\"price\":{\"amount\":\"500.00\",\"currency\":\"AUD\"},"
            + "\"fees\":[{\"kind\":\"SERVICE\",\"percent\":\"1.5\"}],\"deposit\":{\"percent\":\"20\"},"
            + "\"schedule\":{\"count\":6,\"frequency\":\"MONTHLY\",\"anchor\":\"2026-04-01\"}}";
    private static final String LATE = "{\"op\":\"form29.lateCharges\",\"period\":\"2024-06\",\"amount\":377925,"
            + "\"dueDate\":\"2024-07-22\",\"paidOn\":\"2024-09-05\",\"ipcPercent\":\"0.5\"}";

    @ParameterizedTest
    @ValueSource(strings = {NET, QUOTE, LATE})
    void everySentenceHasTheDecimalMarkOfItsLanguage(String question) {
        List<String> spanish = sentences("es", question);
        List<String> english = sentences("en", question);

        assertThat(spanish).noneMatch(POINT.asPredicate()).anyMatch(COMMA.asPredicate());
        assertThat(english).noneMatch(COMMA.asPredicate()).anyMatch(POINT.asPredicate());
    }

    @Test
    void dataAreTheSameInBothLanguages() {
        JsonNode spanish = answer("es", NET);
        JsonNode english = answer("en", NET);

        assertThat(spanish.get("ratePercent")).isEqualTo(english.get("ratePercent"));
        assertThat(spanish.at("/ratePercent").asText()).isEqualTo("14.5");
        assertThat(spanish.findValues("inputs")).isEqualTo(english.findValues("inputs"));
        assertThat(spanish.findValuesAsText("result")).isEqualTo(english.findValuesAsText("result"));
        assertThat(answer("es", QUOTE).findValues("amount"))
                .isEqualTo(answer("en", QUOTE).findValues("amount"));
    }

    private static List<String> sentences(String language, String question) {
        JsonNode answer = answer(language, question);
        assertThat(answer.path("ok").asBoolean()).as(answer.toString()).isTrue();
        return answer.findValuesAsText("text");
    }

    private static JsonNode answer(String language, String question) {
        try {
            return JSON.readTree(new Rules(Locale.forLanguageTag(language)).answer(question));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
