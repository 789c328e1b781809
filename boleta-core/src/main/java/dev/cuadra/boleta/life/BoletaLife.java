package dev.cuadra.boleta.life;

import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.report.ReportedState;
import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.Step;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Where a boleta stands on a day, and how it came there.
 *
 * @param issue how it began
 * @param on the day; what happened later is not seen
 * @param state where it stands
 * @param observed whether a remark was made that no later report took back; that touches no validity
 * @param lapsed whether a request to annul it went unanswered for too long
 * @param reported what the last report said
 * @param steps what happened, in the order of its days
 * @param warnings what a person should look at, and what to do
 * @source LIFE-1, LIFE-2, LIFE-3, LIFE-4, LIFE-5, LIFE-6, LIFE-8
 */
public record BoletaLife(
        Issue issue,
        LocalDate on,
        LifeState state,
        boolean observed,
        boolean lapsed,
        Optional<ReportedState> reported,
        List<Step> steps,
        List<Problem> warnings)
        implements Replay {
    private static final List<LifeMove> ANNULMENTS = List.of(LifeMove.ANNUL, LifeMove.REQUEST);

    public BoletaLife {
        Objects.requireNonNull(issue, "issue");
        Objects.requireNonNull(on, "on");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(reported, "reported");
        steps = List.copyOf(steps);
        warnings = List.copyOf(warnings);
    }

    /**
     * What a boleta's events come to on {@code on}. In which order they are given makes no difference, nor does one that
     * is given twice.
     */
    public static Replay replay(Issue issue, Collection<LifeEvent> events, LocalDate on) {
        return new LifeReplay(issue, on).run(events);
    }

    /**
     * What the events of many boletas come to. Events are told apart by issuer and folio.
     *
     * @throws IllegalArgumentException when an event is of a boleta that is not among {@code issues}
     */
    public static Map<BoletaId, Replay> replayAll(
            Map<BoletaId, Issue> issues, Collection<LifeEntry> entries, LocalDate on) {
        Map<BoletaId, List<LifeEvent>> events = new TreeMap<>();
        issues.keySet().forEach(id -> events.put(id, new ArrayList<>()));
        entries.forEach(entry -> Optional.ofNullable(events.get(entry.boleta()))
                .orElseThrow(() -> new IllegalArgumentException("Not issued: " + entry))
                .add(entry.event()));
        Map<BoletaId, Replay> all = new TreeMap<>();
        events.forEach((id, own) -> all.put(id, replay(Objects.requireNonNull(issues.get(id)), own, on)));
        return all;
    }

    /** Whether what was retained on it is declared; empty when nobody can tell. */
    public Optional<Boolean> counts() {
        return state.counts();
    }

    /** What may be done with it on this day or later, in the order of {@link LifeMove}. */
    public List<OpenMove> moves() {
        LifeClock clock = new LifeClock(issue.date());
        return Stream.of(LifeMove.values())
                .filter(move -> move != LifeMove.REPORT && Lifecycle.allows(state, move))
                .filter(move -> !ANNULMENTS.contains(move) || issue.gross().compareTo(LifeClock.TOO_LARGE) < 0)
                .filter(move -> !on.isAfter(clock.until(move)))
                .map(move -> open(clock, move))
                .toList();
    }

    private OpenMove open(LifeClock clock, LifeMove move) {
        LocalDate from = clock.from(move);
        return new OpenMove(
                move,
                from.equals(LocalDate.MIN) ? Optional.empty() : Optional.of(from),
                clock.until(move),
                Texts.BOOK.text("life.after." + move, Map.of()),
                move.source(),
                Confidence.CERTAIN);
    }

    /**
     * Whether a return that was filed already has to be corrected for this boleta, and how.
     *
     * @param period the month of the return
     * @param included whether what was retained on the boleta is declared there
     * @return empty when the return stands as it is
     * @source LIFE-9
     */
    public Optional<Problem> rectification(YearMonth period, boolean included) {
        Map<String, Object> values = Map.of("period", period, "date", issue.date(), "state", state);
        if (state == LifeState.DESCONOCIDA) {
            return Optional.of(Texts.BOOK.problem("LIFE_RECTIFY_UNKNOWN", Place.NOWHERE, values));
        }
        boolean counted = counts().orElse(false);
        if (counted == included) {
            return Optional.empty();
        }
        String code = counted ? "LIFE_RECTIFY_IN" : "LIFE_RECTIFY_OUT";
        return Optional.of(Texts.BOOK.problem(code, Place.NOWHERE, values));
    }
}
