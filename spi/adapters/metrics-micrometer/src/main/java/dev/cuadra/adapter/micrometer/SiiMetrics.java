package dev.cuadra.adapter.micrometer;

import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiService;
import dev.cuadra.sii.call.SiiCall;
import dev.cuadra.sii.call.SiiExchange;
import dev.cuadra.sii.call.SiiListener;
import dev.cuadra.sii.health.ServiceHealth;
import dev.cuadra.sii.health.SiiHealth;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Writes what a client of the SII does into a registry. Hand it to the client as its listener, then let it
 * {@link #watch} the client's health. Safe for many threads; it starts none and closes nothing.
 *
 * <p>Every tag has one of a few fixed values, in lower case with {@code -}; nothing in them is anybody's. An empty
 * {@code CompositeMeterRegistry} takes everything and keeps nothing.
 *
 * @source SII-SEE-5
 */
public final class SiiMetrics implements SiiListener {
    /**
     * A timer: operations that ended, waiting included, by {@code operation}, {@code service} (that has what was asked
     * for), {@code outcome} and {@code fault} ({@code none} without one).
     */
    public static final String OPERATION = "cuadra.sii.operation";

    /** A timer: requests that ended, by {@code service} (that was asked), {@code outcome} and {@code fault}. */
    public static final String REQUEST = "cuadra.sii.request";

    /** A counter: requests sent for ended operations, by {@code operation} and {@code service}. */
    public static final String ATTEMPTS = "cuadra.sii.attempts";

    /** A counter: what was asked for once more within an operation, by {@code operation} and {@code service}. */
    public static final String REPEATS = "cuadra.sii.repeats";

    /** A counter: logins that were tried, by {@code operation} and {@code service}. */
    public static final String LOGINS = "cuadra.sii.logins";

    /**
     * A gauge for each {@code service} and {@code state} ({@code closed}, {@code open}, {@code half-open}): 1 for the
     * state that the service's breaker is in, else 0.
     */
    public static final String BREAKER = "cuadra.sii.breaker";

    private static final String NONE = "none";

    private final MeterRegistry registry;

    /** Metrics in {@code registry}, which the host owns. */
    public SiiMetrics(MeterRegistry registry) {
        this.registry = Objects.requireNonNull(registry, "registry");
    }

    /**
     * Registers the gauges of the breakers. They ask {@code health} whenever the registry is read, which calls nobody; a
     * registry keeps the first that it was given.
     *
     * @param health the client's, as {@code client::health}; kept for as long as the registry
     */
    public void watch(Supplier<SiiHealth> health) {
        for (SiiService service : SiiService.values()) {
            for (ServiceHealth.State state : ServiceHealth.State.values()) {
                Gauge.builder(BREAKER, health, asked -> asked.get().of(service).state() == state ? 1 : 0)
                        .description("Whether the breaker of a service of the SII is in a state")
                        .tag("service", tag(service))
                        .tag("state", tag(state))
                        .strongReference(true)
                        .register(registry);
            }
        }
    }

    @Override
    public void ended(SiiCall call) {
        Timer.builder(OPERATION)
                .description("Operations of the SII client, waiting included")
                .tag("operation", tag(call.operation()))
                .tag("service", tag(call.service()))
                .tag("outcome", tag(call.outcome()))
                .tag("fault", fault(call.fault()))
                .register(registry)
                .record(call.duration());
        counter(ATTEMPTS, "Requests sent to the SII", call).increment(call.requests());
        counter(REPEATS, "What was asked of the SII once more", call).increment(call.repeats());
        counter(LOGINS, "Logins tried at the SII", call).increment(call.logins());
    }

    @Override
    public void exchanged(SiiExchange exchange) {
        Timer.builder(REQUEST)
                .description("Requests to the SII, from sending to the end of the answer")
                .tag("service", tag(exchange.service()))
                .tag("outcome", outcome(exchange))
                .tag("fault", fault(exchange.fault()))
                .register(registry)
                .record(exchange.duration());
    }

    private static String outcome(SiiExchange exchange) {
        if (exchange.fault().isEmpty()) {
            return "given";
        }
        return exchange.failed() ? "failed" : "neutral";
    }

    private Counter counter(String name, String description, SiiCall call) {
        return Counter.builder(name)
                .description(description)
                .tag("operation", tag(call.operation()))
                .tag("service", tag(call.service()))
                .register(registry);
    }

    private static String fault(Optional<FaultKind> fault) {
        return fault.map(SiiMetrics::tag).orElse(NONE);
    }

    private static String tag(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
