package dev.cuadra.onboarding.internal;

import dev.cuadra.onboarding.audience.Channel;
import dev.cuadra.onboarding.audience.Recipient;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Invented people in groups that overlap. */
public final class People {
    /** The groups that somebody may be in; in {@code nobody} nobody is. */
    public static final List<String> GROUPS = List.of("managers", "engineers", "everybody", "nobody");

    private static final ZoneId ZONE = ZoneId.of("America/Santiago");

    private People() {}

    /** Who is in which group, by its name. */
    public static Arbitrary<Map<String, List<Recipient>>> groups() {
        Arbitrary<List<Recipient>> some = people();
        return some.flatMap(people -> {
            Arbitrary<List<Recipient>> members = Arbitraries.subsetOf(people).map(List::copyOf);
            return Combinators.combine(members, members)
                    .as((managers, engineers) -> Map.of(
                            "managers", managers,
                            "engineers", engineers,
                            "everybody", people));
        });
    }

    private static Arbitrary<List<Recipient>> people() {
        Arbitrary<String> language = Arbitraries.of("es", "es-CL", "en", "en-AU", "pt-BR", "fr");
        Arbitrary<java.util.Set<Channel>> channels =
                Arbitraries.of(Channel.values()).set().ofMaxSize(4);
        return Combinators.combine(language, channels)
                .as(Looks::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(looks -> IntStream.range(0, looks.size())
                        .mapToObj(id -> person(
                                id,
                                looks.get(id).language(),
                                List.copyOf(looks.get(id).channels())))
                        .toList());
    }

    private record Looks(String language, java.util.Set<Channel> channels) {}

    /** Somebody with addresses on channels. */
    public static Recipient person(int id, String language, List<Channel> channels) {
        Map<Channel, String> addresses = new EnumMap<>(Channel.class);
        channels.forEach(channel -> addresses.put(channel, channel.word() + "-" + id));
        return new Recipient(new UUID(1, id), "Persona " + id, language, ZONE, addresses);
    }
}
