package dev.cuadra.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cuadra.spi.memory.InMemoryStorage;
import dev.cuadra.spi.outbox.LeasedMessage;
import dev.cuadra.spi.outbox.Outbox;
import dev.cuadra.spi.storage.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/**
 * Any sequence of calls answers as {@link InMemoryStorage} answers it. A counter-example shrinks to a short list of
 * seeds, each of them one call; run under a debugger, they show what was called.
 */
public abstract class StorageSequenceTck extends StorageFixture {
    /** For subclasses. */
    protected StorageSequenceTck() {}

    @Property(tries = 150)
    void everySequenceAnswersAsMemoryDoes(@ForAll @Size(min = 1, max = 60) List<Long> seeds) {
        try (InMemoryStorage model = new InMemoryStorage();
                Storage storage = emptyStorage()) {
            Optional<Outbox> outbox = outbox(storage);
            Optional<Outbox> modelOutbox = outbox.map(any -> model);
            List<LeasedMessage> held = new ArrayList<>();
            List<LeasedMessage> modelHeld = new ArrayList<>();
            for (long seed : seeds) {
                StorageCommand command = new StorageCommand(seed);
                assertEquals(
                        command.on(model, modelOutbox, modelHeld),
                        command.on(storage, outbox, held),
                        command.toString());
            }
            assertEquals(StorageCommand.everything(model), StorageCommand.everything(storage), "in the end");
        }
    }

    /**
     * Two writers on one medium take turns as the seeds say. What one wrote, the other one sees; so a version that one
     * has seen is stale once the other has written.
     */
    @Property(tries = 60)
    void twoWritersByTurnsAnswerAsOneMemoryDoes(@ForAll @Size(min = 2, max = 60) List<Long> seeds) {
        try (InMemoryStorage model = new InMemoryStorage();
                Storage one = emptyStorage()) {
            Optional<Storage> second = second(one);
            if (second.isEmpty()) {
                return; // an assumption of JUnit would be counted as a rejected sample
            }
            try (Storage other = second.orElseThrow()) {
                List<LeasedMessage> held = new ArrayList<>();
                List<LeasedMessage> modelHeld = new ArrayList<>();
                for (long seed : seeds) {
                    Storage writer = Long.bitCount(seed) % 2 == 0 ? one : other;
                    StorageCommand command = new StorageCommand(seed);
                    Optional<Outbox> outbox = outbox(writer);
                    assertEquals(
                            command.on(model, outbox.map(any -> model), modelHeld),
                            command.on(writer, outbox, held),
                            (writer == one ? "the first: " : "the second: ") + command);
                }
                List<Object> end = StorageCommand.everything(model);
                assertEquals(end, StorageCommand.everything(one), "in the end, through the first");
                assertEquals(end, StorageCommand.everything(other), "in the end, through the second");
            }
        }
    }
}
