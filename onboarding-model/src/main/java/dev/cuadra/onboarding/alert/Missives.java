package dev.cuadra.onboarding.alert;

import dev.cuadra.onboarding.audience.Channel;
import dev.cuadra.onboarding.audience.Channels;
import dev.cuadra.onboarding.audience.Group;
import dev.cuadra.onboarding.audience.Missive;
import dev.cuadra.onboarding.audience.Writing;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers what roles are told. For one evaluation. */
final class Missives {
    private static final String ALERT = "alert/";

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

    static Text lasting(Duration duration) {
        boolean hours = duration.compareTo(Duration.ofHours(2)) >= 0 && duration.toMinutesPart() == 0;
        return hours
                ? say("alert.hours", Map.of("count", duration.toHours()))
                : say("alert.minutes", Map.of("count", duration.toMinutes()));
    }
}
