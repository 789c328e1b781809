package dev.cuadra.onboarding.flag;

import dev.cuadra.onboarding.internal.Resource;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The flags that an application knows, and what was remarkable about their definition.
 *
 * @param flags by key; nobody changes it
 * @param warnings what does not keep them from being used, such as a list and a percentage that do not say the same
 * @source FLAG-1, FLAG-2
 */
public record FlagSet(Map<String, FlagDefinition> flags, List<Problem> warnings) {
    public FlagSet {
        flags = Collections.unmodifiableMap(new TreeMap<>(flags));
        warnings = List.copyOf(warnings);
        flags.forEach((key, flag) -> {
            if (!flag.key().equals(key)) {
                throw new IllegalArgumentException(flag.key() + " stands under " + key);
            }
        });
    }

    /** The flags that ship: {@code boleta_automation_enabled} and {@code boleta_beta_customers}. */
    public static FlagSet shipped() {
        return read("flags.json", Resource.text(FlagSet.class, "flags.json"));
    }

    /** The schema of the definitions, as JSON. */
    public static String schema() {
        return Resource.text(FlagSet.class, "flags.schema.json");
    }

    /**
     * Reads definitions.
     *
     * @param source the name of the input, for messages
     * @param json the definitions, as {@link #schema} says
     * @throws ProblemException with code {@code FLAG_JSON}, {@code FLAG_MEMBER_MISSING}, {@code FLAG_MEMBER_UNKNOWN},
     *     {@code FLAG_MEMBER_VALUE}, {@code FLAG_DOUBLE}, {@code FLAG_PHASES}, {@code FLAG_PHASE_WAYS},
     *     {@code FLAG_VARIANT_UNKNOWN}, {@code FLAG_VARIANT_TYPE}, {@code FLAG_LIST_UNKNOWN} or {@code FLAG_EXPECTED};
     *     the place names source and member
     */
    public static FlagSet read(String source, String json) {
        return new FlagReader(source).read(json);
    }

    /**
     * The flag of that key.
     *
     * @throws ProblemException with code {@code FLAG_UNKNOWN}
     */
    public FlagDefinition flag(String key) {
        return Optional.ofNullable(flags.get(key))
                .orElseThrow(() -> new ProblemException(Texts.BOOK.problem(
                        "FLAG_UNKNOWN",
                        Place.member("flag"),
                        Map.of("flag", key, "known", String.join(", ", flags.keySet())))));
    }
}
