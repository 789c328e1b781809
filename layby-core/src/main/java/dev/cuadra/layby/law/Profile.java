package dev.cuadra.layby.law;

import dev.cuadra.layby.internal.LawFile;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.money.Tender;
import dev.cuadra.tables.DataFile;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;

/**
 * What is peculiar to one country or state, as data.
 *
 * @param jurisdiction whose law
 * @param currency the usual currency; an agreement may have another
 * @param statute the statute on lay-bys; empty where there is none
 * @param coverageRule the rule that says whether the statute applies, or that there is none
 * @param leastInstalments with how many instalments the statute begins to apply, the deposit counted
 * @param leastWhenCalled the same, where the agreement calls itself a lay-by
 * @param limit the price at which something changes, if there is one
 * @param limitKind what changes there
 * @param duties what the supplier owes while a lay-by lasts
 */
public record Profile(
        Jurisdiction jurisdiction,
        CurrencyUnit currency,
        Optional<String> statute,
        String coverageRule,
        int leastInstalments,
        int leastWhenCalled,
        Optional<MonetaryAmount> limit,
        LimitKind limitKind,
        List<Duty> duties) {
    /** What a price limit does. */
    public enum LimitKind {
        /** There is no limit. */
        NONE,
        /** The statute applies to prices under it. */
        PRICE_UNDER,
        /** The statute applies to prices over it. */
        PRICE_OVER,
        /** Stricter rules apply to prices above it. */
        TIER_ABOVE
    }

    private static final Map<Jurisdiction, Profile> PROFILES = read();

    public Profile {
        Objects.requireNonNull(jurisdiction, "jurisdiction");
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(statute, "statute");
        Objects.requireNonNull(coverageRule, "coverageRule");
        Objects.requireNonNull(limit, "limit");
        Objects.requireNonNull(limitKind, "limitKind");
        duties = List.copyOf(duties);
    }

    /** The profile of a jurisdiction. */
    public static Profile of(Jurisdiction jurisdiction) {
        return Objects.requireNonNull(PROFILES.get(jurisdiction), "jurisdiction");
    }

    /** Something that the supplier owes, if it does. */
    public Optional<Duty> duty(Duty.Kind kind) {
        return duties.stream().filter(duty -> duty.kind() == kind).findFirst();
    }

    /**
     * Whether a payment gets a receipt though nobody asks.
     *
     * @source MD-09, IL-03, OH-08
     */
    public boolean receiptWithoutAsking(Tender tender) {
        return duty(Duty.Kind.RECEIPT_FOR_EACH_PAYMENT).isPresent()
                || (tender == Tender.CASH && duty(Duty.Kind.RECEIPT_FOR_CASH).isPresent());
    }

    /**
     * The duty to state what was paid and what remains, if there is one.
     *
     * @source NZ-05, MD-10, IL-03
     */
    public Optional<Duty> statementOnRequest() {
        return duty(Duty.Kind.STATEMENT_ON_REQUEST);
    }

    /** Whether it makes a difference to the statute that an agreement calls itself a lay-by. */
    public boolean labelMatters() {
        return leastWhenCalled < leastInstalments;
    }

    /**
     * The fewest instalments that an agreement at a price may have, the deposit counted: where calling it a lay-by brings
     * it under the statute, as many as the statute asks for then.
     *
     * @param calledLayby whether it calls itself a lay-by
     * @return 0 where nothing is asked for
     * @source SCH-13, AU-01, NZ-01
     */
    public int leastFor(MonetaryAmount price, boolean calledLayby) {
        return calledLayby && labelMatters() && speaksOf(price) ? leastWhenCalled : 0;
    }

    /** Whether the price is one that the statute speaks of; a price in another currency is taken to be. */
    public boolean speaksOf(MonetaryAmount price) {
        return limitFor(price)
                .filter(amount -> (limitKind == LimitKind.PRICE_UNDER && price.isGreaterThan(amount))
                        || (limitKind == LimitKind.PRICE_OVER && price.isLessThanOrEqualTo(amount)))
                .isEmpty();
    }

    /** The limit, where the price is in its currency and can be held against it. */
    Optional<MonetaryAmount> limitFor(MonetaryAmount price) {
        return limit.filter(amount -> amount.getCurrency().equals(price.getCurrency()));
    }

    private static Map<Jurisdiction, Profile> read() {
        List<DataFile.Row> duties = LawFile.rows("duties.csv");
        Map<Jurisdiction, Profile> profiles = new EnumMap<>(Jurisdiction.class);
        for (DataFile.Row row : LawFile.rows("jurisdictions.csv")) {
            Jurisdiction jurisdiction = Jurisdiction.parse(row.text("jurisdiction"));
            profiles.put(
                    jurisdiction,
                    profile(
                            row,
                            jurisdiction,
                            duties.stream()
                                    .filter(duty -> duty.text("jurisdiction").equals(jurisdiction.code()))
                                    .map(Profile::duty)
                                    .toList()));
        }
        return profiles;
    }

    private static Profile profile(DataFile.Row row, Jurisdiction jurisdiction, List<Duty> duties) {
        CurrencyUnit currency = MinorUnits.currency(row.text("currency"));
        return new Profile(
                jurisdiction,
                currency,
                Optional.of(row.text("statute")).filter(text -> !text.isEmpty()),
                row.text("coverage_rule"),
                number(row.text("least_instalments")),
                number(row.text("least_when_called_layby")),
                Optional.of(row.text("limit"))
                        .filter(text -> !text.isEmpty())
                        .map(text -> MinorUnits.exact(new BigDecimal(text), currency)),
                row.text("limit_is").isEmpty() ? LimitKind.NONE : LimitKind.valueOf(row.text("limit_is")),
                duties);
    }

    private static Duty duty(DataFile.Row row) {
        String days = row.text("days");
        boolean working = days.endsWith(" working");
        String count = days.replace(" working", "");
        return new Duty(
                Duty.Kind.valueOf(row.text("duty")),
                row.text("rule"),
                count.isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(count)),
                working,
                row.text("verified").equals("yes"));
    }

    private static int number(String text) {
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }
}
