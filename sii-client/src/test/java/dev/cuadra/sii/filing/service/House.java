package dev.cuadra.sii.filing.service;

import dev.cuadra.boleta.close.MonthCloseInput;
import dev.cuadra.boleta.close.MonthCloser;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.Form29;
import dev.cuadra.boleta.form29.Form29Assembler;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.report.ReportReader;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.service.BoletaBooks;
import dev.cuadra.boleta.service.FiledReturn;
import dev.cuadra.boleta.service.FiledReturns;
import dev.cuadra.runtime.Vault;
import dev.cuadra.sii.f29.Proposal;
import dev.cuadra.sii.filing.Acceptance;
import dev.cuadra.sii.filing.FilingChannel;
import dev.cuadra.sii.filing.FilingOrder;
import dev.cuadra.sii.filing.FilingResult;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.memory.InMemoryKeyRing;
import dev.cuadra.spi.memory.InMemoryStorage;
import dev.cuadra.spi.memory.SettableClock;
import dev.cuadra.tables.TableSource;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A company that closed its September, and a storage that can break. */
final class House {
    static final TenantId ACME = TenantId.of("acme");
    static final Rut PAYER = Rut.parse("76000000-0");
    static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);
    private static final String TITLES =
            "N°;Fecha;Estado;Fecha Anulación;Rut;Nombre o Razón Social;Soc. Prof.;" + "Brutos;Retenido;Pagado\n";

    final SettableClock clock = SettableClock.at(Instant.parse("2026-10-10T12:00:00Z"));
    final FaultyStorage storage = new FaultyStorage(new InMemoryStorage());
    private final Vault vault =
            new Vault(storage, new InMemoryKeyRing(), clock, new TimeOrderedIds(clock, new SecureRandom()));
    final BoletaBooks books = new BoletaBooks(vault, new MonthCloser(RateBook.chile(), Form29Assembler.chile()));
    final FiledReturns returns = new FiledReturns(vault, books, Form29Assembler.chile());
    final Form29 form;

    House() {
        form = close("");
    }

    /** Closes September with 152 500 kept back, and whatever {@code more} rows say. */
    Form29 close(String more) {
        String report = TITLES + "153;05/09/2026;VIGENTE;;12345678-5;ANA PEREZ SOTO;NO;1000000;152500;847500\n" + more;
        return books.close(
                        ACME,
                        new MonthCloseInput(
                                PAYER,
                                SEPTEMBER,
                                PeriodRule.PAYMENT_DATE,
                                List.of(new MonthCloseInput.Sourced(
                                        new ReportReader().received(TableSource.ofText("r.csv", report)),
                                        Concept.HONORARIOS)),
                                Map.of(),
                                Set.of(),
                                Optional.empty(),
                                Map.of(),
                                Set.of(),
                                Map.of(),
                                List.of()))
                .form29();
    }

    Filings filings(FilingChannel channel) {
        return new Filings(vault, books, returns, channel);
    }

    Filings byHand() {
        return new Filings(vault, books, returns, Optional.empty(), Filings.USUAL_PATIENCE);
    }

    static FilingOrder order(Form29 form) {
        return FilingOrder.of(PAYER, form, new Proposal(form.codes(), 44));
    }

    /** An order whose proposal is a peso beside the form. */
    static FilingOrder disagreeing(Form29 form) {
        Map<F29Code, BigDecimal> codes = new TreeMap<>(form.codes());
        codes.merge(F29Code.FEES, BigDecimal.ONE, BigDecimal::add);
        return FilingOrder.of(PAYER, form, new Proposal(codes, 44));
    }

    static Acceptance word(FilingResult ready) {
        return new Acceptance("Eva", "the SII rounds otherwise", ((FilingResult.Ready) ready).content());
    }

    List<String> folios() {
        return returns.history(ACME, PAYER, SEPTEMBER).stream()
                .map(FiledReturn::folio)
                .toList();
    }
}
