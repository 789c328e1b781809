package dev.cuadra.sii.call;

import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.bhe.AnnualSummary;
import dev.cuadra.sii.bhe.BoletaPdf;
import dev.cuadra.sii.bhe.IssuedBteWalk;
import dev.cuadra.sii.bhe.ReceivedWalk;
import dev.cuadra.spi.Bytes;
import java.net.URI;
import java.time.YearMonth;
import java.util.function.Function;

/** What a client reads from the pages of boletas and BTE. Safe for many threads. */
final class BoletaReadings {
    private static final String BHE_MENU = "https://loa.sii.cl/cgi_IMT/TMBCOC_MenuConsultasContribRec.cgi";
    private static final String OWN_MENU = "https://loa.sii.cl/cgi_IMT/TMBCOC_MenuConsultasContrib.cgi";
    private static final String BTE_MENU = "https://zeus.sii.cl/cvc_cgi/bte/bte_indiv_cons?1";

    private final SiiClient client;
    private final Wire wire;
    private final CallLimits limits;

    BoletaReadings(SiiClient client, Wire wire, CallLimits limits) {
        this.client = client;
        this.wire = wire;
        this.limits = limits;
    }

    <T> T received(Rut company, YearMonth month, Function<ReceivedWalk, T> whole) {
        return client.operate(SiiOperation.RECEIVED, company, (session, budget) -> {
            ReceivedWalk walk = ReceivedWalk.of(company, month);
            int further = 0;
            while (!walk.complete()) {
                ReceivedWalk before = walk;
                budget.pages(further++, limits.page());
                Ask ask = Ask.form(Ask.Kind.READ, ReceivedWalk.REPORT, BHE_MENU, walk.next());
                walk = wire.read(() -> ask, session.jar(), budget, before::take);
            }
            return whole.apply(walk);
        });
    }

    <T> T issuedBte(Rut company, YearMonth month, Function<IssuedBteWalk, T> whole) {
        return client.operate(SiiOperation.ISSUED_BTE, company, (session, budget) -> {
            IssuedBteWalk walk = IssuedBteWalk.of(company, month);
            int further = 0;
            while (!walk.complete()) {
                IssuedBteWalk before = walk;
                budget.pages(further++, limits.page());
                Ask ask = Ask.form(Ask.Kind.READ, IssuedBteWalk.REPORT, BTE_MENU, walk.next());
                walk = wire.read(() -> ask, session.jar(), budget, before::take);
            }
            return whole.apply(walk);
        });
    }

    AnnualSummary year(Rut company, int year) {
        String query = Ask.encoded(AnnualSummary.fields(company, year));
        Ask ask = Ask.get(Ask.Kind.READ, URI.create(AnnualSummary.REPORT + "?" + query))
                .with("Referer", BHE_MENU);
        return client.operate(
                SiiOperation.YEAR,
                company,
                (session, budget) -> wire.read(() -> ask, session.jar(), budget, AnnualSummary::of));
    }

    Bytes pdf(Rut taxpayer, String barCode, BoletaPdf.Side side) {
        Ask ask = Ask.get(Ask.Kind.READ, BoletaPdf.address(barCode, side))
                .with("Referer", side == BoletaPdf.Side.RECEIVED ? BHE_MENU : OWN_MENU);
        return client.operate(
                SiiOperation.BOLETA_PDF,
                taxpayer,
                (session, budget) -> wire.read(() -> ask, session.jar(), budget, BoletaPdf::of));
    }
}
