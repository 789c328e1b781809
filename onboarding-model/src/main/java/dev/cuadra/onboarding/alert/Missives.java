package dev.cuadra.onboarding.alert;

import dev.cuadra.onboarding.audience.Channel;
import dev.cuadra.onboarding.audience.Channels;
import dev.cuadra.onboarding.audience.Group;
import dev.cuadra.onboarding.audience.Missive;
import dev.cuadra.onboarding.audience.Writing;
import dev.cuadra.onboarding.internal.Plain;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Text;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers what roles are told. For one evaluation. */
final class Missives {
    private static final String ALERT = "alert/";
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Group fallback;
    private final List<Missive> all = new ArrayList<>();

    Missives(String fallback) {
        this.fallback = Group.of(fallback);
    }

    /**
     * Tells one thing to everybody who has one of {@code roles}; nobody can wish not to get it.
     *
     * @param key what it is
     * @param about the trigger, or the rollout
     */
    void send(String key, String about, List<String> roles, List<Channel> channels, Text subject, Text body) {
        all.add(new Missive(
                ALERT + key,
                about,
                roles.stream().map(Group::of).toList(),
                List.of(fallback),
                Channels.preferred(channels),
                Optional.empty(),
                Writing.of(subject, body)));
    }

    List<Missive> all() {
        return List.copyOf(all);
    }

    static Text say(String key, Map<String, ?> values) {
        return Texts.BOOK.text(key, values);
    }

    static Text say(String key) {
        return say(key, Map.of());
    }

    /** In hours or minutes where it is two of them or more and nothing is left over, else in seconds. */
    static Text lasting(Duration duration) {
        if (counts(duration, HOUR)) {
            return say("alert.hours", Map.of("count", duration.toHours()));
        } else if (counts(duration, MINUTE)) {
            return say("alert.minutes", Map.of("count", duration.toMinutes()));
        }
        BigDecimal seconds = BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
        return say(
                "alert.seconds", Map.of("count", Text.figure(Plain.of(seconds).toPlainString())));
    }

    private static boolean counts(Duration duration, Duration unit) {
        long units = duration.dividedBy(unit);
        return units >= 2 && unit.multipliedBy(units).equals(duration);
    }
}
