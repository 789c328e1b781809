package dev.cuadra.runtime;

import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.DocumentKey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds one reading of the journal against the seals, at the places in the journal that they reach to. */
final class SealPass {
    private final TenantId tenant;
    private final Share share;
    private final SealStore store;
    private final List<SealHistory.Sealed> seals;
    private final VerifierPass journal;
    private final HeadTree tree = new HeadTree();
    private final Set<DocumentKey> gone = new HashSet<>();
    private Set<DocumentKey> toldSince = new HashSet<>();
    private int next;
    private boolean blind;

    SealPass(TenantId tenant, Share share, SealStore store, SealHistory history, VerifierPass journal) {
        this.tenant = tenant;
        this.share = share;
        this.store = store;
        this.seals = history.seals();
        this.journal = journal;
    }

    /** The position that the next seal reaches to. */
    long border() {
        return next < seals.size() ? seals.get(next).seal().position() : Long.MAX_VALUE;
    }

    /** How many entries there should be up to the border, 1 to {@code most}. */
    int expected(int most) {
        if (next == seals.size()) {
            return most;
        }
        long left = seals.get(next).seal().entries() - journal.entries();
        return left < 1 ? most : (int) Math.min(most, left);
    }

    /** The journal told of a change that the next seal has to know. */
    void told(DocumentKey key) {
        if (next < seals.size() && !SealStore.owns(key)) {
            toldSince.add(key);
        }
    }

    /** An entry cannot be read any more: what it told of is not known, and cannot be missed. */
    void blinded() {
        blind = true;
    }

    /** Everything was read: seals that reach further know of what is not there any more. */
    void crossAll() {
        while (next < seals.size()) {
            cross();
        }
    }

    /** The journal is read up to where the next seal reaches: both must know the same. */
    void cross() {
        SealHistory.Sealed sealed = seals.get(next++);
        long number = sealed.seal().number();
        Set<DocumentKey> unsealed = toldSince;
        toldSince = new HashSet<>();
        boolean[] whole = {sealed.complete()};
        store.parts(tenant, sealed.seal())
                .forEach(part -> part.heads()
                        .ifPresentOrElse(
                                heads -> heads.stream()
                                        .filter(head -> share.holds(head.key()))
                                        .forEach(head -> {
                                            tree.put(head);
                                            unsealed.remove(head.key());
                                            judge(number, head);
                                        }),
                                () -> {
                                    whole[0] = false;
                                    lost(number, part.key());
                                }));
        if (whole[0] && !blind) {
            unsealed.stream().sorted(Head.BY_KEY).forEach(key -> judgeUnsealed(number, key));
        }
        sealed.passed(tree, whole[0], journal.entries());
    }

    private void judge(long seal, Head head) {
        if (blind) {
            return;
        }
        VerifierPass.@Nullable Link chain = journal.chain(head.key());
        if (chain == null) {
            if (gone.add(head.key())) {
                missing(seal, head, "the journal does not know the document");
            }
        } else if (chain.version() < head.version()) {
            missing(seal, head, "the journal goes up to version " + chain.version());
        } else if (chain.version() > head.version()) {
            unsealed(seal, head.key(), head.version() + 1);
        } else if (!chain.head().equals(head.hash())) {
            missing(seal, head, "the journal has another entry in its place");
        }
    }

    private void missing(long seal, Head head, String detail) {
        journal.breakAt(Finding.Kind.MISSING_HEAD, head.key(), head.version(), "seal " + seal + " knows it, " + detail);
    }

    private void judgeUnsealed(long seal, DocumentKey key) {
        VerifierPass.@Nullable Link chain = journal.chain(key);
        unsealed(seal, key, chain == null ? 1 : chain.version());
    }

    private void unsealed(long seal, DocumentKey key, long version) {
        journal.breakAt(
                Finding.Kind.UNSEALED_ENTRY, key, version, "it stands where seal " + seal + " knows of no such change");
    }

    /** Said once, by the pass whose document the list is. */
    private void lost(long seal, DocumentKey part) {
        if (share.holds(part)) {
            journal.breakAt(
                    Finding.Kind.ALTERED_SEAL,
                    part,
                    seal,
                    "the heads listed are not those that seal " + seal + " names");
        }
    }
}
