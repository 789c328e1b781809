package dev.cuadra.spi.storage;

import dev.cuadra.spi.Bytes;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** One change of one document; it takes the version after {@code expectedVersion}. */
public sealed interface DocumentWrite {
    /** The document. */
    DocumentKey key();

    /** The version the writer saw; 0 for a document never written. */
    long expectedVersion();

    /**
     * Writes the document anew, with all its index entries.
     *
     * @param key the document
     * @param expectedVersion the version the writer saw; 0 creates
     * @param body the content
     * @param head the hash of the journal entry that tells of this write, opaque to the plugin, at most 64 bytes
     * @param indexes the document's places, at most one for each index; those of the version before are gone
     */
    record Put(DocumentKey key, long expectedVersion, Bytes body, Bytes head, List<IndexEntry> indexes)
            implements DocumentWrite {
        public Put {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(body, "body");
            indexes = List.copyOf(indexes);
            if (expectedVersion < 0 || head.size() > 64) {
                throw new IllegalArgumentException("Version below 0 or head over 64 bytes: " + key);
            }
            Set<String> names = new HashSet<>();
            indexes.forEach(entry -> {
                if (!names.add(entry.index())) {
                    throw new IllegalArgumentException("Two entries in index " + entry.index() + " of " + key);
                }
            });
        }
    }

    /**
     * Deletes the document: it is found no more, its index entries are free, and its version stays as a tombstone, so
     * that a writer who saw an earlier version is refused.
     *
     * @param key the document
     * @param expectedVersion the version the writer saw, 1 or more
     * @param head the hash of the journal entry that tells of this write, at most 64 bytes
     */
    record Delete(DocumentKey key, long expectedVersion, Bytes head) implements DocumentWrite {
        public Delete {
            Objects.requireNonNull(key, "key");
            if (expectedVersion < 1 || head.size() > 64) {
                throw new IllegalArgumentException("Version below 1 or head over 64 bytes: " + key);
            }
        }
    }
}
