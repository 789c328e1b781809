package dev.cuadra.onboarding.knowledge;

import dev.cuadra.spi.problem.Text;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * An article as somebody wrote it.
 *
 * @param title its title, in both languages
 * @param body what it says, in both languages
 * @param keywords words that people look for and that it does not use
 * @param at when it was written
 * @param by who wrote it
 */
public record ArticleVersion(Text title, Text body, List<String> keywords, Instant at, String by) {
    public ArticleVersion {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(at, "at");
        keywords = List.copyOf(keywords);
        if (title.es().isBlank() || title.en().isBlank() || by.isBlank()) {
            throw new IllegalArgumentException("An article has a title in both languages, and somebody wrote it");
        }
    }
}
