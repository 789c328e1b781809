package dev.cuadra.boleta.rut;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** Checks {@link ValidRut}. Safe for many threads once initialised. */
public final class ValidRutValidator implements ConstraintValidator<ValidRut, CharSequence> {
    private boolean refuseWarnings;

    /** For the validation provider. */
    public ValidRutValidator() {}

    @Override
    public void initialize(ValidRut constraint) {
        refuseWarnings = constraint.refuseWarnings();
    }

    @Override
    public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
        if (text == null) {
            return true;
        }
        RutReading.Verdict verdict = RutReading.of(text.toString()).verdict();
        return refuseWarnings ? verdict == RutReading.Verdict.VALID : verdict != RutReading.Verdict.INVALID;
    }
}
