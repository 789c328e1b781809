package dev.cuadra.boleta.payment;

import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.spi.problem.Text;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;

/**
 * What a contractor is told of a payment.
 *
 * @param boleta the boleta
 * @param name who was paid
 * @param reference our key of the payment
 * @param paidOn when
 * @param part what was paid and kept back
 * @param left what is left to pay of the boleta, as the payee gets it
 * @param reversed whether the bank returned it
 */
public record PaymentReceipt(
        BoletaId boleta, String name, String reference, LocalDate paidOn, PaidPart part, Clp left, boolean reversed) {
    public PaymentReceipt {
        Objects.requireNonNull(boleta, "boleta");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(paidOn, "paidOn");
        Objects.requireNonNull(part, "part");
        Objects.requireNonNull(left, "left");
    }

    /** One line that says what it is. */
    public Text subject() {
        return Texts.BOOK.text(key() + ".subject", values());
    }

    /** The whole of it. */
    public Text body() {
        return Texts.BOOK.text(key() + ".body", values());
    }

    private String key() {
        return reversed ? "payment.reversed" : "payment.receipt";
    }

    private Map<String, ?> values() {
        return Map.of(
                "folio", boleta.folio(),
                "name", name,
                "reference", reference,
                "day", paidOn,
                "gross", part.gross(),
                "retained", part.retained(),
                "loan", part.loanRetained(),
                "net", part.net(),
                "left", left);
    }

    /** The reference alone: the rest is personal and stays out of logs. */
    @Override
    public String toString() {
        return "PaymentReceipt[" + reference + "]";
    }
}
