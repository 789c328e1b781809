package dev.cuadra.boleta.service;

import dev.cuadra.boleta.analytics.TimeBook;
import dev.cuadra.boleta.close.MonthCloseInput;
import dev.cuadra.boleta.close.MonthCloser;
import dev.cuadra.boleta.form29.Form29Assembler;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.register.BoletaEntry;
import dev.cuadra.boleta.report.ReportReader;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.memory.InMemoryKeyRing;
import dev.cuadra.spi.memory.InMemoryStorage;
import dev.cuadra.spi.memory.SettableClock;
import dev.cuadra.tables.TableSource;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Two companies and three registered contractors on 1 September 2026, whose boletas are 100,000 at 15.25 %. */
final class ObservedHouse {
    static final TenantId ACME = TenantId.of("acme");
    static final Rut PAYER = Rut.parse("76000000-0");
    static final Rut OTHER = Rut.parse("77879240-0");
    static final Rut ANA = Rut.parse("12345678-5");
    static final Rut LUIS = Rut.parse("11111111-1");
    static final Rut EVA = Rut.parse("22222222-2");
    static final Rut NOBODY = Rut.parse("12345670-K");
    private static final String TITLES =
            "N°,Fecha,Estado,Fecha Anulación,Rut,Nombre o Razón Social,Soc. Prof.,Brutos,Retenido,Pagado\n";

    final SettableClock clock = SettableClock.at(Instant.parse("2026-09-01T15:00:00Z"));
    final InMemoryStorage storage = new InMemoryStorage();
    final Vault vault = new Vault(storage, new InMemoryKeyRing(), clock, new TimeOrderedIds(clock, new SecureRandom()));
    final BoletaBooks books = new BoletaBooks(vault, new MonthCloser(RateBook.chile(), Form29Assembler.chile()));
    final BoletaRegister register = new BoletaRegister(vault);
    final BoletaObservations observations = new BoletaObservations(vault, TimeBook.promised());
    final AnalyticsBooks analytics = new AnalyticsBooks(vault, RateBook.chile(), TimeBook.promised());

    ObservedHouse() {
        new ContractorImport(vault)
                .run(
                        ACME,
                        TableSource.ofText(
                                "c.csv",
                                "rut,nombre\n12345678-5,ANA\n11111111-1,LUIS\n22222222-2,EVA\n12345678-9,BAD\n"),
                        false,
                        ImportListener.SILENT);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ContractorData.CHILE);
    }

    Registration.Outcome register(Rut payer, Rut issuer, long folio) {
        return register(payer, issuer, folio, today());
    }

    Registration.Outcome register(Rut payer, Rut issuer, long folio, LocalDate date) {
        BoletaEntry entry = new BoletaEntry(
                new BoletaId(issuer, folio),
                issuer,
                "N " + issuer.number(),
                Concept.HONORARIOS,
                date,
                Optional.of(date),
                BoletaState.VIGENTE,
                Clp.of(100_000),
                Clp.of(15_250),
                Retainer.PAYER,
                false,
                Optional.empty());
        return register.register(ACME, payer, entry).outcome();
    }

    static String row(Rut issuer, long folio, LocalDate date, long retained) {
        String day =
                String.format(Locale.ROOT, "%02d/%02d/%d", date.getDayOfMonth(), date.getMonthValue(), date.getYear());
        return folio + "," + day + ",VIGENTE,," + issuer + ",N,NO,100000," + retained + "," + (100_000 - retained)
                + "\n";
    }

    void close(Rut payer, YearMonth month, String rows) {
        var report = new ReportReader().received(TableSource.ofText("r.csv", TITLES + rows));
        books.close(
                ACME,
                new MonthCloseInput(
                        payer,
                        month,
                        PeriodRule.PAYMENT_DATE,
                        List.of(new MonthCloseInput.Sourced(report, Concept.HONORARIOS)),
                        Map.of(),
                        Set.of(),
                        Optional.empty(),
                        Map.of(),
                        Set.of(),
                        Map.of(),
                        List.of()));
    }

    void erase(Rut contractor) {
        new ContractorData(vault, storage).erase(ACME, new ErasureRequest(contractor, "user-7", "asked for", true));
    }

    String scope(Rut payer) {
        return observations.scope(ACME, payer).orElseThrow();
    }
}
