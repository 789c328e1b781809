package dev.cuadra.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cuadra.layby.law.Jurisdiction;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.termination.EndedBy;
import dev.cuadra.layby.termination.Fact;
import dev.cuadra.layby.termination.FactDay;
import dev.cuadra.layby.termination.Ground;
import dev.cuadra.layby.termination.Paid;
import dev.cuadra.layby.termination.RefundLine;
import dev.cuadra.layby.termination.Termination;
import dev.cuadra.layby.termination.TerminationLaw;
import dev.cuadra.layby.termination.TerminationRequest;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/**
 * What the law makes of a lay-by that ends early, as properties of an engine. The caps of each country are worked out
 * here a second time ({@link WrittenLaybyLaw}). Extend it, name the engine, run it with JUnit. Holds no state.
 */
public abstract class TerminationProperties {
    private static final int ENDINGS = 1_000;

    /** For the auditor's class. */
    protected TerminationProperties() {}

    /** The engine under audit. */
    protected abstract TerminationLaw law();

    /** What was paid is what goes back, without compensation, and what is kept; what is not paid is not kept. */
    @Property(tries = ENDINGS)
    @Tag("REF-03")
    public void whatWasPaidIsKeptOrGoesBack(@ForAll("endings") TerminationRequest request) {
        Termination end = law().apply(request);
        long paid = MinorUnits.count(request.paidTotal());
        long charge = MinorUnits.count(end.charge());
        long back = MinorUnits.count(end.refund()) - MinorUnits.count(end.compensation());
        if (!end.allowed()) {
            assertEquals(0, charge + back, () -> "REF-03: it may not end so, yet money moves: " + figures(end));
            return;
        }
        assertEquals(
                paid, back + Math.min(charge, paid), () -> "REF-03: what becomes of " + paid + ": " + figures(end));
        assertTrue(
                charge >= 0 && back >= 0 && MinorUnits.count(end.compensation()) >= 0,
                () -> "REF-03: below nothing: " + figures(end));
    }

    /** Money goes back to the latest payment first, to the kind of tender it came from, each up to what it was. */
    @Property(tries = ENDINGS)
    @Tag("REF-01")
    public void theLatestPaymentIsRefundedFirst(@ForAll("endings") TerminationRequest request) {
        Termination end = law().apply(request);
        long back = MinorUnits.count(end.refund()) - MinorUnits.count(end.compensation());
        List<String> lines =
                end.refundByTender().stream().map(TerminationProperties::line).toList();

        assertEquals(
                WrittenLaybyLaw.lines(request.paid(), back),
                lines,
                () -> "REF-01: " + back + " of " + payments(request));
    }

    private static String line(RefundLine line) {
        return line.payment() + " " + line.tender() + " " + MinorUnits.count(line.amount());
    }

    private static List<String> payments(TerminationRequest request) {
        return request.paid().stream()
                .map(it -> it.on() + " " + it.id() + " " + it.amount())
                .toList();
    }

    /** It may end where the law lets it, and nowhere else. */
    @Property(tries = ENDINGS)
    @Tag("LIF-05")
    @Tag("AU-06")
    @Tag("NZ-10")
    @Tag("ZA-05")
    @Tag("ZA-10")
    @Tag("MD-06")
    @Tag("OH-02")
    public void itEndsOnlyAsTheLawAllows(@ForAll("endings") TerminationRequest request) {
        WrittenLaybyLaw.Case written = WrittenLaybyLaw.of(request);
        if (written.certain()) {
            Termination end = law().apply(request);
            assertEquals(
                    !written.refused(),
                    end.allowed(),
                    () -> rules(written) + ": " + (written.refused() ? "may not" : "may") + " end so: " + request);
            assertFalse(
                    !end.allowed()
                            && end.refusals().stream()
                                    .anyMatch(it -> it.message().en().isBlank()),
                    () -> "LIF-05: refused without words: " + request);
        }
    }

    /** The charge is within what the law of the country allows, and what was agreed is charged up to there. */
    @Property(tries = 2 * ENDINGS)
    @Tag("AU-05")
    @Tag("NZ-09")
    @Tag("ZA-06")
    @Tag("UK-01")
    @Tag("MD-05")
    @Tag("MD-07")
    @Tag("OH-02")
    @Tag("OH-06")
    @Tag("NY-02")
    @Tag("CA-01")
    @Tag("IL-04")
    @Tag("CL-03")
    @Tag("CL-06")
    public void noMoreIsChargedThanTheLawAllows(@ForAll("endings") TerminationRequest request) {
        checkCharge(request);
    }

    private void checkCharge(TerminationRequest request) {
        WrittenLaybyLaw.Case written = WrittenLaybyLaw.of(request);
        OptionalLong most = WrittenLaybyLaw.most(written, request);
        Termination end = law().apply(request);
        if (most.isPresent() && end.allowed()) {
            long charge = MinorUnits.count(end.charge());
            assertTrue(
                    charge <= most.getAsLong(),
                    () -> rules(written) + ": charged " + charge + " where " + most.getAsLong() + " is the most: "
                            + request);
            WrittenLaybyLaw.agreed(request)
                    .ifPresent(agreed -> assertEquals(
                            Math.min(agreed, most.getAsLong()),
                            charge,
                            () -> rules(written) + ": agreed " + agreed + ", at most " + most.getAsLong() + ": "
                                    + request));
        }
    }

    /** Who ends it for the supplier's own fault, or for goods that are gone, gets everything back. */
    @Property(tries = ENDINGS)
    @Tag("AU-07")
    @Tag("NZ-08")
    @Tag("FEE-05")
    @Tag("CA-02")
    public void theSuppliersFaultCostsTheConsumerNothing(@ForAll("endings") TerminationRequest request) {
        for (Ground ground : List.of(Ground.SUPPLIER_FAULT, Ground.GOODS_UNAVAILABLE)) {
            Termination end = law().apply(because(request, EndedBy.CONSUMER, ground));
            assertTrue(
                    !end.allowed() || (end.charge().isZero() && end.refund().compareTo(request.paidTotal()) >= 0),
                    () -> "FEE-05: " + ground + ", yet " + figures(end) + " in " + request.jurisdiction());
        }
    }

    /** In Australia a supplier who ends it keeps nothing, whatever the consumer did. */
    @Property(tries = ENDINGS / 4)
    @Tag("AU-07")
    public void anAustralianSupplierWhoEndsItKeepsNothing(@ForAll("australian") TerminationRequest request) {
        for (Ground ground : List.of(Ground.CONSUMER_BREACH, Ground.MATERIAL_BREACH, Ground.CEASED_TRADING)) {
            Termination end = law().apply(because(request, EndedBy.SUPPLIER, ground));
            assertTrue(
                    end.allowed() && end.charge().isZero() && end.refund().isEqualTo(request.paidTotal()),
                    () -> "AU-07: " + ground + ": " + figures(end));
        }
    }

    /** In Australia and New Zealand no more is charged than is shown to have been spent. */
    @Property(tries = ENDINGS / 4)
    @Tag("AU-05")
    @Tag("NZ-09")
    public void aChargeNeedsEvidenceOfItsCosts(@ForAll("costs") TerminationRequest request) {
        TerminationRequest wish = because(request, EndedBy.CONSUMER, Ground.CONSUMER_WISH);
        Termination end = law().apply(wish);
        long costs = request.costs().stream()
                .mapToLong(it -> MinorUnits.count(it.amount()))
                .sum();

        assertTrue(
                MinorUnits.count(end.charge()) <= costs,
                () -> "AU-05, NZ-09: charged " + end.charge() + " for costs of " + costs);
    }

    /** What is charged beyond what was paid is owed where the law says so, and dropped where it says the contrary. */
    @Property(tries = ENDINGS)
    @Tag("AU-09")
    @Tag("NZ-11")
    public void aShortfallIsOwedWhereTheLawSaysSo(@ForAll("shortfalls") TerminationRequest request) {
        WrittenLaybyLaw.Case written = WrittenLaybyLaw.of(request);
        Termination end = law().apply(request);
        long shortOf = Math.max(0, MinorUnits.count(end.charge()) - MinorUnits.count(request.paidTotal()));
        long claimed = MinorUnits.count(end.shortfall());
        long owed = written.debt().equals("no") ? 0 : shortOf;
        assertTrue(claimed <= owed, () -> rules(written) + ": claimed beyond what is owed: " + figures(end));
        if (written.debt().equals("yes") && end.allowed()) {
            assertEquals(owed, claimed, () -> rules(written) + ": owed beyond what was paid: " + figures(end));
        }
    }

    /** In South Africa whoever paid in full and gets no goods through the supplier's neglect gets double. */
    @Property(tries = ENDINGS / 2)
    @Tag("ZA-03")
    @Tag("ZA-04")
    public void inSouthAfricaNeglectPaysDouble(@ForAll("southAfrican") TerminationRequest request) {
        TerminationRequest gone = because(request, EndedBy.SUPPLIER, Ground.GOODS_UNAVAILABLE);
        Termination end = law().apply(gone);
        long paid = MinorUnits.count(request.paidTotal());
        long refund = MinorUnits.count(end.refund());
        boolean full = request.facts().holds(Fact.FULLY_PAID);
        if (full && request.facts().holds(Fact.BEYOND_CONTROL)) {
            assertTrue(refund >= paid, () -> "ZA-03: paid " + paid + " with interest, not " + figures(end));
        } else {
            assertEquals(full ? 2 * paid : paid, refund, () -> "ZA-04: " + paid + " paid: " + figures(end));
        }
    }

    /** In Maryland seven days are free, and a payment that was missed is a default from the fifteenth day after. */
    @Property(tries = ENDINGS / 2)
    @Tag("MD-04")
    @Tag("MD-06")
    public void inMarylandSevenDaysAreFreeAndFifteenAreADefault(@ForAll("marylander") TerminationRequest request) {
        LocalDate seventh = request.agreedOn().plusDays(7);
        Termination free = law().apply(on(because(request, EndedBy.CONSUMER, Ground.CONSUMER_WISH), seventh));
        assertTrue(
                free.allowed() && free.refund().isEqualTo(request.paidTotal()),
                () -> "MD-04: on the seventh day: " + figures(free));
        checkCharge(on(because(request, EndedBy.CONSUMER, Ground.CONSUMER_WISH), seventh.plusDays(1)));
        TerminationRequest breach = because(request, EndedBy.SUPPLIER, Ground.CONSUMER_BREACH);
        if (request.facts().holds(Fact.SUPPLIER_BREACH)) {
            return;
        }
        LocalDate missed = request.facts().day(FactDay.MISSED_DUE).orElseThrow();
        Termination before = law().apply(on(breach, missed.plusDays(14)));
        Termination from = law().apply(on(breach, missed.plusDays(15)));
        assertTrue(
                !before.allowed() && from.allowed(), () -> "MD-06: missed on " + missed + ", in default 15 days later");
    }

    /** In Ohio five days are free above 500, half of what was paid is the most, and 25 or a tenth up to 500. */
    @Property(tries = ENDINGS)
    @Tag("OH-02")
    @Tag("OH-05")
    @Tag("OH-06")
    @Tag("OH-07")
    public void inOhioThePriceDecides(@ForAll("ohioan") TerminationRequest request) {
        checkCharge(request);
        checkDeadline(request);
        if (!request.facts().holds(Fact.WRITTEN_NOTICE)) {
            return;
        }
        TerminationRequest wish = because(request, EndedBy.CONSUMER, Ground.CONSUMER_WISH);
        checkCharge(on(wish, request.agreedOn().plusDays(5)));
        checkCharge(on(wish, request.agreedOn().plusDays(6)));
    }

    /** Where the law sets a day for the refund it is kept: at once in New Zealand, by then elsewhere. */
    @Property(tries = ENDINGS)
    @Tag("REF-05")
    @Tag("NZ-11")
    @Tag("UK-04")
    public void theRefundIsDueWhenTheLawSays(@ForAll("endings") TerminationRequest request) {
        checkDeadline(request);
    }

    private void checkDeadline(TerminationRequest request) {
        WrittenLaybyLaw.Case written = WrittenLaybyLaw.of(request);
        Termination end = law().apply(request);
        if (written.certain() && written.deadline().isPresent() && end.allowed()) {
            long days = ChronoUnit.DAYS.between(
                    request.endedOn(), end.refundDeadline().orElse(LocalDate.MAX));
            // From the notice of default it may be earlier, but never before the end itself.
            assertTrue(
                    days >= 0 && days <= written.deadline().get(),
                    () -> "REF-05: due " + end.refundDeadline() + ", ended " + request.endedOn() + ": " + request);
        }
    }

    /** The outcome names the rules that it rests on, and says which of them nobody has verified. */
    @Property(tries = ENDINGS / 2)
    @Tag("LIF-05")
    public void anOutcomeNamesItsRules(@ForAll("endings") TerminationRequest request) {
        Termination end = law().apply(request);

        assertFalse(end.rules().isEmpty(), () -> "no rule explains " + figures(end));
        assertTrue(
                end.steps().stream()
                        .noneMatch(
                                it -> it.text().es().isBlank() || it.text().en().isBlank()),
                () -> "no words for a step of " + end.rules());
        assertTrue(
                end.rules().containsAll(end.unverifiedRules()), () -> "not among the rules: " + end.unverifiedRules());
    }

    private static String rules(WrittenLaybyLaw.Case written) {
        return written.rules().replace(" ", ", ");
    }

    private static String figures(Termination end) {
        return "charge " + end.charge() + ", refund " + end.refund() + ", compensation " + end.compensation()
                + ", shortfall " + end.shortfall() + (end.allowed() ? "" : ", refused");
    }

    private static TerminationRequest because(TerminationRequest it, EndedBy by, Ground ground) {
        return new TerminationRequest(
                it.jurisdiction(),
                by,
                ground,
                it.agreedOn(),
                it.endedOn(),
                it.price(),
                it.laybyPrice(),
                it.paid(),
                it.agreedCharge(),
                it.costs(),
                it.facts(),
                it.basis());
    }

    private static TerminationRequest on(TerminationRequest it, LocalDate day) {
        List<Paid> paid = it.paid().stream()
                .map(one -> new Paid(one.id(), one.tender(), one.amount(), it.agreedOn()))
                .toList();
        return new TerminationRequest(
                it.jurisdiction(),
                it.endedBy(),
                it.ground(),
                it.agreedOn(),
                day,
                it.price(),
                it.laybyPrice(),
                paid,
                it.agreedCharge(),
                it.costs(),
                it.facts(),
                it.basis());
    }

    /** {@link Endings#any}. */
    @Provide
    protected Arbitrary<TerminationRequest> endings() {
        return Endings.any();
    }

    /** Endings in Australia. */
    @Provide
    protected Arbitrary<TerminationRequest> australian() {
        return Endings.in(Jurisdiction.AU);
    }

    /** Endings where costs limit the charge. */
    @Provide
    protected Arbitrary<TerminationRequest> costs() {
        return Endings.in(Jurisdiction.AU, Jurisdiction.NZ);
    }

    /** Endings in any country, and as many where a shortfall is a debt. */
    @Provide
    protected Arbitrary<TerminationRequest> shortfalls() {
        return Arbitraries.oneOf(Endings.any(), costs());
    }

    /** Endings in South Africa. */
    @Provide
    protected Arbitrary<TerminationRequest> southAfrican() {
        return Endings.in(Jurisdiction.ZA);
    }

    /** Endings in Maryland. */
    @Provide
    protected Arbitrary<TerminationRequest> marylander() {
        return Endings.in(Jurisdiction.US_MD);
    }

    /** Endings in Ohio. */
    @Provide
    protected Arbitrary<TerminationRequest> ohioan() {
        return Endings.in(Jurisdiction.US_OH);
    }
}
