package dev.cuadra.tck;

import dev.cuadra.spi.memory.InMemoryStorage;
import dev.cuadra.spi.storage.Storage;

class InMemoryTenantAdminTest extends TenantAdminTck {
    @Override
    protected Storage emptyStorage() {
        return new InMemoryStorage();
    }
}
