package dev.cuadra.plugin.jdbc;

import dev.cuadra.spi.storage.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The scripts that lead to a schema, numbered from 1: {@code sqlite-001.sql} is the first of SQLite.
 *
 * @param newest the number of the last
 */
record MigrationScripts(int newest) {
    /** What this release knows, by the name of the database. */
    static MigrationScripts of(Dialect dialect) {
        return new MigrationScripts(dialect.name().equals("sqlite") ? 2 : 1);
    }

    List<Migrations.Script> upToNewest(Dialect dialect) {
        return IntStream.rangeClosed(1, newest)
                .mapToObj(number -> new Migrations.Script(number, dialect.named(text(dialect, number))))
                .toList();
    }

    private static String text(Dialect dialect, int number) {
        String name = dialect.name() + "-00" + number + ".sql";
        try (InputStream in = MigrationScripts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new StorageException("The plugin lacks its resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new StorageException("Reading the plugin's resource " + name + " failed", e);
        }
    }
}
