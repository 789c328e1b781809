package dev.cuadra.boleta.bank;

import dev.cuadra.boleta.money.Clp;
import java.util.Objects;

/**
 * What a person compares with the bank's screen before a file is authorised.
 *
 * @param count how many transfers
 * @param sum what they move together
 * @param sha256 the digest of the file's bytes, 64 hexadecimal digits in lower case
 */
public record ControlTotals(int count, Clp sum, String sha256) {
    public ControlTotals {
        Objects.requireNonNull(sum, "sum");
        if (count < 1 || !sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("A file has a transfer and a digest");
        }
    }
}
