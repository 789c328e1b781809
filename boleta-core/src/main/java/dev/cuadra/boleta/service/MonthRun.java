package dev.cuadra.boleta.service;

import dev.cuadra.boleta.close.MonthClose;
import dev.cuadra.boleta.close.MonthCloseInput;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.storage.IndexValue;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Closes the months of several companies of a tenant, one after the other. A file that cannot be used stops its own
 * company alone. What is closed is remembered under the name of the run: run again after a failure, it takes up what is
 * left. Safe for many threads and processes.
 */
public final class MonthRun {
    private static final int PERSISTENCE = 5;

    private final Vault vault;
    private final BoletaBooks books;

    /** Runs in {@code vault}, closed in {@code books}. */
    public MonthRun(Vault vault, BoletaBooks books) {
        this.vault = vault;
        this.books = books;
    }

    /**
     * One company's month.
     *
     * @param payer the company
     * @param period the month
     * @param input reads what the files say, when its turn comes; it may throw a {@link ProblemException}
     */
    public record Task(Rut payer, YearMonth period, Supplier<MonthCloseInput> input) {
        public Task {
            Objects.requireNonNull(payer, "payer");
            Objects.requireNonNull(period, "period");
            Objects.requireNonNull(input, "input");
        }

        /** The masked number and the month. */
        @Override
        public String toString() {
            return "Task[" + payer.masked() + ", " + period + "]";
        }
    }

    /** What became of a task. */
    public enum Status {
        /** Closed in this run. */
        CLOSED,
        /** Closed before, under the same name. */
        CLOSED_BEFORE,
        /** Not closed; there is a problem. */
        FAILED
    }

    /**
     * What became of one company's month.
     *
     * @param payer the company
     * @param period the month
     * @param status what became of it
     * @param problem why it was not closed, if it was not
     */
    public record Outcome(Rut payer, YearMonth period, Status status, Optional<Problem> problem) {
        /** The masked number, the month and the status. */
        @Override
        public String toString() {
            return "Outcome[" + payer.masked() + ", " + period + ", " + status + "]";
        }
    }

    /** Is told of each task, on the thread of the run. */
    public interface Listener {
        /** Hears nothing. */
        Listener SILENT = (outcome, close, done, all) -> {};

        /**
         * A task is over.
         *
         * @param close what it came to, if it was closed now
         * @param done how many tasks are over
         * @param all how many there are
         */
        void over(Outcome outcome, Optional<MonthClose> close, int done, int all);
    }

    /**
     * Closes what is not closed yet.
     *
     * @param name what this run is called, such as {@code 2026-09}; 1 to 100 characters that name no person
     * @return the outcome of each task, in order
     * @throws dev.cuadra.spi.storage.StorageException when the medium failed; run it again under the same name
     * @throws IllegalArgumentException when an input is of another company or month than its task
     */
    public List<Outcome> run(TenantId tenant, String name, List<Task> tasks, Listener listener) {
        if (name.isBlank() || name.length() > 100) {
            throw new IllegalArgumentException("A run has a name of 1 to 100 characters");
        }
        Set<String> before = stored(tenant, name)
                .map(loaded -> new HashSet<>(loaded.value().done()))
                .orElseGet(HashSet::new);
        List<Outcome> outcomes = new ArrayList<>();
        for (Task task : tasks) {
            Optional<MonthClose> close = Optional.empty();
            Outcome outcome = new Outcome(task.payer(), task.period(), Status.CLOSED, Optional.empty());
            try {
                if (mark(tenant, task).filter(before::contains).isPresent()) {
                    outcome = new Outcome(task.payer(), task.period(), Status.CLOSED_BEFORE, Optional.empty());
                } else {
                    close = Optional.of(books.close(tenant, input(task)));
                    String mark = mark(tenant, task).orElseThrow();
                    Vault.again(PERSISTENCE, () -> remember(tenant, name, mark));
                }
            } catch (ProblemException e) {
                outcome = new Outcome(task.payer(), task.period(), Status.FAILED, Optional.of(e.problem()));
            }
            outcomes.add(outcome);
            listener.over(outcome, close, outcomes.size(), tasks.size());
        }
        return outcomes;
    }

    private static MonthCloseInput input(Task task) {
        MonthCloseInput input = task.input().get();
        if (!input.payer().equals(task.payer()) || !input.period().equals(task.period())) {
            throw new IllegalArgumentException("The input is not that of " + task);
        }
        return input;
    }

    private Optional<String> mark(TenantId tenant, Task task) {
        return books.payer(tenant, task.payer()).map(id -> id + "/" + task.period());
    }

    private Optional<Loaded<StoredRun>> stored(TenantId tenant, String name) {
        return vault.findUnique(Documents.RUNS, tenant, "name", tokens -> List.of(IndexValue.of(name)));
    }

    private List<String> remember(TenantId tenant, String name, String mark) {
        Optional<Loaded<StoredRun>> before = stored(tenant, name);
        List<String> done =
                new ArrayList<>(before.map(loaded -> loaded.value().done()).orElse(List.of()));
        if (done.contains(mark)) {
            return done;
        }
        done.add(mark);
        StoredRun now = new StoredRun(name, done);
        Work work = vault.begin(tenant, "run-months");
        if (before.isPresent()) {
            work.update(before.get(), now);
        } else {
            work.create(Documents.RUNS, vault.newId(), Vault.TENANT_SUBJECT, now);
        }
        work.commit();
        return done;
    }
}
