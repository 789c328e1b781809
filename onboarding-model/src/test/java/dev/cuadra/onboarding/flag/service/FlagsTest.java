package dev.cuadra.onboarding.flag.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cuadra.onboarding.exposure.Act;
import dev.cuadra.onboarding.exposure.Admission;
import dev.cuadra.onboarding.exposure.Change;
import dev.cuadra.onboarding.exposure.CustomerList;
import dev.cuadra.onboarding.exposure.ExposureReason;
import dev.cuadra.onboarding.exposure.Facts;
import dev.cuadra.onboarding.exposure.Percent;
import dev.cuadra.onboarding.exposure.Serving;
import dev.cuadra.onboarding.flag.FlagEvaluation;
import dev.cuadra.onboarding.flag.FlagSet;
import dev.cuadra.runtime.JournalVerifier;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FlagsTest {
    private static final List<String> BETA = List.of("beta-agency", "beta-construction", "beta-consulting");

    private final FlagHouse house = new FlagHouse();
    private final Flags flags = house.flags;

    private FlagView change(Change change) {
        return change(FlagHouse.KEY, change, "product-manager");
    }

    private FlagView change(String flag, Change change, String role) {
        return flags.change(FlagHouse.ACME, flag, change, house.act(role));
    }

    private void beta() {
        change(FlagHouse.LIST, new Change.Switch(true), "product-manager");
        change(FlagHouse.LIST, Change.allow(BETA), "product-manager");
        change(new Change.Switch(true));
        change(new Change.Open("phase1-beta", Optional.empty()));
    }

    private static String code(FlagView view) {
        return view.refusal().map(Problem::code).orElse("");
    }

    /** Somebody struck it from the list and took it out, while another host still saw it there. */
    @Test
    @Tag("EXPO-7")
    void aHostThatIsBehindDoesNotBringBackWhoWasTakenOut() {
        beta();
        LiveFlags behind = flags.live(FlagHouse.ACME);
        behind.refresh();
        change(FlagHouse.LIST, new Change.Strike(CustomerList.ALLOW, "beta-agency"), "product-manager");
        flags.remove(FlagHouse.ACME, FlagHouse.KEY, List.of("beta-agency"), house.act("product-manager"));
        assertThat(why(behind, "beta-agency")).isEqualTo(ExposureReason.ALLOWED);
        assertThat(why(behind, "beta-consulting")).isEqualTo(ExposureReason.ALLOWED);

        behind.refresh();

        assertThat(behind.unstored()).isZero();
        assertThat(why(behind, "beta-agency")).isEqualTo(ExposureReason.REMOVED);
        assertThat(flags.view(FlagHouse.ACME, FlagHouse.KEY).admissions().admitted())
                .containsExactly("beta-consulting");
    }

    @Test
    @Tag("EXPO-3")
    @Tag("EXPO-7")
    void theThreeOfTheBetaAndTheThirtyThreeLowestOthersAreTheThirtySixOfPhaseTwo() {
        beta();
        List<String> eligible = new ArrayList<>(FlagHouse.customers().subList(0, 177));
        eligible.addAll(BETA);
        LiveFlags live = flags.live(FlagHouse.ACME);
        live.refresh();
        BETA.forEach(customer -> live.evaluate(FlagHouse.KEY, customer, Facts.NONE));
        live.refresh();

        FlagView open = flags.open(
                FlagHouse.ACME, FlagHouse.KEY, "phase2-rollout", eligible, 180, house.act("product-manager"));

        assertThat(open.refusal()).isEmpty();
        assertThat(open.admissions().size()).isEqualTo(36);
        assertThat(open.admissions().admitted()).containsAll(BETA).contains("cust-036", "cust-018", "cust-137");
        assertThat(open.state().cut()).isPresent();
        assertThat(flags.view(FlagHouse.ACME, FlagHouse.KEY)).isEqualTo(open);
        // Once more: nobody is left to take.
        FlagView again = flags.open(
                FlagHouse.ACME, FlagHouse.KEY, "phase2-rollout", eligible, 180, house.act("product-manager"));
        assertThat(again).isEqualTo(open);
    }

    @Test
    @Tag("EXPO-2")
    void phasesAreOpenedOneByOne() {
        assertThat(code(change(new Change.Open("phase3-ga", Optional.empty())))).isEqualTo("ROLLOUT_PHASE_ORDER");
        assertThat(code(change(new Change.Open("phase9", Optional.empty())))).isEqualTo("ROLLOUT_PHASE_UNKNOWN");
        beta();
        assertThat(code(change(new Change.Open("phase2-rollout", Optional.empty()))))
                .isEqualTo("ROLLOUT_POPULATION");
        assertThat(code(change(new Change.Share(Percent.of(5))))).isEqualTo("ROLLOUT_SHARE_FIXED");
        flags.open(FlagHouse.ACME, FlagHouse.KEY, "phase2-rollout", FlagHouse.customers(), 180, house.act("pm"));
        change(new Change.Open("phase3-ga", Optional.empty()));
        FlagView half = change(new Change.Share(Percent.parse("50.5")));
        assertThat(half.state().percent()).hasToString("50.5");
        assertThat(change(new Change.Share(Percent.parse("50.5"))).version()).isEqualTo(half.version());
        assertThat(code(change(new Change.Open("phase1-beta", Optional.empty()))))
                .isEqualTo("ROLLOUT_PHASE_ORDER");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> flags.open(
                        FlagHouse.ACME, FlagHouse.KEY, "phase2-rollout", FlagHouse.customers(), 179, house.act("pm")));
    }

    @Test
    @Tag("EXPO-6")
    void aListMayNotGrowBeyondThePercentageOfItsPhaseWhereverItIsKept() {
        beta();
        List<String> many = FlagHouse.customers().subList(0, 7);

        assertThat(code(change(FlagHouse.LIST, Change.allow(many), "pm"))).isEqualTo("ROLLOUT_LIST_CEILING");
        assertThat(code(change(Change.allow(many)))).isEqualTo("ROLLOUT_LIST_CEILING");
        // Nine are 5 % of 180.
        assertThat(code(change(Change.allow(many.subList(0, 6))))).isEmpty();
        assertThat(code(change(new Change.Enlist(CustomerList.ALLOW, "cust-100"))))
                .isEqualTo("ROLLOUT_LIST_CEILING");
        assertThat(code(change(new Change.Enlist(CustomerList.DENY, "cust-100"))))
                .isEmpty();
        // Off, a list is empty; it cannot come back fuller than the phase allows.
        change(FlagHouse.LIST, new Change.Switch(false), "pm");
        change(FlagHouse.LIST, new Change.Enlist(CustomerList.ALLOW, "cust-101"), "pm");
        assertThat(code(change(FlagHouse.LIST, new Change.Switch(true), "pm"))).isEqualTo("ROLLOUT_LIST_CEILING");
    }

    @Test
    @Tag("EXPO-8")
    void whatWasTakenBackStaysBackUntilSomebodyWithTheRoleReopensIt() {
        beta();
        FlagView back = change(new Change.TakeBack("BL-163"));
        house.clock.advance(Duration.ofHours(1));
        assertThat(change(new Change.TakeBack("another"))).isEqualTo(back);
        assertThat(back.state().rolledBack())
                .hasValueSatisfying(one -> assertThat(one.trigger()).isEqualTo("BL-163"));

        LiveFlags live = flags.live(FlagHouse.ACME);
        live.refresh();
        assertThat(why(live, "beta-agency")).isEqualTo(ExposureReason.ROLLED_BACK);
        assertThat(code(change(new Change.Open("phase1-beta", Optional.empty()))))
                .isEqualTo("ROLLOUT_IS_BACK");
        assertThat(code(change(new Change.Share(Percent.of(1))))).isEqualTo("ROLLOUT_IS_BACK");
        change(new Change.Switch(false));
        assertThat(code(change(new Change.Switch(true)))).isEqualTo("ROLLOUT_IS_BACK");
        assertThat(code(change(FlagHouse.KEY, new Change.Reopen(), "support-lead")))
                .isEqualTo("ROLLOUT_ROLE");

        change(FlagHouse.KEY, new Change.Reopen(), "engineering-lead");
        change(new Change.Switch(true));
        live.refresh();
        assertThat(why(live, "beta-agency")).isEqualTo(ExposureReason.ALLOWED);
        assertThat(change(FlagHouse.KEY, new Change.Reopen(), "support-lead").refusal())
                .isEmpty();
        assertThat(flags.history(FlagHouse.ACME, FlagHouse.KEY))
                .extracting(FlagAct::command)
                .endsWith("flag-open", "flag-take-back", "flag-off", "flag-reopen", "flag-on");
    }

    @Test
    @Tag("EXPO-8")
    void theHistorySaysWhoAsWhatAndWhyAndTheJournalVerifies() {
        beta();
        change(new Change.DrawAnew("second-draw"));

        assertThat(flags.history(FlagHouse.ACME, FlagHouse.KEY)).last().satisfies(act -> {
            assertThat(act.command()).isEqualTo("flag-draw-anew");
            assertThat(act.who()).isEqualTo("marta");
            assertThat(act.role()).isEqualTo("product-manager");
            assertThat(act.why()).isEqualTo("as agreed on Monday");
        });
        assertThat(new JournalVerifier(house.storage, house.keys)
                        .verify(FlagHouse.ACME, Set.of(), List.of())
                        .first())
                .isEmpty();
    }

    @Test
    @Tag("EXPO-7")
    void whoWasTakenOutIsNotDrawnAgainAndComesBackByTheListAlone() {
        beta();
        flags.open(FlagHouse.ACME, FlagHouse.KEY, "phase2-rollout", FlagHouse.customers(), 180, house.act("pm"));
        change(new Change.Open("phase3-ga", Optional.empty()));
        LiveFlags live = flags.live(FlagHouse.ACME);
        live.refresh();
        assertThat(why(live, "cust-036")).isEqualTo(ExposureReason.ADMITTED);

        assertThat(flags.remove(FlagHouse.ACME, FlagHouse.KEY, List.of("cust-036"), house.act("pm")))
                .isEqualTo(1);
        assertThat(flags.remove(FlagHouse.ACME, FlagHouse.KEY, List.of("cust-036"), house.act("pm")))
                .isZero();
        // Another host exposed it before it heard of that.
        live.refresh();
        assertThat(flags.admit(FlagHouse.ACME, List.of(admission("cust-036")))).isZero();
        assertThat(why(live, "cust-036")).isEqualTo(ExposureReason.REMOVED);

        change(new Change.Enlist(CustomerList.ALLOW, "cust-036"));
        live.refresh();
        assertThat(why(live, "cust-036")).isEqualTo(ExposureReason.ALLOWED);
        live.refresh();
        change(new Change.Strike(CustomerList.ALLOW, "cust-036"));
        live.refresh();
        assertThat(why(live, "cust-036")).isEqualTo(ExposureReason.ADMITTED);
    }

    @Test
    @Tag("EXPO-8")
    void theSecondOfTwoWritersDecidesOnWhatTheFirstLeft() {
        beta();
        house.meanwhile(() -> change(new Change.TakeBack("BL-163")));

        FlagView late = change(new Change.Enlist(CustomerList.DENY, "cust-001"));

        assertThat(late.state().rolledBack()).isPresent();
        assertThat(late.state().deny()).containsExactly("cust-001");
        house.meanwhile(() -> change(FlagHouse.KEY, new Change.Reopen(), "engineering-lead"));
        assertThat(change(new Change.Enlist(CustomerList.DENY, "cust-002"))
                        .state()
                        .rolledBack())
                .isEmpty();
    }

    @Test
    @Tag("EXPO-6")
    void aListAndThePhaseThatGoesByItAreNotChangedPastOneAnother() {
        beta();
        change(FlagHouse.LIST, new Change.Switch(false), "pm");
        change(Change.allow(FlagHouse.customers().subList(0, 8)));
        // Eight here; the three of the list come back while a ninth is added.
        house.meanwhile(() -> change(new Change.Enlist(CustomerList.ALLOW, "cust-009")));

        assertThat(code(change(FlagHouse.LIST, new Change.Switch(true), "pm"))).isEqualTo("ROLLOUT_LIST_CEILING");
    }

    @Test
    @Tag("EXPO-8")
    void aDecisionOnAnOlderVersionIsRefused() {
        long seen = change(new Change.Switch(true)).version();
        change(new Change.Enlist(CustomerList.DENY, "cust-001"));

        FlagView refused = flags.change(FlagHouse.ACME, FlagHouse.KEY, seen, new Change.Switch(false), house.act("pm"));

        assertThat(code(refused)).isEqualTo("ROLLOUT_CHANGED_MEANWHILE");
        assertThat(refused.state().on()).isTrue();
        assertThat(code(flags.change(
                        FlagHouse.ACME, FlagHouse.KEY, seen + 1, new Change.Switch(false), house.act("pm"))))
                .isEmpty();
    }

    @Test
    @Tag("EXPO-7")
    void admissionsOfWritersAtOnceAreAllKeptAndEachOnce() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(3);
        int news = 0;
        try {
            List<Callable<Integer>> writers = new ArrayList<>();
            for (int writer = 0; writer < 3; writer++) {
                int first = writer * 20;
                writers.add(() -> flags.admit(
                        FlagHouse.ACME,
                        FlagHouse.customers().subList(first, first + 40).stream()
                                .map(FlagsTest::admission)
                                .toList()));
            }
            for (Future<Integer> writer : pool.invokeAll(writers)) {
                news += writer.get();
            }
        } finally {
            pool.shutdown();
        }

        assertThat(news).isEqualTo(80);
        assertThat(flags.view(FlagHouse.ACME, FlagHouse.KEY).admissions().size())
                .isEqualTo(80);
    }

    @Test
    @Tag("EXPO-7")
    void customersStandNowhereInPlain() {
        beta();
        flags.admit(FlagHouse.ACME, List.of(admission("76.543.210-3")));

        for (String collection : List.of("onboarding.flag", "onboarding.admissions")) {
            try (var all = house.storage.scan(FlagHouse.ACME, collection)) {
                assertThat(all.map(document -> new String(document.body().toArray(), StandardCharsets.UTF_8)))
                        .isNotEmpty()
                        .noneMatch(body -> body.contains("76.543") || body.contains("beta-agency"));
            }
        }
    }

    @Test
    @Tag("FLAG-4")
    void asTheDocumentShows() {
        Vault vault = house.vault;
        TenantId tenant = FlagHouse.ACME;
        Act act = house.act("product-manager");
        // snippet:flags
        Flags flags = new Flags(vault, FlagSet.shipped());
        flags.change(tenant, "boleta_beta_customers", new Change.Switch(true), act);
        flags.change(tenant, "boleta_beta_customers", Change.allow(List.of("beta-agency", "beta-consulting")), act);
        flags.change(tenant, "boleta_automation_enabled", new Change.Switch(true), act);
        flags.change(tenant, "boleta_automation_enabled", new Change.Open("phase1-beta", Optional.empty()), act);

        LiveFlags live = flags.live(tenant);
        live.refresh();
        FlagEvaluation said = live.evaluate("boleta_automation_enabled", "beta-agency", Facts.NONE)
                .orElseThrow();
        Serving serving = Serving.of(said.decision(), false);
        // end:flags
        assertThat(said.decision().reason()).isEqualTo(ExposureReason.ALLOWED);
        assertThat(serving).isEqualTo(Serving.NEW);
    }

    @Test
    @Tag("FLAG-1")
    void whatIsNoFlagOrNoChangeOfAListIsAWrongCall() {
        ProblemException unknown =
                catchThrowableOfType(ProblemException.class, () -> flags.view(FlagHouse.ACME, "no_flag"));

        assertThat(unknown.problem().code()).isEqualTo("FLAG_UNKNOWN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> change(FlagHouse.LIST, new Change.TakeBack("BL-163"), "pm"));
    }

    private static ExposureReason why(LiveFlags live, String customer) {
        return live.evaluate(FlagHouse.KEY, customer, Facts.NONE)
                .orElseThrow()
                .decision()
                .reason();
    }

    private static Admission admission(String customer) {
        return new Admission(
                customer,
                FlagHouse.KEY,
                Optional.of("phase3-ga"),
                Optional.empty(),
                Instant.parse("2025-09-26T12:00:00Z"),
                ExposureReason.ASSIGNED);
    }
}
