package dev.cuadra.runtime;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The seals that a verifier holds a journal against, and what the passes find out about each of them. */
final class SealHistory {
    private final List<Sealed> seals = new ArrayList<>();
    private final List<SealStore.Stored> unreadableAtTheEnd = new ArrayList<>();

    /** One seal, with what stands before it. */
    static final class Sealed {
        private final JournalSeal seal;
        private final List<SealStore.Stored> unreadableBefore;
        private final boolean follows;
        private final boolean complete;
        private final List<Optional<Bytes>> roots = new ArrayList<>();
        private boolean whole;
        private long heads;
        private long place;

        private Sealed(JournalSeal seal, List<SealStore.Stored> unreadableBefore, boolean complete, boolean follows) {
            this.seal = seal;
            this.unreadableBefore = List.copyOf(unreadableBefore);
            this.complete = complete;
            this.follows = follows;
            this.whole = complete;
        }

        JournalSeal seal() {
            return seal;
        }

        /** Whether the seal before is there, so that this one tells of everything since. */
        boolean complete() {
            return complete;
        }

        /** What a pass has to say: the root and number of the heads of its share, and whether it saw them all. */
        void passed(HeadTree tree, boolean all, long read) {
            roots.add(tree.root());
            heads += tree.size();
            whole &= all;
            place = read;
        }
    }

    SealHistory(TenantId tenant, List<SealStore.Stored> stored) {
        long number = 0;
        Bytes previous = Bytes.EMPTY;
        for (SealStore.Stored one : stored) {
            if (one.seal().isEmpty()) {
                unreadableAtTheEnd.add(one);
                continue;
            }
            JournalSeal seal = one.seal().get();
            boolean complete = seal.number() == number + 1;
            boolean follows = complete && seal.previous().equals(previous);
            seals.add(new Sealed(seal, unreadableAtTheEnd, complete, follows));
            unreadableAtTheEnd.clear();
            number = seal.number();
            previous = seal.hash(tenant);
        }
    }

    List<Sealed> seals() {
        return seals;
    }

    Optional<JournalSeal> newest() {
        return seals.isEmpty() ? Optional.empty() : Optional.of(seals.get(seals.size() - 1).seal);
    }

    /**
     * Judges the seals once every pass has been made.
     *
     * @param end how many entries the journal has
     */
    void judge(Collection<KeptRoot> kept, long end, Findings findings) {
        boolean whole = true;
        for (Sealed sealed : seals) {
            judgeLink(sealed, findings);
            whole &= sealed.whole;
            // Without all lists of heads there is nothing to compare a root with, and that was said already.
            if (whole
                    && !(Share.join(sealed.roots).equals(Optional.of(sealed.seal.root()))
                            && sealed.heads == sealed.seal.heads())) {
                report(sealed, findings, Finding.Kind.ALTERED_SEAL, "its root is not that of the heads sealed");
            }
        }
        unreadableAtTheEnd.forEach(stored -> unreadable(stored, end, findings));
        kept.forEach(root -> judge(root, end, findings));
    }

    private static void judgeLink(Sealed sealed, Findings findings) {
        sealed.unreadableBefore.forEach(stored -> unreadable(stored, sealed.place, findings));
        if (!sealed.follows) {
            report(sealed, findings, Finding.Kind.BROKEN_SEAL, "the seal that it names is not the one before it");
        }
    }

    private void judge(KeptRoot kept, long end, Findings findings) {
        Optional<Sealed> held =
                seals.stream().filter(one -> one.seal.number() == kept.seal()).findFirst();
        if (held.isEmpty()) {
            findings.add(
                    end,
                    Finding.Kind.ROOT_NOT_HELD,
                    SealStore.sealKey(kept.seal()),
                    kept.seal(),
                    "the storage has no such seal; its newest is "
                            + newest().map(JournalSeal::number).orElse(0L));
        } else if (!held.get().seal.root().equals(kept.root())) {
            report(
                    held.get(),
                    findings,
                    Finding.Kind.ROOT_NOT_HELD,
                    "the storage has the root " + held.get().seal.root());
        }
    }

    private static void report(Sealed sealed, Findings findings, Finding.Kind kind, String detail) {
        long number = sealed.seal.number();
        findings.add(sealed.place, kind, SealStore.sealKey(number), number, detail);
    }

    private static void unreadable(SealStore.Stored stored, long place, Findings findings) {
        findings.add(place, Finding.Kind.ALTERED_SEAL, stored.key(), 1, "it cannot be read as the seal of its number");
    }
}
