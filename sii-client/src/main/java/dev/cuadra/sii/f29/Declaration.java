package dev.cuadra.sii.f29;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.page.SiiPage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A declaration that the SII has for a month.
 *
 * @param state its number for the state; 1 is in force, others are carried as they are
 * @param stateText the state in the SII's words
 * @param folio the number of the declaration; empty while it has none
 * @param created the day that the SII gives
 * @param amount the amount, whole pesos
 * @source SII-DECL
 */
public record Declaration(int state, String stateText, Optional<String> folio, LocalDate created, BigDecimal amount) {
    /** The state of a declaration that counts. */
    public static final int IN_FORCE = 1;

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd/MM/uuuu").withResolverStyle(ResolverStyle.STRICT);

    /**
     * Reads the answer to {@link SdiMethod#DECLARATIONS}; an empty list when nothing was declared.
     *
     * @throws SiiFaultException when the page is no such answer
     */
    public static List<Declaration> of(SiiPage page) {
        JsonNode data = SdiMessages.data(page);
        if (data.isMissingNode()) {
            return List.of();
        }
        if (!data.isArray()) {
            throw SdiMessages.fault(FaultKind.UNRECOGNISED, page);
        }
        List<Declaration> declarations = new ArrayList<>();
        for (JsonNode one : data) {
            declarations.add(read(page, one));
        }
        return List.copyOf(declarations);
    }

    private static Declaration read(SiiPage page, JsonNode one) {
        JsonNode state = one.path("estadoDeclaracionId");
        String amount = one.path("monto").asText("");
        if (!state.isIntegralNumber() || !state.canConvertToInt() || !amount.matches("-?[0-9]{1,15}")) {
            throw SdiMessages.fault(FaultKind.UNRECOGNISED, page);
        }
        try {
            return new Declaration(
                    state.intValue(),
                    one.path("estado").asText(""),
                    Optional.of(one.path("folio").asText("")).filter(folio -> folio.matches("[0-9]{1,20}")),
                    LocalDate.parse(one.path("declFechaCreacion").asText(""), DAY),
                    new BigDecimal(amount));
        } catch (DateTimeParseException e) {
            throw SdiMessages.fault(FaultKind.UNRECOGNISED, page);
        }
    }

    /** Whether it counts as declared. */
    public boolean inForce() {
        return state == IN_FORCE;
    }
}
