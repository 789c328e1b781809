package dev.cuadra.host;

import dev.cuadra.audit.PaymentEngine;
import dev.cuadra.audit.PaymentProperties;
import dev.cuadra.boleta.payment.ReleaseGate;
import dev.cuadra.boleta.retention.RetentionCalculator;

class OurPaymentsTest extends PaymentProperties {
    @Override
    protected PaymentEngine engine() {
        return PaymentEngine.of(new ReleaseGate(RetentionCalculator.chile()));
    }
}
