package dev.cuadra.layby.integrity;

import static dev.cuadra.layby.integrity.Damage.books;
import static dev.cuadra.layby.integrity.Damage.claiming;
import static dev.cuadra.layby.integrity.Damage.codes;
import static dev.cuadra.layby.integrity.Damage.corrected;
import static dev.cuadra.layby.integrity.Damage.forged;
import static dev.cuadra.layby.integrity.Damage.found;
import static dev.cuadra.layby.integrity.Damage.nzd;
import static dev.cuadra.layby.integrity.Damage.set;
import static dev.cuadra.layby.integrity.Damage.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.layby.agreement.FeeKind;
import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyEvent;
import dev.cuadra.layby.agreement.LaybyState;
import dev.cuadra.layby.agreement.Lives;
import dev.cuadra.layby.agreement.NoticeKind;
import dev.cuadra.layby.agreement.Recorded;
import dev.cuadra.layby.ledger.Account;
import dev.cuadra.layby.ledger.AccountKind;
import dev.cuadra.layby.ledger.LedgerEntry;
import dev.cuadra.layby.ledger.Posting;
import dev.cuadra.layby.money.Tender;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.money.MonetaryAmount;
import org.javamoney.moneta.Money;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each check finds the damage that it is for. */
class DamagedBooksTest {
    private static final Layby RUNNING = Lives.running();

    @Test
    @Tag("INT-01")
    void aTotalThatIsNotPriceAndFeesIsFound() {
        Books damaged = claiming(RUNNING, "total", nzd("376.00"));

        IntegrityFinding finding = found(damaged, Check.INT_01).get(0);

        assertThat(finding.problem().code()).isEqualTo("INT_01_TOTAL");
        assertThat(finding.expected()).isEqualTo("375.00 NZD");
        assertThat(finding.actual()).isEqualTo("376.00 NZD");
        assertThat(finding.agreement()).isEqualTo("L1");
        assertThat(finding.severity()).isEqualTo(Severity.MAJOR);
        assertThat(finding.text().es()).contains("375,00 NZD").contains("376,00 NZD");
        assertThat(codes(claiming(RUNNING, "outstanding", nzd("272.51")), Check.INT_01))
                .containsExactly("INT_01_OUTSTANDING");
    }

    @Test
    @Tag("INT-02")
    void aScheduleThatDoesNotComeToTheTotalIsFound() {
        assertThat(codes(instalment(5, "amount", nzd("62.49")), Check.INT_02)).containsExactly("INT_02_SUM");
        assertThat(codes(instalment(1, "allocated", nzd("62.51")), Check.INT_02))
                .containsExactly("INT_02_ALLOCATED");
        assertThat(codes(instalment(1, "allocated", nzd("-0.01")), Check.INT_02))
                .containsExactly("INT_02_ALLOCATED");
    }

    @Test
    @Tag("INT-03")
    void paymentsThatAreNotAllInInstalmentsAreFound() {
        assertThat(codes(instalment(1, "allocated", nzd("39.99")), Check.INT_03))
                .containsExactly("INT_03_ALLOCATIONS");
        assertThat(codes(claiming(RUNNING, "netPaid", nzd("102.51")), Check.INT_03))
                .containsExactly("INT_03_ALLOCATIONS", "INT_03_PAID");
    }

    @Test
    @Tag("INT-04")
    void dueDatesOutOfOrderOrOutsideTheTermAreFound() {
        LocalDate second = books(RUNNING).view().instalments().get(1).due();
        assertThat(codes(instalment(2, "due", second), Check.INT_04)).containsExactly("INT_04_ORDER");
        assertThat(codes(instalment(5, "due", LocalDate.parse("2027-02-14")), Check.INT_04))
                .containsExactly("INT_04_TERM");
        assertThat(codes(instalment(5, "due", LocalDate.parse("2027-02-13")), Check.INT_04))
                .isEmpty();
    }

    @Test
    @Tag("INT-05")
    void aStateThatDoesNotFitTheBalanceIsFound() {
        assertThat(codes(claiming(RUNNING, "state", LaybyState.FULLY_PAID), Check.INT_05))
                .containsExactly("INT_05_OUTSTANDING");
        assertThat(codes(claiming(RUNNING, "state", LaybyState.COMPLETED), Check.INT_05))
                .containsExactly("INT_05_OUTSTANDING", "INT_05_HELD", "INT_05_FUNDS");
        assertThat(codes(claiming(Lives.fullyPaid(), "state", LaybyState.ACTIVE), Check.INT_05))
                .containsExactly("INT_05_OUTSTANDING");
        assertThat(codes(claiming(Lives.cancelled(), "held", Map.of("BED", 1)), Check.INT_05))
                .containsExactly("INT_05_HELD");
        assertThat(codes(books(Lives.cancelled()), Check.INT_05)).isEmpty();
    }

    @Test
    @Tag("INT-05")
    @Tag("LED-I3")
    void moneyLeftOverAfterTheEndIsFoundAndMovedToWhatIsOwed() {
        Layby cancelled = Lives.cancelled();
        Layby wrong = forged(cancelled, moreKept(cancelled));

        List<IntegrityFinding> findings = found(books(wrong), Check.INT_05);

        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).actual()).isEqualTo("10.00 NZD");
        Layby right = corrected(wrong, findings.get(0).suggested());
        assertThat(found(books(right), Check.INT_05)).isEmpty();
        assertThat(right.balance(Account.funds("L1")).isZero()).isTrue();
    }

    /** As if 10.00 more of cash had been credited to the consumer by the ending. */
    private static List<Recorded> moreKept(Layby layby) {
        LedgerEntry stray = new LedgerEntry(
                "LED-04",
                "L1",
                Optional.empty(),
                List.of(
                        new Posting(Account.of(AccountKind.TERMINATION_INCOME), nzd("10.00")),
                        new Posting(Account.funds("L1"), nzd("-10.00"))));
        return adding(layby, LaybyEvent.Ended.class, stray);
    }

    private static List<Recorded> adding(Layby layby, Class<? extends LaybyEvent> to, LedgerEntry entry) {
        List<Recorded> events = new ArrayList<>();
        boolean added = false;
        for (Recorded event : layby.log()) {
            List<LedgerEntry> entries = new ArrayList<>(event.entries());
            if (!added && to.isInstance(event.event())) {
                entries.add(entry);
                added = true;
            }
            events.add(Lives.with(event, entries));
        }
        return events;
    }

    @Test
    @Tag("INT-07")
    void aBalanceThatItsEntriesDoNotGiveIsFound() {
        Map<Account, MonetaryAmount> balances = new TreeMap<>(RUNNING.balances());
        balances.put(Account.funds("L1"), nzd("102.49"));

        assertThat(codes(claiming(RUNNING, "balances", balances), Check.INT_07))
                .containsExactly("INT_07_BALANCE", "INT_07_POSTED", "INT_07_FUNDS");
    }

    @Test
    @Tag("INT-07")
    void aPaymentThatWasNeverPostedIsFoundAndPosted() {
        Layby wrong = forged(
                RUNNING,
                RUNNING.log().stream()
                        .map(event -> of(event, "P2") ? Lives.with(event, List.of()) : event)
                        .toList());

        List<IntegrityFinding> findings = found(books(wrong));

        assertThat(findings)
                .extracting(finding -> finding.problem().code())
                .containsExactly("INT_07_PAYMENT", "INT_07_FUNDS");
        assertThat(findings.get(0).expected()).isEqualTo("40.00 NZD");
        assertThat(findings.get(0).severity()).isEqualTo(Severity.CRITICAL);
        Layby right = corrected(wrong, findings.get(0).suggested());
        assertThat(found(books(right))).isEmpty();
        assertThat(right.balance(Account.funds("L1"))).isEqualTo(nzd("102.50"));
        assertThat(right.balance(Account.cash(Tender.CARD))).isEqualTo(nzd("102.50"));
    }

    @Test
    @Tag("INT-07")
    void aPaymentThatWasPostedTwiceIsFoundAndTakenBackOnce() {
        Layby wrong = forged(
                RUNNING,
                RUNNING.log().stream()
                        .map(event -> of(event, "P2") ? Lives.with(event, twice(event.entries())) : event)
                        .toList());

        List<LedgerEntry> suggested = found(books(wrong), Check.INT_07).get(0).suggested();

        assertThat(suggested).extracting(LedgerEntry::rule).containsExactly("LED-02");
        assertThat(found(books(corrected(wrong, suggested)))).isEmpty();
    }

    private static boolean of(Recorded event, String payment) {
        return event.event() instanceof LaybyEvent.PaymentReceived received
                && received.payment().equals(payment);
    }

    private static <T> List<T> twice(List<T> list) {
        List<T> all = new ArrayList<>(list);
        all.addAll(list);
        return all;
    }

    @Test
    @Tag("INT-07")
    void entriesOfAPaymentThatNobodyKnowsAreFoundAndTakenBack() {
        LedgerEntry ghost = new LedgerEntry(
                "LED-01",
                "GHOST",
                Optional.empty(),
                List.of(
                        new Posting(Account.cash(Tender.CASH), nzd("7.00")),
                        new Posting(Account.funds("L1"), nzd("-7.00"))));
        Layby wrong = forged(RUNNING, adding(RUNNING, LaybyEvent.Accepted.class, ghost));

        List<IntegrityFinding> findings = found(books(wrong), Check.INT_07);

        assertThat(findings)
                .extracting(finding -> finding.problem().code())
                .containsExactly("INT_07_FUNDS", "INT_07_ORPHAN_ENTRY");
        assertThat(found(books(corrected(wrong, findings.get(1).suggested())))).isEmpty();
    }

    @Test
    @Tag("INT-07")
    void paymentsThatOnlyTheViewOrOnlyTheLogKnowsAreFound() {
        Books lost = claiming(RUNNING, "payments", RUNNING.payments().subList(0, 1));
        Books orphan = claiming(
                RUNNING,
                "payments",
                List.of(
                        RUNNING.payments().get(0),
                        RUNNING.payments().get(1),
                        with(RUNNING.payments().get(1), "id", "P9")));

        assertThat(codes(lost, Check.INT_07)).contains("INT_07_LOST_PAYMENT");
        assertThat(codes(orphan, Check.INT_07)).contains("INT_07_ORPHAN_PAYMENT");
    }

    @Test
    @Tag("INT-07")
    void aReceiptOrKeyUsedTwiceIsFound() {
        Books receipt = claiming(
                RUNNING,
                "payments",
                set(
                        RUNNING.payments(),
                        1,
                        with(
                                RUNNING.payments().get(1),
                                "receipt",
                                RUNNING.payments().get(0).receipt())));
        assertThat(codes(receipt, Check.INT_07)).containsExactly("INT_07_RECEIPT");

        Layby keyed = forged(
                RUNNING,
                RUNNING.log().stream()
                        .map(event -> event.event() instanceof LaybyEvent.PaymentReceived
                                ? with(event, "command", with(event.command(), "key", Optional.of("K1")))
                                : event)
                        .toList());
        assertThat(codes(books(keyed), Check.INT_07)).containsExactly("INT_07_KEY");
    }

    @Test
    @Tag("INT-08")
    void aRefundBeyondItsPaymentIsFoundAndClaimed() {
        Layby cancelled = Lives.cancelled();
        Layby wrong = forged(
                cancelled,
                cancelled.log().stream()
                        .map(event -> event.event() instanceof LaybyEvent.RefundApproved refund
                                        && refund.payment().equals("P1")
                                ? moreBack(event, refund)
                                : event)
                        .toList());

        List<IntegrityFinding> findings = found(books(wrong), Check.INT_08);

        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).problem().code()).isEqualTo("INT_08_PAYMENT");
        assertThat(findings.get(0).expected()).isEqualTo("<= 150.00 NZD");
        assertThat(findings.get(0).actual()).isEqualTo("155.00 NZD");
        Books right = books(corrected(wrong, findings.get(0).suggested()));
        assertThat(found(right, Check.INT_08)).isEmpty();
        assertThat(found(right, Check.INT_05)).isEmpty();
    }

    private static Recorded moreBack(Recorded event, LaybyEvent.RefundApproved refund) {
        LedgerEntry entry = new LedgerEntry(
                "LED-05",
                refund.refund(),
                Optional.empty(),
                List.of(
                        new Posting(Account.funds("L1"), nzd("155.00")),
                        new Posting(Account.of(AccountKind.REFUND_PAYABLE), nzd("-155.00"))));
        LaybyEvent more = with(refund, "amount", nzd("155.00"));
        return Lives.with(Lives.instead(event, more), List.of(entry));
    }

    @Test
    @Tag("INT-08")
    void refundsBeyondAllPaymentsAreFoundThoughNoPaymentIsExceeded() {
        Layby cancelled = Lives.cancelled();
        Books wrong = claiming(
                cancelled,
                "refunds",
                twice(cancelled.refunds()).stream()
                        .map(refund -> with(refund, "payment", "unknown"))
                        .toList());

        assertThat(codes(wrong, Check.INT_08)).containsExactly("INT_08_TOTAL");
    }

    @Test
    @Tag("INT-09")
    @Tag("LED-I6")
    void aLogWithAGapABrokenChainOrAChangedEventIsFound() {
        Books sound = books(RUNNING);
        List<Recorded> gap = new ArrayList<>(sound.log());
        gap.remove(2);
        List<Recorded> chain = set(sound.log(), 2, with(sound.log().get(2), "previous", "00"));
        Recorded payment = sound.log().get(sound.log().size() - 1);
        List<Recorded> changed = set(
                sound.log(),
                sound.log().size() - 1,
                with(payment, "event", with((LaybyEvent.PaymentReceived) payment.event(), "amount", nzd("41.00"))));

        assertThat(codes(new Books(sound.view(), gap), Check.INT_09)).contains("INT_09_SEQUENCE", "INT_09_CHAIN");
        assertThat(codes(new Books(sound.view(), chain), Check.INT_09)).containsExactly("INT_09_CHAIN");
        assertThat(codes(new Books(sound.view(), changed), Check.INT_09)).containsExactly("INT_09_REPLAY");
        assertThat(codes(new Books(sound.view(), sound.log().subList(0, 4)), Check.INT_09))
                .containsExactly("INT_09_SEQUENCE");
    }

    @Test
    @Tag("INT-09")
    @Tag("LED-I5")
    void aViewThatTheLogDoesNotGiveIsFoundPartByPart() {
        List<IntegrityFinding> findings = found(claiming(RUNNING, "state", LaybyState.ON_HOLD), Check.INT_09);

        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).problem().message().en())
                .contains("state")
                .contains("ON_HOLD")
                .contains("ACTIVE");
        assertThat(findings.get(0).suggested()).isEmpty();
    }

    @Test
    @Tag("INT-09")
    void aFindingNamesThePartInBothLanguagesAndShowsOnlyWhatDiffers() {
        IntegrityFinding amount = found(claiming(RUNNING, "outstanding", nzd("270.00")), Check.INT_09)
                .get(0);
        assertThat(amount.text().en())
                .isEqualTo("What is stored differs from the log in this: amount outstanding. Stored: 270.00 NZD;"
                        + " by the log: 272.50 NZD");
        assertThat(amount.text().es())
                .isEqualTo("Lo guardado difiere del registro en esto: saldo pendiente. Guardado: 270,00 NZD;"
                        + " según el registro: 272,50 NZD");

        List<StoredInstalment> instalments =
                new ArrayList<>(Damage.books(RUNNING).view().instalments());
        StoredInstalment second = instalments.get(1);
        instalments.set(1, new StoredInstalment(second.number(), second.due(), second.amount(), nzd("1.00")));
        IntegrityFinding one = found(claiming(RUNNING, "instalments", instalments), Check.INT_09)
                .get(0);
        assertThat(one.actual()).isEqualTo(second.number() + " " + second.due() + " " + "62.50 NZD 1.00 NZD");
        assertThat(one.expected()).doesNotContain(";").doesNotContain("[").doesNotContain("StoredInstalment");
    }

    @Test
    @Tag("INT-10")
    void anotherCurrencyOrThousandthsOfACentAreFoundAndStopNoOtherCheck() {
        Books scale = claiming(RUNNING, "outstanding", Money.of(new BigDecimal("272.505"), "NZD"));
        Books currency = claiming(RUNNING, "netPaid", Money.of(new BigDecimal("102.50"), "AUD"));

        assertThat(codes(scale, Check.INT_10)).containsExactly("INT_10_SCALE");
        assertThat(codes(scale, Check.INT_01)).containsExactly("INT_01_OUTSTANDING");
        assertThat(codes(currency, Check.INT_10)).containsExactly("INT_10_CURRENCY");
        assertThat(codes(currency, Check.INT_01)).isEmpty();
    }

    @Test
    @Tag("INT-11")
    void aFeeForTheSameInstalmentTwiceIsFoundAndTakenBack() {
        LocalDate due = LocalDate.parse("2026-02-27");
        List<Recorded> events = new ArrayList<>(RUNNING.log());
        events.add(fee("F1", due));
        events.add(fee("F2", due));
        Layby wrong = forged(RUNNING, events);

        List<IntegrityFinding> findings = found(books(wrong));

        assertThat(findings).extracting(finding -> finding.problem().code()).containsExactly("INT_11_FEE");
        Layby right = corrected(wrong, findings.get(0).suggested());
        assertThat(found(books(right))).isEmpty();
        assertThat(right.balance(Account.of(AccountKind.FEE_INCOME))).isEqualTo(nzd("5.00"));
    }

    private static Recorded fee(String id, LocalDate due) {
        Recorded last = RUNNING.log().get(RUNNING.log().size() - 1);
        LaybyEvent charged = new LaybyEvent.FeeCharged(id, FeeKind.LATE, nzd("5.00"), "late", Optional.of(due));
        return Lives.with(
                Lives.instead(last, charged),
                List.of(new LedgerEntry(
                        "FEE-04",
                        id,
                        Optional.empty(),
                        List.of(
                                new Posting(Account.of(AccountKind.RECEIVABLE), nzd("5.00")),
                                new Posting(Account.of(AccountKind.FEE_INCOME), nzd("-5.00"))))));
    }

    @Test
    @Tag("INT-11")
    void aNoticeThatWasSentTwiceIsFound() {
        Recorded last = RUNNING.log().get(RUNNING.log().size() - 1);
        LaybyEvent notice = new LaybyEvent.Noticed(NoticeKind.OVERDUE, LocalDate.parse("2026-02-27"));
        List<Recorded> events = new ArrayList<>(RUNNING.log());
        events.add(Lives.instead(last, notice));
        assertThat(found(books(forged(RUNNING, events)))).isEmpty();
        events.add(Lives.instead(last, notice));

        assertThat(codes(books(forged(RUNNING, events)), Check.INT_11)).containsExactly("INT_11_NOTICE");
    }

    private static Books instalment(int at, String part, Object value) {
        List<StoredInstalment> instalments = books(RUNNING).view().instalments();
        return claiming(RUNNING, "instalments", set(instalments, at, with(instalments.get(at), part, value)));
    }
}
