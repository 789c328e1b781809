package dev.cuadra.plugin.tink;

import dev.cuadra.spi.keys.KeyRing;
import dev.cuadra.tck.KeyRingTck;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

class TinkKeyRingContractTest extends KeyRingTck {
    private final Deque<FileKeysetStore> open = new ArrayDeque<>();
    private Path last = Path.of("");

    @Override
    protected KeyRing emptyRing() {
        last = TemporaryFiles.fresh("keysets.bin");
        return ring();
    }

    @Override
    protected Optional<KeyRing> reopen(KeyRing ring) {
        open.getLast().close();
        return Optional.of(ring());
    }

    private KeyRing ring() {
        open.addLast(FileKeysetStore.open(last));
        return new TinkKeyRing(TemporaryFiles.MASTER, open.getLast());
    }

    @AfterEach
    void close() {
        open.forEach(FileKeysetStore::close);
    }
}
