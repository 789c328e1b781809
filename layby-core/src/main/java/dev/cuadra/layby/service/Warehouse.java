package dev.cuadra.layby.service;

import dev.cuadra.layby.internal.Texts;
import dev.cuadra.layby.stock.StockLevel;
import dev.cuadra.runtime.Answer;
import dev.cuadra.runtime.Command;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The goods of a tenant's shops. What lay-bys hold changes with the lay-bys alone; here goods come in, get lost, and are
 * counted. Safe for many threads and processes.
 */
public final class Warehouse {
    private static final int PERSISTENCE = 200;

    private final Vault vault;
    private final LaybyPermissions permissions;

    private record Asked(Shop shop, String sku, int quantity, String reason) {}

    /** The goods in {@code vault}. */
    public Warehouse(Vault vault, LaybyPermissions permissions) {
        this.vault = vault;
        this.permissions = permissions;
    }

    /**
     * Goods come in.
     *
     * @param quantity how many, from 1
     * @throws ProblemException with code {@code NOT_PERMITTED}
     */
    public Answer<StockLevel> receive(Instruction order, Shop shop, String sku, int quantity) {
        return change(order, "receive", new Asked(shop, sku, atLeastOne(quantity), ""), level -> level.moved(quantity));
    }

    /**
     * Goods are lost or damaged. Goods that are held may be among them: then more are held than are there, and
     * {@link StockLevel#missing} says by how many until somebody has ended that.
     *
     * @param quantity how many, from 1
     * @param reason what happened; it names nobody
     * @throws ProblemException with code {@code NOT_PERMITTED}, or {@code STOCK_NOT_THERE} when there are fewer
     * @source STK-05
     */
    public Answer<StockLevel> lose(Instruction order, Shop shop, String sku, int quantity, String reason) {
        return change(order, "lose", new Asked(shop, sku, atLeastOne(quantity), reason), level -> {
            if (quantity > level.onHand()) {
                throw new ProblemException(Texts.BOOK.problem(
                        "STOCK_NOT_THERE",
                        Place.NOWHERE,
                        Map.of("sku", sku, "wanted", quantity, "there", level.onHand())));
            }
            return level.moved(-quantity);
        });
    }

    /**
     * Goods were counted, those that are held included.
     *
     * @param quantity how many there are, from 0
     * @throws ProblemException with code {@code NOT_PERMITTED}
     */
    public Answer<StockLevel> count(Instruction order, Shop shop, String sku, int quantity) {
        return change(
                order,
                "count",
                new Asked(shop, sku, quantity, ""),
                level -> new StockLevel(sku, quantity, level.held()));
    }

    /**
     * Has the stock hold what lay-bys hold, after it was damaged. The lay-bys are read, and none of them changes.
     *
     * @throws ProblemException with code {@code NOT_PERMITTED}
     * @source INT-06
     */
    public Answer<StockLevel> settleHolds(Instruction order, Shop shop, String sku) {
        permissions.check(order.caller(), LaybyRight.RECOVER, shop);
        Command command = new Command("layby-stock-settle", order.key(), new Asked(shop, sku, 0, ""), PERSISTENCE);
        // The level is read first: whoever moves these goods meanwhile changes it, and all is counted again.
        return vault.once(
                order.tenant(),
                command,
                StockLevel.class,
                work -> store(
                        work,
                        order,
                        new Asked(shop, sku, 0, ""),
                        level -> new StockLevel(sku, level.onHand(), held(order.tenant(), shop, sku))));
    }

    private int held(TenantId tenant, Shop shop, String sku) {
        try (Stream<Loaded<StoredLayby>> all = vault.scan(Documents.LAYBYS, tenant)) {
            return all.flatMap(loaded -> StoredChecks.readable(loaded).stream())
                    .filter(layby -> layby.shop().equals(shop))
                    .mapToInt(layby -> layby.view().held().getOrDefault(sku, 0))
                    .reduce(0, Math::addExact);
        }
    }

    /**
     * How many of some goods there are; none where nothing is known of them.
     *
     * @throws ProblemException with code {@code NOT_PERMITTED}
     */
    public StockLevel level(Caller caller, Shop shop, String sku) {
        permissions.check(caller, LaybyRight.READ, shop);
        return stored(caller.tenant(), shop, sku)
                .map(loaded -> loaded.value().level())
                .orElse(StockLevel.none(sku));
    }

    /** All levels of all shops of a tenant, for those who check the books. The caller closes the stream. */
    public Stream<Map.Entry<Shop, StockLevel>> all(TenantId tenant) {
        return vault.scan(Documents.STOCK, tenant)
                .map(Loaded::value)
                .map(stock -> Map.entry(new Shop(stock.business(), stock.store()), stock.level()));
    }

    private Answer<StockLevel> change(Instruction order, String what, Asked asked, UnaryOperator<StockLevel> movement) {
        permissions.check(order.caller(), LaybyRight.STOCK, asked.shop());
        Command command = new Command("layby-stock-" + what, order.key(), asked, PERSISTENCE);
        return vault.once(order.tenant(), command, StockLevel.class, work -> store(work, order, asked, movement));
    }

    private StockLevel store(Work work, Instruction order, Asked asked, UnaryOperator<StockLevel> movement) {
        Optional<Loaded<StoredStock>> before = stored(order.tenant(), asked.shop(), asked.sku());
        StockLevel after =
                movement.apply(before.map(loaded -> loaded.value().level()).orElse(StockLevel.none(asked.sku())));
        StoredStock stock =
                new StoredStock(asked.shop().business(), asked.shop().store(), after);
        before.ifPresentOrElse(
                loaded -> work.update(loaded, stock), () -> work.create(Documents.STOCK, Vault.TENANT_SUBJECT, stock));
        work.note("user", order.caller().user());
        work.note("reason", asked.reason());
        return after;
    }

    private Optional<Loaded<StoredStock>> stored(TenantId tenant, Shop shop, String sku) {
        return vault.findUnique(Documents.STOCK, tenant, "goods", tokens -> List.copyOf(Documents.goods(shop, sku)));
    }

    private static int atLeastOne(int quantity) {
        if (quantity < 1) {
            throw new IllegalArgumentException("At least one of them, not " + quantity);
        }
        return quantity;
    }
}
