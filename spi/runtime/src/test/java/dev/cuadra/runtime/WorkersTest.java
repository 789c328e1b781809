package dev.cuadra.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WorkersTest {
    @Property(tries = 100)
    void theOrderIsThatOfTheElementsOnAnyNumberOfThreads(
            @ForAll List<Integer> elements, @ForAll @IntRange(min = 1, max = 5) int threads) {
        List<Integer> many = new ArrayList<>();
        IntStream.range(0, 20).forEach(i -> many.addAll(elements));
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            assertThat(Workers.of(pool, threads).map(many.stream(), i -> i * 31L))
                    .containsExactlyElementsOf(many.stream().map(i -> i * 31L).toList());
        } finally {
            pool.shutdownNow();
        }
    }

    /** Two elements that wait for each other are done only where two threads are at work. */
    @Test
    void theThreadsThatAreLentWorkAtOnce() {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            CountDownLatch met = new CountDownLatch(2);
            Stream<Integer> apart = IntStream.range(0, 2 * Workers.BATCH).boxed();
            assertThat(Workers.of(pool, 2).map(apart, i -> i % Workers.BATCH != 0 || both(met)))
                    .doesNotContain(false);
        } finally {
            pool.shutdownNow();
        }
    }

    private static boolean both(CountDownLatch met) {
        met.countDown();
        try {
            return met.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void withoutWorkersEverythingIsDoneByTheCaller() {
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        Workers.caller()
                .map(Stream.of(1, 2, 3), i -> seen.add(Thread.currentThread()))
                .forEach(i -> {});
        assertThat(seen).containsExactly(Thread.currentThread());
    }

    @Test
    void whatFailsComesOutWhereItsResultWouldHaveCome() {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            List<Integer> before = new ArrayList<>();
            assertThatThrownBy(() -> Workers.of(pool, 2)
                            .map(IntStream.range(0, 1_000).boxed(), i -> {
                                if (i == 500) {
                                    throw new IllegalStateException("number 500");
                                }
                                return i;
                            })
                            .forEach(before::add))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("number 500");
            // Whole batches come out: those before the one in which it failed.
            assertThat(before).hasSize(500 / Workers.BATCH * Workers.BATCH);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void onlySomeBatchesAreReadAhead() {
        AtomicInteger read = new AtomicInteger();
        Stream<Integer> endless = Stream.generate(read::incrementAndGet);
        assertThat(Workers.of(Runnable::run, 3).map(endless, i -> i).limit(10))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 10).boxed().toList());
        assertThat(read.get()).isLessThanOrEqualTo(6 * Workers.BATCH);
    }

    @Test
    void closingTheResultsClosesTheElements() {
        AtomicBoolean closed = new AtomicBoolean();
        Workers.of(Runnable::run, 1)
                .map(Stream.of(1).onClose(() -> closed.set(true)), i -> i)
                .close();
        assertThat(closed).isTrue();
    }

    /** Two vaults over stores of their own, with the same keys, ids and clock: what is stored is the same. */
    @Test
    void aLargeCommitIsStoredAlikeByOneThreadAndByMany() {
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            World alone = new World();
            World helped = new World();
            List<String> one = stored(alone.vault);
            List<String> many = stored(helped.vault.with(Workers.of(pool, 3)));
            assertThat(many).hasSize(500).isEqualTo(one);
            assertThat(helped.verify().findings()).isEmpty();
        } finally {
            pool.shutdownNow();
        }
    }

    record Counted(int number) {}

    private static List<String> stored(Vault vault) {
        DocumentType<Counted> type = DocumentType.of("counted", 1, Counted.class);
        Work work = vault.begin(World.ACME, "count");
        IntStream.range(0, 500).forEach(i -> work.create(type, Vault.TENANT_SUBJECT, new Counted(i)));
        work.commit();
        try (Stream<Loaded<Counted>> all = vault.scan(type, World.ACME)) {
            return all.map(loaded -> loaded.key() + " " + loaded.value() + " " + loaded.body())
                    .map(text -> text.replaceAll("StoredData@[0-9a-f]+", ""))
                    .toList();
        }
    }
}
