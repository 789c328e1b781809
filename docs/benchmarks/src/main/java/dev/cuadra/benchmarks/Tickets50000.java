package dev.cuadra.benchmarks;

import dev.cuadra.onboarding.calendar.Hours;
import dev.cuadra.onboarding.calendar.Stretch;
import dev.cuadra.onboarding.calendar.WorkingHours;
import dev.cuadra.onboarding.support.Classification;
import dev.cuadra.onboarding.support.Priority;
import dev.cuadra.onboarding.support.SupportTerms;
import dev.cuadra.onboarding.support.SupportTier;
import dev.cuadra.onboarding.support.TargetSet;
import dev.cuadra.onboarding.support.Ticket;
import dev.cuadra.onboarding.support.TicketEvent;
import dev.cuadra.onboarding.support.TicketFigures;
import dev.cuadra.onboarding.support.TicketMove;
import dev.cuadra.onboarding.support.TicketReplay;
import java.lang.management.ManagementFactory;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * All figures of many tickets of a quarter: each is told again from its events, both clocks are read on a calendar with
 * holidays, and everything is counted. One cold run and four more in one process. Ends with 1 when the last run takes
 * longer than {@code CUADRA_TICKETS_LIMIT_MILLIS}, or runs disagree.
 *
 * <p>Arguments: how many tickets, and a seed.
 */
public final class Tickets50000 {
    private static final Instant START = Instant.parse("2026-07-01T12:00:00Z");
    private static final int QUARTER = 90 * 86_400;
    private static final int RUNS = 5;
    private static final long MILLION = 1_000_000;

    private Tickets50000() {}

    /** Runs it. */
    public static void main(String... args) {
        int tickets = Integer.parseInt(args[0]);
        List<List<TicketEvent>> all = stories(tickets, new Random(Long.parseLong(args[1])));
        long limit = Long.parseLong(System.getenv().getOrDefault("CUADRA_TICKETS_LIMIT_MILLIS", "2000"));
        TicketFigures first = figures(all);
        boolean sound = true;
        long last = 0;
        for (int run = 1; run <= RUNS; run++) {
            long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadUserTime();
            long start = System.nanoTime();
            sound &= figures(all).equals(first);
            last = (System.nanoTime() - start) / MILLION;
            long user = (ManagementFactory.getThreadMXBean().getCurrentThreadUserTime() - cpu) / MILLION;
            System.out.printf(Locale.ROOT, "run %d: %d tickets, %d ms, %d ms of user time%n", run, tickets, last, user);
        }
        System.out.println("kept " + first.compliance().hits() + " of "
                + first.compliance().of() + ", opened " + first.opened().size());
        if (!sound || first.opened().size() != tickets || last > limit) {
            System.out.println("FAILED");
            System.exit(1);
        }
    }

    private static TicketFigures figures(List<List<TicketEvent>> stories) {
        Instant now = START.plusSeconds(QUARTER + 14 * 86_400L);
        List<Ticket> tickets = new ArrayList<>(stories.size());
        for (int i = 0; i < stories.size(); i++) {
            TicketReplay.of("T-" + i, stories.get(i), now).ticket().ifPresent(tickets::add);
        }
        SupportTerms terms = new SupportTerms(office(), TargetSet.paired());
        return TicketFigures.of(tickets, terms, new Stretch(START, START.plusSeconds(QUARTER)), now);
    }

    private static WorkingHours office() {
        Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
        for (int day = 1; day <= 5; day++) {
            week.put(
                    DayOfWeek.of(day),
                    List.of(
                            new Hours(LocalTime.of(9, 0), LocalTime.of(13, 0)),
                            new Hours(LocalTime.of(14, 0), LocalTime.of(18, 0))));
        }
        Set<LocalDate> holidays = Set.of(LocalDate.of(2026, 7, 16), LocalDate.of(2026, 9, 18));
        return new WorkingHours(ZoneId.of("America/Santiago"), week, holidays, Map.of());
    }

    private static List<List<TicketEvent>> stories(int tickets, Random random) {
        List<List<TicketEvent>> all = new ArrayList<>(tickets);
        for (int i = 0; i < tickets; i++) {
            all.add(story(START.plusSeconds(random.nextInt(QUARTER)), random));
        }
        return all;
    }

    /** Seven to twelve events over some days. */
    private static List<TicketEvent> story(Instant opened, Random random) {
        Priority[] priorities = Priority.values();
        List<TicketEvent> events = new ArrayList<>();
        Instant at = opened;
        events.add(TicketEvent.open(
                "00",
                at,
                "login",
                Classification.of(priorities[random.nextInt(priorities.length)]),
                SupportTier.TIER1));
        events.add(TicketEvent.assign("01", later(at, random, 600), "agent-7", SupportTier.TIER1));
        List<TicketMove> moves =
                new ArrayList<>(List.of(TicketMove.START, TicketMove.REPLY, TicketMove.WAIT, TicketMove.RESUME));
        moves.addAll(List.of(TicketMove.REPLY, TicketMove.RESOLVE));
        if (random.nextInt(20) == 0) {
            moves.addAll(List.of(TicketMove.REOPEN, TicketMove.START, TicketMove.RESOLVE));
        }
        at = events.get(1).at();
        for (TicketMove move : moves) {
            at = later(at, random, 40_000);
            events.add(
                    TicketEvent.of(String.format(Locale.ROOT, "%02d", events.size()), at, move, "agent-7", Set.of()));
        }
        if (random.nextInt(3) == 0) {
            events.add(TicketEvent.rate("99", later(at, random, 90_000), "customer", 1 + random.nextInt(5)));
        }
        return events;
    }

    private static Instant later(Instant at, Random random, int most) {
        return at.plusSeconds(1 + random.nextInt(most));
    }
}
