package dev.cuadra.sii.f29;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.report.ReportedState;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The boletas behind the proposal of a month, as the Form 29 application lists them: all of them, adding up to its
 * totals. No row names the RUT of its issuer, and numbers are of each issuer's own: the list serves for totals, and
 * says nothing sure of one boleta. For that there is the monthly report.
 *
 * @param rows the boletas, in the application's order
 * @param totals what the application says they add up to
 * @source SII-LIST
 */
public record SdiBoletas(List<Row> rows, Totals totals) {
    public SdiBoletas {
        rows = List.copyOf(rows);
        Objects.requireNonNull(totals, "totals");
    }

    /**
     * Amounts in whole pesos.
     *
     * @param gross the gross fees
     * @param retainedByIssuers what the issuers pay themselves
     * @param retainedByReceiver what the receiver keeps back
     * @param net what is left
     */
    public record Totals(Clp gross, Clp retainedByIssuers, Clp retainedByReceiver, Clp net) {
        /** Nothing. */
        public static final Totals ZERO = new Totals(Clp.ZERO, Clp.ZERO, Clp.ZERO, Clp.ZERO);

        public Totals {
            Objects.requireNonNull(gross, "gross");
            Objects.requireNonNull(retainedByIssuers, "retainedByIssuers");
            Objects.requireNonNull(retainedByReceiver, "retainedByReceiver");
            Objects.requireNonNull(net, "net");
        }

        Totals plus(Totals other) {
            return new Totals(
                    gross.plus(other.gross),
                    retainedByIssuers.plus(other.retainedByIssuers),
                    retainedByReceiver.plus(other.retainedByReceiver),
                    net.plus(other.net));
        }
    }

    /**
     * A boleta, without whose it is.
     *
     * @param folio its number, 1 or more, which other issuers have as well
     * @param state its state
     * @param date the date written on it; empty when it cannot be read
     * @param issuerName the issuer's name as the application writes it
     * @param partnership whether the issuer is a professional partnership
     * @param amounts its amounts
     */
    public record Row(
            long folio,
            ReportedState state,
            Optional<LocalDate> date,
            String issuerName,
            boolean partnership,
            Totals amounts) {
        public Row {
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(date, "date");
            Objects.requireNonNull(issuerName, "issuerName");
            Objects.requireNonNull(amounts, "amounts");
        }

        /** Whether its state says that it is annulled. */
        public boolean annulled() {
            return state.state().equals(Optional.of(BoletaState.ANULADA));
        }

        /** Nothing: names stay out of logs. */
        @Override
        public String toString() {
            return "Row";
        }
    }

    /** How many: names stay out of logs. */
    @Override
    public String toString() {
        return "SdiBoletas[" + rows.size() + " boletas]";
    }
}
