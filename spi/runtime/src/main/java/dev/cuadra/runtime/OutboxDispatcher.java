package dev.cuadra.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
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
import java.util.List;
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
 * once with what is known, and never sent again by itself; such is also a message whose earlier attempt left no word,
 * because its process died with the message in hand, unless the channel {@linkplain Notifier#remembers() remembers}
 * what it delivered. Messages are held one at a time, so that a process that dies leaves one in doubt. A channel that nobody serves counts as refused, since the
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

    /** A dispatcher that serves no channel yet, takes 20 messages a round, holds each for five minutes, and retries as usual. */
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
        return with(notifier.channel(), new ChannelHandler() {
            @Override
            public Delivery deliver(TenantId tenant, UUID id, JsonNode body) {
                Notice notice;
                try {
                    notice = json.read(body, Notice.class);
                } catch (DocumentFormatException e) {
                    return new Delivery.Refused("Its body is not a notice", false);
                }
                return notifier.deliver(
                        new Message(id, notice.recipient(), notice.subject(), notice.body(), notice.html()));
            }

            @Override
            public boolean remembers() {
                return notifier.remembers();
            }
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
     * @param messages how many a round, 1 to 1,000
     * @param time for how long each is held; longer than a delivery needs
     */
    public OutboxDispatcher holding(int messages, Duration time) {
        return new OutboxDispatcher(outbox, keys, clock, channels, policy, time, messages);
    }

    /**
     * Handles the messages that are due, up to the limit, one after the other.
     *
     * @throws dev.cuadra.spi.storage.StorageException when the outbox failed; the message in hand comes back when its
     *     lease ends, as one of which nobody knows whether it was delivered
     */
    public Round dispatchOnce() {
        Map<End, Integer> ends = new EnumMap<>(End.class);
        End end = End.DELIVERED;
        for (int taken = 0; taken < limit && end != End.LEFT; taken++) {
            List<LeasedMessage> next = outbox.lease(clock.instant(), hold, 1);
            if (next.isEmpty()) {
                break;
            }
            end = handle(next.get(0));
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

    private End handle(LeasedMessage leased) {
        if (clock.instant().isBefore(leased.until())) {
            return settle(leased, deliver(leased));
        }
        // This process stood still. Said at once, or the next holder would have to think that it was sent.
        boolean said = leased.abandoned() || outbox.retry(leased, clock.instant(), "Not tried: its lease ended before");
        LOG.debug("Message {} was not tried in time; said: {}", leased.message().id(), said);
        return End.LEFT;
    }

    private Delivery deliver(LeasedMessage leased) {
        OutgoingMessage message = leased.message();
        @Nullable ChannelHandler handler = channels.get(message.channel());
        // Before any other outcome, which would be taken for the word that the earlier attempt did not leave.
        if (leased.abandoned() && (handler == null || !handler.remembers())) {
            return new Delivery.Unknown("attempt " + (leased.attempt() - 1) + " ended without a word");
        }
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
        return call(handler, leased, body);
    }

    private static Delivery call(ChannelHandler handler, LeasedMessage leased, JsonNode body) {
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
