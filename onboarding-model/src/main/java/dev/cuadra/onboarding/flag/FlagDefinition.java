package dev.cuadra.onboarding.flag;

import dev.cuadra.onboarding.exposure.RolloutTerms;
import dev.cuadra.spi.problem.Text;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What is fixed about a flag; what people decide about it is in its state.
 *
 * @source FLAG-1
 */
public sealed interface FlagDefinition {
    /** What code asks for: lower-case letters, digits, {@code _} and {@code -}, 1 to 100, a letter first. */
    String key();

    /** What its values are. */
    FlagType type();

    /** What it is for. */
    Text description();

    /** The role that answers for it. */
    String owner();

    /** What its draw is made with at first. */
    String salt();

    /** Whether that can be the key of a flag. */
    static boolean isKey(String key) {
        return Keys.FORM.matcher(key).matches();
    }

    /** The form of keys. */
    final class Keys {
        private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_-]{0,99}");

        private Keys() {}
    }

    /**
     * A flag that is a list of customers, such as those of a beta.
     *
     * @param key what code asks for
     * @param description what it is for
     * @param owner the role that answers for it
     */
    record Customers(String key, Text description, String owner) implements FlagDefinition {
        public Customers {
            Objects.requireNonNull(description, "description");
            if (!isKey(key) || owner.isBlank()) {
                throw new IllegalArgumentException("No flag: " + key);
            }
        }

        @Override
        public FlagType type() {
            return FlagType.LIST;
        }

        @Override
        public String salt() {
            return key;
        }
    }

    /**
     * A flag with one value for who is exposed and another for who is not.
     *
     * @param key what code asks for
     * @param type what its values are; never a list
     * @param description what it is for
     * @param owner the role that answers for it
     * @param variants the values by name, at least one; nobody changes them
     * @param exposed what exposed customers get
     * @param otherwise the name of what everybody else gets
     * @param allowList the key of a list whose customers are on the allow list
     * @param salt what the draw is made with at first; the key unless said otherwise, so that two flags do not pick the
     *     same customers
     * @param terms the phases, and who may re-open
     */
    record Valued(
            String key,
            FlagType type,
            Text description,
            String owner,
            Map<String, Object> variants,
            Split exposed,
            String otherwise,
            Optional<String> allowList,
            String salt,
            RolloutTerms terms)
            implements FlagDefinition {
        public Valued {
            Objects.requireNonNull(description, "description");
            Objects.requireNonNull(allowList, "allowList");
            if (!isKey(key) || owner.isBlank() || !terms.flag().equals(key) || type == FlagType.LIST) {
                throw new IllegalArgumentException("No flag: " + key);
            }
            variants = Collections.unmodifiableMap(new TreeMap<>(variants));
            for (Split.Part part : exposed.parts()) {
                check(variants, type, part.variant());
            }
            check(variants, type, otherwise);
        }

        private static void check(Map<String, Object> variants, FlagType type, String variant) {
            if (!type.valueClass().isInstance(variants.get(variant))) {
                throw new IllegalArgumentException("No " + type.word() + " for the variant " + variant);
            }
        }

        /** The value of a variant; what a variant was that is none any more is that of the first exposed one. */
        Named named(String variant) {
            Object value = variants.get(variant);
            if (value != null) {
                return new Named(variant, value);
            }
            String first = exposed.parts().get(0).variant();
            return new Named(first, Objects.requireNonNull(variants.get(first), "checked above"));
        }

        /** Whether a value is what nobody who is not exposed may be given more than. */
        public boolean isOtherwise(Object value) {
            return value.equals(variants.get(otherwise));
        }
    }

    /**
     * A variant.
     *
     * @param name its name
     * @param value its value
     */
    record Named(String name, Object value) {}
}
