package dev.cuadra.boleta.receipt;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cuadra.boleta.rut.Rut;
import java.util.Comparator;
import java.util.Objects;

/**
 * What identifies a receipt: its issuer and its folio, for each issuer counts its own.
 *
 * @param issuer who issued it
 * @param folio its number, 1 or more
 * @source BHE-1
 */
public record BoletaId(Rut issuer, long folio) implements Comparable<BoletaId> {
    private static final Comparator<BoletaId> ORDER =
            Comparator.comparing(BoletaId::issuer).thenComparingLong(BoletaId::folio);

    public BoletaId {
        Objects.requireNonNull(issuer, "issuer");
        if (folio < 1) {
            throw new IllegalArgumentException("Folio below 1: " + folio);
        }
    }

    /**
     * Reads {@code 12345678-5/153}.
     *
     * @throws IllegalArgumentException for any other form
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static BoletaId parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException("Not RUT/FOLIO: '" + text + "'");
        }
        return new BoletaId(Rut.parse(text.substring(0, slash)), Long.parseLong(text.substring(slash + 1)));
    }

    @Override
    public int compareTo(BoletaId other) {
        return ORDER.compare(this, other);
    }

    /** {@code 12345678-5/153}, which {@link #parse} reads back. */
    @Override
    @JsonValue
    public String toString() {
        return issuer + "/" + folio;
    }
}
