package dev.cuadra.layby.integrity;

import dev.cuadra.layby.agreement.LaybyState;
import dev.cuadra.layby.agreement.Payment;
import dev.cuadra.layby.ledger.Account;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;

/**
 * One pass over all books, for what holds only between them: goods held, numbers used once, the liability. What it
 * keeps of a lay-by is its holds and sixteen bytes for each receipt and key, so that a hundred thousand fit in the
 * memory of a small server. For one thread.
 *
 * <p>First {@link #books}, then {@link #holds}, {@link #levels} and {@link #liability} as far as the host knows them,
 * at last {@link #summary}.
 */
public final class AllBooks {
    private static final Set<LaybyState> HOLDING =
            Set.of(LaybyState.ACTIVE, LaybyState.ON_HOLD, LaybyState.DEFAULTED, LaybyState.FULLY_PAID);

    private final IntegrityChecker checker;
    private final Consumer<? super IntegrityFinding> listener;
    private final Marks receipts = new Marks();
    private final Marks keys = new Marks();
    private final Map<String, Map<String, Integer>> needed = new HashMap<>();
    private final Map<Shelf, Long> held = new TreeMap<>();
    private final Map<String, CurrencyUnit> currencies = new TreeMap<>();
    private final Map<String, BigDecimal> funds = new TreeMap<>();
    private final Map<Check, Long> counts = new EnumMap<>(Check.class);
    private long agreements;

    /** A pass that tells {@code listener} of every finding as it is made. */
    public AllBooks(IntegrityChecker checker, Consumer<? super IntegrityFinding> listener) {
        this.checker = Objects.requireNonNull(checker, "checker");
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    /** Checks the books of each lay-by and notes what the later checks need. The stream is not closed. */
    public AllBooks books(Stream<Books> all) {
        all.sequential().forEach(this::add);
        return this;
    }

    /**
     * Takes in the books of a lay-by that the caller has checked, on whatever thread.
     *
     * @param found what {@link IntegrityChecker#check(Books)} found in them
     */
    public AllBooks checked(Books books, List<IntegrityFinding> found) {
        agreements++;
        found.forEach(this::tell);
        StoredView view = books.view();
        if (HOLDING.contains(view.state()) && !view.held().isEmpty()) {
            needed.put(view.agreement(), view.held());
        }
        MonetaryAmount owed = view.balance(Account.funds(view.agreement()));
        String code = view.currency().getCurrencyCode();
        currencies.putIfAbsent(code, view.currency());
        funds.merge(code, Figures.of(owed), BigDecimal::add);
        numbers(books);
        return this;
    }

    private void add(Books books) {
        checked(books, checker.check(books));
    }

    /** Repeats within one lay-by are told by the checker; here each text counts once. */
    private void numbers(Books books) {
        Finder finder = new Finder(Check.INT_07, books.agreement());
        String business = books.view().business() + "\n";
        books.view().payments().stream()
                .map(Payment::receipt)
                .distinct()
                .filter(receipt -> !receipts.add(business + receipt))
                .forEach(receipt -> tell(finder.found("RECEIPT", receipt, "1", ">1")));
        LedgerChecks.keys(books.log())
                .distinct()
                .filter(key -> !keys.add(key))
                .forEach(key -> tell(finder.found("KEY", key, "1", ">1")));
    }

    /**
     * Checks what the stock holds against what the lay-bys need. Holds of one lay-by may come in any order. The stream
     * is not closed.
     *
     * @source INT-06
     */
    public AllBooks holds(Stream<StockHold> all) {
        Map<String, Map<String, Integer>> left = new HashMap<>();
        needed.forEach((agreement, goods) -> left.put(agreement, new TreeMap<>(goods)));
        all.sequential().forEach(hold -> {
            held.merge(new Shelf(hold.store(), hold.sku()), (long) hold.quantity(), Long::sum);
            Map<String, Integer> goods = left.get(hold.agreement());
            if (goods == null) {
                tell(new Finder(Check.INT_06, hold.agreement())
                        .found("NO_AGREEMENT", hold.sku(), "0", Integer.toString(hold.quantity())));
            } else {
                goods.merge(hold.sku(), -hold.quantity(), Integer::sum);
            }
        });
        new TreeMap<>(left).forEach(this::compare);
        return this;
    }

    private void compare(String agreement, Map<String, Integer> left) {
        Map<String, Integer> goods = needed.getOrDefault(agreement, Map.of());
        left.forEach((sku, missing) -> {
            if (missing != 0) {
                int wanted = goods.getOrDefault(sku, 0);
                tell(new Finder(Check.INT_06, agreement)
                        .found("HOLDS", sku, Integer.toString(wanted), Integer.toString(wanted - missing)));
            }
        });
    }

    /**
     * Checks that no store holds more than it has. To be called after {@link #holds}. The stream is not closed.
     *
     * @source INT-06, STK-02
     */
    public AllBooks levels(Stream<OnHand> all) {
        Map<Shelf, Long> left = new TreeMap<>(held);
        all.sequential().forEach(level -> {
            Shelf shelf = new Shelf(level.store(), level.sku());
            Long quantity = left.remove(shelf);
            if (quantity != null && quantity > level.onHand()) {
                tell(onHand(shelf, level.onHand(), quantity));
            }
        });
        left.forEach((shelf, quantity) -> tell(onHand(shelf, 0, quantity)));
        return this;
    }

    private static IntegrityFinding onHand(Shelf shelf, long most, long quantity) {
        return new Finder(Check.INT_06, "")
                .found("ON_HAND", shelf.store() + " " + shelf.sku(), "<= " + most, Long.toString(quantity));
    }

    /**
     * Checks what is held for all consumers against the liability that a ledger or a report shows at the same instant,
     * one amount for each currency.
     *
     * @source LED-I4
     */
    public AllBooks liability(List<? extends MonetaryAmount> shown) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        Map<String, CurrencyUnit> units = new TreeMap<>(currencies);
        for (MonetaryAmount amount : shown) {
            units.putIfAbsent(amount.getCurrency().getCurrencyCode(), amount.getCurrency());
            sums.merge(amount.getCurrency().getCurrencyCode(), Figures.of(amount), BigDecimal::add);
        }
        units.forEach((code, currency) -> new Finder(Check.LED_I4, "")
                .unless(
                        "LIABILITY",
                        code,
                        funds.getOrDefault(code, BigDecimal.ZERO),
                        sums.getOrDefault(code, BigDecimal.ZERO),
                        currency)
                .forEach(this::tell));
        return this;
    }

    private void tell(IntegrityFinding finding) {
        counts.merge(finding.check(), 1L, Long::sum);
        listener.accept(finding);
    }

    /** What came of the pass so far. */
    public IntegritySummary summary() {
        List<String> totals = new ArrayList<>();
        funds.forEach(
                (code, figure) -> totals.add(Figures.text(figure, Objects.requireNonNull(currencies.get(code), code))));
        return new IntegritySummary(agreements, counts, totals);
    }

    /** Goods of one kind in one store. */
    private record Shelf(String store, String sku) implements Comparable<Shelf> {
        @Override
        public int compareTo(Shelf other) {
            int stores = store.compareTo(other.store);
            return stores != 0 ? stores : sku.compareTo(other.sku);
        }
    }
}
