package dev.cuadra.layby.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.cuadra.layby.law.Disclosure;
import dev.cuadra.layby.money.Tender;
import dev.cuadra.layby.schedule.Frequency;
import dev.cuadra.layby.schedule.ScheduleTerms;
import dev.cuadra.layby.termination.EndedBy;
import dev.cuadra.layby.termination.Facts;
import dev.cuadra.layby.termination.Ground;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class LifecycleTest {
    /** The moves of the reference, state by state; what a bank or a bookkeeper says may come at any time. */
    private static final Map<LaybyState, Set<String>> TABLE = Map.of(
            LaybyState.DRAFT, Set.of("Disclose", "Accept", "Pay", "WaiveFee", "End by CONSUMER"),
            LaybyState.ACTIVE,
                    Set.of(
                            "Disclose",
                            "Pay",
                            "ChargeFee",
                            "WaiveFee",
                            "PutOnHold",
                            "Extend",
                            "Amend",
                            "Release",
                            "DeclareDefault",
                            "End by CONSUMER",
                            "End by SUPPLIER"),
            LaybyState.ON_HOLD,
                    Set.of(
                            "Disclose",
                            "Pay",
                            "ChargeFee",
                            "WaiveFee",
                            "Reactivate",
                            "End by CONSUMER",
                            "End by SUPPLIER"),
            LaybyState.DEFAULTED,
                    Set.of("Disclose", "Pay", "ChargeFee", "WaiveFee", "End by CONSUMER", "End by SUPPLIER"),
            LaybyState.FULLY_PAID, Set.of("Disclose", "Pay", "WaiveFee", "Collect", "End by CONSUMER"),
            LaybyState.COMPLETED, Set.of(),
            LaybyState.CANCELLED, Set.of(),
            LaybyState.TERMINATED, Set.of(),
            LaybyState.REFUND_PENDING, Set.of(),
            LaybyState.CLOSED, Set.of());

    private static final Set<String> ANY_TIME = Set.of(
            "Clear",
            "Bounce",
            "Reverse",
            "SendRefund",
            "SettleRefund",
            "FailRefund",
            "Daily",
            "Isolate",
            "Correct",
            "Resume");

    private static Story.Plan plan() {
        return Story.plan().item("BIKE", 2, "150.00").deposit("50.00").instalments(5, Frequency.FORTNIGHTLY);
    }

    static Story in(LaybyState state) {
        Story story = state == LaybyState.DRAFT ? plan().drafted() : plan().active();
        switch (state) {
            case DRAFT, ACTIVE -> {}
            case ON_HOLD -> story.taken(new LaybyCommand.PutOnHold("travel"));
            case DEFAULTED -> {
                story.after(40).taken(new LaybyCommand.Daily());
                story.after(20).taken(new LaybyCommand.Daily());
            }
            case FULLY_PAID -> story.pay("P9", "250.00");
            case COMPLETED -> {
                story.pay("P9", "250.00");
                story.taken(new LaybyCommand.Collect("licence seen"));
            }
            case CANCELLED -> story.taken(story.cancelled());
            case TERMINATED -> story.taken(end(EndedBy.SUPPLIER, Ground.CEASED_TRADING));
            case REFUND_PENDING -> {
                story.taken(story.cancelled());
                story.taken(new LaybyCommand.SendRefund("R1", Optional.empty(), ""));
            }
            case CLOSED -> {
                story.taken(story.cancelled());
                story.taken(new LaybyCommand.SendRefund("R1", Optional.empty(), ""));
                story.taken(new LaybyCommand.SettleRefund("R1"));
            }
        }
        assertThat(story.now().state()).isEqualTo(state);
        return story;
    }

    private static LaybyCommand.End end(EndedBy by, Ground ground) {
        return new LaybyCommand.End(by, ground, Facts.NONE, List.of(), "letter");
    }

    private static List<LaybyCommand> commands(Story story) {
        ScheduleTerms terms = ScheduleTerms.of(2, Frequency.WEEKLY, story.today);
        return List.of(
                new LaybyCommand.Draft(story.now().terms()),
                new LaybyCommand.Disclose(Set.of(Disclosure.DATED)),
                new LaybyCommand.Accept("ab12", "v1"),
                story.payment("N1", "10.00", Tender.CARD),
                new LaybyCommand.Clear("none", story.today),
                new LaybyCommand.Bounce("none", story.today, "x"),
                new LaybyCommand.Reverse("none", story.money("1.00"), true, story.today, "x"),
                new LaybyCommand.ChargeFee("F1", FeeKind.OTHER, story.money("1.00"), "x"),
                new LaybyCommand.WaiveFee("none", "x"),
                new LaybyCommand.PutOnHold("x"),
                new LaybyCommand.Reactivate(),
                new LaybyCommand.Extend(terms, "x"),
                new LaybyCommand.Amend(story.now().terms().items(), terms, "form", false),
                new LaybyCommand.Release(Map.of("BIKE", 1)),
                new LaybyCommand.DeclareDefault("x"),
                end(EndedBy.CONSUMER, Ground.CONSUMER_WISH),
                end(EndedBy.SUPPLIER, Ground.CEASED_TRADING),
                new LaybyCommand.Collect("licence seen"),
                new LaybyCommand.SendRefund("none", Optional.empty(), ""),
                new LaybyCommand.SettleRefund("none"),
                new LaybyCommand.FailRefund("none", "x"),
                new LaybyCommand.Daily(),
                new LaybyCommand.Isolate("I-1"),
                new LaybyCommand.Correct("I-1", List.of(), Set.of()),
                new LaybyCommand.Resume("I-1"));
    }

    private static String named(LaybyCommand command) {
        return command instanceof LaybyCommand.End end ? "End by " + end.endedBy() : command.name();
    }

    @TestFactory
    @Tag("LIF-12")
    @Tag("LIF-13")
    Stream<DynamicTest> whatTheTableDoesNotAllowIsRefusedWithoutEffect() {
        List<DynamicTest> tests = new ArrayList<>();
        for (LaybyState state : LaybyState.values()) {
            tests.add(dynamicTest(state.name(), () -> {
                Story story = in(state);
                Layby before = story.now();
                for (LaybyCommand command : commands(story)) {
                    boolean allowed = TABLE.getOrDefault(state, Set.of()).contains(named(command))
                            || ANY_TIME.contains(command.name());
                    Decision decision = Story.RULES.decide(story.id, Optional.of(before), command, story.acting(""));
                    boolean refused = decision instanceof Decision.Refused no
                            && no.problem().code().equals("LAYBY_NOT_ALLOWED");
                    assertThat(refused)
                            .as("%s in %s: %s", named(command), state, decision)
                            .isEqualTo(!allowed);
                    assertThat(Lifecycle.allows(state, command)).isEqualTo(allowed);
                    assertThat(before).isEqualTo(Story.RULES.replay(story.id, before.log()));
                }
            }));
        }
        return tests.stream();
    }

    @Test
    @Tag("LIF-01")
    void aDraftIsAcceptedOnceAllIsToldAndTheDepositHasCleared() {
        Story story = plan().drafted();
        LaybyCommand accept = new LaybyCommand.Accept("ab12", "v1");
        assertThat(story.refused(accept)).isEqualTo("LAYBY_DISCLOSURES_MISSING");
        story.notice(Stream.of(Disclosure.values())
                .filter(what -> what != Disclosure.COPY_GIVEN)
                .toArray(Disclosure[]::new));
        assertThat(story.refused(accept)).isEqualTo("LAYBY_DISCLOSURES_MISSING");
        story.notice(Disclosure.COPY_GIVEN);
        assertThat(story.refused(accept)).isEqualTo("DEPOSIT_NOT_CLEARED");
        story.taken(new LaybyCommand.Pay(
                "D", story.money("50.00"), Tender.CHEQUE, story.today, false, Optional.empty(), Optional.empty()));
        assertThat(story.refused(accept)).isEqualTo("DEPOSIT_NOT_CLEARED");
        story.taken(new LaybyCommand.Clear("D", story.today));
        assertThat(story.refused(new LaybyCommand.Accept("ab12", "v0"))).isEqualTo("AGREEMENT_VERSION");
        story.taken(accept);
        assertThat(story.now().state()).isEqualTo(LaybyState.ACTIVE);
        assertThat(story.now().held()).isEqualTo(Map.of("BIKE", 2));
    }

    @Test
    @Tag("LIF-02")
    void whoHasPaidAllHasNotCollectedYet() {
        Story story = plan().active();
        story.pay("P1", "249.99");
        assertThat(story.now().state()).isEqualTo(LaybyState.ACTIVE);
        story.pay("P2", "0.01");
        assertThat(story.now().state()).isEqualTo(LaybyState.FULLY_PAID);
        assertThat(story.now().held()).isNotEmpty();
    }

    @Test
    @Tag("LIF-06")
    @Tag("LIF-07")
    void aDefaultComesAfterWarningAndCureAndEndsWhenArrearsArePaid() {
        Story story = plan().active();
        assertThat(story.refused(new LaybyCommand.DeclareDefault("late"))).isEqualTo("DEFAULT_TOO_EARLY");
        // Due 27 Feb and 13 Mar; seven days of grace after the second end on 20 March.
        story.on("2026-03-20").taken(new LaybyCommand.Daily());
        assertThat(story.notices()).doesNotContainKey(NoticeKind.DEFAULT_WARNING);
        story.on("2026-03-21").taken(new LaybyCommand.Daily());
        assertThat(story.notices()).containsEntry(NoticeKind.DEFAULT_WARNING, 1L);
        story.on("2026-04-04").taken(new LaybyCommand.Daily());
        assertThat(story.notices()).containsEntry(NoticeKind.CURE_END, 1L);
        assertThat(story.now().state()).as("the last day to pay").isEqualTo(LaybyState.ACTIVE);
        assertThat(story.refused(new LaybyCommand.DeclareDefault("late"))).isEqualTo("DEFAULT_TOO_EARLY");
        story.on("2026-04-05").taken(new LaybyCommand.Daily());
        assertThat(story.now().state()).isEqualTo(LaybyState.DEFAULTED);

        story.pay("P1", "100.00");
        assertThat(story.now().state()).as("50.00 of 150.00 are still due").isEqualTo(LaybyState.DEFAULTED);
        story.pay("P2", "50.00");
        assertThat(story.now().state()).isEqualTo(LaybyState.ACTIVE);
    }
}
