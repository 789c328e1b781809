package dev.cuadra.simulator.internal;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.simulator.CallLog;
import dev.cuadra.simulator.CertifiedChannel.Script;
import dev.cuadra.simulator.FilingAnswer;
import dev.cuadra.simulator.SimulatedCall;
import dev.cuadra.simulator.SimulatedDeclaration;
import dev.cuadra.simulator.SimulatedService;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;

/** Files returns, as often as they are sent. The lock of the books guards it. */
public final class Filing {
    private final Books books;
    private final Settings settings;
    private final CallLog calls;
    private final Queue<Script> scripts = new ArrayDeque<>();

    public Filing(Books books, Settings settings, CallLog calls) {
        this.books = books;
        this.settings = settings;
        this.calls = calls;
    }

    public void next(Script script) {
        synchronized (books) {
            scripts.add(script);
        }
    }

    public FilingAnswer submit(Rut rut, YearMonth month, Map<String, String> codes) {
        return submit(rut, month, codes, OptionalLong.empty());
    }

    public FilingAnswer submit(Rut rut, YearMonth month, Map<String, String> codes, long amends) {
        return submit(rut, month, codes, OptionalLong.of(amends));
    }

    public List<SimulatedDeclaration> declarations(Rut rut, YearMonth month) {
        return books.declarations(rut, month);
    }

    private FilingAnswer submit(Rut rut, YearMonth month, Map<String, String> codes, OptionalLong amends) {
        synchronized (books) {
            Optional<Script> script = Optional.ofNullable(scripts.poll());
            boolean done = false;
            FilingAnswer answer = refusal(rut, month, amends, script);
            if (script.filter(Script.NOT_DONE_ANSWER_LOST::equals).isPresent()) {
                answer = new FilingAnswer.Lost();
            } else if (answer instanceof FilingAnswer.Filed filed) {
                file(rut, month, codes, amends, filed.folio());
                done = true;
                answer = script.filter(Script.DONE_ANSWER_LOST::equals).isPresent() ? new FilingAnswer.Lost() : answer;
            }
            log(rut, done, answer);
            return answer;
        }
    }

    private FilingAnswer refusal(Rut rut, YearMonth month, OptionalLong amends, Optional<Script> script) {
        if (script.filter(Script.REFUSE::equals).isPresent()) {
            return new FilingAnswer.Refused("OBSERVADA", "La declaración presenta inconsistencias");
        }
        if (books.taxpayer(rut).isEmpty()) {
            return new FilingAnswer.Refused("RUT_NO_AUTORIZADO", "El RUT no está autorizado para declarar");
        }
        if (month.isAfter(YearMonth.from(settings.today()))) {
            return new FilingAnswer.Refused("PERIODO_FUTURO", "El período todavía no se puede declarar");
        }
        boolean nothingToAmend = amends.isPresent()
                && books.declarations(rut, month).stream()
                        .noneMatch(there -> there.folio() == amends.getAsLong()
                                && there.stateId() == SimulatedDeclaration.IN_FORCE);
        return nothingToAmend
                ? new FilingAnswer.Refused("FOLIO_NO_VIGENTE", "No existe una declaración vigente con ese folio")
                : new FilingAnswer.Filed(books.nextDeclaration());
    }

    private void file(Rut rut, YearMonth month, Map<String, String> codes, OptionalLong amends, long folio) {
        if (amends.isPresent()) {
            SimulatedDeclaration before =
                    books.declaration(rut, amends.getAsLong()).orElseThrow();
            // Nobody has shown the number of a return that another one replaced; the text is what a reader needs.
            books.replace(before, before.with(0, "Rectificada"));
        }
        String due = codes.getOrDefault("91", "0");
        Clp amount = due.matches("[0-9]{1,15}") ? Clp.parse(due) : Clp.ZERO;
        books.file(SimulatedDeclaration.of(rut, month, folio, settings.today(), amount, codes));
    }

    private void log(Rut rut, boolean committed, FilingAnswer answer) {
        int status = answer instanceof FilingAnswer.Lost ? 0 : 200;
        calls.append(number -> new SimulatedCall(
                number,
                settings.clock().instant(),
                SimulatedService.FILING,
                "CALL",
                "channel",
                "/submit",
                "f29.submit",
                Optional.of(rut),
                status,
                committed,
                Optional.empty()));
    }
}
