package dev.cuadra.boleta.rut;

import static dev.cuadra.boleta.rut.RutReading.Verdict.INVALID;
import static dev.cuadra.boleta.rut.RutReading.Verdict.VALID;
import static dev.cuadra.boleta.rut.RutReading.Verdict.VALID_WARN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.spi.problem.ProblemException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("RUT-1")
@Tag("RUT-2")
class RutReadingTest {
    @ParameterizedTest
    @CsvFileSource(resources = "rut-vectors.csv", numLinesToSkip = 1, ignoreLeadingAndTrailingWhitespace = false)
    void everyVectorOfTheReferenceIsReadAsItSays(String text, boolean valid, String canonical, String note) {
        RutReading reading = RutReading.of(text);

        assertThat(reading.verdict() != INVALID).as(note).isEqualTo(valid);
        assertThat(reading.rut().map(Rut::toString).orElse("")).as(note).isEqualTo(canonical);
        assertThat(reading.refusal().isPresent()).as(note).isEqualTo(!valid);
    }

    @ParameterizedTest
    @CsvSource({
        "12345678-5, VALID, ''",
        "12.345.678-5, VALID, ''",
        "123456785, VALID_WARN, NO_DASH",
        "12.345.6785, VALID_WARN, NO_DASH",
        "9.68.7403.0-k, VALID_WARN, DOTS_MISPLACED",
        "1-9, VALID_WARN, SHORT",
        "11111111-1, VALID_WARN, REPEATED_DIGIT",
        "44444446-0, VALID_WARN, GENERIC",
        "66.666.666-6, VALID_WARN, 'REPEATED_DIGIT,GENERIC'",
        "76042235-5, VALID, ''",
        "12345678-4, INVALID, ''",
    })
    void whatDeservesALookIsNamed(String text, RutReading.Verdict verdict, String warnings) {
        RutReading reading = RutReading.of(text);

        assertThat(reading.verdict()).isEqualTo(verdict);
        assertThat(String.join(",", reading.warnings().stream().map(Enum::name).toList()))
                .isEqualTo(warnings);
    }

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY",
        "RUT 12345678-5, CHARACTER",
        "'=12345678-5', CHARACTER",
        "12345678-5 11111111-1, FORM",
        "12.345.678.5, FORM",
        "12345678--5, FORM",
        "12 345 678-5, FORM",
        "12345678-, NO_CHECK_DIGIT",
        "0-0, ZERO",
        "100000000-7, TOO_MANY_DIGITS",
        "12345678-4, CHECK_DIGIT",
    })
    void aRefusalSaysWhy(String text, RutRefusal reason) {
        assertThat(RutReading.of(text).refusal()).contains(reason);
    }

    @Test
    void blanksAroundTheTextAndTheDashAreNoise() {
        assertThat(RutReading.of("\u00a012.345.678\u00a0\u2013\u00a05\u2009").verdict())
                .isEqualTo(VALID);
    }

    @Test
    void digitsOfOtherScriptsAndTheKelvinSignDoNotPass() {
        assertThat(RutReading.of("\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668-\u0665")
                        .verdict())
                .isEqualTo(INVALID);
        assertThat(RutReading.of("12345670-\u212a").verdict()).isEqualTo(INVALID);
        assertThat(RutReading.of("12345678-5\u0130").verdict()).isEqualTo(INVALID);
    }

    @Test
    void aLegalPersonAsPayeeDeservesALook() {
        assertThat(RutReading.of("76042235-5").verdict()).isEqualTo(VALID);
        assertThat(RutReading.ofPayee("76042235-5").verdict()).isEqualTo(VALID_WARN);
        assertThat(RutReading.ofPayee("76042235-5").warnings()).containsExactly(RutWarning.LEGAL_PERSON_AS_PAYEE);
        assertThat(RutReading.ofPayee("12345678-5").verdict()).isEqualTo(VALID);
        assertThat(RutReading.ofPayee("76042235-4").verdict()).isEqualTo(INVALID);
    }

    @Property
    void whatIsWrittenIsReadBack(@ForAll @IntRange(min = 1, max = Rut.MAX) int number) {
        Rut rut = new Rut(number);

        assertThat(Rut.parse(rut.toString())).isEqualTo(rut);
        assertThat(Rut.parse(rut.dotted())).isEqualTo(rut);
        assertThat(RutReading.of(rut.dotted()).warnings()).doesNotContain(RutWarning.DOTS_MISPLACED);
    }

    @Property
    void exactlyOneOfElevenCheckDigitsHolds(@ForAll @IntRange(min = 1, max = Rut.MAX) int number) {
        long holding = "0123456789K"
                .chars()
                .filter(check -> RutReading.of(number + "-" + (char) check).verdict() != INVALID)
                .count();

        assertThat(holding).isEqualTo(1);
    }

    @Property
    void anyTextIsReadWithoutAnError(@ForAll String text) {
        assertThat(RutReading.of(text)).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(RutRefusal.class)
    void everyRefusalHasATextInBothLanguages(RutRefusal reason) {
        var text = dev.cuadra.boleta.internal.Texts.BOOK.problem(
                "RUT_" + reason, dev.cuadra.spi.problem.Place.NOWHERE, java.util.Map.of("value", "x"));

        assertThat(text.message().es()).isNotEqualTo(text.message().en());
    }

    @Test
    void aRefusedRutIsMaskedInItsMessage() {
        assertThatThrownBy(() -> Rut.parse("12.345.678-4")).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().code()).isEqualTo("RUT_CHECK_DIGIT");
            assertThat(e.getMessage()).doesNotContain("345").contains("12.***.***-4");
        });
    }
}
