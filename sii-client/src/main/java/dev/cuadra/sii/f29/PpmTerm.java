package dev.cuadra.sii.f29;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.page.SiiPage;
import java.util.Optional;

/**
 * Whether a month's provisional payment would be in time now. One observer saw this answer.
 *
 * @param inTime whether it would
 * @source SII-TERM
 */
public record PpmTerm(boolean inTime) {
    /**
     * Reads the answer to {@link SdiMethod#PPM_TERM}; empty when the SII does not say.
     *
     * @throws SiiFaultException when the page is no such answer
     */
    public static Optional<PpmTerm> of(SiiPage page) {
        JsonNode data = SdiMessages.data(page);
        if (data.isMissingNode()) {
            return Optional.empty();
        }
        return switch (data.asText("")) {
            case "S" -> Optional.of(new PpmTerm(true));
            case "N" -> Optional.of(new PpmTerm(false));
            default -> throw SdiMessages.fault(FaultKind.UNRECOGNISED, page);
        };
    }
}
