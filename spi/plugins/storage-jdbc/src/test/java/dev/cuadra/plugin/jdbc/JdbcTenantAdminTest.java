package dev.cuadra.plugin.jdbc;

import dev.cuadra.spi.storage.Storage;
import dev.cuadra.tck.TenantAdminTck;
import java.util.Optional;

class JdbcTenantAdminTest extends TenantAdminTck {
    private final TemporaryDatabases databases = new TemporaryDatabases();

    @Override
    protected Storage emptyStorage() {
        return databases.open();
    }

    @Override
    protected Optional<Storage> reopen(Storage closed) {
        return Optional.of(databases.reopen());
    }
}
