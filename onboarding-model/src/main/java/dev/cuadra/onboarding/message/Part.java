package dev.cuadra.onboarding.message;

import java.util.List;
import java.util.Objects;

/** A part of a message that has its values; every text is one line. */
public sealed interface Part {
    /** A paragraph. */
    record Paragraph(String text) implements Part {
        public Paragraph {
            Objects.requireNonNull(text, "text");
        }
    }

    /** A list, numbered where the order counts. */
    record Items(boolean numbered, List<String> lines) implements Part {
        public Items {
            lines = List.copyOf(lines);
        }
    }

    /** One fact with its label. */
    record Fact(String label, String value) {
        public Fact {
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(value, "value");
        }
    }

    /** A table of facts. */
    record Facts(List<Fact> rows) implements Part {
        public Facts {
            rows = List.copyOf(rows);
        }
    }

    /** A link. */
    record Link(String label, String address) implements Part {
        public Link {
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(address, "address");
        }
    }

    /** Who signs, a line each. */
    record Signature(List<String> lines) implements Part {
        public Signature {
            lines = List.copyOf(lines);
        }
    }
}
