package dev.cuadra.sii.f29;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.page.SiiPage;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the SII proposes to declare. Proposals have been wrong before: it is compared, never adopted.
 *
 * @param codes the boxes with their amounts; rates keep their decimals
 * @param type the SII's number for the kind of proposal, of which no list is known
 * @source SII-PROP
 */
public record Proposal(Map<F29Code, BigDecimal> codes, int type) {
    public Proposal {
        codes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(codes));
    }

    /**
     * Reads the answer to {@link SdiMethod#PROPOSAL}; empty when the SII has none for the month.
     *
     * @throws SiiFaultException when the page is no such answer, or an amount cannot be read
     */
    public static Optional<Proposal> of(SiiPage page) {
        JsonNode data = SdiMessages.data(page);
        if (data.isMissingNode()) {
            return Optional.empty();
        }
        JsonNode list = data.path("listCodPropuestos");
        if (!list.isArray()) {
            throw SdiMessages.fault(FaultKind.UNRECOGNISED, page);
        }
        Map<F29Code, BigDecimal> codes = new LinkedHashMap<>();
        for (JsonNode box : list) {
            String code = box.path("codigo").asText("");
            String value = box.path("valor").asText("");
            // Dots are decimal marks here, and nowhere else at the SII.
            if (!code.matches("0{0,2}[1-9][0-9]{0,3}") || !value.matches("-?[0-9]{1,15}(\\.[0-9]{1,6})?")) {
                throw SdiMessages.fault(FaultKind.UNRECOGNISED, page);
            }
            if (codes.put(F29Code.of(code.replaceFirst("^0+", "")), new BigDecimal(value)) != null) {
                throw SdiMessages.fault(FaultKind.INCOMPLETE, page);
            }
        }
        return Optional.of(new Proposal(codes, data.path("tipopropuesta").asInt(0)));
    }
}
