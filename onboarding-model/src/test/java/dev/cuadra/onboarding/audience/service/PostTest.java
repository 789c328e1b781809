package dev.cuadra.onboarding.audience.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.onboarding.audience.Channel;
import dev.cuadra.onboarding.audience.Channels;
import dev.cuadra.onboarding.audience.Group;
import dev.cuadra.onboarding.audience.Letter;
import dev.cuadra.onboarding.audience.Missed;
import dev.cuadra.onboarding.audience.Missive;
import dev.cuadra.onboarding.audience.Recipient;
import dev.cuadra.onboarding.audience.Told;
import dev.cuadra.onboarding.audience.Unreached;
import dev.cuadra.onboarding.audience.Writing;
import dev.cuadra.onboarding.exposure.Act;
import dev.cuadra.onboarding.internal.People;
import dev.cuadra.runtime.ErasedException;
import dev.cuadra.runtime.OutboxDispatcher;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.memory.InMemoryKeyRing;
import dev.cuadra.spi.memory.InMemoryStorage;
import dev.cuadra.spi.memory.RecordingNotifier;
import dev.cuadra.spi.memory.SettableClock;
import dev.cuadra.spi.notify.Message;
import dev.cuadra.spi.problem.Text;
import dev.cuadra.spi.storage.Storage;
import dev.cuadra.spi.storage.StorageException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PostTest {
    private static final TenantId ACME = TenantId.of("acme");
    private static final TenantId OTHER = TenantId.of("other");

    /** How a commit ends. */
    enum End {
        STORED,
        KILLED_BEFORE,
        KILLED_AFTER,
        ANOTHER_FIRST
    }

    /** A storage that can be cut off, and processes that tell people things. */
    private static final class House {
        final InMemoryStorage storage = new InMemoryStorage();
        final InMemoryKeyRing keys = new InMemoryKeyRing();
        final SettableClock clock = SettableClock.at(Instant.parse("2026-03-09T12:00:00Z"));
        final Vault vault = new Vault(wayward(), keys, clock, new TimeOrderedIds(clock, new SecureRandom()));
        final Map<String, List<Recipient>> groups = new HashMap<>();
        final List<End> ends = new ArrayList<>();
        final Post post = post();

        Post post() {
            return new Post(vault, tenant -> group -> groups.getOrDefault(group.name(), List.of()));
        }

        Told tell(Post by, Missive... missives) {
            return by.again(ACME, () -> {
                Work work = vault.begin(ACME, "tell");
                Told told = by.put(work, List.of(missives));
                if (!told.nothing()) {
                    work.commit();
                }
                return told;
            });
        }

        List<Message> delivered() {
            List<RecordingNotifier> all = new ArrayList<>();
            OutboxDispatcher dispatcher =
                    new OutboxDispatcher(storage, keys, clock).holding(1_000, Duration.ofMinutes(5));
            for (Channel channel : Channel.values()) {
                RecordingNotifier notifier = new RecordingNotifier(channel.word());
                all.add(notifier);
                dispatcher = dispatcher.with(notifier);
            }
            dispatcher.dispatchOnce();
            return all.stream().flatMap(one -> one.delivered().stream()).toList();
        }

        private Storage wayward() {
            return (Storage) Proxy.newProxyInstance(
                    House.class.getClassLoader(), new Class<?>[] {Storage.class}, (proxy, method, arguments) -> {
                        boolean commit = method.getName().equals("commit");
                        End end = commit && !ends.isEmpty() ? ends.remove(0) : End.STORED;
                        if (end == End.KILLED_BEFORE) {
                            throw new StorageException("killed before");
                        }
                        if (end == End.ANOTHER_FIRST) {
                            tell(post(), missive("m", "managers", "engineers"));
                        }
                        try {
                            Object answer = method.invoke(storage, arguments);
                            if (end == End.KILLED_AFTER) {
                                throw new StorageException("killed after");
                            }
                            return answer;
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }

    private final House house = new House();

    private static Missive missive(String id, String... groups) {
        return new Missive(
                id,
                "about",
                List.of(groups).stream().map(Group::of).toList(),
                List.of(),
                Channels.each(Set.of(Channel.MAIL, Channel.SMS)),
                Optional.of("plan"),
                Writing.of(new Text("Aviso", "Notice"), new Text("Hola a todos", "Hello to all")));
    }

    private static Recipient person(int id, Channel... channels) {
        return People.person(id, "es", List.of(channels));
    }

    private static Act act() {
        return new Act("marta", "support-manager", "as asked", Instant.parse("2026-03-09T12:00:00Z"));
    }

    @Provide
    Arbitrary<Map<String, List<Recipient>>> groups() {
        return People.groups();
    }

    @Provide
    Arbitrary<List<End>> ends() {
        return Arbitraries.of(End.values()).list().ofMaxSize(6);
    }

    @Property(tries = 60)
    @net.jqwik.api.Tag("MSG-6")
    @net.jqwik.api.Tag("ALERT-5")
    void nobodyIsToldAMessageTwiceHoweverOftenItIsToldAndHoweverCommitsEnd(
            @ForAll("groups") Map<String, List<Recipient>> groups, @ForAll("ends") @Size(max = 6) List<End> ends) {
        House house = new House();
        house.groups.putAll(groups);
        Missive missive = missive("m", "managers", "engineers");
        house.ends.addAll(ends);
        for (int run = 0; run < 9; run++) {
            try {
                house.tell(run % 2 == 0 ? house.post : house.post(), missive);
            } catch (StorageException e) {
                // The host tells it again.
            }
        }
        Told once = missive.by(house.post.book(ACME));
        Set<String> wanted = new TreeSet<>();
        once.letters().forEach(letter -> wanted.add(letter.address()));
        List<Message> delivered = house.delivered();
        assertThat(delivered).extracting(Message::recipient).containsExactlyInAnyOrderElementsOf(wanted);
        Receipt receipt = house.post.receipt(ACME, "m");
        assertThat(receipt.sent()).hasSameSizeAs(once.letters());
        assertThat(receipt.missed()).containsExactlyInAnyOrderElementsOf(once.missed());
        assertThat(receipt.unreached()).containsExactlyInAnyOrderElementsOf(once.unreached());
    }

    @Test
    @Tag("MSG-6")
    void theSameMessageTwiceInOneCommitIsOne() {
        house.groups.put("managers", List.of(person(1, Channel.MAIL)));
        house.groups.put("engineers", List.of(person(1, Channel.MAIL), person(2, Channel.MAIL)));
        Told told = house.tell(house.post, missive("m", "managers"), missive("m", "engineers"));

        assertThat(told.letters()).extracting(Letter::address).containsExactly("mail-1", "mail-2");
        assertThat(house.delivered()).hasSize(2);
    }

    @Test
    @Tag("MSG-6")
    void whoComesLaterIsToldAndTheOthersNotAgain() {
        house.groups.put("managers", List.of(person(1, Channel.MAIL)));
        house.tell(house.post, missive("m", "managers"));
        house.groups.put("managers", List.of(person(1, Channel.MAIL), person(2, Channel.MAIL)));
        Told told = house.tell(house.post, missive("m", "managers"));

        assertThat(told.letters()).extracting(Letter::address).containsExactly("mail-2");
        assertThat(house.delivered()).hasSize(2);
        assertThat(house.post.open(
                        ACME, missive("m", "managers"), java.util.Objects.requireNonNull(house.groups.get("managers"))))
                .isEmpty();
        assertThat(house.post.open(
                        ACME, missive("n", "managers"), java.util.Objects.requireNonNull(house.groups.get("managers"))))
                .hasSize(2);
    }

    @Test
    @Tag("ALERT-5")
    void aGroupWithoutPeopleIsKeptOnceAndJournalled() {
        for (int run = 0; run < 2; run++) {
            house.tell(house.post, missive("m", "managers", "nobody"));
        }
        assertThat(house.post.receipt(ACME, "m").unreached())
                .extracting(Unreached::group)
                .containsExactlyInAnyOrder("managers", "nobody");
        assertThat(house.post.receipt(OTHER, "m").unreached()).isEmpty();
    }

    @Test
    void whatPeopleAreToldIsSealedUnderTheirOwnKey() {
        house.groups.put("managers", List.of(person(1, Channel.MAIL), person(2, Channel.MAIL)));
        house.tell(house.post, missive("m", "managers"));
        house.storage.export(
                ACME,
                document -> assertThat(new String(document.body().toArray(), StandardCharsets.UTF_8))
                        .doesNotContain("Hola a todos")
                        .doesNotContain("mail-1"));
        house.vault.destroyKey(ACME, new UUID(1, 1));

        assertThat(house.delivered()).extracting(Message::recipient).containsExactly("mail-2");
        assertThat(house.post.receipt(ACME, "m").sent()).hasSize(2);
    }

    @Test
    void whoWasErasedIsMissedAndTheOthersAreTold() {
        house.groups.put("managers", List.of(person(1, Channel.MAIL), person(2, Channel.MAIL)));
        house.vault.destroyKey(ACME, new UUID(1, 1));
        Told told = house.tell(house.post, missive("m", "managers"));

        assertThat(told.letters()).extracting(Letter::address).containsExactly("mail-2");
        assertThat(told.missed()).extracting(Missed::code).contains("MESSAGE_ERASED");
        house.groups.put("engineers", List.of(person(1, Channel.MAIL)));
        assertThat(house.tell(house.post, missive("n", "engineers")).unreached())
                .extracting(Unreached::group)
                .containsExactly("engineers");
    }

    @Test
    void anErasedPersonWhoIsNoReaderEndsTheDecision() {
        house.vault.destroyKey(ACME, new UUID(1, 9));
        assertThatThrownBy(() -> house.post.again(ACME, () -> {
                    throw new ErasedException(new UUID(1, 9));
                }))
                .isInstanceOf(ErasedException.class);
    }

    @Test
    @Tag("MSG-7")
    void whoWishesNotToGetAMessageMissesItUnlessNobodyMayWishThat() {
        Wishes wishes = new Wishes(house.vault);
        house.groups.put("managers", List.of(person(1, Channel.MAIL, Channel.SMS)));
        wishes.optOut(ACME, new UUID(1, 1), "plan", act());
        Missive asked = missive("m", "managers");
        assertThat(house.tell(house.post, asked).missed())
                .extracting(Missed::code)
                .containsExactly("MESSAGE_OPTED_OUT", "MESSAGE_OPTED_OUT");
        Missive whatever = new Missive(
                "n",
                asked.about(),
                asked.groups(),
                asked.fallbacks(),
                asked.channels(),
                Optional.empty(),
                asked.writing());
        assertThat(house.tell(house.post, whatever).letters()).hasSize(2);
    }
}
