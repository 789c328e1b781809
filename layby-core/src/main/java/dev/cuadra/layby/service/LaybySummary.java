package dev.cuadra.layby.service;

import dev.cuadra.layby.agreement.LaybyView;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/**
 * A lay-by in a list.
 *
 * @param id its id
 * @param number its number among the tenant's lay-bys
 * @param shop where it was made
 * @param consumer whose it is, by id
 * @param agreedOn the day of the agreement
 * @param view its figures, as they are stored
 */
public record LaybySummary(UUID id, long number, Shop shop, UUID consumer, LocalDate agreedOn, LaybyView view) {
    public LaybySummary {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(shop, "shop");
        Objects.requireNonNull(consumer, "consumer");
        Objects.requireNonNull(agreedOn, "agreedOn");
        Objects.requireNonNull(view, "view");
    }
}
