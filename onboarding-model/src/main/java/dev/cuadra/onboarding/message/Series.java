package dev.cuadra.onboarding.message;

import dev.cuadra.onboarding.internal.Refused;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Messages that belong together and go out one after the other.
 *
 * @param key its name
 * @param row the catalogue row that it is
 * @param templates the keys of its templates, in their order
 */
public record Series(String key, Optional<String> row, List<String> templates) {
    public Series {
        Objects.requireNonNull(row, "row");
        templates = List.copyOf(templates);
        if (key.isBlank() || templates.isEmpty()) {
            throw Refused.because("NO_PARTS", Map.of("id", key));
        }
    }
}
