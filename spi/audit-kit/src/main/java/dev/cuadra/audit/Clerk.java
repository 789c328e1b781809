package dev.cuadra.audit;

import dev.cuadra.layby.agreement.AgreedFee;
import dev.cuadra.layby.agreement.Fee;
import dev.cuadra.layby.agreement.FeeKind;
import dev.cuadra.layby.agreement.InstalmentStanding;
import dev.cuadra.layby.agreement.Item;
import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyCommand;
import dev.cuadra.layby.agreement.Payment;
import dev.cuadra.layby.agreement.Refund;
import dev.cuadra.layby.law.Disclosure;
import dev.cuadra.layby.ledger.Account;
import dev.cuadra.layby.ledger.AccountKind;
import dev.cuadra.layby.ledger.LedgerEntry;
import dev.cuadra.layby.ledger.Posting;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.money.Tender;
import dev.cuadra.layby.schedule.Frequency;
import dev.cuadra.layby.schedule.ScheduleTerms;
import dev.cuadra.layby.termination.CostEvidence;
import dev.cuadra.layby.termination.EndedBy;
import dev.cuadra.layby.termination.Facts;
import dev.cuadra.layby.termination.Ground;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;

/** Makes commands of turns: whoever stands at the till sees the lay-by as it is, and does what the turn says. */
final class Clerk {
    private static final List<Tender> TENDERS = List.of(Tender.CASH, Tender.CARD, Tender.GIFT_CARD);

    private final Layby layby;
    private final LocalDate today;
    private final Random random;
    private final String number;

    private Clerk(Layby layby, LocalDate today, Turn turn, String number) {
        this.layby = layby;
        this.today = today;
        this.random = new Random(turn.dice());
        this.number = number;
    }

    /**
     * The command.
     *
     * @param number names what is new
     */
    static LaybyCommand command(
            Layby layby, List<InstalmentStanding> standings, LocalDate today, Turn turn, String number) {
        return new Clerk(layby, today, turn, number).command(turn.deed(), standings);
    }

    private LaybyCommand command(Deed deed, List<InstalmentStanding> standings) {
        return switch (deed) {
            case PAY_INSTALMENT -> pay(open(standings), true);
            case PAY_SOME -> pay(some(layby.outstanding()), true);
            case PAY_REST -> pay(layby.outstanding(), true);
            case PAY_TOO_MUCH -> pay(layby.outstanding().add(units(1 + random.nextInt(5_000))), true);
            case PAY_PENDING -> pay(open(standings), false);
            case PAY_NONSENSE -> nonsense();
            case CLEAR -> new LaybyCommand.Clear(payment(Payment.Standing.PENDING), today);
            case BOUNCE -> new LaybyCommand.Bounce(payment(Payment.Standing.PENDING), today, "no funds");
            case REVERSE, REVERSE_SOME, REVERSE_TOO_MUCH -> reverse(deed);
            case CHARGE_FEE ->
                new LaybyCommand.ChargeFee("X" + number, feeKind(), units(1 + random.nextInt(2_000)), "said");
            case WAIVE_FEE -> new LaybyCommand.WaiveFee(fee(), "kindness");
            case HOLD -> new LaybyCommand.PutOnHold("holidays");
            case REACTIVATE -> new LaybyCommand.Reactivate();
            case EXTEND -> new LaybyCommand.Extend(anew(), "wish");
            case AMEND -> new LaybyCommand.Amend(otherItems(), anew(), "consent", true);
            case RELEASE -> new LaybyCommand.Release(Map.of(item().sku(), 1 + random.nextInt(2)));
            case DECLARE_DEFAULT -> new LaybyCommand.DeclareDefault("arrears");
            case CONSUMER_ENDS -> end(EndedBy.CONSUMER, Ground.CONSUMER_WISH);
            case SUPPLIER_ENDS -> end(EndedBy.SUPPLIER, Ground.MATERIAL_BREACH);
            case COLLECT -> new LaybyCommand.Collect("card seen");
            case SEND_REFUND -> new LaybyCommand.SendRefund(refund(Refund.Standing.APPROVED), Optional.empty(), "");
            case SETTLE_REFUND -> new LaybyCommand.SettleRefund(refund(Refund.Standing.SENT));
            case FAIL_REFUND -> new LaybyCommand.FailRefund(refund(Refund.Standing.SENT), "account closed");
            case DAILY -> new LaybyCommand.Daily();
            case ISOLATE -> new LaybyCommand.Isolate("I1");
            case CORRECT -> new LaybyCommand.Correct("I1", List.of(correction()), Set.of("ana", "ben"));
            case RESUME -> new LaybyCommand.Resume("I1");
            case DISCLOSE -> new LaybyCommand.Disclose(Set.of(Disclosure.COPY_GIVEN));
            case ACCEPT -> new LaybyCommand.Accept("00ff", layby.terms().version());
            case DRAFT -> new LaybyCommand.Draft(layby.terms());
        };
    }

    private LaybyCommand pay(MonetaryAmount amount, boolean cleared) {
        return pay("P" + number, amount, today, cleared);
    }

    private LaybyCommand pay(String payment, MonetaryAmount amount, LocalDate on, boolean cleared) {
        Tender tender = cleared ? TENDERS.get(random.nextInt(TENDERS.size())) : Tender.CHEQUE;
        return new LaybyCommand.Pay(payment, amount, tender, on, cleared, Optional.empty(), Optional.empty());
    }

    private LaybyCommand nonsense() {
        MonetaryAmount one = units(1);
        CurrencyUnit other = MinorUnits.currency("BHD");
        String known = layby.payments().isEmpty() ? "" : layby.payments().get(0).id();
        return switch (random.nextInt(5)) {
            case 0 -> pay(layby.nothing(), true);
            case 1 -> pay(one.negate(), true);
            case 2 -> pay(MinorUnits.of(1_000, other), true);
            case 3 -> pay("P" + number, one, today.plusDays(1), true);
            default -> pay(known, one, today, true);
        };
    }

    private LaybyCommand reverse(Deed deed) {
        List<Payment> cleared =
                layby.payments().stream().filter(it -> it.left().isPositive()).toList();
        if (cleared.isEmpty()) {
            return new LaybyCommand.Reverse(payment(Payment.Standing.PENDING), units(1), true, today, "bank");
        }
        Payment it = cleared.get(random.nextInt(cleared.size()));
        MonetaryAmount amount = deed == Deed.REVERSE
                ? it.left()
                : deed == Deed.REVERSE_SOME ? some(it.left()) : it.left().add(units(1));
        return new LaybyCommand.Reverse(it.id(), amount, random.nextBoolean(), today, "bank");
    }

    /** What is open of the instalment that comes next; one unit where none is. */
    private MonetaryAmount open(List<InstalmentStanding> standings) {
        return standings.stream()
                .map(it -> it.instalment().amount().subtract(it.paid()))
                .filter(MonetaryAmount::isPositive)
                .findFirst()
                .orElse(units(1));
    }

    private MonetaryAmount some(MonetaryAmount amount) {
        long units = Math.max(1, MinorUnits.count(amount));
        return units(1 + Math.floorMod(random.nextLong(), units));
    }

    private MonetaryAmount units(long units) {
        return MinorUnits.of(units, layby.terms().currency());
    }

    private String payment(Payment.Standing standing) {
        List<String> ids = layby.payments().stream()
                .filter(it -> it.standing() == standing)
                .map(Payment::id)
                .toList();
        return any(ids);
    }

    private String refund(Refund.Standing standing) {
        return any(layby.refunds().stream()
                .filter(it -> it.standing() == standing)
                .map(Refund::id)
                .toList());
    }

    private String fee() {
        return any(layby.fees().stream().map(Fee::id).toList());
    }

    /** One of them, or one that nobody knows. */
    private String any(List<String> ids) {
        return ids.isEmpty() ? "nobody" : ids.get(random.nextInt(ids.size()));
    }

    private FeeKind feeKind() {
        List<FeeKind> agreed =
                layby.terms().fees().stream().map(AgreedFee::kind).toList();
        return agreed.isEmpty() || random.nextBoolean() ? FeeKind.OTHER : agreed.get(0);
    }

    private ScheduleTerms anew() {
        LocalDate last = layby.schedule().get(layby.schedule().size() - 1).due();
        LocalDate anchor = random.nextBoolean() || last.isBefore(today) ? today : last;
        return ScheduleTerms.of(1 + random.nextInt(5), Frequency.FORTNIGHTLY, anchor);
    }

    private Item item() {
        List<Item> items = layby.terms().items();
        return items.get(random.nextInt(items.size()));
    }

    private List<Item> otherItems() {
        Map<String, Item> items = new HashMap<>();
        layby.terms().items().forEach(it -> items.put(it.sku(), it));
        Item it = item();
        if (random.nextBoolean()) {
            items.put(it.sku(), it.times(it.quantity() + 1));
        } else if (it.quantity() > 1) {
            items.put(it.sku(), it.times(it.quantity() - 1));
        } else {
            items.remove(it.sku());
        }
        List<Item> sorted = new ArrayList<>(items.values());
        sorted.sort(Comparator.comparing(Item::sku));
        return sorted;
    }

    private LaybyCommand end(EndedBy by, Ground ground) {
        List<CostEvidence> costs = List.of(new CostEvidence(CostEvidence.Kind.STORAGE, units(random.nextInt(4_000))));
        return new LaybyCommand.End(by, ground, Facts.NONE, costs, "letter");
    }

    /** Entries that a person might book, and that leave the consumer's money alone. */
    private LedgerEntry correction() {
        MonetaryAmount amount = units(1 + random.nextInt(100));
        return new LedgerEntry(
                "LED-07",
                "",
                Optional.empty(),
                List.of(
                        new Posting(Account.of(AccountKind.ROUNDING), amount),
                        new Posting(Account.of(AccountKind.SALES), amount.negate())));
    }
}
