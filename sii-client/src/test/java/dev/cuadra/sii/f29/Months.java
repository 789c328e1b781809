package dev.cuadra.sii.f29;

import dev.cuadra.boleta.close.Decision;
import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.report.ReportRow;
import dev.cuadra.boleta.report.ReportedState;
import dev.cuadra.boleta.rut.Rut;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/** Boletas of a September, ours and the SII's. */
final class Months {
    static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);
    static final LocalDate DAY = LocalDate.of(2026, 9, 10);
    private static final Clp GROSS = Clp.of(10_000_000);

    private Months() {}

    static Boleta boleta(String id, long retained) {
        return boleta(id, Concept.HONORARIOS, retained, 0);
    }

    static Boleta boleta(String id, Concept concept, long retained, long loan) {
        return new Boleta(
                BoletaId.parse(id),
                concept,
                DAY,
                Optional.of(DAY),
                BoletaState.VIGENTE,
                GROSS,
                Retainer.PAYER,
                Clp.of(retained),
                Clp.of(loan));
    }

    static LedgerLine line(Boleta boleta) {
        return new LedgerLine(boleta, Optional.of(Rut.parse("12345678-5")), "Ana", Optional.empty());
    }

    static LedgerLine line(Boleta boleta, Decision decision) {
        return new LedgerLine(boleta, Optional.of(Rut.parse("12345678-5")), "Ana", Optional.of(decision));
    }

    static ReportRow row(String id, long retained, String state) {
        BoletaId read = BoletaId.parse(id);
        return new ReportRow(
                1,
                read,
                read.issuer(),
                "Ana",
                DAY,
                ReportedState.of(state),
                Optional.empty(),
                false,
                GROSS,
                Clp.of(retained),
                GROSS.minus(Clp.of(retained)));
    }
}
