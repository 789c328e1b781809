package dev.cuadra.sii.f29;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.page.SiiPage;
import java.time.YearMonth;
import java.util.Objects;
import java.util.Optional;

/**
 * What the SII says of a month's provisional payment. Rates are decimal text, per cent, exactly as the SII writes them.
 *
 * @param rate code 115, per cent, such as {@code 0.125}; empty when the SII has none
 * @param base code 563, whole pesos; empty when the SII has none
 * @param payment code 62, whole pesos; empty when the SII has none
 * @param code750 code 750 as it stands; what stands there is not established
 * @param companyRate the rate of the company tax, per cent, such as {@code 12.5}; empty when the SII has none
 * @param smallCompany whether the taxpayer is under the small companies' regime; empty when the SII does not say
 * @param late whether the term is over; empty when the SII does not say
 * @source SII-PPM
 */
public record PpmRate(
        Optional<String> rate,
        Optional<Clp> base,
        Optional<Clp> payment,
        Optional<String> code750,
        Optional<String> companyRate,
        Optional<Boolean> smallCompany,
        Optional<Boolean> late) {
    private static final String DECIMAL = "[0-9]{1,3}(\\.[0-9]{1,10})?";

    public PpmRate {
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(payment, "payment");
        Objects.requireNonNull(code750, "code750");
        Objects.requireNonNull(smallCompany, "smallCompany");
        Objects.requireNonNull(late, "late");
        requireRate(rate);
        requireRate(companyRate);
    }

    private static void requireRate(Optional<String> given) {
        given.filter(text -> !text.matches(DECIMAL)).ifPresent(text -> {
            throw new IllegalArgumentException("Not a rate: '" + text + "'");
        });
    }

    /**
     * Reads the answer to {@link SdiMethod#PPM_RATE}; empty when the SII knows of no payment in the month.
     *
     * @throws SiiFaultException when the page is no such answer, is of another taxpayer or month, or has a figure that
     *     cannot be read
     */
    public static Optional<PpmRate> of(SiiPage page, Rut taxpayer, YearMonth month) {
        JsonNode data = SdiMessages.data(page);
        if (data.isMissingNode()) {
            return Optional.empty();
        }
        boolean ours = echoes(data, "rutContribuyente", Integer.toString(taxpayer.number()))
                && echoes(data, "periodo", SdiMessages.PERIOD.format(month));
        // An object without any of the figures is no "nothing": that one has a word of its own.
        if (!data.isObject() || !ours || !(data.has("cod115") && data.has("cod563"))) {
            throw SdiMessages.fault(FaultKind.UNRECOGNISED, page);
        }
        return Optional.of(new PpmRate(
                rate(page, data.path("cod115")),
                amount(page, data.path("cod563")),
                amount(page, data.path("cod62")),
                text(data.path("cod750")),
                rate(page, data.path("tasaIDPC")),
                truth(data.path("esPropyme")),
                truth(data.path("fueraDePlazo"))));
    }

    private static boolean echoes(JsonNode data, String name, String expected) {
        return !data.hasNonNull(name) || data.path(name).asText().equals(expected);
    }

    private static Optional<String> text(JsonNode node) {
        return node.isValueNode() && !node.isNull()
                ? Optional.of(node.asText().strip()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    private static Optional<String> rate(SiiPage page, JsonNode node) {
        Optional<String> text = text(node);
        if (text.filter(rate -> !rate.matches(DECIMAL)).isPresent()) {
            throw SdiMessages.fault(FaultKind.UNRECOGNISED, page);
        }
        return text;
    }

    private static Optional<Clp> amount(SiiPage page, JsonNode node) {
        return text(node).map(any -> SdiMessages.pesos(page, node));
    }

    private static Optional<Boolean> truth(JsonNode node) {
        return node.isBoolean() ? Optional.of(node.booleanValue()) : Optional.empty();
    }
}
