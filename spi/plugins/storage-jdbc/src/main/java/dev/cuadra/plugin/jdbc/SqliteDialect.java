package dev.cuadra.plugin.jdbc;

import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.StorageException;
import java.sql.SQLException;
import java.util.Optional;
import org.sqlite.SQLiteException;

/**
 * SQLite. It admits one writer at a time, so that one counter serves every tenant.
 *
 * @param place the file
 * @param busy what to say when another writer was waited for in vain
 */
record SqliteDialect(String place, String busy) implements Dialect {
    @Override
    public String name() {
        return "sqlite";
    }

    @Override
    public String named(String sql) {
        return sql.replace("@", "");
    }

    @Override
    public Optional<String> schema() {
        return Optional.empty();
    }

    @Override
    public String tables() {
        return "SELECT name FROM sqlite_schema WHERE type = 'table'";
    }

    /** A statement costs no round trip here, and tells of each row what it did. */
    @Override
    public boolean takesSets() {
        return false;
    }

    @Override
    public String taking() {
        return "";
    }

    @Override
    public long takePositions(Session session, TenantId tenant, int count) throws SQLException {
        if (count == 0) {
            return 0;
        }
        Long last = session.row(
                "UPDATE @counter SET value = value + ? WHERE name = 'position' RETURNING value",
                (parameters, any) -> parameters.number(count),
                Columns::number);
        if (last == null) {
            throw new SQLException("the counter of positions is missing");
        }
        return last - count;
    }

    /** A body is bytes, which JSON functions would take for another form. */
    @Override
    public String member(ViewField field) {
        String value = "json_extract(CAST(body AS TEXT), '$."
                + String.join(
                        ".", field.path().stream().map(name -> '"' + name + '"').toList()) + "')";
        return field.kind() == ViewField.Kind.TEXT ? "CAST(" + value + " AS TEXT)" : value;
    }

    @Override
    public String uuid(String column) {
        String hex = "lower(hex(" + column + "))";
        return "substr(" + hex + ", 1, 8) || '-' || substr(" + hex + ", 9, 4) || '-' || substr(" + hex
                + ", 13, 4) || '-' || substr(" + hex + ", 17, 4) || '-' || substr(" + hex + ", 21)";
    }

    @Override
    public StorageException explain(String tried, SQLException fault) {
        return new StorageException(tried + " failed in " + place + ": " + meaning(fault), fault);
    }

    private String meaning(SQLException fault) {
        if (!(fault instanceof SQLiteException sqlite)) {
            return String.valueOf(fault.getMessage());
        }
        // The low byte is the kind of fault; what stands above it says more closely where.
        return switch (sqlite.getResultCode().code & 0xff) {
            case 5, 6 -> busy;
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
