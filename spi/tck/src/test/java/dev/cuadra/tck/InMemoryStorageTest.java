package dev.cuadra.tck;

import dev.cuadra.spi.memory.InMemoryStorage;
import dev.cuadra.spi.storage.Storage;
import java.util.Optional;

class InMemoryStorageTest extends StorageTck {
    @Override
    protected Storage emptyStorage() {
        return new InMemoryStorage();
    }

    @Override
    protected Optional<Storage> second(Storage first) {
        return Optional.of(new DelegatingStorage((InMemoryStorage) first).second());
    }
}
