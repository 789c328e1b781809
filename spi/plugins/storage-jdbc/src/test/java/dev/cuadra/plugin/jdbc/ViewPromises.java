package dev.cuadra.plugin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.Commit;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.DocumentWrite;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an auditor sees who may read views and nothing else. */
abstract class ViewPromises {
    private static final TenantId ACME = TenantId.of("acme");
    private static final UUID FIRST = UUID.fromString("01890000-0000-7000-8000-0000000000aa");
    private static final List<ViewField> FIELDS = List.of(
            ViewField.text("note", "data", "note"),
            ViewField.whole("gross", "data", "gross"),
            ViewField.flag("annulled", "data", "annulled"),
            ViewField.text("name", "data", "name"));

    abstract JdbcStorage emptyStorage();

    abstract Connection connect() throws SQLException;

    private static DocumentWrite fee(UUID id, long version, String data) {
        String body = "{\"schema\":1,\"data\":" + data + ",\"sealed\":\"AAAA\"}";
        return new DocumentWrite.Put(
                new DocumentKey("fee.receipt", id), version, Bytes.utf8(body), Bytes.EMPTY, List.of());
    }

    private List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                StringBuilder row = new StringBuilder();
                for (int column = 1; column <= columns; column++) {
                    row.append(column == 1 ? "" : "|").append(result.getString(column));
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }

    @Test
    void aViewShowsThePlainMembersOfWhatIsThereNow() throws SQLException {
        try (JdbcStorage storage = emptyStorage()) {
            UUID deleted = new UUID(9, 9);
            storage.commit(
                    ACME,
                    Commit.of(
                            fee(FIRST, 0, "{\"note\":\"Ñandú 😀 'x'\",\"gross\":9007199254740993,\"annulled\":false}"),
                            fee(deleted, 0, "{\"gross\":1}")));
            storage.commit(
                    ACME, Commit.of(new DocumentWrite.Delete(new DocumentKey("fee.receipt", deleted), 1, Bytes.EMPTY)));
            storage.commit(
                    TenantId.of("other"), Commit.of(fee(new UUID(9, 8), 0, "{\"note\":\"2026-01-31\",\"gross\":-5}")));
            String view = storage.createView("fee.receipt", FIELDS);
            assertThat(view).endsWith("view_fee_receipt");
            assertThat(rows("SELECT tenant, id, version, note, gross, name FROM " + view + " ORDER BY tenant"))
                    .containsExactly(
                            "acme|" + FIRST + "|1|Ñandú 😀 'x'|9007199254740993|null",
                            "other|" + new UUID(9, 8) + "|1|2026-01-31|-5|null");
            assertThat(rows("SELECT count(*) FROM " + view + " WHERE NOT annulled"))
                    .containsExactly("1");
            storage.commit(ACME, Commit.of(fee(FIRST, 1, "{\"gross\":7}")));
            assertThat(rows("SELECT version, gross FROM " + view + " WHERE tenant = 'acme'"))
                    .containsExactly("2|7");
        }
    }

    @Test
    void aViewIsMadeAnewWithOtherColumns() throws SQLException {
        try (JdbcStorage storage = emptyStorage()) {
            storage.commit(ACME, Commit.of(fee(FIRST, 0, "{\"note\":\"n\"}")));
            storage.createView("fee.receipt", FIELDS);
            String view = storage.createView("fee.receipt", List.of(ViewField.whole("schema_number", "schema")));
            assertThat(rows("SELECT * FROM " + view)).containsExactly("acme|" + FIRST + "|1|1");
        }
    }

    @Test
    void whatIsNoColumnCannotBecomeSql() {
        for (String bad : List.of("", "Gross", "a b", "a;drop", "a\"", "1a", "ñ")) {
            assertThatIllegalArgumentException().as(bad).isThrownBy(() -> ViewField.text(bad, "data"));
        }
        for (String bad : List.of("", "a'b", "a}b", "a,b", "a\"b", "$", "a.b")) {
            assertThatIllegalArgumentException().as(bad).isThrownBy(() -> ViewField.text("x", bad));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> ViewField.text("x"));
        try (JdbcStorage storage = emptyStorage()) {
            assertThatIllegalArgumentException().isThrownBy(() -> storage.createView("a'b", FIELDS));
        }
    }
}
