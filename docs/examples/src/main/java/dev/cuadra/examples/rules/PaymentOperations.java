package dev.cuadra.examples.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.payment.BoletaSplit;
import dev.cuadra.boleta.payment.PaidPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Payments of boletas. */
final class PaymentOperations {
    private PaymentOperations() {}

    private enum By {
        NET,
        GROSS
    }

    static void split(Input input, ObjectNode answer, Locale locale) {
        Clp gross = within(input, "gross", 1, Clp.MAX);
        Clp retained = within(input, "retained", 0, gross.pesos());
        Clp loan = input.has("loanRetained")
                ? within(input, "loanRetained", 0, gross.minus(retained).pesos())
                : Clp.ZERO;
        By by = input.word("by", By.class, By.NET);
        JsonNode payments = input.required("payments");
        input.end();
        BoletaSplit split = BoletaSplit.of(new PaidPart(gross, retained, loan));
        long most = by == By.NET ? split.left().net().pesos() : gross.pesos();
        List<Clp> amounts = amounts(input, payments, most);
        // snippet:split
        List<PaidPart> parts = by == By.NET ? split.nets(amounts) : split.grosses(amounts);
        // end:split
        ArrayNode written = answer.putArray("parts");
        parts.forEach(part -> write(part, written.addObject()));
        PaidPart paid = parts.stream().reduce(PaidPart.NOTHING, PaidPart::plus);
        write(split.whole().minus(paid), answer.putObject("left"));
    }

    private static List<Clp> amounts(Input input, JsonNode payments, long most) {
        List<Clp> amounts = new ArrayList<>();
        long left = most;
        for (JsonNode payment : payments) {
            long pesos = payment.isIntegralNumber() && payment.canConvertToLong() ? payment.asLong() : 0;
            if (pesos < 1 || pesos > left) {
                throw range(input, "payments", 1, left);
            }
            amounts.add(Clp.of(pesos));
            left -= pesos;
        }
        if (!payments.isArray()) {
            throw range(input, "payments", 1, most);
        }
        return amounts;
    }

    /** An amount from {@code least} to {@code most}. */
    static Clp within(Input input, String member, long least, long most) {
        long pesos = input.integer(member);
        if (pesos < least || pesos > most) {
            throw range(input, member, least, most);
        }
        return Clp.of(pesos);
    }

    private static RuntimeException range(Input input, String member, long least, long most) {
        return input.problem("INPUT_RANGE", member, Map.of("member", member, "least", least, "most", most));
    }

    private static void write(PaidPart part, ObjectNode to) {
        to.put("gross", part.gross().pesos());
        to.put("retained", part.retained().pesos());
        to.put("loanRetained", part.loanRetained().pesos());
        to.put("net", part.net().pesos());
    }
}
