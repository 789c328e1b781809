package dev.cuadra.audit;

import dev.cuadra.boleta.form29.Form29Assembler;
import dev.cuadra.boleta.form29.Form29Engine;
import dev.cuadra.boleta.retention.RetentionCalculator;
import dev.cuadra.boleta.retention.RetentionEngine;

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
