package dev.cuadra.runtime;

import dev.cuadra.spi.storage.DocumentKey;

/**
 * Something in a journal or its documents that is not as it was written.
 *
 * @param kind what is wrong
 * @param key the chain, document or seal
 * @param version the version at which it shows: of a chain, the first that does not hold; of a seal, its number
 * @param detail what was expected and what was found, for a reader; nothing personal
 */
public record Finding(Kind kind, DocumentKey key, long version, String detail) {
    /** What can be wrong. */
    public enum Kind {
        /** An entry does not follow on the one before: another hash, or a number that was there already. */
        BROKEN_LINK,
        /** An entry's content does not fit its hash, its seal or its place. */
        ALTERED_ENTRY,
        /** Numbers are skipped: entries were taken out. */
        MISSING_ENTRY,
        /** An entry holds by its hash, but the tenant's own key is destroyed, so that nobody can read what it tells. */
        UNREADABLE_ENTRY,
        /** A document's bytes or head are not those that the journal tells of. */
        DOCUMENT_ALTERED,
        /** A document of which the journal knows nothing. */
        DOCUMENT_WITHOUT_ENTRY,
        /** A document in another version than the newest that the journal tells of. */
        DOCUMENT_VERSION,
        /** The journal tells of a document that is not there, and of no deletion. */
        DOCUMENT_MISSING,
        /** A seal knows a head that the journal no longer holds: entries at the end of a chain, or all, were taken out. */
        MISSING_HEAD,
        /** The journal tells of a change where a seal knows that there was none: an entry was put in or moved. */
        UNSEALED_ENTRY,
        /** A seal does not follow on the one before: that one is another, or was taken out. */
        BROKEN_SEAL,
        /** A seal cannot be read, or its root or its lists of heads are not those that were sealed. */
        ALTERED_SEAL,
        /** The storage does not hold a root that was kept elsewhere: it was set back, or rewritten as a whole. */
        ROOT_NOT_HELD
    }

    /** {@code BROKEN_LINK contractor/… v3: detail}. */
    @Override
    public String toString() {
        return kind + " " + key + " v" + version + ": " + detail;
    }
}
