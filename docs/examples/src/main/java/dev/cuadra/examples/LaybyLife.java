package dev.cuadra.examples;

import dev.cuadra.adapter.report.LaybyPage;
import dev.cuadra.adapter.report.LaybyReceiptPage;
import dev.cuadra.adapter.report.PageOptions;
import dev.cuadra.layby.agreement.AgreementTerms;
import dev.cuadra.layby.agreement.Item;
import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyCommand;
import dev.cuadra.layby.agreement.LaybyPolicy;
import dev.cuadra.layby.agreement.LaybyRules;
import dev.cuadra.layby.agreement.LaybyState;
import dev.cuadra.layby.law.Disclosure;
import dev.cuadra.layby.law.Disclosures;
import dev.cuadra.layby.law.Jurisdiction;
import dev.cuadra.layby.ledger.Account;
import dev.cuadra.layby.ledger.AccountKind;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.money.Tender;
import dev.cuadra.layby.quote.DepositTerms;
import dev.cuadra.layby.quote.Quote;
import dev.cuadra.layby.quote.QuoteRequest;
import dev.cuadra.layby.quote.Quoter;
import dev.cuadra.layby.schedule.Frequency;
import dev.cuadra.layby.schedule.ScheduleTerms;
import dev.cuadra.layby.service.Caller;
import dev.cuadra.layby.service.Consumer;
import dev.cuadra.layby.service.Consumers;
import dev.cuadra.layby.service.DailyJob;
import dev.cuadra.layby.service.DailyListener;
import dev.cuadra.layby.service.LaybyPermissions;
import dev.cuadra.layby.service.Laybys;
import dev.cuadra.layby.service.Shop;
import dev.cuadra.layby.service.Warehouse;
import dev.cuadra.layby.termination.TaxBasis;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.memory.SettableClock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.money.MonetaryAmount;

/**
 * One lay-by from the quote to the day on which its goods are collected, in a shop in Wellington: a chair for 560.00
 * NZD, 160.00 at once and two monthly instalments. People, shop and goods are invented.
 */
final class LaybyLife {
    private static final ZoneId WELLINGTON = ZoneId.of("Pacific/Auckland");
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 12);
    private static final Shop SHOP = new Shop("Ejemplo Muebles", "WLG");
    private static final String CHAIR = "SILLA-7";

    private final Console console;
    private final OutDirectory out;
    private final SettableClock clock;
    private final LaybyRules rules = LaybyRules.standard();
    private final Caller clerk;
    private final Laybys laybys;
    private final Warehouse warehouse;
    private final Consumers consumers;
    private final DailyJob daily;
    private int asked;

    private LaybyLife(Console console, OutDirectory out, Host host, SettableClock clock) {
        Vault vault = host.vault(clock);
        this.console = console;
        this.out = out;
        this.clock = clock;
        this.clerk = new Caller(host.tenant(), "clerk-1");
        this.laybys = new Laybys(vault, rules, LaybyPermissions.EVERYTHING);
        this.warehouse = new Warehouse(vault, LaybyPermissions.EVERYTHING);
        this.consumers = new Consumers(vault, laybys, LaybyPermissions.EVERYTHING, List.of(), host.outbox());
        this.daily = new DailyJob(vault, rules, LaybyPermissions.EVERYTHING);
    }

    /** Lives through it, writes its pages, and says what ended otherwise than it should. */
    static List<String> tell(Console console, OutDirectory out, Host host) {
        SettableClock clock =
                SettableClock.at(FIRST_DAY.atTime(10, 0).atZone(WELLINGTON).toInstant());
        return new LaybyLife(console, out, host, clock).run();
    }

    private List<String> run() {
        warehouse.receive(clerk.asks("chairs"), SHOP, CHAIR, 1);
        Consumer aroha = new Consumer(
                "Aroha Ejemplo", Optional.of("aroha@correo.example"), Optional.empty(), Consumer.Language.ES);
        UUID consumer = consumers.register(clerk.asks("aroha"), SHOP, aroha).value();

        AgreementTerms terms = terms();
        UUID id = laybys.draft(next(), consumer, terms).value().layby();
        laybys.take(next(), id, new LaybyCommand.Disclose(duties(terms)));
        pay(id, "160.00", Tender.CASH);
        laybys.take(next(), id, new LaybyCommand.Accept("ab".repeat(32), terms.version()));

        until(terms.schedule().get(0).due());
        long notices = daily.run(clerk, DailyListener.SILENT).notices();
        pay(id, "200.00", Tender.CARD);
        until(terms.schedule().get(1).due());
        pay(id, "200.00", Tender.BANK_TRANSFER);
        laybys.collect(next(), id, "shown");

        Layby layby = laybys.books().find(clerk, id);
        write(layby, aroha);
        console.print(
                "quickstart.layby",
                Map.of(
                        "price", MinorUnits.text(terms.total()),
                        "payments", layby.payments().size(),
                        "notices", notices,
                        "sales", MinorUnits.text(layby.balance(Account.of(AccountKind.SALES))),
                        "tax", MinorUnits.text(layby.balance(Account.of(AccountKind.TAX)))));
        return differences(layby);
    }

    private static AgreementTerms terms() {
        // snippet:quote
        MonetaryAmount price = MinorUnits.parse("560.00", "NZD");
        ScheduleTerms monthly = ScheduleTerms.of(2, Frequency.MONTHLY, FIRST_DAY);
        Quote quote = new Quoter(request -> List.of())
                .quote(QuoteRequest.of(
                        Jurisdiction.NZ,
                        FIRST_DAY,
                        price,
                        DepositTerms.NONE.paying(MinorUnits.parse("160.00", "NZD")),
                        monthly));
        // end:quote
        return new AgreementTerms(
                Jurisdiction.NZ,
                SHOP.business(),
                SHOP.store(),
                WELLINGTON,
                true,
                FIRST_DAY,
                price.getCurrency(),
                List.of(new Item(CHAIR, "Silla de lectura", 1, price)),
                List.of(),
                quote.deposit(),
                monthly,
                quote.instalments(),
                Optional.of(MinorUnits.parse("60.00", "NZD")),
                false,
                TaxBasis.ACCRUAL,
                LaybyPolicy.USUAL,
                "2026-1");
    }

    private static Set<Disclosure> duties(AgreementTerms terms) {
        return Disclosures.required(
                        terms.jurisdiction(),
                        terms.price(),
                        terms.schedule().size() + 1,
                        terms.calledLayby(),
                        terms.distance(),
                        terms.agreedCharge().isPresent())
                .stream()
                .map(duty -> duty.disclosure())
                .collect(Collectors.toSet());
    }

    private void pay(UUID id, String amount, Tender tender) {
        laybys.pay(next(), id, MinorUnits.parse(amount, "NZD"), tender, today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), WELLINGTON);
    }

    private void until(LocalDate day) {
        clock.set(day.atTime(10, 0).atZone(WELLINGTON).toInstant());
    }

    private dev.cuadra.layby.service.Instruction next() {
        asked++;
        return clerk.asks("quickstart-" + asked);
    }

    private void write(Layby layby, Consumer consumer) {
        PageOptions options = PageOptions.in(console.locale()).withCompanyName(SHOP.business());
        String last = layby.payments().get(layby.payments().size() - 1).receipt();
        out.text("layby.html", LaybyPage.render(layby, rules, today(), consumer.name(), options));
        out.text("receipt.html", LaybyReceiptPage.render(layby, rules, last, consumer.name(), options));
    }

    /** 560.00 with 3/23 of tax in it is 486.96 and 73.04; nothing is held any more, of money or goods. */
    private List<String> differences(Layby layby) {
        List<String> odd = new ArrayList<>();
        same(odd, "SALES", "486.96", layby.balance(Account.of(AccountKind.SALES)));
        same(odd, "TAX", "73.04", layby.balance(Account.of(AccountKind.TAX)));
        same(odd, "CUSTOMER_FUNDS", "0.00", layby.balance(Account.funds(layby.id())));
        if (layby.state() != LaybyState.COMPLETED) {
            odd.add("layby: " + layby.state());
        }
        int left = warehouse.level(clerk, SHOP, CHAIR).onHand();
        if (left != 0) {
            odd.add(CHAIR + ": " + left);
        }
        return odd;
    }

    private static void same(List<String> odd, String account, String expected, MonetaryAmount amount) {
        if (!MinorUnits.text(amount).equals(expected)) {
            odd.add(account + ": " + MinorUnits.text(amount) + " ≠ " + expected);
        }
    }
}
