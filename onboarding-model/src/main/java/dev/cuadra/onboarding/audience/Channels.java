package dev.cuadra.onboarding.audience;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * On which of their channels people are told something.
 *
 * @param wanted the channels that were thought of
 * @param each whether somebody is told on all of these, and whoever has no address on one misses it there; else they are
 *     told on those of them that they have, and on all that they have where they have none of them
 */
public record Channels(Set<Channel> wanted, boolean each) {
    public Channels {
        Set<Channel> all = EnumSet.noneOf(Channel.class);
        all.addAll(wanted);
        wanted = Collections.unmodifiableSet(all);
        if (each && all.isEmpty()) {
            throw new IllegalArgumentException("On each of no channels nobody is told anything");
        }
    }

    /** On each of these. */
    public static Channels each(Collection<Channel> wanted) {
        return new Channels(Set.copyOf(wanted), true);
    }

    /** Rather on these; on all that people have where these are none. */
    public static Channels preferred(Collection<Channel> wanted) {
        return new Channels(Set.copyOf(wanted), false);
    }

    /**
     * Those on which somebody is told something, never none: whoever has no address at all is to be told by mail, and it
     * shows that they were not.
     */
    public List<Channel> of(Recipient reader) {
        if (each) {
            return List.copyOf(wanted);
        }
        List<Channel> had = had(reader, wanted);
        List<Channel> some = had.isEmpty() ? had(reader, EnumSet.allOf(Channel.class)) : had;
        return some.isEmpty() ? List.of(Channel.MAIL) : some;
    }

    private static List<Channel> had(Recipient reader, Set<Channel> some) {
        return some.stream()
                .filter(channel -> reader.address(channel).isPresent())
                .toList();
    }
}
