package dev.cuadra.boleta.retention;

import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.law.Dated;
import dev.cuadra.boleta.law.DatedTable;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.problem.Step;
import dev.cuadra.spi.problem.Text;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Retentions by a book of rates. A pure function of its arguments; immutable, safe for many threads.
 *
 * @param rates the book
 * @source RET-1, RET-2, RET-3, RET-4, RET-5, RET-6, RET-7
 */
public record RetentionCalculator(RateBook rates) implements RetentionEngine {
    private static final Clp MOST = Clp.of(Clp.MAX / 10);

    public RetentionCalculator {
        Objects.requireNonNull(rates, "rates");
    }

    /** By Chilean law. */
    public static RetentionCalculator chile() {
        return new RetentionCalculator(RateBook.chile());
    }

    /** The gross that {@link #fromNet} finds, without steps, for those who work through many amounts. */
    public Clp grossFor(Clp net, RetentionTerms terms) {
        return grosses(net, applied(terms)).get(0);
    }

    /** The net that {@link #fromGross} leaves, without steps, for those who work through many amounts. */
    public Clp netOf(Clp gross, RetentionTerms terms) {
        check(gross, "gross", MOST);
        return applied(terms).net(gross);
    }

    @Override
    public Retention fromGross(Clp gross, RetentionTerms terms) {
        check(gross, "gross", MOST);
        Applied applied = applied(terms);
        Clp retention = applied.rate().on(gross);
        Clp loan = applied.loan().on(gross);
        return new Retention(
                terms, gross, applied.rate(), retention, loan, steps(gross, terms, applied, retention, loan));
    }

    @Override
    public GrossUp fromNet(Clp net, RetentionTerms terms) {
        Applied applied = applied(terms);
        List<Clp> grosses = grosses(net, applied);
        Clp gross = grosses.get(0);
        Retention retention = fromGross(gross, terms);
        List<Step> steps = new ArrayList<>();
        steps.add(step(
                "RET-7",
                "FAQ 001.140.3611",
                Map.of("net", net, "rate", RetentionRate.percent(applied.kept())),
                Optional.of(RoundingMode.HALF_UP),
                gross,
                true));
        steps.addAll(retention.steps());
        return new GrossUp(
                new Retention(terms, gross, retention.rate(), retention.retention(), retention.loanRetention(), steps),
                grosses.stream().skip(1).findFirst());
    }

    /**
     * All grosses that leave {@code net}, the one nearest to the direct formula first. With one rounding that formula
     * always hits; with the 3 % rounded apart it misses about one in five, and then a neighbour hits, since the net
     * grows by a peso at most from one gross to the next.
     */
    private static List<Clp> grosses(Clp net, Applied applied) {
        check(net, "net", applied.net(MOST));
        int left = 10_000 - applied.kept();
        long direct = (net.pesos() * 10_000 + left / 2) / left;
        // Two roundings move the net by a peso in all, and a peso of gross moves it by what is left of it.
        long reach = (10_000L + left / 2) / left;
        List<Clp> hits = new ArrayList<>(2);
        for (long away = 0; away <= reach; away++) {
            addIfHit(hits, direct + away, net, applied);
            if (away > 0) {
                addIfHit(hits, direct - away, net, applied);
            }
        }
        return hits;
    }

    private static void addIfHit(List<Clp> hits, long gross, Clp net, Applied applied) {
        if (gross >= 1 && gross <= MOST.pesos() && applied.net(Clp.of(gross)).equals(net)) {
            hits.add(Clp.of(gross));
        }
    }

    private Applied applied(RetentionTerms terms) {
        boolean director = terms.concept() == Concept.DIRECTOR;
        Dated<RetentionRate> rate = (director ? rates.director() : rates.ordinary()).at(terms.boletaDate());
        if (terms.retainer() != Retainer.PAYER) {
            return new Applied(rate, Optional.empty(), false);
        }
        DatedTable<RetentionRate> loans = rates.loan();
        boolean loan = terms.loanBalance() && !director && loans.covers(terms.boletaDate());
        return new Applied(rate, loan ? Optional.of(loans.at(terms.boletaDate())) : Optional.empty(), true);
    }

    private static List<Step> steps(Clp gross, RetentionTerms terms, Applied applied, Clp retention, Clp loan) {
        List<Step> steps = new ArrayList<>();
        Dated<RetentionRate> law = applied.law();
        boolean director = terms.concept() == Concept.DIRECTOR;
        steps.add(step(
                director ? "RET-4" : "RET-1",
                law.source(),
                Map.of("date", terms.boletaDate()),
                Optional.empty(),
                law.value().percent(),
                law.confidence() == Confidence.CERTAIN));
        if (!applied.payer()) {
            steps.add(step(
                    terms.retainer() == Retainer.ISSUER ? "RET-6-ISSUER" : "RET-6-NONE",
                    "LIR art. 74 N°2, art. 84 b)",
                    Map.of("rate", law.value().percent()),
                    Optional.empty(),
                    "0",
                    true));
            return steps;
        }
        steps.add(step(
                "RET-2",
                "LIR art. 74 N°2",
                Map.of("gross", gross, "rate", law.value().percent()),
                Optional.of(RoundingMode.HALF_UP),
                retention,
                true));
        if (applied.extra().isPresent()) {
            Dated<RetentionRate> extra = applied.extra().get();
            steps.add(step(
                    "RET-5",
                    extra.source(),
                    Map.of("gross", gross, "rate", extra.value().percent()),
                    Optional.of(RoundingMode.HALF_UP),
                    loan,
                    // No source says how the 3 % is rounded.
                    false));
        } else if (terms.loanBalance()) {
            steps.add(step(
                    director ? "RET-5-DIRECTOR" : "RET-5-BEFORE",
                    "Ley 21.242 art. 7, Ley 21.252 art. 9",
                    Map.of("date", terms.boletaDate()),
                    Optional.empty(),
                    "0",
                    !director));
        }
        return steps;
    }

    private static Step step(
            String key,
            String source,
            Map<String, ?> inputs,
            Optional<RoundingMode> rounding,
            Object result,
            boolean verified) {
        Map<String, String> figures = new TreeMap<>();
        inputs.forEach((name, figure) -> figures.put(name, figure.toString()));
        Map<String, String> all = new TreeMap<>(figures);
        all.put("result", result.toString());
        // Variants of one rule share its id: RET-6-ISSUER is told in its own words, and is RET-6.
        String rule = key.replaceFirst("^([A-Z]+-[0-9]+)-.*", "$1");
        return new Step(
                rule,
                source,
                Texts.BOOK.text("step." + key, Text.figures(all)),
                figures,
                rounding,
                result.toString(),
                verified);
    }

    private static void check(Clp amount, String member, Clp most) {
        if (amount.pesos() < 1 || amount.compareTo(most) > 0) {
            throw new ProblemException(Texts.BOOK.problem(
                    "AMOUNT_OUT_OF_RANGE", Place.member(member), Map.of("value", amount, "max", most)));
        }
    }

    /** The law of one fee: the rate in force, the loan's share if any, and whether the payer applies them. */
    private record Applied(Dated<RetentionRate> law, Optional<Dated<RetentionRate>> extra, boolean payer) {
        RetentionRate rate() {
            return payer ? law.value() : RetentionRate.ZERO;
        }

        RetentionRate loan() {
            return extra.map(Dated::value).orElse(RetentionRate.ZERO);
        }

        int kept() {
            return rate().basisPoints() + loan().basisPoints();
        }

        Clp net(Clp gross) {
            return gross.minus(rate().on(gross)).minus(loan().on(gross));
        }
    }
}
