package dev.cuadra.adapter.openfeature;

import dev.cuadra.onboarding.exposure.Customers;
import dev.cuadra.onboarding.exposure.ExposureReason;
import dev.cuadra.onboarding.exposure.Facts;
import dev.cuadra.onboarding.flag.FlagDefinition;
import dev.cuadra.onboarding.flag.FlagEvaluation;
import dev.cuadra.onboarding.flag.FlagSnapshot;
import dev.cuadra.onboarding.flag.FlagType;
import dev.cuadra.onboarding.flag.service.LiveFlags;
import dev.cuadra.onboarding.flag.service.Refreshed;
import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.ImmutableMetadata;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.Reason;
import dev.openfeature.sdk.Value;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Turns what our flags say into what OpenFeature calls it. Safe for many threads. */
final class Resolver {
    /** A reason that the specification knows and the enumeration of the SDK does not. */
    static final String STALE = "STALE";

    private final LiveFlags flags;
    private final Map<Told, ImmutableMetadata> metadata = new ConcurrentHashMap<>();

    /** What the metadata of an evaluation depend on. */
    private record Told(String flag, long version, ExposureReason reason, Optional<String> phase) {}

    Resolver(LiveFlags flags) {
        this.flags = flags;
    }

    /** Versions moved on; what was made for the old ones is not asked for again. */
    void forget() {
        metadata.clear();
    }

    <T> ProviderEvaluation<T> resolve(String key, T defaultValue, @Nullable EvaluationContext context, Kind<T> kind) {
        FlagSnapshot snapshot = flags.snapshot();
        @Nullable FlagDefinition flag = snapshot.definition(key).orElse(null);
        if (flag == null) {
            return error(defaultValue, ErrorCode.FLAG_NOT_FOUND, "No flag is called that");
        }
        long version = snapshot.version(key).orElse(0L);
        boolean unreadable = snapshot.unreadable(key);
        if (unreadable && version == 0) {
            return error(defaultValue, ErrorCode.PARSE_ERROR, "What is stored of the flag cannot be read");
        }
        if (!kind.types().contains(flag.type())) {
            return error(
                    defaultValue,
                    ErrorCode.TYPE_MISMATCH,
                    "The flag is of type " + flag.type().word());
        }
        boolean stale = unreadable || flags.health() == Refreshed.Health.STALE;
        @Nullable String customer = context == null ? null : context.getTargetingKey();
        if (customer == null || !Customers.identified(customer)) {
            FlagEvaluation said = snapshot.unidentified(key).orElseThrow();
            return nobody(said, flag.type(), defaultValue, customer, kind, new As(version, stale));
        }
        FlagEvaluation said =
                flags.evaluate(snapshot, key, customer, facts(context)).orElseThrow();
        return told(said, defaultValue, kind, new As(version, stale));
    }

    /** Of which version an answer is, and whether newer ones may be out of reach. */
    private record As(long version, boolean stale) {}

    /** A default that exposes is not handed to somebody whom nobody can name. */
    private <T> ProviderEvaluation<T> nobody(
            FlagEvaluation said, FlagType type, T defaultValue, @Nullable String customer, Kind<T> kind, As as) {
        boolean needless = said.decision().reason() != ExposureReason.UNIDENTIFIED || type == FlagType.LIST;
        Optional<T> safe = kind.value().apply(said.value());
        if (needless || !safe.equals(Optional.of(defaultValue))) {
            return told(said, defaultValue, kind, as);
        }
        return customer == null || customer.isEmpty()
                ? error(defaultValue, ErrorCode.TARGETING_KEY_MISSING, "The targeting key is the customer")
                : error(
                        defaultValue,
                        ErrorCode.INVALID_CONTEXT,
                        "The targeting key identifies no customer: 1 to 200 characters, none of them a control"
                                + " character");
    }

    private <T> ProviderEvaluation<T> told(FlagEvaluation said, T defaultValue, Kind<T> kind, As as) {
        Optional<T> value = kind.value().apply(said.value());
        if (value.isEmpty()) {
            return error(defaultValue, ErrorCode.TYPE_MISMATCH, "The value does not fit into the type asked for");
        }
        return ProviderEvaluation.<T>builder()
                .value(value.get())
                .variant(said.variant())
                .reason(as.stale() ? STALE : reason(said).name())
                .flagMetadata(metadata(said, as.version()))
                .build();
    }

    private ImmutableMetadata metadata(FlagEvaluation said, long version) {
        Told told = new Told(
                said.flag(), version, said.decision().reason(), said.decision().phase());
        return metadata.computeIfAbsent(told, Resolver::written);
    }

    private static ImmutableMetadata written(Told told) {
        ImmutableMetadata.ImmutableMetadataBuilder all = ImmutableMetadata.builder()
                .addString("exposure", told.reason().name())
                .addLong("version", told.version());
        told.phase().ifPresent(phase -> all.addString("phase", phase));
        return all.build();
    }

    static Reason reason(FlagEvaluation said) {
        return switch (said.decision().reason()) {
            case FLAG_OFF, ROLLED_BACK -> Reason.DISABLED;
            case DENIED, SWITCHED_OFF, REMOVED, ALLOWED, ADMITTED -> Reason.TARGETING_MATCH;
            case ASSIGNED, NOT_ASSIGNED -> Reason.SPLIT;
            case UNIDENTIFIED, NOT_STARTED, NOT_LISTED, NOT_ELIGIBLE, ELIGIBILITY_UNKNOWN -> Reason.DEFAULT;
        };
    }

    static <T> ProviderEvaluation<T> error(T defaultValue, ErrorCode code, String message) {
        return ProviderEvaluation.<T>builder()
                .value(defaultValue)
                .reason(Reason.ERROR.name())
                .errorCode(code)
                .errorMessage(message)
                .build();
    }

    /** The attributes of the context; one that is neither text nor a number nor a flag is unknown. */
    private static Facts facts(@Nullable EvaluationContext context) {
        return name -> {
            @Nullable Value value = context == null ? null : context.getValue(name);
            if (value == null || value.isNull()) {
                return Optional.empty();
            } else if (value.isString()) {
                return Optional.of(value.asString());
            } else if (value.isBoolean()) {
                return Optional.of(value.asBoolean().toString());
            }
            return value.isNumber() ? number(value.asObject()) : Optional.empty();
        };
    }

    private static Optional<String> number(Object number) {
        if (number instanceof Double decimal) {
            return Double.isFinite(decimal)
                    ? Optional.of(BigDecimal.valueOf(decimal).toPlainString())
                    : Optional.empty();
        }
        return Optional.of(number.toString());
    }
}
