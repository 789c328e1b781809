package dev.cuadra.runtime;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.storage.DocumentKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The heads whose path begins with certain bits: one of several equal parts of the tree, each looked at in a pass of
 * its own.
 *
 * @param bits how many bits
 * @param number what they are, read as a number
 */
record Share(int bits, int number) {
    private static final int MOST_BITS = 16;

    /** Everything. */
    static final Share WHOLE = new Share(0, 0);

    /** At least {@code passes} shares: the next power of two, and at most 65,536. */
    static List<Share> of(int passes) {
        if (passes < 1) {
            throw new IllegalArgumentException("At least one pass, not " + passes);
        }
        int bits = Math.min(MOST_BITS, 32 - Integer.numberOfLeadingZeros(passes - 1));
        List<Share> shares = new ArrayList<>();
        for (int number = 0; number < 1 << bits; number++) {
            shares.add(new Share(bits, number));
        }
        return shares;
    }

    boolean holds(DocumentKey key) {
        if (bits == 0) {
            return true;
        }
        byte[] path = Head.path(key);
        return ((path[0] & 0xff) << 8 | (path[1] & 0xff)) >> (MOST_BITS - bits) == number;
    }

    /** The root of the whole tree from the roots of all shares, in order. */
    static Optional<Bytes> join(List<Optional<Bytes>> roots) {
        List<Optional<Bytes>> level = roots;
        while (level.size() > 1) {
            List<Optional<Bytes>> above = new ArrayList<>();
            for (int i = 0; i < level.size(); i += 2) {
                above.add(join(level.get(i), level.get(i + 1)));
            }
            level = above;
        }
        return level.get(0);
    }

    private static Optional<Bytes> join(Optional<Bytes> left, Optional<Bytes> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return left.or(() -> right);
        }
        return Optional.of(
                Bytes.of(HeadTree.fork(left.get().toArray(), right.get().toArray())));
    }
}
