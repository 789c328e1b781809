package dev.cuadra.runtime;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.JournalEntry;
import dev.cuadra.spi.storage.JournalPage;
import dev.cuadra.spi.storage.StaleVersionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals a tenant's journal: what was written since the last seal, and with it everything before. A host's scheduler
 * calls it once a day; more often does no harm, and neither do several processes at once. Safe for many threads.
 *
 * <p>A seal is a document like any other, journalled and durable, and tells of no person. It needs the tenant's own key
 * to read the journal, and no other: seals go on after people were erased. It keeps the heads that changed since the
 * one before; what all seals together keep grows with the changes, about 120 bytes for each, and nothing is stored
 * when nothing changed.
 *
 * <p>Sealing reads the heads of all seals before, and holds about 200 bytes for each document; {@link #passes} divides
 * that, for a reading of the seals in each pass.
 */
public final class JournalSealer {
    /** How many heads a seal takes in before it is closed and another begun, which bounds a commit. */
    private static final int MOST_CHANGES = 100_000;

    private static final int PAGE = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(JournalSealer.class);

    private final Vault vault;
    private final SealStore store;
    private final List<Share> shares;
    private final int mostChanges;

    /** A sealer that holds all heads at once. */
    public JournalSealer(Vault vault) {
        this(vault, Share.of(1), MOST_CHANGES);
    }

    private JournalSealer(Vault vault, List<Share> shares, int mostChanges) {
        this.vault = Objects.requireNonNull(vault, "vault");
        this.store = new SealStore(vault.storage(), vault.json());
        this.shares = shares;
        this.mostChanges = mostChanges;
    }

    /** A sealer that reads the seals {@code times} times, rounded up to a power of two, and needs that much less memory. */
    public JournalSealer passes(int times) {
        return new JournalSealer(vault, Share.of(times), mostChanges);
    }

    /** A sealer that closes a seal after so many changed heads. */
    JournalSealer closingAfter(int changes) {
        return new JournalSealer(vault, shares, changes);
    }

    /**
     * Seals what was written since the last seal. A long tail becomes several seals, each stored on its own: an
     * interrupted call is simply made again.
     *
     * @return the newest seal, which is an older one when nothing was written since; empty when nothing was ever
     *     written
     * @throws BrokenJournalException when the seals before do not hold, or an entry since then was altered: what is
     *     known to be broken is not sealed. It takes nothing for granted that it does not need, though: whether the
     *     journal holds as a whole, {@link JournalVerifier} tells
     * @throws dev.cuadra.spi.keys.KeyRingException when the key ring failed, or is not the tenant's
     * @throws dev.cuadra.spi.storage.StorageException when the medium failed; calling again goes on
     */
    public Optional<JournalSeal> seal(TenantId tenant) {
        while (true) {
            try {
                return sealAll(tenant);
            } catch (StaleVersionException e) {
                // The number is taken: whoever took it moved on, so this ends.
                LOG.debug("Another process sealed {} meanwhile", tenant);
            }
        }
    }

    /**
     * The seals, the first one first.
     *
     * @throws BrokenJournalException when they are not a chain
     */
    public List<JournalSeal> seals(TenantId tenant) {
        List<JournalSeal> seals = new ArrayList<>();
        Bytes previous = Bytes.EMPTY;
        for (SealStore.Stored stored : store.seals(tenant)) {
            JournalSeal seal = stored.seal()
                    .orElseThrow(() -> new BrokenJournalException("Cannot be read as a seal: " + stored.key()));
            if (seal.number() != seals.size() + 1 || !seal.previous().equals(previous)) {
                throw new BrokenJournalException("Seal " + seal.number() + " does not follow on the one before");
            }
            seals.add(seal);
            previous = seal.hash(tenant);
        }
        return seals;
    }

    /** Like {@link #proof(TenantId, DocumentKey, long)}, under the newest seal. */
    public Optional<HeadProof> proof(TenantId tenant, DocumentKey key) {
        List<JournalSeal> seals = seals(tenant);
        return seals.isEmpty() ? Optional.empty() : proof(tenant, key, seals.size());
    }

    /**
     * Proves that a seal covers a document's head. Holds all heads at once, whatever {@link #passes} says.
     *
     * @param number the number of the seal
     * @return the proof; empty when the seal does not cover the document
     * @throws IllegalArgumentException when there is no such seal
     * @throws BrokenJournalException when the seals do not hold
     */
    public Optional<HeadProof> proof(TenantId tenant, DocumentKey key, long number) {
        List<JournalSeal> seals = seals(tenant);
        if (number < 1 || number > seals.size()) {
            throw new IllegalArgumentException("There are seals 1 to " + seals.size() + ", not " + number);
        }
        List<JournalSeal> covered = seals.subList(0, (int) number);
        Head[] newest = new Head[1];
        HeadTree tree = new HeadTree();
        for (JournalSeal seal : covered) {
            fill(tenant, seal, Share.WHOLE, tree, head -> {
                if (head.key().equals(key)) {
                    newest[0] = head;
                }
            });
        }
        check(covered, tree.root(), tree.size());
        Head head = newest[0];
        return tree.way(key)
                .map(steps ->
                        new HeadProof(number, key, Objects.requireNonNull(head).version(), head.hash(), steps));
    }

    private Optional<JournalSeal> sealAll(TenantId tenant) {
        List<JournalSeal> seals = new ArrayList<>(seals(tenant));
        // With one share, the tree is kept from one seal of this call to the next.
        Optional<HeadTree> kept = Optional.empty();
        while (true) {
            Optional<JournalSeal> last = seals.isEmpty() ? Optional.empty() : Optional.of(seals.get(seals.size() - 1));
            Tail tail = tail(tenant, last);
            if (tail.heads.isEmpty()) {
                return last;
            }
            Sum sum = sum(tenant, seals, tail.heads.values(), kept);
            seals.add(store(tenant, last, tail, sum));
            kept = sum.tree;
        }
    }

    /** What was written after the last seal. */
    private static final class Tail {
        private final Map<DocumentKey, Head> heads = new TreeMap<>(Head.BY_KEY);
        private long position;
        private long entries;
    }

    private Tail tail(TenantId tenant, Optional<JournalSeal> last) {
        Tail tail = new Tail();
        tail.position = last.map(JournalSeal::position).orElse(0L);
        tail.entries = last.map(JournalSeal::entries).orElse(0L);
        while (tail.heads.size() < mostChanges) {
            JournalPage page = vault.storage().journal(tenant, tail.position, PAGE);
            int taken = 0;
            while (taken < page.entries().size() && tail.heads.size() < mostChanges) {
                read(tenant, page.entries().get(taken++), tail.heads);
            }
            if (taken == 0) {
                return tail;
            }
            tail.position = taken == page.entries().size()
                    ? page.position()
                    : vault.storage().journal(tenant, tail.position, taken).position();
            tail.entries += taken;
        }
        return tail;
    }

    private void read(TenantId tenant, JournalEntry entry, Map<DocumentKey, Head> heads) {
        told(tenant, entry).stream()
                // A seal's own documents are bound by the chain of seals. As heads, each seal would call for another.
                .filter(change -> !SealStore.owns(change.key()))
                .forEach(change -> heads.put(change.key(), new Head(change.key(), change.version(), entry.hash())));
    }

    private List<Chain.Change> told(TenantId tenant, JournalEntry entry) {
        Bytes hash = Chain.hash(tenant, entry.key(), entry.number(), entry.at(), entry.previous(), entry.body());
        if (!hash.equals(entry.hash())) {
            throw altered(entry);
        }
        try {
            return Chain.told(vault.keys(), vault.json(), tenant, entry);
        } catch (DocumentFormatException e) {
            throw altered(entry);
        }
    }

    private static BrokenJournalException altered(JournalEntry entry) {
        return new BrokenJournalException("Entry " + entry.number() + " of " + entry.key() + " was altered");
    }

    /** The root over everything, and the tree when it is whole. */
    private record Sum(Bytes root, long heads, Optional<HeadTree> tree) {}

    private Sum sum(TenantId tenant, List<JournalSeal> seals, Iterable<Head> changed, Optional<HeadTree> kept) {
        List<Optional<Bytes>> before = new ArrayList<>();
        List<Optional<Bytes>> after = new ArrayList<>();
        long sizeBefore = 0;
        long size = 0;
        HeadTree tree = new HeadTree();
        for (Share share : shares) {
            tree = kept.orElseGet(HeadTree::new);
            if (kept.isEmpty()) {
                for (JournalSeal seal : seals) {
                    fill(tenant, seal, share, tree, head -> {});
                }
            }
            before.add(tree.root());
            sizeBefore += tree.size();
            for (Head head : changed) {
                if (share.holds(head.key())) {
                    tree.put(head);
                }
            }
            after.add(tree.root());
            size += tree.size();
        }
        check(seals, Share.join(before), sizeBefore);
        return new Sum(
                Share.join(after).orElseThrow(), size, shares.size() == 1 ? Optional.of(tree) : Optional.empty());
    }

    private void fill(
            TenantId tenant, JournalSeal seal, Share share, HeadTree tree, java.util.function.Consumer<Head> each) {
        store.parts(tenant, seal)
                .forEach(part -> part
                        .heads()
                        .orElseThrow(() -> new BrokenJournalException(
                                "Seal " + seal.number() + " names a list of heads that is not there: " + part.key()))
                        .stream()
                        .filter(head -> share.holds(head.key()))
                        .forEach(head -> {
                            tree.put(head);
                            each.accept(head);
                        }));
    }

    private static void check(List<JournalSeal> seals, Optional<Bytes> root, long heads) {
        if (!seals.isEmpty()) {
            JournalSeal newest = seals.get(seals.size() - 1);
            if (!Optional.of(newest.root()).equals(root) || newest.heads() != heads) {
                throw new BrokenJournalException("The root of seal " + newest.number() + " is not that of its heads");
            }
        }
    }

    private JournalSeal store(TenantId tenant, Optional<JournalSeal> last, Tail tail, Sum sum) {
        List<List<String>> parts = SealStore.cut(List.copyOf(tail.heads.values()));
        JournalSeal seal = new JournalSeal(
                last.map(JournalSeal::number).orElse(0L) + 1,
                vault.now(),
                tail.position,
                tail.entries,
                sum.heads(),
                tail.heads.size(),
                sum.root(),
                last.map(before -> before.hash(tenant)).orElse(Bytes.EMPTY),
                parts.stream().map(JournalSeal::digest).toList());
        Work work = vault.begin(tenant, "seal-journal");
        DocumentKey key = SealStore.sealKey(seal.number());
        work.create(SealStore.SEALS, key.id(), Vault.TENANT_SUBJECT, SealStore.SealForm.of(seal));
        for (int i = 0; i < parts.size(); i++) {
            work.create(
                    SealStore.PARTS,
                    SealStore.partKey(seal.number(), i + 1).id(),
                    Vault.TENANT_SUBJECT,
                    new SealStore.PartForm(seal.number(), i + 1, parts.get(i)));
        }
        work.bulkUnder(key);
        work.commit();
        LOG.info("Sealed {} up to {}: seal {}, root {}", tenant, seal.position(), seal.number(), seal.root());
        return seal;
    }
}
