package dev.cuadra.plugin.tink;

import dev.cuadra.spi.keys.KeyRing;
import dev.cuadra.tck.KeyRingTck;
import java.util.Optional;

class TinkKeyRingInMemoryContractTest extends KeyRingTck {
    private KeysetStore last = new InMemoryKeysetStore();

    @Override
    protected KeyRing emptyRing() {
        last = new InMemoryKeysetStore();
        return new TinkKeyRing(TemporaryFiles.MASTER, last).remembering(3);
    }

    /** Another ring on the same store: what the first one remembers does not help it. */
    @Override
    protected Optional<KeyRing> reopen(KeyRing ring) {
        return Optional.of(new TinkKeyRing(TemporaryFiles.MASTER, last));
    }
}
