package dev.cuadra.layby.service;

import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyEngine;
import dev.cuadra.layby.agreement.LaybyState;
import dev.cuadra.layby.agreement.Receipt;
import dev.cuadra.layby.agreement.Statement;
import dev.cuadra.layby.internal.Texts;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Results;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Workers;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.Query;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Reads a tenant's lay-bys. Safe for many threads and processes. What asks for one lay-by replays its log; lists show the
 * figures as they are stored.
 */
public final class LaybyBooks {
    private final Vault vault;
    private final LaybyEngine engine;
    private final LaybyPermissions permissions;

    /** The lay-bys in {@code vault}. */
    public LaybyBooks(Vault vault, LaybyEngine engine, LaybyPermissions permissions) {
        this.vault = vault;
        this.engine = engine;
        this.permissions = permissions;
    }

    /**
     * A lay-by as it stands.
     *
     * @throws ProblemException with code {@code LAYBY_UNKNOWN}, {@code NOT_PERMITTED}, or {@code LAYBY_LOG_BROKEN} when
     *     its log does not follow from itself
     */
    public Layby find(Caller caller, UUID id) {
        return replay(permitted(caller, id));
    }

    /** The lay-by with a number, if there is one that the caller may see. */
    public Optional<LaybySummary> byNumber(Caller caller, long number) {
        return vault.findUnique(Documents.LAYBYS, caller.tenant(), "number", tokens -> List.of(IndexValue.of(number)))
                .map(LaybyBooks::summary)
                .filter(summary -> permissions.allows(caller, LaybyRight.READ, summary.shop()));
    }

    /** The lay-by that was brought into a shop with a number of its own, if there is one that the caller may see. */
    public Optional<LaybySummary> byOrigin(Caller caller, Shop shop, String number) {
        permissions.check(caller, LaybyRight.READ, shop);
        return vault.findUnique(Documents.LAYBYS, caller.tenant(), "origin", tokens -> Documents.origin(shop, number))
                .map(LaybyBooks::summary);
    }

    /**
     * The lay-bys of a shop that stand in a state, by number.
     *
     * @param after where the page before ended; empty for the first
     * @param limit how many at most, 1 to 1,000
     * @throws ProblemException with code {@code NOT_PERMITTED}
     */
    public LaybyPage page(Caller caller, Shop shop, LaybyState state, Optional<Bytes> after, int limit) {
        return page(caller, shop, List.of(IndexValue.of(state.name())), after, limit);
    }

    /** The lay-bys of a shop, by state and number; otherwise like the other {@code page}. */
    public LaybyPage page(Caller caller, Shop shop, Optional<Bytes> after, int limit) {
        return page(caller, shop, List.of(), after, limit);
    }

    private LaybyPage page(Caller caller, Shop shop, List<IndexValue> state, Optional<Bytes> after, int limit) {
        permissions.check(caller, LaybyRight.READ, shop);
        List<IndexValue> values = new ArrayList<>(List.of(IndexValue.of(shop.business()), IndexValue.of(shop.store())));
        values.addAll(state);
        return page(caller.tenant(), "shop", values, after, limit);
    }

    /** The lay-bys of a consumer in the shops that the caller may see, by number. */
    public List<LaybySummary> ofConsumer(Caller caller, UUID consumer) {
        return all(caller.tenant(), consumer).stream()
                .filter(summary -> permissions.allows(caller, LaybyRight.READ, summary.shop()))
                .toList();
    }

    /**
     * All receipts of a lay-by, as they were given.
     *
     * @throws ProblemException as {@link #find} does
     * @source PAY-13
     */
    public List<Receipt> receipts(Caller caller, UUID id) {
        return receipts(find(caller, id));
    }

    /**
     * How a lay-by stands today.
     *
     * @throws ProblemException as {@link #find} does
     */
    public LaybyStatement statement(Caller caller, UUID id) {
        Loaded<StoredLayby> loaded = permitted(caller, id);
        Layby layby = replay(loaded);
        LocalDate today = LocalDate.ofInstant(vault.now(), layby.terms().zone());
        return new LaybyStatement(
                loaded.value().number(),
                loaded.value().consumer(),
                layby,
                Statement.of(engine, layby, today),
                receipts(layby));
    }

    /** Every lay-by as it is stored, as one snapshot, for those who check the books. The caller closes the stream. */
    public Stream<LaybyRecord> records(TenantId tenant) {
        return vault.scan(Documents.LAYBYS, tenant)
                .map(loaded -> new LaybyRecord(summary(loaded), loaded.value().log()));
    }

    /**
     * Every lay-by, replayed, as one snapshot, for reports. The caller closes the stream.
     *
     * @param workers who replays; the order is that of the ids all the same
     * @throws ProblemException with code {@code LAYBY_LOG_BROKEN}, from the stream, where it comes to such a log
     */
    public Stream<Layby> laybys(TenantId tenant, Workers workers) {
        return workers.map(vault.scan(Documents.LAYBYS, tenant), this::replay);
    }

    List<LaybySummary> all(TenantId tenant, UUID consumer) {
        List<LaybySummary> all = new ArrayList<>();
        Optional<Bytes> position = Optional.empty();
        do {
            LaybyPage page = page(tenant, "consumer", List.of(IndexValue.of(consumer.toString())), position, 1_000);
            all.addAll(page.laybys());
            position = page.next();
        } while (position.isPresent());
        return all;
    }

    Loaded<StoredLayby> load(TenantId tenant, UUID id) {
        return load(vault, tenant, id);
    }

    static Loaded<StoredLayby> load(Vault vault, TenantId tenant, UUID id) {
        return vault.find(Documents.LAYBYS, tenant, id)
                .orElseThrow(() ->
                        new ProblemException(Texts.BOOK.problem("LAYBY_UNKNOWN", Place.NOWHERE, Map.of("layby", id))));
    }

    private Loaded<StoredLayby> permitted(Caller caller, UUID id) {
        Loaded<StoredLayby> loaded = load(caller.tenant(), id);
        permissions.check(caller, LaybyRight.READ, loaded.value().shop());
        return loaded;
    }

    private static List<Receipt> receipts(Layby layby) {
        return layby.payments().stream()
                .map(payment -> Receipt.of(layby, payment.id()))
                .toList();
    }

    private Layby replay(Loaded<StoredLayby> loaded) {
        return engine.replay(loaded.id().toString(), loaded.value().log());
    }

    private LaybyPage page(TenantId tenant, String index, List<IndexValue> values, Optional<Bytes> after, int limit) {
        Query query = Query.of(Documents.LAYBYS.collection(), index)
                .equalTo(values.toArray(IndexValue[]::new))
                .limit(limit);
        Results<StoredLayby> found =
                vault.page(Documents.LAYBYS, tenant, after.map(query::after).orElse(query));
        return new LaybyPage(found.documents().stream().map(LaybyBooks::summary).toList(), found.next());
    }

    private static LaybySummary summary(Loaded<StoredLayby> loaded) {
        StoredLayby layby = loaded.value();
        return new LaybySummary(
                loaded.id(), layby.number(), layby.shop(), layby.consumer(), layby.agreedOn(), layby.view());
    }
}
