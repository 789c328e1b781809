package dev.cuadra.onboarding.operation;

import dev.cuadra.onboarding.calendar.Hours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares a plan of staffing with a rota, minute by minute. A person counts once at a time, at work before on call. Who
 * is at work beyond what is asked for stands in for somebody on call in the same tier. Stateless, safe for many threads.
 *
 * @source OPS-4, OPS-5
 */
public final class Coverage {
    private static final Comparator<Shift> FIRST = Comparator.comparing(Shift::presence)
            .thenComparing(Shift::tier)
            .thenComparing(Shift::from)
            .thenComparing(Shift::until);

    private final StaffingPlan plan;
    private final LocalDate launch;
    private final ZoneId zone;
    private final boolean weekends;
    private final List<Shift> shifts;

    private Coverage(StaffingPlan plan, LocalDate launch, ZoneId zone, boolean weekends, Rota rota) {
        this.plan = Objects.requireNonNull(plan, "plan");
        this.launch = Objects.requireNonNull(launch, "launch");
        this.zone = Objects.requireNonNull(zone, "zone");
        this.weekends = weekends;
        this.shifts = rota.shifts().stream().sorted(FIRST).toList();
    }

    /**
     * Compares.
     *
     * @param launch the day of the launch
     * @param zone the zone in which hours are meant
     * @param weekends whether the house is open on Saturdays and Sundays; where it is not, nobody has to be at work on
     *     those after the launch, and who is on call stays so
     */
    public static CoverageReport of(StaffingPlan plan, LocalDate launch, ZoneId zone, boolean weekends, Rota rota) {
        Coverage coverage = new Coverage(plan, launch, zone, weekends, rota);
        List<CoverageSegment> segments = new ArrayList<>();
        plan.periods().forEach(period -> {
            for (int day = period.days().from(); day <= period.days().to(); day++) {
                coverage.day(day, period.hours(), segments);
            }
        });
        return new CoverageReport(zone, segments, coverage.doubles(), coverage.unasked());
    }

    /** So many of a tier, from one instant to another. */
    private record Need(String tier, Presence presence, int least, Instant from, Instant until, String row) {
        boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(until);
        }
    }

    private void day(int day, Hours hours, List<CoverageSegment> segments) {
        LocalDate date = launch.plusDays(day - 1L);
        List<Need> needs = needs(day, date, hours);
        List<Shift> there = there(needs);
        List<Instant> bounds = new ArrayList<>(bounds(date, needs, there));
        Set<String> tiers = new LinkedHashSet<>();
        needs.forEach(need -> tiers.add(need.tier()));
        for (String tier : tiers) {
            for (Presence presence : Presence.values()) {
                List<CoverageSegment> line = new ArrayList<>();
                for (int i = 0; i + 1 < bounds.size(); i++) {
                    segment(day, date, tier, presence, needs, there, bounds.get(i), bounds.get(i + 1))
                            .ifPresent(one -> add(line, one));
                }
                segments.addAll(line);
            }
        }
    }

    private static void add(List<CoverageSegment> line, CoverageSegment next) {
        int end = line.size() - 1;
        if (end >= 0 && line.get(end).goesOn(next)) {
            line.set(end, line.get(end).upTo(next.until()));
        } else {
            line.add(next);
        }
    }

    private List<Need> needs(int day, LocalDate date, Hours hours) {
        boolean closed = !weekends && day > 1 && WeekPart.WEEKEND.holds(date.getDayOfWeek());
        List<Need> needs = new ArrayList<>();
        for (StaffingRow row : plan.rows()) {
            boolean asks = row.days().holds(day) && row.on().holds(date.getDayOfWeek());
            if (asks && !(closed && row.presence() == Presence.ON_SITE)) {
                Hours when = row.hours().orElse(hours);
                row.tiers()
                        .forEach(tier -> needs.add(new Need(
                                tier,
                                row.presence(),
                                row.least(),
                                when.start(date, zone),
                                when.end(date, zone),
                                row.id())));
            }
        }
        return needs;
    }

    /** The shifts that touch what is asked for: of a long rota a day has few. */
    private List<Shift> there(List<Need> needs) {
        Optional<Instant> from = needs.stream().map(Need::from).min(Comparator.naturalOrder());
        Optional<Instant> until = needs.stream().map(Need::until).max(Comparator.naturalOrder());
        return shifts.stream()
                .filter(shift -> from.filter(shift.until()::isAfter).isPresent()
                        && until.filter(shift.from()::isBefore).isPresent())
                .toList();
    }

    private Set<Instant> bounds(LocalDate date, List<Need> needs, List<Shift> there) {
        Set<Instant> bounds = new TreeSet<>();
        needs.forEach(need -> {
            bounds.add(need.from());
            bounds.add(need.until());
        });
        plan.breaks().ifPresent(hours -> {
            bounds.add(hours.start(date, zone));
            bounds.add(hours.end(date, zone));
        });
        there.forEach(shift -> {
            bounds.add(shift.from());
            bounds.add(shift.until());
            shift.breaks().forEach(one -> {
                bounds.add(one.from());
                bounds.add(one.until());
            });
        });
        return bounds;
    }

    private Optional<CoverageSegment> segment(
            int day,
            LocalDate date,
            String tier,
            Presence presence,
            List<Need> needs,
            List<Shift> rota,
            Instant from,
            Instant until) {
        List<Need> asked = needs.stream()
                .filter(need -> need.tier().equals(tier) && need.holds(from))
                .toList();
        List<String> rows = asked.stream()
                .filter(need -> need.presence() == presence)
                .map(Need::row)
                .toList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Cover cover = cover(tier, from, date, rota);
        int site = sum(asked, Presence.ON_SITE);
        int needed = presence == Presence.ON_SITE ? site : sum(asked, Presence.ON_CALL);
        int resting = presence == Presence.ON_SITE ? cover.resting() : 0;
        int there =
                presence == Presence.ON_SITE ? cover.working() : cover.onCall() + Math.max(0, cover.working() - site);
        int allowed = cover.breakTime() ? Math.min(resting, needed / 2) : 0;
        int missing = Math.max(0, needed - there - allowed);
        return Optional.of(
                new CoverageSegment(date, day, tier, presence, from, until, needed, there, resting, missing, rows));
    }

    private static int sum(List<Need> asked, Presence presence) {
        return asked.stream()
                .filter(need -> need.presence() == presence)
                .mapToInt(Need::least)
                .sum();
    }

    /** Who of a tier is there at an instant. */
    private record Cover(int working, int resting, int onCall, boolean breakTime) {}

    private Cover cover(String tier, Instant at, LocalDate date, List<Shift> there) {
        Set<String> counted = new HashSet<>();
        int working = 0;
        int resting = 0;
        int onCall = 0;
        for (Shift shift : there) {
            boolean first = shift.holds(at) && counted.add(shift.person());
            if (first && shift.tier().equals(tier)) {
                boolean rests = shift.resting(at);
                boolean site = shift.presence() == Presence.ON_SITE;
                working += site && !rests ? 1 : 0;
                resting += site && rests ? 1 : 0;
                onCall += !site && !rests ? 1 : 0;
            }
        }
        boolean breakTime = plan.breaks()
                .filter(hours -> !at.isBefore(hours.start(date, zone)) && at.isBefore(hours.end(date, zone)))
                .isPresent();
        return new Cover(working, resting, onCall, breakTime);
    }

    private List<DoubleBooking> doubles() {
        Map<String, List<Shift>> byPerson = new HashMap<>();
        shifts.forEach(shift -> byPerson.computeIfAbsent(shift.person(), any -> new ArrayList<>())
                .add(shift));
        List<DoubleBooking> doubles = new ArrayList<>();
        byPerson.forEach((person, own) -> {
            for (int i = 0; i < own.size(); i++) {
                for (int j = i + 1; j < own.size(); j++) {
                    overlap(person, own.get(i), own.get(j)).ifPresent(doubles::add);
                }
            }
        });
        doubles.sort(Comparator.comparing(DoubleBooking::from)
                .thenComparing(DoubleBooking::person)
                .thenComparing(DoubleBooking::until)
                .thenComparing(one -> String.join(" ", one.tiers())));
        return doubles;
    }

    private static Optional<DoubleBooking> overlap(String person, Shift one, Shift two) {
        Instant from = one.from().isAfter(two.from()) ? one.from() : two.from();
        Instant until = one.until().isBefore(two.until()) ? one.until() : two.until();
        return from.isBefore(until)
                ? Optional.of(new DoubleBooking(person, from, until, List.of(one.tier(), two.tier())))
                : Optional.empty();
    }

    /** Tiers of the rota that no row asks for: a name that is written wrong covers nothing. */
    private List<String> unasked() {
        Set<String> asked = new HashSet<>();
        plan.rows().forEach(row -> asked.addAll(row.tiers()));
        return shifts.stream()
                .map(Shift::tier)
                .filter(tier -> !asked.contains(tier))
                .distinct()
                .sorted()
                .toList();
    }
}
