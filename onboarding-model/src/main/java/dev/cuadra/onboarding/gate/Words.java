package dev.cuadra.onboarding.gate;

import dev.cuadra.onboarding.internal.Refused;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Sets of words that are written joined. */
final class Words {
    private static final Pattern PLUS = Pattern.compile("\\+");

    private Words() {}

    static Set<String> sorted(Collection<String> words) {
        if (words.stream().anyMatch(String::isBlank)) {
            throw Refused.because("WORD_EMPTY", Map.of());
        }
        return Collections.unmodifiableSet(new TreeSet<>(words));
    }

    static Set<String> joined(String text) {
        return PLUS.splitAsStream(text).collect(java.util.stream.Collectors.toSet());
    }
}
