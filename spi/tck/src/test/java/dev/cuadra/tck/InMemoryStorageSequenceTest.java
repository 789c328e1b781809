package dev.cuadra.tck;

import dev.cuadra.spi.memory.InMemoryStorage;
import dev.cuadra.spi.storage.Storage;

class InMemoryStorageSequenceTest extends StorageSequenceTck {
    @Override
    protected Storage emptyStorage() {
        return new InMemoryStorage();
    }
}
