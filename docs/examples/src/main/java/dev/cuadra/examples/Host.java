package dev.cuadra.examples;

import dev.cuadra.plugin.jdbc.JdbcStorage;
import dev.cuadra.plugin.keyfile.FileKeyRing;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.outbox.Outbox;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The reference host: an embedded database and a key file, wired to the services. */
final class Host implements AutoCloseable {
    private static final String SQLITE = "jdbc:sqlite:";

    private final JdbcStorage storage;
    private final FileKeyRing keys;
    private final Vault vault;
    private final TenantId tenant;

    private Host(JdbcStorage storage, FileKeyRing keys, TenantId tenant) {
        this.storage = storage;
        this.keys = keys;
        this.tenant = tenant;
        Clock clock = Clock.systemUTC();
        this.vault = new Vault(storage, keys, clock, new TimeOrderedIds(clock, new SecureRandom()));
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
        Path database = options.db != null
                ? file(options.db)
                : out.map(directory -> directory.resolve("cuadra.db")).orElseThrow(() -> missing("--db"));
        if (!Files.exists(database)) {
            throw missing(database.toString());
        }
        Path keyFile = options.keys != null
                ? options.keys
                : options.db != null ? Path.of(database + ".keys") : database.resolveSibling("cuadra.keys");
        if (!Files.exists(keyFile)) {
            throw missing(keyFile.toString());
        }
        return open(database, keyFile, tenant(options.tenant));
    }

    private static ProblemException missing(String what) {
        return new ProblemException(Texts.BOOK.problem("DB_MISSING", Place.member("--db"), Map.of("what", what)));
    }

    private static Host open(HostOptions options, OutDirectory out, boolean fresh) {
        TenantId tenant = tenant(options.tenant);
        Path database;
        Path keyFile;
        if (options.db == null) {
            database = out.resolve("cuadra.db");
            keyFile = options.keys == null ? out.resolve("cuadra.keys") : options.keys;
            if (fresh) {
                List.of("cuadra.db", "cuadra.db-wal", "cuadra.db-shm").forEach(out::forget);
                if (options.keys == null) {
                    out.forget("cuadra.keys");
                }
            }
        } else {
            database = file(options.db);
            keyFile = options.keys == null ? Path.of(database + ".keys") : options.keys;
        }
        try {
            Files.createDirectories(database.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return open(database, keyFile, tenant);
    }

    private static Host open(Path database, Path keyFile, TenantId tenant) {
        FileKeyRing keys = FileKeyRing.open(keyFile);
        try {
            return new Host(JdbcStorage.open(database), keys, tenant);
        } catch (RuntimeException e) {
            keys.close();
            throw e;
        }
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

    static Path file(String url) {
        if (!url.startsWith(SQLITE) || url.length() == SQLITE.length() || url.contains("?")) {
            throw new ProblemException(Texts.BOOK.problem("DB_URL", Place.member("--db"), Map.of("url", url)));
        }
        return Path.of(url.substring(SQLITE.length()));
    }
}
