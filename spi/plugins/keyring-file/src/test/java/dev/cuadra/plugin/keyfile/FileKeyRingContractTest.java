package dev.cuadra.plugin.keyfile;

import dev.cuadra.spi.keys.KeyRing;
import dev.cuadra.tck.KeyRingTck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

class FileKeyRingContractTest extends KeyRingTck {
    private final List<FileKeyRing> open = new ArrayList<>();
    private java.nio.file.Path last = KeyFiles.fresh();

    @Override
    protected KeyRing emptyRing() {
        last = KeyFiles.fresh();
        return open(last);
    }

    @Override
    protected Optional<KeyRing> reopen(KeyRing ring) {
        ((FileKeyRing) ring).close();
        return Optional.of(open(last));
    }

    private FileKeyRing open(java.nio.file.Path file) {
        FileKeyRing ring = FileKeyRing.open(file);
        open.add(ring);
        return ring;
    }

    @AfterEach
    void close() {
        open.forEach(FileKeyRing::close);
    }
}
