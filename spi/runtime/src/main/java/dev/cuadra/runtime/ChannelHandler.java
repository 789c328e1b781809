package dev.cuadra.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.notify.Delivery;
import java.util.UUID;

/**
 * Delivers the messages of a channel that is not for people, such as requests to another system. Safe for many threads;
 * never retries. The same id takes effect at most once; where the handler cannot tell, it answers
 * {@link Delivery.Unknown} and does nothing again.
 */
@FunctionalInterface
public interface ChannelHandler {
    /** Delivers what {@link Work#send} was given, or says why not. */
    Delivery deliver(TenantId tenant, UUID id, JsonNode body);

    /**
     * Whether the handler recognises every id that ever took effect, also after a restart and from another process. A
     * message that may have been sent before is given again only to such a handler; the default is that it does not.
     */
    default boolean remembers() {
        return false;
    }
}
