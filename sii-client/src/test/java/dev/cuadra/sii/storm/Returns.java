package dev.cuadra.sii.storm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.close.MonthCloseInput;
import dev.cuadra.boleta.close.MonthCloser;
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
import dev.cuadra.sii.filing.FilingOrder;
import dev.cuadra.sii.filing.FilingResult;
import dev.cuadra.sii.filing.service.FaultyStorage;
import dev.cuadra.sii.filing.service.Filings;
import dev.cuadra.sii.filing.service.SimulatedChannel;
import dev.cuadra.simulator.CertifiedChannel.Script;
import dev.cuadra.simulator.SiiSimulator;
import dev.cuadra.simulator.SimulatedCall;
import dev.cuadra.simulator.SimulatedDeclaration;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.memory.InMemoryKeyRing;
import dev.cuadra.spi.memory.InMemoryStorage;
import dev.cuadra.spi.memory.SettableClock;
import dev.cuadra.spi.storage.StorageException;
import dev.cuadra.tables.TableSource;
import java.security.SecureRandom;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Returns of closed months that go through the simulated channel while answers are lost and the storage breaks. */
final class Returns {
    private static final TenantId TENANT = TenantId.of("storm");
    private static final String TITLES =
            "N°;Fecha;Estado;Fecha Anulación;Rut;Nombre o Razón Social;Soc. Prof.;Brutos;Retenido;Pagado\n";

    private record Month(Rut payer, YearMonth period) {}

    private final SiiSimulator sii;
    private final SettableClock clock;
    private final FaultyStorage storage = new FaultyStorage(new InMemoryStorage());
    private final BoletaBooks books;
    private final FiledReturns returns;
    private final Filings filings;
    private final List<Rut> payers;
    private final Random random;
    private final Map<Month, Form29> closed = new HashMap<>();
    private final List<SimulatedCall> calls;
    private boolean scripted;
    private int disturbed;

    Returns(SiiSimulator sii, SettableClock clock, List<Rut> payers, Random random, List<SimulatedCall> calls) {
        this.calls = calls;
        this.sii = sii;
        this.clock = clock;
        this.payers = payers;
        this.random = random;
        Vault vault = new Vault(storage, new InMemoryKeyRing(), clock, new TimeOrderedIds(clock, new SecureRandom()));
        books = new BoletaBooks(vault, new MonthCloser(RateBook.chile(), Form29Assembler.chile()));
        returns = new FiledReturns(vault, books, Form29Assembler.chile());
        filings = new Filings(vault, books, returns, new SimulatedChannel(sii.channel()));
    }

    /** One order of any month, perhaps with another sum than before; whether something was to go wrong with it. */
    boolean file() {
        Month month = new Month(payers.get(random.nextInt(payers.size())), YearMonth.of(2026, 1 + random.nextInt(4)));
        if (!closed.containsKey(month) || random.nextInt(4) == 0) {
            closed.put(month, close(month));
        }
        int drawn = random.nextInt(100);
        boolean broken = drawn >= 20 && drawn < 30;
        if (drawn < 20 && !scripted) {
            scripted = true;
            List<Script> scripts = List.of(Script.values());
            sii.channel().next(scripts.get(drawn % scripts.size()));
        } else if (broken && drawn % 2 == 0) {
            storage.breakAfterCommit(1 + random.nextInt(4));
        } else if (broken) {
            storage.breakBeforeCommit(1 + random.nextInt(4));
        }
        boolean hit = drawn < 30;
        disturbed += hit ? 1 : 0;
        try {
            order(month);
        } catch (StorageException e) {
            assertThat(broken).isTrue();
        }
        storage.repair();
        drain();
        return hit;
    }

    private FilingResult order(Month month) {
        Form29 form = java.util.Objects.requireNonNull(closed.get(month));
        FilingOrder order = FilingOrder.of(month.payer(), form, new Proposal(form.codes(), 44));
        FilingResult result = filings.file(TENANT, order);
        return result instanceof FilingResult.Ready ready
                ? filings.file(TENANT, order.accepted(new Acceptance("Eva", "seen", ready.content())))
                : result;
    }

    private Form29 close(Month month) {
        long gross = 1_000_000 + 1_000L * random.nextInt(1_000);
        long retained = Math.multiplyExact(gross, 1_525L) / 10_000;
        String row = String.format(
                Locale.ROOT,
                "7;05/%02d/2026;VIGENTE;;12345678-5;ANA PEREZ SOTO;NO;%d;%d;%d%n",
                month.period().getMonthValue(),
                gross,
                retained,
                gross - retained);
        return books.close(
                        TENANT,
                        new MonthCloseInput(
                                month.payer(),
                                month.period(),
                                PeriodRule.PAYMENT_DATE,
                                List.of(new MonthCloseInput.Sourced(
                                        new ReportReader().received(TableSource.ofText("r.csv", TITLES + row)),
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

    /** When the wind has gone every return is filed, each once, and the books hold what the SII holds. */
    void settle() {
        long filed = 0;
        for (Month month : closed.keySet()) {
            clock.advance(Filings.USUAL_PATIENCE);
            FilingResult end = order(month);
            for (int more = 0; more < 3 && !(end instanceof FilingResult.Filed); more++) {
                clock.advance(Filings.USUAL_PATIENCE);
                end = order(month);
            }
            assertThat(end).isInstanceOf(FilingResult.Filed.class);
            List<SimulatedDeclaration> there = sii.channel().declarations(month.payer(), month.period());
            for (int at = 1; at < there.size(); at++) {
                assertThat(there.get(at).codes())
                        .as("filed twice")
                        .isNotEqualTo(there.get(at - 1).codes());
            }
            assertThat(there.stream().filter(one -> one.stateId() == SimulatedDeclaration.IN_FORCE))
                    .hasSize(1);
            assertThat(returns.history(TENANT, month.payer(), month.period()))
                    .extracting(FiledReturn::folio)
                    .isEqualTo(there.stream()
                            .map(one -> Long.toString(one.folio()))
                            .toList());
            filed += there.size();
        }
        drain();
        assertThat(calls.stream().filter(call -> call.operation().equals("f29.submit") && call.committed()))
                .hasSize(Math.toIntExact(filed));
    }

    /** What was logged; a script is used up by the return that meets it. */
    private void drain() {
        List<SimulatedCall> logged = sii.calls().all();
        sii.calls().clear();
        scripted = scripted && logged.isEmpty();
        calls.addAll(logged);
    }

    int disturbed() {
        return disturbed;
    }
}
