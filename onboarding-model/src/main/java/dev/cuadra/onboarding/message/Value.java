package dev.cuadra.onboarding.message;

import dev.cuadra.onboarding.internal.Clean;
import dev.cuadra.onboarding.internal.Plain;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What fills a variable. Texts are cleaned when they come in: whatever ends a line becomes a space, and control
 * characters and marks that turn the direction of writing are left out.
 *
 * @source MSG-1, MSG-3
 */
public sealed interface Value {
    /** The type of the variables that it fits. */
    VariableType type();

    /** One line of text, 1 to 2,000 characters. */
    record Words(String text) implements Value {
        public Words {
            text = line(text, 2_000);
        }

        @Override
        public VariableType type() {
            return VariableType.TEXT;
        }
    }

    /** The name of a person, 1 to 120 characters. */
    record Person(String name) implements Value {
        public Person {
            name = line(name, 120);
        }

        @Override
        public VariableType type() {
            return VariableType.PERSON;
        }

        /** Names stay out of logs. */
        @Override
        public String toString() {
            return "Person";
        }
    }

    /** A day of the years 1900 to 2999. */
    record Day(LocalDate date) implements Value {
        public Day {
            if (date.getYear() < 1900 || date.getYear() > 2999) {
                throw new IllegalArgumentException("Not a day to tell of: " + date);
            }
        }

        @Override
        public VariableType type() {
            return VariableType.DATE;
        }
    }

    /** A moment of the years 1900 to 2999. */
    record Moment(Instant instant) implements Value {
        private static final Instant FIRST = Instant.parse("1900-01-02T00:00:00Z");
        private static final Instant LAST = Instant.parse("2999-12-30T00:00:00Z");

        public Moment {
            if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
                throw new IllegalArgumentException("Not a moment to tell of: " + instant);
            }
        }

        @Override
        public VariableType type() {
            return VariableType.INSTANT;
        }
    }

    /** A time that something takes: from one second, in whole seconds, to ten years. */
    record Span(Duration duration) implements Value {
        public Span {
            if (duration.getNano() != 0 || duration.getSeconds() < 1 || duration.toDays() > 3_650) {
                throw new IllegalArgumentException("Not a time that something takes: " + duration);
            }
        }

        @Override
        public VariableType type() {
            return VariableType.DURATION;
        }
    }

    /** An amount with no more decimals than its currency has. */
    record Money(BigDecimal amount, Currency currency) implements Value {
        public Money {
            amount = Plain.of(amount);
            if (amount.scale() > Math.max(currency.getDefaultFractionDigits(), 0) || amount.precision() > 18) {
                throw new IllegalArgumentException("Not an amount in " + currency + ": " + amount);
            }
        }

        @Override
        public VariableType type() {
            return VariableType.MONEY;
        }
    }

    /** 1 to 20 amounts, one for each currency, in the order of their codes. */
    record Amounts(List<Money> each) implements Value {
        public Amounts {
            each = each.stream()
                    .sorted(Comparator.comparing(one -> one.currency().getCurrencyCode()))
                    .toList();
            long currencies = each.stream().map(Money::currency).distinct().count();
            if (each.isEmpty() || each.size() > 20 || currencies < each.size()) {
                throw new IllegalArgumentException("Not an amount for each of 1 to 20 currencies: " + each);
            }
        }

        @Override
        public VariableType type() {
            return VariableType.AMOUNTS;
        }
    }

    /** A percentage, with at most four decimals. */
    record Percent(BigDecimal percent) implements Value {
        public Percent {
            percent = Plain.of(percent);
            if (percent.scale() > 4 || percent.precision() > 12) {
                throw new IllegalArgumentException("Not a percentage: " + percent);
            }
        }

        @Override
        public VariableType type() {
            return VariableType.PERCENT;
        }
    }

    /** A whole number. */
    record Whole(long number) implements Value {
        @Override
        public VariableType type() {
            return VariableType.INTEGER;
        }
    }

    /** An address by {@code https}, with a host and without a user, in ASCII, at most 2,000 characters. */
    record Link(String address) implements Value {
        private static final Pattern FORM =
                Pattern.compile("https://[A-Za-z0-9-]++(?:\\.[A-Za-z0-9-]++)*+(?::\\d{1,5})?"
                        + "(?:[/?#](?:[A-Za-z0-9._~!$&'()*+,;=:@/?#-]++|%[0-9A-Fa-f]{2})*+)?");

        public Link {
            if (address.length() > 2_000 || !FORM.matcher(address).matches()) {
                throw new IllegalArgumentException("Not an address by https: '" + address + "'");
            }
        }

        @Override
        public VariableType type() {
            return VariableType.URL;
        }
    }

    /** 1 to 50 lines of text. */
    record Several(List<String> lines) implements Value {
        public Several {
            if (lines.isEmpty() || lines.size() > 50) {
                throw new IllegalArgumentException("A list has 1 to 50 lines, not " + lines.size());
            }
            lines = lines.stream().map(text -> line(text, 500)).toList();
        }

        @Override
        public VariableType type() {
            return VariableType.LIST;
        }
    }

    private static String line(String text, int longest) {
        String clean = Clean.line(Objects.requireNonNull(text, "text"));
        if (clean.isEmpty() || clean.length() > longest) {
            throw new IllegalArgumentException("A text has 1 to " + longest + " characters");
        }
        return clean;
    }
}
