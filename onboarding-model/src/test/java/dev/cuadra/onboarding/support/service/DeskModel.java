package dev.cuadra.onboarding.support.service;

import dev.cuadra.onboarding.support.ClockKind;
import dev.cuadra.onboarding.support.ClockResult;
import dev.cuadra.onboarding.support.EscalationFact;
import dev.cuadra.onboarding.support.Priority;
import dev.cuadra.onboarding.support.SupportTier;
import dev.cuadra.onboarding.support.TicketMove;
import dev.cuadra.onboarding.support.TicketState;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** A desk on paper: a sheet for each ticket, strokes for half minutes, and a list of what was told to whom. */
final class DeskModel {
    private static final int HOUR = 60 * HalfMinutes.MINUTE;

    /** From which state which moves are taken, read off the diagram. */
    private static final Map<TicketState, Set<TicketMove>> TAKEN = Map.of(
            TicketState.ASSIGNED,
            Set.of(
                    TicketMove.ASSIGN,
                    TicketMove.START,
                    TicketMove.REPLY,
                    TicketMove.ESCALATE,
                    TicketMove.RECLASSIFY,
                    TicketMove.NOTE),
            TicketState.IN_PROGRESS,
            Set.of(
                    TicketMove.ASSIGN,
                    TicketMove.REPLY,
                    TicketMove.WAIT,
                    TicketMove.ESCALATE,
                    TicketMove.RECLASSIFY,
                    TicketMove.RESOLVE,
                    TicketMove.NOTE),
            TicketState.WAITING_CUSTOMER,
            Set.of(
                    TicketMove.REPLY,
                    TicketMove.RESUME,
                    TicketMove.ESCALATE,
                    TicketMove.RECLASSIFY,
                    TicketMove.RESOLVE,
                    TicketMove.NOTE),
            TicketState.ESCALATED,
            Set.of(
                    TicketMove.ASSIGN,
                    TicketMove.START,
                    TicketMove.REPLY,
                    TicketMove.ESCALATE,
                    TicketMove.RECLASSIFY,
                    TicketMove.NOTE),
            TicketState.RESOLVED,
            Set.of(
                    TicketMove.REPLY,
                    TicketMove.RECLASSIFY,
                    TicketMove.CLOSE,
                    TicketMove.REOPEN,
                    TicketMove.RATE,
                    TicketMove.NOTE),
            TicketState.CLOSED,
            Set.of(TicketMove.REOPEN, TicketMove.RATE, TicketMove.NOTE),
            TicketState.REOPENED,
            Set.of(
                    TicketMove.ASSIGN,
                    TicketMove.START,
                    TicketMove.REPLY,
                    TicketMove.ESCALATE,
                    TicketMove.RECLASSIFY,
                    TicketMove.RATE,
                    TicketMove.NOTE));

    /** Hours of response and of resolution by priority; the plan promises a quarter of an hour at first, and no solution. */
    private static final Map<String, int[][]> HALF_MINUTES = Map.of(
            "plan", new int[][] {{HOUR / 4}, {2 * HOUR}, {4 * HOUR}, {24 * HOUR}},
            "paired",
                    new int[][] {{HOUR, 4 * HOUR}, {2 * HOUR, 8 * HOUR}, {4 * HOUR, 24 * HOUR}, {8 * HOUR, 48 * HOUR}});

    private final HalfMinutes time;
    private final int[][] targets;
    private final Set<String> erased = new HashSet<>();
    final List<Sheet> sheets = new ArrayList<>();
    /** To whom which line was sent. */
    final List<String> told = new ArrayList<>();

    DeskModel(HalfMinutes time, String targets) {
        this.time = time;
        this.targets = HALF_MINUTES.getOrDefault(targets, new int[0][]);
    }

    /** A ticket on paper. */
    static final class Sheet {
        final UUID id;
        final String person;
        final int opened;
        final Map<String, String> texts = new TreeMap<>();
        final Set<String> fired = new HashSet<>();
        final BitSet paused = new BitSet();
        TicketState state = TicketState.ASSIGNED;
        SupportTier tier;
        Priority priority;
        OptionalInt replied = OptionalInt.empty();
        OptionalInt solved = OptionalInt.empty();
        OptionalInt waiting = OptionalInt.empty();
        Priority repliedAs;
        Priority solvedAs;
        int events = 3;
        int last;
        boolean erased;

        Sheet(UUID id, String person, int opened, Priority priority, SupportTier tier) {
            this.id = id;
            this.person = person;
            this.opened = opened;
            this.last = opened;
            this.priority = priority;
            this.repliedAs = priority;
            this.solvedAs = priority;
            this.tier = tier;
        }

        boolean open() {
            return state != TicketState.RESOLVED && state != TicketState.CLOSED;
        }

        private void enter(TicketState next, int at) {
            if (waiting.isPresent()) {
                paused.set(waiting.getAsInt(), at);
                waiting = OptionalInt.empty();
            }
            if (next == TicketState.WAITING_CUSTOMER) {
                waiting = OptionalInt.of(at);
            } else if (next == TicketState.RESOLVED) {
                solved = OptionalInt.of(at);
                solvedAs = priority;
            } else if (next == TicketState.REOPENED) {
                paused.set(solved.orElseThrow(), at);
                solved = OptionalInt.empty();
            }
            state = next;
        }

        private BitSet pausedUntil(int view) {
            BitSet all = (BitSet) paused.clone();
            waiting.ifPresent(from -> all.set(from, view));
            return all;
        }
    }

    void open(UUID id, String contact, int now, Priority priority, SupportTier tier, String text) {
        String person = contact;
        while (erased.contains(person)) {
            person += " again";
        }
        Sheet sheet = new Sheet(id, person, now, priority, tier);
        if (!text.isEmpty()) {
            sheet.texts.put("request", text);
        }
        sheets.add(sheet);
        told.add(contact + "|We have received your request " + id);
    }

    /** The code of the refusal, or nothing when it is taken. */
    Optional<String> act(Sheet sheet, DeskAct act, Priority asked, int now) {
        Optional<String> refused = refusal(sheet, act);
        if (refused.isEmpty()) {
            take(sheet, act, asked, Math.max(now, sheet.last));
        }
        return refused;
    }

    static Optional<String> refusal(Sheet sheet, DeskAct act) {
        if (!TAKEN.getOrDefault(sheet.state, Set.of()).contains(act.move())) {
            return Optional.of("SUPPORT_MOVE");
        }
        boolean down =
                act.move() == TicketMove.ESCALATE && act.tier().orElseThrow().compareTo(sheet.tier) <= 0;
        return down ? Optional.of("SUPPORT_TIER") : Optional.empty();
    }

    private static void take(Sheet sheet, DeskAct act, Priority asked, int at) {
        sheet.events++;
        sheet.last = at;
        String number = String.format(Locale.ROOT, "%06d", sheet.events);
        write(sheet, number, act.text());
        for (EscalationFact fact : EscalationFact.values()) {
            write(
                    sheet,
                    number + "." + fact.name().toLowerCase(Locale.ROOT),
                    act.handover().getOrDefault(fact, ""));
        }
        act.tier().ifPresent(tier -> sheet.tier = tier);
        switch (act.move()) {
            case REPLY -> {
                if (sheet.replied.isEmpty()) {
                    sheet.replied = OptionalInt.of(at);
                    sheet.repliedAs = sheet.priority;
                }
            }
            case RECLASSIFY -> sheet.priority = asked;
            case ASSIGN -> sheet.enter(TicketState.ASSIGNED, at);
            case START, RESUME -> sheet.enter(TicketState.IN_PROGRESS, at);
            case WAIT -> sheet.enter(TicketState.WAITING_CUSTOMER, at);
            case ESCALATE -> sheet.enter(TicketState.ESCALATED, at);
            case RESOLVE -> sheet.enter(TicketState.RESOLVED, at);
            case REOPEN -> sheet.enter(TicketState.REOPENED, at);
            case CLOSE -> sheet.state = TicketState.CLOSED;
            default -> {
                // It is noted, and nothing else.
            }
        }
    }

    private static void write(Sheet sheet, String under, String text) {
        if (!text.isBlank() && !sheet.erased) {
            sheet.texts.put(under, text);
        }
    }

    /** Tells what is due of one ticket; how much that was. */
    int due(Sheet sheet, int asked) {
        int now = Math.max(asked, sheet.last);
        int before = told.size();
        List<String> passed = passed(sheet, now);
        for (String mark : passed) {
            sheet.fired.add(mark);
            sheet.events++;
            sheet.last = now;
            boolean up = mark.endsWith(" 100") && sheet.tier.compareTo(SupportTier.MANAGEMENT) < 0;
            if (up) {
                sheet.tier = above(sheet.tier);
                sheet.events++;
                sheet.enter(TicketState.ESCALATED, now);
            }
            String[] words = mark.split(" ", 2);
            told.add(address(sheet.tier) + "|Ticket " + sheet.id + " (" + sheet.priority + "): " + words[1]
                    + " % of the " + words[0] + " target has passed");
        }
        return told.size() - before;
    }

    private List<String> passed(Sheet sheet, int now) {
        List<String> passed = new ArrayList<>();
        for (ClockKind kind : ClockKind.values()) {
            OptionalInt target = target(kind, sheet.priority);
            if (!sheet.open() || target.isEmpty() || done(sheet, kind).isPresent()) {
                continue;
            }
            BitSet paused = kind == ClockKind.RESPONSE ? new BitSet() : sheet.pausedUntil(now);
            int used = time.count(sheet.opened, now, paused, sheet.priority == Priority.P1);
            for (int percent : new int[] {50, 80, 100}) {
                String mark = kind.name().toLowerCase(Locale.ROOT) + " " + percent;
                if (100 * used >= percent * target.getAsInt() && !sheet.fired.contains(mark)) {
                    passed.add(mark);
                }
            }
        }
        return passed;
    }

    private static SupportTier above(SupportTier tier) {
        return switch (tier) {
            case TIER1 -> SupportTier.TIER2;
            case TIER2 -> SupportTier.TIER3;
            default -> SupportTier.MANAGEMENT;
        };
    }

    /** The third tier has no address of its own, nor has the management. */
    private static String address(SupportTier tier) {
        return tier == SupportTier.TIER1 ? "uno@acme.example" : "dos@acme.example";
    }

    private static OptionalInt done(Sheet sheet, ClockKind kind) {
        return kind == ClockKind.RESPONSE ? sheet.replied : sheet.solved;
    }

    private OptionalInt target(ClockKind kind, Priority priority) {
        int[] both = switch (priority) {
            case P1 -> targets[0];
            case P2 -> targets[1];
            case P3 -> targets[2];
            case P4 -> targets[3];
        };
        if (kind == ClockKind.RESPONSE) {
            return OptionalInt.of(both[0]);
        }
        return both.length > 1 ? OptionalInt.of(both[1]) : OptionalInt.empty();
    }

    /** What both clocks show. */
    List<ClockResult> clocks(Sheet sheet, int view) {
        List<ClockResult> clocks = new ArrayList<>();
        for (ClockKind kind : ClockKind.values()) {
            OptionalInt done = done(sheet, kind);
            Priority then = kind == ClockKind.RESPONSE ? sheet.repliedAs : sheet.solvedAs;
            Priority priority = done.isPresent() ? then : sheet.priority;
            target(kind, priority).ifPresent(target -> clocks.add(clock(sheet, kind, priority, target, view)));
        }
        return clocks;
    }

    private ClockResult clock(Sheet sheet, ClockKind kind, Priority priority, int target, int view) {
        OptionalInt done = done(sheet, kind);
        int end = done.orElse(view);
        BitSet paused = kind == ClockKind.RESPONSE ? new BitSet() : sheet.pausedUntil(view);
        boolean dayAndNight = priority == Priority.P1;
        int deadline = time.reached(sheet.opened, target, paused, dayAndNight);
        ClockResult.Outcome inTime = done.isPresent() ? ClockResult.Outcome.MET : ClockResult.Outcome.RUNNING;
        return new ClockResult(
                kind,
                priority,
                time.at(sheet.opened),
                HalfMinutes.lasting(target),
                time.runs(paused, end),
                time.at(deadline),
                done.isPresent() ? Optional.of(time.at(end)) : Optional.empty(),
                HalfMinutes.lasting(time.count(sheet.opened, end, paused, dayAndNight)),
                end > deadline ? ClockResult.Outcome.MISSED : inTime);
    }

    /** Nobody can read any more what the person wrote; who writes from the same address again is somebody new. */
    void erase(Sheet whose) {
        sheets.stream().filter(sheet -> sheet.person.equals(whose.person)).forEach(sheet -> {
            sheet.erased = true;
            sheet.texts.clear();
        });
        erased.add(whose.person);
    }
}
