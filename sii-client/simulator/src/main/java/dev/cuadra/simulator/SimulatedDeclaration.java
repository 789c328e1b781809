package dev.cuadra.simulator;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.rut.Rut;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A return that the simulated SII holds.
 *
 * @param rut whose
 * @param month the month of the return
 * @param folio its number
 * @param stateId the number of its state; 1 is in force
 * @param state the text of its state
 * @param filedOn the day
 * @param amount what was due with it
 * @param codes code to value in the form of the wire, in order
 * @param internalId the number {@code codInt} that its PDF is asked for with
 */
public record SimulatedDeclaration(
        Rut rut,
        YearMonth month,
        long folio,
        int stateId,
        String state,
        LocalDate filedOn,
        Clp amount,
        Map<String, String> codes,
        String internalId) {
    /** The state of a return in force. */
    public static final int IN_FORCE = 1;

    public SimulatedDeclaration {
        Objects.requireNonNull(rut, "rut");
        Objects.requireNonNull(month, "month");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(filedOn, "filedOn");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(internalId, "internalId");
        codes = Collections.unmodifiableMap(new LinkedHashMap<>(codes));
        if (folio < 1) {
            throw new IllegalArgumentException("Folio below 1: " + folio);
        }
    }

    /** A return in force. */
    public static SimulatedDeclaration of(
            Rut rut, YearMonth month, long folio, LocalDate filedOn, Clp amount, Map<String, String> codes) {
        return new SimulatedDeclaration(
                rut,
                month,
                folio,
                IN_FORCE,
                "Vigente",
                filedOn,
                amount,
                codes,
                Long.toString(100_000_000 + folio % 100_000_000));
    }

    /** The same in another state. */
    public SimulatedDeclaration with(int otherId, String other) {
        return new SimulatedDeclaration(rut, month, folio, otherId, other, filedOn, amount, codes, internalId);
    }
}
