package dev.cuadra.spi.memory;

import dev.cuadra.spi.notify.Delivery;
import dev.cuadra.spi.notify.Message;
import dev.cuadra.spi.notify.Notifier;
import dev.cuadra.spi.storage.Names;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;

/**
 * A channel that keeps what it was given. Safe for many threads. It delivers everything unless it was told how the next
 * attempts end. A message id that was delivered, or of which nobody knows, gives the same answer again and is not
 * counted as an attempt.
 */
public final class RecordingNotifier implements Notifier {
    private final String channel;
    private final Queue<Delivery> script = new ArrayDeque<>();
    private final Map<UUID, Delivery> settled = new HashMap<>();
    private final List<Message> attempts = new ArrayList<>();
    private final List<Message> delivered = new ArrayList<>();

    /** A channel of this name. */
    public RecordingNotifier(String channel) {
        this.channel = Names.check(channel);
    }

    /** Says how the next attempts end, one after the other; then everything is delivered again. */
    public synchronized RecordingNotifier next(Delivery... outcomes) {
        script.addAll(List.of(outcomes));
        return this;
    }

    @Override
    public String channel() {
        return channel;
    }

    @Override
    public synchronized Delivery deliver(Message message) {
        Delivery before = settled.get(message.id());
        if (before != null) {
            return before;
        }
        attempts.add(message);
        Delivery scripted = script.poll();
        Delivery outcome = scripted == null ? new Delivery.Delivered("recorded-" + attempts.size()) : scripted;
        if (!(outcome instanceof Delivery.Refused)) {
            settled.put(message.id(), outcome);
        }
        if (outcome instanceof Delivery.Delivered) {
            delivered.add(message);
        }
        return outcome;
    }

    /** Every attempt, in order. */
    public synchronized List<Message> attempts() {
        return List.copyOf(attempts);
    }

    /** What was delivered, in order; each id once. */
    public synchronized List<Message> delivered() {
        return List.copyOf(delivered);
    }
}
