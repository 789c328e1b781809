package dev.cuadra.boleta.service;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.TenantId;

/**
 * Who may do what with a company's payments: the host knows. Asked before each command takes effect. Safe for many
 * threads.
 */
public interface PaymentPermissions {
    /** Whether {@code user} has {@code right} over the payments of {@code payer}. */
    boolean may(TenantId tenant, String user, PaymentRight right, Rut payer);

    /** The most that {@code user} may approve for one day of payment, 0 or more. */
    Clp limit(TenantId tenant, String user, Rut payer);
}
