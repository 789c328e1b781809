package dev.cuadra.tck;

import dev.cuadra.spi.memory.InMemoryStorage;
import dev.cuadra.spi.storage.Storage;

class InMemoryStorageTest extends StorageTck {
    @Override
    protected Storage emptyStorage() {
        return new InMemoryStorage();
    }
}
