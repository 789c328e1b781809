package dev.cuadra.runtime;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A seal over the heads of all chains of a tenant. Who keeps its root, 32 bytes, elsewhere, can tell later whether the
 * past is still the one that was sealed.
 *
 * @param number from 1, without gaps
 * @param at when it was made, to the microsecond
 * @param position the place in the journal up to which it reaches
 * @param entries how many journal entries stand up to there
 * @param heads how many heads the root covers: those of every document ever written, deleted ones included, the seals'
 *     own documents excluded
 * @param changed how many of them are new or changed since the seal before
 * @param root the Merkle root over the heads
 * @param previous the hash of the seal before; empty for the first
 * @param parts the digests of the lists of changed heads, in order
 */
public record JournalSeal(
        long number,
        Instant at,
        long position,
        long entries,
        long heads,
        long changed,
        Bytes root,
        Bytes previous,
        List<Bytes> parts) {
    private static final String FORM = "cuadra-seal-1";

    public JournalSeal {
        Objects.requireNonNull(at, "at");
        parts = List.copyOf(parts);
        if (number < 1 || position < 1 || entries < 1 || changed < 1 || heads < changed) {
            throw new IllegalArgumentException("A seal covers something: " + number);
        }
        if (root.size() != 32 || previous.size() != (number == 1 ? 0 : 32)) {
            throw new IllegalArgumentException("A root and the hash of the seal before have 32 bytes: " + number);
        }
    }

    /**
     * The hash that the next seal names: SHA-256 of these lines, each ended by a line feed: {@code cuadra-seal-1}, the
     * tenant, number, time, position, entries, heads, changed, root, previous, and the digest of each part.
     */
    public Bytes hash(TenantId tenant) {
        List<String> lines = new ArrayList<>(List.of(
                FORM,
                tenant.value(),
                Long.toString(number),
                at.toString(),
                Long.toString(position),
                Long.toString(entries),
                Long.toString(heads),
                Long.toString(changed),
                root.toString(),
                previous.toString()));
        parts.forEach(part -> lines.add(part.toString()));
        return digest(lines);
    }

    /** SHA-256 over lines, each ended by a line feed. */
    static Bytes digest(List<String> lines) {
        MessageDigest sha = Chain.sha256();
        for (String line : lines) {
            sha.update(line.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) '\n');
        }
        return Bytes.of(sha.digest());
    }

    /** {@code number:root}, the short form that is worth keeping elsewhere. */
    public KeptRoot kept() {
        return new KeptRoot(number, root);
    }
}
