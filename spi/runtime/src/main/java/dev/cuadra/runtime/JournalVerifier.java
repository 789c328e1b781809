package dev.cuadra.runtime;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.keys.KeyDestroyedException;
import dev.cuadra.spi.keys.KeyRing;
import dev.cuadra.spi.keys.KeyRingException;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.JournalEntry;
import dev.cuadra.spi.storage.JournalPage;
import dev.cuadra.spi.storage.Storage;
import dev.cuadra.spi.storage.StoredDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a tenant's journal is the one that was written, and that the documents are those it tells of. Safe for
 * many threads; each call reads the storage anew and changes nothing. It opens journal bodies under the tenant's own
 * key and needs no person's, so that it also answers after people were erased.
 *
 * <p>Writers may go on meanwhile: what they change is checked against the entries they add.
 *
 * <p>It holds the newest link of every chain, about 300 bytes for each document; {@link #passes} divides that. What it
 * cannot see from inside is a storage set back as a whole to an earlier state: for that, compare with figures kept
 * elsewhere.
 */
public final class JournalVerifier {
    private static final int PAGE = 1_000;

    private final Storage storage;
    private final KeyRing keys;
    private final Json json = Json.standard();
    private final int passes;

    /** A verifier that reads everything once. */
    public JournalVerifier(Storage storage, KeyRing keys) {
        this(storage, keys, 1);
    }

    private JournalVerifier(Storage storage, KeyRing keys, int passes) {
        this.storage = Objects.requireNonNull(storage, "storage");
        this.keys = Objects.requireNonNull(keys, "keys");
        this.passes = passes;
    }

    /** A verifier that reads everything {@code times} times, and needs that much less memory. */
    public JournalVerifier passes(int times) {
        if (times < 1) {
            throw new IllegalArgumentException("At least one pass, not " + times);
        }
        return new JournalVerifier(storage, keys, times);
    }

    /** Checks the journal, and the documents of every collection that it tells of. */
    public Verification verify(TenantId tenant) {
        return verify(tenant, Set.of());
    }

    /**
     * Checks the journal, the documents of every collection that it tells of, and those of {@code collections}: a
     * collection of forged documents alone is in no journal.
     */
    public Verification verify(TenantId tenant, Collection<String> collections) {
        List<Finding> findings = new ArrayList<>();
        long entries = 0;
        long documents = 0;
        for (int pass = 0; pass < passes; pass++) {
            Pass one = new Pass(tenant, pass);
            one.run(collections);
            findings.addAll(one.findings);
            entries = Math.max(entries, one.entries);
            documents += one.documents;
        }
        return new Verification(entries, documents, findings);
    }

    /** The newest link of a chain. Without a digest the document is deleted; without knowing it, null. */
    private static final class Link {
        private long version;
        private Bytes head = Bytes.EMPTY;
        private @Nullable Bytes digest = Bytes.EMPTY;
        private boolean broken;
        private boolean judged;
    }

    /** One reading of the journal and the documents, for those documents whose turn it is. */
    private final class Pass {
        private final TenantId tenant;
        private final int number;
        private final Map<DocumentKey, Link> chains = new HashMap<>();
        private final Map<DocumentKey, StoredDocument> newer = new HashMap<>();
        private final Set<String> told = new TreeSet<>();
        private final List<Finding> findings = new ArrayList<>();
        private long entries;
        private long documents;
        private boolean documentsRead;

        Pass(TenantId tenant, int number) {
            this.tenant = tenant;
            this.number = number;
        }

        void run(Collection<String> collections) {
            long position = readJournal(0);
            Set<String> all = new TreeSet<>(collections);
            all.addAll(told);
            all.forEach(this::readDocuments);
            // What was written while we read is told of in what the journal has gained since.
            readJournal(position);
            reportNewer();
            reportMissing();
        }

        private long readJournal(long from) {
            long position = from;
            while (true) {
                JournalPage page = storage.journal(tenant, position, PAGE);
                if (page.entries().isEmpty()) {
                    return position;
                }
                page.entries().forEach(this::read);
                position = page.position();
            }
        }

        private void read(JournalEntry entry) {
            entries++;
            told.add(entry.key().collection());
            boolean own = mine(entry.key());
            Link chain = own ? chains.computeIfAbsent(entry.key(), any -> new Link()) : new Link();
            Bytes hash = Chain.hash(tenant, entry.key(), entry.number(), entry.at(), entry.previous(), entry.body());
            boolean intact = hash.equals(entry.hash());
            if (own && !intact) {
                breakAt(chain, Finding.Kind.ALTERED_ENTRY, entry.key(), entry.number(), "its hash is another");
            }
            Optional<List<Chain.Change>> changes = open(entry, own && intact, chain);
            if (own) {
                @Nullable Bytes digest = changes.map(all -> all.get(0).digest()).orElse(null);
                follow(chain, entry.key(), entry.number(), entry.previous(), entry.hash(), digest);
            }
            changes.stream().flatMap(all -> all.stream().skip(1)).forEach(change -> {
                told.add(change.key().collection());
                if (mine(change.key())) {
                    Link other = chains.computeIfAbsent(change.key(), any -> new Link());
                    follow(other, change.key(), change.version(), change.previous(), entry.hash(), change.digest());
                }
            });
        }

        /** The changes that an entry tells of, its own first; empty when it cannot be read. */
        private Optional<List<Chain.Change>> open(JournalEntry entry, boolean report, Link chain) {
            try {
                Bytes body = keys.open(tenant, Seals.TENANT, Seals.journal(entry.key(), entry.number()), entry.body());
                List<Chain.Change> changes = Chain.changes(json, body);
                if (!changes.isEmpty()
                        && changes.get(0).key().equals(entry.key())
                        && changes.get(0).version() == entry.number()) {
                    return Optional.of(changes);
                }
                if (report) {
                    breakAt(
                            chain,
                            Finding.Kind.ALTERED_ENTRY,
                            entry.key(),
                            entry.number(),
                            "it tells of another document");
                }
            } catch (KeyDestroyedException e) {
                if (report) {
                    findings.add(new Finding(
                            Finding.Kind.UNREADABLE_ENTRY,
                            entry.key(),
                            entry.number(),
                            "the tenant's key is destroyed"));
                }
            } catch (KeyRingException | DocumentFormatException e) {
                if (report) {
                    breakAt(
                            chain,
                            Finding.Kind.ALTERED_ENTRY,
                            entry.key(),
                            entry.number(),
                            "its body does not open here");
                }
            }
            return Optional.empty();
        }

        private void follow(
                Link chain, DocumentKey key, long version, Bytes previous, Bytes head, @Nullable Bytes digest) {
            if (version <= chain.version) {
                breakAt(chain, Finding.Kind.BROKEN_LINK, key, version, "it comes after version " + chain.version);
                return;
            }
            if (version > chain.version + 1) {
                breakAt(
                        chain,
                        Finding.Kind.MISSING_ENTRY,
                        key,
                        chain.version + 1,
                        "the next entry is of version " + version);
            } else if (!previous.equals(chain.head)) {
                breakAt(
                        chain,
                        Finding.Kind.BROKEN_LINK,
                        key,
                        version,
                        "it follows on another entry than the one before");
            }
            chain.version = version;
            chain.head = head;
            chain.digest = digest;
            StoredDocument seen = newer.get(key);
            if (seen != null && seen.version() == version) {
                newer.remove(key);
                compare(chain, seen);
            }
            // A change told of after the documents were read takes its document out of the judgement.
            chain.judged = documentsRead;
        }

        private void readDocuments(String collection) {
            documentsRead = true;
            try (Stream<StoredDocument> all = storage.scan(tenant, collection)) {
                all.filter(document -> mine(document.key())).forEach(this::check);
            }
        }

        private void check(StoredDocument document) {
            documents++;
            @Nullable Link chain = chains.get(document.key());
            if (chain == null || document.version() > chain.version) {
                newer.put(document.key(), document);
                return;
            }
            if (document.version() < chain.version) {
                report(Finding.Kind.DOCUMENT_VERSION, document, "the journal tells of version " + chain.version);
            } else {
                compare(chain, document);
            }
            chain.judged = true;
        }

        private void compare(Link chain, StoredDocument document) {
            if (!document.head().equals(chain.head)) {
                report(Finding.Kind.DOCUMENT_ALTERED, document, "its head is not the hash of its newest entry");
            } else if (chain.digest != null && !Chain.digest(document.body()).equals(chain.digest)) {
                report(Finding.Kind.DOCUMENT_ALTERED, document, "its bytes are not those that the journal tells of");
            }
        }

        private void reportNewer() {
            newer.values().stream()
                    .sorted(Comparator.comparing(d -> d.key().toString()))
                    .forEach(document -> {
                        @Nullable Link chain = chains.get(document.key());
                        if (chain == null) {
                            report(Finding.Kind.DOCUMENT_WITHOUT_ENTRY, document, "the journal does not know it");
                        } else {
                            chain.judged = true;
                            report(
                                    Finding.Kind.DOCUMENT_VERSION,
                                    document,
                                    "the journal tells of version " + chain.version + " at most");
                        }
                    });
        }

        private void reportMissing() {
            chains.entrySet().stream()
                    .filter(chain -> !chain.getValue().judged)
                    .filter(chain -> chain.getValue().digest == null
                            || !Objects.requireNonNull(chain.getValue().digest).isEmpty())
                    .sorted(Comparator.comparing(chain -> chain.getKey().toString()))
                    .forEach(chain -> findings.add(new Finding(
                            Finding.Kind.DOCUMENT_MISSING,
                            chain.getKey(),
                            chain.getValue().version,
                            "the journal tells of no deletion")));
        }

        private void report(Finding.Kind kind, StoredDocument document, String detail) {
            findings.add(new Finding(kind, document.key(), document.version(), detail));
        }

        /** Reports the first break of a chain; what follows on it is not worth another word. */
        private void breakAt(Link chain, Finding.Kind kind, DocumentKey key, long version, String detail) {
            if (!chain.broken) {
                chain.broken = true;
                findings.add(new Finding(kind, key, version, detail));
            }
        }

        private boolean mine(DocumentKey key) {
            return Math.floorMod(key.id().hashCode(), passes) == number;
        }
    }
}
