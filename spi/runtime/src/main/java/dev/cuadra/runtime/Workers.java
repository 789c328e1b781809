package dev.cuadra.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Threads that a host lends for work that is a pure function of each element: reading documents, replaying, checking.
 * Nothing here starts a thread, and results come in the order of the elements, so that the same input gives the same
 * output on one thread or on many. Immutable, safe for many threads.
 */
public final class Workers {
    /** How many elements a thread takes at a time. */
    static final int BATCH = 64;

    private static final Workers CALLER = new Workers(Runnable::run, 0);

    private final Executor executor;
    private final int ahead;

    private Workers(Executor executor, int ahead) {
        this.executor = executor;
        this.ahead = ahead;
    }

    /** Nobody else: all is done on the thread that asks. */
    public static Workers caller() {
        return CALLER;
    }

    /**
     * The threads of an executor, which stays the host's.
     *
     * @param executor runs what it is given; one that throws away work makes the caller wait for ever
     * @param threads how many of its threads may be busy with one stream, from 1
     */
    public static Workers of(Executor executor, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("At least one thread, not " + threads);
        }
        return new Workers(Objects.requireNonNull(executor, "executor"), threads);
    }

    /**
     * Applies {@code function} to every element. At most some hundred elements for each thread are read ahead. What the
     * function throws comes out where its result would have come.
     *
     * @param elements closed when the result is
     * @param function has no effects, for it may run for elements after one that fails
     */
    public <T, R> Stream<R> map(Stream<T> elements, Function<? super T, ? extends R> function) {
        if (ahead == 0) {
            return elements.map(function);
        }
        Iterator<R> results = new Ahead<T, R>(elements.iterator(), function);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(results, Spliterator.ORDERED), false)
                .onClose(elements::close);
    }

    /** Results of batches that were given away, oldest first. For one thread. */
    private final class Ahead<T, R> implements Iterator<R> {
        private final Iterator<T> elements;
        private final Function<? super T, ? extends R> function;
        private final Deque<CompletableFuture<List<R>>> given = new ArrayDeque<>();
        private Iterator<R> batch = List.<R>of().iterator();

        Ahead(Iterator<T> elements, Function<? super T, ? extends R> function) {
            this.elements = elements;
            this.function = function;
        }

        @Override
        public boolean hasNext() {
            give();
            while (!batch.hasNext() && !given.isEmpty()) {
                batch = taken(given.removeFirst());
                give();
            }
            return batch.hasNext();
        }

        @Override
        public R next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return batch.next();
        }

        private void give() {
            while (given.size() <= ahead && elements.hasNext()) {
                List<T> next = new ArrayList<>(BATCH);
                while (next.size() < BATCH && elements.hasNext()) {
                    next.add(elements.next());
                }
                given.addLast(CompletableFuture.supplyAsync(() -> apply(next), executor));
            }
        }

        private List<R> apply(List<T> next) {
            List<R> results = new ArrayList<>(next.size());
            for (T element : next) {
                results.add(function.apply(element));
            }
            return results;
        }

        private Iterator<R> taken(CompletableFuture<List<R>> results) {
            try {
                return results.join().iterator();
            } catch (CompletionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                if (e.getCause() instanceof Error cause) {
                    throw cause;
                }
                throw e;
            }
        }
    }
}
