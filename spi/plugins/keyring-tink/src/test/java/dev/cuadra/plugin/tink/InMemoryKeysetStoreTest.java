package dev.cuadra.plugin.tink;

class InMemoryKeysetStoreTest extends KeysetStorePromises {
    @Override
    KeysetStore empty() {
        return new InMemoryKeysetStore();
    }
}
