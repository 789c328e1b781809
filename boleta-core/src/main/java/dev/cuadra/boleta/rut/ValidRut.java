package dev.cuadra.boleta.rut;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The text is a RUT with a right check digit, in any form that {@link RutReading#of} accepts; null is valid.
 *
 * @source RUT-1
 */
@Documented
@Constraint(validatedBy = ValidRutValidator.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({
    ElementType.FIELD,
    ElementType.METHOD,
    ElementType.PARAMETER,
    ElementType.ANNOTATION_TYPE,
    ElementType.TYPE_USE,
    ElementType.RECORD_COMPONENT
})
@Repeatable(ValidRut.List.class)
public @interface ValidRut {
    /** The message, by default one in Spanish or English. */
    String message() default "{dev.cuadra.boleta.rut.ValidRut.message}";

    /** The validation groups. */
    Class<?>[] groups() default {};

    /** What the host attaches. */
    Class<? extends Payload>[] payload() default {};

    /** Whether a number that deserves a look, such as a placeholder, is refused too. */
    boolean refuseWarnings() default false;

    /** Several of the same on one element. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target({
        ElementType.FIELD,
        ElementType.METHOD,
        ElementType.PARAMETER,
        ElementType.ANNOTATION_TYPE,
        ElementType.TYPE_USE,
        ElementType.RECORD_COMPONENT
    })
    @interface List {
        /** The constraints. */
        ValidRut[] value();
    }
}
