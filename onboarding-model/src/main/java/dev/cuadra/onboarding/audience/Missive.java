package dev.cuadra.onboarding.audience;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Something that people are to be told.
 *
 * @param id which message it is: nobody is told the same twice on a channel; it names nobody
 * @param about what it is about, for the report of groups in which nobody can be reached
 * @param groups who is told: each person once, in however many of the groups they are
 * @param fallbacks who is told instead of a group in which nobody can be reached: the first of these in which somebody can
 * @param channels on which of their channels
 * @param plan the plan whose messages people may wish not to get; empty for what they are told whatever they wish
 * @param writing what each of them is told
 */
public record Missive(
        String id,
        String about,
        List<Group> groups,
        List<Group> fallbacks,
        Channels channels,
        Optional<String> plan,
        Writing writing) {
    public Missive {
        Objects.requireNonNull(about, "about");
        Objects.requireNonNull(channels, "channels");
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(writing, "writing");
        groups = List.copyOf(groups);
        fallbacks = List.copyOf(fallbacks);
        if (id.isBlank() || groups.isEmpty()) {
            throw new IllegalArgumentException("A message has an id and readers: '" + id + "'");
        }
    }

    /** Who reads it by a book, without those who are gone, such as people whose data were erased. */
    public Readers readers(AddressBook book, Predicate<? super Recipient> gone) {
        return Readers.of(this, book, gone);
    }

    /** What everybody is told by a book. */
    public Told by(AddressBook book) {
        return to(readers(book, any -> false), any -> Optional.empty());
    }

    /**
     * What these readers are told.
     *
     * @param against the failure code of what keeps somebody from being told; empty where nothing does
     */
    public Told to(Readers readers, Function<? super Recipient, Optional<String>> against) {
        List<Letter> letters = new ArrayList<>();
        List<Missed> missed = new ArrayList<>();
        for (Recipient reader : readers.people()) {
            Optional<Written> hindrance = against.apply(reader).map(code -> new Written.Not(code, Map.of()));
            for (Channel channel : channels.of(reader)) {
                Written written = hindrance.orElseGet(() -> written(reader, channel));
                if (written instanceof Written.Page page) {
                    String address = reader.address(channel).orElseThrow();
                    letters.add(new Letter(id, reader.person(), channel, address, page));
                } else if (written instanceof Written.Not not) {
                    missed.add(new Missed(id, reader.person(), channel, not.code(), not.details()));
                }
            }
        }
        return new Told(letters, missed, readers.unreached());
    }

    private Written written(Recipient reader, Channel channel) {
        return reader.address(channel).isPresent()
                ? writing.write(reader, channel)
                : new Written.Not("MESSAGE_NO_ADDRESS", Map.of("channel", channel.word()));
    }

    /** The id alone. */
    @Override
    public String toString() {
        return "Missive[" + id + "]";
    }
}
