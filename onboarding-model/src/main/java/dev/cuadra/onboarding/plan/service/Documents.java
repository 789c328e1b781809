package dev.cuadra.onboarding.plan.service;

import dev.cuadra.runtime.DocumentType;
import dev.cuadra.runtime.Tokens;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.IndexValue;
import java.util.List;
import java.util.UUID;

/** How plans are stored. A customer may be a person who trades under their own name: they are sealed, as is what was said. */
final class Documents {
    static final DocumentType<StoredPlan> PLANS = DocumentType.of("onboarding.plan", 1, StoredPlan.class)
            .personal("customer", "counted")
            .indexed((plan, tokens) -> List.of(IndexEntry.unique("customer", customer(tokens, plan.customer()))));

    static final DocumentType<StoredEvents> EVENTS = DocumentType.of("onboarding.events", 1, StoredEvents.class)
            .personal("events")
            .plainlyIndexed(
                    StoredEvents.Found.class,
                    batch -> List.of(new IndexEntry("number", number(batch.plan(), batch.number()), true)));

    private Documents() {}

    static IndexValue customer(Tokens tokens, String customer) {
        return tokens.of("onboarding-customer", customer);
    }

    static List<IndexValue> number(UUID plan, int number) {
        return List.of(IndexValue.of(plan.toString()), IndexValue.of(number));
    }
}
