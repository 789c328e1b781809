package dev.cuadra.audit;

import dev.cuadra.boleta.form29.Form29Assembler;
import dev.cuadra.boleta.form29.Form29Engine;

class OurWorkedDueDatesTest extends WorkedDueDates {
    @Override
    protected Form29Engine engine() {
        return Form29Assembler.chile();
    }
}
