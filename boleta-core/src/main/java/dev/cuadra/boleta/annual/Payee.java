package dev.cuadra.boleta.annual;

import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.rut.Rut;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * Who is paid in a year. Somebody who was erased is told apart from others by a random number, and by nothing else.
 *
 * @param rut the tax number; empty when that person was erased
 * @param erased the random number that stands in place of the RUT; empty unless the person was erased
 * @param name the name; empty when that person was erased
 */
public record Payee(Optional<Rut> rut, String erased, String name) implements Comparable<Payee> {
    private static final Comparator<Payee> ORDER = Comparator.comparing(Payee::isErased)
            .thenComparing(payee -> payee.rut.map(Rut::number).orElse(0))
            .thenComparing(Payee::erased);

    public Payee {
        Objects.requireNonNull(rut, "rut");
        Objects.requireNonNull(name, "name");
        if (rut.isPresent() != erased.isEmpty()) {
            throw new IllegalArgumentException("Either a RUT or the random number of somebody erased");
        }
    }

    /** Somebody known. */
    public static Payee of(Rut rut, String name) {
        return new Payee(Optional.of(rut), "", name);
    }

    /**
     * The erased person of a boleta.
     *
     * @throws IllegalArgumentException when its issuer is known
     */
    public static Payee erased(BoletaId boleta) {
        if (!boleta.isErased()) {
            throw new IllegalArgumentException("Nobody was erased: " + boleta.masked());
        }
        String text = boleta.toString();
        return new Payee(Optional.empty(), text.substring(0, text.lastIndexOf('/')), "");
    }

    /** Whether the person was erased. */
    public boolean isErased() {
        return rut.isEmpty();
    }

    /** The RUT, or what stands in its place. */
    public String id() {
        return rut.map(Rut::toString).orElse(erased);
    }

    /** By RUT; those who were erased come last. Names do not count. */
    @Override
    public int compareTo(Payee other) {
        return ORDER.compare(this, other);
    }

    /** The masked number: the rest is personal. */
    @Override
    public String toString() {
        return "Payee[" + rut.map(Rut::masked).orElse(erased) + "]";
    }
}
