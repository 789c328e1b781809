package dev.cuadra.boleta.payment;

import dev.cuadra.boleta.money.Clp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a batch pays, and when: what an approval is about.
 *
 * @param payOn the day of payment
 * @param lines the lines, in the order of the file
 */
public record BatchContent(LocalDate payOn, List<BatchLine> lines) {
    public BatchContent {
        Objects.requireNonNull(payOn, "payOn");
        lines = List.copyOf(lines);
    }

    /** What the lines come to. */
    public Clp total() {
        return Clp.sum(lines.stream().map(BatchLine::amount).toList());
    }

    /** A number that is another whenever anything of the content is, the order included. */
    public String hash(String batch) {
        List<String> pieces = new ArrayList<>(List.of("content", batch, payOn.toString()));
        lines.forEach(line -> pieces.addAll(
                List.of(line.reference(), line.boleta(), line.amount().toString(), line.account())));
        return Fingerprint.of(pieces);
    }
}
