package dev.cuadra.examples;

import dev.cuadra.plugin.jdbc.JdbcStorage;
import dev.cuadra.plugin.keyfile.FileKeyRing;
import dev.cuadra.runtime.JournalVerifier;
import dev.cuadra.runtime.KeptRoot;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Verification;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A database that somebody else filled, opened to look at its journals. It makes neither a database nor keys. */
final class JournalHost implements AutoCloseable {
    private final JdbcStorage storage;
    private final FileKeyRing keys;
    private final @Nullable TenantId asked;

    private JournalHost(JdbcStorage storage, FileKeyRing keys, @Nullable TenantId asked) {
        this.storage = storage;
        this.keys = keys;
        this.asked = asked;
    }

    /**
     * Opens what the options name.
     *
     * @throws ProblemException when the database or the key file is not there
     */
    static JournalHost open(JournalOptions options) {
        Books books = Books.named(options.db);
        Path keyFile = books.keys(options.keys);
        @Nullable TenantId asked = options.tenant == null ? null : Host.tenant(options.tenant);
        if (books instanceof SqliteBooks sqlite) {
            Inputs.file(sqlite.file());
            Inputs.file(keyFile);
        }
        Host.requirePresent(books, keyFile);
        FileKeyRing keys = FileKeyRing.open(keyFile);
        try {
            return new JournalHost(books.open(), keys, asked);
        } catch (RuntimeException e) {
            keys.close();
            throw e;
        }
    }

    /**
     * The tenant asked for, or all that the database holds.
     *
     * @throws ProblemException when the database does not hold the tenant asked for
     */
    List<TenantId> tenants() {
        List<TenantId> all = storage.tenants();
        if (asked == null) {
            return all;
        }
        if (!all.contains(asked)) {
            throw new ProblemException(Texts.BOOK.problem(
                    "TENANT_UNKNOWN", Place.member("--tenant"), Map.of("tenant", asked.value(), "known", known(all))));
        }
        return List.of(asked);
    }

    /**
     * The one tenant that a root is of. When it was asked for, it need not be there: that is what the root is to tell.
     *
     * @throws ProblemException when nobody said which
     */
    TenantId tenant() {
        if (asked != null) {
            return asked;
        }
        List<TenantId> all = storage.tenants();
        if (all.size() != 1) {
            throw new ProblemException(
                    Texts.BOOK.problem("JOURNAL_ROOT_TENANT", Place.member("--root"), Map.of("known", known(all))));
        }
        return all.get(0);
    }

    private static String known(List<TenantId> all) {
        return String.join(", ", all.stream().map(TenantId::value).toList());
    }

    Vault vault() {
        return new Vault(storage, keys, Clock.systemUTC(), TimeOrderedIds.system());
    }

    Verification verify(TenantId tenant, List<KeptRoot> kept) {
        // A forged collection is in no journal: the documents themselves say which collections there are.
        Set<String> collections = new TreeSet<>();
        storage.export(tenant, document -> collections.add(document.key().collection()));
        return new JournalVerifier(storage, keys).verify(tenant, collections, kept);
    }

    @Override
    public void close() {
        storage.close();
        keys.close();
    }
}
