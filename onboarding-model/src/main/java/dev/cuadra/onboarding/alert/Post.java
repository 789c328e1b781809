package dev.cuadra.onboarding.alert;

import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds who stands behind roles, and addresses letters. For one evaluation. */
final class Post {
    private static final char BETWEEN = '\u001f';

    private final Audience audience;
    private final String fallback;
    private final Map<String, Letter> letters = new LinkedHashMap<>();
    private final Set<Unreached> unreached = new LinkedHashSet<>();

    Post(Audience audience, String fallback) {
        this.audience = audience;
        this.fallback = fallback;
    }

    /**
     * Addresses one thing to everybody behind {@code roles}.
     *
     * @param key what it is
     * @param about the trigger, or the rollout
     */
    void send(String key, String about, List<String> roles, List<String> channels, Text subject, Text body) {
        for (Recipient recipient : recipients(about, roles, channels)) {
            String whole = key + BETWEEN + recipient.channel() + BETWEEN + recipient.address();
            letters.putIfAbsent(
                    whole,
                    new Letter(whole, recipient, subject.in(recipient.language()), body.in(recipient.language())));
        }
    }

    private List<Recipient> recipients(String about, List<String> roles, List<String> channels) {
        Set<Recipient> all = new LinkedHashSet<>();
        for (String role : roles) {
            List<Recipient> behind = on(channels, audience.behind(role));
            if (behind.isEmpty()) {
                behind = on(channels, audience.behind(fallback));
                unreached.add(new Unreached(role, about, !behind.isEmpty()));
            }
            all.addAll(behind);
        }
        return List.copyOf(all);
    }

    /** The channels are a preference: whoever has none of them is told on those that they have. */
    private static List<Recipient> on(List<String> channels, List<Recipient> all) {
        List<Recipient> preferred = all.stream()
                .filter(recipient -> channels.isEmpty() || channels.contains(recipient.channel()))
                .toList();
        return preferred.isEmpty() ? all : preferred;
    }

    Told told() {
        return new Told(new ArrayList<>(letters.values()), List.copyOf(unreached));
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
