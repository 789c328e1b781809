package dev.cuadra.boleta.payment;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import java.util.Locale;

/**
 * A line of a batch: so much of a boleta to an account. It names nobody.
 *
 * @param reference our key of it, which the bank brings back
 * @param boleta the host's key of the boleta, which names nobody
 * @param amount what the payee is to get, 1 peso or more
 * @param account what {@link Payee#fingerprint} says of payee and account, by the id of the batch
 */
public record BatchLine(String reference, String boleta, Clp amount, String account) {
    public BatchLine {
        if (reference.isBlank() || boleta.isBlank() || account.isBlank()) {
            throw new IllegalArgumentException("A line has a reference, a boleta and an account");
        }
        if (amount.pesos() < 1) {
            throw new IllegalArgumentException("A line pays 1 peso or more, not " + amount);
        }
    }

    /** What the payee reads of the payment of {@code boleta}. */
    public static String text(BoletaId boleta) {
        return "BOLETA " + boleta.folio();
    }

    /** A line under the reference that a boleta has in a batch: 16 letters and digits, in no other batch. */
    public static BatchLine of(String batch, String boleta, Clp amount, String account) {
        String reference =
                Fingerprint.of("reference", batch, boleta).substring(0, 16).toUpperCase(Locale.ROOT);
        return new BatchLine(reference, boleta, amount, account);
    }
}
