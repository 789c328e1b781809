package dev.cuadra.layby.law;

import dev.cuadra.spi.problem.Text;
import java.util.Objects;
import java.util.Optional;

/**
 * One rule about lay-bys: what it says and who says so.
 *
 * @param id such as {@code AU-05}
 * @param kind who binds us to it
 * @param confidence how well it is established; empty where it is our own decision
 * @param text what it says
 * @param source who says so
 */
public record Rule(String id, Kind kind, Optional<Certainty> confidence, Text text, String source) {
    /** Who binds us to a rule. */
    public enum Kind {
        /** A statute or its regulator. */
        LAW,
        /** The plan of the launch. */
        PLAN,
        /** What products commonly do. */
        PRACTICE,
        /** Our own decision. */
        DESIGN
    }

    /** How well a rule is established. */
    public enum Certainty {
        /** The statute's or the regulator's text was read. */
        H,
        /** A secondary source, or an excerpt only. */
        M,
        /** An inference. */
        L,
        /** Not verified: a person must check. */
        U
    }

    public Rule {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(source, "source");
    }

    /** Whether it may be relied on without a person who checks. */
    public boolean verified() {
        return !confidence.equals(Optional.of(Certainty.U));
    }
}
