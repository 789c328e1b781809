package dev.cuadra.onboarding.dashboard;

import dev.cuadra.onboarding.gate.Gap;
import dev.cuadra.onboarding.gate.Outcome;
import dev.cuadra.onboarding.gate.TriggerState;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.onboarding.metric.Exact;
import dev.cuadra.spi.problem.Text;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Says why a row has its colour. */
final class Why {
    private static final Exact ONE = Exact.of(1);
    private static final Exact HALF = Exact.share(1, 2, 1);
    private static final long HOURS_SHOWN = 48;

    private Why() {}

    /** A row without a reading that counts. */
    static Text unread(Gap gap, Freshness freshness) {
        if (freshness.stale()
                && freshness.age().isPresent()
                && freshness.limit().isPresent()) {
            return say(
                    "dash.why.stale",
                    Map.of(
                            "age", duration(freshness.age().get()),
                            "limit", duration(freshness.limit().get())));
        }
        return switch (gap) {
            case NO_READING -> say("dash.why.none");
            case FEW -> say("dash.why.few");
            case STALE -> say("dash.why.old");
            default -> say("dash.why.unreadable");
        };
    }

    static Text of(Colour colour, RowStatus status, List<RowAlert> alerts) {
        List<Text> said = new ArrayList<>();
        String stops = named(alerts, alert -> alert.firing() && alert.level().moves());
        String warns = named(alerts, alert -> alert.firing() && !alert.level().moves());
        if (status == RowStatus.UNKNOWN) {
            said.add(say("dash.why.undecided"));
        } else {
            said.add(target(colour));
        }
        if (!stops.isEmpty()) {
            said.add(say("dash.why.stops", Map.of("alerts", stops)));
        }
        if (!warns.isEmpty()) {
            said.add(say("dash.why.warns", Map.of("alerts", warns)));
        }
        String blind = named(alerts, alert -> alert.state() == TriggerState.UNKNOWN);
        if (!blind.isEmpty()) {
            said.add(say("dash.why.blind", Map.of("alerts", blind)));
        }
        return new Text(
                said.stream().map(Text::es).collect(Collectors.joining(" ")),
                said.stream().map(Text::en).collect(Collectors.joining(" ")));
    }

    private static Text target(Colour colour) {
        if (colour.target() == Outcome.MET) {
            return say("dash.why.met");
        } else if (colour.target() == Outcome.UNKNOWN) {
            return say("dash.why.open");
        } else if (colour.closed()) {
            return say("dash.why.closed");
        }
        return colour.pace().map(Why::pace).orElseGet(() -> say("dash.why.notMet"));
    }

    private static Text pace(Pace pace) {
        if (pace.factor().isEmpty()) {
            return say(pace.enough() ? "dash.why.start" : "dash.why.back");
        }
        Exact factor = pace.factor().get();
        BigDecimal shown = Rounded.apart(factor, 2, ONE, HALF);
        Map<String, Object> values = Map.of(
                "pace", number(shown.scale() < 2 ? shown.setScale(2) : shown),
                "expected", number(Rounded.apart(pace.expected(), 2)));
        if (factor.signum() <= 0) {
            return say(pace.tooSlow() ? "dash.why.stuckLate" : "dash.why.stuck", values);
        } else if (pace.tooSlow()) {
            return say("dash.why.slow", values);
        }
        return say(pace.enough() ? "dash.why.ahead" : "dash.why.behind", values);
    }

    private static String named(List<RowAlert> alerts, Predicate<RowAlert> which) {
        return alerts.stream().filter(which).map(RowAlert::id).collect(Collectors.joining(", "));
    }

    /** A number in the way of each language: {@code 1.234,50} and {@code 1,234.50}. */
    static Text number(BigDecimal number) {
        String plain = number.abs().toPlainString();
        int point = plain.indexOf('.');
        String decimals = point < 0 ? "" : plain.substring(point + 1);
        StringBuilder whole = new StringBuilder(point < 0 ? plain : plain.substring(0, point));
        for (int at = whole.length() - 3; at > 0; at -= 3) {
            whole.insert(at, ',');
        }
        String sign = number.signum() < 0 ? "-" : "";
        String english = sign + whole + (decimals.isEmpty() ? "" : "." + decimals);
        String spanish = sign + whole.toString().replace(',', '.') + (decimals.isEmpty() ? "" : "," + decimals);
        return new Text(spanish, english);
    }

    private static Text duration(Duration duration) {
        if (duration.toHours() >= HOURS_SHOWN) {
            return say("dash.days", Map.of("n", duration.toDays()));
        } else if (duration.toHours() >= 1) {
            return say("dash.hours", Map.of("n", duration.toHours()));
        }
        return say("dash.minutes", Map.of("n", duration.toMinutes()));
    }

    private static Text say(String key) {
        return say(key, Map.of());
    }

    private static Text say(String key, Map<String, ?> values) {
        return Texts.BOOK.text(key, values);
    }
}
