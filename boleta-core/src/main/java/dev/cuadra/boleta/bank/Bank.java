package dev.cuadra.boleta.bank;

import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.problem.Confidence;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An institution that accounts are held at, by the code of the Chilean banking supervisor.
 *
 * @param code three digits
 * @param name its name
 * @param rut its own tax number, by which some layouts name it; empty where it is not known
 * @param rutConfidence how sure the tax number is
 * @param open whether money can be sent to this code
 * @param heir the code to use instead: that of a closed one's heir, or the newer one of the same bank
 * @param aliases other names that people write
 * @param source where the row comes from
 * @param confidence how sure the row is
 * @param note what is not settled about it; may be empty
 * @source BANK-1
 */
public record Bank(
        String code,
        String name,
        Optional<Rut> rut,
        Confidence rutConfidence,
        boolean open,
        Optional<String> heir,
        List<String> aliases,
        String source,
        Confidence confidence,
        String note) {
    public Bank {
        Objects.requireNonNull(rut, "rut");
        Objects.requireNonNull(rutConfidence, "rutConfidence");
        Objects.requireNonNull(heir, "heir");
        Objects.requireNonNull(confidence, "confidence");
        Objects.requireNonNull(note, "note");
        aliases = List.copyOf(aliases);
        if (!code.matches("[0-9]{3}") || name.isBlank() || source.isBlank()) {
            throw new IllegalArgumentException("A bank has a code of three digits, a name and a source: " + code);
        }
    }
}
