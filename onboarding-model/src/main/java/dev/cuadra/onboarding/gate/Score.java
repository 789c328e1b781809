package dev.cuadra.onboarding.gate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * How much of a tier is met, and of how much of it that is known.
 *
 * @param met the weight of what is met
 * @param known the weight of what is known
 * @param all the weight of everything that applies
 * @source GATE-20
 */
public record Score(BigDecimal met, BigDecimal known, BigDecimal all) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int SCORE_DECIMALS = 2;
    private static final int COVERAGE_DECIMALS = 4;

    /** The score of one tier. Shadow conditions and those that do not apply are left out. */
    static Score of(Tier tier, List<MemberFinding> members) {
        List<MemberFinding> counted = members.stream()
                .filter(each -> each.member().tier() == tier
                        && !each.member().shadow()
                        && !each.finding().excluded())
                .toList();
        return new Score(
                weight(counted.stream()
                        .filter(each -> each.finding().outcome() == Outcome.MET)
                        .toList()),
                weight(counted.stream()
                        .filter(each -> each.finding().outcome() != Outcome.UNKNOWN)
                        .toList()),
                weight(counted));
    }

    private static BigDecimal weight(List<MemberFinding> members) {
        return members.stream().map(each -> each.member().weight()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** 0 to 100, half up to two decimals; empty when nothing is known. */
    public Optional<BigDecimal> score() {
        return known.signum() == 0
                ? Optional.empty()
                : Optional.of(HUNDRED.multiply(met).divide(known, SCORE_DECIMALS, RoundingMode.HALF_UP));
    }

    /** The known share of the weight, 0 to 1, half up to four decimals; empty when the tier is empty. */
    public Optional<BigDecimal> coverage() {
        return all.signum() == 0
                ? Optional.empty()
                : Optional.of(known.divide(all, COVERAGE_DECIMALS, RoundingMode.HALF_UP));
    }
}
