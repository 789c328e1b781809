package dev.cuadra.layby.service;

import dev.cuadra.layby.integrity.Check;
import dev.cuadra.layby.integrity.IntegrityFinding;
import dev.cuadra.layby.stock.StockLevel;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Compares what the stock says is held with what lay-bys hold. The two are read one after the other while goods move:
 * where they differ and the shelf changed meanwhile, both are read again.
 *
 * @source INT-06, STK-02
 */
final class Shelves {
    private static final int ROUNDS = 3;

    private final Vault vault;
    private final TenantId tenant;
    private Map<Shelf, Level> before;
    private Map<Shelf, Long> held = new HashMap<>();

    /** Goods of one kind in one shop. */
    record Shelf(Shop shop, String sku) {
        @Override
        public String toString() {
            return shop + " " + sku;
        }
    }

    private record Level(StockLevel level, long version) {}

    /** Reads the stock, before the lay-bys are read. */
    Shelves(Vault vault, TenantId tenant) {
        this.vault = vault;
        this.tenant = tenant;
        this.before = levels();
    }

    /** Notes what a lay-by holds. */
    void add(StoredLayby layby) {
        layby.view()
                .held()
                .forEach((sku, quantity) -> held.merge(new Shelf(layby.shop(), sku), (long) quantity, Long::sum));
    }

    Set<Shop> shops() {
        Set<Shop> shops = new HashSet<>();
        before.keySet().forEach(shelf -> shops.add(shelf.shop()));
        return shops;
    }

    /** What does not agree, once all lay-bys were added. */
    List<IntegrityFinding> findings() {
        Map<Shelf, Level> after = levels();
        for (int round = 1; round < ROUNDS && moving(after); round++) {
            before = after;
            held = new HashMap<>();
            try (Stream<Loaded<StoredLayby>> all = vault.scan(Documents.LAYBYS, tenant)) {
                all.forEach(loaded -> StoredChecks.readable(loaded).ifPresent(this::add));
            }
            after = levels();
        }
        List<IntegrityFinding> found = new ArrayList<>();
        for (Shelf shelf : shelves(after)) {
            found.addAll(compare(shelf, level(after, shelf).level()));
        }
        return found;
    }

    private boolean moving(Map<Shelf, Level> after) {
        return shelves(after).stream()
                .anyMatch(shelf -> !compare(shelf, level(after, shelf).level()).isEmpty()
                        && level(before, shelf).version() != level(after, shelf).version());
    }

    private List<Shelf> shelves(Map<Shelf, Level> after) {
        Set<Shelf> all = new HashSet<>(held.keySet());
        all.addAll(after.keySet());
        return all.stream().sorted(Comparator.comparing(Shelf::toString)).toList();
    }

    private List<IntegrityFinding> compare(Shelf shelf, StockLevel level) {
        long wanted = held.getOrDefault(shelf, 0L);
        List<IntegrityFinding> found = new ArrayList<>();
        if (wanted != level.held()) {
            found.add(Findings.of(
                    Check.INT_06,
                    "SHELF",
                    "",
                    shelf.toString(),
                    Long.toString(wanted),
                    Integer.toString(level.held())));
        }
        if (wanted > level.onHand()) {
            found.add(Findings.of(
                    Check.INT_06, "ON_HAND", "", shelf.toString(), "<= " + level.onHand(), Long.toString(wanted)));
        }
        return found;
    }

    private static Level level(Map<Shelf, Level> levels, Shelf shelf) {
        return levels.getOrDefault(shelf, new Level(StockLevel.none(shelf.sku()), 0));
    }

    private Map<Shelf, Level> levels() {
        Map<Shelf, Level> levels = new HashMap<>();
        try (Stream<Loaded<StoredStock>> all = vault.scan(Documents.STOCK, tenant)) {
            all.forEach(loaded -> {
                StoredStock stock = loaded.value();
                Shop shop = new Shop(stock.business(), stock.store());
                levels.put(new Shelf(shop, stock.level().sku()), new Level(stock.level(), loaded.version()));
            });
        }
        return levels;
    }
}
