package dev.cuadra.host;

import dev.cuadra.audit.WorkedDueDates;
import dev.cuadra.boleta.form29.Form29Assembler;
import dev.cuadra.boleta.form29.Form29Engine;

/** Runs as an auditor's class would: from a package of its own. */
class OurWorkedDueDatesTest extends WorkedDueDates {
    @Override
    protected Form29Engine engine() {
        return Form29Assembler.chile();
    }
}
