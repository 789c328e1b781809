package dev.cuadra.boleta.receipt;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cuadra.boleta.rut.Rut;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What identifies a receipt: its issuer and its folio, for each issuer counts its own. Once the issuer's personal data
 * is erased, a random number stands in place of the RUT: receipts of one person stay together, and nobody can tell
 * whose they were. Immutable, safe for many threads.
 *
 * @source BHE-1
 */
public final class BoletaId implements Comparable<BoletaId> {
    private static final String ERASED = "erased-";
    private static final Comparator<BoletaId> ORDER = Comparator.comparing(BoletaId::isErased)
            .thenComparing(id -> id.rut.map(Rut::number).orElse(0))
            .thenComparing(id -> id.person.map(UUID::toString).orElse(""))
            .thenComparingLong(BoletaId::folio);

    private final Optional<Rut> rut;
    private final Optional<UUID> person;
    private final long folio;

    private BoletaId(Optional<Rut> rut, Optional<UUID> person, long folio) {
        this.rut = rut;
        this.person = person;
        this.folio = folio;
        if (folio < 1) {
            throw new IllegalArgumentException("Folio below 1: " + folio);
        }
    }

    /**
     * The receipt {@code folio} of {@code issuer}.
     *
     * @param folio its number, 1 or more
     */
    public BoletaId(Rut issuer, long folio) {
        this(Optional.of(issuer), Optional.empty(), folio);
    }

    /** The receipt {@code folio} of somebody who was erased, and was known by the random {@code person}. */
    public static BoletaId erased(UUID person, long folio) {
        return new BoletaId(Optional.empty(), Optional.of(person), folio);
    }

    /**
     * Reads {@code 12345678-5/153}, and what {@link #toString} gives of an erased one.
     *
     * @throws IllegalArgumentException for any other form
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static BoletaId parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException("Not RUT/FOLIO");
        }
        String issuer = text.substring(0, slash);
        long folio = Long.parseLong(text.substring(slash + 1));
        return issuer.startsWith(ERASED)
                ? erased(UUID.fromString(issuer.substring(ERASED.length())), folio)
                : new BoletaId(Rut.parse(issuer), folio);
    }

    /**
     * Who issued it.
     *
     * @throws IllegalStateException when the issuer was erased, see {@link #isErased}
     */
    public Rut issuer() {
        return rut.orElseThrow(() -> new IllegalStateException("The issuer was erased"));
    }

    /** Its number, 1 or more. */
    public long folio() {
        return folio;
    }

    /** Whether the issuer was erased. */
    public boolean isErased() {
        return rut.isEmpty();
    }

    /** {@code 12******-5/153}: for logs and for whoever need not know the issuer. */
    public String masked() {
        return rut.map(known -> known.masked() + "/" + folio).orElseGet(this::toString);
    }

    @Override
    public int compareTo(BoletaId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BoletaId id && folio == id.folio && rut.equals(id.rut) && person.equals(id.person);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rut, person, folio);
    }

    /** {@code 12345678-5/153}, which {@link #parse} reads back. */
    @Override
    @JsonValue
    public String toString() {
        return rut.map(Rut::toString).orElseGet(() -> ERASED + person.orElseThrow()) + "/" + folio;
    }
}
