package dev.cuadra.plugin.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.cuadra.spi.storage.Storage;
import dev.cuadra.spi.storage.StorageFactory;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Opens a {@link JdbcStorage}. Safe for many threads. The settings:
 *
 * <ul>
 *   <li>{@code url}: {@code jdbc:sqlite:} and the path of the file, made when it is absent; or
 *       {@code jdbc:postgresql://HOST:PORT/DATABASE}, with the driver's own parameters. Required.
 *   <li>{@code busy-timeout}, of SQLite: how long to wait for another process that writes, in milliseconds from 0 to
 *       600,000; 5,000 without it.
 *   <li>{@code user}, {@code password}, of PostgreSQL: who connects; empty without them.
 *   <li>{@code schema}, of PostgreSQL: where the tables are; {@code cuadra} without it.
 *   <li>{@code pool}, of PostgreSQL: how many connections are held at most, 2 to 500; 10 without it.
 *   <li>{@code pool-timeout}, of PostgreSQL: how long to wait for one of them, in milliseconds from 250 to 600,000; 30,000
 *       without it.
 * </ul>
 */
public final class JdbcStorageFactory implements StorageFactory {
    private static final String URL = "url";
    private static final String BUSY_TIMEOUT = "busy-timeout";
    private static final String SQLITE = "jdbc:sqlite:";
    private static final String POSTGRES = "jdbc:postgresql:";
    private static final Set<String> OF_SQLITE = Set.of(URL, BUSY_TIMEOUT);
    private static final Set<String> OF_POSTGRES = Set.of(URL, "user", "password", "schema", "pool", "pool-timeout");

    /** For the service loader. */
    public JdbcStorageFactory() {}

    @Override
    public String name() {
        return "jdbc";
    }

    @Override
    public Storage open(Map<String, String> settings) {
        String url = settings.getOrDefault(URL, "");
        if (url.startsWith(POSTGRES)) {
            checkKnown(settings, OF_POSTGRES);
            return openPostgres(url, settings);
        }
        checkKnown(settings, OF_SQLITE);
        return JdbcStorage.open(file(url), Duration.ofMillis(number(settings, BUSY_TIMEOUT, 5000, 0, 600_000)));
    }

    private static void checkKnown(Map<String, String> settings, Set<String> known) {
        Set<String> unknown = new TreeSet<>(settings.keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "The storage 'jdbc' has no setting " + unknown + " for this url; it has " + new TreeSet<>(known));
        }
    }

    private static Storage openPostgres(String url, Map<String, String> settings) {
        int size = number(settings, "pool", 10, 2, 500);
        int wait = number(settings, "pool-timeout", 30_000, 250, 600_000);
        HikariDataSource pool = PostgresServer.pool(
                url,
                settings.getOrDefault("user", ""),
                settings.getOrDefault("password", ""),
                size,
                Duration.ofMillis(wait));
        boolean opened = false;
        try {
            Storage storage = JdbcStorage.open(pool, settings.getOrDefault("schema", "cuadra"), pool::close);
            opened = true;
            return storage;
        } finally {
            if (!opened) {
                pool.close();
            }
        }
    }

    private static Path file(String url) {
        String path = url.startsWith(SQLITE) ? url.substring(SQLITE.length()) : "";
        // Memory databases would differ for each connection, and parameters could switch off what durability rests on.
        if (path.isBlank() || path.startsWith(":") || path.startsWith("file:") || path.contains("?")) {
            throw new IllegalArgumentException("The storage 'jdbc' needs the setting 'url' as jdbc:sqlite:FILE, without"
                    + " parameters, or as jdbc:postgresql://HOST:PORT/DATABASE, not '" + withoutParameters(url) + "'");
        }
        try {
            return Path.of(path);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("Not a file: '" + path + "'", e);
        }
    }

    /** What follows the question mark may be a password. */
    private static String withoutParameters(String url) {
        int question = url.indexOf('?');
        return question < 0 ? url : url.substring(0, question + 1) + "…";
    }

    private static int number(Map<String, String> settings, String name, int otherwise, int least, int most) {
        String text = settings.getOrDefault(name, Integer.toString(otherwise));
        if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw new IllegalArgumentException(
                    "The setting '" + name + "' is " + least + " to " + most + ", not '" + text + "'");
        }
        return Integer.parseInt(text);
    }
}
