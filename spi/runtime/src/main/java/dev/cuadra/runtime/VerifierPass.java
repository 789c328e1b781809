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

/** One reading of the journal, the seals and the documents, for those documents whose turn it is. */
final class VerifierPass {
    private static final int PAGE = 1_000;

    private final TenantId tenant;
    private final Share share;
    private final Storage storage;
    private final KeyRing keys;
    private final Json json = Json.standard();
    private final SealPass seals;
    private final Findings findings;
    private final Map<DocumentKey, Link> chains = new HashMap<>();
    private final Map<DocumentKey, StoredDocument> newer = new HashMap<>();
    private final Set<String> told = new TreeSet<>();
    private long entries;
    private long documents;
    private boolean documentsRead;

    /** The newest link of a chain. Without a digest the document is deleted; without knowing it, null. */
    static final class Link {
        private long version;
        private Bytes head = Bytes.EMPTY;
        private @Nullable Bytes digest = Bytes.EMPTY;
        private boolean broken;
        private boolean judged;

        long version() {
            return version;
        }

        Bytes head() {
            return head;
        }
    }

    VerifierPass(
            TenantId tenant,
            Share share,
            Storage storage,
            KeyRing keys,
            SealStore store,
            SealHistory history,
            Findings findings) {
        this.tenant = tenant;
        this.share = share;
        this.storage = storage;
        this.keys = keys;
        this.findings = findings;
        this.seals = new SealPass(tenant, share, store, history, this);
    }

    long entries() {
        return entries;
    }

    long documents() {
        return documents;
    }

    void run(Collection<String> collections) {
        long position = readJournal(0);
        seals.crossAll();
        Set<String> all = new TreeSet<>(collections);
        all.addAll(told);
        // Where the whole journal is gone, it tells of no seals either.
        all.addAll(SealStore.COLLECTIONS);
        all.forEach(this::readDocuments);
        // What was written while we read is told of in what the journal has gained since.
        readJournal(position);
        reportNewer();
        reportMissing();
    }

    /** Reads page by page, and stops where a seal reaches to. */
    private long readJournal(long from) {
        long position = from;
        int most = PAGE;
        while (true) {
            JournalPage page = storage.journal(tenant, position, Math.min(most, seals.expected(PAGE)));
            if (page.entries().isEmpty()) {
                return position;
            }
            if (page.position() > seals.border()) {
                // Entries were taken out or put in before the seal: feel for the place that it reaches to.
                if (page.entries().size() == 1) {
                    seals.cross();
                    most = PAGE;
                } else {
                    most = page.entries().size() / 2;
                }
                continue;
            }
            page.entries().forEach(this::read);
            position = page.position();
            if (position == seals.border()) {
                seals.cross();
                most = PAGE;
            }
        }
    }

    private void read(JournalEntry entry) {
        entries++;
        told.add(entry.key().collection());
        boolean own = share.holds(entry.key());
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
            if (share.holds(change.key())) {
                Link other = chains.computeIfAbsent(change.key(), any -> new Link());
                follow(other, change.key(), change.version(), change.previous(), entry.hash(), change.digest());
            }
        });
    }

    /** The changes that an entry tells of, its own first; empty when it cannot be read. */
    private Optional<List<Chain.Change>> open(JournalEntry entry, boolean report, Link chain) {
        try {
            return Optional.of(Chain.told(keys, json, tenant, entry));
        } catch (KeyDestroyedException e) {
            seals.blinded();
            if (report) {
                findings.add(
                        entries,
                        Finding.Kind.UNREADABLE_ENTRY,
                        entry.key(),
                        entry.number(),
                        "the tenant's key is destroyed");
            }
        } catch (KeyRingException | DocumentFormatException e) {
            if (report) {
                breakAt(
                        chain,
                        Finding.Kind.ALTERED_ENTRY,
                        entry.key(),
                        entry.number(),
                        e instanceof DocumentFormatException
                                ? "it does not tell of its own document"
                                : "its body does not open here");
            }
        }
        return Optional.empty();
    }

    private void follow(Link chain, DocumentKey key, long version, Bytes previous, Bytes head, @Nullable Bytes digest) {
        seals.told(key);
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
            breakAt(chain, Finding.Kind.BROKEN_LINK, key, version, "it follows on another entry than the one before");
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
            all.filter(document -> share.holds(document.key())).forEach(this::check);
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
                .sorted(Comparator.comparing(StoredDocument::key, Head.BY_KEY))
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
                .sorted(Map.Entry.comparingByKey(Head.BY_KEY))
                .forEach(chain -> findings.add(
                        Findings.DOCUMENTS,
                        Finding.Kind.DOCUMENT_MISSING,
                        chain.getKey(),
                        chain.getValue().version,
                        "the journal tells of no deletion"));
    }

    private void report(Finding.Kind kind, StoredDocument document, String detail) {
        findings.add(Findings.DOCUMENTS, kind, document.key(), document.version(), detail);
    }

    /** Reports the first break of a chain; what follows on it is not worth another word. */
    private void breakAt(Link chain, Finding.Kind kind, DocumentKey key, long version, String detail) {
        if (!chain.broken) {
            chain.broken = true;
            findings.add(entries, kind, key, version, detail);
        }
    }

    /** What the journal tells of a document up to here. */
    @Nullable
    Link chain(DocumentKey key) {
        return chains.get(key);
    }

    /** Reports what a seal shows about a chain, or about one that is not there. */
    void breakAt(Finding.Kind kind, DocumentKey key, long version, String detail) {
        @Nullable Link chain = chains.get(key);
        if (chain == null) {
            findings.add(entries, kind, key, version, detail);
        } else {
            breakAt(chain, kind, key, version, detail);
        }
    }
}
