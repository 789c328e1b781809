package dev.cuadra.onboarding.alert.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.onboarding.alert.Duty;
import dev.cuadra.onboarding.alert.Obligation;
import dev.cuadra.onboarding.audience.Letter;
import dev.cuadra.onboarding.decision.HistoryEvent;
import dev.cuadra.onboarding.exposure.Act;
import dev.cuadra.onboarding.exposure.Change;
import dev.cuadra.onboarding.exposure.CustomerList;
import dev.cuadra.onboarding.exposure.ExposureDecision;
import dev.cuadra.onboarding.exposure.ExposureReason;
import dev.cuadra.onboarding.exposure.Facts;
import dev.cuadra.onboarding.exposure.Serving;
import dev.cuadra.onboarding.flag.service.LiveFlags;
import dev.cuadra.onboarding.gate.Outcome;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.storage.StorageException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RollbackTest {
    private static final Instant TRIGGER = LaunchHouse.end(2);

    private final LaunchHouse house = new LaunchHouse();
    private final LaunchWatch watch = house.watch.taking(house.flags, LaunchHouse.FLAG);
    private final LaunchActs acts = watch.acts();

    private void launched() {
        house.flags.change(
                LaunchHouse.ACME, "boleta_beta_customers", new Change.Switch(true), house.act("product-manager"));
        house.flags.change(LaunchHouse.ACME, LaunchHouse.FLAG, new Change.Switch(true), house.act("product-manager"));
        house.hour(1, 60);
        house.look(watch, LaunchHouse.end(1));
        house.hour(2, 60);
    }

    private boolean flagBack() {
        return house.flags
                .view(LaunchHouse.ACME, LaunchHouse.FLAG)
                .state()
                .rolledBack()
                .isPresent();
    }

    private Obligation duty(Duty duty, Instant at) {
        return watch.obligations(LaunchHouse.ACME, house.definition, at).stream()
                .filter(one -> one.duty() == duty)
                .findFirst()
                .orElseThrow();
    }

    private Act at(String role, Instant when) {
        return new Act("marta", role, "as agreed", when);
    }

    @Test
    @Tag("ALERT-6")
    @Tag("BL-167")
    @Tag("BL-168")
    @Tag("BL-171")
    @Tag("BL-172")
    @Tag("BL-173")
    void everyDutyIsAConditionThatIsMetToTheSecond() {
        launched();
        house.look(watch, TRIGGER);
        house.clock.advance(Duration.ofDays(3));
        acts.decide(LaunchHouse.ACME, house.definition, at("engineering-lead", TRIGGER.plus(Duration.ofHours(1))));
        assertThat(duty(Duty.DECIDED, TRIGGER.plus(Duration.ofHours(2))).open()).isTrue();
        acts.decide(LaunchHouse.ACME, house.definition, at("support-lead", TRIGGER.plus(Duration.ofHours(1))));
        assertThat(duty(Duty.DECIDED, TRIGGER.plus(Duration.ofHours(2))).outcome())
                .isEqualTo(Outcome.UNKNOWN);
        acts.decide(LaunchHouse.ACME, house.definition, at("product-manager", TRIGGER.plus(Duration.ofHours(2))));
        assertThat(duty(Duty.DECIDED, LaunchHouse.end(40)).outcome()).isEqualTo(Outcome.MET);

        Instant four = TRIGGER.plus(Duration.ofHours(4));
        acts.told(LaunchHouse.ACME, house.definition, "mail", at("customer-success-lead", four));
        assertThat(duty(Duty.CUSTOMERS_TOLD, four.plusSeconds(9)).overdue()).isTrue();
        acts.told(LaunchHouse.ACME, house.definition, "in-product", at("customer-success-lead", four.plusSeconds(1)));
        assertThat(duty(Duty.CUSTOMERS_TOLD, LaunchHouse.end(40)).outcome()).isEqualTo(Outcome.NOT_MET);

        Instant day = TRIGGER.plus(Duration.ofHours(24));
        acts.happened(
                LaunchHouse.ACME, house.definition, HistoryEvent.Kind.ROOT_CAUSE, "", at("engineering-lead", day));
        assertThat(duty(Duty.ROOT_CAUSE, LaunchHouse.end(40)).outcome()).isEqualTo(Outcome.MET);
        assertThat(duty(Duty.OLD_WORKFLOW, LaunchHouse.end(40)).open()).isTrue();
        assertThat(duty(Duty.FIX_TIMELINE, LaunchHouse.end(40)).open()).isTrue();
        house.book.attest(
                LaunchHouse.ACME,
                "boleta-launch",
                Duty.TIMELINE_SHARED,
                true,
                "",
                Optional.empty(),
                at("customer-success-lead", day));
        assertThat(duty(Duty.FIX_TIMELINE, LaunchHouse.end(40)).outcome()).isEqualTo(Outcome.MET);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> acts.told(LaunchHouse.ACME, house.definition, "email", at("anybody", day)));
        assertThatThrownBy(() -> acts.happened(
                        LaunchHouse.ACME,
                        house.definition,
                        HistoryEvent.Kind.PHASE_STARTED,
                        "no such phase",
                        at("anybody", day)))
                .hasMessageContaining("GATE_UNKNOWN_PHASE");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> acts.happened(
                        LaunchHouse.ACME, house.definition, HistoryEvent.Kind.REOPENED, "x", at("anybody", day)));
    }

    @Test
    @Tag("ALERT-6")
    void whatIsOverdueIsToldOnceToWhoeverHasToDoIt() {
        launched();
        Watched back = house.look(watch, TRIGGER);
        assertThat(back.told().letters())
                .filteredOn(letter ->
                        letter.message().startsWith("alert/ROLLED_BACK/boleta-launch/rollout/1/product-manager"))
                .singleElement()
                .satisfies(letter -> assertThat(letter.page().text())
                        .contains("Decidir la reversión en conjunto: a más tardar el 2025-09-26 13:00:00")
                        .doesNotContain("causa raíz"));
        Instant due = TRIGGER.plus(Duration.ofHours(2));
        assertThat(overdue(house.look(watch, due))).isEmpty();
        assertThat(overdue(house.look(watch, due.plusSeconds(1))))
                .hasSize(3)
                .allMatch(letter -> letter.message().contains("DECIDED"));
        assertThat(overdue(house.look(watch, due.plusSeconds(2)))).isEmpty();
        // Nobody is customer-success-lead here: the product manager is told instead.
        assertThat(overdue(house.look(watch, TRIGGER.plus(Duration.ofHours(5)))))
                .singleElement()
                .satisfies(letter -> assertThat(letter.address()).isEqualTo("pedro@example.test"));
    }

    private static List<Letter> overdue(Watched watched) {
        return watched.told().letters().stream()
                .filter(letter -> letter.message().startsWith("alert/OVERDUE"))
                .toList();
    }

    @Test
    @Tag("ALERT-7")
    @Tag("BL-169")
    void theFlagGoesBackWithTheRolloutAndOpensWithIt() {
        launched();
        assertThat(flagBack()).isFalse();
        assertThat(house.look(watch, TRIGGER).refusal()).isEmpty();
        assertThat(flagBack()).isTrue();
        assertThat(duty(Duty.FLAG_OFF, TRIGGER).outcome()).isEqualTo(Outcome.MET);
        house.hour(3, 0);
        house.hour(4, 0);
        house.look(watch, LaunchHouse.end(4));
        house.clock.advance(Duration.ofMinutes(1));
        assertThat(acts.reopen(LaunchHouse.ACME, house.definition, house.act("engineering-lead"))
                        .refusal())
                .isEmpty();
        assertThat(flagBack()).isFalse();
        house.hour(5, 0);
        house.look(watch, LaunchHouse.end(5));
        assertThat(flagBack()).isFalse();
        assertThat(house.book.entries(LaunchHouse.ACME, "boleta-launch"))
                .extracting(BookEntry::detail)
                .containsExactly("ROLLED_BACK", "FLAG_OFF", "REOPENED");
    }

    @Test
    @Tag("ALERT-6")
    void whatIsOverdueOfASecondRollbackIsToldAsWell() {
        launched();
        house.look(watch, TRIGGER);
        house.hour(3, 0);
        house.hour(4, 0);
        assertThat(overdue(house.look(watch, LaunchHouse.end(5)))).isNotEmpty();
        house.clock.advance(Duration.ofMinutes(1));
        assertThat(acts.reopen(LaunchHouse.ACME, house.definition, house.act("engineering-lead"))
                        .stored())
                .isTrue();
        house.hour(5, 0);
        house.hour(6, 90);
        house.hour(7, 90);
        house.look(watch, LaunchHouse.end(7));
        assertThat(overdue(house.look(watch, LaunchHouse.end(9)))).isEmpty();
        assertThat(overdue(house.look(watch, LaunchHouse.end(9).plusSeconds(1))))
                .hasSize(3)
                .allMatch(letter -> letter.message().startsWith("alert/OVERDUE/boleta-launch/rollout/2/DECIDED"));
    }

    @Test
    @Tag("ALERT-7")
    void whatTheFlagRefusesChangesNothing() {
        launched();
        house.look(watch, TRIGGER);
        house.hour(3, 0);
        house.hour(4, 0);
        house.look(watch, LaunchHouse.end(4));
        house.clock.advance(Duration.ofMinutes(1));
        List<BookEntry> before = house.book.entries(LaunchHouse.ACME, "boleta-launch");
        // The definition of the launch would have let a role reopen that the flag does not know.
        dev.cuadra.onboarding.definition.Definition generous =
                house.definition.with(new dev.cuadra.onboarding.decision.Rollout(
                        house.definition.rollout().orElseThrow().phases(),
                        java.util.Set.of(),
                        java.util.Set.of("intern")));
        assertThat(acts.reopen(LaunchHouse.ACME, generous, house.act("intern"))
                        .refusal()
                        .map(Problem::code))
                .contains("ROLLOUT_ROLE");
        assertThat(house.book.entries(LaunchHouse.ACME, "boleta-launch")).isEqualTo(before);
        assertThat(flagBack()).isTrue();
    }

    @Test
    @Tag("ALERT-7")
    void aProcessThatDiesBetweenRollbackAndFlagIsTakenUpByTheNextWatch() {
        launched();
        house.faults(LaunchHouse.Fault.NONE, LaunchHouse.Fault.BEFORE);
        assertThatThrownBy(() -> house.look(watch, TRIGGER)).isInstanceOf(StorageException.class);
        assertThat(flagBack()).isFalse();
        assertThat(watch.obligations(LaunchHouse.ACME, house.definition, TRIGGER))
                .isNotEmpty();
        house.look(watch, TRIGGER.plusSeconds(30));
        assertThat(flagBack()).isTrue();
        assertThat(duty(Duty.FLAG_OFF, TRIGGER.plusSeconds(30)).done()).contains(TRIGGER.plusSeconds(30));
    }

    @Test
    @Tag("ALERT-7")
    void aProcessThatDiesHalfWayThroughOpeningExposesNobody() {
        launched();
        house.look(watch, TRIGGER);
        house.hour(3, 0);
        house.hour(4, 0);
        house.look(watch, LaunchHouse.end(4));
        house.clock.advance(Duration.ofMinutes(1));
        house.faults(LaunchHouse.Fault.NONE, LaunchHouse.Fault.BEFORE);
        Act act = house.act("engineering-lead");
        assertThatThrownBy(() -> acts.reopen(LaunchHouse.ACME, house.definition, act))
                .isInstanceOf(StorageException.class);
        house.look(watch, house.clock.instant());
        assertThat(flagBack()).isTrue();
        house.clock.advance(Duration.ofMinutes(1));
        assertThat(acts.reopen(LaunchHouse.ACME, house.definition, house.act("engineering-lead"))
                        .stored())
                .isTrue();
        assertThat(flagBack()).isFalse();
    }

    @Test
    @Tag("ALERT-7")
    @Tag("BL-082")
    @Tag("BL-083")
    @Tag("BL-170")
    void whoWasSwitchedOffStaysOffAndTheBetaListDecidesAgainOnceTheRolloutIsOpen() {
        launched();
        Act act = house.act("product-manager");
        house.flags.change(
                LaunchHouse.ACME, "boleta_beta_customers", Change.allow(List.of("cust-001", "cust-002")), act);
        house.flags.change(LaunchHouse.ACME, LaunchHouse.FLAG, new Change.Enlist(CustomerList.OFF, "cust-002"), act);
        assertThat(exposed("cust-001")).isEqualTo(ExposureReason.ALLOWED);
        assertThat(exposed("cust-002")).isEqualTo(ExposureReason.SWITCHED_OFF);
        assertThat(exposed("cust-003")).isEqualTo(ExposureReason.NOT_STARTED);
        house.look(watch, TRIGGER);
        assertThat(exposed("cust-001")).isEqualTo(ExposureReason.ROLLED_BACK);
        assertThat(Serving.of(decided("cust-001"), false)).isEqualTo(Serving.BEFORE);
        house.hour(3, 0);
        house.hour(4, 0);
        house.look(watch, LaunchHouse.end(4));
        house.clock.advance(Duration.ofMinutes(1));
        acts.reopen(LaunchHouse.ACME, house.definition, house.act("product-manager"));
        assertThat(exposed("cust-001")).isEqualTo(ExposureReason.ALLOWED);
        assertThat(exposed("cust-002")).isEqualTo(ExposureReason.SWITCHED_OFF);
    }

    private ExposureReason exposed(String customer) {
        return decided(customer).reason();
    }

    private ExposureDecision decided(String customer) {
        LiveFlags live = house.flags.live(LaunchHouse.ACME);
        live.refresh();
        return live.evaluate(LaunchHouse.FLAG, customer, Facts.NONE)
                .orElseThrow()
                .decision();
    }
}
