package dev.cuadra.examples.cookbook;

import static dev.cuadra.examples.LaybyShop.CLERK;
import static dev.cuadra.examples.LaybyShop.MONDAY;
import static dev.cuadra.examples.LaybyShop.SYDNEY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.examples.LaybyShop;
import dev.cuadra.examples.Main;
import dev.cuadra.layby.service.DailyListener;
import dev.cuadra.plugin.jdbc.JdbcStorage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two lay-bys, read with SQL alone. */
class LaybyViewsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void anAuditorSeesWhatWasAgreedPaidAndHeld(Databases kind) throws Exception {
        Databases.Empty books = twoLaybys(kind);
        String view = books.prefix() + "view_layby_";

        assertThat(books.rows("SELECT number, business, store, state, currency, total, net_paid, outstanding, next_due"
                        + " FROM " + view + "agreement ORDER BY number"))
                .containsExactly(
                        "1|ACME|SYD|ACTIVE|AUD|400.00|150.00|250.00|2026-03-09",
                        "2|ACME|SYD|DRAFT|AUD|400.00|100.00|300.00|2026-03-09");
        assertThat(books.rows("SELECT sku, on_hand, held FROM " + view + "stock"))
                .containsExactly("VASE|5|1");
        assertThat(books.rows("SELECT numbered, last FROM " + view + "sequence WHERE kind = 'receipt'"))
                .containsExactly("ACME/SYD|3");
        assertThat(books.rows("SELECT day, looked, notices FROM " + view + "daily"))
                .containsExactly("2026-03-06|1|1");
        assertThat(books.rows("SELECT e.sequence, e.event, e.receipt, e.by_user FROM " + view + "event e JOIN " + view
                        + "agreement a ON a.tenant = e.tenant AND a.id = e.layby_id WHERE a.number = 1"
                        + " ORDER BY e.sequence"))
                .containsExactly(
                        "1|DRAFTED|null|user-7",
                        "2|DISCLOSED|null|user-7",
                        "3|PAYMENT_RECEIVED|SYD-000001|user-7",
                        "4|ACCEPTED|null|user-7",
                        "5|PAYMENT_RECEIVED|SYD-000002|user-7",
                        "6|NOTICED|null|user-7");
        assertThat(books.rows("SELECT count(*) FROM " + view + "event e JOIN " + view
                        + "event f ON f.layby_id = e.layby_id AND f.sequence = e.sequence + 1 AND f.previous = e.hash"))
                .as("the chain")
                .containsExactly("7");
        assertThat(books.rows("SELECT account, currency, CAST(sum(CAST(amount AS DECIMAL(12, 2))) AS INTEGER) FROM "
                        + view + "posting WHERE account LIKE 'CASH%' GROUP BY account, currency"))
                .containsExactly("CASH:CASH|AUD|250");
        assertThat(books.rows("SELECT CAST(sum(CAST(amount AS DECIMAL(12, 2))) AS INTEGER) FROM " + view + "posting"))
                .containsExactly("0");
    }

    @ParameterizedTest
    @EnumSource
    void theFileAndTheLibraryMakeTheSameViews(Databases kind) throws Exception {
        Databases.Empty books = twoLaybys(kind);
        Map<String, List<String>> byFile = new LinkedHashMap<>();
        for (String collection : LaybyViews.VIEWS.keySet()) {
            String view = books.prefix() + "view_" + collection.replace('.', '_');
            byFile.put(view, content(books, view));
            assertThat(byFile.get(view)).as(view).hasSizeGreaterThan(1);
        }
        List<String> names;
        try (JdbcStorage storage = books.storage()) {
            names = LaybyViews.create(storage);
        }
        assertThat(names).containsExactlyInAnyOrderElementsOf(byFile.keySet());
        for (String view : names) {
            assertThat(content(books, view)).as(view).containsExactlyElementsOf(byFile.get(view));
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobodyIsInAView(Databases kind) throws Exception {
        Databases.Empty books = twoLaybys(kind);
        StringBuilder seen = new StringBuilder();
        for (String view : List.of("agreement", "stock", "sequence", "daily", "event", "posting")) {
            content(books, books.prefix() + "view_layby_" + view)
                    .forEach(row -> seen.append(row).append('\n'));
        }
        assertThat(seen.toString().toLowerCase(Locale.ROOT)).doesNotContain("marcia", "example", "sealed", "subject");
    }

    private Databases.Empty twoLaybys(Databases kind) throws IOException, SQLException {
        Databases.Empty books = kind.empty(folder);
        try (LaybyShop shop = LaybyShop.open(books.url(), folder)) {
            shop.warehouse.receive(CLERK.asks("goods"), SYDNEY, "VASE", 5);
            UUID consumer = shop.consumer("consumer");
            UUID first = shop.drafted(consumer, "one", "VASE");
            shop.accept("accept", first);
            shop.pay("more", first, "50.00");
            shop.drafted(consumer, "two", "VASE");
        }
        try (LaybyShop shop = LaybyShop.open(books.url(), folder, MONDAY.plusDays(4))) {
            shop.daily.run(CLERK, DailyListener.SILENT);
        }
        makeViews(books);
        return books;
    }

    private static List<String> content(Databases.Empty books, String view) throws SQLException {
        List<String> content = new ArrayList<>(List.of(String.join("|", books.columns(view))));
        content.addAll(books.rows("SELECT * FROM " + view + " ORDER BY 1, 2, 3"));
        return content;
    }

    private static void makeViews(Databases.Empty books) throws IOException, SQLException {
        String sql;
        try (InputStream in = Objects.requireNonNull(Main.class.getResourceAsStream("views/" + books.views()))) {
            sql = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        books.execute(Arrays.stream(sql.replaceAll("(?m)^--.*$", "").split(";"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toArray(String[]::new));
    }
}
