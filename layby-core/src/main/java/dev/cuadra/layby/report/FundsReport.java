package dev.cuadra.layby.report;

import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.internal.Texts;
import dev.cuadra.layby.ledger.Account;
import dev.cuadra.layby.ledger.AccountKind;
import dev.cuadra.layby.ledger.Posting;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;

/**
 * What is held for consumers. Beside the balances it adds up every posting to the accounts of the consumers; a report in
 * which the two differ, or that differs from the liability that a general ledger shows, says so in its remarks. For one
 * thread.
 *
 * @source LED-I4
 */
public final class FundsReport implements Accumulator<FundsRow> {
    private final LocalDate day;
    private final Gathered<FundsRow> gathered = new Gathered<>(ReportKind.FUNDS);
    private final Map<String, CurrencyUnit> currencies = new TreeMap<>();
    private final Map<String, MonetaryAmount> held = new TreeMap<>();
    private final Map<String, MonetaryAmount> posted = new TreeMap<>();

    /** A report of the lay-bys as they stand, dated {@code day}. */
    public FundsReport(LocalDate day) {
        this.day = Objects.requireNonNull(day, "day");
    }

    @Override
    public void add(Layby layby) {
        MonetaryAmount funds = layby.balance(Account.funds(layby.id()));
        MonetaryAmount payable = layby.balance(Account.of(AccountKind.REFUND_PAYABLE));
        CurrencyUnit currency = layby.terms().currency();
        currencies.put(currency.getCurrencyCode(), currency);
        held.merge(currency.getCurrencyCode(), funds, MonetaryAmount::add);
        layby.log().stream()
                .flatMap(recorded -> recorded.entries().stream())
                .flatMap(entry -> entry.postings().stream())
                .filter(posting -> posting.account().kind() == AccountKind.CUSTOMER_FUNDS)
                .forEach(this::post);
        if (!funds.isZero() || !payable.isZero()) {
            gathered.add(new FundsRow(ReportSubject.of(layby), layby.state(), funds, payable));
        }
    }

    private void post(Posting posting) {
        CurrencyUnit currency = posting.amount().getCurrency();
        currencies.put(currency.getCurrencyCode(), currency);
        posted.merge(currency.getCurrencyCode(), posting.amount().negate(), MonetaryAmount::add);
    }

    @Override
    public Report<FundsRow> report() {
        return report(differences(posted, "REPORT_FUNDS_POSTED"));
    }

    /**
     * The report, compared with what a general ledger shows as liability to consumers, one amount for each currency.
     */
    public Report<FundsRow> report(Iterable<? extends MonetaryAmount> liability) {
        Map<String, MonetaryAmount> shown = new TreeMap<>();
        for (MonetaryAmount amount : liability) {
            currencies.putIfAbsent(amount.getCurrency().getCurrencyCode(), amount.getCurrency());
            shown.merge(amount.getCurrency().getCurrencyCode(), MinorUnits.exact(amount), MonetaryAmount::add);
        }
        List<Problem> remarks = new ArrayList<>(differences(posted, "REPORT_FUNDS_POSTED"));
        remarks.addAll(differences(shown, "REPORT_FUNDS_LEDGER"));
        return report(remarks);
    }

    private Report<FundsRow> report(List<Problem> remarks) {
        return gathered.report(day, day, Comparator.comparing(row -> 0), remarks);
    }

    private List<Problem> differences(Map<String, MonetaryAmount> other, String code) {
        List<Problem> differences = new ArrayList<>();
        currencies.forEach((name, currency) -> {
            MonetaryAmount nothing = MinorUnits.zero(currency);
            MonetaryAmount here = held.getOrDefault(name, nothing);
            MonetaryAmount there = other.getOrDefault(name, nothing);
            if (!here.isEqualTo(there)) {
                differences.add(Texts.BOOK.problem(
                        code,
                        Place.NOWHERE,
                        Text.figures(Map.of(
                                "held", MinorUnits.text(here) + " " + name,
                                "ledger", MinorUnits.text(there) + " " + name,
                                "difference", MinorUnits.text(there.subtract(here)) + " " + name))));
            }
        });
        return differences;
    }
}
