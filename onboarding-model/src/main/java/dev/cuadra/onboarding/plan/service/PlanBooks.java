package dev.cuadra.onboarding.plan.service;

import dev.cuadra.onboarding.plan.Plan;
import dev.cuadra.onboarding.plan.PlanEvent;
import dev.cuadra.onboarding.plan.Templates;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** Reads and writes plans and what happened to them. */
final class PlanBooks {
    private final Vault vault;
    private final Templates templates;

    PlanBooks(Vault vault, Templates templates) {
        this.vault = vault;
        this.templates = templates;
    }

    /** A plan as it was read. */
    record Held(Loaded<StoredPlan> stored, Plan plan) {}

    /** The plan of a customer; none of one who was erased. */
    Optional<Held> find(TenantId tenant, String customer) {
        return stored(tenant, customer).filter(stored -> !stored.erased()).map(stored -> held(tenant, stored));
    }

    private Optional<Loaded<StoredPlan>> stored(TenantId tenant, String customer) {
        return vault.findUnique(
                Documents.PLANS, tenant, "customer", tokens -> List.of(Documents.customer(tokens, customer)));
    }

    Held held(TenantId tenant, Loaded<StoredPlan> stored) {
        UUID id = stored.key().id();
        List<Integer> wanted =
                IntStream.rangeClosed(1, stored.value().batches()).boxed().toList();
        Map<Integer, Loaded<StoredEvents>> found = vault.findAllUnique(
                Documents.EVENTS, tenant, "number", wanted, (number, tokens) -> Documents.number(id, number));
        if (found.size() != wanted.size()) {
            throw new IllegalStateException("Events are missing for plan " + id);
        }
        List<PlanEvent> events = new ArrayList<>();
        found.values().forEach(batch -> events.addAll(batch.value().events()));
        return new Held(stored, stored.value().plan(templates, events));
    }

    /** Under a key of its own, so that a customer who is a person can be erased. */
    void create(Work work, Plan plan) {
        // Whose erasure was cut short is still found by the name; who begins under it now is somebody new.
        stored(work.tenant(), plan.customer()).filter(Loaded::erased).ifPresent(work::erase);
        UUID id = vault.newId();
        work.create(Documents.PLANS, id, id, StoredPlan.of(plan));
    }

    /** Adds events, and says what the plan is from then on. */
    Plan append(Work work, Held held, List<PlanEvent> events) {
        StoredPlan before = held.stored().value();
        int number = before.batches() + 1;
        work.create(
                Documents.EVENTS,
                vault.newId(),
                held.stored().subject(),
                new StoredEvents(held.stored().key().id(), number, events));
        work.update(held.stored(), before.withBatches(number));
        return held.plan().and(events);
    }
}
