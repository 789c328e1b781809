package dev.cuadra.benchmarks;

import dev.cuadra.adapter.openfeature.FlagsProvider;
import dev.cuadra.onboarding.exposure.Act;
import dev.cuadra.onboarding.exposure.Change;
import dev.cuadra.onboarding.exposure.Facts;
import dev.cuadra.onboarding.exposure.HashPosition;
import dev.cuadra.onboarding.exposure.Percent;
import dev.cuadra.onboarding.flag.FlagSet;
import dev.cuadra.onboarding.flag.service.Flags;
import dev.cuadra.onboarding.flag.service.LiveFlags;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.memory.InMemoryKeyRing;
import dev.cuadra.spi.memory.InMemoryStorage;
import dev.cuadra.spi.memory.SettableClock;
import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.providers.memory.Flag;
import dev.openfeature.sdk.providers.memory.InMemoryProvider;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One evaluation of a flag for one of a thousand customers in turn, half of whom are exposed. The SDK's own provider looks
 * its flag up and gives one value to all: less than ours does.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FlagEvaluations {
    private static final String KEY = "flag";
    private static final TenantId TENANT = TenantId.of("acme");
    private static final String FLAGS = """
            {"schema": 1, "flags": [{"key": "flag", "type": "boolean", "owner": "pm", "reopen": ["pm"],
            "description": {"es": "Medida", "en": "Measure"}, "variants": {"on": true, "off": false},
            "exposed": "on", "otherwise": "off",
            "phases": [{"name": "all", "percent": "100", "assignment": "hash"}]}]}
            """;
    private static final int CUSTOMERS = 1_000;

    private final List<String> customers = new ArrayList<>(CUSTOMERS);
    private final List<EvaluationContext> contexts = new ArrayList<>(CUSTOMERS);
    private final LiveFlags live;
    private final FlagsProvider ours;
    private final InMemoryProvider memory = new InMemoryProvider(Map.of(
            KEY,
            Flag.<Boolean>builder().variant("on", true).defaultVariant("on").build()));
    private final OpenFeatureAPI api = OpenFeatureAPI.createIsolated();
    private final Client ourClient;
    private final Client memoryClient;
    private int next;

    public FlagEvaluations() {
        for (int i = 0; i < CUSTOMERS; i++) {
            customers.add("customer-" + i);
            contexts.add(new ImmutableContext("customer-" + i));
        }
        SettableClock clock = SettableClock.at(Instant.parse("2025-09-26T12:00:00Z"));
        Vault vault = new Vault(
                new InMemoryStorage(), new InMemoryKeyRing(), clock, new TimeOrderedIds(clock, new SecureRandom()));
        Flags flags = new Flags(vault, FlagSet.read("benchmark", FLAGS));
        Act act = new Act("benchmark", "pm", "measuring", clock.instant());
        flags.change(TENANT, KEY, new Change.Switch(true), act);
        flags.change(TENANT, KEY, new Change.Open("all", Optional.empty()), act);
        flags.change(TENANT, KEY, new Change.Share(Percent.of(50)), act);
        live = flags.live(TENANT);
        ours = new FlagsProvider(live);
        api.setProviderAndWait("ours", ours);
        api.setProviderAndWait("memory", memory);
        ourClient = api.getClient("ours");
        memoryClient = api.getClient("memory");
        customers.forEach(customer -> live.evaluate(KEY, customer, Facts.NONE));
        ours.refresh();
    }

    /** Straight from the snapshot. */
    @Benchmark
    public Object snapshot() {
        return live.evaluate(KEY, customers.get(turn()), Facts.NONE);
    }

    /** What a position costs that is not remembered. */
    @Benchmark
    public Object hash() {
        return HashPosition.of(KEY, customers.get(turn()));
    }

    @Benchmark
    public Object ourProvider() {
        return ours.getBooleanEvaluation(KEY, false, contexts.get(turn()));
    }

    @Benchmark
    public Object memoryProvider() {
        return memory.getBooleanEvaluation(KEY, false, contexts.get(turn()));
    }

    @Benchmark
    public boolean ourClient() {
        return ourClient.getBooleanValue(KEY, false, contexts.get(turn()));
    }

    @Benchmark
    public boolean memoryClient() {
        return memoryClient.getBooleanValue(KEY, false, contexts.get(turn()));
    }

    private int turn() {
        next = next + 1 == CUSTOMERS ? 0 : next + 1;
        return next;
    }

    @TearDown
    public void close() {
        api.shutdown();
    }
}
