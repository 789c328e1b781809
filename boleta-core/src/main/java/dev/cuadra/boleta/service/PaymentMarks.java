package dev.cuadra.boleta.service;

import dev.cuadra.boleta.payment.PayMark;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.spi.TenantId;
import java.util.Set;

/** What a host knows of boletas and contractors besides the books. Safe for many threads. */
@FunctionalInterface
public interface PaymentMarks {
    /** Nothing. */
    PaymentMarks NONE = (tenant, boleta) -> Set.of();

    /** What speaks against paying {@code boleta} now. */
    Set<PayMark> of(TenantId tenant, BoletaId boleta);
}
