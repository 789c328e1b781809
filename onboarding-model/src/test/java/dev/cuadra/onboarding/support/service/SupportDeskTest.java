package dev.cuadra.onboarding.support.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.onboarding.audience.Channel;
import dev.cuadra.onboarding.audience.Recipient;
import dev.cuadra.onboarding.audience.Told;
import dev.cuadra.onboarding.audience.service.Post;
import dev.cuadra.onboarding.calendar.WorkingHours;
import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.definition.DefinitionReader;
import dev.cuadra.onboarding.record.Evaluation;
import dev.cuadra.onboarding.record.Inputs;
import dev.cuadra.onboarding.service.ObservedReadings;
import dev.cuadra.onboarding.support.EscalationFact;
import dev.cuadra.onboarding.support.Priority;
import dev.cuadra.onboarding.support.Share;
import dev.cuadra.onboarding.support.SupportTerms;
import dev.cuadra.onboarding.support.SupportTier;
import dev.cuadra.onboarding.support.TargetSet;
import dev.cuadra.onboarding.support.Ticket;
import dev.cuadra.onboarding.support.TicketMove;
import dev.cuadra.onboarding.support.TicketState;
import dev.cuadra.runtime.Answer;
import dev.cuadra.runtime.ErasedException;
import dev.cuadra.runtime.OutboxDispatcher;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.memory.InMemoryKeyRing;
import dev.cuadra.spi.memory.InMemoryStorage;
import dev.cuadra.spi.memory.RecordingNotifier;
import dev.cuadra.spi.memory.SettableClock;
import dev.cuadra.spi.observe.Observation;
import dev.cuadra.spi.outbox.OutgoingMessage;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.storage.IdempotencyConflictException;
import dev.cuadra.spi.storage.Storage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SupportDeskTest {
    private static final TenantId ACME = TenantId.of("acme");
    private static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");
    private static final LocalDate LAUNCH = LocalDate.of(2026, 3, 9);

    private final InMemoryStorage storage = new InMemoryStorage();
    private final InMemoryKeyRing keys = new InMemoryKeyRing();
    private final SettableClock clock = SettableClock.at(Instant.parse("2026-03-09T12:00:00Z"));
    private final Vault vault = new Vault(storage, keys, clock, new TimeOrderedIds(clock, new SecureRandom()));
    private final SupportTerms terms = new SupportTerms(WorkingHours.always(SANTIAGO), TargetSet.plan());
    private final Map<String, List<Recipient>> tiers = new HashMap<>(Map.of(
            "tier1-support", List.of(person(1, "Uno", "en", "uno@acme.example")),
            "tier2-technical", List.of(person(2, "Dos", "es-CL", "dos@acme.example"))));
    private final SupportDesk desk = new SupportDesk(
            vault, terms, new Post(vault, tenant -> group -> tiers.getOrDefault(group.name(), List.of())));
    private int commands;

    private static Recipient person(int id, String name, String language, String mail) {
        return new Recipient(new UUID(6, id), name, language, SANTIAGO, Map.of(Channel.MAIL, mail));
    }

    private UUID opened(String category, String... conditions) {
        return desk.open(
                        ACME,
                        "open-" + commands++,
                        new NewTicket(
                                ReplyTo.mail("berta@cliente.example", "es-CL"),
                                category,
                                Set.of(conditions),
                                Set.of(),
                                "Nothing works"))
                .value()
                .ticket();
    }

    private DeskAnswer act(UUID ticket, DeskAct act) {
        return desk.act(ACME, "act-" + commands++, ticket, act).value();
    }

    private List<OutgoingMessage> messages() {
        return storage.waiting(ACME).orElseThrow();
    }

    @Test
    @Tag("SUP-09")
    void aTicketIsRoutedAcknowledgedAnsweredAndSolved() {
        // snippet:desk
        ReplyTo berta = ReplyTo.mail("berta@cliente.example", "en");
        NewTicket asked = new NewTicket(berta, "integration", Set.of("feature-broken"), Set.of(), "The import stops");
        DeskAnswer opened = desk.open(ACME, "web-form-4711", asked).value();
        UUID ticket = opened.ticket();
        desk.act(ACME, "web-form-4711/start", ticket, DeskAct.of(TicketMove.START, "agent-7"));
        desk.act(ACME, "web-form-4711/reply", ticket, DeskAct.reply("agent-7", "Please save the file as CSV"));
        DeskAnswer solved = desk.act(
                        ACME,
                        "web-form-4711/solved",
                        ticket,
                        DeskAct.resolve("agent-7", Set.of("resolve_solution"), "It has to be CSV"))
                .value();
        // end:desk

        assertThat(opened.state()).isEqualTo(TicketState.ASSIGNED);
        assertThat(opened.tier()).isEqualTo(SupportTier.TIER2);
        assertThat(opened.team()).contains("tier2-technical");
        assertThat(solved.state()).isEqualTo(TicketState.RESOLVED);
        assertThat(desk.texts(ACME, ticket).values())
                .containsExactlyInAnyOrder("The import stops", "Please save the file as CSV", "It has to be CSV");
        assertThat(messages()).hasSize(1);
    }

    @Test
    @Tag("SUP-07")
    void aCommandSentTwiceTakesEffectOnce() {
        UUID ticket = opened("login", "few-users-affected");
        DeskAct reply = DeskAct.reply("agent-7", "Good morning");
        Answer<DeskAnswer> first = desk.act(ACME, "k", ticket, reply);
        Answer<DeskAnswer> again = desk.act(ACME, "k", ticket, reply);

        assertThat(first.replayed()).isFalse();
        assertThat(again.replayed()).isTrue();
        assertThat(again.value()).isEqualTo(first.value());
        assertThat(desk.ticket(ACME, ticket, clock.instant()).replies()).hasSize(1);
        assertThatThrownBy(() -> desk.act(ACME, "k", ticket, DeskAct.reply("agent-7", "Good evening")))
                .isInstanceOf(IdempotencyConflictException.class);
    }

    @Test
    @Tag("SUP-07")
    void whatATicketDoesNotTakeIsAnsweredAndNotStored() {
        UUID ticket = opened("login", "few-users-affected");
        DeskAnswer refused = act(ticket, DeskAct.of(TicketMove.CLOSE, "agent-7"));

        DeskAct open = DeskAct.of(TicketMove.REOPEN, "agent-7");
        DeskAnswer first = desk.act(ACME, "reopen", ticket, open).value();

        assertThat(refused.refused().orElseThrow().code()).isEqualTo("SUPPORT_MOVE");
        assertThat(desk.act(ACME, "reopen", ticket, open)).isEqualTo(new Answer<>(first, true));
        assertThat(refused.state()).isEqualTo(TicketState.ASSIGNED);
        assertThat(desk.ticket(ACME, ticket, clock.instant()).events()).hasSize(3);
        assertThatThrownBy(() -> act(UUID.randomUUID(), DeskAct.of(TicketMove.CLOSE, "agent-7")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("SUPPORT_UNKNOWN_TICKET");
    }

    @Test
    @Tag("SUP-05")
    void whatAnEscalationDoesNotSayComesBackWithTheAnswer() {
        UUID ticket = opened("login", "few-users-affected");
        DeskAnswer answer = act(
                ticket,
                DeskAct.escalate(
                        "agent-7",
                        SupportTier.TIER2,
                        Map.of(EscalationFact.REASON, "Over my head", EscalationFact.TRIED, " ")));

        assertThat(answer.missing()).containsExactly(EscalationFact.INFORMATION, EscalationFact.TRIED);
        assertThat(desk.texts(ACME, ticket)).containsEntry("000004.reason", "Over my head");
        assertThat(act(ticket, DeskAct.reclassify("agent-7", Set.of("system-down"), Set.of()))
                        .priority())
                .isEqualTo(Priority.P1);
    }

    @Test
    @Tag("SUP-06")
    void timersTellOnceAndHandOn() {
        UUID ticket = opened("login", "some-users-affected");
        Instant start = clock.instant();

        assertThat(desk.due(ACME, start.plusSeconds(7_199)).due()).isEmpty();
        clock.set(start.plusSeconds(7_200));
        assertThat(desk.due(ACME, clock.instant()).due()).hasSize(1);
        assertThat(desk.due(ACME, clock.instant()).due()).isEmpty();
        clock.set(start.plus(Duration.ofHours(5)));
        assertThat(desk.due(ACME, clock.instant()).due()).hasSize(2);
        assertThat(desk.due(ACME, start.plus(Duration.ofDays(9))).due()).isEmpty();

        Ticket now = desk.ticket(ACME, ticket, clock.instant());
        assertThat(now.tier()).isEqualTo(SupportTier.TIER2);
        assertThat(now.state()).isEqualTo(TicketState.ESCALATED);
        assertThat(messages()).hasSize(4);
    }

    @Test
    @Tag("SUP-06")
    void whoIsToldReadsTheirLanguageAndWhereATierIsEmptyTheNextLowerOneIsToldAndThatIsSaid() {
        UUID ticket = opened("login", "some-users-affected");
        tiers.remove("tier2-technical");
        clock.set(clock.instant().plus(Duration.ofHours(5)));

        Told told = desk.due(ACME, clock.instant()).told();

        assertThat(told.letters()).hasSize(3).allSatisfy(letter -> {
            assertThat(letter.address()).isEqualTo("uno@acme.example");
            assertThat(letter.page().language()).isEqualTo("en");
            assertThat(letter.page().text()).startsWith("The target");
        });
        assertThat(told.unreached()).singleElement().satisfies(one -> {
            assertThat(one.group()).isEqualTo("tier2-technical");
            assertThat(one.about()).isEqualTo(ticket.toString());
            assertThat(one.fallback()).isTrue();
        });
    }

    @Test
    @Tag("SUP-06")
    void whereNobodyCanBeReachedTheTicketGoesOnAndThatIsSaidAndKept() {
        UUID ticket = opened("login", "some-users-affected");
        tiers.clear();
        clock.set(clock.instant().plus(Duration.ofHours(5)));

        DeskRound round = desk.due(ACME, clock.instant());

        assertThat(round.due()).hasSize(3);
        assertThat(round.told().letters()).isEmpty();
        assertThat(round.told().unreached()).hasSize(3).allSatisfy(one -> {
            assertThat(one.fallback()).isFalse();
            assertThat(one.about()).isEqualTo(ticket.toString());
        });
        assertThat(messages()).hasSize(1);
        assertThat(desk.ticket(ACME, ticket, clock.instant()).tier()).isEqualTo(SupportTier.TIER2);
    }

    @Test
    @Tag("SUP-09")
    void whoAsksIsAnsweredOnTheirChannelInTheirLanguage() {
        ReplyTo phone = new ReplyTo(Channel.SMS, "+56911111111", "en-AU");
        desk.open(ACME, "sms-1", new NewTicket(phone, "login", Set.of("few-users-affected"), Set.of(), ""));
        opened("login", "few-users-affected");
        RecordingNotifier sms = new RecordingNotifier("sms");
        RecordingNotifier mail = new RecordingNotifier("mail");
        new OutboxDispatcher(storage, keys, clock).with(sms).with(mail).dispatchOnce();

        assertThat(sms.delivered()).singleElement().satisfies(message -> {
            assertThat(message.recipient()).isEqualTo("+56911111111");
            assertThat(message.subject()).startsWith("We have received your request");
        });
        assertThat(mail.delivered())
                .singleElement()
                .satisfies(message -> assertThat(message.subject()).startsWith("Recibimos su consulta"));
        assertThatThrownBy(() -> ReplyTo.mail("a@b.example", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ReplyTo.mail("a\nb", "es")).isInstanceOf(IllegalArgumentException.class);
    }

    /** The tier that had the ticket before the escalation was told of what the next one has to do. */
    @Test
    @Tag("SUP-06")
    void whatIsDueTogetherWithAnEscalationIsToldToTheTierThatHasItSince() {
        DeskHouse house =
                new DeskHouse(clock.instant(), new SupportTerms(WorkingHours.always(SANTIAGO), TargetSet.paired()));
        NewTicket asked = new NewTicket(
                ReplyTo.mail("berta@cliente.example", "es"),
                "login",
                Set.of("some-users-affected"),
                Set.of(),
                "Nothing works");
        house.desk.open(ACME, "open", asked);
        house.sent();
        house.desk.due(ACME, clock.instant().plus(Duration.ofHours(12)));

        assertThat(house.sent().stream().map(line -> line.replaceAll("Ticket \\S+ ", "")))
                .containsExactly(
                        "uno@acme.example|(P3): 50 % of the response target has passed",
                        "uno@acme.example|(P3): 80 % of the response target has passed",
                        "dos@acme.example|(P3): 100 % of the response target has passed",
                        "dos@acme.example|(P3): 50 % of the resolution target has passed");
    }

    /** Deadlines are told by the clock of the reader, and tiers by name. */
    @Test
    @Tag("SUP-06")
    void aNoticeIsReadByTheClockOfItsReader() {
        opened("login", "some-users-affected");
        RecordingNotifier mail = new RecordingNotifier("mail");
        desk.due(ACME, clock.instant().plus(Duration.ofHours(5)));
        new OutboxDispatcher(storage, keys, clock).with(mail).dispatchOnce();

        assertThat(mail.delivered())
                .extracting(message -> message.recipient() + "|" + message.body())
                .contains(
                        "uno@acme.example|The target runs out at 2026-03-09 13:00:00 (America/Santiago).",
                        "dos@acme.example|El plazo venció el 2026-03-09 13:00:00 (America/Santiago)."
                                + " El ticket pasó a: nivel 2.");
    }

    /** Timers and people at once: another writer comes in between the look and the commit. */
    @Test
    @Tag("SUP-06")
    void whatSomebodyDoesMeanwhileIsNeitherLostNorToldTwice() {
        UUID ticket = opened("login", "some-users-affected");
        clock.set(clock.instant().plus(Duration.ofHours(3)));
        SupportDesk slow = new SupportDesk(
                new Vault(
                        interrupted(() -> act(ticket, DeskAct.reply("agent-7", "Just now"))),
                        keys,
                        clock,
                        new TimeOrderedIds(clock, new SecureRandom())),
                terms,
                new Post(vault, tenant -> group -> List.of(person(1, "Uno", "en", "uno@acme.example"))));

        assertThat(slow.due(ACME, clock.instant()).due()).isEmpty();
        assertThat(desk.ticket(ACME, ticket, clock.instant()).replies()).hasSize(1);
        assertThat(messages()).hasSize(1);
    }

    private Storage interrupted(Runnable other) {
        AtomicBoolean first = new AtomicBoolean(true);
        return (Storage) Proxy.newProxyInstance(
                SupportDeskTest.class.getClassLoader(), new Class<?>[] {Storage.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit") && first.getAndSet(false)) {
                        other.run();
                    }
                    try {
                        return method.invoke(storage, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void whoIsErasedIsGoneAndTheirTicketsGoOn() {
        UUID ticket = opened("login", "few-users-affected");
        vault.destroyKey(ACME, desk.requester(ACME, ticket));

        assertThatThrownBy(() -> desk.texts(ACME, ticket)).isInstanceOf(ErasedException.class);
        assertThat(act(ticket, DeskAct.of(TicketMove.START, "agent-7")).state()).isEqualTo(TicketState.IN_PROGRESS);
        assertThat(act(ticket, DeskAct.resolve("agent-7", Set.of(), "")).state())
                .isEqualTo(TicketState.RESOLVED);
        assertThat(desk.tickets(ACME, clock.instant())).hasSize(1);
    }

    /** The process that erases somebody died between the key and the look-up entry, and they write once more. */
    @Test
    void whoWritesAgainWhileTheyAreErasedIsSomebodyNew() {
        UUID before = opened("login", "few-users-affected");
        UUID gone = desk.requester(ACME, before);
        vault.destroyKey(ACME, gone);
        UUID again = opened("login", "few-users-affected");
        UUID once = opened("login", "few-users-affected");

        assertThat(desk.requester(ACME, again)).isNotEqualTo(gone).isEqualTo(desk.requester(ACME, once));
        assertThat(desk.texts(ACME, again)).containsEntry("request", "Nothing works");
        assertThatThrownBy(() -> desk.texts(ACME, before)).isInstanceOf(ErasedException.class);
    }

    @Test
    void nothingThatPeopleWriteStandsInPlain() {
        opened("login", "few-users-affected");
        StringBuilder stored = new StringBuilder();
        for (String collection : List.of("onboarding.ticket", "onboarding.requester")) {
            try (var all = storage.scan(ACME, collection)) {
                all.forEach(document ->
                        stored.append(new String(document.body().toArray(), java.nio.charset.StandardCharsets.UTF_8)));
            }
        }

        assertThat(stored)
                .doesNotContain("berta")
                .doesNotContain("Nothing works")
                .contains("few-users-affected");
    }

    @Test
    void twoTenantsDoNotMeet() {
        UUID ticket = opened("login", "few-users-affected");

        assertThat(desk.tickets(TenantId.of("other"), clock.instant())).isEmpty();
        assertThatThrownBy(() -> desk.ticket(TenantId.of("other"), ticket, clock.instant()))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    @Tag("METRIC-1")
    @Tag("LL-306")
    void gatesReadWhatTheDeskKnewThen() {
        for (int number = 0; number < 3; number++) {
            UUID ticket = opened("login", number == 2 ? "system-down" : "some-users-affected");
            act(ticket, DeskAct.of(TicketMove.START, "agent-7"));
            clock.set(clock.instant().plusSeconds(60));
            act(ticket, DeskAct.reply("agent-7", "So"));
            if (number > 0) {
                act(ticket, DeskAct.resolve("agent-7", Set.of(), "So"));
                act(ticket, DeskAct.rate("customer", 3 + number, ""));
            }
        }
        SupportObservations source = new SupportObservations(desk, LAUNCH, Optional.of(BigDecimal.valueOf(2)));
        Instant evening = Instant.parse("2026-03-09T23:00:00Z");
        Instant weekLater = Instant.parse("2026-03-16T03:00:00Z");

        assertThat(one(source, "tickets_opened", evening).value()).isEqualByComparingTo("3");
        assertThat(one(source, "critical_issues", evening).value()).isEqualByComparingTo("1");
        assertThat(one(source, "tickets_resolved", evening).value()).isEqualByComparingTo("2");
        assertThat(one(source, "sla_met", evening).value()).isEqualByComparingTo("1");
        assertThat(one(source, "sla_compliance_pct", evening).sample()).contains(3L);
        assertThat(one(source, "first_contact_resolution_pct", evening).value()).isEqualByComparingTo("2");
        assertThat(one(source, "response_hours_p1", evening).value()).isEqualByComparingTo("0.016666667");
        assertThat(all(source, "csat_rating", evening)).hasSize(2);
        assertThat(all(source, "support_tickets_per_week", evening)).isEmpty();
        assertThat(one(source, "support_tickets_per_week", weekLater).value()).isEqualByComparingTo("3");
        assertThat(one(source, "support_tickets_increase_pct", weekLater).value())
                .isEqualByComparingTo("50");
        assertThat(all(source, "tickets_opened", weekLater)).hasSize(8);
        assertThat(one(source, "ticket_reopen_pct", Instant.parse("2026-03-09T11:00:00Z"))
                        .sample())
                .contains(0L);
        assertThat(source.observations(ACME, "weather", evening)).isEmpty();
    }

    /**
     * Of two tickets of Monday, one is answered after half an hour and solved after six, the other escalated and solved
     * after 30 hours; one comes back on Thursday and is solved on Friday, 98 hours after it was opened.
     */
    @Test
    @Tag("METRIC-3")
    @Tag("METRIC-6")
    void aWeekIsMadeOfItsDaysAndOfItsSlowestTicket() {
        UUID quick = opened("login", "some-users-affected");
        UUID slow = opened("login", "some-users-affected");
        later(Duration.ofMinutes(30));
        act(quick, DeskAct.reply("agent-7", "So"));
        act(quick, DeskAct.of(TicketMove.START, "agent-7"));
        act(slow, DeskAct.of(TicketMove.START, "agent-7"));
        act(slow, DeskAct.escalate("agent-7", SupportTier.TIER2, Map.of()));
        later(Duration.ofMinutes(330));
        act(quick, DeskAct.resolve("agent-7", Set.of(), "So"));
        later(Duration.ofDays(1));
        act(slow, DeskAct.of(TicketMove.START, "agent-7"));
        act(slow, DeskAct.resolve("agent-7", Set.of(), "So"));
        later(Duration.ofDays(2));
        act(quick, DeskAct.of(TicketMove.REOPEN, "agent-7"));
        later(Duration.ofHours(20));
        act(quick, DeskAct.of(TicketMove.START, "agent-7"));
        act(quick, DeskAct.resolve("agent-7", Set.of(), "So"));
        SupportObservations source = new SupportObservations(desk, LAUNCH, Optional.empty());
        Instant end = Instant.parse("2026-03-16T03:00:00Z");

        assertThat(id(source, "ticket_resolution_hours/week-1", end).value()).isEqualByComparingTo("98");
        assertThat(all(source, "support_tickets_increase_pct", end)).isEmpty();
        assertThat(share(source, "ticket_reopen_pct/week-1", end)).isEqualTo("1/2");
        assertThat(share(source, "first_contact_resolution_pct/week-1", end)).isEqualTo("0/2");
        assertThat(share(source, "ticket_reopen_pct/2026-03-09", end)).isEqualTo("1/1");
        assertThat(share(source, "first_contact_resolution_pct/2026-03-10", end))
                .isEqualTo("0/1");
        assertThat(share(source, "resolution_rate_pct/2026-03-09", end)).isEqualTo("2/2");
        assertThat(share(source, "escalation_pct/2026-03-09", end)).isEqualTo("1/2");
        assertThat(share(source, "same_day_resolution_pct/2026-03-09", end)).isEqualTo("1/2");
        assertThat(id(source, "tickets_resolved/2026-03-13", end).value()).isEqualByComparingTo("1");
        assertThat(id(source, "resolution_hours/" + slow, end).value()).isEqualByComparingTo("30");
        assertThat(id(source, "resolution_hours/" + quick, end).value()).isEqualByComparingTo("98");
        assertThat(id(source, "response_hours_avg/" + quick, end).value()).isEqualByComparingTo("0.5");
        assertThat(id(source, "response_hours_p3/" + quick, end).value()).isEqualByComparingTo("0.5");
    }

    private void later(Duration by) {
        clock.advance(by);
    }

    private static Observation id(SupportObservations source, String id, Instant known) {
        return all(source, id.substring(0, id.indexOf('/')), known).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + id));
    }

    private static String share(SupportObservations source, String id, Instant known) {
        Observation one = id(source, id, known);
        assertThat(one.share()).isTrue();
        return one.value().toPlainString() + "/" + one.sample().orElseThrow();
    }

    private static List<Observation> all(SupportObservations source, String metric, Instant known) {
        return source.observations(ACME, metric, known).toList();
    }

    private static Observation one(SupportObservations source, String metric, Instant known) {
        List<Observation> all = all(source, metric, known);
        assertThat(all).as(metric).hasSize(1);
        return all.get(0);
    }

    private static final String GATE = """
        {"id": "layby", "version": "1", "anchors": {"launch": "2026-03-09"},
         "metrics": [{"key": "sla_compliance_pct", "unit": "percent", "kind": "ratio"}],
         "gates": [{"id": "week1", "conditions": [{"id": "sla", "tier": "must", "metric": "sla_compliance_pct",
            "unit": "percent", "operator": ">", "value": "90", "window": "week 1"}]}]}
        """;

    @Test
    @Tag("LL-320")
    @Tag("METRIC-1")
    void exactlyNineOfTenFailsTheStrictGateAndNoTicketIsNotMeasured() {
        Instant end = Instant.parse("2026-03-16T12:00:00Z");
        assertThat(verdict(end)).isEqualTo("INCONCLUSIVE");
        for (int number = 0; number < 10; number++) {
            UUID ticket = opened("login", "some-users-affected");
            if (number > 0) {
                act(ticket, DeskAct.reply("agent-7", "So"));
            }
        }

        assertThat(verdict(end)).isEqualTo("FAIL");
        for (int number = 0; number < 10; number++) {
            act(opened("login", "some-users-affected"), DeskAct.reply("agent-7", "So"));
        }
        assertThat(verdict(end)).isEqualTo("PASS");
        assertThat(Share.counted(135, 150).compareTo(BigDecimal.valueOf(90))).isZero();
    }

    private static final String LAUNCH_GATE = """
        {"id": "layby", "version": "1", "anchors": {"launch": "2026-03-09"},
         "metrics": [{"key": "csat_rating", "unit": "rating-1-5", "kind": "mean"},
           {"key": "critical_issues", "unit": "count", "kind": "count"},
           {"key": "same_day_resolution_pct", "unit": "percent", "kind": "ratio"},
           {"key": "ticket_reopen_pct", "unit": "percent", "kind": "ratio"},
           {"key": "sla_met", "unit": "bool", "kind": "boolean"}],
         "gates": [{"id": "week1", "conditions": [
           {"id": "c1", "tier": "must", "metric": "csat_rating", "unit": "rating-1-5", "operator": ">", "value": "4.5", "window": "week 1"},
           {"id": "c2", "tier": "must", "metric": "critical_issues", "unit": "count", "operator": "<", "value": "1", "window": "week 1"},
           {"id": "c3", "tier": "must", "metric": "same_day_resolution_pct", "unit": "percent", "operator": ">", "value": "80", "window": "days 1..1"},
           {"id": "c4", "tier": "must", "metric": "ticket_reopen_pct", "unit": "percent", "operator": "<", "value": "3", "window": "week 1"},
           {"id": "c5", "tier": "must", "metric": "sla_met", "unit": "bool", "operator": "is-true", "value": "true", "window": "days 1..1"}]}]}
        """;

    @Test
    @Tag("LL-310")
    @Tag("LL-314")
    @Tag("METRIC-2")
    void aGoodWeekPassesAndOneTicketThatComesBackFailsIt() {
        UUID ticket = opened("login", "some-users-affected");
        act(ticket, DeskAct.of(TicketMove.START, "agent-7"));
        act(ticket, DeskAct.reply("agent-7", "So"));
        act(ticket, DeskAct.resolve("agent-7", Set.of(), "So"));
        act(ticket, DeskAct.rate("customer", 5, ""));
        Instant end = Instant.parse("2026-03-16T12:00:00Z");

        assertThat(verdict(LAUNCH_GATE, end)).isEqualTo("PASS");
        clock.set(Instant.parse("2026-03-12T12:00:00Z"));
        act(ticket, DeskAct.of(TicketMove.REOPEN, "agent-7"));
        assertThat(verdict(LAUNCH_GATE, end)).isEqualTo("FAIL");
    }

    private String verdict(Instant at) {
        return verdict(GATE, at);
    }

    private String verdict(String gate, Instant at) {
        Definition definition = DefinitionReader.read(gate);
        SupportObservations source = new SupportObservations(desk, LAUNCH, Optional.empty());
        Inputs inputs = new Inputs(
                at,
                SANTIAGO,
                Inputs.NO_EDITION,
                new ObservedReadings(List.of(source)).read(ACME, definition, at),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
        return Evaluation.tree(Evaluation.of(definition, inputs).gateRecord("week1"))
                .get("verdict")
                .asText();
    }
}
