package dev.cuadra.sii.commit.service;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.sii.commit.AnnulOrder;
import dev.cuadra.sii.commit.EmitOrder;
import dev.cuadra.sii.commit.EmitOrder.RetainedBy;
import dev.cuadra.sii.commit.EmitOrder.Service;
import dev.cuadra.sii.commit.ObserveOrder;
import java.time.LocalDate;
import java.util.List;

/** Orders of the sample world. */
final class Orders {
    static final EmitOrder.Receiver COMPANY =
            new EmitOrder.Receiver(Desk.COMPANY, "COMPAÑÍA DE PRUEBA & CÍA.", "Av. Ñuñoa 123", 13, "1310", "ÑUÑOA");

    private Orders() {}

    /** 300 000 and 200 000, of which 15.25 % is 76 250. */
    static EmitOrder emit(String reference) {
        return emit(reference, LocalDate.of(2026, 6, 2), RetainedBy.RECEIVER);
    }

    static EmitOrder emit(String reference, LocalDate date, RetainedBy retainedBy) {
        return new EmitOrder(
                reference,
                Desk.EVA,
                COMPANY,
                date,
                retainedBy,
                List.of(new Service("Asesoría", Clp.of(300_000)), new Service("Informe «final»", Clp.of(200_000))));
    }

    static AnnulOrder annul(String reference) {
        return new AnnulOrder(
                reference, new BoletaId(Desk.EVA, 9), LocalDate.of(2026, 5, 21), AnnulOrder.Cause.NOT_PAID);
    }

    static ObserveOrder observe(String reference) {
        return new ObserveOrder(
                reference,
                Desk.COMPANY,
                new BoletaId(Desk.ANA, 311),
                LocalDate.of(2026, 5, 22),
                ObserveOrder.Cause.NO_RELATION);
    }
}
