package dev.cuadra.spi.outbox;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.storage.Names;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A message stored with the change that caused it, to be delivered afterwards.
 *
 * @param id the message's own id; storing the same id again changes nothing, also after the message has left
 * @param channel where it goes, such as {@code mail}
 * @param body the content, sealed where it is personal
 * @param notBefore when it may be delivered at the earliest
 */
public record OutgoingMessage(UUID id, String channel, Bytes body, Instant notBefore) {
    public OutgoingMessage {
        Objects.requireNonNull(id, "id");
        Names.check(channel);
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(notBefore, "notBefore");
    }
}
