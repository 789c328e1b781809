package dev.cuadra.simulator;

import dev.cuadra.boleta.rut.Rut;
import java.time.YearMonth;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the simulated SII proposes for a month's Form 29. Without a code 151 in it, the simulator adds what was kept
 * back of the month's boletas and BTE as they stand when it is asked.
 *
 * @param rut whose
 * @param month the month of the return
 * @param kind the number {@code tipopropuesta}
 * @param codes code to value in the form of the wire, in order
 * @param complementary the codes that the taxpayer still has to complete
 */
public record SimulatedProposal(
        Rut rut, YearMonth month, int kind, Map<String, String> codes, List<Integer> complementary) {
    public SimulatedProposal {
        Objects.requireNonNull(rut, "rut");
        Objects.requireNonNull(month, "month");
        codes = Collections.unmodifiableMap(new LinkedHashMap<>(codes));
        complementary = List.copyOf(complementary);
    }

    /** A proposal of the kind seen most, without codes to complete. */
    public static SimulatedProposal of(Rut rut, YearMonth month, Map<String, String> codes) {
        return new SimulatedProposal(rut, month, 44, codes, List.of());
    }
}
