package dev.cuadra.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.analytics.TimeBook;
import dev.cuadra.boleta.law.HolidayCalendar;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.register.BoletaEntry;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.service.BoletaObservations;
import dev.cuadra.boleta.service.BoletaRegister;
import dev.cuadra.layby.agreement.LaybyCommand;
import dev.cuadra.layby.agreement.LaybyRules;
import dev.cuadra.layby.law.Disclosure;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.money.MoneyModule;
import dev.cuadra.layby.money.Tender;
import dev.cuadra.layby.service.Caller;
import dev.cuadra.layby.service.Consumer;
import dev.cuadra.layby.service.Consumers;
import dev.cuadra.layby.service.LaybyObservations;
import dev.cuadra.layby.service.LaybyPermissions;
import dev.cuadra.layby.service.Laybys;
import dev.cuadra.layby.service.Warehouse;
import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.definition.DefinitionReader;
import dev.cuadra.onboarding.gate.GateFinding;
import dev.cuadra.onboarding.gate.Verdict;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.observe.ObservationTerms;
import dev.cuadra.onboarding.observe.service.ObservationBooks;
import dev.cuadra.onboarding.observe.service.ObservationListener;
import dev.cuadra.onboarding.observe.service.ObservationOrder;
import dev.cuadra.onboarding.record.Evaluation;
import dev.cuadra.onboarding.record.Inputs;
import dev.cuadra.onboarding.service.ObservedReadings;
import dev.cuadra.runtime.Json;
import dev.cuadra.runtime.Vault;
import dev.cuadra.sii.call.SiiCall;
import dev.cuadra.sii.call.SiiOperation;
import dev.cuadra.sii.health.service.SiiObservations;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.memory.InMemoryKeyRing;
import dev.cuadra.spi.memory.InMemoryStorage;
import dev.cuadra.spi.memory.SettableClock;
import dev.cuadra.tables.TableSource;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One gate is fed by everything that observes: boletas, lay-bys, the SII, and a list that somebody handed in. */
class ObservedLaunchTest {
    private static final TenantId ACME = TenantId.of("acme");
    private static final ZoneId CHILE = ZoneId.of("America/Santiago");
    private static final String DEFINITION = """
            {"id": "launch", "version": "1",
             "metrics": [
               {"key": "boleta.processed", "unit": "boletas", "kind": "count"},
               {"key": "layby.created", "unit": "laybys", "kind": "count"},
               {"key": "sii.error-rate", "unit": "percent", "kind": "gauge"},
               {"key": "feature_rating", "unit": "rating-1-5", "kind": "mean"},
               {"key": "incident_level", "unit": "enum", "kind": "text"}],
             "gates": [{"id": "exit", "conditions": [
               {"id": "boletas", "metric": "boleta.processed", "unit": "boletas", "operator": ">=", "value": "2"},
               {"id": "laybys", "metric": "layby.created", "unit": "laybys", "operator": ">=", "value": "1"},
               {"id": "sii", "metric": "sii.error-rate", "unit": "percent", "operator": "<", "value": "1"},
               {"id": "rating", "metric": "feature_rating", "unit": "rating-1-5", "operator": ">=", "value": "4.5"},
               {"id": "calm", "metric": "incident_level", "unit": "enum", "operator": "in", "value": "none|low"}]}]}
            """;

    private final SettableClock clock = SettableClock.at(Instant.parse("2026-03-02T01:00:00Z"));
    private final InMemoryStorage storage = new InMemoryStorage();
    private final Vault vault = new Vault(
            storage,
            new InMemoryKeyRing(),
            clock,
            new TimeOrderedIds(clock, new SecureRandom()),
            Json.standard().with(new MoneyModule()));
    private final Definition definition = DefinitionReader.read(DEFINITION);
    // snippet:sources
    private final BoletaObservations boletas = new BoletaObservations(
            vault, TimeBook.promised(), new BoletaObservations.FilingTerms(12, HolidayCalendar.chile()));
    private final LaybyObservations laybys = new LaybyObservations(vault, CHILE);
    private final SiiObservations sii = new SiiObservations(vault, ACME);
    private final ObservationBooks imported = new ObservationBooks(vault);
    private final ObservedReadings readings = new ObservedReadings(List.of(boletas, laybys, sii, imported));

    private GateFinding exit(Instant at) {
        List<Reading> known = readings.read(ACME, definition, at);
        return Evaluation.of(definition, Inputs.of(at, CHILE, known)).gate("exit");
    }
    // end:sources

    private void boleta(long folio) {
        LocalDate today = LocalDate.of(2026, 3, 1);
        new BoletaRegister(vault)
                .register(
                        ACME,
                        Rut.parse("76000000-0"),
                        new BoletaEntry(
                                new BoletaId(Rut.parse("12345678-5"), folio),
                                Rut.parse("12345678-5"),
                                "Ana Ejemplo",
                                Concept.HONORARIOS,
                                today,
                                Optional.of(today),
                                BoletaState.VIGENTE,
                                Clp.of(100_000),
                                Clp.of(15_250),
                                Retainer.PAYER,
                                false,
                                Optional.empty()));
    }

    private void layby() {
        Caller clerk = new Caller(ACME, "user-7");
        Laybys shop = new Laybys(vault, LaybyRules.standard(), LaybyPermissions.EVERYTHING);
        new Warehouse(vault, LaybyPermissions.EVERYTHING).receive(clerk.asks("stock"), LaybyShop.SYDNEY, "VASE", 1);
        UUID consumer = new Consumers(vault, shop, LaybyPermissions.EVERYTHING, List.of(), storage)
                .register(
                        clerk.asks("consumer"),
                        LaybyShop.SYDNEY,
                        new Consumer(
                                "Marcia Example",
                                Optional.of("marcia@example.org"),
                                Optional.empty(),
                                Consumer.Language.EN))
                .value();
        UUID id = shop.draft(clerk.asks("draft"), consumer, LaybyShop.terms("VASE"))
                .value()
                .layby();
        shop.take(clerk.asks("disclose"), id, new LaybyCommand.Disclose(EnumSet.allOf(Disclosure.class)));
        shop.pay(clerk.asks("pay"), id, MinorUnits.parse("100.00", "AUD"), Tender.CASH, LaybyShop.MONDAY);
        shop.take(clerk.asks("accept"), id, new LaybyCommand.Accept("ab".repeat(32), "v1"));
    }

    private void handedIn(String text) {
        // snippet:import
        ObservationOrder order = ObservationOrder.of(ObservationTerms.of(definition, CHILE));
        imported.run(ACME, TableSource.ofText("survey.csv", text), order, ObservationListener.SILENT);
        // end:import
    }

    @Test
    void oneGateIsFedByEverythingThatObserves() {
        boleta(1);
        boleta(2);
        layby();
        sii.ended(new SiiCall(SiiOperation.RECEIVED, Optional.empty(), false, Duration.ofSeconds(1), 1, 0, 0));
        sii.flush();
        clock.advance(Duration.ofHours(30));
        Instant before = clock.instant();
        assertThat(exit(before).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(exit(before).reason()).isEqualTo("rating, calm");

        clock.advance(Duration.ofMinutes(5));
        handedIn("metrica;inicio;valor\nfeature_rating;2026-03-02;5\nfeature_rating;2026-03-02T10:00:00;4,2\n"
                + "incident_level;2026-03-02;low\n");
        assertThat(exit(clock.instant()).verdict()).isEqualTo(Verdict.PASS);
        assertThat(exit(before).verdict()).as("what was known then").isEqualTo(Verdict.INCONCLUSIVE);

        clock.advance(Duration.ofMinutes(5));
        handedIn("metric,start,value\nincident_level,2026-03-02T20:00:00,high\n");
        assertThat(exit(clock.instant()).reason()).isEqualTo("calm");
        assertThat(exit(clock.instant()).verdict()).isEqualTo(Verdict.FAIL);
    }
}
