package dev.cuadra.host;

import dev.cuadra.audit.WorkedAmounts;
import dev.cuadra.boleta.retention.RetentionCalculator;
import dev.cuadra.boleta.retention.RetentionEngine;

/** Runs as an auditor's class would: from a package of its own. */
class OurWorkedAmountsTest extends WorkedAmounts {
    @Override
    protected RetentionEngine engine() {
        return RetentionCalculator.chile();
    }
}
