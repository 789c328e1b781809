package dev.cuadra.host;

import dev.cuadra.audit.LaybyProperties;
import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyEngine;
import dev.cuadra.layby.agreement.LaybyRules;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.report.FundsReport;
import dev.cuadra.layby.report.ReportTotal;
import java.util.List;
import java.util.Objects;
import javax.money.MonetaryAmount;

/** Runs as an auditor's class would: from a package of its own. */
class OurLaybyTest extends LaybyProperties {
    @Override
    protected LaybyEngine engine() {
        return LaybyRules.standard();
    }

    @Override
    protected MonetaryAmount liability(List<Layby> books) {
        FundsReport report = new FundsReport(books.get(0).terms().agreedOn());
        books.forEach(report::add);
        return report.report().totals().stream()
                .filter(total -> total.level() == ReportTotal.Level.ALL)
                .map(total -> Objects.requireNonNull(total.sums().get("funds")))
                .findFirst()
                .orElse(MinorUnits.zero(books.get(0).terms().currency()));
    }
}
