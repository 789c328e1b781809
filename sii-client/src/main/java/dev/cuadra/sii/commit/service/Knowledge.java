package dev.cuadra.sii.commit.service;

import dev.cuadra.sii.commit.Expected;
import java.util.Optional;

/** What the SII's lists tell of something that may have been sent. */
sealed interface Knowledge {
    /** It is there. */
    record Found(long folio, Optional<String> barCode, Optional<Expected> stands) implements Knowledge {
        @Override
        public String toString() {
            return "Found";
        }
    }

    /** It is not there. */
    record Absent() implements Knowledge {}

    /** They do not tell. */
    record Untold(String why) implements Knowledge {}
}
