package dev.cuadra.audit;

import dev.cuadra.boleta.retention.RetentionCalculator;
import dev.cuadra.boleta.retention.RetentionEngine;

class OurRetentionTest extends RetentionProperties {
    @Override
    protected RetentionEngine engine() {
        return RetentionCalculator.chile();
    }
}
