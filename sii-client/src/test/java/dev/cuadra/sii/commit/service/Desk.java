package dev.cuadra.sii.commit.service;

import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.runtime.Vault;
import dev.cuadra.sii.call.CommitPages;
import dev.cuadra.sii.call.SiiClient;
import dev.cuadra.sii.call.SiiCredential;
import dev.cuadra.sii.commit.CommitAcceptance;
import dev.cuadra.sii.commit.CommitOrder;
import dev.cuadra.sii.commit.CommitPreview;
import dev.cuadra.sii.commit.CommitResult;
import dev.cuadra.sii.commit.ObservedPages;
import dev.cuadra.sii.commit.Previewed;
import dev.cuadra.sii.filing.service.FaultyStorage;
import dev.cuadra.simulator.SiiSimulator;
import dev.cuadra.simulator.SimulatedBoleta;
import dev.cuadra.simulator.SimulatedFault;
import dev.cuadra.simulator.SimulatedService;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.memory.InMemoryKeyRing;
import dev.cuadra.spi.memory.InMemoryStorage;
import dev.cuadra.spi.memory.SettableClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Two who issue and two companies, a simulated SII, and a storage that can break. */
final class Desk implements AutoCloseable {
    static final TenantId ACME = TenantId.of("acme");
    static final Rut EVA = Rut.parse("22222222-2");
    static final Rut ANA = Rut.parse("11111111-1");
    static final Rut COMPANY = Rut.parse("77777777-7");
    private static final Map<Rut, String> PASSWORDS =
            Map.of(EVA, "evita123", ANA, "anita123", COMPANY, "empresa1", Rut.parse("76000000-0"), "ejemplo1");

    final SettableClock clock;
    final FaultyStorage storage = new FaultyStorage(new InMemoryStorage());
    final InMemoryKeyRing keys = new InMemoryKeyRing();
    final Vault vault;
    final SiiSimulator sii;
    final SiiClient client;
    final CommitPages pages;
    final Commits commits;

    Desk() {
        this(Instant.parse("2026-06-02T15:00:00Z"));
    }

    Desk(Instant now) {
        clock = SettableClock.at(now);
        vault = new Vault(storage, keys, clock, new TimeOrderedIds(clock, new SecureRandom()));
        sii = SiiSimulator.builder().clock(clock).start();
        client = SiiClient.builder(sii.transport(), this::credential, clock, clock::advance)
                .random(new Random(7))
                .build();
        pages = CommitPages.of(client, new ObservedPages("Rosa"));
        commits = new Commits(vault, pages);
    }

    private Optional<SiiCredential> credential(Rut taxpayer) {
        return Optional.ofNullable(PASSWORDS.get(taxpayer))
                .map(password -> SiiCredential.password(password.toCharArray()));
    }

    CommitPreview shown(CommitOrder order) {
        return ((Previewed.Shown) commits.preview(ACME, order)).preview();
    }

    /** What a person says who just looked at the preview. */
    CommitAcceptance word(CommitOrder order) {
        return new CommitAcceptance("Rosa", shown(order).content());
    }

    CommitResult commit(CommitOrder order, CommitAcceptance word) {
        return commits.commit(ACME, order, word);
    }

    /** Looks, says yes, and has it done. */
    CommitResult commit(CommitOrder order) {
        return commit(order, word(order));
    }

    void fault(String operation, SimulatedFault fault) {
        sii.faults().next(SimulatedService.BHE_CGI, operation, fault);
    }

    int committed() {
        return sii.calls().committed().size();
    }

    int calls(String operation) {
        return sii.calls().of(operation).size();
    }

    SimulatedBoleta.State state(BoletaId boleta) {
        return sii.boleta(boleta).orElseThrow().state();
    }

    /** Longer than anybody is left alone. */
    void later() {
        clock.advance(Commits.USUAL_PATIENCE.plus(Duration.ofMinutes(1)));
    }

    @Override
    public void close() {
        sii.close();
    }
}
