package dev.cuadra.layby.service;

import dev.cuadra.layby.agreement.Decision;
import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyEngine;
import dev.cuadra.layby.service.ImportWriter.Listed;
import dev.cuadra.layby.stock.StockChange;
import dev.cuadra.layby.transfer.ListedConsumer;
import dev.cuadra.layby.transfer.Opening;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Puts lay-bys of a list into a unit of work, with their consumers, their numbers and the goods they hold. */
final class ImportChunks {
    private final Vault vault;
    private final LaybyEngine engine;
    private final Booking booking;
    private final Sequences sequences;
    private final ImportOrder order;
    private final String source;
    private final TenantId tenant;

    ImportChunks(Vault vault, LaybyEngine engine, ImportOrder order, String source) {
        this.vault = vault;
        this.engine = engine;
        this.booking = new Booking(vault, engine);
        this.sequences = new Sequences(vault);
        this.order = order;
        this.source = source;
        this.tenant = order.caller().tenant();
    }

    /**
     * Brings them in.
     *
     * @param firsts the first lay-by of each person of the list, so far as it was read
     * @throws ProblemException with code {@code STOCK_NOT_AVAILABLE}, {@code LAYBY_IMPORT_KNOWN}, or that of a rule,
     *     when the books have changed since the list was looked at; nothing is to be stored then
     */
    void bring(Work work, UUID job, List<Listed> laybys, Map<Person, Listed> firsts) {
        Map<Origin, Loaded<StoredLayby>> known =
                Origin.find(vault, order, laybys.stream().map(this::origin).toList());
        Map<Person, UUID> consumers = consumers(work, laybys, firsts);
        Sequences.Run numbers = sequences.run(tenant, "layby", "");
        Map<Shop, Sequences.Run> receipts = new LinkedHashMap<>();
        Map<Shop, Map<String, Integer>> held = new LinkedHashMap<>();
        for (Listed listed : laybys) {
            Origin origin = origin(listed);
            if (known.containsKey(origin)) {
                throw refusal(ImportPass.known(origin.shop(), origin.number()), listed);
            }
            UUID id = vault.newId();
            Sequences.Run tills =
                    receipts.computeIfAbsent(origin.shop(), shop -> sequences.run(tenant, "receipt", shop.toString()));
            Layby layby = opened(id, job, listed, origin.shop(), tills);
            UUID consumer = consumer(work, listed, consumers);
            work.create(
                    Documents.LAYBYS,
                    id,
                    Vault.TENANT_SUBJECT,
                    booking.stored(numbers.next(), consumer, Optional.of(origin.number()), layby, today()));
            Map<String, Integer> goods = held.computeIfAbsent(origin.shop(), shop -> new TreeMap<>());
            layby.held().forEach((sku, quantity) -> goods.merge(sku, quantity, Math::addExact));
        }
        numbers.use(work);
        receipts.values().forEach(run -> run.use(work));
        held.forEach((shop, goods) -> hold(work, shop, goods));
        work.note("user", order.caller().user());
    }

    private Origin origin(Listed listed) {
        return Origin.of(order, listed.lines());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(vault.now(), order.settings().zone());
    }

    private void hold(Work work, Shop shop, Map<String, Integer> goods) {
        booking.move(
                work,
                shop,
                StockChange.between(Map.of(), goods, Map.of()),
                order.goods() == ImportOrder.Goods.BROUGHT ? goods : Map.of());
    }

    private Layby opened(UUID id, UUID job, Listed listed, Shop shop, Sequences.Run receipts) {
        Instant now = vault.now();
        Decision decision = new Opening(listed.opening(), order.settings())
                .decide(
                        engine,
                        id.toString(),
                        order.caller().user(),
                        now,
                        "import/" + job + "/" + listed.opening().number(),
                        () -> shop.receipt(receipts.next()));
        return decision.fold(
                Decision.Taken::after,
                repeated -> {
                    throw new IllegalStateException("A lay-by that is not there yet cannot repeat itself");
                },
                refused -> {
                    throw refusal(refused.problem(), listed);
                });
    }

    private ProblemException refusal(Problem problem, Listed listed) {
        return new ProblemException(problem.at(ImportPass.place(source, listed.lines())));
    }

    /** Who came in with an earlier chunk of the list, and was not erased since. */
    private Map<Person, UUID> consumers(Work work, List<Listed> laybys, Map<Person, Listed> firsts) {
        Map<Person, Origin> earlier = new LinkedHashMap<>();
        int begin = laybys.isEmpty() ? 0 : laybys.get(0).place();
        for (Listed listed : laybys) {
            Person.of(listed.opening())
                    .ifPresent(person -> Optional.ofNullable(firsts.get(person))
                            .filter(first -> first.place() < begin)
                            .ifPresent(first -> earlier.put(person, origin(first))));
        }
        Map<Origin, Loaded<StoredLayby>> theirs = Origin.find(vault, order, List.copyOf(earlier.values()));
        List<UUID> ids = theirs.values().stream()
                .map(loaded -> loaded.value().consumer())
                .toList();
        Map<UUID, Loaded<Consumer>> stored = vault.findAll(Documents.CONSUMERS, tenant, ids);
        Map<Person, UUID> consumers = new HashMap<>();
        earlier.forEach((person, origin) -> Optional.ofNullable(theirs.get(origin))
                .flatMap(layby -> Optional.ofNullable(stored.get(layby.value().consumer())))
                .filter(consumer -> !consumer.erased())
                .ifPresent(consumer -> {
                    work.require(consumer);
                    consumers.put(person, consumer.id());
                }));
        return consumers;
    }

    private static UUID consumer(Work work, Listed listed, Map<Person, UUID> consumers) {
        ListedConsumer named = listed.opening().consumer();
        Optional<Person> person = Person.of(listed.opening());
        Optional<UUID> known = person.flatMap(one -> Optional.ofNullable(consumers.get(one)));
        if (known.isPresent()) {
            return known.get();
        }
        Consumer.Language language = Consumer.Language.valueOf(named.language().toUpperCase(Locale.ROOT));
        UUID id = work.create(Documents.CONSUMERS, new Consumer(named.name(), named.mail(), Optional.empty(), language))
                .id();
        person.ifPresent(one -> consumers.put(one, id));
        return id;
    }
}
