package dev.cuadra.examples;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.form29.Form29Json;
import dev.cuadra.boleta.life.AnnulmentCause;
import dev.cuadra.boleta.life.BoletaLife;
import dev.cuadra.boleta.life.LifeEvent;
import dev.cuadra.boleta.life.LifeMove;
import dev.cuadra.boleta.life.LifeRefusal;
import dev.cuadra.boleta.life.OpenMove;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.report.ReportedState;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.rut.RutReading;
import dev.cuadra.boleta.service.BoletaLives;
import dev.cuadra.boleta.service.LifeOrder;
import dev.cuadra.boleta.service.LifeRecorded;
import dev.cuadra.boleta.service.RecordedLife;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What happened to a boleta after it was issued: told, and looked at. */
final class BoletaLifeCommands {
    private BoletaLifeCommands() {}

    private static BoletaId boleta(String text) {
        try {
            return BoletaId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    Texts.BOOK.problem(
                            "BOLETA_FORM", Place.member("RUT/FOLIO"), Map.of("value", RutReading.mask(text))),
                    e);
        }
    }

    @Command(
            name = "event",
            footer = "  java -jar cuadra.jar boletas event 12345678-5/153 --payer 76000000-0 --kind REQUEST"
                    + " --on 2026-10-15 --cause 2 --db jdbc:sqlite:cuadra.db")
    static final class Event implements Callable<Integer> {
        private final Console console;

        @Parameters(paramLabel = "RUT/FOLIO", descriptionKey = "boleta")
        private String boleta = "";

        @Mixin
        private final PayerOption payer = new PayerOption();

        @Option(names = "--kind", required = true, paramLabel = "OBSERVE|REQUEST|REJECT|CONFIRM|ANNUL|REPORT")
        @SuppressWarnings("NullAway.Init")
        private LifeMove kind;

        @Option(names = "--on", required = true, paramLabel = "AAAA-MM-DD")
        private String on = "";

        @Option(names = "--cause", paramLabel = "1|2|3")
        @Nullable
        private Integer cause;

        @Option(names = "--state", paramLabel = "TEXT")
        @Nullable
        private String state;

        @Option(names = "--as", paramLabel = "USER")
        private String user = "command-line";

        @Option(names = "--json")
        private boolean json;

        @Mixin
        private final HostOptions hostOptions = new HostOptions();

        Event(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Rut company = payer.rut();
            BoletaId id = boleta(boleta);
            LifeEvent event = event();
            String by = OptionValues.reason("--as", user);
            LifeRecorded recorded;
            try (Host host = Host.existing(hostOptions, Optional.empty())) {
                BoletaLives lives = new BoletaLives(host.vault());
                LocalDate today = lives.today();
                if (event.on().isAfter(today)) {
                    throw OptionValues.wrong("--on", on, Texts.KIND_PAST_DAY);
                }
                // The same event again changes nothing whatever its key, so a key of the call's own will do.
                String key = host.vault().newId().toString();
                recorded = lives.record(new LifeOrder(host.tenant(), by, key), company, id, event, today);
            }
            if (json) {
                console.out().println(json(id, recorded).toPrettyString());
            } else {
                tell(id, recorded);
            }
            boolean sound = recorded.outcome() == LifeRecorded.Outcome.RECORDED
                    || recorded.outcome() == LifeRecorded.Outcome.UNCHANGED;
            return sound ? Main.DONE : Main.FINDINGS;
        }

        private LifeEvent event() {
            LocalDate day = OptionValues.date("--on", on);
            boolean annuls = kind == LifeMove.ANNUL || kind == LifeMove.REQUEST;
            if (cause != null && (!annuls || cause < 1 || cause > 3)) {
                throw OptionValues.wrong("--cause", cause.toString(), Texts.KIND_CAUSE);
            }
            if ((kind == LifeMove.REPORT) != (state != null)) {
                throw OptionValues.wrong("--state", Optional.ofNullable(state).orElse(""), Texts.KIND_REPORTED);
            }
            return new LifeEvent(
                    kind,
                    day,
                    Optional.ofNullable(cause).map(AnnulmentCause::of),
                    Optional.ofNullable(state).map(ReportedState::of));
        }

        private ObjectNode json(BoletaId id, LifeRecorded recorded) {
            ObjectNode root = JsonNodeFactory.instance.objectNode();
            root.put("boleta", id.toString());
            root.put("outcome", recorded.outcome().name());
            root.put("before", recorded.before().map(Enum::name).orElse(null));
            root.put("after", recorded.after().map(Enum::name).orElse(null));
            problems(root.putArray("problems"), recorded.problems(), console.locale());
            return root;
        }

        private void tell(BoletaId id, LifeRecorded recorded) {
            console.print(
                    "boletas.event." + recorded.outcome(),
                    Map.of("boleta", id, "before", name(recorded.before()), "after", name(recorded.after())));
            recorded.problems().forEach(console::print);
        }

        private static String name(Optional<BoletaState> state) {
            return state.map(Enum::name).orElse("—");
        }
    }

    @Command(
            name = "life",
            footer = "  java -jar cuadra.jar boletas life 12345678-5/153 --payer 76000000-0 --db jdbc:sqlite:cuadra.db")
    static final class Life implements Callable<Integer> {
        private final Console console;

        @Parameters(paramLabel = "RUT/FOLIO", descriptionKey = "boleta")
        private String boleta = "";

        @Mixin
        private final PayerOption payer = new PayerOption();

        @Option(names = "--at", paramLabel = "AAAA-MM-DD")
        @Nullable
        private String at;

        @Option(names = "--json")
        private boolean json;

        @Mixin
        private final HostOptions hostOptions = new HostOptions();

        Life(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Rut company = payer.rut();
            BoletaId id = boleta(boleta);
            Optional<LocalDate> asked = Optional.ofNullable(at).map(text -> OptionValues.date("--at", text));
            LocalDate day;
            RecordedLife life;
            try (Host host = Host.existing(hostOptions, Optional.empty())) {
                BoletaLives lives = new BoletaLives(host.vault());
                day = asked.orElseGet(lives::today);
                life = lives.life(host.tenant(), company, id, day)
                        .orElseThrow(() -> new ProblemException(Texts.BOOK.problem(
                                "EXPLAIN_UNKNOWN", Place.member("RUT/FOLIO"), Map.of("boleta", id.masked()))));
            }
            if (json) {
                console.out().println(json(id, day, life).toPrettyString());
            } else {
                tell(id, day, life);
            }
            return problems(life).isEmpty() ? Main.DONE : Main.FINDINGS;
        }

        private static List<Problem> problems(RecordedLife life) {
            List<Problem> ofTheReplay =
                    life.replay().fold(BoletaLife::warnings, (LifeRefusal refusal) -> List.of(refusal.problem()));
            return java.util.stream.Stream.concat(ofTheReplay.stream(), life.contradictions().stream())
                    .toList();
        }

        private static String state(RecordedLife life) {
            return life.replay().fold(lived -> lived.state().name(), (LifeRefusal refusal) -> "—");
        }

        private static List<OpenMove> moves(RecordedLife life) {
            return life.replay().fold(BoletaLife::moves, (LifeRefusal refusal) -> List.of());
        }

        private ObjectNode json(BoletaId id, LocalDate day, RecordedLife life) {
            ObjectNode root = JsonNodeFactory.instance.objectNode();
            root.put("boleta", id.toString());
            root.put("at", day.toString());
            root.put("state", state(life));
            ArrayNode events = root.putArray("events");
            life.events().forEach(event -> {
                ObjectNode entry = events.addObject();
                entry.put("kind", event.move().name());
                entry.put("on", event.on().toString());
                entry.put("cause", event.cause().map(AnnulmentCause::code).orElse(null));
                entry.put("text", event.reported().map(ReportedState::text).orElse(null));
            });
            ArrayNode moves = root.putArray("moves");
            moves(life).forEach(move -> {
                ObjectNode entry = moves.addObject();
                entry.put("kind", move.move().name());
                entry.put("from", move.from().map(LocalDate::toString).orElse(null));
                entry.put("until", move.until().toString());
                entry.put("after", move.after().in(console.locale()));
            });
            BoletaLifeCommands.problems(root.putArray("problems"), problems(life), console.locale());
            return root;
        }

        private void tell(BoletaId id, LocalDate day, RecordedLife life) {
            console.print("boletas.life.title", Map.of("boleta", id, "day", day, "state", state(life)));
            life.events()
                    .forEach(event -> console.print(
                            "boletas.life.event",
                            Map.of(
                                    "on",
                                    event.on(),
                                    "what",
                                    event.move().text().in(console.locale()),
                                    "text",
                                    event.reported().map(ReportedState::text).orElse(""))));
            moves(life)
                    .forEach(move -> console.print(
                            "boletas.life.move",
                            Map.of(
                                    "what",
                                    move.move().text().in(console.locale()),
                                    "until",
                                    move.until(),
                                    "after",
                                    move.after().in(console.locale()))));
            problems(life).forEach(console::print);
        }
    }

    private static void problems(ArrayNode into, List<Problem> problems, Locale locale) {
        problems.forEach(problem -> into.add(Form29Json.problem(problem, locale)));
    }
}
