package dev.cuadra.examples.rules;

import dev.cuadra.layby.agreement.FeeKind;
import dev.cuadra.layby.agreement.Item;
import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyCommand;
import dev.cuadra.layby.agreement.Payment;
import dev.cuadra.layby.agreement.Refund;
import dev.cuadra.layby.law.Disclosure;
import dev.cuadra.layby.money.Tender;
import dev.cuadra.layby.schedule.ScheduleTerms;
import dev.cuadra.layby.termination.CostEvidence;
import dev.cuadra.layby.termination.EndedBy;
import dev.cuadra.layby.termination.Facts;
import dev.cuadra.layby.termination.Ground;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;

/** Reads the events of a life. What a document leaves out has a plain default, so that short ones can be written. */
final class Happenings {
    /** What stands where a document says no reason, identity or evidence. Empty text is none at all. */
    static final String NOT_SAID = "NOT_SAID";

    private static final int MOST_OF_AN_ITEM = 1_000_000;

    private final LaybyAgreement agreement;
    private final CurrencyUnit currency;
    private final Map<String, String> payments = new HashMap<>();
    private int unnamedPayments;
    private int unnamedFees;

    private Happenings(LaybyAgreement agreement) {
        this.agreement = agreement;
        this.currency = agreement.terms().currency();
        this.unnamedFees = agreement.terms().fees().size();
    }

    /** The events, in their order. */
    static List<Happening> read(LaybyAgreement agreement, List<Input> events) {
        Happenings reader = new Happenings(agreement);
        List<Happening> all = new ArrayList<>();
        for (Input event : events) {
            HappeningType type = event.requiredWord("type", HappeningType.class);
            all.add(Happening.read(event, all.size(), type, reader.asked(event, type)));
        }
        return all;
    }

    private Happening.Asked asked(Input input, HappeningType type) {
        return switch (type) {
            case DISCLOSE -> disclose(input);
            case ACCEPT ->
                fixed(new LaybyCommand.Accept(
                        input.optionalText("text").orElse(LaybyStory.signed(agreement)),
                        input.optionalText("version").orElse(LaybyAgreement.VERSION)));
            case PAY -> pay(input);
            case CLEAR -> clear(input);
            case BOUNCE -> bounce(input);
            case REVERSE -> reverse(input);
            case CHARGE_FEE -> chargeFee(input);
            case WAIVE_FEE -> fixed(new LaybyCommand.WaiveFee(input.text("fee"), reason(input)));
            case PUT_ON_HOLD -> fixed(new LaybyCommand.PutOnHold(reason(input)));
            case REACTIVATE -> fixed(new LaybyCommand.Reactivate());
            case EXTEND -> fixed(new LaybyCommand.Extend(schedule(input), reason(input)));
            case AMEND -> amend(input);
            case RELEASE -> fixed(new LaybyCommand.Release(quantities(input)));
            case DECLARE_DEFAULT -> fixed(new LaybyCommand.DeclareDefault(reason(input)));
            case END -> end(input);
            case COLLECT -> fixed(new LaybyCommand.Collect(said(input, "identity")));
            case SEND_REFUND -> sendRefund(input);
            case SETTLE_REFUND -> {
                Optional<String> refund = input.optionalText("refund");
                yield (layby, before) -> new LaybyCommand.SettleRefund(refund(refund, layby, Refund.Standing.SENT));
            }
            case FAIL_REFUND -> failRefund(input);
            case DAILY -> fixed(new LaybyCommand.Daily());
            case ISOLATE -> fixed(new LaybyCommand.Isolate(input.text("incident")));
            case CORRECT ->
                fixed(new LaybyCommand.Correct(
                        input.text("incident"),
                        LaybyLedgerInput.entries(input, currency),
                        new HashSet<>(input.texts("approvers"))));
            case RESUME -> fixed(new LaybyCommand.Resume(input.text("incident")));
        };
    }

    private static Happening.Asked fixed(LaybyCommand command) {
        return (layby, before) -> command;
    }

    private static String reason(Input input) {
        return said(input, "reason");
    }

    private static String said(Input input, String member) {
        return input.optionalText(member).orElse(NOT_SAID);
    }

    private Happening.Asked disclose(Input input) {
        boolean listed = input.optional("disclosures").isPresent();
        Set<Disclosure> disclosures = listed
                ? input.words("disclosures", Disclosure.class)
                : agreement.offer().needed();
        return fixed(new LaybyCommand.Disclose(disclosures));
    }

    /** A call that is repeated under its key is about the same payment and day, unless it says otherwise. */
    private Happening.Asked pay(Input input) {
        String payment = input.optionalText("payment").orElseGet(() -> unnamedPayment(input));
        MonetaryAmount amount = input.moneyAbove("amount", currency);
        Tender tender = input.word("tender", Tender.class, Tender.CASH);
        LocalDate on = input.date("on");
        Optional<LocalDate> effectiveOn = input.optionalDate("effectiveOn");
        boolean cleared = input.flag("cleared", true);
        Optional<LaybyCommand.Foreign> foreign = input.object("foreign").map(Happenings::foreign);
        Optional<MonetaryAmount> handedOver = input.optionalMoneyFrom("handedOver", currency);
        return (layby, before) -> new LaybyCommand.Pay(
                payment,
                amount,
                tender,
                effectiveOn.orElse(before(before, LaybyCommand.Pay.class)
                        .map(LaybyCommand.Pay::effectiveOn)
                        .orElse(on)),
                cleared,
                foreign,
                handedOver);
    }

    private String unnamedPayment(Input input) {
        Optional<String> key = input.optionalText("key");
        if (key.isEmpty()) {
            return "P" + ++unnamedPayments;
        }
        return payments.computeIfAbsent(key.get(), first -> "P" + ++unnamedPayments);
    }

    private static <C extends LaybyCommand> Optional<C> before(Optional<LaybyCommand> before, Class<C> type) {
        return before.filter(type::isInstance).map(type::cast);
    }

    private static LaybyCommand.Foreign foreign(Input input) {
        MonetaryAmount amount = input.money("amount");
        LaybyCommand.Foreign foreign = new LaybyCommand.Foreign(
                input.moneyAbove("amount", amount.getCurrency()), input.decimalText("rate"), said(input, "source"));
        input.end();
        return foreign;
    }

    private static Happening.Asked clear(Input input) {
        String payment = input.text("payment");
        LocalDate on = input.date("on");
        return (layby, before) -> new LaybyCommand.Clear(
                payment,
                before(before, LaybyCommand.Clear.class)
                        .map(LaybyCommand.Clear::on)
                        .orElse(on));
    }

    private static Happening.Asked bounce(Input input) {
        String payment = input.text("payment");
        LocalDate on = input.date("on");
        String reason = reason(input);
        return (layby, before) -> new LaybyCommand.Bounce(
                payment,
                before(before, LaybyCommand.Bounce.class)
                        .map(LaybyCommand.Bounce::on)
                        .orElse(on),
                reason);
    }

    /** Without an amount, all that is left of the payment. */
    private Happening.Asked reverse(Input input) {
        String payment = input.text("payment");
        LocalDate on = input.date("on");
        Optional<MonetaryAmount> amount = input.optional("amount").map(any -> input.moneyAbove("amount", currency));
        boolean chargeback = input.flag("chargeback", false);
        String reason = reason(input);
        return (layby, asked) -> {
            Optional<LaybyCommand.Reverse> before = before(asked, LaybyCommand.Reverse.class);
            return new LaybyCommand.Reverse(
                    payment,
                    amount.or(() -> before.map(LaybyCommand.Reverse::amount)).orElseGet(() -> left(layby, payment)),
                    chargeback,
                    before.map(LaybyCommand.Reverse::on).orElse(on),
                    reason);
        };
    }

    private static MonetaryAmount left(Layby layby, String payment) {
        return layby.payments().stream()
                .filter(known -> known.id().equals(payment))
                .findFirst()
                .map(Payment::left)
                .orElse(layby.nothing());
    }

    private Happening.Asked chargeFee(Input input) {
        Optional<String> fee = input.optionalText("fee");
        String next = fee.orElseGet(() -> "F" + ++unnamedFees);
        FeeKind kind = input.requiredWord("kind", FeeKind.class);
        MonetaryAmount amount = input.moneyAbove("amount", currency);
        String reason = reason(input);
        return (layby, before) -> new LaybyCommand.ChargeFee(
                fee.or(() -> before(before, LaybyCommand.ChargeFee.class).map(LaybyCommand.ChargeFee::fee))
                        .orElse(next),
                kind,
                amount,
                reason);
    }

    private ScheduleTerms schedule(Input input) {
        return LaybyTerms.schedule(input.requiredObject("schedule"), currency, input.date("on"));
    }

    private Happening.Asked amend(Input input) {
        List<Item> items = LaybyTerms.items(input, "items", Optional.of(currency));
        return fixed(new LaybyCommand.Amend(
                items, schedule(input), said(input, "consent"), input.flag("writtenApproval", false)));
    }

    private static Map<String, Integer> quantities(Input input) {
        Input quantities = input.requiredObject("quantities");
        Map<String, Integer> all = new HashMap<>();
        for (String sku : quantities.names()) {
            all.put(sku, quantities.whole(sku, 1, MOST_OF_AN_ITEM));
        }
        return all;
    }

    private Happening.Asked end(Input input) {
        EndedBy endedBy = input.requiredWord("endedBy", EndedBy.class);
        Ground ground = LaybyEnding.ground(input, endedBy);
        Facts facts = LaybyEnding.facts(input);
        List<CostEvidence> costs = LaybyEnding.costs(input, currency);
        return fixed(new LaybyCommand.End(endedBy, ground, facts, costs, said(input, "evidence")));
    }

    private static Happening.Asked sendRefund(Input input) {
        Optional<String> refund = input.optionalText("refund");
        Optional<Tender> substitute =
                input.optional("substitute").map(any -> input.requiredWord("substitute", Tender.class));
        String reason = substitute.isPresent()
                ? reason(input)
                : input.optionalText("reason").orElse("");
        return (layby, before) -> new LaybyCommand.SendRefund(
                before(before, LaybyCommand.SendRefund.class)
                        .map(LaybyCommand.SendRefund::refund)
                        .orElseGet(() -> refund(refund, layby, Refund.Standing.APPROVED)),
                substitute,
                reason);
    }

    private static Happening.Asked failRefund(Input input) {
        Optional<String> refund = input.optionalText("refund");
        String reason = reason(input);
        return (layby, before) -> new LaybyCommand.FailRefund(refund(refund, layby, Refund.Standing.SENT), reason);
    }

    /** Where nobody says which, the first that stands so. */
    private static String refund(Optional<String> said, Layby layby, Refund.Standing standing) {
        return said.orElseGet(() -> layby.refunds().stream()
                .filter(refund -> refund.standing() == standing)
                .findFirst()
                .map(Refund::id)
                .orElse("R1"));
    }
}
