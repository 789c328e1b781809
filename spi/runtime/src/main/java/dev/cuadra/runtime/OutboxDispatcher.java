package dev.cuadra.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.keys.KeyDestroyedException;
import dev.cuadra.spi.keys.KeyRing;
import dev.cuadra.spi.keys.KeyRingException;
import dev.cuadra.spi.notify.Delivery;
import dev.cuadra.spi.notify.Message;
import dev.cuadra.spi.notify.Notifier;
import dev.cuadra.spi.outbox.LeasedMessage;
import dev.cuadra.spi.outbox.Outbox;
import dev.cuadra.spi.outbox.OutgoingMessage;
import dev.cuadra.spi.storage.Names;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes messages out of the outbox and hands them to the notifier of their channel. Immutable, safe for many threads
 * and processes at once; it starts no thread: the host calls {@link #dispatchOnce} as often as it likes.
 *
 * <p>A message that was delivered is acknowledged. One that was refused is tried again by the {@link RetryPolicy} while
 * the notifier sees a point in it, and parked after that. One of which nobody knows whether it went out is parked at
 * once with what is known, and never sent again by itself. A channel that nobody serves counts as refused, since the
 * host may yet add it. A message to an erased person, or one that cannot be read, is parked. Reasons name the message
 * and the fault, never the recipient.
 */
public final class OutboxDispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxDispatcher.class);

    private final Outbox outbox;
    private final KeyRing keys;
    private final Clock clock;
    private final Json json = Json.standard();
    private final Map<String, ChannelHandler> channels;
    private final RetryPolicy policy;
    private final Duration hold;
    private final int limit;

    /** A dispatcher that serves no channel yet, holds 20 messages at a time for five minutes, and retries as usual. */
    public OutboxDispatcher(Outbox outbox, KeyRing keys, Clock clock) {
        this(outbox, keys, clock, Map.of(), RetryPolicy.STANDARD, Duration.ofMinutes(5), 20);
    }

    private OutboxDispatcher(
            Outbox outbox,
            KeyRing keys,
            Clock clock,
            Map<String, ChannelHandler> channels,
            RetryPolicy policy,
            Duration hold,
            int limit) {
        this.outbox = Objects.requireNonNull(outbox, "outbox");
        this.keys = Objects.requireNonNull(keys, "keys");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.channels = channels;
        this.policy = Objects.requireNonNull(policy, "policy");
        this.hold = hold;
        this.limit = limit;
        if (hold.isNegative() || hold.isZero() || limit < 1 || limit > 1000) {
            throw new IllegalArgumentException("Not a lease: " + limit + " messages for " + hold);
        }
    }

    /** With the notifier of its channel; the bodies of that channel are {@link Notice}s. */
    public OutboxDispatcher with(Notifier notifier) {
        return with(notifier.channel(), (tenant, id, body) -> {
            Notice notice;
            try {
                notice = json.read(body, Notice.class);
            } catch (DocumentFormatException e) {
                return new Delivery.Refused("Its body is not a notice", false);
            }
            return notifier.deliver(new Message(id, notice.recipient(), notice.subject(), notice.body()));
        });
    }

    /**
     * With a handler of {@code channel}.
     *
     * @throws IllegalArgumentException when the channel is served already
     */
    public OutboxDispatcher with(String channel, ChannelHandler handler) {
        Map<String, ChannelHandler> all = new HashMap<>(channels);
        if (all.put(Names.check(channel), handler) != null) {
            throw new IllegalArgumentException("The channel is served already: " + channel);
        }
        return new OutboxDispatcher(outbox, keys, clock, Map.copyOf(all), policy, hold, limit);
    }

    /** With another policy. */
    public OutboxDispatcher with(RetryPolicy other) {
        return new OutboxDispatcher(outbox, keys, clock, channels, other, hold, limit);
    }

    /**
     * Holding other leases.
     *
     * @param messages how many at a time, 1 to 1,000
     * @param time for how long; longer than all of them need
     */
    public OutboxDispatcher holding(int messages, Duration time) {
        return new OutboxDispatcher(outbox, keys, clock, channels, policy, time, messages);
    }

    /**
     * Handles the messages that are due, up to the limit, one after the other.
     *
     * @throws dev.cuadra.spi.storage.StorageException when the outbox failed; messages in hand come back when their
     *     lease ends, under the id by which a notifier knows what it has delivered
     */
    public Round dispatchOnce() {
        Map<End, Integer> ends = new EnumMap<>(End.class);
        for (LeasedMessage message : outbox.lease(clock.instant(), hold, limit)) {
            End end = clock.instant().isBefore(message.until()) ? settle(message, deliver(message)) : End.LEFT;
            ends.merge(end, 1, Integer::sum);
        }
        return new Round(
                ends.getOrDefault(End.DELIVERED, 0),
                ends.getOrDefault(End.RETRIED, 0),
                ends.getOrDefault(End.PARKED, 0),
                ends.getOrDefault(End.LEFT, 0),
                ends.getOrDefault(End.LOST, 0));
    }

    private enum End {
        DELIVERED,
        RETRIED,
        PARKED,
        LEFT,
        LOST
    }

    private Delivery deliver(LeasedMessage leased) {
        OutgoingMessage message = leased.message();
        @Nullable ChannelHandler handler = channels.get(message.channel());
        if (handler == null) {
            return new Delivery.Refused("Nobody serves the channel " + message.channel(), true);
        }
        JsonNode body;
        try {
            body = open(leased);
        } catch (KeyDestroyedException e) {
            return new Delivery.Refused("The person it is for was erased", false);
        } catch (KeyRingException e) {
            return new Delivery.Refused("The key ring could not open it", true);
        } catch (DocumentFormatException e) {
            return new Delivery.Refused("It cannot be read", false);
        }
        return handle(handler, leased, body);
    }

    private static Delivery handle(ChannelHandler handler, LeasedMessage leased, JsonNode body) {
        try {
            return handler.deliver(leased.tenant(), leased.message().id(), body);
        } catch (RuntimeException e) {
            // A handler that breaks its contract may have broken after sending.
            LOG.warn(
                    "The handler of channel {} failed on message {}: {}",
                    leased.message().channel(),
                    leased.message().id(),
                    e.getClass().getName());
            return new Delivery.Unknown(
                    "The handler failed with " + e.getClass().getName());
        }
    }

    private JsonNode open(LeasedMessage leased) {
        OutgoingMessage message = leased.message();
        JsonNode envelope = json.parse(message.body());
        try {
            UUID subject = UUID.fromString(envelope.path("subject").asText());
            Bytes sealed =
                    Bytes.of(Base64.getDecoder().decode(envelope.path("sealed").asText()));
            return json.parse(keys.open(leased.tenant(), subject, Seals.message(message.id()), sealed));
        } catch (IllegalArgumentException e) {
            throw new DocumentFormatException("Not a message of this library: " + message.id(), e);
        }
    }

    private End settle(LeasedMessage leased, Delivery delivery) {
        return delivery.fold(
                delivered -> held(outbox.acknowledge(leased), leased, End.DELIVERED),
                refused -> refused.again() && !policy.exhausted(leased.attempt())
                        ? retry(leased, refused.reason())
                        : park(leased, refused.reason()),
                unknown -> park(leased, "Unknown whether it was delivered: " + unknown.reason()));
    }

    private End retry(LeasedMessage leased, String reason) {
        return held(
                outbox.retry(leased, clock.instant().plus(policy.pauseAfter(leased.attempt())), Masking.text(reason)),
                leased,
                End.RETRIED);
    }

    private End park(LeasedMessage leased, String reason) {
        // What a channel answers may name the recipient: it is kept masked, and not logged.
        LOG.warn(
                "Message {} of channel {} is parked after {} attempts",
                leased.message().id(),
                leased.message().channel(),
                leased.attempt());
        return held(outbox.park(leased, Masking.text(reason)), leased, End.PARKED);
    }

    private static End held(boolean leaseHeld, LeasedMessage leased, End end) {
        if (leaseHeld) {
            return end;
        }
        LOG.warn(
                "The lease of message {} ended before it was {}; it may go out twice",
                leased.message().id(),
                end);
        return End.LOST;
    }
}
