package dev.cuadra.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.outbox.LeasedMessage;
import dev.cuadra.spi.outbox.Outbox;
import dev.cuadra.spi.outbox.OutgoingMessage;
import dev.cuadra.spi.outbox.ParkedMessage;
import dev.cuadra.spi.storage.Commit;
import dev.cuadra.spi.storage.Storage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** The contract of {@link Outbox}, as tests. The clock is an argument: nothing here waits. */
public abstract class OutboxTck extends StorageFixture {
    private static final Duration HOLD = Duration.ofMinutes(5);

    /** For subclasses. */
    protected OutboxTck() {}

    private Outbox box(Storage storage) {
        return outbox(storage).orElseThrow(() -> new AssertionError("override outbox(Storage)"));
    }

    private static OutgoingMessage at(Instant notBefore, String text) {
        return new OutgoingMessage(newId(), "mail", Bytes.utf8(text), notBefore);
    }

    private static void send(Storage storage, TenantId tenant, OutgoingMessage... messages) {
        storage.commit(tenant, Commit.of().sending(List.of(messages)));
    }

    private static List<String> bodies(List<LeasedMessage> leased) {
        return leased.stream().map(held -> held.message().body().utf8()).toList();
    }

    @Test
    void aMessageIsLeasedAsItWasStored() {
        try (Storage storage = emptyStorage()) {
            OutgoingMessage message = new OutgoingMessage(
                    newId(), "in-app", Bytes.of(new byte[70_000]), Instant.parse("2026-01-01T00:00:00.000000001Z"));
            send(storage, ACME, message);
            LeasedMessage leased = box(storage).lease(NOON, HOLD, 1).get(0);
            assertEquals(ACME, leased.tenant());
            assertEquals(message, leased.message());
            assertEquals(1, leased.attempt());
            assertEquals(NOON.plus(HOLD), leased.until());
        }
    }

    @Test
    void theOldestDueComeFirstAndNothingEarly() {
        try (Storage storage = emptyStorage()) {
            send(storage, ACME, at(NOON, "second"), at(NOON.plusNanos(1), "early"), at(NOON, "third"));
            send(storage, OTHER, at(NOON.minusSeconds(1), "first"));
            send(storage, ACME, at(NOON, "fourth"));
            Outbox outbox = box(storage);
            assertEquals(List.of("first", "second", "third"), bodies(outbox.lease(NOON, HOLD, 3)));
            assertEquals(List.of("fourth"), bodies(outbox.lease(NOON, HOLD, 3)));
            assertEquals(List.of("early"), bodies(outbox.lease(NOON.plusNanos(1), HOLD, 3)));
        }
    }

    @Test
    void aLeasedMessageIsNobodyElsesUntilTheLeaseEnds() {
        try (Storage storage = emptyStorage()) {
            send(storage, ACME, at(NOON, "m"));
            Outbox outbox = box(storage);
            LeasedMessage first = outbox.lease(NOON, HOLD, 10).get(0);
            assertEquals(List.of(), outbox.lease(first.until().minusNanos(1), HOLD, 10));
            LeasedMessage second = outbox.lease(first.until(), HOLD, 10).get(0);
            assertEquals(2, second.attempt());
            assertFalse(first.lease().equals(second.lease()), "a new lease has a proof of its own");
            assertFalse(outbox.acknowledge(first));
            assertFalse(outbox.retry(first, NOON, "late"));
            assertFalse(outbox.park(first, "late"));
            assertTrue(outbox.acknowledge(second));
            assertFalse(outbox.acknowledge(second), "acknowledged twice");
            assertEquals(List.of(), outbox.lease(NOON.plus(Duration.ofDays(1)), HOLD, 10));
        }
    }

    @Test
    void anAttemptThatLeftNoWordIsToldToTheNext() {
        try (Storage storage = emptyStorage()) {
            send(storage, ACME, at(NOON, "m"));
            Outbox outbox = box(storage);
            LeasedMessage first = outbox.lease(NOON, HOLD, 1).get(0);
            assertFalse(first.abandoned(), "nobody tried before");
            LeasedMessage second = outbox.lease(first.until(), HOLD, 1).get(0);
            assertTrue(second.abandoned(), "the first left no word");
            assertTrue(outbox.retry(second, second.until(), ""));
            LeasedMessage third = outbox.lease(second.until(), HOLD, 1).get(0);
            assertFalse(third.abandoned(), "an empty word is a word");
            LeasedMessage fourth = outbox.lease(third.until(), HOLD, 1).get(0);
            assertTrue(fourth.abandoned(), "a word of an earlier attempt is not the last one's");
            assertEquals(4, fourth.attempt());
            assertTrue(outbox.park(fourth, "in doubt"));
        }
    }

    @Test
    void anAttemptThatLeftNoWordIsToldAfterTheStorageIsOpenedAgain() {
        Storage before = emptyStorage();
        send(before, ACME, at(NOON, "silent"), at(NOON, "put off"), at(NOON, "untouched"));
        LeasedMessage silent = box(before).lease(NOON, HOLD, 1).get(0);
        assertTrue(box(before).retry(box(before).lease(NOON, HOLD, 1).get(0), NOON, "later"));
        before.close();
        Optional<Storage> again = reopen(before);
        assumeTrue(again.isPresent(), "nothing outlives this storage");
        try (Storage after = again.orElseThrow()) {
            List<LeasedMessage> leased = box(after).lease(silent.until(), HOLD, 3);
            assertEquals(List.of("silent", "put off", "untouched"), bodies(leased));
            assertEquals(
                    List.of(true, false, false),
                    leased.stream().map(LeasedMessage::abandoned).toList());
        }
    }

    @Test
    void aLeaseThatEndedIsLostEvenWhereNobodyElseGotTheMessage() {
        try (Storage storage = emptyStorage()) {
            send(storage, ACME, at(NOON, "a"), at(NOON, "b"));
            Outbox outbox = box(storage);
            List<LeasedMessage> held = outbox.lease(NOON, HOLD, 2);
            assertEquals(List.of("a"), bodies(outbox.lease(NOON.plus(HOLD), HOLD, 1)));
            assertFalse(outbox.acknowledge(held.get(1)));
            assertEquals(List.of("b"), bodies(outbox.lease(NOON.plus(HOLD), HOLD, 1)));
        }
    }

    @Test
    void whatIsPutOffIsDueAgainThenAndNotBefore() {
        try (Storage storage = emptyStorage()) {
            send(storage, ACME, at(NOON, "m"));
            Outbox outbox = box(storage);
            LeasedMessage first = outbox.lease(NOON, HOLD, 1).get(0);
            Instant later = NOON.plusSeconds(90);
            assertTrue(outbox.retry(first, later, "the server was away ñ\u0000"));
            assertFalse(outbox.acknowledge(first));
            assertEquals(List.of(), outbox.lease(later.minusNanos(1), HOLD, 1));
            LeasedMessage second = outbox.lease(later, HOLD, 1).get(0);
            assertEquals(2, second.attempt());
            assertEquals(first.message(), second.message());
        }
    }

    @Test
    void whatIsParkedStaysWithItsReason() {
        try (Storage storage = emptyStorage()) {
            send(storage, ACME, at(NOON, "first"), at(NOON, "second"));
            send(storage, OTHER, at(NOON, "other's"));
            Outbox outbox = box(storage);
            List<LeasedMessage> leased = new ArrayList<>(outbox.lease(NOON, HOLD, 3));
            Collections.reverse(leased);
            leased.forEach(held -> assertTrue(outbox.park(
                    held, "no such address: " + held.message().body().utf8())));
            assertEquals(List.of(), outbox.lease(NOON.plus(Duration.ofDays(400)), HOLD, 10));
            List<ParkedMessage> parked = outbox.parked(ACME);
            assertEquals(
                    List.of("no such address: first", "no such address: second"),
                    parked.stream().map(ParkedMessage::reason).toList());
            assertEquals(1, parked.get(0).attempts());
            assertEquals("first", parked.get(0).message().body().utf8());
            assertEquals(1, outbox.parked(OTHER).size());
        }
    }

    @Test
    void whatHasNotLeftIsNamedForItsTenantWhereTheOutboxCanTell() {
        try (Storage storage = emptyStorage()) {
            send(storage, ACME, at(NOON, "leaves"), at(NOON.plusSeconds(1), "parked"));
            send(storage, ACME, at(NOON.plusSeconds(3), "later"), at(NOON.plusSeconds(2), "leased"));
            send(storage, OTHER, at(NOON, "another tenant's"));
            Outbox outbox = box(storage);
            List<LeasedMessage> leased = outbox.lease(NOON.plusSeconds(2), HOLD, 10);
            leased.forEach(held -> {
                String body = held.message().body().utf8();
                if (body.equals("leaves")) {
                    outbox.acknowledge(held);
                } else if (body.equals("parked")) {
                    outbox.park(held, "no such address");
                }
            });
            outbox.waiting(ACME)
                    .ifPresent(waiting -> assertEquals(
                            List.of("leased", "later"),
                            waiting.stream()
                                    .map(message -> message.body().utf8())
                                    .toList()));
            outbox.waiting(TenantId.of("nobody")).ifPresent(waiting -> assertEquals(List.of(), waiting));
        }
    }

    @Test
    void theSameIdIsTakenInOnceAlsoAfterTheMessageLeft() {
        try (Storage storage = emptyStorage()) {
            OutgoingMessage message = at(NOON, "m");
            OutgoingMessage sameId = new OutgoingMessage(message.id(), "sms", Bytes.utf8("again"), NOON);
            send(storage, ACME, message, sameId);
            send(storage, ACME, sameId);
            Outbox outbox = box(storage);
            List<LeasedMessage> leased = outbox.lease(NOON, HOLD, 10);
            assertEquals(List.of("m"), bodies(leased));
            assertTrue(outbox.acknowledge(leased.get(0)));
            send(storage, ACME, sameId);
            assertEquals(List.of(), outbox.lease(NOON, HOLD, 10));
            send(storage, OTHER, sameId);
            assertEquals(List.of("again"), bodies(outbox.lease(NOON, HOLD, 10)), "another tenant's id is its own");
        }
    }

    @Test
    void aLeaseOfAnotherMessageProvesNothing() {
        try (Storage storage = emptyStorage()) {
            send(storage, ACME, at(NOON, "a"), at(NOON, "b"));
            Outbox outbox = box(storage);
            List<LeasedMessage> held = outbox.lease(NOON, HOLD, 2);
            LeasedMessage mine = held.get(0);
            LeasedMessage forged = new LeasedMessage(ACME, held.get(1).message(), 1, mine.lease(), mine.until());
            LeasedMessage foreign = new LeasedMessage(OTHER, mine.message(), 1, mine.lease(), mine.until());
            assertFalse(outbox.acknowledge(forged));
            assertFalse(outbox.acknowledge(foreign));
            assertTrue(outbox.acknowledge(mine));
        }
    }

    @Test
    void competingDispatchersNeverHoldOneMessageTogether() {
        try (Storage storage = emptyStorage()) {
            int messages = 400;
            OutgoingMessage[] all = new OutgoingMessage[messages];
            Arrays.setAll(all, i -> at(NOON, "m" + i));
            send(storage, ACME, all);
            Outbox outbox = box(storage);
            Callable<List<UUID>> dispatch = () -> {
                List<UUID> held = new ArrayList<>();
                List<LeasedMessage> leased = outbox.lease(NOON, HOLD, 7);
                while (!leased.isEmpty()) {
                    for (LeasedMessage message : leased) {
                        held.add(message.message().id());
                        assertTrue(outbox.acknowledge(message));
                    }
                    leased = outbox.lease(NOON, HOLD, 7);
                }
                return held;
            };
            List<UUID> held = together(Collections.nCopies(6, dispatch)).stream()
                    .flatMap(List::stream)
                    .toList();
            assertEquals(messages, held.size(), "each message is held once");
            Set<UUID> distinct = new HashSet<>(held);
            assertEquals(messages, distinct.size());
        }
    }

    @Test
    void aLeaseHasALengthAndAPageALimit() {
        try (Storage storage = emptyStorage()) {
            Outbox outbox = box(storage);
            assertThrows(IllegalArgumentException.class, () -> outbox.lease(NOON, HOLD, 0));
            assertThrows(IllegalArgumentException.class, () -> outbox.lease(NOON, HOLD, 1001));
            assertThrows(IllegalArgumentException.class, () -> outbox.lease(NOON, Duration.ZERO, 1));
        }
    }
}
