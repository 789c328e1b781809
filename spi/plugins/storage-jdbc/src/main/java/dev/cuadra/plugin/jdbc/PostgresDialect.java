package dev.cuadra.plugin.jdbc;

import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.StorageException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;

/**
 * PostgreSQL, in a schema of its own.
 *
 * <p>Each tenant has a counter of positions, whose row is the lock under which a tenant's commits follow one another.
 * That is what keeps preconditions, idempotency keys and journal readers right without a stricter isolation level, and
 * it leaves no two commits of a tenant that could wait for each other. Commits of other tenants go on beside it.
 *
 * @param inSchema the schema
 * @param place where the server is and which database, for messages
 */
record PostgresDialect(String inSchema, String place) implements Dialect {
    @Override
    public Optional<String> schema() {
        return Optional.of(inSchema);
    }

    @Override
    public String tables() {
        return "SELECT table_name FROM information_schema.tables WHERE table_schema = '" + inSchema
                + "' AND table_type = 'BASE TABLE'";
    }

    @Override
    public String name() {
        return "postgresql";
    }

    /** The host's own search path does not matter: each table is named with its schema. */
    @Override
    public String named(String sql) {
        return sql.replace("@", inSchema + ".");
    }

    @Override
    public boolean takesSets() {
        return true;
    }

    @Override
    public String taking() {
        return " FOR UPDATE SKIP LOCKED";
    }

    @Override
    public long takePositions(Session session, TenantId tenant, int count) throws SQLException {
        Long last = session.row(
                """
                INSERT INTO @counter AS held (tenant, value) VALUES (?, ?)
                ON CONFLICT (tenant) DO UPDATE SET value = held.value + excluded.value
                RETURNING value""", (parameters, any) -> parameters.text(tenant.value()).number(count), Columns::number);
        if (last == null) {
            throw new SQLException("the counter of positions is missing");
        }
        return last - count;
    }

    @Override
    public String member(ViewField field) {
        String value = "convert_from(body, 'UTF8')::json #>> '{" + String.join(",", field.path()) + "}'";
        return switch (field.kind()) {
            case TEXT -> value;
            case WHOLE -> "(" + value + ")::bigint";
            case FLAG -> "(" + value + ")::boolean";
        };
    }

    @Override
    public String uuid(String column) {
        return "encode(" + column + ", 'hex')::uuid::text";
    }

    @Override
    public StorageException explain(String tried, SQLException fault) {
        return new StorageException(tried + " failed in " + place + ": " + meaning(fault), fault);
    }

    private static String meaning(SQLException fault) {
        String state = String.valueOf(fault.getSQLState());
        if (fault instanceof SQLTransientConnectionException && fault.getCause() == null) {
            return "no connection came free in the pool";
        }
        return switch (state) {
            case "40001" -> "another transaction was first; begin the host's transaction again";
            case "40P01" -> "two transactions waited for each other; begin the host's transaction again";
            case "53100" -> "the server's disk is full";
            case "53300" -> "the server has no connection left";
            case "55P03" -> "another transaction held the tenant for too long";
            case "57014" -> "the statement took too long and was stopped";
            case "57P01", "57P02", "57P03" -> "the server is stopping or starting";
            case "42501" -> "the user may not do that";
            case "25P02" -> "the host's transaction had failed before";
            default -> {
                if (state.startsWith("08")) {
                    yield "the connection was cut or cannot be made";
                }
                // What the server says of bad data would repeat the data.
                yield state.startsWith("22") || state.startsWith("23")
                        ? "the server refused a value (" + state + ")"
                        : fault.getClass().getSimpleName() + " " + state + ", " + firstLine(fault);
            }
        };
    }

    private static String firstLine(SQLException fault) {
        return String.valueOf(fault.getMessage()).lines().findFirst().orElse("");
    }
}
