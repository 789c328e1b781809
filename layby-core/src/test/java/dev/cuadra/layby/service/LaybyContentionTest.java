package dev.cuadra.layby.service;

import static dev.cuadra.layby.service.Host.ACME;
import static dev.cuadra.layby.service.Host.CLERK;
import static dev.cuadra.layby.service.Host.MONDAY;
import static dev.cuadra.layby.service.Host.SYDNEY;
import static dev.cuadra.layby.service.Host.aud;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.layby.agreement.Item;
import dev.cuadra.layby.agreement.LaybyPolicy;
import dev.cuadra.layby.agreement.LaybyState;
import dev.cuadra.layby.agreement.Receipt;
import dev.cuadra.layby.money.Tender;
import dev.cuadra.layby.stock.StockLevel;
import dev.cuadra.spi.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many who want the same at once: each test has services of their own for each thread, as several processes have. */
class LaybyContentionTest {
    private static final int THREADS = 8;

    private final Host host = new Host();

    private static <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            CountDownLatch start = new CountDownLatch(tasks.size());
            List<Future<T>> futures = new ArrayList<>();
            for (Callable<T> task : tasks) {
                futures.add(threads.submit(() -> {
                    start.countDown();
                    start.await();
                    return task.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private Laybys another() {
        return new Laybys(host.vault, host.engine, LaybyPermissions.EVERYTHING);
    }

    @Test
    @Tag("STK-02")
    void nobodySellsWhatIsNotThere() throws Exception {
        host.stock("VASE", 5);
        UUID consumer = host.consumer();
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            List<UUID> mine = new ArrayList<>();
            for (int at = 0; at < 4; at++) {
                mine.add(host.drafted(
                        consumer, Host.terms(SYDNEY, LaybyPolicy.USUAL, new Item("VASE", "Vase", 1, aud("400.00")))));
            }
            Laybys service = another();
            tasks.add(() -> accepted(service, mine));
        }

        int held = atOnce(tasks).stream().mapToInt(Integer::intValue).sum();

        assertThat(held).isEqualTo(5);
        assertThat(host.warehouse.level(CLERK, SYDNEY, "VASE")).isEqualTo(new StockLevel("VASE", 5, 5));
        assertThat(host.books
                        .page(CLERK, SYDNEY, LaybyState.ACTIVE, java.util.Optional.empty(), 100)
                        .laybys())
                .hasSize(5);
    }

    private int accepted(Laybys service, List<UUID> laybys) {
        int accepted = 0;
        for (UUID id : laybys) {
            try {
                service.take(
                        CLERK.asks("accept-" + id),
                        id,
                        new dev.cuadra.layby.agreement.LaybyCommand.Accept("ab".repeat(32), "v1"));
                accepted++;
            } catch (ProblemException e) {
                assertThat(e.problem().code()).isEqualTo("STOCK_NOT_AVAILABLE");
            }
        }
        return accepted;
    }

    @Test
    @Tag("PAY-13")
    void receiptsHaveNoGapAndNoTwinHoweverManyTills() throws Exception {
        host.stock("LAMP", 100);
        UUID consumer = host.consumer();
        List<UUID> laybys = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            laybys.add(host.active(consumer, Host.terms()));
        }
        int before = THREADS;
        List<Callable<List<Receipt>>> tasks = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int mine = thread;
            // Half of them share a service, the others have one each.
            Laybys service = thread % 2 == 0 ? host.laybys : another();
            tasks.add(() -> payments(service, laybys, mine));
        }

        TreeSet<String> numbers = new TreeSet<>();
        atOnce(tasks).forEach(receipts -> receipts.forEach(receipt -> numbers.add(receipt.number())));

        assertThat(numbers).hasSize(THREADS * 20);
        assertThat(numbers.first()).isEqualTo("SYD-00000" + (before + 1));
        assertThat(numbers.last()).isEqualTo("SYD-000" + (before + THREADS * 20));
        for (UUID id : laybys) {
            assertThat(host.books.find(CLERK, id).netPaid()).isEqualTo(aud("120.00"));
        }
    }

    /** Twenty payments, each to another lay-by than the neighbour's. */
    private static List<Receipt> payments(Laybys service, List<UUID> laybys, int thread) {
        List<Receipt> receipts = new ArrayList<>();
        for (int at = 0; at < 20; at++) {
            UUID id = laybys.get((thread + at) % laybys.size());
            receipts.add(service.pay(CLERK.asks("till-" + thread + "-" + at), id, aud("1.00"), Tender.CASH, MONDAY)
                    .value()
                    .receipt()
                    .orElseThrow());
        }
        return receipts;
    }

    @Test
    @Tag("PAY-01")
    void oneKeySentByManyAtOnceIsOnePayment() throws Exception {
        host.stock("LAMP", 5);
        UUID id = host.active();
        List<Callable<Booked>> tasks = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            Laybys service = another();
            tasks.add(() -> service.pay(CLERK.asks("only"), id, aud("60.00"), Tender.CARD, MONDAY)
                    .value());
        }

        assertThat(new java.util.HashSet<>(atOnce(tasks))).hasSize(1);
        assertThat(host.books.find(CLERK, id).netPaid()).isEqualTo(aud("160.00"));
    }

    @Test
    @Tag("PAY-15")
    void ofTwoWhoSawTheSameVersionOneWritesAndTheOtherLooksAgain() throws Exception {
        host.stock("LAMP", 5);
        UUID id = host.active();
        int seen = host.books.find(CLERK, id).version();
        List<Callable<String>> tasks = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            Laybys service = another();
            Instruction order = CLERK.asks("writer-" + thread).onVersion(seen);
            tasks.add(() -> {
                try {
                    service.pay(order, id, aud("10.00"), Tender.CARD, MONDAY);
                    return "written";
                } catch (ProblemException e) {
                    return e.problem().code();
                }
            });
        }

        assertThat(atOnce(tasks).stream().sorted().toList())
                .startsWith("VERSION_CONFLICT")
                .containsOnlyOnce("written")
                .containsOnly("VERSION_CONFLICT", "written");
        assertThat(host.books.find(CLERK, id).netPaid()).isEqualTo(aud("110.00"));
    }

    @Test
    void numbersOfLaybysHaveNoGapEither() throws Exception {
        UUID consumer = host.consumer();
        List<Callable<Long>> tasks = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            Laybys service = another();
            String key = "draft-" + thread;
            tasks.add(() -> service.draft(CLERK.asks(key), consumer, Host.terms())
                    .value()
                    .number());
        }

        assertThat(atOnce(tasks)).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(host.books.records(ACME)).hasSize(THREADS);
    }
}
