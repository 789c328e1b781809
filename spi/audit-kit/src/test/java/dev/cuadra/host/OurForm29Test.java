package dev.cuadra.host;

import dev.cuadra.audit.Form29Properties;
import dev.cuadra.boleta.form29.Form29Assembler;
import dev.cuadra.boleta.form29.Form29Engine;
import dev.cuadra.boleta.retention.RetentionCalculator;
import dev.cuadra.boleta.retention.RetentionEngine;

/** Runs as an auditor's class would: from a package of its own. */
class OurForm29Test extends Form29Properties {
    @Override
    protected Form29Engine engine() {
        return Form29Assembler.chile();
    }

    @Override
    protected RetentionEngine retention() {
        return RetentionCalculator.chile();
    }
}
