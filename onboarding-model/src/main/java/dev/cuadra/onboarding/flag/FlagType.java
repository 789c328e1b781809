package dev.cuadra.onboarding.flag;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the values of a flag are.
 *
 * @source FLAG-1
 */
public enum FlagType {
    /** {@link Boolean}. */
    BOOLEAN(Boolean.class),
    /** {@link String}. */
    STRING(String.class),
    /** {@link Long}. */
    INTEGER(Long.class),
    /** {@link BigDecimal}. */
    DECIMAL(BigDecimal.class),
    /** {@link Map} of names to values. */
    OBJECT(Map.class),
    /** {@link List} of customers. */
    LIST(List.class);

    private final Class<?> valueClass;

    FlagType(Class<?> valueClass) {
        this.valueClass = valueClass;
    }

    /** The class of the values. */
    public Class<?> valueClass() {
        return valueClass;
    }

    /** As it is written in a definition: {@code boolean}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
