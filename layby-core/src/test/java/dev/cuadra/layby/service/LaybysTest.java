package dev.cuadra.layby.service;

import static dev.cuadra.layby.service.Host.ACME;
import static dev.cuadra.layby.service.Host.CLERK;
import static dev.cuadra.layby.service.Host.MONDAY;
import static dev.cuadra.layby.service.Host.SYDNEY;
import static dev.cuadra.layby.service.Host.aud;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.layby.agreement.FeeKind;
import dev.cuadra.layby.agreement.Item;
import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyCommand;
import dev.cuadra.layby.agreement.LaybyJson;
import dev.cuadra.layby.agreement.LaybyPolicy;
import dev.cuadra.layby.agreement.LaybyRules;
import dev.cuadra.layby.agreement.LaybyState;
import dev.cuadra.layby.agreement.LaybyView;
import dev.cuadra.layby.agreement.Payment;
import dev.cuadra.layby.agreement.Receipt;
import dev.cuadra.layby.law.Jurisdiction;
import dev.cuadra.layby.ledger.Account;
import dev.cuadra.layby.money.Tender;
import dev.cuadra.layby.quote.FeeTerms;
import dev.cuadra.layby.schedule.Frequency;
import dev.cuadra.layby.schedule.ScheduleTerms;
import dev.cuadra.layby.stock.StockLevel;
import dev.cuadra.layby.termination.EndedBy;
import dev.cuadra.layby.termination.Facts;
import dev.cuadra.layby.termination.Ground;
import dev.cuadra.layby.termination.TaxBasis;
import dev.cuadra.runtime.Answer;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.storage.IdempotencyConflictException;
import dev.cuadra.spi.storage.StorageException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LaybysTest {
    private final Host host = new Host();

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    private static LaybyCommand.End cancelled() {
        return new LaybyCommand.End(EndedBy.CONSUMER, Ground.CONSUMER_WISH, Facts.NONE, List.of(), "");
    }

    private StockLevel lamps() {
        return host.warehouse.level(CLERK, SYDNEY, "LAMP");
    }

    @Test
    @Tag("LIF-01")
    @Tag("LIF-02")
    @Tag("LIF-03")
    @Tag("PAY-13")
    void aWholeLife() {
        host.stock("LAMP", 5);
        UUID id = host.drafted(host.consumer(), Host.terms());
        assertThat(lamps()).isEqualTo(new StockLevel("LAMP", 5, 0));

        assertThat(host.accept(host.fresh(), id).state()).isEqualTo(LaybyState.ACTIVE);
        assertThat(lamps()).isEqualTo(new StockLevel("LAMP", 5, 2));

        host.on(MONDAY.plusWeeks(1));
        Receipt second = host.pay(host.fresh(), id, "130.00").receipt().orElseThrow();
        assertThat(second)
                .isEqualTo(new Receipt(
                        "SYD-000002",
                        id.toString(),
                        second.payment(),
                        aud("130.00"),
                        Tender.CASH,
                        MONDAY.plusWeeks(1),
                        Payment.Standing.CLEARED,
                        aud("230.00"),
                        aud("170.00"),
                        Optional.of(MONDAY.plusWeeks(2)),
                        Optional.of(aud("70.00"))));

        host.on(MONDAY.plusWeeks(2));
        Booked last = host.pay(host.fresh(), id, "170.00");
        assertThat(last.state()).isEqualTo(LaybyState.FULLY_PAID);
        assertThat(last.receipt().orElseThrow().nextDue()).isEmpty();

        Booked done =
                host.laybys.collect(host.fresh(), id, "driver licence seen").value();
        assertThat(done.state()).isEqualTo(LaybyState.COMPLETED);
        assertThat(lamps()).isEqualTo(new StockLevel("LAMP", 3, 0));

        Layby layby = host.books.find(CLERK, id);
        assertThat(layby.balance(Account.funds(id.toString())).isZero()).isTrue();
        assertThat(host.books.receipts(CLERK, id))
                .extracting(Receipt::number)
                .containsExactly("SYD-000001", "SYD-000002", "SYD-000003");
        assertThat(host.books.receipts(CLERK, id).get(1)).isEqualTo(second);
        assertThat(host.books.statement(CLERK, id).number()).isEqualTo(1);
    }

    @Test
    @Tag("LIF-03")
    void whoCollectsIsNeverWrittenInPlain() {
        host.stock("LAMP", 5);
        UUID id = host.active();
        host.pay(host.fresh(), id, "300.00");
        assertThatThrownBy(() ->
                        host.laybys.take(host.fresh(), id, new LaybyCommand.Collect("licence of Marcia Example seen")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("collect")
                .hasMessageNotContaining("Marcia");
        assertThat(host.books.find(CLERK, id).state()).isEqualTo(LaybyState.FULLY_PAID);
        assertThat(lamps()).isEqualTo(new StockLevel("LAMP", 5, 2));
    }

    private static Offer offer(LaybyPolicy policy, Optional<String> pays) {
        return new Offer(
                Jurisdiction.AU,
                SYDNEY,
                Host.ZONE,
                true,
                MONDAY,
                List.of(new Item("LAMP", "Reading lamp", 2, aud("200.00"))),
                List.of(
                        FeeTerms.percent(FeeKind.SERVICE, new BigDecimal("1.5")),
                        FeeTerms.flat(FeeKind.ADMINISTRATION, aud("0.00"))),
                pays.map(Host::aud),
                Optional.empty(),
                ScheduleTerms.of(3, Frequency.WEEKLY, MONDAY),
                Optional.of(aud("30.00")),
                false,
                TaxBasis.ACCRUAL,
                policy,
                "v1");
    }

    private static LaybyPolicy policy(int mostDays, String percent) {
        LaybyPolicy usual = LaybyPolicy.USUAL;
        return new LaybyPolicy(
                usual.graceDays(),
                mostDays,
                usual.mostExtensions(),
                usual.overpayment(),
                usual.feesFirst(),
                usual.missedForDefault(),
                usual.cureDays(),
                usual.lateFee(),
                usual.holdShiftsDueDates(),
                usual.partialRelease(),
                new LaybyPolicy.DepositRule(new BigDecimal(percent), Optional.empty(), Optional.empty()),
                usual.cashStep(),
                usual.noticeDays(),
                usual.refundDays());
    }

    @Test
    @Tag("SCH-14")
    void aQuoteIsWhatACreationGivesToTheByte() throws IOException {
        Offered offered = host.laybys.quote(CLERK, offer(policy(90, "20"), Optional.empty()));

        // 400.00 and 1.5 % of it; 20 % of 400.00 at once, the rest in three weeks: 326.00 / 3 = 108.66…
        assertThat(offered.quote().total()).isEqualTo(aud("406.00"));
        assertThat(offered.quote().deposit()).isEqualTo(aud("80.00"));
        assertThat(offered.quote().instalments().stream().map(it -> it.amount()))
                .containsExactly(aud("108.66"), aud("108.66"), aud("108.68"));
        assertThat(offered.quote().disclosures()).isEqualTo(host.engine.duties(offered.terms()));
        assertThat(offered.quote().disclosures()).isNotEmpty();

        UUID id = host.laybys
                .draft(host.fresh(), host.consumer(), offered.terms())
                .value()
                .layby();
        Layby created = host.books.find(CLERK, id);
        assertThat(LaybyJson.mapper().writeValueAsBytes(created.terms()))
                .isEqualTo(LaybyJson.mapper().writeValueAsBytes(offered.terms()));
        assertThat(LaybyJson.mapper().writeValueAsBytes(created.terms().schedule()))
                .isEqualTo(LaybyJson.mapper().writeValueAsBytes(offered.quote().instalments()));
        assertThat(created.total()).isEqualTo(offered.quote().total());
        assertThat(host.laybys.quote(CLERK, offer(policy(90, "20"), Optional.empty())))
                .isEqualTo(offered);
    }

    @Test
    @Tag("SCH-14")
    @Tag("SCH-02")
    @Tag("SCH-12")
    void aQuoteKeepsToTheLimitsThatADraftIsCheckedAgainst() {
        refused("SCHEDULE_TOO_LONG", () -> host.laybys.quote(CLERK, offer(policy(20, "20"), Optional.empty())));
        refused("DEPOSIT_BELOW_MINIMUM", () -> host.laybys.quote(CLERK, offer(policy(90, "20"), Optional.of("79.99"))));
        Host closed = new Host((caller, right, shop) -> right != LaybyRight.SELL);
        refused("NOT_PERMITTED", () -> closed.laybys.quote(CLERK, offer(policy(90, "20"), Optional.empty())));
        assertThat(host.laybys
                        .quote(CLERK, offer(policy(21, "20"), Optional.empty()))
                        .quote()
                        .instalments())
                .hasSize(3);
    }

    @Test
    @Tag("INT-09")
    void theStoredFiguresAreThoseOfAReplay() {
        host.stock("LAMP", 5);
        UUID id = host.active();
        host.pay(host.fresh(), id, "40.00");
        host.laybys.take(host.fresh(), id, cancelled());

        try (var records = host.books.records(ACME)) {
            LaybyRecord record = records.toList().get(0);
            Layby replayed = host.engine.replay(record.summary().id().toString(), record.log());
            assertThat(record.summary().view()).isEqualTo(LaybyView.of(replayed, host.engine.instalments(replayed)));
            assertThat(record.log()).isEqualTo(replayed.log());
            assertThat(record.summary().view().version()).isEqualTo(record.log().size());
        }
    }

    @Test
    @Tag("PAY-01")
    @Tag("LIF-14")
    void theSameKeyTakesMoneyOnce() {
        host.stock("LAMP", 5);
        UUID id = host.active();
        Answer<Booked> first = host.laybys.pay(CLERK.asks("K1"), id, aud("50.00"), Tender.CARD, MONDAY);
        host.pay(host.fresh(), id, "10.00");

        Answer<Booked> again = host.laybys.pay(CLERK.asks("K1"), id, aud("50.00"), Tender.CARD, MONDAY);

        assertThat(again.replayed()).isTrue();
        assertThat(again.value()).isEqualTo(first.value());
        assertThat(host.books.find(CLERK, id).netPaid()).isEqualTo(aud("160.00"));
    }

    @Test
    @Tag("LIF-14")
    void theLogKnowsAKeyWhoseAnswerIsKeptNoLonger() {
        host.stock("LAMP", 5);
        UUID id = host.active();
        Booked first = host.laybys
                .pay(CLERK.asks("K1"), id, aud("50.00"), Tender.CARD, MONDAY)
                .value();
        host.pay(host.fresh(), id, "10.00");
        host.memory.expireIdempotencyKeys(ACME, Host.noon(MONDAY.plusYears(1)));
        host.on(MONDAY.plusDays(3));

        assertThat(host.laybys
                        .pay(CLERK.asks("K1"), id, aud("50.00"), Tender.CARD, MONDAY)
                        .value())
                .isEqualTo(first);
        assertThat(host.books.find(CLERK, id).netPaid()).isEqualTo(aud("160.00"));
        assertThat(host.pay(host.fresh(), id, "1.00").receipt().orElseThrow().number())
                .as("no number was used up")
                .isEqualTo("SYD-000004");
    }

    @Test
    @Tag("PAY-02")
    void theSameKeyForAnotherAmountIsAConflictAndTakesNothing() {
        host.stock("LAMP", 5);
        UUID id = host.active();
        host.laybys.pay(CLERK.asks("K1"), id, aud("50.00"), Tender.CARD, MONDAY);

        assertThatThrownBy(() -> host.laybys.pay(CLERK.asks("K1"), id, aud("60.00"), Tender.CARD, MONDAY))
                .isInstanceOf(IdempotencyConflictException.class);
        assertThat(host.books.find(CLERK, id).netPaid()).isEqualTo(aud("150.00"));
    }

    @Test
    @Tag("LIF-12")
    void aRefusalIsNoAnswerAndTheSameKeyIsDecidedAnew() {
        host.stock("LAMP", 1);
        UUID id = host.drafted(host.consumer(), Host.terms());
        int version = host.books.find(CLERK, id).version();
        refused("STOCK_NOT_AVAILABLE", () -> host.accept(CLERK.asks("A"), id));
        assertThat(host.books.find(CLERK, id).version()).isEqualTo(version);
        assertThat(lamps()).isEqualTo(new StockLevel("LAMP", 1, 0));

        host.stock("LAMP", 1);

        assertThat(host.accept(CLERK.asks("A"), id).state()).isEqualTo(LaybyState.ACTIVE);
        assertThat(lamps()).isEqualTo(new StockLevel("LAMP", 2, 2));
    }

    @Test
    @Tag("PAY-06")
    void aRefusedPaymentUsesUpNoReceipt() {
        host.stock("LAMP", 5);
        UUID id = host.active();
        refused("PAYMENT_OVER_OUTSTANDING", () -> host.pay(CLERK.asks("P"), id, "300.01"));

        assertThat(host.pay(CLERK.asks("P"), id, "300.00")
                        .receipt()
                        .orElseThrow()
                        .number())
                .isEqualTo("SYD-000002");
    }

    @Test
    @Tag("STK-01")
    void whereOneLineIsShortNothingIsHeldOfTheOthers() {
        host.stock("SOFA", 1);
        UUID id = host.drafted(
                host.consumer(),
                Host.terms(
                        SYDNEY,
                        LaybyPolicy.USUAL,
                        new Item("SOFA", "Sofa", 1, aud("300.00")),
                        new Item("TABLE", "Table", 1, aud("100.00"))));

        refused("STOCK_NOT_AVAILABLE", () -> host.accept(host.fresh(), id));

        assertThat(host.warehouse.level(CLERK, SYDNEY, "SOFA")).isEqualTo(new StockLevel("SOFA", 1, 0));
        assertThat(host.books.find(CLERK, id).state()).isEqualTo(LaybyState.DRAFT);
    }

    @Test
    @Tag("PAY-15")
    void whoSawAnOlderVersionHasNoEffectAndMayLookAgain() {
        host.stock("LAMP", 5);
        UUID id = host.active();
        int seen = host.books.find(CLERK, id).version();
        host.pay(CLERK.asks("one").onVersion(seen), id, "10.00");

        refused("VERSION_CONFLICT", () -> host.pay(CLERK.asks("two").onVersion(seen), id, "10.00"));

        assertThat(host.pay(CLERK.asks("one").onVersion(seen), id, "10.00").netPaid())
                .as("a repetition is none of a later writer")
                .isEqualTo(aud("110.00"));
        assertThat(host.pay(CLERK.asks("two").onVersion(seen + 1), id, "10.00").netPaid())
                .isEqualTo(aud("120.00"));
    }

    @Test
    @Tag("PAY-03")
    void anAcknowledgementThatIsLostLosesAndDoublesNothing() {
        host.stock("LAMP", 5);
        UUID id = host.active();
        host.storage.breakAfterCommit();
        assertThatThrownBy(() -> host.pay(CLERK.asks("K"), id, "50.00")).isInstanceOf(StorageException.class);
        host.storage.repair();

        Booked after = host.pay(CLERK.asks("K"), id, "50.00");

        assertThat(after.receipt().orElseThrow().number()).isEqualTo("SYD-000002");
        assertThat(host.books.find(CLERK, id).netPaid()).isEqualTo(aud("150.00"));
        assertThat(host.books.receipts(CLERK, id)).hasSize(2);
    }

    @Test
    @Tag("PAY-03")
    void aCommitThatNeverArrivedIsMadeByTheRepetition() {
        host.stock("LAMP", 5);
        UUID id = host.active();
        host.storage.breakBeforeCommit();
        assertThatThrownBy(() -> host.pay(CLERK.asks("K"), id, "50.00")).isInstanceOf(StorageException.class);
        host.storage.repair();
        assertThat(host.books.find(CLERK, id).netPaid()).isEqualTo(aud("100.00"));

        assertThat(host.pay(CLERK.asks("K"), id, "50.00")
                        .receipt()
                        .orElseThrow()
                        .number())
                .isEqualTo("SYD-000002");
    }

    @Test
    @Tag("STK-03")
    void whatIsCancelledIsFreeOnce() {
        host.stock("LAMP", 5);
        UUID one = host.active();
        UUID other = host.active(host.consumer(), Host.terms());
        host.laybys.take(CLERK.asks("end"), one, cancelled());
        host.laybys.take(CLERK.asks("end"), one, cancelled());
        refused("LAYBY_NOT_ALLOWED", () -> host.laybys.take(host.fresh(), one, cancelled()));

        assertThat(lamps()).isEqualTo(new StockLevel("LAMP", 5, 2));
        assertThat(host.books.find(CLERK, other).held()).isEqualTo(Map.of("LAMP", 2));
    }

    @Test
    @Tag("LIF-10")
    @Tag("STK-01")
    void anAmendmentHoldsTheDifferenceOrNothing() {
        host.stock("LAMP", 3);
        UUID id = host.active();
        ScheduleTerms terms = ScheduleTerms.of(2, Frequency.WEEKLY, MONDAY);

        refused("STOCK_NOT_AVAILABLE", () -> amend(id, 4, terms));
        assertThat(lamps()).isEqualTo(new StockLevel("LAMP", 3, 2));

        amend(id, 3, terms);
        assertThat(lamps()).isEqualTo(new StockLevel("LAMP", 3, 3));
        amend(id, 1, terms);
        assertThat(lamps()).isEqualTo(new StockLevel("LAMP", 3, 1));
    }

    private void amend(UUID id, int lamps, ScheduleTerms terms) {
        host.laybys.take(
                host.fresh(),
                id,
                new LaybyCommand.Amend(
                        List.of(new Item("LAMP", "Reading lamp", lamps, aud("200.00"))), terms, "letter-1", true));
    }

    @Test
    @Tag("LIF-11")
    @Tag("STK-03")
    void whatGoesOverEarlyLeavesTheStoreAndTheRestStaysHeld() {
        host.stock("LAMP", 5);
        UUID id = host.active(host.consumer(), released());
        host.pay(host.fresh(), id, "250.00");

        host.laybys.take(host.fresh(), id, new LaybyCommand.Release(Map.of("LAMP", 1)));
        assertThat(lamps()).isEqualTo(new StockLevel("LAMP", 4, 1));

        host.laybys.take(host.fresh(), id, cancelled());
        assertThat(lamps()).as("a cancellation frees what is left").isEqualTo(new StockLevel("LAMP", 4, 0));
    }

    private static dev.cuadra.layby.agreement.AgreementTerms released() {
        LaybyPolicy usual = LaybyPolicy.USUAL;
        LaybyPolicy policy = new LaybyPolicy(
                usual.graceDays(),
                usual.mostDays(),
                usual.mostExtensions(),
                usual.overpayment(),
                usual.feesFirst(),
                usual.missedForDefault(),
                usual.cureDays(),
                usual.lateFee(),
                usual.holdShiftsDueDates(),
                true,
                usual.deposit(),
                usual.cashStep(),
                usual.noticeDays(),
                usual.refundDays());
        return Host.terms(SYDNEY, policy, new Item("LAMP", "Reading lamp", 2, aud("200.00")));
    }

    @Test
    @Tag("STK-05")
    void heldGoodsThatAreLostAreNotHandedOver() {
        host.stock("LAMP", 2);
        UUID id = host.active();
        host.pay(host.fresh(), id, "300.00");
        assertThat(host.warehouse
                        .lose(host.fresh(), SYDNEY, "LAMP", 1, "broken in the store")
                        .value()
                        .missing())
                .isEqualTo(1);

        refused("STOCK_NOT_THERE", () -> host.laybys.collect(host.fresh(), id, "passport seen"));
        assertThat(host.books.find(CLERK, id).state()).isEqualTo(LaybyState.FULLY_PAID);

        host.stock("LAMP", 1);
        host.laybys.collect(host.fresh(), id, "passport seen");
        assertThat(lamps()).isEqualTo(new StockLevel("LAMP", 0, 0));
    }

    @Test
    void whoHasNotTheRightHasNoEffect() {
        Host guarded = new Host((caller, right, shop) ->
                !caller.user().equals("thief") && !(caller.user().equals("till") && right == LaybyRight.END));
        guarded.stock("LAMP", 5);
        UUID id = guarded.active();
        int commits = guarded.storage.commits.get();
        Caller thief = new Caller(ACME, "thief");

        refused("NOT_PERMITTED", () -> guarded.laybys.draft(thief.asks("d"), UUID.randomUUID(), Host.terms()));
        refused("NOT_PERMITTED", () -> guarded.pay(thief.asks("p"), id, "10.00"));
        refused("NOT_PERMITTED", () -> guarded.laybys.collect(thief.asks("c"), id, "seen"));
        refused("NOT_PERMITTED", () -> guarded.warehouse.receive(thief.asks("w"), SYDNEY, "LAMP", 1));
        refused("NOT_PERMITTED", () -> guarded.books.find(thief, id));
        refused("NOT_PERMITTED", () -> guarded.books.page(thief, SYDNEY, Optional.empty(), 10));
        refused("NOT_PERMITTED", () -> guarded.consumers.byMail(thief, SYDNEY, "marcia@example.org"));
        refused("NOT_PERMITTED", () -> guarded.laybys.take(new Caller(ACME, "till").asks("e"), id, cancelled()));
        assertThat(guarded.books.byNumber(thief, 1)).isEmpty();
        assertThat(guarded.storage.commits).hasValue(commits);

        guarded.pay(CLERK.asks("theirs"), id, "10.00");
        refused("NOT_PERMITTED", () -> guarded.pay(thief.asks("theirs"), id, "10.00"));
    }

    @Test
    void oneTenantKnowsNothingOfAnother() {
        host.stock("LAMP", 5);
        UUID id = host.active();
        Caller other = new Caller(TenantId.of("other"), "user-7");

        refused("LAYBY_UNKNOWN", () -> host.books.find(other, id));
        refused("LAYBY_UNKNOWN", () -> host.pay(other.asks("x"), id, "10.00"));
        assertThat(host.books.page(other, SYDNEY, Optional.empty(), 10).laybys())
                .isEmpty();
        assertThat(host.warehouse.level(other, SYDNEY, "LAMP")).isEqualTo(StockLevel.none("LAMP"));

        UUID theirs = host.consumers
                .register(
                        other.asks("r"),
                        SYDNEY,
                        new Consumer("Ann Other", Optional.empty(), Optional.empty(), Consumer.Language.EN))
                .value();
        Booked first = host.laybys.draft(other.asks("d"), theirs, Host.terms()).value();
        assertThat(first.number()).isEqualTo(1);
        assertThat(host.pay(other.asks("p"), first.layby(), "100.00")
                        .receipt()
                        .orElseThrow()
                        .number())
                .isEqualTo("SYD-000001");
    }

    @Test
    void storesAndBusinessesCountTheirReceiptsApart() {
        host.stock("LAMP", 9);
        Shop perth = new Shop("ACME", "PER");
        Shop sister = new Shop("SISTER", "SYD");
        Item lamps = new Item("LAMP", "Reading lamp", 2, aud("200.00"));
        UUID consumer = host.consumer();
        host.drafted(consumer, Host.terms());

        for (Shop shop : List.of(perth, sister)) {
            UUID id = host.drafted(consumer, Host.terms(shop, LaybyPolicy.USUAL, lamps));
            assertThat(host.books.receipts(CLERK, id))
                    .extracting(Receipt::number)
                    .containsExactly(shop.store() + "-000001");
        }
        assertThat(host.books.ofConsumer(CLERK, consumer))
                .extracting(LaybySummary::number)
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void aShopsLaybysArePagedByState() {
        host.stock("LAMP", 20);
        UUID consumer = host.consumer();
        for (int at = 0; at < 5; at++) {
            host.drafted(consumer, Host.terms());
            host.active(consumer, Host.terms());
        }

        LaybyPage first = host.books.page(CLERK, SYDNEY, LaybyState.ACTIVE, Optional.empty(), 3);
        LaybyPage second = host.books.page(CLERK, SYDNEY, LaybyState.ACTIVE, first.next(), 3);

        assertThat(first.laybys()).extracting(LaybySummary::number).containsExactly(2L, 4L, 6L);
        assertThat(second.laybys()).extracting(LaybySummary::number).containsExactly(8L, 10L);
        assertThat(second.next()).isEmpty();
        assertThat(first.laybys().get(0).view().nextDue()).contains(MONDAY.plusWeeks(1));
        assertThat(host.books.page(CLERK, SYDNEY, Optional.empty(), 100).laybys())
                .hasSize(10);
        assertThat(host.books.byNumber(CLERK, 4)).contains(first.laybys().get(1));
    }

    @Test
    void nothingInPlainSaysWhoSomebodyIs() {
        host.stock("LAMP", 5);
        UUID id = host.active();
        host.pay(host.fresh(), id, "300.00");
        host.laybys.collect(host.fresh(), id, "driver licence 12 345 678");

        String plain = new String(host.storage.everything(ACME).toArray(), StandardCharsets.UTF_8);
        assertThat(plain)
                .contains("COMPLETED", "LAMP", "SYD-000002")
                .doesNotContain("Marcia", "example.org", "licence");
    }

    @Test
    void aVaultThatKnowsNoMoneyIsRefused() {
        Vault plain = new Vault(host.memory, host.keys, host.clock, new TimeOrderedIds(host.clock, new SecureRandom()));

        assertThatThrownBy(() -> new Laybys(plain, LaybyRules.standard(), LaybyPermissions.EVERYTHING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("MoneyModule");
    }
}
