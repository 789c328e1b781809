package dev.cuadra.runtime;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.storage.DocumentKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The Merkle tree over heads. Its shape depends on which keys it holds and on nothing else, so that adding heads in
 * turn and building it anew give the same root:
 *
 * <ul>
 *   <li>a head alone: SHA-256 of a byte 0 and the head's line;
 *   <li>several heads: those whose path has bit {@code b} 0 go left, the others right, {@code b} from 0 (the highest
 *       bit of the first byte) upwards. Where one side is empty, the other side's hash at the next bit is the hash;
 *       else it is the SHA-256 of a byte 1, the left hash and the right hash.
 * </ul>
 *
 * <p>A changed head costs as many hashes as the tree is deep, about the binary logarithm of the number of heads. About
 * 200 bytes for each head. For one thread.
 */
final class HeadTree {
    private @Nullable Node top;
    private int size;

    private abstract static class Node {
        abstract byte[] hash();
    }

    private static final class Leaf extends Node {
        private final byte[] path;
        private byte[] hash;

        Leaf(byte[] path, byte[] hash) {
            this.path = path;
            this.hash = hash;
        }

        @Override
        byte[] hash() {
            return hash;
        }
    }

    /** A place where paths part: they are equal up to {@code bit}. */
    private static final class Fork extends Node {
        private final int bit;
        private Node left;
        private Node right;
        private byte @Nullable [] known;

        Fork(int bit, Node left, Node right) {
            this.bit = bit;
            this.left = left;
            this.right = right;
        }

        Node side(byte[] path) {
            return bit(path, bit) ? right : left;
        }

        Node other(byte[] path) {
            return bit(path, bit) ? left : right;
        }

        @Override
        byte[] hash() {
            byte[] hash = known;
            if (hash == null) {
                hash = fork(left.hash(), right.hash());
                known = hash;
            }
            return hash;
        }
    }

    static byte[] leaf(Head head) {
        MessageDigest sha = Chain.sha256();
        sha.update((byte) 0);
        return sha.digest(head.line().getBytes(StandardCharsets.UTF_8));
    }

    static byte[] fork(byte[] left, byte[] right) {
        MessageDigest sha = Chain.sha256();
        sha.update((byte) 1);
        sha.update(left);
        return sha.digest(right);
    }

    static boolean bit(byte[] path, int bit) {
        return (path[bit >> 3] >> (7 - (bit & 7)) & 1) == 1;
    }

    /** How many heads it holds. */
    int size() {
        return size;
    }

    /** Adds a head, in place of the one of the same document. */
    void put(Head head) {
        Leaf fresh = new Leaf(Head.path(head.key()), leaf(head));
        if (top == null) {
            top = fresh;
            size = 1;
            return;
        }
        Leaf near = nearest(top, fresh.path);
        int parting = Arrays.mismatch(near.path, fresh.path);
        int bit = parting < 0 ? Integer.MAX_VALUE : firstDifference(near.path, fresh.path, parting);
        @Nullable Fork above = null;
        Node at = top;
        while (at instanceof Fork fork && fork.bit < bit) {
            fork.known = null;
            above = fork;
            at = fork.side(fresh.path);
        }
        if (parting < 0) {
            near.hash = fresh.hash;
            return;
        }
        size++;
        Fork between = bit(fresh.path, bit) ? new Fork(bit, at, fresh) : new Fork(bit, fresh, at);
        if (above == null) {
            top = between;
        } else if (bit(fresh.path, above.bit)) {
            above.right = between;
        } else {
            above.left = between;
        }
    }

    /** The root; empty without heads. */
    Optional<Bytes> root() {
        return top == null ? Optional.empty() : Optional.of(Bytes.of(top.hash()));
    }

    /** The way from a head to the root, from the leaf upwards; empty when the document has no head here. */
    Optional<List<HeadProof.Step>> way(DocumentKey key) {
        byte[] path = Head.path(key);
        List<HeadProof.Step> steps = new ArrayList<>();
        @Nullable Node at = top;
        while (at instanceof Fork fork) {
            steps.add(0, new HeadProof.Step(fork.bit, Bytes.of(fork.other(path).hash())));
            at = fork.side(path);
        }
        return at instanceof Leaf leaf && Arrays.equals(leaf.path, path) ? Optional.of(steps) : Optional.empty();
    }

    private static Leaf nearest(Node from, byte[] path) {
        Node at = from;
        while (at instanceof Fork fork) {
            at = fork.side(path);
        }
        return (Leaf) at;
    }

    private static int firstDifference(byte[] one, byte[] other, int index) {
        return index * 8 + Integer.numberOfLeadingZeros((one[index] ^ other[index]) & 0xff) - 24;
    }
}
