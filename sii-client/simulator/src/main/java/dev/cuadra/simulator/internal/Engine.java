package dev.cuadra.simulator.internal;

import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.simulator.CallLog;
import dev.cuadra.simulator.SimulatedCall;
import dev.cuadra.simulator.SimulatedFault;
import dev.cuadra.simulator.SimulatedService;
import dev.cuadra.simulator.internal.Route.Trait;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers requests: finds the page, plays the fault, keeps the log. Safe for many threads. */
public final class Engine {
    /** How an answer goes out. */
    enum Delivery {
        WHOLE,
        CUT,
        NONE
    }

    /** What goes out, how, and after how long. */
    record Outcome(Answer answer, Delivery delivery, Duration delay) {}

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Route UNKNOWN = new Route("unknown", Set.of(), (request, visitor) -> Pages.notFound(request));

    private final Books books;
    private final Settings settings;
    private final FaultScript script;
    private final CallLog calls;
    private final Router router;
    private final Map<SimulatedService, Deque<Instant>> recent = new EnumMap<>(SimulatedService.class);

    public Engine(Books books, Settings settings, FaultScript script, CallLog calls) {
        this.books = books;
        this.settings = settings;
        this.script = script;
        this.calls = calls;
        this.router = new Router(books, settings, script);
    }

    Outcome answer(Request request) {
        SimulatedService service = service(request);
        synchronized (books) {
            Route route = router.find(request).orElse(UNKNOWN);
            Optional<Sessions.Session> session = books.sessions().of(request);
            Optional<SimulatedFault> fault = script.take(service, route.operation(), route.traits());
            Outcome outcome = outcome(request.with(fault), service, route, session);
            log(request, service, route, session, fault, outcome);
            return outcome;
        }
    }

    private static SimulatedService service(Request request) {
        return Hosts.service(request.host(), request.path()).orElse(SimulatedService.PUBLIC);
    }

    /** A fault that stops the connection, for whoever is about to open it. */
    Optional<SimulatedFault> beforeConnecting(Request request) {
        SimulatedService service = service(request);
        synchronized (books) {
            Route route = router.find(request).orElse(UNKNOWN);
            Optional<SimulatedFault> fault = script.takeBeforeConnecting(service, route.operation(), route.traits());
            fault.ifPresent(played -> log(
                    request,
                    service,
                    route,
                    books.sessions().of(request),
                    fault,
                    new Outcome(Pages.nothing(), Delivery.NONE, Duration.ZERO)));
            return fault;
        }
    }

    private Outcome outcome(
            Request request, SimulatedService service, Route route, Optional<Sessions.Session> session) {
        Optional<Answer> refused = refused(request, service);
        if (refused.isPresent()) {
            return whole(refused.get());
        }
        Optional<SimulatedFault> fault = request.fault();
        Optional<Outcome> stopped = fault.flatMap(played -> stopped(played, request, session));
        if (stopped.isPresent()) {
            return stopped.get();
        }
        Answer answer = page(request, route, session);
        return fault.map(played -> played(played, answer)).orElseGet(() -> whole(answer));
    }

    private static Outcome whole(Answer answer) {
        return new Outcome(answer, Delivery.WHOLE, Duration.ZERO);
    }

    private static Outcome nothing(Answer answer) {
        return new Outcome(answer, Delivery.NONE, Duration.ZERO);
    }

    /** What the front door refuses, whoever asks. */
    private Optional<Answer> refused(Request request, SimulatedService service) {
        if (!settings.anyUserAgent() && !request.header("user-agent").startsWith("Mozilla/")) {
            return Optional.of(Pages.notAuthenticated());
        }
        Integer limit = settings.callsPerMinute().get(service);
        if (limit == null) {
            return Optional.empty();
        }
        Instant now = settings.clock().instant();
        Deque<Instant> lately = recent.computeIfAbsent(service, first -> new ArrayDeque<>());
        while (!lately.isEmpty() && !lately.getFirst().plus(MINUTE).isAfter(now)) {
            lately.removeFirst();
        }
        if (lately.size() >= limit) {
            return Optional.of(Pages.throttled());
        }
        lately.addLast(now);
        return Optional.empty();
    }

    /** The faults by which a call ends before anything is carried out. */
    private Optional<Outcome> stopped(SimulatedFault fault, Request request, Optional<Sessions.Session> session) {
        return switch (fault) {
            case CONNECTION_REFUSED, CONNECTION_CLOSED, CONNECTION_RESET, NOT_COMMITTED_DROPPED ->
                Optional.of(nothing(Pages.nothing()));
            case THROTTLED_PAGE -> Optional.of(whole(Pages.throttled()));
            case THROTTLED_STATUS -> Optional.of(whole(Pages.throttled().status(429)));
            case ERROR_AL_CONTRIBUYENTE -> Optional.of(whole(Pages.errorAlContribuyente()));
            case AYUDAS_900 -> Optional.of(whole(Answer.redirect("https://" + request.host() + "/ayudas/900.html")));
            case SERVER_ERROR -> Optional.of(whole(Pages.unavailable()));
            case ERROR_500_BODY -> Optional.of(whole(Answer.page("Error 500")));
            case HOST_UNDEFINED -> Optional.of(whole(Answer.page("I082:host no definido")));
            case LOGIN_BOUNCE, LOGIN_PAGE -> {
                session.ifPresent(books.sessions()::close);
                boolean redirect = fault == SimulatedFault.LOGIN_BOUNCE;
                yield Optional.of(whole(redirect ? Pages.bounce(request) : Pages.login()));
            }
            default -> Optional.empty();
        };
    }

    private Answer page(Request request, Route route, Optional<Sessions.Session> session) {
        if (route.is(Trait.SESSION) && session.isEmpty()) {
            return Pages.bounce(request);
        }
        if (route.is(Trait.COMMIT) && !request.post()) {
            return Pages.notFound(request);
        }
        Optional<Rut> rut = session.map(Sessions.Session::rut);
        return route.page()
                .answer(
                        request,
                        rut.map(known -> new Visitor(Optional.of(known))).orElse(Visitor.NOBODY));
    }

    /** The faults of a call that was carried out. */
    private Outcome played(SimulatedFault fault, Answer answer) {
        return switch (fault) {
            case SLOW -> new Outcome(answer, Delivery.WHOLE, settings.slowness());
            case BODY_CUT -> new Outcome(answer, Delivery.CUT, Duration.ZERO);
            case COMMITTED_THEN_DROPPED -> answer.committed() ? nothing(answer) : whole(answer);
            case COMMITTED_UNCLEAR -> whole(answer.committed() ? answer.text(Pages.unclear()) : answer);
            case EMPTY_PDF -> whole(answer.text(""));
            case HTML_INSTEAD_OF_PDF ->
                whole(Pages.errorAlContribuyente().type("application/pdf").charset("", StandardCharsets.ISO_8859_1));
            case JSON_CUT ->
                whole(answer.text(answer.text().substring(0, answer.text().length() / 2)));
            case LATIN1_UNDECLARED -> whole(answer.charset("", StandardCharsets.ISO_8859_1));
            case LATIN1_DECLARED_UTF8_SENT -> whole(answer.charset("ISO-8859-1", StandardCharsets.UTF_8));
            case DRIFTED -> whole(answer.text(Pages.redesigned(answer.text())));
            default -> whole(answer);
        };
    }

    private void log(
            Request request,
            SimulatedService service,
            Route route,
            Optional<Sessions.Session> session,
            Optional<SimulatedFault> fault,
            Outcome outcome) {
        Optional<Rut> rut = session.map(Sessions.Session::rut).or(() -> WebLogin.claimed(request));
        int status = outcome.delivery() == Delivery.NONE ? 0 : outcome.answer().status();
        calls.append(number -> new SimulatedCall(
                number,
                settings.clock().instant(),
                service,
                request.method(),
                request.host(),
                request.path(),
                route.operation(),
                rut,
                status,
                outcome.answer().committed(),
                fault));
    }
}
