package dev.cuadra.layby.agreement;

import dev.cuadra.layby.law.Jurisdiction;
import dev.cuadra.layby.law.PriceLock;
import dev.cuadra.layby.law.PriceVerdict;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.money.MonetaryAmount;

/**
 * What may become of prices and goods by an amendment.
 *
 * @source LIF-10, IL-01, IL-02
 */
final class PriceRules {
    private static final Set<Jurisdiction> STRICT = EnumSet.of(Jurisdiction.US_IL, Jurisdiction.US_RI);

    private PriceRules() {}

    static void check(AgreementTerms terms, LaybyCommand.Amend command) {
        Map<String, MonetaryAmount> agreed = new HashMap<>();
        terms.items().forEach(item -> agreed.put(item.sku(), item.unitPrice()));
        for (Item item : command.items()) {
            MonetaryAmount price = agreed.getOrDefault(item.sku(), item.unitPrice());
            Refusal.unless(
                    price.isEqualTo(item.unitPrice()),
                    "PRICE_LOCKED",
                    Map.of("sku", item.sku(), "price", price, "given", item.unitPrice()));
        }
        if (STRICT.contains(terms.jurisdiction())) {
            substitutes(terms.jurisdiction(), terms.items(), command);
        }
    }

    /** Goods that are taken out and others that come in are substitutes of each other, in the order they are named. */
    private static void substitutes(Jurisdiction where, List<Item> before, LaybyCommand.Amend command) {
        List<Item> out = without(before, command.items());
        List<Item> in = without(command.items(), before);
        for (int i = 0; i < Math.min(out.size(), in.size()); i++) {
            Item old = out.get(i);
            Item substitute = in.get(i);
            PriceVerdict verdict =
                    PriceLock.amend(where, old.unitPrice(), substitute.unitPrice(), false, command.writtenApproval());
            Refusal.unless(
                    verdict.lawful() || !verdict.rules().contains("IL-02"),
                    "SUBSTITUTE_NOT_APPROVED",
                    Map.of("sku", substitute.sku(), "old", old.sku()));
            Refusal.unless(
                    verdict.lawful(),
                    "PRICE_LOCKED",
                    Map.of("sku", substitute.sku(), "price", old.unitPrice(), "given", substitute.unitPrice()));
        }
    }

    private static List<Item> without(List<Item> items, List<Item> others) {
        return items.stream()
                .filter(item -> others.stream().noneMatch(other -> other.sku().equals(item.sku())))
                .toList();
    }
}
