package dev.cuadra.sii.f29;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.page.SiiPage;
import java.util.Optional;

/**
 * Whether a declaration of a month is in force. One observer saw this answer; {@link Declaration} says more, and was
 * seen by several.
 *
 * @param exists whether there is one
 * @source SII-CURRENT
 */
public record CurrentDeclaration(boolean exists) {
    /**
     * Reads the answer to {@link SdiMethod#CURRENT}; empty when the SII does not say.
     *
     * @throws SiiFaultException when the page is no such answer
     */
    public static Optional<CurrentDeclaration> of(SiiPage page) {
        JsonNode data = SdiMessages.data(page);
        if (data.isMissingNode()) {
            return Optional.empty();
        }
        JsonNode exists = data.path("existe");
        if (!exists.isBoolean()) {
            throw SdiMessages.fault(FaultKind.UNRECOGNISED, page);
        }
        return Optional.of(new CurrentDeclaration(exists.booleanValue()));
    }
}
