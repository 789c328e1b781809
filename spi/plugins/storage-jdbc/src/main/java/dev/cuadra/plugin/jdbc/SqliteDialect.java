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
import org.sqlite.SQLiteException;

/** SQLite: write-ahead log, a full sync at each commit, and the write lock taken when a transaction begins. */
final class SqliteDialect implements Dialect {
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
    SqliteDialect(Path file, Duration busyTimeout, List<String> pragmas) {
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

    @Override
    public Connection writer() throws SQLException {
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

    @Override
    public Connection reader() throws SQLException {
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

    /** The write lock comes first: two writers who read first would both be refused it, however long they wait. */
    @Override
    public String beginWriting() {
        return "BEGIN IMMEDIATE";
    }

    @Override
    public String beginReading() {
        return "BEGIN";
    }

    @Override
    public String name() {
        return "sqlite";
    }

    @Override
    public String place() {
        return file.toString();
    }

    @Override
    public String countTables() {
        return "SELECT count(*) FROM sqlite_schema WHERE type = 'table'";
    }

    @Override
    public StorageException explain(String tried, SQLException fault) {
        return new StorageException(tried + " failed in " + file + ": " + meaning(fault), fault);
    }

    private String meaning(SQLException fault) {
        if (!(fault instanceof SQLiteException sqlite)) {
            return String.valueOf(fault.getMessage());
        }
        // The low byte is the kind of fault; what stands above it says more closely where.
        return switch (sqlite.getResultCode().code & 0xff) {
            case 5, 6 -> "another process held the database for longer than " + busyTimeout.toMillis() + " ms";
            case 8 -> "the file cannot be written to";
            case 10 -> "reading or writing the disk failed (" + sqlite.getResultCode() + ")";
            case 11 -> "the database is damaged; restore it from a copy";
            case 13 -> "the disk is full";
            case 14 -> "the file cannot be opened";
            case 26 -> "the file is not a database";
            default -> String.valueOf(fault.getMessage());
        };
    }
}
