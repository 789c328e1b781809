package dev.cuadra.plugin.jdbc;

import dev.cuadra.spi.storage.StorageException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * Brings a database to the schema that this plugin knows, by Flyway. A database that is there already is left alone, so
 * that opening it takes no right to change tables.
 */
final class Migrations {
    private static final String HISTORY = "schema_history";
    /** Where releases before the history kept their version; those databases have schema 1. */
    private static final String FORMER_HISTORY = "schema_version";

    private static final int ATTEMPTS_ON_SQLITE = 10;

    private final DataSource source;
    private final Dialect dialect;
    private final MigrationScripts scripts;

    Migrations(DataSource source, Dialect dialect, MigrationScripts scripts) {
        this.source = source;
        this.dialect = dialect;
        this.scripts = scripts;
    }

    /**
     * Brings the database up to date, unless it is. Somebody else may do the same meanwhile, for whom Flyway waits on
     * PostgreSQL, while on SQLite one of the two fails and looks again.
     */
    void run() {
        int attempts = dialect.schema().isPresent() ? 1 : ATTEMPTS_ON_SQLITE;
        for (int attempt = 1; version() < scripts.newest(); attempt++) {
            try {
                flyway().migrate();
            } catch (FlywayException e) {
                if (attempt == attempts) {
                    throw new StorageException(
                            "Bringing the database " + dialect.place() + " to schema " + scripts.newest() + " failed: "
                                    + firstLine(e),
                            e);
                }
                waitForOthers();
            }
        }
    }

    private static String firstLine(FlywayException fault) {
        Throwable deepest = fault;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage()).lines().findFirst().orElse("");
    }

    /** Whoever was faster holds the write lock until the tables are there; waiting for it is waiting for them. */
    private void waitForOthers() {
        try (Session session = new Session(source.getConnection(), dialect)) {
            session.execute("BEGIN IMMEDIATE");
            session.execute("ROLLBACK");
        } catch (SQLException e) {
            throw dialect.explain("Opening the database", e);
        }
    }

    /** The schema's version, 0 for an empty database. */
    private int version() {
        try (Session session = new Session(source.getConnection(), dialect)) {
            List<String> tables = session.rows(dialect.tables(), (parameters, any) -> {}, Columns::text);
            if (!tables.contains(HISTORY)) {
                if (!tables.isEmpty() && !tables.contains(FORMER_HISTORY)) {
                    throw new StorageException("The database " + dialect.place()
                            + " is another program's: it has tables, but no schema of ours");
                }
                return 0;
            }
            int version = session
                    .rows(
                            "SELECT version FROM @" + HISTORY + " WHERE success AND version IS NOT NULL",
                            (parameters, any) -> {},
                            Columns::text)
                    .stream()
                    .mapToInt(Integer::parseInt)
                    .max()
                    .orElse(0);
            if (version > scripts.newest()) {
                throw new StorageException("The database " + dialect.place() + " has schema " + version
                        + ", written by a newer release; this one knows schema " + scripts.newest() + " at most");
            }
            return version;
        } catch (SQLException e) {
            throw dialect.explain("Opening the database", e);
        }
    }

    private Flyway flyway() {
        FluentConfiguration configuration = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(source)
                .loggers("slf4j")
                .table(HISTORY)
                .locations(new String[0])
                .javaMigrations(scripts.upToNewest(dialect).toArray(JavaMigration[]::new));
        dialect.schema().ifPresent(configuration::schemas);
        if (former()) {
            configuration.baselineOnMigrate(true).baselineVersion("1");
        }
        return configuration.load();
    }

    private boolean former() {
        try (Session session = new Session(source.getConnection(), dialect)) {
            List<String> tables = session.rows(dialect.tables(), (parameters, any) -> {}, Columns::text);
            return tables.contains(FORMER_HISTORY) && !tables.contains(HISTORY);
        } catch (SQLException e) {
            throw dialect.explain("Opening the database", e);
        }
    }

    /**
     * One numbered script. Flyway would look for scripts on the class path, where those of a module are hidden from it.
     *
     * @param number the schema that it leads to
     * @param sql its statements, each ended by a semicolon at the end of a line
     */
    record Script(int number, String sql) implements JavaMigration {
        @Override
        public MigrationVersion getVersion() {
            return Objects.requireNonNull(MigrationVersion.fromVersion(Integer.toString(number)));
        }

        @Override
        public String getDescription() {
            return "schema " + number;
        }

        /** A script that was run already and changed since is refused. */
        @Override
        public Integer getChecksum() {
            CRC32 sum = new CRC32();
            sum.update(sql.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return (int) sum.getValue();
        }

        @Override
        public boolean canExecuteInTransaction() {
            return true;
        }

        @Override
        public void migrate(Context context) throws SQLException {
            Connection connection = context.getConnection();
            try (Statement statement = connection.createStatement()) {
                for (String one : sql.split(";\n", -1)) {
                    if (!one.isBlank()) {
                        statement.execute(one);
                    }
                }
            }
        }
    }
}
