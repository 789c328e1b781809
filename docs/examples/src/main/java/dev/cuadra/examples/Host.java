package dev.cuadra.examples;

import dev.cuadra.layby.money.MoneyModule;
import dev.cuadra.plugin.jdbc.JdbcStorage;
import dev.cuadra.plugin.keyfile.FileKeyRing;
import dev.cuadra.runtime.Json;
import dev.cuadra.runtime.OutboxDispatcher;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.IdSource;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.outbox.Outbox;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The reference host: a database and a key file, wired to the services. */
final class Host implements AutoCloseable {
    private final JdbcStorage storage;
    private final FileKeyRing keys;
    private final Vault vault;
    private final TenantId tenant;

    private Host(JdbcStorage storage, FileKeyRing keys, TenantId tenant) {
        this.storage = storage;
        this.keys = keys;
        this.tenant = tenant;
        this.vault = vault(Clock.systemUTC());
    }

    /** The same documents, written at the time of another clock. */
    Vault vault(Clock clock) {
        return vault(clock, new TimeOrderedIds(clock, new SecureRandom()));
    }

    /** The same documents, written at the time of another clock and with other ids. */
    Vault vault(Clock clock, IdSource ids) {
        return new Vault(storage, keys, clock, ids, Json.standard().with(new MoneyModule()));
    }

    /** Opens what the options name; without {@code --db}, a fresh database under {@code out}. */
    static Host open(HostOptions options, OutDirectory out) {
        return open(options, out, true);
    }

    /** Opens what the options name; without {@code --db}, the database that an earlier run left under {@code out}. */
    static Host reopen(HostOptions options, OutDirectory out) {
        return open(options, out, false);
    }

    /**
     * Opens what the options name and an earlier command made: a command that looks somebody up, or rotates keys, must
     * not find an empty database because of a misspelt name.
     *
     * @param out where to look without {@code --db}; empty when the command has no {@code --out}
     */
    static Host existing(HostOptions options, Optional<OutDirectory> out) {
        Books books;
        Path keyFile;
        if (options.db != null) {
            books = Books.named(options.db);
            keyFile = books.keys(options.keys);
        } else {
            OutDirectory earlier = out.orElseThrow(() -> missing("--db"));
            books = new SqliteBooks(earlier.resolve("cuadra.db"));
            keyFile = options.keys != null ? options.keys : earlier.resolve("cuadra.keys");
        }
        requirePresent(books, keyFile);
        return open(books, keyFile, tenant(options.tenant));
    }

    /**
     * Asks whether an earlier command made what is to be opened.
     *
     * @throws ProblemException with code {@code DB_MISSING}
     */
    static void requirePresent(Books books, Path keyFile) {
        if (!books.exist()) {
            throw missing(books.toString());
        }
        if (!Files.exists(keyFile)) {
            throw missing(keyFile.toString());
        }
    }

    private static ProblemException missing(String what) {
        return new ProblemException(Texts.BOOK.problem("DB_MISSING", Place.member("--db"), Map.of("what", what)));
    }

    private static Host open(HostOptions options, OutDirectory out, boolean fresh) {
        TenantId tenant = tenant(options.tenant);
        Books books;
        Path keyFile;
        if (options.db == null) {
            books = new SqliteBooks(out.resolve("cuadra.db"));
            keyFile = options.keys == null ? out.resolve("cuadra.keys") : options.keys;
            if (fresh) {
                List.of("cuadra.db", "cuadra.db-wal", "cuadra.db-shm").forEach(out::forget);
                if (options.keys == null) {
                    out.forget("cuadra.keys");
                }
            }
        } else {
            books = Books.named(options.db);
            keyFile = books.keys(options.keys);
        }
        books.prepare();
        return open(books, keyFile, tenant);
    }

    private static Host open(Books books, Path keyFile, TenantId tenant) {
        FileKeyRing keys = FileKeyRing.open(keyFile);
        try {
            return new Host(books.open(), keys, tenant);
        } catch (RuntimeException e) {
            keys.close();
            throw e;
        }
    }

    /**
     * Opens the books that {@code --db} names, and makes them where there are none. Without {@code --db} there is nothing to
     * keep anything in.
     */
    static Host kept(HostOptions options) {
        if (options.db == null) {
            throw missing("--db");
        }
        Books books = Books.named(options.db);
        Path keyFile = books.keys(options.keys);
        TenantId tenant = tenant(options.tenant);
        books.prepare();
        return open(books, keyFile, tenant);
    }

    /** Delivers what the services have queued, once it is told how. */
    OutboxDispatcher dispatcher() {
        return dispatcher(Clock.systemUTC());
    }

    /** The same, at the time of another clock. */
    OutboxDispatcher dispatcher(Clock clock) {
        return new OutboxDispatcher(storage, keys, clock);
    }

    Vault vault() {
        return vault;
    }

    Outbox outbox() {
        return storage;
    }

    TenantId tenant() {
        return tenant;
    }

    @Override
    public void close() {
        storage.close();
        keys.close();
    }

    static TenantId tenant(String text) {
        try {
            return TenantId.of(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    Texts.BOOK.problem("TENANT", Place.member("--tenant"), Map.of("tenant", text)), e);
        }
    }
}
