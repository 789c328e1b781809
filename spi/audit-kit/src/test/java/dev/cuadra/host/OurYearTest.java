package dev.cuadra.host;

import dev.cuadra.audit.YearProperties;
import dev.cuadra.boleta.annual.AnnualAssembler;
import dev.cuadra.boleta.annual.AnnualRequest;
import dev.cuadra.boleta.annual.AnnualStatement;
import dev.cuadra.boleta.form29.Form29Assembler;
import dev.cuadra.boleta.form29.Form29Engine;
import java.util.function.Function;

class OurYearTest extends YearProperties {
    @Override
    protected Function<AnnualRequest, AnnualStatement> engine() {
        return AnnualAssembler.chile()::assemble;
    }

    @Override
    protected Form29Engine form29() {
        return Form29Assembler.chile();
    }

    @Override
    protected int year() {
        return 2025;
    }
}
