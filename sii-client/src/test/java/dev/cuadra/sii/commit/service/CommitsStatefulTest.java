package dev.cuadra.sii.commit.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.sii.commit.CommitAcceptance;
import dev.cuadra.sii.commit.CommitKind;
import dev.cuadra.sii.commit.CommitOrder;
import dev.cuadra.sii.commit.CommitResult;
import dev.cuadra.sii.commit.CommitResult.Done;
import dev.cuadra.sii.commit.CommitWord;
import dev.cuadra.simulator.SimulatedCall;
import dev.cuadra.simulator.SimulatedFault;
import dev.cuadra.spi.storage.StorageException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** Orders repeated at an SII that loses answers and sessions, from a storage that breaks. */
class CommitsStatefulTest {
    private static final Map<CommitKind, CommitOrder> ORDERS = Map.of(
            CommitKind.EMIT, Orders.emit("e"),
            CommitKind.ANNUL, Orders.annul("a"),
            CommitKind.OBSERVE, Orders.observe("o"));
    private static final Map<CommitKind, List<String>> PAGES = Map.of(
            CommitKind.EMIT, List.of("bhe.emit.begin", "bhe.emit.data", "bhe.emit.preview"),
            CommitKind.ANNUL, List.of("bhe.annul.begin", "bhe.annul.preview"),
            CommitKind.OBSERVE, List.of("bhe.received", "bhe.observe.list"));

    /**
     * What happens around one call.
     *
     * @param kind which order is repeated
     * @param last what goes wrong with the step that does it, if it is sent
     * @param before what goes wrong with a page before it
     * @param page which one
     * @param report what goes wrong with a report
     * @param commit which commit of the storage breaks, 0 for none
     * @param stored whether that commit is stored
     * @param minutes how long nobody calls afterwards
     */
    record Step(
            CommitKind kind,
            List<SimulatedFault> last,
            List<SimulatedFault> before,
            int page,
            List<SimulatedFault> report,
            int commit,
            boolean stored,
            int minutes) {}

    @Provide
    Arbitrary<List<Step>> days() {
        List<SimulatedFault> reading = List.of(
                SimulatedFault.CONNECTION_CLOSED,
                SimulatedFault.ERROR_AL_CONTRIBUYENTE,
                SimulatedFault.THROTTLED_PAGE,
                SimulatedFault.LOGIN_BOUNCE,
                SimulatedFault.BODY_CUT,
                SimulatedFault.DRIFTED);
        Arbitrary<List<SimulatedFault>> last = Arbitraries.of(
                        SimulatedFault.COMMITTED_THEN_DROPPED,
                        SimulatedFault.NOT_COMMITTED_DROPPED,
                        SimulatedFault.COMMITTED_UNCLEAR,
                        SimulatedFault.BODY_CUT,
                        SimulatedFault.CONNECTION_REFUSED,
                        SimulatedFault.LOGIN_PAGE,
                        SimulatedFault.ERROR_500_BODY,
                        SimulatedFault.THROTTLED_PAGE)
                .list()
                .ofMaxSize(1);
        Arbitrary<List<SimulatedFault>> seldom = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(3, Arbitraries.just(List.of())),
                net.jqwik.api.Tuple.of(1, Arbitraries.of(reading).map(List::of)));
        return Combinators.combine(
                        Arbitraries.of(CommitKind.class),
                        last,
                        seldom,
                        Arbitraries.integers().between(0, 1),
                        seldom,
                        Arbitraries.of(0, 0, 0, 1, 2, 3),
                        Arbitraries.of(true, false),
                        Arbitraries.of(0, 1, 11))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Property(tries = 25)
    @Tag("SII-COMMIT-3")
    @Tag("SII-COMMIT-4")
    @Tag("SII-COMMIT-5")
    void whateverBreaksEachOrderHasAtMostOneEffectAndInTheEndAnAnswer(@ForAll("days") List<Step> steps) {
        try (Desk desk = new Desk()) {
            Map<CommitKind, CommitAcceptance> words = new EnumMap<>(CommitKind.class);
            ORDERS.forEach((kind, order) -> words.put(kind, desk.word(order)));
            for (Step step : steps) {
                scripted(desk, step);
                try {
                    CommitResult result = desk.commit(
                            Objects.requireNonNull(ORDERS.get(step.kind())),
                            Objects.requireNonNull(words.get(step.kind())));
                    assertThat(result instanceof Done ? effects(desk, step.kind()) : 1)
                            .isEqualTo(1);
                } catch (StorageException e) {
                    assertThat(step.commit()).isPositive();
                }
                desk.storage.repair();
                desk.sii.faults().clear();
                desk.clock.advance(Duration.ofMinutes(step.minutes()));
                ORDERS.keySet().forEach(kind -> assertThat(effects(desk, kind)).isLessThanOrEqualTo(1));
            }
            ORDERS.forEach((kind, order) -> {
                desk.clock.advance(Duration.ofHours(1));
                assertThat(ended(desk, order, Objects.requireNonNull(words.get(kind))))
                        .isInstanceOf(Done.class);
                assertThat(effects(desk, kind)).isEqualTo(1);
            });
        }
    }

    /** A question that only a person can answer is answered by one who looked. */
    private static CommitResult ended(Desk desk, CommitOrder order, CommitAcceptance word) {
        CommitResult result = desk.commit(order, word);
        if (result instanceof Done) {
            return result;
        }
        boolean done = effects(desk, order.kind()) == 1;
        desk.commits.settle(
                Desk.ACME, order, done ? CommitWord.done("Rosa", "it is") : CommitWord.notDone("Rosa", "it is not"));
        return desk.commit(order, word);
    }

    private static void scripted(Desk desk, Step step) {
        String operation = "bhe." + step.kind().name().toLowerCase(java.util.Locale.ROOT);
        step.last().forEach(fault -> desk.fault(operation + ".commit", fault));
        step.before()
                .forEach(fault ->
                        desk.fault(PAGES.getOrDefault(step.kind(), List.of()).get(step.page()), fault));
        step.report()
                .forEach(fault -> desk.fault(step.kind() == CommitKind.OBSERVE ? "bhe.received" : "bhe.issued", fault));
        if (step.commit() > 0 && step.stored()) {
            desk.storage.breakAfterCommit(step.commit());
        } else if (step.commit() > 0) {
            desk.storage.breakBeforeCommit(step.commit());
        }
    }

    private static long effects(Desk desk, CommitKind kind) {
        String operation = "bhe." + kind.name().toLowerCase(java.util.Locale.ROOT) + ".commit";
        return desk.sii.calls().of(operation).stream()
                .filter(SimulatedCall::committed)
                .count();
    }
}
