package dev.cuadra.examples;

import static dev.cuadra.examples.LaybyShop.CLERK;
import static dev.cuadra.examples.LaybyShop.SYDNEY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.layby.agreement.LaybyState;
import dev.cuadra.layby.agreement.Receipt;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.stock.StockLevel;
import dev.cuadra.spi.problem.ProblemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sixteen tills at once, on real databases. */
class LaybysOnDatabasesTest {
    private static final int TILLS = 16;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    enum Kind {
        SQLITE,
        POSTGRESQL;

        String url(Path folder) {
            return this == SQLITE ? "jdbc:sqlite:" + folder.resolve("shop.db") : PostgresServers.emptyDatabase();
        }
    }

    private static <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Two hosts in front of one database: what one process keeps in order, two have to as well. */
    @ParameterizedTest
    @EnumSource
    @Tag("STK-02")
    void ofTheLastFiveItemsFiveAreSold(Kind kind) throws Exception {
        String url = kind.url(folder);
        try (LaybyShop one = LaybyShop.open(url, folder);
                LaybyShop other = LaybyShop.beside(one, url)) {
            one.warehouse.receive(CLERK.asks("goods"), SYDNEY, "VASE", 5);
            UUID consumer = one.consumer("consumer");
            List<Callable<Boolean>> tasks = new ArrayList<>();
            for (int till = 0; till < TILLS; till++) {
                UUID id = one.drafted(consumer, "till-" + till, "VASE");
                LaybyShop shop = till % 2 == 0 ? one : other;
                String key = "accept-" + till;
                tasks.add(() -> accepted(shop, key, id));
            }

            assertThat(atOnce(tasks).stream().filter(sold -> sold)).hasSize(5);
            assertThat(one.warehouse.level(CLERK, SYDNEY, "VASE")).isEqualTo(new StockLevel("VASE", 5, 5));
            assertThat(one.laybys
                            .books()
                            .page(CLERK, SYDNEY, LaybyState.ACTIVE, Optional.empty(), 100)
                            .laybys())
                    .hasSize(5);
        }
    }

    private static boolean accepted(LaybyShop shop, String key, UUID id) {
        try {
            return shop.accept(key, id).state() == LaybyState.ACTIVE;
        } catch (ProblemException e) {
            assertThat(e.problem().code()).isEqualTo("STOCK_NOT_AVAILABLE");
            return false;
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("PAY-13")
    void receiptsHaveNoGapAndNoTwin(Kind kind) throws Exception {
        String url = kind.url(folder);
        try (LaybyShop one = LaybyShop.open(url, folder);
                LaybyShop other = LaybyShop.beside(one, url)) {
            UUID consumer = one.consumer("consumer");
            List<UUID> laybys = new ArrayList<>();
            for (int till = 0; till < TILLS; till++) {
                laybys.add(one.drafted(consumer, "till-" + till, "VASE"));
            }
            List<Callable<List<String>>> tasks = new ArrayList<>();
            for (int till = 0; till < TILLS; till++) {
                int mine = till;
                LaybyShop shop = till % 2 == 0 ? one : other;
                tasks.add(() -> payments(shop, laybys, mine));
            }

            TreeSet<String> numbers = new TreeSet<>();
            atOnce(tasks).forEach(numbers::addAll);

            assertThat(numbers).hasSize(TILLS * 10);
            assertThat(numbers.first()).isEqualTo("SYD-000017");
            assertThat(numbers.last()).isEqualTo("SYD-000176");
            for (UUID id : laybys) {
                assertThat(one.laybys.books().find(CLERK, id).netPaid()).isEqualTo(MinorUnits.parse("110.00", "AUD"));
            }
        }
    }

    private static List<String> payments(LaybyShop shop, List<UUID> laybys, int till) {
        List<String> numbers = new ArrayList<>();
        for (int at = 0; at < 10; at++) {
            UUID id = laybys.get((till + at) % laybys.size());
            numbers.add(shop.pay("pay-" + till + "-" + at, id, "1.00")
                    .receipt()
                    .map(Receipt::number)
                    .orElseThrow());
        }
        return numbers;
    }
}
