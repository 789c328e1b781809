package dev.cuadra.boleta.rut;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.util.List;
import java.util.Locale;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("RUT-1")
class ValidRutTest {
    private static final ValidatorFactory FACTORY = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator(
                    java.util.Set.of(Locale.ENGLISH, Locale.forLanguageTag("es-CL")),
                    Locale.forLanguageTag("es-CL"),
                    false))
            .buildValidatorFactory();

    record Form(
            @Nullable @ValidRut String rut,
            @ValidRut(refuseWarnings = true) String strict) {}

    @AfterAll
    static void close() {
        FACTORY.close();
    }

    @Test
    void aRightRutAndAMissingOneAreValid() {
        assertThat(violations(new Form("12.345.678-5", "12345678-5"))).isEmpty();
        assertThat(violations(new Form(null, "12345678-5"))).isEmpty();
    }

    @Test
    void aWrongRutIsSaidInSpanish() {
        assertThat(violations(new Form("12.345.678-4", "12345678-5"))).containsExactly("rut no es un RUT válido");
    }

    @Test
    void aPlaceholderIsRefusedWhereWarningsAre() {
        assertThat(violations(new Form("11111111-1", "11111111-1"))).containsExactly("strict no es un RUT válido");
    }

    @Test
    void theMessageIsThereInEnglishToo() {
        var interpolator = new ParameterMessageInterpolator(java.util.Set.of(Locale.ENGLISH), Locale.ENGLISH, false);
        try (ValidatorFactory english = Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(interpolator)
                .buildValidatorFactory()) {
            assertThat(english.getValidator().validate(new Form("1", "12345678-5")))
                    .extracting(ConstraintViolation::getMessage)
                    .containsExactly("is not a valid RUT");
        }
    }

    private static List<String> violations(Form form) {
        Validator validator = FACTORY.getValidator();
        return validator.validate(form).stream()
                .map(violation -> violation.getPropertyPath() + " " + violation.getMessage())
                .toList();
    }
}
