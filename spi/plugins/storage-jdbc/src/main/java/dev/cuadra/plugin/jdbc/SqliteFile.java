package dev.cuadra.plugin.jdbc;

import dev.cuadra.spi.storage.StorageException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** A file of SQLite: write-ahead log, and a full sync at each commit. */
final class SqliteFile {
    private static final int CACHE_KIBIBYTES = 64 * 1024;
    /** A bulk commit fits into the log without being copied into the file half way. */
    private static final int CHECKPOINT_PAGES = 16 * 1024;

    private final Path file;
    private final Duration busyTimeout;
    private final List<String> pragmas;

    /**
     * The database in {@code file}.
     *
     * @param pragmas set on each writing connection, beyond what the promises need
     */
    SqliteFile(Path file, Duration busyTimeout, List<String> pragmas) {
        this.file = file.toAbsolutePath();
        this.busyTimeout = busyTimeout;
        this.pragmas = List.copyOf(pragmas);
        create();
    }

    /** The file is its owner's alone; SQLite gives its log the same permissions. */
    private void create() {
        try {
            boolean posix =
                    FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
            FileAttribute<?>[] ownerOnly = posix
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                    }
                    : new FileAttribute<?>[0];
            if (!Files.exists(file)) {
                Files.createFile(file, ownerOnly);
            }
        } catch (FileAlreadyExistsException e) {
            return; // another process was faster, and made it the same way
        } catch (IOException | SecurityException e) {
            throw new StorageException("Creating the database " + file + " failed: " + e, e);
        }
    }

    /** A connection whose transactions may write. */
    Connection writer() throws SQLException {
        SQLiteConfig config = config();
        config.setCacheSize(-CACHE_KIBIBYTES);
        Connection connection = open(config);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
            for (String pragma : pragmas) {
                statement.execute(pragma);
            }
            try (ResultSet mode = statement.executeQuery("PRAGMA journal_mode")) {
                if (!mode.next() || !"wal".equals(mode.getString(1))) {
                    throw new SQLException("the file system does not allow a write-ahead log (a network share?)");
                }
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** A connection whose transactions write nothing. */
    Connection reader() throws SQLException {
        Connection connection = open(config());
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA query_only = 1");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(Math.toIntExact(busyTimeout.toMillis()));
        return config;
    }

    private Connection open(SQLiteConfig config) throws SQLException {
        return config.createConnection("jdbc:sqlite:" + file);
    }

    SqliteDialect dialect() {
        return new SqliteDialect(
                file.toString(), "another process held the database for longer than " + busyTimeout.toMillis() + " ms");
    }
}
