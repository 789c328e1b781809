package dev.cuadra.examples;

import dev.cuadra.layby.agreement.AgreementTerms;
import dev.cuadra.layby.agreement.Item;
import dev.cuadra.layby.agreement.LaybyCommand;
import dev.cuadra.layby.agreement.LaybyPolicy;
import dev.cuadra.layby.agreement.LaybyRules;
import dev.cuadra.layby.law.Disclosure;
import dev.cuadra.layby.law.Jurisdiction;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.money.MoneyModule;
import dev.cuadra.layby.money.Tender;
import dev.cuadra.layby.schedule.Frequency;
import dev.cuadra.layby.schedule.Instalment;
import dev.cuadra.layby.schedule.ScheduleTerms;
import dev.cuadra.layby.service.Booked;
import dev.cuadra.layby.service.Caller;
import dev.cuadra.layby.service.Consumer;
import dev.cuadra.layby.service.Consumers;
import dev.cuadra.layby.service.DailyJob;
import dev.cuadra.layby.service.LaybyPermissions;
import dev.cuadra.layby.service.Laybys;
import dev.cuadra.layby.service.Shop;
import dev.cuadra.layby.service.Warehouse;
import dev.cuadra.layby.termination.TaxBasis;
import dev.cuadra.plugin.jdbc.JdbcStorage;
import dev.cuadra.plugin.jdbc.JdbcStorageFactory;
import dev.cuadra.plugin.keyfile.FileKeyRing;
import dev.cuadra.runtime.Json;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A shop that sells on lay-by, over a database and a key file, on Monday, 2 March 2026. */
public final class LaybyShop implements AutoCloseable {
    public static final Caller CLERK = new Caller(TenantId.of("acme"), "user-7");
    public static final Shop SYDNEY = new Shop("ACME", "SYD");
    public static final LocalDate MONDAY = LocalDate.parse("2026-03-02");

    private static final ZoneId ZONE = ZoneId.of("Australia/Sydney");

    private final JdbcStorage storage;
    private final FileKeyRing keys;
    private final boolean ownsKeys;
    public final Laybys laybys;
    public final Consumers consumers;
    public final Warehouse warehouse;
    public final DailyJob daily;

    private LaybyShop(JdbcStorage storage, FileKeyRing keys, boolean ownsKeys, LocalDate today) {
        this.storage = storage;
        this.keys = keys;
        this.ownsKeys = ownsKeys;
        Instant noon = today.atTime(12, 0).atZone(ZONE).toInstant();
        Clock clock = Clock.fixed(noon, ZoneOffset.UTC);
        Vault vault = new Vault(
                storage,
                keys,
                clock,
                new TimeOrderedIds(Clock.systemUTC(), new SecureRandom()),
                Json.standard().with(new MoneyModule()));
        LaybyRules rules = LaybyRules.standard();
        this.laybys = new Laybys(vault, rules, LaybyPermissions.EVERYTHING);
        this.consumers = new Consumers(vault, laybys, LaybyPermissions.EVERYTHING, List.of(), storage);
        this.warehouse = new Warehouse(vault, LaybyPermissions.EVERYTHING);
        this.daily = new DailyJob(vault, rules, LaybyPermissions.EVERYTHING);
    }

    public static LaybyShop open(String url, Path folder, LocalDate today) {
        JdbcStorage storage = (JdbcStorage) new JdbcStorageFactory().open(Map.of("url", url));
        return new LaybyShop(storage, FileKeyRing.open(folder.resolve("shop.keys")), true, today);
    }

    /** Another host in front of the same database; a key file is open in one place. */
    static LaybyShop beside(LaybyShop first, String url) {
        JdbcStorage storage = (JdbcStorage) new JdbcStorageFactory().open(Map.of("url", url));
        return new LaybyShop(storage, first.keys, false, MONDAY);
    }

    public static LaybyShop open(String url, Path folder) {
        return open(url, folder, MONDAY);
    }

    public UUID consumer(String key) {
        Consumer marcia = new Consumer(
                "Marcia Example", Optional.of("marcia@example.org"), Optional.empty(), Consumer.Language.EN);
        return consumers.register(CLERK.asks(key), SYDNEY, marcia).value();
    }

    /** Goods of 400.00: 100.00 at once, and three times 100.00 a week apart. */
    public static AgreementTerms terms(String sku) {
        List<Instalment> schedule = java.util.stream.IntStream.rangeClosed(1, 3)
                .mapToObj(number -> new Instalment(number, MONDAY.plusWeeks(number), MinorUnits.parse("100.00", "AUD")))
                .toList();
        return new AgreementTerms(
                Jurisdiction.AU,
                SYDNEY.business(),
                SYDNEY.store(),
                ZONE,
                true,
                MONDAY,
                MinorUnits.currency("AUD"),
                List.of(new Item(sku, "Vase", 1, MinorUnits.parse("400.00", "AUD"))),
                List.of(),
                MinorUnits.parse("100.00", "AUD"),
                ScheduleTerms.of(3, Frequency.WEEKLY, MONDAY),
                schedule,
                Optional.empty(),
                false,
                TaxBasis.ACCRUAL,
                LaybyPolicy.USUAL,
                "v1");
    }

    /** A lay-by that only has to be accepted. */
    public UUID drafted(UUID consumer, String key, String sku) {
        UUID id = laybys.draft(CLERK.asks(key + "-draft"), consumer, terms(sku))
                .value()
                .layby();
        laybys.take(CLERK.asks(key + "-disclose"), id, new LaybyCommand.Disclose(EnumSet.allOf(Disclosure.class)));
        pay(key + "-deposit", id, "100.00");
        return id;
    }

    public Booked accept(String key, UUID id) {
        return laybys.take(CLERK.asks(key), id, new LaybyCommand.Accept("ab".repeat(32), "v1"))
                .value();
    }

    public Booked pay(String key, UUID id, String amount) {
        return laybys.pay(CLERK.asks(key), id, MinorUnits.parse(amount, "AUD"), Tender.CASH, MONDAY)
                .value();
    }

    @Override
    public void close() {
        storage.close();
        if (ownsKeys) {
            keys.close();
        }
    }
}
