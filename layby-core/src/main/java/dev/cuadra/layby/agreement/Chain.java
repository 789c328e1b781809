package dev.cuadra.layby.agreement;

import dev.cuadra.layby.ledger.LedgerEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** How the events of one lay-by hang together: each carries the hash of the one before. */
final class Chain {
    private Chain() {}

    /** The next link. */
    static Recorded link(
            String id,
            List<Recorded> log,
            Acting acting,
            Recorded.CommandMark command,
            LaybyEvent event,
            List<LedgerEntry> entries) {
        int sequence = log.size() + 1;
        String previous = log.isEmpty() ? "" : log.get(log.size() - 1).hash();
        Link link = new Link(id, sequence, acting.at(), acting.today(), acting.by(), command, event, entries, previous);
        return new Recorded(
                sequence, acting.at(), acting.today(), acting.by(), command, event, entries, previous, hash(link));
    }

    /** An event that is not going to stay, and so hangs on nothing. */
    static Recorded loose(
            List<Recorded> log,
            Acting acting,
            Recorded.CommandMark command,
            LaybyEvent event,
            List<LedgerEntry> entries) {
        return new Recorded(log.size() + 1, acting.at(), acting.today(), acting.by(), command, event, entries, "", "");
    }

    /** The hash that an event should carry. */
    static String hash(String id, Recorded recorded) {
        return hash(new Link(
                id,
                recorded.sequence(),
                recorded.at(),
                recorded.on(),
                recorded.by(),
                recorded.command(),
                recorded.event(),
                recorded.entries(),
                recorded.previous()));
    }

    /** Which command this is, by its name, key and content. */
    static Recorded.CommandMark mark(String id, LaybyCommand command, Acting acting) {
        return new Recorded.CommandMark(command.name(), acting.key(), LaybyJson.fingerprint(new Asked(id, command)));
    }

    private static String hash(Link link) {
        return LaybyJson.fingerprint(link);
    }

    /** What is hashed. */
    record Link(
            String id,
            int sequence,
            Instant at,
            LocalDate on,
            String by,
            Recorded.CommandMark command,
            LaybyEvent event,
            List<LedgerEntry> entries,
            String previous) {}

    /** A command to one lay-by. */
    record Asked(String id, LaybyCommand command) {}
}
