package dev.cuadra.sii.call;

import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFault;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.SiiService;
import dev.cuadra.sii.page.PageJudge;
import dev.cuadra.sii.page.SiiPage;
import dev.cuadra.spi.sii.SiiRequest;
import dev.cuadra.spi.sii.SiiResponse;
import dev.cuadra.spi.sii.SiiTransport;
import dev.cuadra.spi.sii.SiiTransportException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Sends requests, follows redirects within the SII, and sends again what may be sent again. Safe for many threads.
 *
 * @source SII-CALL-5
 */
final class Wire {
    /** Where an exchange ended: the last page, and where it would lead if that were followed. */
    record Arrival(SiiPage page, Optional<URI> next) {}

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> SAME_METHOD = Set.of(307, 308);

    private final SiiTransport transport;
    private final CallLimits limits;
    private final Dice dice;
    private final Map<SiiService, Gate> gates;

    Wire(SiiTransport transport, CallLimits limits, Clock clock, Dice dice) {
        this.transport = transport;
        this.limits = limits;
        this.dice = dice;
        this.gates = new EnumMap<>(SiiService.class);
        for (SiiService service : SiiService.values()) {
            gates.put(service, new Gate(service, clock, limits));
        }
    }

    private Wire(SiiTransport transport, Wire other) {
        this.transport = transport;
        this.limits = other.limits;
        this.dice = other.dice;
        this.gates = other.gates;
    }

    /** The same, with its pace and its breakers, over another transport. */
    Wire through(SiiTransport other) {
        return new Wire(other, this);
    }

    /** A reading, redirects followed, as often as its faults allow. */
    <T> T read(Supplier<Ask> asks, CookieJar jar, Budget budget, Function<SiiPage, T> reader) {
        boolean unknown = false;
        for (int attempt = 1; ; attempt++) {
            try {
                return once(asks.get(), jar, budget, true, arrival -> reader.apply(arrival.page));
            } catch (SiiFaultException e) {
                SiiFault fault = e.fault();
                boolean first = fault.kind() == FaultKind.UNRECOGNISED && !unknown;
                boolean may =
                        fault.again() == FaultKind.Again.READS || (fault.again() == FaultKind.Again.ONCE && first);
                Duration wait = longer(dice.backoff(attempt), fault.pause());
                if (!may || attempt >= limits.attempts() || !budget.fits(wait)) {
                    throw e;
                }
                unknown = unknown || first;
                budget.pause(wait, fault.service());
            }
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /**
     * One attempt.
     *
     * @param reader reads the last answer, or throws the fault that it is
     */
    <T> T once(Ask ask, CookieJar jar, Budget budget, boolean follow, Function<Arrival, T> reader) {
        int before = budget.requests();
        try {
            return exchanged(ask, jar, budget, follow, reader);
        } catch (SiiFaultException e) {
            throw outcome(ask, budget.requests() - before, e);
        }
    }

    /** What a fault means for what was sent: after a step that changes the world only a clear refusal is clear. */
    private static SiiFaultException outcome(Ask ask, int sent, SiiFaultException e) {
        SiiFault fault = e.fault();
        if (ask.kind() == Ask.Kind.READ) {
            return e;
        }
        boolean carried = sent > 0 && !(sent == 1 && neverArrived(e));
        if (ask.kind() == Ask.Kind.COMMIT && carried && fault.kind() != FaultKind.REJECTED) {
            SiiFault unknown =
                    SiiFault.of(FaultKind.UNKNOWN_OUTCOME, fault.service()).coded(fault.code());
            return new SiiFaultException(fault.evidence().map(unknown::with).orElse(unknown), e);
        }
        return new SiiFaultException(fault.notAgain(), e);
    }

    private static boolean neverArrived(SiiFaultException e) {
        return e.getCause() instanceof SiiTransportException cause
                && (cause.reason() == SiiTransportException.Cause.UNREACHABLE
                        || cause.reason() == SiiTransportException.Cause.TLS);
    }

    private <T> T exchanged(Ask first, CookieJar jar, Budget budget, boolean follow, Function<Arrival, T> reader) {
        Ask ask = first;
        for (int hop = 0; ; hop++) {
            SiiService service = SiiService.of(ask.uri()).orElseThrow(() -> new IllegalArgumentException("Foreign"));
            Gate gate = gate(service);
            SiiResponse response = sent(ask, service, gate, jar, budget);
            Optional<URI> next = redirect(ask, response);
            boolean ends = next.isEmpty() || !follow || ended(next.get());
            if (ends) {
                return finished(gate, service, arrival(ask, response, next), reader);
            }
            if (!known(next.get()) || hop >= limits.redirects()) {
                SiiPage page = SiiPage.of(ask.uri(), response);
                SiiFault lost = PageJudge.notUnderstood(FaultKind.UNRECOGNISED, service, page);
                gate.leave(Optional.of(lost));
                throw new SiiFaultException(lost);
            }
            gate.leave(Optional.empty());
            ask = ask.redirected(next.get());
        }
    }

    private Gate gate(SiiService service) {
        return Objects.requireNonNull(gates.get(service), service.name());
    }

    private static Arrival arrival(Ask ask, SiiResponse response, Optional<URI> next) {
        // The pages of maintenance say nothing more than that they were reached: they are not asked for.
        URI at = next.filter(Wire::ended).orElse(ask.uri());
        return new Arrival(SiiPage.of(at, response), next);
    }

    static boolean ended(URI next) {
        return next.getRawPath() != null && next.getRawPath().startsWith("/ayudas/");
    }

    private static boolean known(URI uri) {
        return "https".equals(uri.getScheme())
                && uri.getRawUserInfo() == null
                && (uri.getPort() == -1 || uri.getPort() == 443)
                && SiiService.of(uri).isPresent();
    }

    private static Optional<URI> redirect(Ask ask, SiiResponse response) {
        List<String> location = response.headers().getOrDefault("location", List.of());
        boolean kept = SAME_METHOD.contains(response.status()) && !ask.method().equals("GET");
        if (!REDIRECTS.contains(response.status()) || location.isEmpty() || kept) {
            return Optional.empty();
        }
        try {
            return Optional.of(ask.uri().resolve(location.get(0).strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private SiiResponse sent(Ask ask, SiiService service, Gate gate, CookieJar jar, Budget budget) {
        gate.enter(budget);
        Duration left = budget.left();
        if (left.isZero() || left.isNegative()) {
            gate.leave();
            throw new SiiFaultException(SiiFault.of(FaultKind.DEADLINE, service));
        }
        Duration time = left.compareTo(limits.attempt()) < 0 ? left : limits.attempt();
        try {
            budget.sent();
            SiiResponse response = transport.exchange(new SiiRequest(
                    ask.method(), ask.uri(), ask.headers(limits.userAgent(), jar.header(ask.uri())), ask.body(), time));
            if (response.body().size() > limits.largest()) {
                throw new SiiTransportException(SiiTransportException.Cause.TOO_LARGE, "an answer");
            }
            jar.take(ask.uri(), response);
            return response;
        } catch (SiiTransportException e) {
            SiiFault fault = fault(e.reason(), service, budget);
            left(gate, fault);
            throw new SiiFaultException(fault, e);
        } catch (RuntimeException e) {
            gate.leave();
            throw e;
        }
    }

    private static void left(Gate gate, SiiFault fault) {
        if (fault.kind() == FaultKind.CANCELLED) {
            gate.leave();
        } else {
            gate.leave(Optional.of(fault));
        }
    }

    private static SiiFault fault(SiiTransportException.Cause cause, SiiService service, Budget budget) {
        return switch (cause) {
            case UNREACHABLE, CUT -> SiiFault.of(FaultKind.UNAVAILABLE, service);
            // Nobody's certificate is better a second later.
            case TLS -> SiiFault.of(FaultKind.UNAVAILABLE, service).notAgain();
            case DEADLINE ->
                SiiFault.of(budget.fits(Duration.ZERO) ? FaultKind.UNAVAILABLE : FaultKind.DEADLINE, service);
            case TOO_LARGE -> SiiFault.of(FaultKind.UNRECOGNISED, service).notAgain();
            case INTERRUPTED -> SiiFault.of(FaultKind.CANCELLED, service);
        };
    }

    private <T> T finished(Gate gate, SiiService service, Arrival arrival, Function<Arrival, T> reader) {
        try {
            T value = reader.apply(arrival);
            gate.leave(Optional.empty());
            return value;
        } catch (SiiFaultException e) {
            SiiFault fault = e.fault();
            // What a page says of its service is said of the one that gave it, perhaps after a redirect.
            SiiFault here = fault.kind().ofTheService()
                    ? new SiiFault(fault.kind(), service, fault.code(), fault.again(), fault.pause(), fault.evidence())
                    : fault;
            left(gate, here);
            throw new SiiFaultException(here, e);
        } catch (RuntimeException e) {
            gate.leave();
            throw e;
        }
    }
}
