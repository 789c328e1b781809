package dev.cuadra.runtime;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.storage.DocumentKey;
import java.util.List;
import java.util.Objects;

/**
 * Shows that a seal's root covers one document's head, to somebody who kept nothing but the root. The head is the hash
 * of the document's newest journal entry at the time of the seal, and through it stands for the chain before.
 *
 * @param seal the number of the seal
 * @param key the document
 * @param version the version that was sealed
 * @param head the head that was sealed
 * @param steps the way from the head to the root, from the leaf upwards
 */
public record HeadProof(long seal, DocumentKey key, long version, Bytes head, List<Step> steps) {
    /**
     * One fork on the way.
     *
     * @param bit which bit of the SHA-256 of {@code collection/id} decides here whether the document is on the left (0)
     *     or on the right (1); 0 is the highest bit of the first byte
     * @param sibling the hash of the other side
     */
    public record Step(int bit, Bytes sibling) {
        public Step {
            if (bit < 0 || bit > 255 || sibling.size() != 32) {
                throw new IllegalArgumentException("A step has a bit from 0 to 255 and a hash of 32 bytes");
            }
        }
    }

    public HeadProof {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(head, "head");
        steps = List.copyOf(steps);
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).bit() >= steps.get(i - 1).bit()) {
                throw new IllegalArgumentException("The bits of a way to the root go down");
            }
        }
    }

    /** The root that this way leads to. A pure function of the proof. */
    public Bytes root() {
        byte[] path = Head.path(key);
        byte[] hash = HeadTree.leaf(new Head(key, version, head));
        for (Step step : steps) {
            byte[] sibling = step.sibling().toArray();
            hash = HeadTree.bit(path, step.bit()) ? HeadTree.fork(sibling, hash) : HeadTree.fork(hash, sibling);
        }
        return Bytes.of(hash);
    }

    /** Whether the root that somebody kept covers the head. */
    public boolean leadsTo(Bytes kept) {
        return root().equals(kept);
    }
}
