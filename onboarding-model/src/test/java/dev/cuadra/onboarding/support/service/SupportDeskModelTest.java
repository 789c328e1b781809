package dev.cuadra.onboarding.support.service;

import static dev.cuadra.onboarding.support.service.DeskHouse.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.onboarding.calendar.Stretch;
import dev.cuadra.onboarding.support.Clocks;
import dev.cuadra.onboarding.support.EscalationFact;
import dev.cuadra.onboarding.support.Priority;
import dev.cuadra.onboarding.support.Protection;
import dev.cuadra.onboarding.support.SupportTerms;
import dev.cuadra.onboarding.support.SupportTier;
import dev.cuadra.onboarding.support.TargetSet;
import dev.cuadra.onboarding.support.Ticket;
import dev.cuadra.onboarding.support.TicketFigures;
import dev.cuadra.onboarding.support.TicketMove;
import dev.cuadra.onboarding.support.Timers;
import dev.cuadra.runtime.Answer;
import dev.cuadra.runtime.ErasedException;
import dev.cuadra.runtime.ErasureOrder;
import dev.cuadra.spi.observe.Observation;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.storage.IdempotencyConflictException;
import dev.cuadra.spi.storage.StorageException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;

/**
 * Anything that may happen at a desk, in any order, beside a desk on paper: people, timers, other processes, lines that go
 * dead, clocks that are put back, nights, weekends, holidays and the two Sundays on which an hour is missing or comes twice.
 */
class SupportDeskModelTest {
    private static final int MINUTE = HalfMinutes.MINUTE;
    private static final int HOUR = 60 * MINUTE;
    private static final int[] WAITS = {0, 0, 1, 15, 45 * MINUTE, HOUR, 3 * HOUR, 11 * HOUR, 24 * HOUR, 60 * HOUR};

    private enum What {
        OPEN,
        ACT,
        AGAIN,
        OTHERWISE,
        AT_ONCE,
        CUT_OFF,
        DUE,
        DUE_BEFORE,
        DUE_CUT_OFF,
        DUE_AT_ONCE,
        CLOCK_BACK,
        ERASE
    }

    /** What happens after a wait, to which ticket; what is done, and what somebody else does. */
    private record Step(What what, int ticket, int act, int other, int rest) {}

    /** Conditions, and the priority that the matrix of the plan gives them. */
    private record Found(Set<String> conditions, Set<Protection> marks, Priority priority) {}

    private static final List<Found> FOUND = List.of(
            new Found(Set.of("system-down"), Set.of(), Priority.P1),
            new Found(Set.of("feature-broken"), Set.of(), Priority.P2),
            new Found(Set.of("feature-broken", "workaround-exists"), Set.of(), Priority.P3),
            new Found(Set.of("feature-broken", "workaround-exists"), Set.of(Protection.DATA_CORRUPTION), Priority.P2),
            new Found(Set.of("few-users-affected"), Set.of(), Priority.P4),
            new Found(Set.of("some-users-affected", "few-users-affected"), Set.of(), Priority.P3));
    private static final List<String> CATEGORIES = List.of("login", "integration", "nobody knows");
    private static final List<String> CONTACTS = List.of("berta@cliente.example", "ciro@cliente.example");

    @Provide
    Arbitrary<List<Step>> weeks() {
        Arbitrary<What> what = Arbitraries.frequency(
                Tuple.of(4, What.OPEN),
                Tuple.of(24, What.ACT),
                Tuple.of(2, What.AGAIN),
                Tuple.of(1, What.OTHERWISE),
                Tuple.of(3, What.AT_ONCE),
                Tuple.of(3, What.CUT_OFF),
                Tuple.of(8, What.DUE),
                Tuple.of(2, What.DUE_BEFORE),
                Tuple.of(3, What.DUE_CUT_OFF),
                Tuple.of(3, What.DUE_AT_ONCE),
                Tuple.of(1, What.CLOCK_BACK),
                Tuple.of(1, What.ERASE));
        return Combinators.combine(
                        what,
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 39),
                        Arbitraries.integers().between(0, 39),
                        Arbitraries.integers().between(0, WAITS.length - 1))
                .as(Step::new)
                .list()
                .ofMinSize(8)
                .ofMaxSize(40);
    }

    @Property(tries = 100)
    @Tag("SUP-03")
    @Tag("SUP-06")
    @Tag("SUP-07")
    @Tag("SUP-09")
    @Tag("SLA-03")
    @Tag("SLA-04")
    @Tag("SLA-06")
    @Tag("SLA-07")
    void whateverHappensTheDeskStandsAsOnPaper(
            @ForAll("weeks") List<Step> weeks, @ForAll boolean paired, @ForAll boolean spring) {
        Play play = new Play(paired, spring);
        play.open(weeks.get(0));
        play.compare();
        for (Step step : weeks) {
            play.now += WAITS[step.rest()];
            play.house.clock.set(play.time.at(play.now));
            play.take(step);
            play.house.mend();
            play.compare();
        }
        play.told();
    }

    /** One desk, the paper beside it, and what has been done last. */
    private static final class Play {
        private final HalfMinutes time;
        private final SupportTerms terms;
        private final DeskHouse house;
        private final DeskModel paper;
        private final List<String> sent = new ArrayList<>();
        private int now;
        private int keys;

        private Optional<Done> last = Optional.empty();

        private record Done(String key, UUID ticket, DeskAct act, DeskAnswer answer) {}

        Play(boolean paired, boolean spring) {
            time = spring ? HalfMinutes.SPRING : HalfMinutes.AUTUMN;
            terms = new SupportTerms(HalfMinutes.calendar(), paired ? TargetSet.paired() : TargetSet.plan());
            house = new DeskHouse(time.at(0), terms);
            paper = new DeskModel(time, paired ? "paired" : "plan");
        }

        void take(Step step) {
            DeskModel.Sheet sheet = paper.sheets.get(step.ticket() % paper.sheets.size());
            switch (step.what()) {
                case OPEN -> open(step);
                case ACT -> act(house.desk, sheet, act(step.act()));
                case AGAIN -> last.ifPresent(this::again);
                case OTHERWISE -> last.ifPresent(this::otherwise);
                case AT_ONCE -> {
                    house.meanwhile(() -> act(house.other, sheet, act(step.other())));
                    // Decided once more because somebody was quicker, or refused by what they did.
                    act(house.desk, sheet, act(step.act()));
                }
                case CUT_OFF -> cutOff(step, sheet);
                case DUE -> due(now);
                case DUE_BEFORE -> due(Math.max(0, now - 5 * HOUR));
                case DUE_CUT_OFF -> dueCutOff(step);
                case DUE_AT_ONCE -> dueAtOnce(sheet, act(step.other()));
                case CLOCK_BACK -> {
                    now = Math.max(0, now - HOUR);
                    house.clock.set(time.at(now));
                }
                case ERASE -> erase(sheet);
            }
        }

        private String key() {
            return "key-" + keys++;
        }

        private void open(Step step) {
            Found found = FOUND.get(step.act() % FOUND.size());
            String category = CATEGORIES.get(step.other() % CATEGORIES.size());
            String contact = CONTACTS.get(step.ticket() % CONTACTS.size());
            String text = step.act() % 2 == 0 ? "It does not work" : "";
            NewTicket asked =
                    new NewTicket(ReplyTo.mail(contact, "en"), category, found.conditions(), found.marks(), text);
            String key = key();
            DeskAnswer answer = house.desk.open(ACME, key, asked).value();
            assertThat(house.desk.open(ACME, key, asked)).isEqualTo(new Answer<>(answer, true));
            SupportTier usual = category.equals("integration") ? SupportTier.TIER2 : SupportTier.TIER1;
            paper.open(
                    answer.ticket(),
                    contact,
                    now,
                    found.priority(),
                    found.priority() == Priority.P1 ? SupportTier.TIER3 : usual,
                    text);
        }

        private void act(SupportDesk desk, DeskModel.Sheet sheet, DeskAct act) {
            String key = key();
            DeskAnswer answer = desk.act(ACME, key, sheet.id, act).value();
            noted(sheet, act, answer);
            last = Optional.of(new Done(key, sheet.id, act, answer));
        }

        private void noted(DeskModel.Sheet sheet, DeskAct act, DeskAnswer answer) {
            Optional<String> refused = paper.act(sheet, act, asked(act), now);
            assertThat(answer.refused().map(Problem::code)).as("%s", act).isEqualTo(refused);
            assertThat(answer.state()).isEqualTo(sheet.state);
            assertThat(answer.tier()).isEqualTo(sheet.tier);
            assertThat(answer.priority()).isEqualTo(sheet.priority);
            assertThat(answer.missing())
                    .isEqualTo(
                            act.move() == TicketMove.ESCALATE && refused.isEmpty()
                                    ? List.of(EscalationFact.INFORMATION, EscalationFact.TRIED)
                                    : List.of());
        }

        private static Priority asked(DeskAct act) {
            return FOUND.stream()
                    .filter(found -> found.conditions().equals(act.conditions())
                            && found.marks().equals(act.marks()))
                    .map(Found::priority)
                    .findFirst()
                    .orElse(Priority.P4);
        }

        private void again(Done done) {
            assertThat(house.desk.act(ACME, done.key(), done.ticket(), done.act()))
                    .isEqualTo(new Answer<>(done.answer(), true));
        }

        private void otherwise(Done done) {
            DeskAct another = DeskAct.note("agent-9", Set.of(), "something else");
            assertThatThrownBy(() -> house.desk.act(ACME, done.key(), done.ticket(), another))
                    .isInstanceOf(IdempotencyConflictException.class);
        }

        /** What did not arrive is said again; of what was not heard the answer is there already. */
        private void cutOff(Step step, DeskModel.Sheet sheet) {
            DeskAct act = act(step.act());
            String key = key();
            boolean stored = step.other() % 2 == 0;
            house.fail(0, stored ? DeskHouse.Fault.NOT_HEARD : DeskHouse.Fault.NOT_STORED);
            if (!stored) {
                assertThatThrownBy(() -> house.desk.act(ACME, key, sheet.id, act))
                        .isInstanceOf(StorageException.class);
                compare();
            }
            DeskAnswer answer = house.desk.act(ACME, key, sheet.id, act).value();
            noted(sheet, act, answer);
            last = Optional.of(new Done(key, sheet.id, act, answer));
        }

        private void due(int asked) {
            List<Timers.Due> due = house.desk.due(ACME, time.at(asked)).due();
            int expected = 0;
            for (DeskModel.Sheet sheet : paper.sheets) {
                expected += paper.due(sheet, asked);
            }
            assertThat(due).hasSize(expected);
        }

        /** Some tickets are told of before the line goes dead, each whole; the others the next time. */
        private void dueCutOff(Step step) {
            boolean stored = step.other() % 2 == 0;
            house.fail(step.act() % 2, stored ? DeskHouse.Fault.NOT_HEARD : DeskHouse.Fault.NOT_STORED);
            try {
                house.desk.due(ACME, time.at(now));
            } catch (StorageException e) {
                house.mend();
                house.desk.due(ACME, time.at(now));
            }
            paper.sheets.forEach(sheet -> paper.due(sheet, now));
        }

        /** Timers beside a person, or beside the timers of another process, which tell of what the first does not. */
        private void dueAtOnce(DeskModel.Sheet sheet, DeskAct act) {
            // Tickets are looked at one after the other: an act could come after the timers of its own ticket.
            boolean alone = paper.sheets.size() == 1;
            house.meanwhile(() -> {
                if (alone) {
                    act(house.other, sheet, act);
                } else {
                    house.other.due(ACME, time.at(now));
                }
            });
            house.desk.due(ACME, time.at(now));
            paper.sheets.forEach(one -> paper.due(one, now));
        }

        private void erase(DeskModel.Sheet sheet) {
            told();
            Instant view = time.at(view());
            List<Ticket> before = house.desk.tickets(ACME, view);
            List<Observation> published = published(view);
            house.people()
                    .erase(ACME, ErasureOrder.of(Set.of(house.desk.requester(ACME, sheet.id)), "ana", "they asked"));
            paper.erase(sheet);
            List<Ticket> after = house.desk.tickets(ACME, view);
            Stretch always = new Stretch(time.at(0), view.plusSeconds(1));

            assertThat(after).isEqualTo(before);
            assertThat(TicketFigures.of(after, terms, always, view))
                    .isEqualTo(TicketFigures.of(before, terms, always, view));
            assertThat(published(view)).isEqualTo(published);
        }

        private List<Observation> published(Instant view) {
            return new SupportObservations(house.desk, terms.calendar().date(time.at(0)), Optional.empty())
                    .all(ACME, view);
        }

        /** Now, or when the last thing happened where the clock was put back since. */
        private int view() {
            return paper.sheets.stream().mapToInt(sheet -> sheet.last).reduce(now, Math::max);
        }

        void compare() {
            assertThat(house.desk.tickets(ACME, time.at(view()))).hasSameSizeAs(paper.sheets);
            for (DeskModel.Sheet sheet : paper.sheets) {
                int view = Math.max(now, sheet.last);
                Ticket ticket = house.desk.ticket(ACME, sheet.id, time.at(view));
                assertThat(ticket.state()).isEqualTo(sheet.state);
                assertThat(ticket.tier()).isEqualTo(sheet.tier);
                assertThat(ticket.priority()).isEqualTo(sheet.priority);
                assertThat(ticket.opened()).isEqualTo(time.at(sheet.opened));
                assertThat(ticket.events()).hasSize(sheet.events);
                assertThat(ticket.fired()).hasSameSizeAs(sheet.fired);
                assertThat(Clocks.of(ticket, terms, time.at(view)))
                        .as("clocks of %s", ticket.events())
                        .isEqualTo(paper.clocks(sheet, view));
                texts(sheet);
            }
        }

        private void texts(DeskModel.Sheet sheet) {
            if (sheet.erased) {
                assertThatThrownBy(() -> house.desk.texts(ACME, sheet.id)).isInstanceOf(ErasedException.class);
            } else {
                assertThat(house.desk.texts(ACME, sheet.id)).isEqualTo(sheet.texts);
            }
        }

        /** Every message that had to be sent was, and none twice. */
        void told() {
            sent.addAll(house.sent());
            assertThat(sent).containsExactlyInAnyOrderElementsOf(paper.told);
        }

        private static DeskAct act(int number) {
            Found found = FOUND.get(number % FOUND.size());
            return switch (number % 14) {
                case 0 -> DeskAct.of(TicketMove.START, "agent-7");
                case 1 -> DeskAct.of(TicketMove.START, "agent-8");
                case 2 -> DeskAct.reply("agent-7", "Good morning");
                case 3 -> DeskAct.ask("agent-7", "Which file?");
                case 4 -> DeskAct.of(TicketMove.RESUME, "customer");
                case 5 -> DeskAct.resolve("agent-7", Set.of("resolve_solution"), "Try again");
                case 6 -> DeskAct.of(TicketMove.CLOSE, "agent-7");
                case 7 -> DeskAct.of(TicketMove.REOPEN, "customer");
                case 8 -> DeskAct.reclassify("agent-7", found.conditions(), found.marks());
                case 9 ->
                    DeskAct.escalate(
                            "agent-7",
                            number < 20 ? SupportTier.TIER2 : SupportTier.TIER3,
                            Map.of(EscalationFact.REASON, "Over my head", EscalationFact.TRIED, " "));
                case 10 -> DeskAct.assign("ana", number < 20 ? SupportTier.TIER1 : SupportTier.TIER2);
                case 11 -> DeskAct.rate("customer", 1 + number % 5, "So so");
                case 12 -> DeskAct.note("agent-7", Set.of("resolve_document"), "");
                default -> DeskAct.ask("agent-8", "And now?");
            };
        }
    }
}
