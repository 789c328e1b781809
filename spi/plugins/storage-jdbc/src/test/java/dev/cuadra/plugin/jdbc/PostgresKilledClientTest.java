package dev.cuadra.plugin.jdbc;

import dev.cuadra.spi.storage.Storage;
import dev.cuadra.tck.DurabilityTck;
import dev.cuadra.tck.StorageOpener;
import java.util.Map;

/** The client is killed while it commits; the server goes on. */
class PostgresKilledClientTest extends DurabilityTck {
    static final class AtAUrl implements StorageOpener {
        @Override
        public Storage open(String place) {
            String[] parts = place.split("#", 2);
            return new JdbcStorageFactory()
                    .open(Map.of("url", parts[0], "user", "postgres", "schema", parts[1], "pool", "4"));
        }
    }

    @Override
    protected Class<? extends StorageOpener> opener() {
        return AtAUrl.class;
    }

    @Override
    protected String newPlace() {
        return PostgresDatabases.url().replaceFirst("\\?.*", "") + "#" + PostgresDatabases.newSchema();
    }
}
