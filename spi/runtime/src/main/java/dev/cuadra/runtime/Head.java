package dev.cuadra.runtime;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.storage.DocumentKey;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.UUID;

/**
 * The newest link of one chain, as a seal holds it.
 *
 * @param key the document
 * @param version its version, a tombstone's included
 * @param hash the hash of the entry that tells of this version
 */
record Head(DocumentKey key, long version, Bytes hash) {
    /** By collection, then by the bytes of the id, as a storage orders them. */
    static final Comparator<DocumentKey> BY_KEY =
            Comparator.comparing(DocumentKey::collection).thenComparing(DocumentKey::id, Head::compareIds);

    private static int compareIds(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }

    /** {@code collection/id version hash}: one line that is kept, and hashed, as it stands. */
    String line() {
        return key + " " + version + " " + hash;
    }

    /**
     * Reads what {@link #line} wrote.
     *
     * @throws IllegalArgumentException when it is something else
     */
    static Head parse(String line) {
        int slash = line.indexOf('/');
        String[] parts = line.substring(slash + 1).split(" ", -1);
        if (slash < 0 || parts.length != 3) {
            throw new IllegalArgumentException("Not a head: '" + line + "'");
        }
        Head head = new Head(
                new DocumentKey(line.substring(0, slash), UUID.fromString(parts[0])),
                Long.parseLong(parts[1]),
                Bytes.parse(parts[2]));
        // Another spelling of the same head would have another hash.
        if (!head.line().equals(line)) {
            throw new IllegalArgumentException("Not a head as it is written: '" + line + "'");
        }
        return head;
    }

    /** Where the head hangs in the tree: the bits of the SHA-256 of {@code collection/id}. */
    static byte[] path(DocumentKey key) {
        return Chain.sha256().digest(key.toString().getBytes(StandardCharsets.UTF_8));
    }
}
