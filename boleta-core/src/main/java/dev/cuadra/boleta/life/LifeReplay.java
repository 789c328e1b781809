package dev.cuadra.boleta.life;

import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.report.ReportedState;
import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.Step;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One run through a boleta's events. They are put into the order of their days first; what is of one day is taken as the
 * table allows it, so that neither the order nor the number of copies in which events arrive can matter.
 */
final class LifeReplay {
    private final Issue issue;
    private final LocalDate on;
    private final LifeClock clock;
    private final List<Step> steps = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    private LifeState state = LifeState.VIGENTE;
    private boolean observed;
    private boolean lapsed;
    private Optional<ReportedState> reported = Optional.empty();
    private LocalDate lastMove = LocalDate.MIN;

    LifeReplay(Issue issue, LocalDate on) {
        this.issue = issue;
        this.on = on;
        this.clock = new LifeClock(issue.date());
    }

    Replay run(Collection<LifeEvent> events) {
        List<LifeEvent> left = new ArrayList<>(events.stream()
                .filter(event -> !event.on().isAfter(on))
                .distinct()
                .sorted(LifeEvent.ORDER)
                .toList());
        while (!left.isEmpty()) {
            LifeEvent event = next(left);
            left.remove(event);
            lapseBefore(event.on());
            Optional<Problem> refusal = refusal(event);
            if (refusal.isPresent()) {
                return new LifeRefusal(event, state, refusal.get());
            }
            take(event);
        }
        lapseBefore(on);
        advise();
        return new BoletaLife(issue, on, state, observed, lapsed, reported, steps, warnings);
    }

    /** Of what happened on the earliest day, the first that the table allows now; a report waits for all moves. */
    private LifeEvent next(List<LifeEvent> left) {
        LifeEvent first = left.get(0);
        return left.stream()
                .filter(event -> event.on().equals(first.on()) && event.move() != LifeMove.REPORT)
                .filter(event -> Lifecycle.allows(state, event.move()))
                .findFirst()
                .orElse(first);
    }

    private void lapseBefore(LocalDate day) {
        if (state == LifeState.ANULACION_PENDIENTE && day.isAfter(clock.closesOn())) {
            lapsed = true;
            state = inForce();
            steps.add(step(
                    "LIFE-3", "FAQ 001.120.3083, 001.120.3086", clock.closesOn().plusDays(1), true));
        }
    }

    private LifeState inForce() {
        return observed ? LifeState.OBSERVADA : LifeState.VIGENTE;
    }

    private Optional<Problem> refusal(LifeEvent event) {
        LifeMove move = event.move();
        if (event.on().isBefore(issue.earliest())) {
            return Optional.of(problem("LIFE_BEFORE_ISSUE", event, Map.of("from", issue.earliest())));
        }
        if (move == LifeMove.REPORT) {
            return takesBack(event) ? Optional.of(problem("LIFE_NO_WAY_BACK", event, Map.of())) : Optional.empty();
        }
        if (state == LifeState.ANULADA) {
            return Optional.of(problem("LIFE_NO_WAY_BACK", event, Map.of()));
        }
        if (event.on().isAfter(clock.until(move))) {
            String code = move == LifeMove.ANNUL ? "LIFE_TOO_LATE_ALONE" : "LIFE_TOO_LATE";
            return Optional.of(problem(code, event, Map.of("until", clock.until(move))));
        }
        if (event.on().isBefore(clock.from(move))) {
            return Optional.of(problem("LIFE_TOO_EARLY", event, Map.of("from", clock.from(move))));
        }
        return Lifecycle.allows(state, move)
                ? Optional.empty()
                : Optional.of(problem("LIFE_NOT_FROM", event, Map.of()));
    }

    /** A later report in which an annulled boleta is in force. One of the same day may have been made before. */
    private boolean takesBack(LifeEvent event) {
        return state == LifeState.ANULADA
                && event.on().isAfter(lastMove)
                && said(event).counts().orElse(false);
    }

    private static LifeState said(LifeEvent event) {
        return event.reported().map(LifeState::of).orElse(LifeState.DESCONOCIDA);
    }

    private void take(LifeEvent event) {
        switch (event.move()) {
            case OBSERVE -> {
                observed = true;
                state = state == LifeState.VIGENTE ? LifeState.OBSERVADA : state;
            }
            case REQUEST -> {
                state = LifeState.ANULACION_PENDIENTE;
                lapsed = false;
            }
            case REJECT -> state = inForce();
            case CONFIRM, ANNUL -> state = LifeState.ANULADA;
            case REPORT -> hear(event);
        }
        if (event.move() != LifeMove.REPORT) {
            lastMove = event.on();
        }
        steps.add(step(
                event.move().rule(),
                event.move().source(),
                event.on(),
                event.reported().map(ReportedState::confidence).orElse(Confidence.CERTAIN) == Confidence.CERTAIN,
                event));
    }

    /** A report is newer than a move of a day before, and not than one of its own day. */
    private void hear(LifeEvent event) {
        LifeState said = said(event);
        reported = event.reported();
        boolean annulled = state == LifeState.ANULADA;
        if (said == state) {
            return;
        }
        if (!event.on().isAfter(lastMove) || annulled) {
            warnings.add(problem(
                    annulled && said == LifeState.DESCONOCIDA ? "LIFE_UNKNOWN_IGNORED" : "LIFE_SAME_DAY",
                    event,
                    Map.of()));
            return;
        }
        if (said == LifeState.ANULADA) {
            lastMove = event.on();
        }
        observed = said == LifeState.OBSERVADA || (observed && said != LifeState.VIGENTE);
        state = said;
    }

    private void advise() {
        Map<String, Object> values = Map.of(
                "until", clock.closesOn(),
                "gross", issue.gross(),
                "limit", LifeClock.TOO_LARGE,
                "text", reported.map(ReportedState::text).orElse(""));
        if (state == LifeState.ANULACION_PENDIENTE) {
            warn("LIFE_PENDING", values);
        }
        if (lapsed && state != LifeState.ANULADA) {
            warn("LIFE_LAPSED", values);
        }
        if (state == LifeState.DESCONOCIDA) {
            warn("LIFE_UNKNOWN", values);
        } else if (reported.filter(said -> LifeState.of(said) == state && said.confidence() != Confidence.CERTAIN)
                .isPresent()) {
            warn("LIFE_UNVERIFIED", values);
        }
        boolean annullable = state != LifeState.ANULADA && !on.isAfter(clock.closesOn());
        if (annullable && issue.gross().compareTo(LifeClock.TOO_LARGE) >= 0) {
            warn("LIFE_TOO_LARGE", values);
        }
    }

    private void warn(String code, Map<String, ?> values) {
        warnings.add(Texts.BOOK.problem(code, Place.NOWHERE, values));
    }

    private Problem problem(String code, LifeEvent event, Map<String, ?> more) {
        Map<String, Object> values = new HashMap<>(Map.of(
                "move", event.move().text(),
                "on", event.on(),
                "state", state,
                "since", lastMove,
                "text", event.reported().map(ReportedState::text).orElse("")));
        values.putAll(more);
        return Texts.BOOK.problem(code, Place.NOWHERE, values);
    }

    private Step step(String rule, String source, LocalDate day, boolean verified) {
        return step(rule, source, day, verified, Map.of(), Map.of());
    }

    private Step step(String rule, String source, LocalDate day, boolean verified, LifeEvent event) {
        Map<String, String> told = new TreeMap<>();
        event.cause().ifPresent(cause -> told.put("cause", Integer.toString(cause.code())));
        event.reported().ifPresent(said -> told.put("reported", said.text()));
        return step(
                rule, source, day, verified, told, Map.of("move", event.move().text()));
    }

    private Step step(
            String rule,
            String source,
            LocalDate day,
            boolean verified,
            Map<String, String> told,
            Map<String, ?> words) {
        Map<String, String> figures = new TreeMap<>(told);
        figures.put("boletaDate", issue.date().toString());
        figures.put("on", day.toString());
        Map<String, Object> values = new HashMap<>(figures);
        values.putAll(words);
        values.put("alone", clock.aloneUntil());
        values.put("until", clock.closesOn());
        values.put("result", state);
        values.putIfAbsent("reported", "");
        return new Step(
                rule,
                source,
                Texts.BOOK.text("step." + rule, values),
                figures,
                Optional.empty(),
                state.name(),
                verified);
    }
}
