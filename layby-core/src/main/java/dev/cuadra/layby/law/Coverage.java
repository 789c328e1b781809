package dev.cuadra.layby.law;

import dev.cuadra.layby.internal.Texts;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.Text;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.money.MonetaryAmount;

/**
 * Whether the statute on lay-bys applies to an agreement, and why.
 *
 * @param applies whether it does
 * @param rule the rule that says so
 * @param verified whether that is established; at the edge of a limit it may not be
 * @param why in words
 * @param warnings what a person has to look at, such as that it may be a credit contract too
 * @source AU-01, NZ-01, NZ-02, ZA-01, MD-01, OH-01, OH-04, NY-01, CA-01, IL-03, UK-01, CL-06
 */
public record Coverage(boolean applies, String rule, boolean verified, Text why, List<Problem> warnings) {
    public Coverage {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(why, "why");
        warnings = List.copyOf(warnings);
    }

    /**
     * Whether the statute applies.
     *
     * @param price the price of the goods; one in another currency than the law's limit is taken to be covered, unverified
     * @param instalments how many payments there are, the deposit counted
     * @param calledLayby whether the agreement calls itself a lay-by
     * @param otherFees whether interest is charged, or fees other than for cancellation
     */
    public static Coverage of(
            Jurisdiction jurisdiction, MonetaryAmount price, int instalments, boolean calledLayby, boolean otherFees) {
        Profile profile = Profile.of(jurisdiction);
        if (profile.statute().isEmpty()) {
            return new Coverage(false, profile.coverageRule(), true, text("law.coverage.NONE", Map.of()), List.of());
        }
        int least = calledLayby ? profile.leastWhenCalled() : profile.leastInstalments();
        if (instalments < least) {
            return new Coverage(
                    false,
                    profile.coverageRule(),
                    true,
                    text("law.coverage.INSTALMENTS", Map.of("instalments", instalments, "least", least)),
                    List.of());
        }
        return byPrice(profile, price, creditFlag(jurisdiction, otherFees));
    }

    private static Coverage byPrice(Profile profile, MonetaryAmount price, List<Problem> warnings) {
        String statute = profile.statute().orElseThrow();
        Text yes = text("law.coverage.YES", Map.of("statute", statute));
        Optional<MonetaryAmount> limit = profile.limitFor(price);
        if (limit.isEmpty()) {
            return new Coverage(true, profile.coverageRule(), profile.limit().isEmpty(), yes, warnings);
        }
        int side = price.compareTo(limit.get());
        if (!profile.speaksOf(price)) {
            Text no = text(
                    "law.coverage.PRICE",
                    Map.of(
                            "price", MinorUnits.text(price),
                            "limit", MinorUnits.text(limit.get()),
                            "currency", price.getCurrency().getCurrencyCode()));
            return new Coverage(false, profile.coverageRule(), true, no, List.of());
        }
        // The Commission says "less than", Community Law "not more than": the consumer gets the benefit of the doubt.
        boolean edge = profile.limitKind() == Profile.LimitKind.PRICE_UNDER && side == 0;
        return new Coverage(true, tier(profile, side), !edge, yes, warnings);
    }

    private static String tier(Profile profile, int side) {
        return profile.limitKind() == Profile.LimitKind.TIER_ABOVE && side > 0 ? "OH-04" : profile.coverageRule();
    }

    private static List<Problem> creditFlag(Jurisdiction jurisdiction, boolean otherFees) {
        if (jurisdiction != Jurisdiction.NZ || !otherFees) {
            return List.of();
        }
        return List.of(Texts.BOOK.problem("LAW_MAY_BE_CREDIT", Place.NOWHERE, Map.of("rule", "NZ-02")));
    }

    private static Text text(String key, Map<String, ?> values) {
        return Texts.BOOK.text(key, values);
    }
}
