package dev.cuadra.layby.service;

import dev.cuadra.layby.agreement.Decision;
import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyEngine;
import dev.cuadra.layby.agreement.LaybyEvent;
import dev.cuadra.layby.agreement.LaybyView;
import dev.cuadra.layby.agreement.Recorded;
import dev.cuadra.layby.internal.Texts;
import dev.cuadra.layby.stock.Shortage;
import dev.cuadra.layby.stock.StockChange;
import dev.cuadra.layby.stock.StockLevel;
import dev.cuadra.layby.stock.StockOutcome;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Puts what the rules decided into a unit of work: the log, what it says about goods, and what a consumer is told. */
final class Booking {
    private final Vault vault;
    private final LaybyEngine engine;
    private final Attention attention;
    private final Letters letters;

    Booking(Vault vault, LaybyEngine engine) {
        this.vault = vault;
        this.engine = engine;
        this.attention = new Attention(engine);
        this.letters = new Letters(engine);
    }

    /** The next version of what is stored. */
    StoredLayby stored(StoredLayby before, Decision.Taken taken, LocalDate from) {
        return stored(before.number(), before.consumer(), before.origin(), taken.after(), from);
    }

    StoredLayby stored(long number, UUID consumer, Optional<String> origin, Layby layby, LocalDate from) {
        return new StoredLayby(
                number,
                layby.terms().business(),
                layby.terms().store(),
                layby.terms().zone(),
                consumer,
                layby.terms().agreedOn(),
                origin,
                attention.of(layby, from),
                LaybyView.of(layby, engine.instalments(layby)),
                layby.log());
    }

    /**
     * Moves the goods.
     *
     * @throws ProblemException with code {@code STOCK_NOT_AVAILABLE} or {@code STOCK_NOT_THERE}; nothing is to be stored
     *     then
     * @source STK-01, STK-03
     */
    void moveGoods(Work work, Shop shop, Map<String, Integer> heldBefore, Decision.Taken taken) {
        move(
                work,
                shop,
                StockChange.between(heldBefore, taken.after().held(), handedOver(heldBefore, taken.events())),
                Map.of());
    }

    /**
     * Moves goods once for all that one unit of work changes in a shop.
     *
     * @param brought how many of which goods come in beforehand
     * @throws ProblemException as {@link #moveGoods} does
     */
    void move(Work work, Shop shop, StockChange change, Map<String, Integer> brought) {
        if (change.none()) {
            return;
        }
        Map<String, Loaded<StoredStock>> stored = vault.findAllUnique(
                Documents.STOCK, work.tenant(), "goods", change.skus(), (sku, tokens) -> Documents.goods(shop, sku));
        Map<String, StockLevel> levels = new HashMap<>();
        stored.forEach((sku, loaded) -> levels.put(sku, loaded.value().level()));
        brought.forEach((sku, quantity) ->
                levels.put(sku, levels.getOrDefault(sku, StockLevel.none(sku)).moved(quantity)));
        StockOutcome.Changed changed = change.on(levels).fold(done -> done, tooFew -> {
            throw new ProblemException(shortage(tooFew.shortages().get(0)));
        });
        changed.levels().forEach((sku, level) -> {
            Loaded<StoredStock> before = stored.get(sku);
            StoredStock after = new StoredStock(shop.business(), shop.store(), level);
            if (before == null) {
                work.create(Documents.STOCK, Vault.TENANT_SUBJECT, after);
            } else {
                work.update(before, after);
            }
        });
    }

    /** Sends what the events say that the consumer is told; one who was erased is told nothing. */
    void tell(Work work, Optional<Loaded<Consumer>> consumer, long number, Decision.Taken taken) {
        for (Recorded recorded : taken.events()) {
            if (recorded.event() instanceof LaybyEvent.Noticed noticed) {
                consumer.filter(loaded -> !loaded.erased())
                        .ifPresent(loaded -> letters.write(
                                        loaded.value(), number, taken.after(), noticed, recorded.on())
                                .ifPresent(letter -> work.send(letter.channel(), loaded.subject(), letter.notice())));
            }
        }
    }

    /** Who is to be told something, if anybody is. */
    Optional<Loaded<Consumer>> addressee(TenantId tenant, UUID consumer, Decision.Taken taken) {
        return notices(taken) ? vault.find(Documents.CONSUMERS, tenant, consumer) : Optional.empty();
    }

    static boolean notices(Decision.Taken taken) {
        return taken.events().stream().anyMatch(recorded -> recorded.event() instanceof LaybyEvent.Noticed);
    }

    /** When the day's work has something to do. */
    Optional<LocalDate> next(Layby layby, LocalDate from) {
        return attention.of(layby, from);
    }

    private static Map<String, Integer> handedOver(Map<String, Integer> heldBefore, List<Recorded> events) {
        Map<String, Integer> gone = new HashMap<>();
        for (Recorded recorded : events) {
            if (recorded.event() instanceof LaybyEvent.Released released) {
                released.quantities().forEach((sku, quantity) -> gone.merge(sku, quantity, Integer::sum));
            } else if (recorded.event() instanceof LaybyEvent.Collected) {
                gone.putAll(heldBefore);
            }
        }
        gone.values().removeIf(quantity -> quantity == 0);
        return gone;
    }

    private static Problem shortage(Shortage shortage) {
        return Texts.BOOK.problem(
                shortage.kind() == Shortage.Kind.HOLD ? "STOCK_NOT_AVAILABLE" : "STOCK_NOT_THERE",
                Place.NOWHERE,
                Map.of("sku", shortage.sku(), "wanted", shortage.wanted(), "there", shortage.there()));
    }
}
