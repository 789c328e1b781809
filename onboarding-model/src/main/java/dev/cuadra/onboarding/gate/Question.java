package dev.cuadra.onboarding.gate;

import dev.cuadra.onboarding.internal.Plain;
import dev.cuadra.onboarding.internal.Refused;
import dev.cuadra.onboarding.metric.Exact;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a condition asks of its metric, in the vocabulary of operators that definitions are written in.
 *
 * @source GATE-1
 */
public sealed interface Question {
    /** How the operator is written. */
    String operator();

    /** The right side as it is shown and written. */
    String right();

    /**
     * A number compared with a threshold: {@code <}, {@code <=}, {@code =}, {@code >=}, {@code >}.
     *
     * @param with how
     * @param threshold the threshold
     */
    record Compare(Operator with, BigDecimal threshold) implements Question {
        public Compare {
            threshold = Plain.of(threshold);
        }

        @Override
        public String operator() {
            return with.sign();
        }

        @Override
        public String right() {
            return threshold.toPlainString();
        }

        Exact exact() {
            return Exact.of(threshold);
        }
    }

    /**
     * A number between two, both included.
     *
     * @param low the lower
     * @param high the higher
     */
    record Between(BigDecimal low, BigDecimal high) implements Question {
        public Between {
            if (low.compareTo(high) > 0) {
                throw Refused.because("ORDER", Map.of("from", low, "to", high));
            }
            low = Plain.of(low);
            high = Plain.of(high);
        }

        @Override
        public String operator() {
            return "between";
        }

        @Override
        public String right() {
            return low.toPlainString() + ".." + high.toPlainString();
        }
    }

    /**
     * A word that is one of several.
     *
     * @param words the words
     */
    record In(List<String> words) implements Question {
        public In {
            words = List.copyOf(words);
            if (words.isEmpty()) {
                throw Refused.because("NO_WORD", Map.of());
            }
        }

        @Override
        public String operator() {
            return "in";
        }

        @Override
        public String right() {
            return String.join("|", words);
        }
    }

    /**
     * Something attested, or measured as yes.
     *
     * @param roles who may attest it; empty when anybody may
     * @source GATE-21
     */
    record IsTrue(Set<String> roles) implements Question {
        public IsTrue {
            roles = Words.sorted(roles);
        }

        @Override
        public String operator() {
            return "is-true";
        }

        @Override
        public String right() {
            return "true";
        }
    }

    /** Something that happened. */
    record Occurs() implements Question {
        @Override
        public String operator() {
            return "occurs";
        }

        @Override
        public String right() {
            return "true";
        }
    }

    /**
     * Published artefacts.
     *
     * @param count how many at least, 1 or more
     */
    record Exists(long count) implements Question {
        public Exists {
            if (count < 1) {
                throw Refused.because("AT_LEAST_ONE", Map.of("value", count));
            }
        }

        @Override
        public String operator() {
            return "exists";
        }

        @Override
        public String right() {
            return Long.toString(count);
        }
    }

    /** Which way a figure moves. Whether that is good is another question. */
    enum Direction {
        /** It grows. */
        UP,
        /** It falls. */
        DOWN,
        /** It stays inside the dead band. */
        FLAT
    }

    /**
     * A figure that moves in one direction from one complete window to the next.
     *
     * @param direction the direction
     * @param days how long each of the two windows is, in days
     * @param deadBand the relative change, in per cent, up to which a figure is flat
     * @source GATE-22
     */
    record Trend(Direction direction, int days, BigDecimal deadBand) implements Question {
        public Trend {
            if (days < 1 || days > Moment.FURTHEST || deadBand.signum() < 0) {
                throw Refused.because("TREND", Map.of("days", days, "band", deadBand, "most", Moment.FURTHEST));
            }
            deadBand = Plain.of(deadBand);
        }

        @Override
        public String operator() {
            return "trend";
        }

        @Override
        public String right() {
            return direction.name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * Something that happened at a date or time: not later.
     *
     * @param moment the date, with its whole day, or the time
     */
    record At(Moment moment) implements Question {
        @Override
        public String operator() {
            return "at";
        }

        @Override
        public String right() {
            return moment.toString();
        }
    }

    /**
     * Roles that are held, all of them.
     *
     * @param roles the roles
     */
    record Holds(Set<String> roles) implements Question {
        public Holds {
            roles = Words.sorted(roles);
            if (roles.isEmpty()) {
                throw Refused.because("NO_ROLE", Map.of());
            }
        }

        @Override
        public String operator() {
            return "holds";
        }

        @Override
        public String right() {
            return String.join("+", roles);
        }
    }
}
