package dev.cuadra.onboarding.plan.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.cuadra.onboarding.audience.Missed;
import dev.cuadra.onboarding.audience.Told;
import dev.cuadra.onboarding.calendar.WorkingDays;
import dev.cuadra.onboarding.gate.Outcome;
import dev.cuadra.onboarding.plan.Celebration.Counted;
import dev.cuadra.onboarding.plan.Plan;
import dev.cuadra.onboarding.plan.PlanEvent;
import dev.cuadra.onboarding.plan.PlanEvent.Kind;
import dev.cuadra.onboarding.plan.Plans;
import dev.cuadra.onboarding.plan.TaskState;
import dev.cuadra.onboarding.plan.Templates;
import dev.cuadra.runtime.ErasureOrder;
import dev.cuadra.runtime.JournalVerifier;
import dev.cuadra.runtime.PersonalData;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.notify.Message;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.storage.StorageException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OnboardingsTest {
    private static final TenantId ACME = OnboardingHouse.ACME;
    private static final String CUSTOMER = "panaderia-los-aromos";
    private static final String FIGURE = "boletas_processed_by_customer";

    private final OnboardingHouse house = new OnboardingHouse();
    private final Onboardings onboardings = house.onboardings;

    private static Plan plan(String customer) {
        return Plan.of(customer, Plans.TEMPLATE, Plans.KICKOFF, Plans.ZONE, WorkingDays.mondayToFriday(List.of()));
    }

    private static PlanEvent done(String task, String date) {
        return Plans.event(Kind.DONE, task, date);
    }

    private PlanView record(PlanEvent... events) {
        return onboardings.record(ACME, CUSTOMER, List.of(events));
    }

    private static List<String> codes(PlanView view) {
        return view.refused().stream().map(Problem::code).toList();
    }

    /** What leaves, as the people of the customer get it. */
    private List<Message> sent() {
        return house.sent();
    }

    private static List<Counted> receipts(int from, int to) {
        Instant morning = Instant.parse("2026-03-02T12:00:00Z");
        return IntStream.rangeClosed(from, to)
                .mapToObj(number -> new Counted("boleta-" + number, morning.plusSeconds(60L * number)))
                .toList();
    }

    @Test
    @Tag("PLAN-5")
    void aPlanIsStartedOnceAndOnItsTerms() {
        assertThat(onboardings.start(ACME, plan(CUSTOMER)).refused()).isEmpty();
        record(done("kickoff_meeting_held", "2026-03-02"));
        PlanView again = onboardings.start(ACME, plan(CUSTOMER));
        assertThat(again.refused()).isEmpty();
        assertThat(again.plan().events()).hasSize(1);
        Plan later = Plan.of(
                CUSTOMER,
                Plans.TEMPLATE,
                Plans.KICKOFF.plusDays(7),
                Plans.ZONE,
                plan(CUSTOMER).calendar());
        assertThat(codes(onboardings.start(ACME, later))).containsExactly("PLAN_EXISTS");
        assertThatIllegalArgumentException().isThrownBy(() -> onboardings.start(ACME, again.plan()));
        assertThat(catchThrowableOfType(ProblemException.class, () -> onboardings.plan(ACME, "nobody"))
                        .problem()
                        .code())
                .isEqualTo("PLAN_UNKNOWN");
    }

    /** A customer may be a person; their plan was sealed under the key of the tenant, and nobody could be erased alone. */
    @Test
    @Tag("PLAN-5")
    void aCustomerWhoIsErasedIsGoneAndTheOthersStay() {
        onboardings.start(ACME, plan(CUSTOMER));
        onboardings.start(ACME, plan("ferreteria-sur"));
        record(done("kickoff_meeting_held", "2026-03-02").because("con Rosa"));
        UUID person = onboardings.person(ACME, CUSTOMER);

        new PersonalData(house.vault, Onboardings.PERSONAL, house.storage)
                .erase(ACME, ErasureOrder.of(Set.of(person), "ana", "they asked"));

        assertThat(onboardings.portfolio(ACME, house.clock.instant()))
                .map(PortfolioLine::customer)
                .containsExactly("ferreteria-sur");
        assertThat(catchThrowableOfType(ProblemException.class, () -> onboardings.plan(ACME, CUSTOMER))
                        .problem()
                        .code())
                .isEqualTo("PLAN_UNKNOWN");
        assertThat(onboardings.start(ACME, plan(CUSTOMER)).plan().events()).isEmpty();
        assertThat(onboardings.person(ACME, CUSTOMER)).isNotEqualTo(person);
    }

    /** The process that erases somebody died between the key and the look-up entry, and they begin once more. */
    @Test
    @Tag("PLAN-5")
    void whoBeginsAgainWhileTheyAreErasedIsSomebodyNew() {
        onboardings.start(ACME, plan(CUSTOMER));
        UUID gone = onboardings.person(ACME, CUSTOMER);
        house.vault.destroyKey(ACME, gone);

        assertThat(onboardings.start(ACME, plan(CUSTOMER)).refused()).isEmpty();

        record(done("kickoff_meeting_held", "2026-03-02"));
        assertThat(onboardings.plan(ACME, CUSTOMER).events()).hasSize(1);
        assertThat(onboardings.person(ACME, CUSTOMER)).isNotEqualTo(gone);
    }

    @Test
    @Tag("PLAN-5")
    void eventsCountOnceAndWhatDoesNotFitIsSaid() {
        onboardings.start(ACME, plan(CUSTOMER));
        PlanEvent kickoff = done("kickoff_meeting_held", "2026-03-02");
        PlanView first = record(kickoff, done("nothing", "2026-03-02"));
        assertThat(first.counted()).containsExactly(kickoff.id());
        assertThat(codes(first)).containsExactly("PLAN_TASK_UNKNOWN");
        PlanView again = record(kickoff, kickoff);
        assertThat(again.counted()).isEmpty();
        assertThat(again.refused()).isEmpty();
        assertThat(codes(record(kickoff.because("another text")))).containsExactly("PLAN_EVENT_OTHER");
        assertThat(codes(record(done("timeline_agreed", "2026-07-01")))).containsExactly("PLAN_EVENT_TO_COME");
        assertThat(onboardings.plan(ACME, CUSTOMER).events()).containsExactly(kickoff);
        assertThat(new JournalVerifier(house.storage, house.keys)
                        .verify(ACME, Set.of(), List.of())
                        .first())
                .isEmpty();
    }

    @Test
    @Tag("PLAN-5")
    void whatIsToldLateMayNotTakeFromUnderOthersWhatTheyRestOn() {
        onboardings.start(ACME, plan(CUSTOMER));
        record(done("timeline_agreed", "2026-03-04"));
        assertThat(codes(record(Plans.event(Kind.CANCELLED, "timeline_agreed", "2026-03-03"))))
                .containsExactly("PLAN_TASK_OVER");
        assertThat(codes(record(Plans.event(Kind.STARTED, "timeline_agreed", "2026-03-03"))))
                .isEmpty();
        TaskState state = onboardings
                .status(ACME, CUSTOMER, Plans.noon("2026-03-04"))
                .state()
                .task("timeline_agreed")
                .orElseThrow();
        assertThat(state.status()).isEqualTo(TaskState.Status.DONE);
        assertThat(state.started()).hasValue(Plans.KICKOFF.plusDays(1));
    }

    @Test
    @Tag("PLAN-9")
    void aMilestoneIsNewsOnce() {
        onboardings.start(ACME, plan(CUSTOMER));
        PlanEvent kickoff = done("kickoff_meeting_held", "2026-03-02");
        News news = record(kickoff, done("timeline_agreed", "2026-03-02")).news();
        assertThat(news.reached()).singleElement().satisfies(one -> {
            assertThat(one.milestone()).isEqualTo("kickoff_meeting_held");
            assertThat(one.message()).isEqualTo("onboarding-milestone");
        });
        assertThat(record(kickoff).news()).isEqualTo(News.NONE);
        assertThat(sent())
                .extracting(Message::recipient, Message::subject)
                .containsExactlyInAnyOrder(
                        tuple("p1@example.test", "¡Lo lograron! Reunión de inicio realizada"),
                        tuple("p2@example.test", "You did it! Reunión de inicio realizada"));
        assertThat(sent()).isEmpty();
    }

    @Test
    @Tag("PLAN-9")
    void aCustomerWithoutPeopleIsReportedAndThePlanGoesOn() {
        onboardings.start(ACME, plan("sin-contactos"));
        PlanView view = onboardings.record(ACME, "sin-contactos", List.of(done("kickoff_meeting_held", "2026-03-02")));
        assertThat(view.counted()).hasSize(1);
        assertThat(view.news().reached()).hasSize(1);
        assertThat(view.news().told().unreached()).singleElement().satisfies(one -> {
            assertThat(one.group()).isEqualTo("customer-contacts");
            assertThat(one.message()).doesNotContain("sin-contactos");
        });
        assertThat(sent()).isEmpty();
    }

    @Test
    @Tag("PLAN-9")
    void whoWasErasedIsLeftOutAndTheOthersAreTold() {
        onboardings.start(ACME, plan(CUSTOMER));
        house.vault.destroyKey(ACME, new java.util.UUID(2, 1));
        PlanView view = record(done("kickoff_meeting_held", "2026-03-02"));
        assertThat(view.news().told().missed()).extracting(Missed::code).contains("MESSAGE_ERASED");
        assertThat(sent()).extracting(Message::recipient).containsExactly("p2@example.test");
    }

    @Test
    void withoutMessagesWhatWasReachedIsStillAnswered() {
        Onboardings silent = new Onboardings(house.vault, Templates.shipped());
        silent.start(ACME, plan(CUSTOMER));
        PlanView view = silent.record(ACME, CUSTOMER, List.of(done("kickoff_meeting_held", "2026-03-02")));
        assertThat(view.news().reached()).hasSize(1);
        assertThat(view.news().told()).isEqualTo(Told.NOTHING);
        assertThat(sent()).isEmpty();
    }

    @Test
    @Tag("PLAN-9")
    @Tag("BL-127")
    void tenReceiptsAreCelebratedOnceAndDatedAtTheTenth() {
        onboardings.start(ACME, plan(CUSTOMER));
        Optional<Duration> each = Optional.of(Duration.ofMinutes(8));
        assertThat(onboardings.count(ACME, CUSTOMER, FIGURE, receipts(1, 9), each))
                .isEqualTo(News.NONE);
        assertThat(onboardings.count(ACME, CUSTOMER, FIGURE, receipts(1, 9), each))
                .isEqualTo(News.NONE);
        List<MilestoneReached> reached = onboardings
                .count(ACME, CUSTOMER, FIGURE, receipts(10, 45), each)
                .reached();
        assertThat(reached).hasSize(1);
        assertThat(reached.get(0).reached()).isEqualTo("2026-03-02T12:10:00Z");
        assertThat(reached.get(0).saved()).hasValue(Duration.ofMinutes(80));
        assertThat(onboardings.count(ACME, CUSTOMER, FIGURE, receipts(46, 90), each))
                .isEqualTo(News.NONE);
        assertThat(onboardings.count(ACME, CUSTOMER, "another_figure", receipts(1, 90), each))
                .isEqualTo(News.NONE);
        assertThat(reached.get(0).message()).isEqualTo("boleta-milestone");
        assertThat(sent()).singleElement().satisfies(message -> {
            assertThat(message.subject()).isEqualTo("¡Felicitaciones! Ya lleva 10 boletas");
            assertThat(message.body()).contains("1 hora y 20 minutos");
        });
    }

    @Test
    @Tag("PLAN-9")
    @Tag("BL-127")
    void fortyFiveReceiptsAtOnceAreOneCelebration() {
        onboardings.start(ACME, plan(CUSTOMER));
        List<MilestoneReached> reached = onboardings
                .count(ACME, CUSTOMER, FIGURE, receipts(1, 45), Optional.empty())
                .reached();
        assertThat(reached.stream().map(MilestoneReached::reached))
                .containsExactly(Instant.parse("2026-03-02T12:10:00Z"));
        assertThat(sent()).hasSize(2);
    }

    @Test
    @Tag("PLAN-5")
    void theSecondWriterDecidesAgainOnWhatTheFirstLeft() {
        onboardings.start(ACME, plan(CUSTOMER));
        PlanEvent mine = done("timeline_agreed", "2026-03-02");
        PlanEvent other = Plans.event(Kind.CANCELLED, "timeline_agreed", "2026-03-02");
        house.meanwhile(() -> record(other));
        PlanView second = record(mine, done("kickoff_meeting_held", "2026-03-02"));
        assertThat(codes(second)).containsExactly("PLAN_TASK_OVER");
        assertThat(second.plan().events()).hasSize(2).contains(other);
        house.meanwhile(() -> onboardings.count(ACME, CUSTOMER, FIGURE, receipts(1, 10), Optional.empty()));
        assertThat(onboardings.count(ACME, CUSTOMER, FIGURE, receipts(5, 14), Optional.empty()))
                .isEqualTo(News.NONE);
        assertThat(sent()).hasSize(4);
    }

    @Test
    @Tag("PLAN-5")
    void anAnswerThatIsLostIsAskedForAgain() {
        onboardings.start(ACME, plan(CUSTOMER));
        PlanEvent kickoff = done("kickoff_meeting_held", "2026-03-02");
        house.failing();
        assertThat(catchThrowableOfType(StorageException.class, () -> record(kickoff)))
                .isNotNull();
        assertThat(onboardings.plan(ACME, CUSTOMER).events()).isEmpty();
        house.losing();
        assertThat(catchThrowableOfType(StorageException.class, () -> record(kickoff)))
                .isNotNull();
        assertThat(record(kickoff).refused()).isEmpty();
        assertThat(onboardings.plan(ACME, CUSTOMER).events()).containsExactly(kickoff);
        assertThat(sent()).hasSize(2);
    }

    @Test
    @Tag("PLAN-5")
    void aPortfolioIsOneTenantsAndNamesAreSealed() {
        onboardings.start(ACME, plan("zapateria-el-paso"));
        onboardings.start(ACME, plan(CUSTOMER));
        onboardings.start(OnboardingHouse.OTHER, plan("ferreteria-la-tuerca"));
        record(done("kickoff_meeting_held", "2026-03-02"));
        List<PortfolioLine> lines = onboardings.portfolio(ACME, Plans.noon("2026-04-15"));
        assertThat(lines.stream().map(PortfolioLine::customer)).containsExactly(CUSTOMER, "zapateria-el-paso");
        PortfolioLine line = lines.get(0);
        assertThat(line.day()).isEqualTo(45);
        assertThat(line.expected().percent(0)).isEqualByComparingTo("50");
        assertThat(line.progress().percent(0).orElseThrow()).isEqualByComparingTo("1");
        assertThat(line.slip().late()).isTrue();
        assertThat(line.warnings()).isPositive();
        assertThat(line.handoff()).isEqualTo(Outcome.NOT_MET);
        try (var stored = house.storage.scan(ACME, "onboarding.plan")) {
            assertThat(stored.map(one -> one.body().utf8())).noneMatch(text -> text.contains("aromos"));
        }
    }

    /** Whatever is told in whatever batches, the storage and a plain list say the same. */
    @Property(tries = 15)
    @net.jqwik.api.Tag("PLAN-5")
    void theStorageSaysWhatAListWouldSay(@ForAll @LongRange long seed) {
        OnboardingHouse own = new OnboardingHouse();
        Random random = new Random(seed);
        List<TenantId> tenants = List.of(ACME, OnboardingHouse.OTHER);
        Map<TenantId, Plan> model = new HashMap<>();
        tenants.forEach(tenant -> {
            own.onboardings.start(tenant, plan(CUSTOMER));
            model.put(tenant, plan(CUSTOMER));
        });
        List<String> tasks = List.copyOf(Plans.TEMPLATE.tasks().keySet()).subList(0, 6);
        for (int step = 0; step < 12; step++) {
            TenantId tenant = tenants.get(random.nextInt(2));
            List<PlanEvent> told = IntStream.range(0, 1 + random.nextInt(3))
                    .mapToObj(any -> Plans.event(
                            List.of(Kind.STARTED, Kind.DONE, Kind.CANCELLED, Kind.BLOCKED)
                                    .get(random.nextInt(4)),
                            tasks.get(random.nextInt(6)),
                            "2026-03-0" + (1 + random.nextInt(9))))
                    .toList();
            own.onboardings.record(tenant, CUSTOMER, told);
            for (PlanEvent event : told) {
                Plan before = model.getOrDefault(tenant, plan(CUSTOMER));
                Set<String> ids = new TreeSet<>();
                before.events().forEach(one -> ids.add(one.id()));
                Plan after = before.and(List.of(event));
                boolean fits = after.at(Instant.MAX, Plans.SHIPPED).refused().isEmpty();
                if (!ids.contains(event.id()) && fits) {
                    model.put(tenant, after);
                }
            }
        }
        model.forEach((tenant, plan) ->
                assertThat(own.onboardings.plan(tenant, CUSTOMER)).isEqualTo(plan));
    }
}
