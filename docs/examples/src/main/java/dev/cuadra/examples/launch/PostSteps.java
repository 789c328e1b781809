package dev.cuadra.examples.launch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.runtime.ChannelHandler;
import dev.cuadra.runtime.OutboxDispatcher;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.notify.Delivery;
import java.util.List;
import java.util.UUID;

/** The post of the house: what leaves is kept, and nothing goes anywhere. */
final class PostSteps {
    private static final List<String> CHANNELS = List.of("mail", "in-app", "sms", "webhook");

    private PostSteps() {}

    static OutboxDispatcher of(OutboxDispatcher dispatcher, Marks marks) {
        OutboxDispatcher all = dispatcher;
        for (String channel : CHANNELS) {
            all = all.with(channel, new Kept(channel, marks));
        }
        return all;
    }

    private record Kept(String channel, Marks marks) implements ChannelHandler {
        @Override
        public Delivery deliver(TenantId tenant, UUID id, JsonNode body) {
            if (body.path("recipient").asText().equals(Contacts.NOBODY)) {
                return new Delivery.Refused("Nobody takes mail there", false);
            }
            marks.posted(id, channel, body);
            return new Delivery.Delivered(id.toString());
        }

        /** What was kept is known by its id. */
        @Override
        public boolean remembers() {
            return true;
        }
    }
}
