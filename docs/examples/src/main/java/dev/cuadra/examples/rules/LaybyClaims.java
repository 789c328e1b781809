package dev.cuadra.examples.rules;

import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyState;
import dev.cuadra.layby.agreement.Payment;
import dev.cuadra.layby.integrity.Books;
import dev.cuadra.layby.integrity.StoredInstalment;
import dev.cuadra.layby.integrity.StoredView;
import dev.cuadra.layby.ledger.Account;
import dev.cuadra.layby.money.Tender;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.money.MonetaryAmount;

/**
 * What some system claims to have stored of a lay-by. What it does not claim is taken from the life as it was told.
 * Amounts are checked as amounts alone: books in two currencies are a finding, not a fault of the document.
 */
record LaybyClaims(
        Optional<LaybyState> state,
        Optional<MonetaryAmount> netPaid,
        Optional<MonetaryAmount> outstanding,
        Optional<Map<Account, MonetaryAmount>> accounts,
        Optional<List<Line>> schedule,
        Optional<List<Slip>> receipts) {
    private static final int MOST_NUMBER = 10_000;

    /** An instalment; what is paid of it may be left out. */
    record Line(int number, LocalDate due, MonetaryAmount amount, Optional<MonetaryAmount> paid) {}

    /** A receipt. */
    record Slip(
            String number, String payment, MonetaryAmount amount, Optional<Tender> tender, Optional<LocalDate> on) {}

    static LaybyClaims read(Input input) {
        LaybyClaims claims = new LaybyClaims(
                input.optional("state").map(any -> input.requiredWord("state", LaybyState.class)),
                input.optional("netPaid").map(any -> input.money("netPaid")),
                input.optional("outstanding").map(any -> input.money("outstanding")),
                input.object("accounts").map(LaybyLedgerInput::balances),
                input.optional("schedule").map(any -> lines(input)),
                input.optional("receipts").map(any -> slips(input)));
        input.end();
        return claims;
    }

    private static List<Line> lines(Input input) {
        List<Line> lines = new ArrayList<>();
        for (Input line : input.objects("schedule")) {
            lines.add(new Line(
                    line.whole("n", 0, MOST_NUMBER),
                    line.date("due"),
                    line.money("amount"),
                    line.optional("paid").map(any -> line.money("paid"))));
            line.end();
        }
        return lines;
    }

    private static List<Slip> slips(Input input) {
        List<Slip> slips = new ArrayList<>();
        for (Input slip : input.objects("receipts")) {
            slips.add(new Slip(
                    slip.text("number"),
                    slip.text("payment"),
                    slip.money("amount"),
                    slip.optional("tender").map(any -> slip.requiredWord("tender", Tender.class)),
                    slip.optionalDate("on")));
            slip.end();
        }
        return slips;
    }

    /** The books that would be stored so. */
    Books of(Layby layby) {
        StoredView told = Books.of(LaybyStory.ENGINE, layby).view();
        StoredView claimed = new StoredView(
                told.agreement(),
                told.business(),
                told.store(),
                state.orElse(told.state()),
                told.currency(),
                told.agreedOn(),
                told.lastDay(),
                told.price(),
                told.total(),
                netPaid.orElse(told.netPaid()),
                outstanding.orElse(told.outstanding()),
                told.released(),
                schedule.map(lines -> instalments(told, lines)).orElse(told.instalments()),
                receipts.map(slips -> payments(told, slips)).orElse(told.payments()),
                told.fees(),
                told.refunds(),
                accounts.orElse(told.balances()),
                told.held(),
                told.disputed(),
                told.version());
        return new Books(claimed, layby.log());
    }

    private static List<StoredInstalment> instalments(StoredView told, List<Line> lines) {
        return lines.stream()
                .map(line -> new StoredInstalment(
                        line.number(), line.due(), line.amount(), line.paid().orElseGet(() -> paid(told, line))))
                .toList();
    }

    private static MonetaryAmount paid(StoredView told, Line line) {
        return told.instalments().stream()
                .filter(known -> known.number() == line.number())
                .findFirst()
                .map(StoredInstalment::allocated)
                .orElse(line.amount().subtract(line.amount()));
    }

    private static List<Payment> payments(StoredView told, List<Slip> slips) {
        return slips.stream().map(slip -> payment(told, slip)).toList();
    }

    private static Payment payment(StoredView told, Slip slip) {
        MonetaryAmount nothing = slip.amount().subtract(slip.amount());
        Optional<Payment> known = told.payments().stream()
                .filter(payment -> payment.id().equals(slip.payment()))
                .findFirst();
        return new Payment(
                slip.payment(),
                slip.number(),
                slip.amount(),
                slip.tender().or(() -> known.map(Payment::tender)).orElse(Tender.CASH),
                slip.on().or(() -> known.map(Payment::effectiveOn)).orElse(told.agreedOn()),
                known.map(Payment::standing).orElse(Payment.Standing.CLEARED),
                known.map(Payment::reversed).orElse(nothing),
                known.map(Payment::refunded).orElse(nothing),
                known.flatMap(Payment::foreign));
    }
}
