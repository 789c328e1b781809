package dev.cuadra.plugin.jdbc;

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
 *   <li>{@code url}: {@code jdbc:sqlite:} and the path of the file, made when it is absent. Required.
 *   <li>{@code busy-timeout}: how long to wait for another process that writes, in milliseconds from 0 to 600,000;
 *       5,000 without it.
 * </ul>
 */
public final class JdbcStorageFactory implements StorageFactory {
    private static final String URL = "url";
    private static final String BUSY_TIMEOUT = "busy-timeout";
    private static final String SQLITE = "jdbc:sqlite:";

    /** For the service loader. */
    public JdbcStorageFactory() {}

    @Override
    public String name() {
        return "jdbc";
    }

    @Override
    public Storage open(Map<String, String> settings) {
        Set<String> unknown = new TreeSet<>(settings.keySet());
        unknown.removeAll(Set.of(URL, BUSY_TIMEOUT));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("The storage 'jdbc' has no setting " + unknown + "; it has '" + URL
                    + "' and '" + BUSY_TIMEOUT + "'");
        }
        return JdbcStorage.open(file(settings), timeout(settings));
    }

    private static Path file(Map<String, String> settings) {
        String url = settings.getOrDefault(URL, "");
        String path = url.startsWith(SQLITE) ? url.substring(SQLITE.length()) : "";
        // Memory databases would differ for each connection, and parameters could switch off what durability rests on.
        if (path.isBlank() || path.startsWith(":") || path.startsWith("file:") || path.contains("?")) {
            throw new IllegalArgumentException(
                    "The storage 'jdbc' needs the setting 'url' as jdbc:sqlite:FILE, without parameters, not '" + url
                            + "'");
        }
        try {
            return Path.of(path);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("Not a file: '" + path + "'", e);
        }
    }

    private static Duration timeout(Map<String, String> settings) {
        String text = settings.getOrDefault(BUSY_TIMEOUT, "5000");
        if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) > 600_000) {
            throw new IllegalArgumentException(
                    "The setting '" + BUSY_TIMEOUT + "' is 0 to 600000 milliseconds, not '" + text + "'");
        }
        return Duration.ofMillis(Integer.parseInt(text));
    }
}
