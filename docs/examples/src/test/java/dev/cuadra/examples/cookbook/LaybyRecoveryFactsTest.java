package dev.cuadra.examples.cookbook;

import static dev.cuadra.examples.LaybyShop.CLERK;
import static dev.cuadra.examples.LaybyShop.MONDAY;
import static dev.cuadra.examples.LaybyShop.SYDNEY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.examples.LaybyShop;
import dev.cuadra.layby.agreement.LaybyCommand;
import dev.cuadra.layby.agreement.LaybyRules;
import dev.cuadra.layby.integrity.PostMortem;
import dev.cuadra.layby.law.Disclosure;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.money.MoneyModule;
import dev.cuadra.layby.money.Tender;
import dev.cuadra.layby.service.Caller;
import dev.cuadra.layby.service.Consumer;
import dev.cuadra.layby.service.Consumers;
import dev.cuadra.layby.service.IntegrityListener;
import dev.cuadra.layby.service.LaybyPermissions;
import dev.cuadra.layby.service.LaybyRecovery;
import dev.cuadra.layby.service.Laybys;
import dev.cuadra.layby.service.RecoveryBackup;
import dev.cuadra.layby.service.Warehouse;
import dev.cuadra.onboarding.operation.ChecklistAct;
import dev.cuadra.onboarding.operation.OperationPack;
import dev.cuadra.onboarding.operation.Progress;
import dev.cuadra.onboarding.operation.service.Beginning;
import dev.cuadra.onboarding.operation.service.LaunchOperations;
import dev.cuadra.runtime.Json;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.memory.InMemoryKeyRing;
import dev.cuadra.spi.memory.InMemoryStorage;
import dev.cuadra.spi.memory.SettableClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The checklist of an emergency beside the recovery of a lay-by: each step is ticked by what was done, not by a word. */
class LaybyRecoveryFactsTest {
    private static final ZoneId ZONE = ZoneId.of("Australia/Sydney");
    private static final TenantId ACME = CLERK.tenant();
    private static final Caller OLGA = new Caller(ACME, "olga");

    private final SettableClock clock = SettableClock.at(Instant.parse("2026-03-02T01:00:00Z"));
    private final InMemoryStorage storage = new InMemoryStorage();
    private final Vault vault = new Vault(
            storage,
            new InMemoryKeyRing(),
            clock,
            new TimeOrderedIds(Clock.systemUTC(), new SecureRandom()),
            Json.standard().with(new MoneyModule()));
    private final LaybyRules rules = LaybyRules.standard();
    private final Laybys laybys = new Laybys(vault, rules, LaybyPermissions.EVERYTHING);
    private final LaybyRecovery recovery = new LaybyRecovery(vault, rules, laybys, LaybyPermissions.EVERYTHING);
    private final LaunchOperations operations = new LaunchOperations(vault, List.of(OperationPack.shipped()));

    private static final class Medium implements RecoveryBackup {
        private ByteArrayOutputStream written = new ByteArrayOutputStream();

        @Override
        public OutputStream write() {
            written = new ByteArrayOutputStream();
            return written;
        }

        @Override
        public InputStream read() {
            return new ByteArrayInputStream(written.toByteArray());
        }
    }

    private UUID layby() {
        new Warehouse(vault, LaybyPermissions.EVERYTHING).receive(CLERK.asks("stock"), SYDNEY, "VASE", 5);
        UUID consumer = new Consumers(vault, laybys, LaybyPermissions.EVERYTHING, List.of(), storage)
                .register(
                        CLERK.asks("consumer"),
                        SYDNEY,
                        new Consumer("Marcia Example", Optional.empty(), Optional.empty(), Consumer.Language.EN))
                .value();
        UUID id = laybys.draft(CLERK.asks("draft"), consumer, LaybyShop.terms("VASE"))
                .value()
                .layby();
        laybys.take(CLERK.asks("disclose"), id, new LaybyCommand.Disclose(EnumSet.allOf(Disclosure.class)));
        laybys.pay(CLERK.asks("deposit"), id, MinorUnits.parse("100.00", "AUD"), Tender.CASH, MONDAY);
        laybys.take(CLERK.asks("accept"), id, new LaybyCommand.Accept("ab".repeat(32), "v1"));
        return id;
    }

    private Progress proven(String key) {
        return operations
                .prove(ACME, key, "recovery", "I-1", new LaybyRecoveryFacts(recovery, OLGA))
                .run()
                .progress(clock.instant());
    }

    @Test
    void everyStepOfTheProcedureIsProvenByTheRecoveryItself() {
        UUID id = layby();
        operations.begin(
                ACME, "begin", Beginning.of("recovery", "layby-launch-support", "emergency-recovery", MONDAY, ZONE));
        recovery.open(OLGA.asks("1"), "I-1", Set.of(id), "A balance differs");
        assertThat(proven("a").done()).isZero();
        recovery.isolate(OLGA.asks("2"), "I-1");
        recovery.backUp(OLGA.asks("3"), "I-1", new Medium());
        assertThat(proven("b").done()).isEqualTo(2);
        recovery.plan(OLGA.asks("4"), "I-1", "The till lost power", Map.of());
        recovery.rehearse(OLGA.asks("5"), "I-1");
        assertThat(proven("c").done()).isEqualTo(4);
        String plan = recovery.find(OLGA, "I-1").planHash().orElseThrow();
        recovery.approve(new Caller(ACME, "ana").asks("6"), "I-1", plan);
        recovery.approve(new Caller(ACME, "ben").asks("7"), "I-1", plan);
        assertThat(proven("d").done()).isEqualTo(4);
        recovery.apply(OLGA.asks("8"), "I-1");
        recovery.verify(OLGA.asks("9"), "I-1", IntegrityListener.SILENT);
        recovery.resume(OLGA.asks("10"), "I-1");
        recovery.report(OLGA.asks("11"), "I-1", new PostMortem("The till lost power", List.of("manager"), "A battery"));

        assertThat(proven("e").complete()).isTrue();
        ChecklistAct resumed =
                operations.run(ACME, "recovery").run().last("LL-364").orElseThrow();
        assertThat(resumed.evidence()).isEqualTo("recovery I-1, step 10");
        assertThat(resumed.who()).isEqualTo("olga");
    }

    @Test
    void aNewPlanTakesBackWhatItsRehearsalProved() {
        UUID id = layby();
        recovery.open(OLGA.asks("1"), "I-1", Set.of(id), "A balance differs");
        recovery.isolate(OLGA.asks("2"), "I-1");
        recovery.backUp(OLGA.asks("3"), "I-1", new Medium());
        recovery.plan(OLGA.asks("4"), "I-1", "The till lost power", Map.of());
        recovery.rehearse(OLGA.asks("5"), "I-1");
        LaybyRecoveryFacts facts = new LaybyRecoveryFacts(recovery, OLGA);
        assertThat(facts.of("I-1")).hasSize(4);

        recovery.plan(OLGA.asks("6"), "I-1", "Somebody typed it twice", Map.of());
        assertThat(facts.of("I-1")).hasSize(3);
    }
}
