package dev.cuadra.onboarding.audience;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Something written to somebody, or why it could not be. */
public sealed interface Written {
    /**
     * What somebody is told.
     *
     * @param language the language that it is in
     * @param subject one line; may be empty
     * @param text plain text, which says everything
     * @param html the same as a page of HTML that loads nothing, for channels that show one
     */
    record Page(String language, String subject, String text, Optional<String> html) implements Written {
        public Page {
            Objects.requireNonNull(html, "html");
            if (language.isBlank() || text.isBlank() || subject.lines().count() > 1) {
                throw new IllegalArgumentException("A page has a language, a subject of one line and a text");
            }
        }

        /** The language alone: texts stay out of logs. */
        @Override
        public String toString() {
            return "Page[" + language + "]";
        }
    }

    /**
     * That it does not go out.
     *
     * @param code why, a failure code
     * @param details what the words of the code need
     */
    record Not(String code, Map<String, String> details) implements Written {
        public Not {
            Objects.requireNonNull(code, "code");
            details = Map.copyOf(details);
        }
    }
}
