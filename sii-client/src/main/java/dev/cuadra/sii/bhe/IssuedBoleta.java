package dev.cuadra.sii.bhe;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.report.ReportedState;
import dev.cuadra.boleta.rut.Rut;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * A boleta in the report of those that a taxpayer issued.
 *
 * @param id issuer and number
 * @param receiver who pays
 * @param receiverName the name of who pays
 * @param date the date written on it
 * @param issuedOn the day on which it was made; empty when the report does not say
 * @param gross the gross fee
 * @param retainedByReceiver what the receiver keeps back
 * @param retainedByIssuer what the issuer pays provisionally; empty when the report has no such field, which is not zero
 * @param net what is paid out
 * @param state its state
 * @param annulledOn when it was annulled
 * @param partnership whether the issuer is a professional partnership
 * @param barCode the SII's own mark of it
 * @source SII-COMMIT-ISSUED
 */
public record IssuedBoleta(
        BoletaId id,
        Rut receiver,
        String receiverName,
        LocalDate date,
        Optional<LocalDate> issuedOn,
        Clp gross,
        Clp retainedByReceiver,
        Optional<Clp> retainedByIssuer,
        Clp net,
        ReportedState state,
        Optional<LocalDate> annulledOn,
        boolean partnership,
        String barCode) {
    public IssuedBoleta {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(receiver, "receiver");
        Objects.requireNonNull(receiverName, "receiverName");
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(issuedOn, "issuedOn");
        Objects.requireNonNull(retainedByIssuer, "retainedByIssuer");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(annulledOn, "annulledOn");
        Objects.requireNonNull(barCode, "barCode");
    }

    /** The masked identity alone: names and amounts stay out of logs. */
    @Override
    public String toString() {
        return "IssuedBoleta[" + id.masked() + "]";
    }
}
