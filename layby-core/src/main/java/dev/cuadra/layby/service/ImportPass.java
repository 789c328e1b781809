package dev.cuadra.layby.service;

import dev.cuadra.layby.agreement.LaybyEngine;
import dev.cuadra.layby.internal.Texts;
import dev.cuadra.layby.service.StoredImport.TurnedAway;
import dev.cuadra.layby.stock.StockLevel;
import dev.cuadra.layby.transfer.LaybyList;
import dev.cuadra.layby.transfer.ListedLayby;
import dev.cuadra.layby.transfer.Opening;
import dev.cuadra.layby.transfer.OpeningBalance;
import dev.cuadra.layby.transfer.OpeningLayby;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The first pass over a list, which writes nothing: every lay-by is decided, and what the list comes to is added up. How
 * the books stand, its goods and its numbers, is asked once, when an import begins; one that is resumed remembers the
 * answers, so that the same lay-bys are accepted again. For one thread.
 */
final class ImportPass {
    private static final String KNOWN = "LAYBY_IMPORT_KNOWN";
    private static final String NO_GOODS = "LAYBY_IMPORT_NO_GOODS";

    private final Vault vault;
    private final LaybyEngine engine;
    private final LaybyPermissions permissions;
    private final ImportOrder order;
    private final String source;
    private final Instant at;
    private final Optional<Map<Long, TurnedAway>> remembered;

    private final OpeningBalance balance = new OpeningBalance();
    private final List<ListedLayby> rejected = new ArrayList<>();
    private final List<TurnedAway> turnedAway = new ArrayList<>();
    private final BitSet accepted = new BitSet();
    private final Set<Shop> shops = new HashSet<>();
    private final Map<Shelf, Long> left = new HashMap<>();
    private int looked;

    /** Some goods in a store. */
    private record Shelf(Shop shop, String sku) {}

    /** A lay-by of the list, and what it would hold. */
    private record Looked(ListedLayby listed, Map<String, Integer> held) {}

    /**
     * @param going the import that goes on, if one does
     */
    ImportPass(
            Vault vault,
            LaybyEngine engine,
            LaybyPermissions permissions,
            ImportOrder order,
            String source,
            Instant now,
            Optional<StoredImport> going) {
        this.vault = vault;
        this.engine = engine;
        this.permissions = permissions;
        this.order = order;
        this.source = source;
        this.at = going.map(StoredImport::startedAt).orElse(now);
        this.remembered =
                going.map(job -> job.turnedAway().stream().collect(Collectors.toMap(TurnedAway::layby, one -> one)));
    }

    /** Looks at the whole list, so many lay-bys at a time. */
    ImportCheck over(LaybyList list, int chunk, ImportListener listener) {
        List<ListedLayby> page = page(list, chunk);
        while (!page.isEmpty()) {
            settle(page, listener);
            listener.looked(looked);
            page = page(list, chunk);
        }
        return new ImportCheck(balance.prove(order.control()), list.titles(), rejected);
    }

    /** Which lay-bys of the list come in, by their place, from 1. */
    BitSet accepted() {
        return accepted;
    }

    StoredImport job(String fingerprint, String terms) {
        String business = order.settings().business();
        return new StoredImport(business, fingerprint, terms, at, accepted.cardinality(), 0, 0, turnedAway, false);
    }

    private static List<ListedLayby> page(LaybyList list, int chunk) {
        List<ListedLayby> page = new ArrayList<>();
        while (page.size() < chunk) {
            Optional<ListedLayby> next = list.next();
            if (next.isEmpty()) {
                break;
            }
            page.add(next.get());
        }
        return page;
    }

    private void settle(List<ListedLayby> page, ImportListener listener) {
        List<Looked> all = page.stream().map(this::look).toList();
        List<Looked> sound =
                all.stream().filter(one -> one.listed().opening().isPresent()).toList();
        Set<Origin> known = remembered.isPresent() ? Set.of() : known(sound);
        if (remembered.isEmpty()) {
            count(sound);
        }
        for (Looked one : all) {
            looked++;
            ListedLayby judged = one.listed()
                    .opening()
                    .flatMap(opening -> turnedAway(opening, one.held(), known))
                    .map(why -> rejected(one, why))
                    .orElse(one.listed());
            balance.add(judged);
            if (judged.opening().isPresent()) {
                accepted.set(looked);
            } else {
                rejected.add(judged);
                listener.rejected(judged);
            }
        }
    }

    /** What the rules say of it. */
    private Looked look(ListedLayby listed) {
        if (listed.opening().isEmpty()) {
            return new Looked(listed, Map.of());
        }
        OpeningLayby opening = listed.opening().get();
        Shop shop = order.shop(opening.store());
        if (shops.add(shop)) {
            permissions.check(order.caller(), LaybyRight.IMPORT, shop);
        }
        return future(opening)
                .map(problem -> new Looked(reject(listed, problem), Map.of()))
                .orElseGet(() -> decided(listed, opening, shop));
    }

    private Looked decided(ListedLayby listed, OpeningLayby opening, Shop shop) {
        int[] receipts = {0};
        try {
            return new Opening(opening, order.settings())
                    .decide(
                            engine,
                            "import",
                            order.caller().user(),
                            at,
                            "import/" + opening.number(),
                            () -> shop.receipt(++receipts[0]))
                    .fold(
                            taken -> new Looked(listed, taken.after().held()),
                            repeated -> {
                                throw new IllegalStateException("A lay-by that is not there cannot repeat itself");
                            },
                            refused -> new Looked(reject(listed, refused.problem()), Map.of()));
        } catch (ProblemException e) {
            return new Looked(reject(listed, e.problem()), Map.of());
        }
    }

    private Optional<Problem> future(OpeningLayby opening) {
        LocalDate today = LocalDate.ofInstant(at, order.settings().zone());
        LocalDate latest = opening.lastPaidOn()
                .filter(day -> day.isAfter(opening.agreedOn()))
                .orElse(opening.agreedOn());
        return latest.isAfter(today)
                ? Optional.of(problem("LAYBY_IMPORT_FUTURE", Map.of("date", latest, "today", today)))
                : Optional.empty();
    }

    private ListedLayby reject(ListedLayby listed, Problem problem) {
        return listed.rejectedFor(problem.at(place(source, listed)));
    }

    private ListedLayby rejected(Looked one, TurnedAway why) {
        turnedAway.add(why);
        OpeningLayby opening = one.listed().opening().orElseThrow();
        Problem problem = why.code().equals(KNOWN)
                ? known(order.shop(opening.store()), opening.number())
                : problem(NO_GOODS, Map.of("sku", why.sku(), "wanted", quantity(one.held(), why.sku())));
        return reject(one.listed(), problem);
    }

    private Optional<TurnedAway> turnedAway(OpeningLayby opening, Map<String, Integer> held, Set<Origin> known) {
        if (remembered.isPresent()) {
            return Optional.ofNullable(remembered.get().get((long) looked));
        }
        Shop shop = order.shop(opening.store());
        if (known.contains(new Origin(shop, opening.number()))) {
            return Optional.of(new TurnedAway(looked, KNOWN, ""));
        }
        Optional<String> lacking = held.keySet().stream()
                .filter(sku -> quantity(held, sku) > left(new Shelf(shop, sku)))
                .findFirst();
        if (lacking.isPresent()) {
            return Optional.of(new TurnedAway(looked, NO_GOODS, lacking.get()));
        }
        held.forEach((sku, quantity) -> left.merge(new Shelf(shop, sku), -(long) quantity, Long::sum));
        return Optional.empty();
    }

    private static int quantity(Map<String, Integer> held, String sku) {
        return Objects.requireNonNull(held.getOrDefault(sku, 0), sku);
    }

    private long left(Shelf shelf) {
        return Objects.requireNonNull(left.getOrDefault(shelf, 0L), "left");
    }

    private Set<Origin> known(List<Looked> sound) {
        List<Origin> origins =
                sound.stream().map(one -> Origin.of(order, one.listed())).toList();
        return Origin.find(vault, order, origins).keySet();
    }

    /** Reads how many more of the goods can be held, where that was not read yet. */
    private void count(List<Looked> sound) {
        Set<Shelf> wanted = new LinkedHashSet<>();
        for (Looked one : sound) {
            Shop shop = order.shop(one.listed().opening().orElseThrow().store());
            one.held().keySet().stream()
                    .map(sku -> new Shelf(shop, sku))
                    .filter(shelf -> !left.containsKey(shelf))
                    .forEach(wanted::add);
        }
        Map<Shelf, Loaded<StoredStock>> stored = vault.findAllUnique(
                Documents.STOCK,
                order.caller().tenant(),
                "goods",
                wanted,
                (shelf, tokens) -> Documents.goods(shelf.shop(), shelf.sku()));
        wanted.forEach(shelf -> left.put(
                shelf,
                room(Optional.ofNullable(stored.get(shelf))
                        .map(loaded -> loaded.value().level())
                        .orElse(StockLevel.none(shelf.sku())))));
    }

    /** Goods that are brought along find room as long as somebody can count them. */
    private long room(StockLevel level) {
        return order.goods() == ImportOrder.Goods.ON_HAND
                ? level.available()
                : Integer.MAX_VALUE - Math.max(level.onHand(), level.held());
    }

    /** The problem that a number is taken. */
    static Problem known(Shop shop, String number) {
        return problem(KNOWN, Map.of("number", number, "shop", shop));
    }

    static Problem problem(String code, Map<String, ?> values) {
        return Texts.BOOK.problem(code, Place.NOWHERE, values);
    }

    static Place place(String source, ListedLayby listed) {
        return Place.in(source).atLine(listed.lines().get(0).line());
    }
}
