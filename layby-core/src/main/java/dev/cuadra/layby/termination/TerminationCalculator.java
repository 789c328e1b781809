package dev.cuadra.layby.termination;

import dev.cuadra.layby.law.Jurisdiction;
import dev.cuadra.layby.law.RuleBook;
import dev.cuadra.layby.money.MinorUnits;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.money.MonetaryAmount;

/**
 * What the law of each country makes of a lay-by that ends early. A pure function of the request; immutable, safe for
 * many threads.
 *
 * <p>Where nothing was agreed nothing is charged, except where the statute itself says what the seller may keep
 * (South Africa, Maryland, Ohio): there that is the charge. Facts about which nothing was said are taken as usual, and
 * days that are not known as passed; both are said in the warnings.
 *
 * @param rules the rules that the steps quote
 * @source REF-01, REF-02, REF-03, REF-05, LIF-04, LIF-05, LIF-13
 */
public record TerminationCalculator(RuleBook rules) implements TerminationLaw {
    private static final Map<Jurisdiction, CountryLaw> LAWS = new EnumMap<>(Map.ofEntries(
            Map.entry(Jurisdiction.AU, new Australia()),
            Map.entry(Jurisdiction.NZ, new NewZealand()),
            Map.entry(Jurisdiction.ZA, new SouthAfrica()),
            Map.entry(Jurisdiction.UK, new UnitedKingdom()),
            Map.entry(Jurisdiction.US_MD, new Maryland()),
            Map.entry(Jurisdiction.US_OH, new Ohio()),
            Map.entry(Jurisdiction.US_NY, DisclosureStates.NEW_YORK),
            Map.entry(Jurisdiction.US_CA, DisclosureStates.CALIFORNIA),
            Map.entry(Jurisdiction.US_IL, DisclosureStates.ILLINOIS),
            Map.entry(Jurisdiction.US_RI, DisclosureStates.RHODE_ISLAND),
            Map.entry(Jurisdiction.CL, new Chile())));

    public TerminationCalculator {
        Objects.requireNonNull(rules, "rules");
    }

    /** With the rules that ship with this module. */
    public TerminationCalculator() {
        this(RuleBook.shipped());
    }

    @Override
    public Termination apply(TerminationRequest request) {
        Workings work = new Workings(request, rules);
        checkWhoAndWhat(work);
        if (!work.refusals().isEmpty()) {
            return refused(work);
        }
        Outcome outcome =
                Objects.requireNonNull(LAWS.get(request.jurisdiction()), "law").decide(work);
        return work.refusals().isEmpty() ? settled(work, outcome) : refused(work);
    }

    private static void checkWhoAndWhat(Workings work) {
        if (delivered(work) && !withdrawable(work)) {
            work.refuse("TERMINATION_DELIVERED", "LIF-13", Map.of());
        }
        boolean theirs = switch (work.ground()) {
            case CONSUMER_WISH -> work.byConsumer();
            case CONSUMER_BREACH, MATERIAL_BREACH -> !work.byConsumer();
            case SUPPLIER_FAULT, NOT_COMPLETED, GOODS_UNAVAILABLE, CEASED_TRADING, OTHER -> true;
        };
        if (!theirs) {
            work.refuse(
                    "TERMINATION_GROUND_OF_OTHER",
                    work.byConsumer() ? "LIF-04" : "LIF-05",
                    Map.of("ground", work.ground(), "endedBy", work.request().endedBy()));
        }
    }

    private static boolean delivered(Workings work) {
        boolean received = work.request()
                .facts()
                .day(FactDay.GOODS_RECEIVED)
                .filter(day -> !day.isAfter(work.endedOn()))
                .isPresent();
        return received || work.holds(Fact.DELIVERED);
    }

    /** A purchase at a distance may be withdrawn from after delivery too, for some days. */
    private static boolean withdrawable(Workings work) {
        return work.byConsumer()
                && work.request().facts().day(FactDay.GOODS_RECEIVED).isPresent()
                && switch (work.request().jurisdiction()) {
                    case UK -> Withdrawal.open(work, UnitedKingdom.DISTANCE_DAYS);
                    case CL -> Withdrawal.open(work, Chile.DISTANCE_DAYS) && !work.holds(Fact.WITHDRAWAL_EXCLUDED);
                    case AU, NZ, ZA, US_MD, US_OH, US_NY, US_CA, US_IL, US_RI -> false;
                };
    }

    private static Termination refused(Workings work) {
        MonetaryAmount nothing = work.zero();
        return new Termination(
                work.refusals(),
                nothing,
                nothing,
                nothing,
                nothing,
                List.of(),
                Optional.empty(),
                work.steps(),
                List.of(),
                work.warnings());
    }

    private static Termination settled(Workings work, Outcome outcome) {
        MonetaryAmount paid = work.paid();
        MonetaryAmount kept = MinorUnits.min(outcome.charge(), paid);
        MonetaryAmount back = paid.subtract(kept);
        List<RefundLine> lines = RefundSplit.latestFirst(work.request().paid(), back);
        if (!lines.isEmpty()) {
            work.step("REF-01", "refund", back, lines.size());
        }
        absent(work, back.add(outcome.compensation()));
        outcome.deadline().ifPresent(day -> work.step("REF-05", "endedOn", work.endedOn(), day));
        MonetaryAmount shortfall = shortfall(work, outcome, kept);
        List<TaxPoint> tax = tax(work, kept);
        return new Termination(
                List.of(),
                outcome.charge(),
                back.add(outcome.compensation()),
                outcome.compensation(),
                shortfall,
                lines,
                outcome.deadline(),
                work.steps(),
                tax,
                work.warnings());
    }

    private static void absent(Workings work, MonetaryAmount refund) {
        if (refund.isPositive() && !work.holds(Fact.CONSUMER_PRESENT)) {
            work.step("REF-02", "refund", refund, refund);
            work.warn("REFUND_ON_HOLD", "REF-02", Map.of("refund", refund));
        }
    }

    private static MonetaryAmount shortfall(Workings work, Outcome outcome, MonetaryAmount kept) {
        MonetaryAmount shortOf = outcome.charge().subtract(kept);
        if (outcome.debt() || shortOf.isZero()) {
            return shortOf;
        }
        work.warn("SHORTFALL_NOT_CLAIMED", "LED-06", Map.of("shortfall", shortOf));
        return work.zero();
    }

    /** The tax of the payments, where the law taxes receipts, and what the end adds to it or takes off. */
    private static List<TaxPoint> tax(Workings work, MonetaryAmount kept) {
        TerminationRequest request = work.request();
        Jurisdiction jurisdiction = request.jurisdiction();
        List<TaxPoint> points = new ArrayList<>();
        for (Paid payment : request.paid()) {
            TaxLaw.onPayment(jurisdiction, request.basis(), payment.amount(), payment.on()).stream()
                    .filter(point -> point.tax().isPresent())
                    .forEach(points::add);
        }
        LocalDate on = request.endedOn();
        points.addAll(TaxLaw.onTermination(jurisdiction, request.basis(), request.paid(), kept, on));
        if (jurisdiction == Jurisdiction.UK && kept.isPositive()) {
            work.step("TAX-UK-2", "kept", kept, kept);
        }
        for (TaxPoint point : points) {
            work.step(
                    point.rule(),
                    Map.of("base", point.base(), "on", point.on()),
                    point.tax().map(tax -> RoundingMode.HALF_UP),
                    point.tax().<Object>map(tax -> tax).orElse(""),
                    TaxLaw.verified(jurisdiction, point));
        }
        return points;
    }
}
