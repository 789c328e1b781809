package dev.cuadra.onboarding.metric;

import dev.cuadra.onboarding.internal.Refused;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a reading says. */
public sealed interface Content {
    /**
     * A number.
     *
     * @param value the number, exact
     * @param sample how many cases stand behind it, where that is known
     */
    record Amount(BigDecimal value, Optional<Long> sample) implements Content {
        private static final int MOST_DIGITS = 60;

        public Amount {
            if (value.precision() > MOST_DIGITS || Math.abs((long) value.scale()) > MOST_DIGITS) {
                throw Refused.because("DIGITS", Map.of("most", MOST_DIGITS));
            }
            if (sample.filter(cases -> cases < 0).isPresent()) {
                throw Refused.because("BELOW_ZERO", Map.of("value", sample.get()));
            }
        }

        /** A number of which the sample is not known. */
        public static Amount of(String value) {
            return new Amount(new BigDecimal(value), Optional.empty());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Amount that && value.compareTo(that.value) == 0 && sample.equals(that.sample);
        }

        @Override
        public int hashCode() {
            return Objects.hash(value.stripTrailingZeros(), sample);
        }
    }

    /**
     * Cases out of cases.
     *
     * @param hits the cases for which it holds
     * @param of all cases that were heard of
     */
    record Share(long hits, long of) implements Content {
        public Share {
            if (hits < 0 || hits > of) {
                throw Refused.because("SHARE", Map.of("hits", hits, "of", of));
            }
        }
    }

    /**
     * A word, or several joined by {@code +}.
     *
     * @param text the word
     */
    record Word(String text) implements Content {
        public Word {
            if (text.isBlank()) {
                throw Refused.because("WORD_EMPTY", Map.of());
            }
        }
    }

    /**
     * Yes or no.
     *
     * @param yes the answer
     * @param by who attests it; empty for a measurement
     */
    record Answer(boolean yes, Optional<Signature> by) implements Content {
        public Answer {
            Objects.requireNonNull(by, "by");
        }
    }

    /** It happened, at the event time of the reading. */
    record Happened() implements Content {}

    /**
     * A thing that is still open, with its age as a lower bound.
     *
     * @param since since when
     */
    record Open(Instant since) implements Content {
        public Open {
            Objects.requireNonNull(since, "since");
        }
    }

    /**
     * The question does not arise.
     *
     * @param reason why not
     */
    record NotApplicable(String reason) implements Content {
        public NotApplicable {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("Not applicable without a reason");
            }
        }
    }

    /**
     * Nothing could be read: a failed query, no number, an infinity.
     *
     * @param why why not
     */
    record Missing(String why) implements Content {
        public Missing {
            Objects.requireNonNull(why, "why");
        }
    }
}
