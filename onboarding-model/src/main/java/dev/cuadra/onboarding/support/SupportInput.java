package dev.cuadra.onboarding.support;

import dev.cuadra.onboarding.calendar.Stretch;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Tickets of a file, and what is to be known about them.
 *
 * @param terms what clocks and figures go by
 * @param now the instant as of which everything is told
 * @param stated the time that figures are about, where it is stated
 * @param events the events of each ticket, as they arrived
 * @param outages when the product was down; empty where nobody says
 * @param helped how many were helped by help content, where that is known
 * @param baseline the tickets that were usual in a week, where that is known
 * @param launch day 1, where weeks are counted
 * @param given figures that others know
 * @param lines what people write
 * @param gates how the conditions of gates stand
 * @param least how many per cent of the targets are to be kept; more than that is asked
 */
public record SupportInput(
        SupportTerms terms,
        Instant now,
        Optional<Stretch> stated,
        Map<String, List<TicketEvent>> events,
        Optional<List<Stretch>> outages,
        Optional<Long> helped,
        Optional<BigDecimal> baseline,
        Optional<LocalDate> launch,
        Map<String, String> given,
        Map<String, List<String>> lines,
        List<SupportStatus.Standing> gates,
        Optional<BigDecimal> least) {
    public SupportInput {
        Objects.requireNonNull(terms, "terms");
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(stated, "stated");
        Objects.requireNonNull(helped, "helped");
        Objects.requireNonNull(baseline, "baseline");
        Objects.requireNonNull(launch, "launch");
        Objects.requireNonNull(least, "least");
        events = Collections.unmodifiableMap(new TreeMap<>(events));
        outages = outages.map(List::copyOf);
        given = Map.copyOf(given);
        lines = Map.copyOf(lines);
        gates = List.copyOf(gates);
    }

    /** The time that figures are about: the one that is stated, or from the first event on. */
    public Stretch period() {
        Instant first = events.values().stream()
                .flatMap(List::stream)
                .map(TicketEvent::at)
                .min(Instant::compareTo)
                .filter(at -> at.isBefore(now))
                .orElse(now);
        return stated.orElseGet(() -> new Stretch(first, afterNow()));
    }

    /** The time that a summary is about: the one that is stated, or the local day, or the seven that end with it. */
    public Stretch period(SummaryKind kind) {
        ZoneId zone = terms.calendar().zone();
        LocalDate day = terms.calendar().date(now);
        LocalDate first = kind == SummaryKind.WEEKLY ? day.minusDays(6) : day;
        Instant end = kind == SummaryKind.MIDDAY
                ? afterNow()
                : day.plusDays(1).atStartOfDay(zone).toInstant();
        return stated.orElseGet(() -> new Stretch(first.atStartOfDay(zone).toInstant(), end));
    }

    /** The instant itself is known, so it belongs to a period that ends with it. */
    private Instant afterNow() {
        return now.plusNanos(1);
    }

    /** The tickets told again as of the instant, by their ids. */
    public List<TicketReplay> replays() {
        return events.entrySet().stream()
                .map(ticket -> TicketReplay.of(ticket.getKey(), ticket.getValue(), now))
                .toList();
    }

    /** The tickets that are open or were. */
    static List<Ticket> tickets(Collection<TicketReplay> replays) {
        return replays.stream().flatMap(replay -> replay.ticket().stream()).toList();
    }
}
