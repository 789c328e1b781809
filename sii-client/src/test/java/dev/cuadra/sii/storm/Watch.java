package dev.cuadra.sii.storm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.SiiService;
import dev.cuadra.simulator.SiiSimulator;
import dev.cuadra.simulator.SimulatedCall;
import dev.cuadra.spi.memory.SettableClock;
import dev.cuadra.spi.sii.SiiRequest;
import dev.cuadra.spi.sii.SiiResponse;
import dev.cuadra.spi.sii.SiiTransport;
import dev.cuadra.spi.sii.SiiTransportException;
import dev.cuadra.spi.sii.SiiTransportException.Cause;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The line between client and simulator: it takes time, breaks now and then, and holds every request to the rules. */
final class Watch {
    private static final Duration ATTEMPT = Duration.ofSeconds(30);
    private static final Duration PACE = Duration.ofMillis(1_500);
    private static final Duration OPERATION = Duration.ofSeconds(90);

    private final SiiSimulator sii;
    private final SettableClock clock;
    private final Random random;
    private final Map<SiiService, BreakerModel> breakers = new EnumMap<>(SiiService.class);
    private final Map<SiiService, Instant> last = new EnumMap<>(SiiService.class);
    private final Map<Cause, Integer> broken = new EnumMap<>(Cause.class);
    private final List<SimulatedCall> calls = new ArrayList<>();
    private final Map<String, Integer> secrets = new HashMap<>();
    final LoginRules logins = new LoginRules();
    private Rut who = new Rut(1);
    private String value = "";
    private Instant deadline = Instant.MAX;
    private Optional<String> bounce = Optional.empty();
    private boolean loginSent;
    private boolean disturbed;
    private int requests;
    private boolean calm;

    Watch(SiiSimulator sii, SettableClock clock, Random random) {
        this.sii = sii;
        this.clock = clock;
        this.random = random;
        for (SiiService service : SiiService.values()) {
            breakers.put(service, new BreakerModel());
        }
    }

    /** An operation begins. */
    void begin(Rut rut, String credential, int furtherPages) {
        who = rut;
        value = credential;
        deadline = clock.instant().plus(OPERATION).plus(ATTEMPT.multipliedBy(furtherPages));
        bounce = Optional.empty();
        loginSent = false;
        disturbed = false;
        requests = 0;
    }

    /** An operation of the client ended in time, and the next one may begin. */
    void ended(int furtherPages) {
        assertThat(clock.instant()).as("the end of an operation").isBeforeOrEqualTo(deadline);
        deadline = clock.instant().plus(OPERATION).plus(ATTEMPT.multipliedBy(furtherPages));
        bounce = Optional.empty();
        loginSent = false;
    }

    /** Whether anything went wrong on the line since the beginning. */
    boolean disturbed() {
        return disturbed;
    }

    /** From now on everybody answers. */
    void calm() {
        calm = true;
    }

    boolean asked() {
        return requests > 0;
    }

    BreakerModel breaker(SiiService service) {
        return breakers.get(service);
    }

    List<SimulatedCall> calls() {
        return calls;
    }

    Map<Cause, Integer> broken() {
        return broken;
    }

    /** Tokens and session keys that went over the line. */
    java.util.Set<String> secrets() {
        return secrets.keySet();
    }

    SiiTransport over(SiiTransport inner) {
        return request -> exchange(inner, request);
    }

    private SiiResponse exchange(SiiTransport inner, SiiRequest request) {
        SiiService service = SiiService.of(request.uri()).orElseThrow();
        Instant now = clock.instant();
        ruled(request, service, now);
        breakers.get(service).sent(now);
        boolean bounced = service == SiiService.AUTH_WEB
                && bounce.filter(request.uri().toString()::equals).isPresent();
        bounce = Optional.empty();
        Effect effect = Effect.NOTHING;
        try {
            breaks(request);
            Optional<SiiResponse> response = Optional.empty();
            try {
                SiiResponse given = inner.exchange(request);
                response = Optional.of(given);
                return given;
            } finally {
                pass(request);
                effect = effect(request, response, bounced);
            }
        } catch (Broken e) {
            disturbed = true;
            broken.merge(e.reason, 1, Integer::sum);
            effect = e.reason == Cause.INTERRUPTED ? Effect.NOTHING : Effect.ILL;
            throw new SiiTransportException(e.reason, "virtually");
        } finally {
            breakers.get(service).ended(clock.instant(), effect);
        }
    }

    private Effect effect(SiiRequest request, Optional<SiiResponse> response, boolean bounced) {
        List<SimulatedCall> logged = sii.calls().all();
        sii.calls().clear();
        assertThat(logged).as("one request is one call").hasSize(1);
        SimulatedCall call = logged.get(0);
        calls.add(call);
        disturbed = disturbed || call.fault().isPresent();
        response.ifPresent(given -> heard(request, call, given));
        return Effect.of(call, response, bounced);
    }

    private void heard(SiiRequest request, SimulatedCall call, SiiResponse response) {
        bounce = location(response).filter(to -> SiiService.of(request.uri()).orElseThrow() != SiiService.AUTH_WEB);
        response.headers().getOrDefault("set-cookie", List.of()).stream()
                .filter(cookie -> cookie.startsWith("TOKEN=") || cookie.startsWith("CSESSIONID="))
                .map(cookie -> cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';')))
                .forEach(secret -> secrets.merge(secret, 1, Integer::sum));
        if (login(request)) {
            logins.answered(who, value, clock.instant(), response);
        }
        boolean out = call.operation().equals("auth.logout")
                && location(response).filter(to -> !to.contains("/ayudas/")).isPresent();
        if (out) {
            logins.loggedOut(who);
        }
    }

    private static Optional<String> location(SiiResponse response) {
        return response.headers().getOrDefault("location", List.of()).stream().findFirst();
    }

    private void ruled(SiiRequest request, SiiService service, Instant now) {
        requests++;
        URI uri = request.uri();
        assertThat(uri.getScheme()).isEqualTo("https");
        assertThat(uri.toString()).doesNotContain("clave");
        assertThat(request.deadline()).isLessThanOrEqualTo(ATTEMPT);
        assertThat(now.plus(request.deadline()))
                .as("a call beyond the operation")
                .isBeforeOrEqualTo(deadline);
        Instant before = last.put(service, now);
        assertThat(before == null || !now.isBefore(before.plus(PACE)))
                .as("pace")
                .isTrue();
        boolean carries = new String(request.body().toArray(), StandardCharsets.ISO_8859_1).contains("clave=");
        assertThat(carries).isEqualTo(login(request) && uri.getHost().startsWith("zeusr"));
        if (login(request)) {
            logins.sent(who, value, now, loginSent && uri.getHost().startsWith("palena"));
            loginSent = true;
        }
    }

    private static boolean login(SiiRequest request) {
        String path = request.uri().getPath();
        return request.method().equals("POST")
                && (path.endsWith("/CAutInicio.cgi") || path.endsWith("/GetTokenFromSeed.jws"));
    }

    private static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Cause reason;

        Broken(Cause reason) {
            super(reason.name());
            this.reason = reason;
        }
    }

    /** What a simulator on the same machine cannot do: nobody answers at all, a wrong certificate, a caller who goes. */
    private void breaks(SiiRequest request) {
        int drawn = calm ? 400 : random.nextInt(400);
        if (drawn < 8) {
            clock.advance(request.deadline());
            throw new Broken(Cause.DEADLINE);
        }
        List<Cause> others = List.of(Cause.TLS, Cause.TOO_LARGE, Cause.INTERRUPTED);
        if (drawn < 8 + others.size()) {
            throw new Broken(others.get(drawn - 8));
        }
    }

    /** Up to three seconds, within the time that the request has. */
    private void pass(SiiRequest request) {
        Duration taken = Duration.ofMillis(random.nextInt(3_000));
        clock.advance(taken.compareTo(request.deadline()) < 0 ? taken : request.deadline());
    }
}
