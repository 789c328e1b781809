package dev.cuadra.sii.f29;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.report.ReportRow;
import dev.cuadra.sii.bhe.AnnualSummary;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the SII says of a month.
 *
 * @param received the rows of the monthly report of received boletas
 * @param bte the rows of the report of BTE; none where it was not read
 * @param proposed code 151 of the proposal; empty without one
 * @param annual the month in the annual report; empty without one
 */
public record SiiMonth(
        List<ReportRow> received, List<ReportRow> bte, Optional<Clp> proposed, Optional<AnnualSummary.Line> annual) {
    public SiiMonth {
        received = List.copyOf(received);
        bte = List.copyOf(bte);
        Objects.requireNonNull(proposed, "proposed");
        Objects.requireNonNull(annual, "annual");
    }

    /** The list alone. */
    public static SiiMonth of(List<ReportRow> received) {
        return new SiiMonth(received, List.of(), Optional.empty(), Optional.empty());
    }

    /** How much there is: rows are personal. */
    @Override
    public String toString() {
        return "SiiMonth[" + received.size() + " received, " + bte.size() + " BTE]";
    }
}
