package dev.cuadra.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cuadra.boleta.annual.AnnualRequest;
import dev.cuadra.boleta.annual.AnnualStatement;
import dev.cuadra.boleta.annual.Certificate;
import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.Form29;
import dev.cuadra.boleta.form29.Form29Engine;
import dev.cuadra.boleta.form29.Form29Request;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.rut.Rut;
import java.math.BigDecimal;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/**
 * That a payer's year agrees with itself, as properties of an engine: twelve Forms 29, the rows of DJ 1879 and the
 * certificates, before factors, to the peso. Extend it, name the engines, run it with JUnit. Holds no state.
 */
public abstract class YearProperties {
    private static final int LEDGERS = 200;
    private static final Rut PAYER = new Rut(76_000_000);
    private static final List<F29Code> CODES = List.of(F29Code.FEES, F29Code.DIRECTORS, F29Code.LOAN_ON_FEES);

    /** For the auditor's class. */
    protected YearProperties() {}

    /** What assembles the year under audit, such as {@code AnnualAssembler::assemble}. */
    protected abstract Function<AnnualRequest, AnnualStatement> engine();

    /** What assembles the months' returns; the year has to agree with it. */
    protected abstract Form29Engine form29();

    /** A year that the engine covers. */
    protected abstract int year();

    /** What twelve returns declare, the rows and the certificates say too, month by month and code by code. */
    @Property(tries = LEDGERS)
    @Tag("DJ-1")
    @Tag("DJ-2")
    public void twelveReturnsAreTheRowsAndTheCertificates(@ForAll("ledgers") List<Boleta> ledger) {
        AnnualStatement statement = engine().apply(request(ledger));
        Map<String, Long> returns = new TreeMap<>();
        Map<String, Long> rows = new TreeMap<>();
        Map<String, Long> certificates = new TreeMap<>();
        for (Month month : Month.values()) {
            Form29 form = form29().assemble(Form29Request.of(YearMonth.of(year(), month), ledger));
            CODES.forEach(code -> add(returns, month, code, pesos(form.value(code))));
        }
        statement
                .rows()
                .forEach(row -> row.months()
                        .forEach((month, amounts) -> amounts.forEach(
                                (amount, value) -> amount.code().ifPresent(code -> add(rows, month, code, value)))));
        statement
                .certificates()
                .forEach(certificate -> certificate.months().forEach(line -> {
                    boolean directors = certificate.kind() == Certificate.Kind.DIRECTORS;
                    add(certificates, line.month(), directors ? F29Code.DIRECTORS : F29Code.FEES, line.retained());
                    add(certificates, line.month(), F29Code.LOAN_ON_FEES, line.loan());
                }));

        assertEquals(returns, rows, "DJ-2: the rows of DJ 1879 and the twelve returns");
        assertEquals(returns, certificates, "DJ-1: the certificates and the twelve returns");
    }

    /** In which order the books are read does not matter. */
    @Property(tries = LEDGERS / 2)
    @Tag("DJ-1")
    public void theOrderOfTheBooksDoesNotMatter(@ForAll("ledgers") List<Boleta> ledger) {
        List<Boleta> reversed = new java.util.ArrayList<>(ledger);
        java.util.Collections.reverse(reversed);

        assertEquals(
                engine().apply(request(ledger)).rows(),
                engine().apply(request(reversed)).rows(),
                "DJ-1: rows of the same books in another order");
    }

    /** The books of a payer around a month of the year. */
    @Provide
    Arbitrary<List<Boleta>> ledgers() {
        return Arbitraries.of(Month.values()).flatMap(month -> Boletas.ledger(YearMonth.of(year(), month)));
    }

    private AnnualRequest request(List<Boleta> ledger) {
        List<LedgerLine> lines = ledger.stream()
                .map(boleta -> new LedgerLine(boleta, Optional.of(boleta.id().issuer()), "PERSONA", Optional.empty()))
                .toList();
        return AnnualRequest.of(PAYER, year(), lines);
    }

    private static Clp pesos(BigDecimal value) {
        return Clp.of(value.longValueExact());
    }

    private static void add(Map<String, Long> sums, Month month, F29Code code, Clp value) {
        if (!value.isZero()) {
            sums.merge(month + " " + code, value.pesos(), Long::sum);
        }
    }
}
