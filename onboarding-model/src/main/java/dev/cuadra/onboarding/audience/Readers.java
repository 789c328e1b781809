package dev.cuadra.onboarding.audience;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Who reads a message.
 *
 * @param people everybody in its groups, each once in however many of them they are; whoever cannot be reached is among
 *     them, to be told of as missed
 * @param unreached the groups in which nobody can be reached
 */
public record Readers(List<Recipient> people, List<Unreached> unreached) {
    public Readers {
        people = List.copyOf(people);
        unreached = List.copyOf(unreached);
    }

    /**
     * The readers of a message.
     *
     * @param gone whether somebody cannot be told anything any more
     */
    static Readers of(Missive missive, AddressBook book, Predicate<? super Recipient> gone) {
        Map<UUID, Recipient> people = new LinkedHashMap<>();
        Set<Unreached> unreached = new LinkedHashSet<>();
        for (Group group : missive.groups()) {
            List<Recipient> members = new ArrayList<>(book.members(group));
            if (members.stream().noneMatch(one -> reached(one, gone))) {
                List<Recipient> others = fallback(missive, book, gone);
                unreached.add(new Unreached(missive.id(), missive.about(), group.name(), !others.isEmpty()));
                members.addAll(others);
            }
            members.forEach(one -> people.putIfAbsent(one.person(), one));
        }
        return new Readers(List.copyOf(people.values()), List.copyOf(unreached));
    }

    private static List<Recipient> fallback(Missive missive, AddressBook book, Predicate<? super Recipient> gone) {
        return missive.fallbacks().stream()
                .map(group -> book.members(group).stream()
                        .filter(one -> reached(one, gone))
                        .toList())
                .filter(some -> !some.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static boolean reached(Recipient one, Predicate<? super Recipient> gone) {
        return one.reachable() && !gone.test(one);
    }
}
