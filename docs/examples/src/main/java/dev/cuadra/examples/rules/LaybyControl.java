package dev.cuadra.examples.rules;

import dev.cuadra.examples.Texts;
import dev.cuadra.layby.agreement.LaybyPolicy;
import dev.cuadra.layby.law.Disclosure;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.service.Caller;
import dev.cuadra.layby.service.ImportOrder;
import dev.cuadra.layby.service.ImportOrder.Goods;
import dev.cuadra.layby.termination.TaxBasis;
import dev.cuadra.layby.transfer.ControlTotal;
import dev.cuadra.layby.transfer.ImportSettings;
import dev.cuadra.spi.problem.ProblemException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.money.MonetaryAmount;

/**
 * The document beside a list of lay-bys.
 *
 * @param settings what the list does not say
 * @param total what it must come to
 * @param goods where the goods are
 */
public record LaybyControl(ImportSettings settings, ControlTotal total, Goods goods) {
    private static final int MOST = 100_000_000;
    private static final int LONGEST = 64;

    /**
     * Reads the document.
     *
     * @throws ProblemException when it cannot be used
     */
    public static LaybyControl read(String document) {
        Input input = new Input(Rules.object(document), "");
        List<MonetaryAmount> paid = paid(input);
        ImportSettings settings = new ImportSettings(
                code(input, "business"),
                zone(input),
                input.flag("calledLayby", true),
                input.flag("distance", false),
                input.word("taxBasis", TaxBasis.class, TaxBasis.ACCRUAL),
                LaybyAgreement.policy(
                        input.objectOrEmpty("policy"),
                        paid.get(0).getCurrency(),
                        LaybyPolicy.DepositRule.NONE,
                        LaybyPolicy.USUAL.mostDays()),
                code(input, "version"),
                input.words("disclosed", Disclosure.class));
        ControlTotal total = new ControlTotal(input.whole("agreements", 1, MOST), paid);
        Goods goods = input.word("goods", Goods.class, Goods.ON_HAND);
        input.end();
        return new LaybyControl(settings, total, goods);
    }

    /** What somebody asks for by it. */
    public ImportOrder order(Caller caller) {
        return new ImportOrder(caller, settings, total, goods);
    }

    private static String code(Input input, String name) {
        String text = input.text(name);
        if (text.isBlank() || text.length() > LONGEST) {
            throw input.kind(name, Texts.KIND_CODE);
        }
        return text;
    }

    private static ZoneId zone(Input input) {
        try {
            return ZoneId.of(input.text("zone"));
        } catch (DateTimeException e) {
            throw input.kind("zone", Texts.KIND_ZONE);
        }
    }

    /** One amount for each currency, from nothing. */
    private static List<MonetaryAmount> paid(Input input) {
        List<MonetaryAmount> all = new ArrayList<>();
        Set<String> currencies = new HashSet<>();
        for (Input each : input.objects("paid")) {
            String amount = each.text("amount");
            String currency = each.text("currency");
            each.end();
            MonetaryAmount money = input.here("paid", () -> MinorUnits.parse(amount, currency));
            if (money.isNegative() || !currencies.add(money.getCurrency().getCurrencyCode())) {
                throw input.kind("paid", Texts.KIND_PAID);
            }
            all.add(money);
        }
        if (all.isEmpty()) {
            throw input.kind("paid", Texts.KIND_PAID);
        }
        return all;
    }
}
