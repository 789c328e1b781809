package dev.cuadra.runtime;

import static dev.cuadra.runtime.World.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.memory.RecordingNotifier;
import dev.cuadra.spi.notify.Delivery;
import dev.cuadra.spi.notify.Message;
import dev.cuadra.spi.notify.Notifier;
import dev.cuadra.spi.outbox.OutgoingMessage;
import dev.cuadra.spi.outbox.ParkedMessage;
import dev.cuadra.spi.storage.Commit;
import dev.cuadra.spi.storage.DocumentKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class OutboxDispatcherTest {
    private static final Notice NOTICE = new Notice("ana@example.test", "Hola", "Un texto");

    private final World world = new World();
    private final List<Message> taken = new ArrayList<>();
    private Function<Message, Delivery> behaviour = message -> new Delivery.Delivered("r");

    private final Notifier mail = new Notifier() {
        @Override
        public String channel() {
            return "mail";
        }

        @Override
        public Delivery deliver(Message message) {
            taken.add(message);
            return behaviour.apply(message);
        }
    };

    private OutboxDispatcher dispatcher() {
        return new OutboxDispatcher(world.memory, world.keys, world.clock).with(mail);
    }

    private UUID send(Object body) {
        Work work = world.vault.begin(ACME, "tell");
        UUID id = work.send("mail", body);
        work.commit();
        return id;
    }

    @Test
    void aMessageIsDeliveredOnce() {
        UUID id = send(NOTICE);

        assertThat(dispatcher().dispatchOnce()).isEqualTo(new Round(1, 0, 0, 0, 0));
        world.clock.advance(Duration.ofDays(1));
        assertThat(dispatcher().dispatchOnce().size()).isZero();
        assertThat(taken).containsExactly(new Message(id, "ana@example.test", "Hola", "Un texto"));
    }

    @Test
    void aPageGoesAlongWithItsText() {
        UUID id = send(new Notice("ana@example.test", "Hola", "Un texto", Optional.of("<p>Un texto</p>")));

        dispatcher().dispatchOnce();

        assertThat(taken)
                .containsExactly(
                        new Message(id, "ana@example.test", "Hola", "Un texto", Optional.of("<p>Un texto</p>")));
    }

    /** What an earlier release left in the outbox has no such member, and ours has none where there is no page. */
    @Test
    void aNoticeWithoutAPageIsStoredAsItAlwaysWas() {
        JsonNode plain = world.vault.json().tree(NOTICE);

        assertThat(plain.properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("body", "recipient", "subject");
        assertThat(world.vault.json().read(plain, Notice.class)).isEqualTo(NOTICE);
    }

    @Test
    void aMessageForLaterWaits() {
        Work work = world.vault.begin(ACME, "tell");
        work.send("mail", Vault.TENANT_SUBJECT, NOTICE, world.clock.instant().plusSeconds(60));
        work.commit();

        assertThat(dispatcher().dispatchOnce().size()).isZero();
        world.clock.advance(Duration.ofSeconds(60));
        assertThat(dispatcher().dispatchOnce().delivered()).isEqualTo(1);
    }

    @Test
    void aRefusedMessageIsTriedAgainAfterEverLongerPausesAndThenParked() {
        send(NOTICE);
        behaviour = message -> new Delivery.Refused("The mailbox is full", true);
        OutboxDispatcher dispatcher =
                dispatcher().with(new RetryPolicy(Duration.ofMinutes(10), Duration.ofMinutes(30), 4));

        for (int minutes : List.of(10, 20, 30)) {
            assertThat(dispatcher.dispatchOnce()).isEqualTo(new Round(0, 1, 0, 0, 0));
            world.clock.advance(Duration.ofMinutes(minutes).minusSeconds(1));
            assertThat(dispatcher.dispatchOnce().size()).isZero();
            world.clock.advance(Duration.ofSeconds(1));
        }
        assertThat(dispatcher.dispatchOnce()).isEqualTo(new Round(0, 0, 1, 0, 0));
        assertThat(world.memory.parked(ACME))
                .singleElement()
                .returns(4, ParkedMessage::attempts)
                .returns("The mailbox is full", ParkedMessage::reason);
        world.clock.advance(Duration.ofDays(9));
        assertThat(dispatcher.dispatchOnce().size()).isZero();
        assertThat(taken).hasSize(4);
    }

    @Test
    void aMessageRefusedForGoodIsParkedAtOnce() {
        send(NOTICE);
        behaviour = message -> new Delivery.Refused("No such mailbox", false);

        assertThat(dispatcher().dispatchOnce().parked()).isEqualTo(1);
        assertThat(reason()).isEqualTo("No such mailbox");
    }

    @Test
    void aMessageOfUnknownFateIsParkedAndNeverSentAgain() {
        send(NOTICE);
        behaviour = message -> new Delivery.Unknown("The connection broke after the text");

        assertThat(dispatcher().dispatchOnce().parked()).isEqualTo(1);
        assertThat(reason()).startsWith("Unknown").contains("The connection broke after the text");
        world.clock.advance(Duration.ofDays(9));
        assertThat(dispatcher().dispatchOnce().size()).isZero();
        assertThat(taken).hasSize(1);
    }

    @Test
    void aNotifierThatBreaksItsContractLeavesAnUnknownFate() {
        send(NOTICE);
        send(NOTICE);
        behaviour = message -> {
            throw new IllegalStateException("secret " + message.recipient());
        };

        assertThat(dispatcher().dispatchOnce()).isEqualTo(new Round(0, 0, 2, 0, 0));
        assertThat(reason()).contains("IllegalStateException").doesNotContain("secret");
    }

    @Test
    void aChannelWithoutANotifierIsTriedAgain() {
        send(NOTICE);
        OutboxDispatcher without = new OutboxDispatcher(world.memory, world.keys, world.clock);

        assertThat(without.dispatchOnce()).isEqualTo(new Round(0, 1, 0, 0, 0));
        world.clock.advance(Duration.ofMinutes(1));
        assertThat(dispatcher().dispatchOnce().delivered()).isEqualTo(1);
    }

    @Test
    void aMessageToAnErasedPersonIsParkedUnread() {
        DocumentKey person = world.person("R1", "Ana");
        Work work = world.vault.begin(ACME, "tell");
        UUID id = work.send("mail", person.id(), NOTICE);
        work.commit();
        assertThat(world.storage.commits.get(1).messages().get(0).id()).isEqualTo(id);
        world.vault.destroyKey(ACME, person.id());

        assertThat(dispatcher().dispatchOnce().parked()).isEqualTo(1);
        assertThat(reason()).contains("erased");
        assertThat(taken).isEmpty();
    }

    @Test
    void aMessageThatCannotBeReadIsParkedOrTriedAgain() {
        for (String body : List.of("", "no", "{}", "{\"subject\":\"x\",\"sealed\":\"\"}")) {
            store(Bytes.utf8(body));
        }
        // Bytes that do not open may open again when the key ring is whole.
        store(Bytes.utf8("{\"subject\":\"00000000-0000-0000-0000-000000000000\",\"sealed\":\"AAAA\"}"));

        assertThat(dispatcher().dispatchOnce()).isEqualTo(new Round(0, 1, 4, 0, 0));
        assertThat(taken).isEmpty();
    }

    @Test
    void aBodyThatIsNoNoticeIsParked() {
        send(java.util.Map.of("recipient", "a"));
        assertThat(dispatcher().dispatchOnce().parked()).isEqualTo(1);
        assertThat(reason()).contains("notice");
    }

    @Test
    void aChannelCanBeServedByAHandlerOfTheHost() {
        Work work = world.vault.begin(ACME, "tell");
        UUID id = work.send("ledger", java.util.Map.of("pesos", 5));
        work.commit();
        List<String> seen = new ArrayList<>();
        OutboxDispatcher dispatcher = dispatcher().with("ledger", (tenant, message, body) -> {
            seen.add(tenant + " " + message + " " + body.path("pesos").asInt());
            return new Delivery.Delivered("");
        });

        assertThat(dispatcher.dispatchOnce().delivered()).isEqualTo(1);
        assertThat(seen).containsExactly("acme " + id + " 5");
        assertThatIllegalArgumentException().isThrownBy(() -> dispatcher.with(mail));
    }

    @Test
    void eachMessageIsHeldForItselfHoweverLongTheOnesBeforeTook() {
        send(NOTICE);
        send(NOTICE);
        behaviour = message -> {
            world.clock.advance(Duration.ofSeconds(29));
            return new Delivery.Delivered("");
        };
        OutboxDispatcher dispatcher = dispatcher().holding(10, Duration.ofSeconds(30));

        assertThat(dispatcher.dispatchOnce()).isEqualTo(new Round(2, 0, 0, 0, 0));
        assertThat(taken).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void aProcessThatStandsStillBeforeItTriesLeavesTheMessageForTheNextRound() {
        send(NOTICE);
        send(NOTICE);
        OutboxDispatcher slow = new OutboxDispatcher(
                        new StandingStill(world, Duration.ofMinutes(5)), world.keys, world.clock)
                .with(mail);

        assertThat(slow.dispatchOnce()).isEqualTo(new Round(0, 0, 0, 1, 0));
        assertThat(taken).isEmpty();
        assertThat(dispatcher().dispatchOnce()).isEqualTo(new Round(2, 0, 0, 0, 0));
    }

    /** What a killed process leaves behind: the message is leased, and perhaps sent, and nothing follows. */
    private void dieOnce(boolean afterSending) {
        behaviour = message -> {
            if (!afterSending) {
                taken.remove(message);
            }
            throw new Killed();
        };
        assertThatExceptionOfType(Killed.class).isThrownBy(() -> dispatcher().dispatchOnce());
        behaviour = message -> new Delivery.Delivered("");
        world.clock.advance(Duration.ofMinutes(5));
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void aMessageInTheHandsOfAProcessThatDiedIsParkedAsUnknownAndNotSentAgain() {
        send(NOTICE);
        send(NOTICE);
        dieOnce(true);

        assertThat(dispatcher().dispatchOnce())
                .as("the other one was in nobody's hands")
                .isEqualTo(new Round(1, 0, 1, 0, 0));
        assertThat(taken).hasSize(2).doesNotHaveDuplicates();
        assertThat(reason()).startsWith("Unknown whether it was delivered").contains("attempt 1");
    }

    @Test
    void aChannelThatRemembersIsAskedAgain() {
        send(NOTICE);
        dieOnce(true);
        RecordingNotifier remembering = new RecordingNotifier("mail");
        ChannelHandler handler = new ChannelHandler() {
            @Override
            public Delivery deliver(TenantId tenant, UUID id, JsonNode body) {
                return remembering.deliver(new Message(id, "ana@example.test", "", ""));
            }

            @Override
            public boolean remembers() {
                return true;
            }
        };
        OutboxDispatcher dispatcher = new OutboxDispatcher(world.memory, world.keys, world.clock).with("mail", handler);

        assertThat(dispatcher.dispatchOnce()).isEqualTo(new Round(1, 0, 0, 0, 0));
        assertThat(remembering.delivered()).hasSize(1);
    }

    @Test
    void aDispatcherWithoutTheChannelDoesNotCoverUpAnAbandonedAttempt() {
        send(NOTICE);
        dieOnce(true);
        OutboxDispatcher without = new OutboxDispatcher(world.memory, world.keys, world.clock);

        assertThat(without.dispatchOnce()).isEqualTo(new Round(0, 0, 1, 0, 0));
        assertThat(dispatcher().dispatchOnce().size()).isZero();
        assertThat(taken).hasSize(1);
    }

    /** How one attempt ends. */
    enum Fate {
        DELIVERED,
        REFUSED,
        REFUSED_FOR_GOOD,
        UNKNOWN,
        KILLED_BEFORE_SENDING,
        KILLED_AFTER_SENDING
    }

    @Property
    void whateverHappensNoMessageIsSentTwiceAndNoneIsLost(@ForAll List<Fate> fates) {
        World own = new World();
        Map<UUID, Integer> sent = new HashMap<>();
        Queue<Fate> next = new ArrayDeque<>(fates);
        OutboxDispatcher dispatcher = new OutboxDispatcher(own.memory, own.keys, own.clock)
                .with(new RetryPolicy(Duration.ofMinutes(1), Duration.ofMinutes(4), 3))
                .with("mail", (tenant, id, body) -> meet(Optional.ofNullable(next.poll()), id, sent));
        Work work = own.vault.begin(ACME, "tell");
        for (int i = 0; i < 4; i++) {
            work.send("mail", NOTICE);
        }
        work.commit();
        int delivered = 0;
        for (int round = 0; round < fates.size() + 20; round++) {
            try {
                delivered += dispatcher.dispatchOnce().delivered();
            } catch (Killed e) {
                own.clock.advance(Duration.ofMinutes(5));
            }
            own.clock.advance(Duration.ofMinutes(4));
        }
        assertThat(sent.values()).allMatch(times -> times == 1);
        assertThat(own.memory.parked(ACME).size() + delivered)
                .as("parked and delivered, but for those delivered in a round that was killed later")
                .isLessThanOrEqualTo(4);
        assertThat(own.memory.lease(own.clock.instant().plus(Duration.ofDays(1)), Duration.ofMinutes(1), 10))
                .as("left over")
                .isEmpty();
        Set<UUID> known = new HashSet<>(sent.keySet());
        own.memory.parked(ACME).forEach(parked -> known.add(parked.message().id()));
        assertThat(known).as("each is delivered or parked").hasSize(4);
    }

    private static Delivery meet(Optional<Fate> given, UUID id, Map<UUID, Integer> sent) {
        Fate fate = given.orElse(Fate.DELIVERED);
        if (fate == Fate.REFUSED || fate == Fate.REFUSED_FOR_GOOD) {
            return new Delivery.Refused("no", fate == Fate.REFUSED);
        }
        if (fate == Fate.KILLED_BEFORE_SENDING) {
            throw new Killed();
        }
        sent.merge(id, 1, Integer::sum);
        if (fate == Fate.KILLED_AFTER_SENDING) {
            throw new Killed();
        }
        return fate == Fate.UNKNOWN ? new Delivery.Unknown("cut") : new Delivery.Delivered("");
    }

    @Test
    void aLeaseLostMeanwhileIsSaid() {
        send(NOTICE);
        behaviour = message -> {
            world.clock.advance(Duration.ofMinutes(10));
            world.memory.lease(world.clock.instant(), Duration.ofMinutes(1), 10);
            return new Delivery.Delivered("");
        };

        assertThat(dispatcher().dispatchOnce()).isEqualTo(new Round(0, 0, 0, 0, 1));
    }

    @Test
    void aRoundHoldsNoMoreThanItsLimit() {
        for (int i = 0; i < 5; i++) {
            send(NOTICE);
        }
        assertThat(dispatcher().holding(3, Duration.ofMinutes(1)).dispatchOnce().delivered())
                .isEqualTo(3);
        assertThatIllegalArgumentException().isThrownBy(() -> dispatcher().holding(0, Duration.ofMinutes(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> dispatcher().holding(1, Duration.ZERO));
    }

    @Property
    void pausesDoubleUpToTheLongest(@ForAll @IntRange(min = 1, max = 1000) int attempt) {
        RetryPolicy policy = new RetryPolicy(Duration.ofSeconds(7), Duration.ofHours(5), 10);
        Duration pause = policy.pauseAfter(attempt);

        long doubled = attempt > 40 ? Long.MAX_VALUE : 7L << (attempt - 1);
        assertThat(pause.toSeconds()).isEqualTo(Math.min(doubled, 18_000));
        assertThat(policy.exhausted(attempt)).isEqualTo(attempt >= 10);
    }

    @Test
    void aPolicyIsWellFormed() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RetryPolicy(Duration.ZERO, Duration.ofHours(1), 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryPolicy(Duration.ofHours(2), Duration.ofHours(1), 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryPolicy(Duration.ofHours(1), Duration.ofHours(1), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> RetryPolicy.STANDARD.pauseAfter(0));
    }

    private String reason() {
        return world.memory.parked(ACME).get(0).reason();
    }

    private void store(Bytes body) {
        world.memory.commit(
                ACME,
                Commit.of().sending(List.of(new OutgoingMessage(UUID.randomUUID(), "mail", body, Instant.EPOCH))));
    }
}
