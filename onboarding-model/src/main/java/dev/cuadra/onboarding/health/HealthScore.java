package dev.cuadra.onboarding.health;

import dev.cuadra.onboarding.metric.Exact;
import dev.cuadra.spi.problem.Text;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * How a customer is doing, with what stands behind it. A pure function of the facts, in whatever order they come;
 * immutable.
 *
 * @param score from 0 to 100, exact; empty when too little is covered
 * @param unconfirmed the score as far as it is known, where too little is covered; to be shown as unconfirmed only
 * @param coverage how much of the weight that applies is backed by data of today, from 0 to 1
 * @param band the band, with the cap of red flags; {@code UNKNOWN} where there is no score
 * @param redFlags the open red flags, in order
 * @param capped whether the red flags lowered the band
 * @param contributions what each indicator adds, by key; they add up to the score, or to the unconfirmed one
 * @source HEALTH-1, HEALTH-3, HEALTH-5, HEALTH-6
 */
public record HealthScore(
        Optional<Exact> score,
        Optional<Exact> unconfirmed,
        Exact coverage,
        HealthBand band,
        List<String> redFlags,
        boolean capped,
        List<Contribution> contributions) {
    public HealthScore {
        redFlags = List.copyOf(redFlags);
        contributions = List.copyOf(contributions);
    }

    /** The score of facts under the standard terms. */
    public static HealthScore of(Collection<HealthFact> facts, Collection<String> redFlags) {
        return of(facts, redFlags, HealthTerms.STANDARD);
    }

    /**
     * The score of facts.
     *
     * @param redFlags the names of open red flags, such as {@code competitor-evaluation}
     * @throws IllegalArgumentException when an indicator is given twice or a red flag has no name
     */
    public static HealthScore of(Collection<HealthFact> facts, Collection<String> redFlags, HealthTerms terms) {
        List<HealthFact> sorted = facts.stream()
                .sorted(Comparator.comparing(fact -> fact.indicator().key()))
                .toList();
        once(sorted);
        Exact heard = Exact.ZERO;
        Exact all = Exact.ZERO;
        for (HealthFact fact : sorted) {
            heard = heard.plus(weight(fact));
            all = fact.seen() instanceof Seen.NotApplicable
                    ? all
                    : all.plus(Exact.of(fact.indicator().weight()));
        }
        Exact coverage = all.signum() == 0 ? Exact.ZERO : heard.over(all);
        List<Contribution> contributions = new ArrayList<>();
        Exact sum = Exact.ZERO;
        for (HealthFact fact : sorted) {
            Contribution each = contribution(fact, heard);
            contributions.add(each);
            sum = sum.plus(each.points());
        }
        Optional<Exact> known = heard.signum() == 0 ? Optional.empty() : Optional.of(sum);
        return banded(known, coverage, new TreeSet<>(redFlags), contributions, terms);
    }

    private static void once(List<HealthFact> sorted) {
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i)
                    .indicator()
                    .key()
                    .equals(sorted.get(i - 1).indicator().key())) {
                throw new IllegalArgumentException(
                        "Given twice: " + sorted.get(i).indicator().key());
            }
        }
    }

    private static HealthScore banded(
            Optional<Exact> known,
            Exact coverage,
            TreeSet<String> flags,
            List<Contribution> contributions,
            HealthTerms terms) {
        if (flags.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("A red flag has a name");
        }
        boolean enough = known.isPresent() && terms.covered(coverage);
        HealthBand plain = enough ? known.map(terms::band).orElse(HealthBand.UNKNOWN) : HealthBand.UNKNOWN;
        boolean capped = !flags.isEmpty() && (plain == HealthBand.HEALTHY || plain == HealthBand.WATCH);
        return new HealthScore(
                enough ? known : Optional.empty(),
                enough ? Optional.empty() : known,
                coverage,
                capped ? HealthBand.WARNING : plain,
                List.copyOf(flags),
                capped,
                contributions);
    }

    /** What of its weight is backed by data of today. */
    private static Exact weight(HealthFact fact) {
        return fact.seen() instanceof Seen.Value value
                ? Exact.of(fact.indicator().weight()).times(fact.indicator().freshness(value.ageDays()))
                : Exact.ZERO;
    }

    private static Contribution contribution(HealthFact fact, Exact heard) {
        Indicator indicator = fact.indicator();
        if (!(fact.seen() instanceof Seen.Value value)) {
            boolean asked = fact.seen() instanceof Seen.Missing;
            return new Contribution(
                    indicator.key(),
                    asked ? Contribution.State.MISSING : Contribution.State.NOT_APPLICABLE,
                    Optional.empty(),
                    Exact.ZERO,
                    Exact.ZERO);
        }
        Exact fresh = indicator.freshness(value.ageDays());
        Exact score = indicator.score(value.value());
        Exact points =
                fresh.signum() == 0 ? Exact.ZERO : weight(fact).times(score).over(heard);
        Contribution.State state = fresh.signum() == 0 ? Contribution.State.STALE : Contribution.State.MEASURED;
        return new Contribution(indicator.key(), state, Optional.of(score), fresh, points);
    }

    /** The score, confirmed or not; empty where nothing at all is known. */
    public Optional<Exact> known() {
        return score.or(() -> unconfirmed);
    }

    /**
     * The contributions as they are shown, in the order of {@link #contributions}: rounded down, and what is then left
     * to the known score rounded half up goes, one unit each, to those that lost most, ties by key. So they add up to the
     * score that is shown beside them.
     *
     * @param decimals how many decimals are shown
     */
    public List<BigDecimal> shownPoints(int decimals) {
        BigInteger unit = BigInteger.TEN.pow(decimals);
        List<BigInteger> whole = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        List<Exact> lost = new ArrayList<>();
        BigInteger left =
                known().map(all -> shown(all, decimals).unscaledValue()).orElse(BigInteger.ZERO);
        for (Contribution each : contributions) {
            BigInteger[] parts = each.points()
                    .numerator()
                    .multiply(unit)
                    .divideAndRemainder(each.points().denominator());
            places.add(whole.size());
            whole.add(parts[0]);
            lost.add(new Exact(parts[1], each.points().denominator()));
            left = left.subtract(parts[0]);
        }
        places.sort(Comparator.comparing((Integer place) -> lost.get(place)).reversed());
        for (int i = 0; i < left.intValueExact(); i++) {
            int place = places.get(i);
            whole.set(place, whole.get(place).add(BigInteger.ONE));
        }
        return whole.stream().map(units -> new BigDecimal(units, decimals)).toList();
    }

    /** A number as it is shown, half up. */
    public static BigDecimal shown(Exact value, int decimals) {
        return new BigDecimal(value.numerator())
                .divide(new BigDecimal(value.denominator()), decimals, RoundingMode.HALF_UP);
    }

    /** What it comes to in plain words: the score, its band, what caps it and what is missing. */
    public Text sentence() {
        return HealthSentences.of(this);
    }
}
