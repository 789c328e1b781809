package dev.cuadra.onboarding.support.service;

import dev.cuadra.onboarding.calendar.Stretch;
import dev.cuadra.onboarding.support.ClockKind;
import dev.cuadra.onboarding.support.Clocks;
import dev.cuadra.onboarding.support.Measures;
import dev.cuadra.onboarding.support.Share;
import dev.cuadra.onboarding.support.SupportTerms;
import dev.cuadra.onboarding.support.Ticket;
import dev.cuadra.onboarding.support.TicketEvent;
import dev.cuadra.onboarding.support.TicketFigures;
import dev.cuadra.spi.observe.Observation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Turns tickets into observations: by day, by week and by ticket. */
final class DayTally {
    private static final String REOPENED = "ticket_reopen_pct";
    private static final String FIRST_CONTACT = "first_contact_resolution_pct";
    private static final String PER_WEEK = "support_tickets_per_week";
    private static final String INCREASE = "support_tickets_increase_pct";
    private static final String WORST = "ticket_resolution_hours";
    private static final String RATING = "csat_rating";
    private static final String RESOLUTION = "resolution_hours";
    private static final String RESPONSE = "response_hours_avg";
    private static final List<String> RESPONSES =
            List.of("response_hours_p1", "response_hours_p2", "response_hours_p3", "response_hours_p4");
    private static final List<String> COUNTS = List.of(
            "tickets_opened",
            "support_tickets",
            "support_tickets_total",
            "critical_issues",
            "critical_support_tickets",
            "tickets_resolved");
    private static final List<String> SHARES = List.of(
            "sla_compliance_pct",
            "resolution_rate_pct",
            "escalation_pct",
            "same_day_resolution_pct",
            REOPENED,
            FIRST_CONTACT);

    static final List<String> METRICS = metrics();

    private static final int HOUR_DIGITS = 9;

    private final SupportTerms terms;
    private final LocalDate launch;
    private final Optional<BigDecimal> baseline;
    private final Instant known;
    private final ZoneId zone;
    private final List<Observation> all = new ArrayList<>();

    DayTally(SupportTerms terms, LocalDate launch, Optional<BigDecimal> baseline, Instant known) {
        this.terms = terms;
        this.launch = launch;
        this.baseline = baseline;
        this.known = known;
        this.zone = terms.calendar().zone();
    }

    private static List<String> metrics() {
        List<String> all = new ArrayList<>(COUNTS);
        all.addAll(SHARES);
        all.addAll(RESPONSES);
        all.addAll(List.of("sla_met", PER_WEEK, INCREASE, WORST, RATING, RESOLUTION, RESPONSE));
        return List.copyOf(all);
    }

    List<Observation> observations(Collection<Ticket> tickets) {
        Map<LocalDate, Set<Ticket>> days = new TreeMap<>();
        for (Ticket ticket : tickets) {
            touched(ticket)
                    .forEach(at -> days.computeIfAbsent(date(at), any -> new LinkedHashSet<>())
                            .add(ticket));
            single(ticket);
        }
        LocalDate first =
                days.keySet().stream().findFirst().filter(launch::isAfter).orElse(launch);
        for (LocalDate day = first; !day.isAfter(date(known)); day = day.plusDays(1)) {
            day(day, days.getOrDefault(day, Set.of()));
        }
        for (int week = 1; !Measures.week(launch, week, zone).to().isAfter(known); week++) {
            week(week, Measures.week(launch, week, zone), days);
        }
        return all;
    }

    private LocalDate date(Instant at) {
        return terms.calendar().date(at);
    }

    private static List<Instant> touched(Ticket ticket) {
        List<Instant> all = new ArrayList<>();
        all.add(ticket.opened());
        ticket.resolutions().forEach(solution -> all.add(solution.from()));
        return all;
    }

    private void day(LocalDate day, Collection<Ticket> tickets) {
        Instant start = day.atStartOfDay(zone).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
        TicketFigures figures = TicketFigures.of(tickets, terms, new Stretch(start, end), known);
        // A day that is not over is told as far as it went, and told again later under the same id.
        Stretch told = new Stretch(start, end.isAfter(known) ? known : end);
        Map<String, Integer> counts = new LinkedHashMap<>();
        int opened = figures.opened().size();
        counts.put("tickets_opened", opened);
        counts.put("support_tickets", opened);
        counts.put("support_tickets_total", opened);
        counts.put("critical_issues", figures.critical().size());
        counts.put("critical_support_tickets", figures.critical().size());
        counts.put("tickets_resolved", figures.solved().size());
        counts.forEach(
                (metric, count) -> add(metric, told, BigDecimal.valueOf(count), Optional.empty(), day.toString()));
        share("sla_compliance_pct", told, figures.compliance(), day.toString());
        share("resolution_rate_pct", told, figures.resolution(), day.toString());
        share("escalation_pct", told, figures.escalated(), day.toString());
        share("same_day_resolution_pct", told, figures.sameDay(), day.toString());
        share(REOPENED, told, figures.reopened(), day.toString());
        share(FIRST_CONTACT, told, figures.firstContact(), day.toString());
        Share service = figures.compliance();
        if (service.of() > 0) {
            BigDecimal kept = service.hits() == service.of() ? BigDecimal.ONE : BigDecimal.ZERO;
            add("sla_met", told, kept, Optional.empty(), day.toString());
        }
    }

    private void week(int week, Stretch span, Map<LocalDate, Set<Ticket>> days) {
        Set<Ticket> tickets = new LinkedHashSet<>();
        days.forEach((day, touched) -> {
            if (span.holds(day.atStartOfDay(zone).toInstant())) {
                tickets.addAll(touched);
            }
        });
        TicketFigures figures = TicketFigures.of(tickets, terms, span, known);
        String name = "week-" + week;
        share(REOPENED, span, figures.reopened(), name);
        share(FIRST_CONTACT, span, figures.firstContact(), name);
        int opened = figures.opened().size();
        add(PER_WEEK, span, BigDecimal.valueOf(opened), Optional.empty(), name);
        baseline.flatMap(usual -> new Measures.Increase(opened, usual).percent(HOUR_DIGITS, RoundingMode.HALF_EVEN))
                .ifPresent(percent -> add(INCREASE, span, percent, Optional.empty(), name));
        tickets.stream()
                .flatMap(ticket ->
                        ticket
                                .resolved()
                                .filter(span::holds)
                                .map(at -> hours(Duration.between(ticket.opened(), at)))
                                .stream())
                .max(BigDecimal::compareTo)
                .ifPresent(worst -> add(WORST, span, worst, Optional.empty(), name));
    }

    private void single(Ticket ticket) {
        ticket.resolved()
                .ifPresent(at -> one(RESOLUTION, at, hours(Duration.between(ticket.opened(), at)), ticket.id()));
        ticket.replies().stream().findFirst().ifPresent(at -> {
            one(RESPONSE, at, hours(Duration.between(ticket.opened(), at)), ticket.id());
            Clocks.of(ticket, ClockKind.RESPONSE, terms, known)
                    .ifPresent(clock -> one(
                            "response_hours_" + clock.priority().name().toLowerCase(Locale.ROOT),
                            at,
                            hours(clock.used()),
                            ticket.id()));
        });
        for (TicketEvent event : ticket.events()) {
            event.rating()
                    .ifPresent(stars ->
                            one(RATING, event.at(), BigDecimal.valueOf(stars), ticket.id() + "/" + event.id()));
        }
    }

    private void one(String metric, Instant at, BigDecimal value, String id) {
        add(metric, new Stretch(at, at), value, Optional.of(1L), id);
    }

    /** None of none says that there was nothing to count, which is known, and covers the day. */
    private void share(String metric, Stretch span, Share share, String id) {
        all.add(observation(metric, span, BigDecimal.valueOf(share.hits()), Optional.of(share.of()), id)
                .asShare());
    }

    private void add(String metric, Stretch span, BigDecimal value, Optional<Long> sample, String id) {
        all.add(observation(metric, span, value, sample, id));
    }

    private Observation observation(String metric, Stretch span, BigDecimal value, Optional<Long> sample, String id) {
        return new Observation(
                metric,
                "global",
                span.from(),
                span.to(),
                value,
                sample,
                known,
                SupportObservations.SOURCE,
                metric + "/" + id,
                span.to(),
                false);
    }

    private static BigDecimal hours(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos())
                .divide(BigDecimal.valueOf(Duration.ofHours(1).toNanos()), HOUR_DIGITS, RoundingMode.HALF_EVEN);
    }
}
