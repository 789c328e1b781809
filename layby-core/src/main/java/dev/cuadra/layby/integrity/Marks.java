package dev.cuadra.layby.integrity;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A set of texts of which only 128 bits of their SHA-256 are kept: sixteen bytes a text, whatever its length. That two
 * different texts meet is less likely than a fault of the memory.
 */
final class Marks {
    private long[] slots = new long[1 << 11];
    private int size;

    /** Whether the text was not there yet. */
    boolean add(String text) {
        ByteBuffer hash = ByteBuffer.wrap(Sha256.bytes(text));
        // The lowest bit is given up, so that an empty slot is never taken for a mark.
        long high = hash.getLong() | 1;
        long low = hash.getLong();
        if ((size + 1) * 4L > slots.length) {
            grow();
        }
        return put(high, low);
    }

    private boolean put(long high, long low) {
        int mask = slots.length / 2 - 1;
        int at = (int) low & mask;
        while (slots[2 * at] != 0) {
            if (slots[2 * at] == high && slots[2 * at + 1] == low) {
                return false;
            }
            at = (at + 1) & mask;
        }
        slots[2 * at] = high;
        slots[2 * at + 1] = low;
        size++;
        return true;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[Math.multiplyExact(old.length, 2)];
        Arrays.fill(slots, 0);
        size = 0;
        for (int at = 0; at < old.length; at += 2) {
            if (old[at] != 0) {
                put(old[at], old[at + 1]);
            }
        }
    }
}
