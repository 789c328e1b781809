package dev.cuadra.sii.commit;

import dev.cuadra.boleta.money.Clp;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the SII says is going to happen, for a person to accept. Nothing has happened yet.
 *
 * @param order what is ordered
 * @param gross the gross fee, where the page says it
 * @param retained what is kept back, as the SII works it out, where the page says it
 * @param net what is paid out, where the page says it
 * @param percent the rate in per cent, where the page says it
 * @param expected where the boleta is going to stand by the time limits; empty for one that is issued
 * @param lastNumber the issuer's last number before a boleta is issued; empty otherwise. It is no part of what is accepted
 * @param said the words of the page. They are no part of what is accepted
 * @source SII-COMMIT-2
 */
public record CommitPreview(
        CommitOrder order,
        Optional<Clp> gross,
        Optional<Clp> retained,
        Optional<Clp> net,
        Optional<BigDecimal> percent,
        Optional<Expected> expected,
        OptionalLong lastNumber,
        String said) {
    public CommitPreview {
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(gross, "gross");
        Objects.requireNonNull(retained, "retained");
        Objects.requireNonNull(net, "net");
        Objects.requireNonNull(percent, "percent");
        Objects.requireNonNull(expected, "expected");
        Objects.requireNonNull(lastNumber, "lastNumber");
        Objects.requireNonNull(said, "said");
    }

    /** A SHA-256 over the order and everything that is previewed of it: what a {@link CommitAcceptance} names. */
    public String content() {
        List<String> lines = new ArrayList<>(order.lines());
        lines.add("gross " + gross.map(Clp::toString).orElse(""));
        lines.add("retained " + retained.map(Clp::toString).orElse(""));
        lines.add("net " + net.map(Clp::toString).orElse(""));
        lines.add("percent "
                + percent.map(rate -> rate.stripTrailingZeros().toPlainString()).orElse(""));
        lines.add("state " + expected.map(then -> then.state().name()).orElse(""));
        return Fingerprint.of(lines);
    }

    /** What is done: the rest is personal. */
    @Override
    public String toString() {
        return "CommitPreview[" + order.kind() + "]";
    }
}
