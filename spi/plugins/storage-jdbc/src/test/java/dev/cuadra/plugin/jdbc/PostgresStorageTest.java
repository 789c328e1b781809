package dev.cuadra.plugin.jdbc;

import dev.cuadra.spi.storage.Storage;
import dev.cuadra.tck.StorageTck;
import java.util.Optional;

class PostgresStorageTest extends StorageTck {
    private static final PostgresDatabases DATABASES = PostgresDatabases.inOneSchema();

    @Override
    protected Storage emptyStorage() {
        return DATABASES.open();
    }

    @Override
    protected Optional<Storage> reopen(Storage closed) {
        return Optional.of(DATABASES.reopen());
    }

    @Override
    protected Optional<Storage> second(Storage first) {
        return Optional.of(DATABASES.reopen());
    }
}
