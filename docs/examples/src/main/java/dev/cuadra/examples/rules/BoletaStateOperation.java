package dev.cuadra.examples.rules;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.form29.Form29Json;
import dev.cuadra.boleta.life.AnnulmentCause;
import dev.cuadra.boleta.life.BoletaLife;
import dev.cuadra.boleta.life.Issue;
import dev.cuadra.boleta.life.LifeEvent;
import dev.cuadra.boleta.life.LifeMove;
import dev.cuadra.boleta.life.LifeRefusal;
import dev.cuadra.boleta.life.OpenMove;
import dev.cuadra.boleta.life.Replay;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.report.ReportedState;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where a boleta stands on a day, and what may still be done with it. */
final class BoletaStateOperation {
    /** A return that was filed. */
    private record Filed(YearMonth period, boolean included) {}

    private BoletaStateOperation() {}

    static void state(Input input, ObjectNode answer, Locale locale) {
        Clp gross = RetentionOperations.amount(input, "gross");
        if (gross.pesos() < 1) {
            throw input.problem("INPUT_RANGE", "gross", Map.of("member", "gross", "least", 1, "most", Clp.MAX));
        }
        Issue issue = new Issue(input.date("boletaDate"), gross, input.optionalDate("generatedOn"));
        List<LifeEvent> events = input.optionalObjects("events").stream()
                .map(BoletaStateOperation::event)
                .toList();
        LocalDate on = input.date("on");
        Optional<Filed> filed = input.object("declared").map(BoletaStateOperation::filed);
        input.end();
        Replay replay = BoletaLife.replay(issue, events, on);
        if (replay instanceof BoletaLife life) {
            write(life, filed, answer, locale);
        } else if (replay instanceof LifeRefusal refusal) {
            write(refusal, events, answer, locale);
        }
    }

    private static Filed filed(Input input) {
        Filed filed = new Filed(input.month("period"), input.flag("included", true));
        input.end();
        return filed;
    }

    private static LifeEvent event(Input input) {
        LifeMove move = input.requiredWord("kind", LifeMove.class);
        LocalDate on = input.date("on");
        boolean annuls = move == LifeMove.ANNUL || move == LifeMove.REQUEST;
        Optional<AnnulmentCause> cause = annuls && input.optional("cause").isPresent()
                ? Optional.of(AnnulmentCause.of(input.whole("cause", 1, 3)))
                : Optional.empty();
        Optional<ReportedState> reported =
                move == LifeMove.REPORT ? Optional.of(ReportedState.of(input.text("text"))) : Optional.empty();
        input.end();
        return new LifeEvent(move, on, cause, reported);
    }

    private static void write(BoletaLife life, Optional<Filed> filed, ObjectNode answer, Locale locale) {
        answer.put("state", life.state().name());
        answer.put("counts", life.counts().orElse(null));
        answer.put("reported", life.reported().map(ReportedState::text).orElse(null));
        ArrayNode moves = answer.putArray("moves");
        life.moves().forEach(move -> write(move, moves.addObject(), locale));
        ArrayNode steps = answer.putArray("steps");
        life.steps().forEach(step -> Steps.write(step, steps.addObject(), locale));
        List<Problem> warnings = new ArrayList<>(life.warnings());
        filed.flatMap(month -> life.rectification(month.period(), month.included()))
                .ifPresent(warnings::add);
        ArrayNode told = answer.putArray("warnings");
        warnings.forEach(warning -> told.add(Form29Json.problem(warning, locale)));
        answer.putNull("refusal");
    }

    private static void write(OpenMove move, ObjectNode json, Locale locale) {
        json.put("kind", move.move().name());
        json.put("text", move.move().text().in(locale));
        json.put("from", move.from().map(LocalDate::toString).orElse(null));
        json.put("until", move.until().toString());
        json.put("after", move.after().in(locale));
        json.put("source", move.source());
        json.put("confidence", move.confidence().name().toLowerCase(Locale.ROOT));
    }

    private static void write(LifeRefusal refusal, List<LifeEvent> events, ObjectNode answer, Locale locale) {
        answer.putNull("state");
        answer.putNull("counts");
        answer.putNull("reported");
        answer.putArray("moves");
        answer.putArray("steps");
        answer.putArray("warnings");
        Place where = Place.member("events[" + events.indexOf(refusal.event()) + "]");
        answer.set("refusal", Form29Json.problem(refusal.problem().at(where), locale));
    }
}
