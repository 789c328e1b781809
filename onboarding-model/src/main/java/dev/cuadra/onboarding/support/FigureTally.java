package dev.cuadra.onboarding.support;

import dev.cuadra.onboarding.calendar.Stretch;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts tickets, one after the other. */
final class FigureTally {
    private final SupportTerms terms;
    private final Stretch period;
    private final Instant now;
    private final List<String> opened = new ArrayList<>();
    private final List<String> critical = new ArrayList<>();
    private final List<String> stillOpen = new ArrayList<>();
    private final List<String> nowSolved = new ArrayList<>();
    private final Cases compliance = new Cases();
    private final Map<Priority, Cases> byPriority = new EnumMap<>(Priority.class);
    private final Map<ClockKind, Cases> byClock = new EnumMap<>(ClockKind.class);
    private final Cases firstContact = new Cases();
    private final Cases firstContactNet = new Cases();
    private final Cases reopened = new Cases();
    private final Cases escalated = new Cases();
    private final Cases sameDay = new Cases();
    private final Sums ratings = new Sums();
    private final Sums responses = new Sums();
    private final Sums resolutions = new Sums();
    private final Map<String, Duration> openAges = new TreeMap<>();

    FigureTally(SupportTerms terms, Stretch period, Instant now) {
        this.terms = terms;
        this.period = period;
        this.now = now;
        for (Priority priority : Priority.values()) {
            byPriority.put(priority, new Cases());
        }
        for (ClockKind clock : ClockKind.values()) {
            byClock.put(clock, new Cases());
        }
    }

    void see(Ticket ticket) {
        if (period.holds(ticket.opened())) {
            seeOpened(ticket);
        }
        ticket.resolutions().stream()
                .filter(solution -> period.holds(solution.from()))
                .findFirst()
                .ifPresent(solution -> seeSolved(ticket, solution));
        for (TicketEvent event : ticket.events()) {
            if (event.rating().isPresent() && period.holds(event.at())) {
                ratings.add(ticket.id(), BigDecimal.valueOf(event.rating().get()));
            }
        }
    }

    private void seeOpened(Ticket ticket) {
        String id = ticket.id();
        opened.add(id);
        if (ticket.critical()) {
            critical.add(id);
        }
        (ticket.resolved().isPresent() ? nowSolved : stillOpen).add(id);
        if (ticket.resolved().isEmpty()) {
            openAges.put(id, Duration.between(ticket.opened(), now));
        }
        escalated.add(id, !ticket.escalations().isEmpty());
        sameDay.add(id, ticket.resolutions().stream().anyMatch(solution -> sameDay(ticket, solution)));
        ticket.replies().stream()
                .findFirst()
                .ifPresent(reply -> responses.add(id, TicketFigures.hours(Duration.between(ticket.opened(), reply))));
        judge(ticket);
    }

    private boolean sameDay(Ticket ticket, Ticket.Open solution) {
        return terms.calendar().date(solution.from()).equals(terms.calendar().date(ticket.opened()));
    }

    /** A ticket missed when any of its clocks did, and has no outcome while none did and one still runs. */
    private void judge(Ticket ticket) {
        Optional<Boolean> met = Optional.empty();
        boolean running = false;
        for (ClockResult clock : Clocks.of(ticket, terms, now)) {
            if (clock.outcome() == ClockResult.Outcome.RUNNING) {
                running = true;
            } else {
                boolean kept = clock.outcome() == ClockResult.Outcome.MET;
                cases(byClock, clock.clock()).add(ticket.id(), kept);
                met = Optional.of(kept && met.orElse(true));
            }
        }
        if (met.isPresent() && !(running && met.get())) {
            compliance.add(ticket.id(), met.get());
            cases(byPriority, ticket.priority()).add(ticket.id(), met.get());
        }
    }

    private static <K> Cases cases(Map<K, Cases> all, K key) {
        return all.computeIfAbsent(key, any -> new Cases());
    }

    private void seeSolved(Ticket ticket, Ticket.Open solution) {
        String id = ticket.id();
        boolean first = atFirstContact(ticket, solution);
        firstContact.add(id, first);
        if (ticket.firstTier() == SupportTier.TIER1) {
            firstContactNet.add(id, first);
        }
        reopened.add(
                id,
                ticket.resolutions().stream()
                        .anyMatch(one -> period.holds(one.from()) && one.to().isPresent()));
        ticket.resolved()
                .filter(period::holds)
                .ifPresent(at -> resolutions.add(id, TicketFigures.hours(Duration.between(ticket.opened(), at))));
    }

    private boolean atFirstContact(Ticket ticket, Ticket.Open solution) {
        boolean firstSolution = ticket.resolutions().get(0).equals(solution);
        long replies = ticket.replies().stream()
                .filter(reply -> !reply.isAfter(solution.from()))
                .count();
        boolean escalatedBefore =
                ticket.escalations().stream().anyMatch(handed -> !handed.at().isAfter(solution.from()));
        Instant safe = solution.from().plus(terms.firstContactWindow());
        boolean back = solution.to().filter(at -> !at.isAfter(safe)).isPresent();
        return firstSolution && replies == 1 && !escalatedBefore && !back;
    }

    TicketFigures figures() {
        Map<Priority, Share> priorities = new EnumMap<>(Priority.class);
        byPriority.forEach((priority, cases) -> priorities.put(priority, cases.share()));
        Map<ClockKind, Share> clocks = new EnumMap<>(ClockKind.class);
        byClock.forEach((clock, cases) -> clocks.put(clock, cases.share()));
        return new TicketFigures(
                period,
                sorted(opened),
                sorted(critical),
                firstContact.share().ids(),
                sorted(stillOpen),
                compliance.share(),
                priorities,
                clocks,
                Share.of(sorted(nowSolved), sorted(opened)),
                firstContact.share(),
                firstContactNet.share(),
                reopened.share(),
                escalated.share(),
                sameDay.share(),
                ratings.mean(),
                responses.mean(),
                resolutions.mean(),
                openAges);
    }

    private static List<String> sorted(List<String> ids) {
        return ids.stream().sorted().toList();
    }

    private static final class Cases {
        private final List<String> hits = new ArrayList<>();
        private final List<String> all = new ArrayList<>();

        void add(String id, boolean hit) {
            all.add(id);
            if (hit) {
                hits.add(id);
            }
        }

        Share share() {
            return Share.of(sorted(hits), sorted(all));
        }
    }

    private static final class Sums {
        private final List<String> ids = new ArrayList<>();
        private BigDecimal sum = BigDecimal.ZERO;

        void add(String id, BigDecimal value) {
            ids.add(id);
            sum = sum.add(value);
        }

        Mean mean() {
            return new Mean(sum, ids.size(), sorted(ids));
        }
    }
}
