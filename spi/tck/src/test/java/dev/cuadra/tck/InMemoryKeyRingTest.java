package dev.cuadra.tck;

import dev.cuadra.spi.keys.KeyRing;
import dev.cuadra.spi.memory.InMemoryKeyRing;

class InMemoryKeyRingTest extends KeyRingTck {
    @Override
    protected KeyRing emptyRing() {
        return new InMemoryKeyRing();
    }
}
