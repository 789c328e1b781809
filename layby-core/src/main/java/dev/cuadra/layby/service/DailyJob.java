package dev.cuadra.layby.service;

import dev.cuadra.layby.agreement.LaybyEngine;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Workers;
import dev.cuadra.spi.problem.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The day's work of a tenant: late fees, notices, defaults. It looks at those lay-bys alone of which the rules said that
 * their day has come, stores them in chunks that are whole together with how far the run has come, and tells the
 * consumers in the same commit. Run as often as one likes, by as many processes as one likes, or killed at any moment,
 * each fee is charged and each notice is sent once: whatever a run leaves undone, the next one finds. Safe for many
 * threads and processes.
 *
 * @source FEE-02, INT-11
 */
public final class DailyJob {
    /** Lay-bys that are stored together. */
    public static final int CHUNK = 500;

    private final Vault vault;
    private final LaybyEngine engine;
    private final LaybyPermissions permissions;
    private final Workers workers;
    private final int chunk;

    /** The day's work in {@code vault}, on the thread that asks. */
    public DailyJob(Vault vault, LaybyEngine engine, LaybyPermissions permissions) {
        this(vault, engine, permissions, Workers.caller());
    }

    /** The day's work in {@code vault}; what the rules say of each lay-by is worked out by {@code workers}. */
    public DailyJob(Vault vault, LaybyEngine engine, LaybyPermissions permissions, Workers workers) {
        this(vault, engine, permissions, workers, CHUNK);
    }

    DailyJob(Vault vault, LaybyEngine engine, LaybyPermissions permissions, Workers workers, int chunk) {
        this.workers = workers;
        this.chunk = chunk;
        this.vault = vault;
        this.engine = engine;
        this.permissions = permissions;
    }

    /**
     * Does what is to be done today, by the calendar of each store.
     *
     * @throws ProblemException with code {@code NOT_PERMITTED} when the caller may not do so in a shop; nothing more is
     *     done then
     * @throws dev.cuadra.spi.storage.StorageException when the medium failed; run it again
     */
    public DailyCounts run(Caller caller, DailyListener listener) {
        Instant now = vault.now();
        // Where the day is furthest ahead; each store's own zone decides about its lay-bys.
        LocalDate latest = LocalDate.ofInstant(now, ZoneOffset.MAX);
        DailyChunks chunks = new DailyChunks(vault, engine, workers, zone -> LocalDate.ofInstant(now, zone));
        return new DailyRun(vault, chunks, permissions, caller, latest, chunk, listener).all();
    }

    /**
     * Does what was to be done by a day, such as one on which nothing ran.
     *
     * @throws ProblemException as the other {@code run} does
     */
    public DailyCounts run(Caller caller, LocalDate day, DailyListener listener) {
        DailyChunks chunks = new DailyChunks(vault, engine, workers, zone -> day);
        return new DailyRun(vault, chunks, permissions, caller, day, chunk, listener).all();
    }
}
