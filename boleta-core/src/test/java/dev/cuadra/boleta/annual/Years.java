package dev.cuadra.boleta.annual;

import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.rut.Rut;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Invented boletas of 2025, whose amounts are worked by hand at 14.5 %, and at 10 % of directors. */
final class Years {
    static final Rut PAYER = Rut.parse("76000000-0");
    static final Rut ANA = Rut.parse("12345678-5");
    static final Rut LUIS = Rut.parse("11111111-1");
    static final Rut EVA = Rut.parse("22222222-2");

    private Years() {}

    static LedgerLine fee(Rut issuer, long folio, String paidOn, long gross, long retained) {
        return line(issuer, folio, Concept.HONORARIOS, paidOn, gross, retained, 0);
    }

    static LedgerLine line(
            Rut issuer, long folio, Concept concept, String paidOn, long gross, long retained, long loan) {
        LocalDate day = LocalDate.parse(paidOn);
        return new LedgerLine(
                boleta(new BoletaId(issuer, folio), concept, day, gross, retained, loan),
                Optional.of(issuer),
                "N " + issuer.number(),
                Optional.empty());
    }

    static LedgerLine islander(Rut issuer, long folio, String paidOn, long gross) {
        return line(issuer, folio, Concept.HONORARIOS, paidOn, gross, 0, 0);
    }

    static LedgerLine erased(long person, long folio, String paidOn, long gross, long retained) {
        BoletaId id = BoletaId.erased(new UUID(7, person), folio);
        return LedgerLine.erased(
                boleta(id, Concept.HONORARIOS, LocalDate.parse(paidOn), gross, retained, 0), Optional.empty());
    }

    static LedgerLine in(BoletaState state, LedgerLine line) {
        return line.with(line.boleta().in(state));
    }

    static LedgerLine unpaid(LedgerLine line) {
        Boleta paid = line.boleta();
        return line.with(new Boleta(
                paid.id(),
                paid.concept(),
                paid.date(),
                Optional.empty(),
                paid.state(),
                paid.gross(),
                paid.retainer(),
                paid.retained(),
                paid.loanRetained()));
    }

    static AnnualRequest year(LedgerLine... lines) {
        return AnnualRequest.of(PAYER, 2025, List.of(lines));
    }

    private static Boleta boleta(BoletaId id, Concept concept, LocalDate day, long gross, long retained, long loan) {
        return new Boleta(
                id,
                concept,
                day,
                Optional.of(day),
                BoletaState.VIGENTE,
                Clp.of(gross),
                retained + loan == 0 ? Retainer.NONE : Retainer.PAYER,
                Clp.of(retained),
                Clp.of(loan));
    }
}
