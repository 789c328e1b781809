package dev.cuadra.audit;

import dev.cuadra.boleta.form29.F29Code;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Codes of Form 29 that come from elsewhere in a host, each present about half of the time. */
public final class OtherCodes {
    private static final long LARGEST = 50_000_000_000L;

    private OtherCodes() {}

    /**
     * Of the front of the form: wages (48, 49), capital (50), news vendors (54), minerals (56), the base and rate of a
     * provisional payment (563 with 115), debits and credits of VAT (538 with 537, either of which may be negative).
     */
    public static Arbitrary<Map<F29Code, BigDecimal>> front() {
        return merged(List.of(
                some(List.of("48", "49", "50", "54", "56"), pesos()),
                pair(
                        "563",
                        pesos(),
                        "115",
                        Arbitraries.bigDecimals()
                                .between(BigDecimal.ZERO, BigDecimal.TEN)
                                .ofScale(3)),
                pair("538", balance(), "537", balance())));
    }

    /** Of the reverse: VAT withheld from third parties (39, 554, 597) and its credit notes (736). */
    public static Arbitrary<Map<F29Code, BigDecimal>> reverse() {
        return some(List.of("39", "554", "736", "597"), pesos());
    }

    /** Late charges (92, 93) and a part of them that is remitted (795). */
    public static Arbitrary<Map<F29Code, BigDecimal>> late() {
        return Combinators.combine(pesos(), pesos(), Arbitraries.integers().between(0, 100))
                .as((adjustment, fines, share) -> {
                    Map<F29Code, BigDecimal> codes = new TreeMap<>();
                    codes.put(F29Code.of("92"), adjustment);
                    codes.put(F29Code.of("93"), fines);
                    BigDecimal remitted = fines.multiply(BigDecimal.valueOf(share, 2));
                    codes.put(F29Code.of("795"), remitted.setScale(0, java.math.RoundingMode.DOWN));
                    return codes;
                });
    }

    private static Arbitrary<BigDecimal> pesos() {
        return Arbitraries.longs().between(0, LARGEST).map(BigDecimal::valueOf);
    }

    private static Arbitrary<BigDecimal> balance() {
        return Arbitraries.longs().between(-LARGEST, LARGEST).map(BigDecimal::valueOf);
    }

    private static Arbitrary<Map<F29Code, BigDecimal>> some(List<String> codes, Arbitrary<BigDecimal> values) {
        return Arbitraries.maps(Arbitraries.of(codes).map(F29Code::of), values).ofMaxSize(codes.size());
    }

    private static Arbitrary<Map<F29Code, BigDecimal>> pair(
            String one, Arbitrary<BigDecimal> itsValues, String other, Arbitrary<BigDecimal> otherValues) {
        Arbitrary<Map<F29Code, BigDecimal>> both = Combinators.combine(itsValues, otherValues)
                .as((first, second) -> Map.of(F29Code.of(one), first, F29Code.of(other), second));
        return Arbitraries.oneOf(Arbitraries.just(Map.of()), both);
    }

    private static Arbitrary<Map<F29Code, BigDecimal>> merged(List<Arbitrary<Map<F29Code, BigDecimal>>> parts) {
        return Combinators.combine(parts).as(maps -> {
            Map<F29Code, BigDecimal> all = new TreeMap<>();
            maps.forEach(all::putAll);
            return all;
        });
    }
}
