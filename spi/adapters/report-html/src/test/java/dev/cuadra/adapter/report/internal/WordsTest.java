package dev.cuadra.adapter.report.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.close.Decision;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.report.ReportKind;
import dev.cuadra.boleta.report.Verdict;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "7, 7",
        "999, 999",
        "1000, 1.000",
        "1234567, 1.234.567",
        "-1, -1",
        "-123456, -123.456",
        "999999999999999, 999.999.999.999.999"
    })
    void figuresAreWrittenAsInChile(long number, String written) {
        assertThat(Words.figure(number)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"0.25, '0,25'", "15.250, '15,25'", "10.00, 10", "-1234.5, '-1.234,5'", "1E+3, 1.000", "-0.125, '-0,125'"
    })
    void decimalsComeAfterAComma(BigDecimal number, String written) {
        assertThat(Words.figure(number)).isEqualTo(written);
    }

    @Property
    void aFigureReadsBackAndGroupsByThree(@ForAll @LongRange(min = -1L << 62, max = 1L << 62) long number) {
        String written = Words.figure(number);
        assertThat(Long.parseLong(written.replace(".", ""))).isEqualTo(number);
        assertThat(written).matches("-?[0-9]{1,3}(\\.[0-9]{3})*");
    }

    @Property
    void cleanTextSurvivesItsEncodingAndHoldsNoControlCharacter(@ForAll String text) {
        String clean = Words.clean(text);
        byte[] bytes = clean.getBytes(StandardCharsets.UTF_8);
        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(clean);
        assertThat(clean.codePoints().filter(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t'))
                .isEmpty();
        assertThat(Words.clean(clean)).isEqualTo(clean);
    }

    @Test
    void aMarkThatTurnsTheDirectionOfWritingIsShownAndDoesNothing() {
        assertThat(Words.clean("a\u202E000.1\u202C b\u2066c\u2069 عربى"))
                .isEqualTo("a\uFFFD000.1\uFFFD b\uFFFDc\uFFFD عربى");
    }

    @ParameterizedTest
    @ValueSource(strings = {"es-CL", "en-NZ", "de-DE"})
    void whateverARowCanBeHasWords(String tag) {
        Words words = new Words(Locale.forLanguageTag(tag));
        assertThat(words.language()).isEqualTo(tag.startsWith("en") ? "en" : "es");
        Stream.of(
                        Stream.of(Verdict.values())
                                .flatMap(v -> Stream.of("verdict." + v, "verdict." + v + ".meaning")),
                        Stream.of(Decision.values()).map(d -> "verdict.DECIDED." + d),
                        Stream.of(BoletaState.values()).map(s -> "state." + s),
                        Stream.of(PeriodRule.values()).map(r -> "rule." + r),
                        Stream.of(ReportKind.values()).map(k -> "kind." + k))
                .flatMap(keys -> keys)
                .forEach(key -> assertThat(words.say(key)).as(key).isNotBlank());
        for (int month = 1; month <= 12; month++) {
            assertThat(words.say("month." + month, "year", 2026)).endsWith("2026");
        }
    }

    @Test
    void oneIsSaidOtherwiseThanMany() {
        Words words = new Words(Locale.ENGLISH);
        assertThat(words.count("boletas", 1)).isEqualTo("1 boleta");
        assertThat(words.count("boletas", 1_234)).isEqualTo("1.234 boletas");
        assertThat(words.count("boletas", 0)).isEqualTo("0 boletas");
    }
}
