package dev.cuadra.plugin.jdbc;

import dev.cuadra.spi.storage.Storage;
import dev.cuadra.tck.StorageTck;
import java.util.Optional;

// snippet:contract
class JdbcStorageTest extends StorageTck {
    private final TemporaryDatabases databases = new TemporaryDatabases();

    @Override
    protected Storage emptyStorage() {
        return databases.open();
    }

    @Override
    protected Optional<Storage> reopen(Storage closed) {
        return Optional.of(databases.reopen());
    }

    @Override
    protected Optional<Storage> second(Storage first) {
        return Optional.of(databases.reopen());
    }
}
// end:contract
