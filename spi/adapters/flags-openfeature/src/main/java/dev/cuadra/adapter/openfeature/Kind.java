package dev.cuadra.adapter.openfeature;

import dev.cuadra.onboarding.flag.FlagType;
import dev.openfeature.sdk.ImmutableStructure;
import dev.openfeature.sdk.Value;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a caller asks for.
 *
 * @param types the flags that can answer
 * @param value their value for the caller; empty when it does not fit
 */
record Kind<T>(Set<FlagType> types, Function<Object, Optional<T>> value) {
    static final Kind<Boolean> BOOLEAN = of(FlagType.BOOLEAN, value -> Optional.of((Boolean) value));
    static final Kind<String> STRING = of(FlagType.STRING, value -> Optional.of((String) value));
    static final Kind<Long> LONG = of(FlagType.INTEGER, value -> Optional.of((Long) value));
    static final Kind<Integer> INTEGER = of(
            FlagType.INTEGER,
            value -> Optional.of((Long) value).filter(Kind::fits).map(Long::intValue));
    static final Kind<Double> DOUBLE = of(FlagType.DECIMAL, value -> Optional.of(((BigDecimal) value).doubleValue()));
    static final Kind<Value> OBJECT =
            new Kind<>(Set.of(FlagType.OBJECT, FlagType.LIST), value -> Optional.of(wrapped(value)));

    private static <T> Kind<T> of(FlagType type, Function<Object, Optional<T>> value) {
        return new Kind<>(Set.of(type), value);
    }

    private static boolean fits(Long value) {
        return value == value.intValue();
    }

    private static Value wrapped(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Value> members = new LinkedHashMap<>();
            map.forEach((name, member) -> members.put(String.valueOf(name), wrapped(member)));
            return new Value(new ImmutableStructure(members));
        } else if (value instanceof List<?> list) {
            return new Value(list.stream().map(Kind::wrapped).toList());
        } else if (value instanceof Boolean flag) {
            return new Value(flag);
        } else if (value instanceof Long number) {
            return fits(number) ? new Value(number.intValue()) : new Value(number);
        } else if (value instanceof BigDecimal decimal) {
            return new Value(decimal.doubleValue());
        }
        return new Value(String.valueOf(value));
    }
}
