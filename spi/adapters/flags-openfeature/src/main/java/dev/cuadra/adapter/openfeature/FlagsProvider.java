package dev.cuadra.adapter.openfeature;

import dev.cuadra.onboarding.flag.service.LiveFlags;
import dev.cuadra.onboarding.flag.service.Refreshed;
import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.EventProvider;
import dev.openfeature.sdk.ImmutableMetadata;
import dev.openfeature.sdk.Metadata;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.ProviderEventDetails;
import dev.openfeature.sdk.Value;
import dev.openfeature.sdk.exceptions.FatalError;
import dev.openfeature.sdk.exceptions.GeneralError;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Answers OpenFeature from the flags of one tenant. The targeting key is the customer; other attributes of the context are
 * the facts that phases ask for. Evaluations take no I/O. The host calls {@link #refresh} as often as it likes, which
 * stores who was exposed for the first time and tells listeners what changed. Safe for many threads; it starts none
 * itself, while the SDK delivers events on one of its own.
 *
 * <p>A customer whom nobody can name is never exposed: where the default that the caller passes would expose it, the value
 * for who is not exposed is returned instead of an error.
 *
 * @source FLAG-6
 */
public final class FlagsProvider extends EventProvider {
    private static final String NAME = "cuadra";

    private final LiveFlags flags;
    private final Resolver resolver;
    private volatile Refreshed.Health told = Refreshed.Health.NEVER;
    private volatile boolean closed;

    /** A provider of {@code flags}, which the caller may use besides. */
    public FlagsProvider(LiveFlags flags) {
        this.flags = Objects.requireNonNull(flags, "flags");
        this.resolver = new Resolver(flags);
    }

    @Override
    public Metadata getMetadata() {
        return () -> NAME;
    }

    /**
     * Reads the flags for the first time; called by the SDK.
     *
     * @throws GeneralError when the storage does not answer; the next {@link #refresh} that gets an answer makes the
     *     provider ready
     * @throws FatalError after {@link #shutdown}: a provider is used once
     */
    @Override
    public void initialize(@Nullable EvaluationContext context) {
        if (closed) {
            throw new FatalError("Shut down; make another provider");
        }
        Refreshed refreshed = flags.refresh();
        told = refreshed.health();
        resolver.forget();
        if (refreshed.health() == Refreshed.Health.NEVER) {
            throw new GeneralError("The flags cannot be read yet: the storage does not answer");
        }
    }

    /**
     * Looks whether anything changed, and tells listeners: configuration changed with the keys of the flags; stale, with
     * the age of what is known, when the storage went away; ready when it is back. After {@link #shutdown} it looks, and
     * tells nobody.
     */
    public synchronized Refreshed refresh() {
        Refreshed refreshed = flags.refresh();
        Refreshed.Health before = told;
        told = refreshed.health();
        resolver.forget();
        if (!closed) {
            tell(before, refreshed);
        }
        return refreshed;
    }

    private void tell(Refreshed.Health before, Refreshed now) {
        boolean turned = before != now.health();
        if (turned && now.health() == Refreshed.Health.FRESH) {
            emitProviderReady(ProviderEventDetails.builder()
                    .message("The storage answers")
                    .build());
        } else if (turned && now.health() == Refreshed.Health.STALE) {
            emitProviderStale(ProviderEventDetails.builder()
                    .message("The storage does not answer; flags are as known " + now.age() + " ago")
                    .eventMetadata(ImmutableMetadata.builder()
                            .addLong("ageSeconds", now.age().toSeconds())
                            .build())
                    .build());
        }
        if (!now.changed().isEmpty()) {
            emitProviderConfigurationChanged(ProviderEventDetails.builder()
                    .flagsChanged(List.copyOf(new TreeSet<>(now.changed())))
                    .message(String.format(
                            Locale.ROOT, "%d flags changed", now.changed().size()))
                    .build());
        }
    }

    /** From here on every evaluation says that the provider is not ready. The flags stay open: they are the caller's. */
    @Override
    public void shutdown() {
        closed = true;
        super.shutdown();
    }

    @Override
    public ProviderEvaluation<Boolean> getBooleanEvaluation(
            String key, Boolean defaultValue, @Nullable EvaluationContext context) {
        return resolved(key, defaultValue, context, Kind.BOOLEAN);
    }

    @Override
    public ProviderEvaluation<String> getStringEvaluation(
            String key, String defaultValue, @Nullable EvaluationContext context) {
        return resolved(key, defaultValue, context, Kind.STRING);
    }

    @Override
    public ProviderEvaluation<Integer> getIntegerEvaluation(
            String key, Integer defaultValue, @Nullable EvaluationContext context) {
        return resolved(key, defaultValue, context, Kind.INTEGER);
    }

    @Override
    public ProviderEvaluation<Long> getLongEvaluation(
            String key, Long defaultValue, @Nullable EvaluationContext context) {
        return resolved(key, defaultValue, context, Kind.LONG);
    }

    @Override
    public ProviderEvaluation<Double> getDoubleEvaluation(
            String key, Double defaultValue, @Nullable EvaluationContext context) {
        return resolved(key, defaultValue, context, Kind.DOUBLE);
    }

    @Override
    public ProviderEvaluation<Value> getObjectEvaluation(
            String key, Value defaultValue, @Nullable EvaluationContext context) {
        return resolved(key, defaultValue, context, Kind.OBJECT);
    }

    private <T> ProviderEvaluation<T> resolved(
            String key, T defaultValue, @Nullable EvaluationContext context, Kind<T> kind) {
        if (closed || flags.health() == Refreshed.Health.NEVER) {
            return Resolver.error(
                    defaultValue, ErrorCode.PROVIDER_NOT_READY, closed ? "Shut down" : "No flags were read yet");
        }
        return resolver.resolve(key, defaultValue, context, kind);
    }
}
