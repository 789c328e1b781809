package dev.cuadra.layby.service;

import dev.cuadra.layby.transfer.ListedLayby;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import java.util.List;
import java.util.Map;

/**
 * The number that a lay-by had where it was kept before.
 *
 * @param shop the store that it came into
 * @param number the number
 */
record Origin(Shop shop, String number) {
    static Origin of(ImportOrder order, ListedLayby listed) {
        return new Origin(order.shop(listed.opening().orElseThrow().store()), listed.number());
    }

    /** Those that are in the books. */
    static Map<Origin, Loaded<StoredLayby>> find(Vault vault, ImportOrder order, List<Origin> origins) {
        return vault.findAllUnique(
                Documents.LAYBYS,
                order.caller().tenant(),
                "origin",
                origins,
                (origin, tokens) -> Documents.origin(origin.shop(), origin.number()));
    }
}
