package dev.cuadra.layby.service;

import dev.cuadra.layby.transfer.ControlTotal;
import dev.cuadra.layby.transfer.ImportSettings;
import java.util.Objects;

/**
 * What an import is to come to.
 *
 * @param caller who asks
 * @param settings what the list does not say
 * @param control what somebody who knows the books says must come in
 * @param goods where the goods are
 */
public record ImportOrder(Caller caller, ImportSettings settings, ControlTotal control, Goods goods) {
    /** Where the goods of lay-bys that come in are. */
    public enum Goods {
        /** Among those that the store has counted: they are held from now on. */
        ON_HAND,
        /** Set aside, and not counted yet: they come in with the lay-bys, and are held from then on. */
        BROUGHT
    }

    public ImportOrder {
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(control, "control");
        Objects.requireNonNull(goods, "goods");
    }

    Shop shop(String store) {
        return new Shop(settings.business(), store);
    }
}
