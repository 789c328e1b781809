package dev.cuadra.spi.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
    @ParameterizedTest
    @CsvSource({
        "15.25, '15,25'",
        "-0.5, '-0,5'",
        "1.036, '1,036'",
        "200.00 NZD, '200,00 NZD'",
        "'66.66 AUD × 5, 66.70 AUD', '66,66 AUD × 5, 66,70 AUD'",
        "0..20.00 AUD, '0..20,00 AUD'",
        "152500, 152500",
        "2026-09-14, 2026-09-14",
        "'', ''",
        "L-1., L-1."
    })
    void figuresHaveADecimalCommaInSpanishAndAPointInEnglish(String data, String spanish) {
        assertThat(Text.figure(data)).isEqualTo(new Text(spanish, data));
    }

    @Test
    void ofSeveralValuesStringsAreFiguresAndAllOthersStayWhatTheyAre() {
        Text text = new Text("uno", "one");
        assertThat(Text.figures(Map.of("rate", "14.5", "count", 3, "text", text)))
                .containsOnly(
                        Map.entry("rate", new Text("14,5", "14.5")), Map.entry("count", 3), Map.entry("text", text));
    }

    @Test
    void aNumberIsAFigure() {
        assertThat(Text.figure(new BigDecimal("14.50")).in(Locale.forLanguageTag("es")))
                .isEqualTo("14,50");
    }
}
