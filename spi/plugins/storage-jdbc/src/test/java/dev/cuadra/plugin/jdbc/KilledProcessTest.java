package dev.cuadra.plugin.jdbc;

import dev.cuadra.spi.storage.Storage;
import dev.cuadra.tck.DurabilityTck;
import dev.cuadra.tck.StorageOpener;
import java.nio.file.Path;

// snippet:durability
class KilledProcessTest extends DurabilityTck {
    static final class OnAFile implements StorageOpener {
        @Override
        public Storage open(String place) {
            return JdbcStorage.open(Path.of(place));
        }
    }

    @Override
    protected Class<? extends StorageOpener> opener() {
        return OnAFile.class;
    }

    @Override
    protected String newPlace() {
        return TemporaryDatabases.file().toString();
    }
}
// end:durability
