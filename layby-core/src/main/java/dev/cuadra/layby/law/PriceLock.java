package dev.cuadra.layby.law;

import dev.cuadra.layby.internal.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.money.MonetaryAmount;

/**
 * Whether the price or the goods of a lay-by may be changed. Pure functions.
 *
 * @source IL-01, IL-02, CA-03, LIF-10, STK-05
 */
public final class PriceLock {
    /** Where the agreed price follows from what the law wants in the agreement, and whether that was read. */
    private static final Map<Jurisdiction, Lock> LOCKS = Map.of(
            Jurisdiction.AU, new Lock("AU-02", true),
            Jurisdiction.NZ, new Lock("NZ-03", true),
            Jurisdiction.ZA, new Lock("ZA-01", true),
            // A section on price changes exists (§14-1105); its text was not read.
            Jurisdiction.US_MD, new Lock("MD-03", false),
            Jurisdiction.US_NY, new Lock("NY-01", true),
            Jurisdiction.US_CA, new Lock("CA-01", true),
            Jurisdiction.US_IL, new Lock("IL-01", true),
            Jurisdiction.US_RI, new Lock("IL-01", true));

    private PriceLock() {}

    /**
     * Whether goods of a lay-by may be changed so. A lower price always may; a higher one for the same goods never; other
     * goods need the consumer's approval, in Illinois and Rhode Island beforehand and in writing, and there at no higher
     * price.
     *
     * @param oldUnitPrice the agreed price of one
     * @param newUnitPrice the price of one after the change
     * @param identical whether the goods are the same, or an exact substitute
     * @param approved whether the consumer approved of the change before, in writing
     * @throws IllegalArgumentException when the prices are in two currencies
     */
    public static PriceVerdict amend(
            Jurisdiction jurisdiction,
            MonetaryAmount oldUnitPrice,
            MonetaryAmount newUnitPrice,
            boolean identical,
            boolean approved) {
        if (!oldUnitPrice.getCurrency().equals(newUnitPrice.getCurrency())) {
            throw new IllegalArgumentException("Two currencies: " + oldUnitPrice + " and " + newUnitPrice);
        }
        boolean raised = newUnitPrice.compareTo(oldUnitPrice) > 0;
        boolean strict = jurisdiction == Jurisdiction.US_IL || jurisdiction == Jurisdiction.US_RI;
        if (raised && (identical || strict)) {
            return refusedRaise(jurisdiction);
        }
        if (!identical && !approved) {
            return verdict(false, List.of(strict ? "IL-02" : "STK-05"), true, "law.price.SUBSTITUTE");
        }
        List<String> rules = identical ? List.of("LIF-10") : List.of(strict ? "IL-02" : "STK-05", "LIF-10");
        return verdict(true, rules, true, "law.price.FINE");
    }

    /**
     * Whether a consumer's waiver of these rights has an effect.
     *
     * @source CA-03
     */
    public static PriceVerdict waiver(Jurisdiction jurisdiction) {
        return Profile.of(jurisdiction)
                .duty(Duty.Kind.WAIVER_VOID)
                .map(duty -> verdict(false, List.of(duty.rule()), true, "law.price.WAIVER_VOID"))
                .orElseGet(() -> verdict(true, List.of("LIF-10"), false, "law.price.WAIVER_UNKNOWN"));
    }

    private static PriceVerdict refusedRaise(Jurisdiction jurisdiction) {
        List<String> rules = new ArrayList<>();
        Lock lock = LOCKS.getOrDefault(jurisdiction, new Lock("LIF-10", true));
        rules.add(lock.rule());
        if (!lock.rule().equals("LIF-10")) {
            rules.add("LIF-10");
        }
        return verdict(false, rules, lock.verified(), "law.price.RAISED");
    }

    private static PriceVerdict verdict(boolean lawful, List<String> rules, boolean verified, String text) {
        return new PriceVerdict(
                lawful, rules, verified, Texts.BOOK.text(text, Map.of("rules", String.join(", ", rules))));
    }

    private record Lock(String rule, boolean verified) {}
}
