package dev.cuadra.layby.service;

import java.time.Instant;
import java.util.List;

/**
 * How far an import of one list has come; stored with every chunk, so that it says exactly what is stored.
 *
 * @param business into whose books
 * @param fingerprint the SHA-256 of the list, in hexadecimal
 * @param terms the SHA-256 of everything else that was asked for, in hexadecimal: the second half of a list comes in as
 *     the first did
 * @param startedAt when it began; its day is the day on which the list was looked at
 * @param planned how many lay-bys are to come in
 * @param settled how many lay-bys of the list, from its beginning, are in the books or rejected
 * @param imported how many are in the books
 * @param turnedAway which were rejected for how the books stood then, in order
 * @param done whether the end of the list was reached
 */
record StoredImport(
        String business,
        String fingerprint,
        String terms,
        Instant startedAt,
        long planned,
        long settled,
        long imported,
        List<TurnedAway> turnedAway,
        boolean done) {
    /**
     * A lay-by that was rejected for how the books stood.
     *
     * @param layby its place in the list, from 1
     * @param code why
     * @param sku the goods that were not there; empty for another reason
     */
    record TurnedAway(long layby, String code, String sku) {}

    StoredImport {
        turnedAway = List.copyOf(turnedAway);
    }

    StoredImport after(long through, int more, boolean last) {
        return new StoredImport(
                business, fingerprint, terms, startedAt, planned, through, imported + more, turnedAway, last);
    }

    /** Whether it is the same import, however far it is. */
    boolean sameAs(StoredImport other) {
        return terms.equals(other.terms) && planned == other.planned && turnedAway.equals(other.turnedAway);
    }
}
