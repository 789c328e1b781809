package dev.cuadra.plugin.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.cuadra.spi.storage.StorageException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** What is asked of a PostgreSQL server before anything is stored there. */
final class PostgresServer {
    private static final int OLDEST = 13;
    private static final Pattern SCHEMA = Pattern.compile("[a-z][a-z0-9_]{0,47}");

    private PostgresServer() {}

    /** A pool of connections of our own, which ends with the storage. */
    static HikariDataSource pool(String url, String user, String password, int size, Duration wait) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("cuadra");
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(wait.toMillis());
        config.addDataSourceProperty("connectTimeout", "10");
        // A server that is gone without a word is given up, and not waited for without end.
        config.addDataSourceProperty("socketTimeout", "120");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("ApplicationName", "cuadra");
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw new StorageException(
                    "Connecting to " + place(url) + " failed: the connection was cut or cannot be made", e);
        }
    }

    static PostgresDialect dialect(DataSource source, String schema) {
        if (!SCHEMA.matcher(schema).matches()) {
            throw new IllegalArgumentException("Not the name of a schema: '" + schema + "'");
        }
        try (Connection connection = source.getConnection()) {
            String product = connection.getMetaData().getDatabaseProductName();
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (!product.equals("PostgreSQL") || version < OLDEST) {
                throw new StorageException("A PostgreSQL server from version " + OLDEST + " on is needed, not "
                        + product + " " + version + "; a SQLite database is opened by its file");
            }
            return new PostgresDialect(schema, place(connection.getMetaData().getURL()));
        } catch (SQLException e) {
            throw new PostgresDialect(schema, "the host's database").explain("Connecting", e);
        }
    }

    static boolean syncs(DataSource source, PostgresDialect dialect) {
        try (Session session = new Session(source.getConnection(), dialect)) {
            return !"off".equals(session.row("SHOW fsync", (parameters, any) -> {}, Columns::text));
        } catch (SQLException e) {
            throw dialect.explain("Connecting", e);
        }
    }

    /** The URL without its parameters, which may hold a password. */
    private static String place(String url) {
        int question = url.indexOf('?');
        return question < 0 ? url : url.substring(0, question);
    }
}
