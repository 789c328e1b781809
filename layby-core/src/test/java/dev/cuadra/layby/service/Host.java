package dev.cuadra.layby.service;

import dev.cuadra.layby.agreement.AgreementTerms;
import dev.cuadra.layby.agreement.Item;
import dev.cuadra.layby.agreement.LaybyCommand;
import dev.cuadra.layby.agreement.LaybyEngine;
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
import dev.cuadra.layby.termination.TaxBasis;
import dev.cuadra.runtime.Json;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.memory.InMemoryKeyRing;
import dev.cuadra.spi.memory.InMemoryStorage;
import dev.cuadra.spi.memory.SettableClock;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;

/** Everything that a host has, in memory: a shop in Sydney on Monday, 2 March 2026. */
final class Host {
    static final TenantId ACME = TenantId.of("acme");
    static final Shop SYDNEY = new Shop("ACME", "SYD");
    static final ZoneId ZONE = ZoneId.of("Australia/Sydney");
    static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
    static final CurrencyUnit AUD = MinorUnits.currency("AUD");
    static final Caller CLERK = new Caller(ACME, "user-7");

    final InMemoryStorage memory = new InMemoryStorage();
    final FaultyStorage storage = new FaultyStorage(memory);
    final SettableClock clock = SettableClock.at(noon(MONDAY));
    final InMemoryKeyRing keys = new InMemoryKeyRing();
    final Vault vault = new Vault(
            storage,
            keys,
            clock,
            new TimeOrderedIds(clock, new SecureRandom()),
            Json.standard().with(new MoneyModule()));
    final LaybyEngine engine = LaybyRules.standard();
    final LaybyPermissions permissions;
    final Laybys laybys;
    final LaybyBooks books;
    final Consumers consumers;
    final Warehouse warehouse;
    final DailyJob daily;
    private final AtomicInteger keysUsed = new AtomicInteger();

    Host() {
        this(LaybyPermissions.EVERYTHING);
    }

    Host(LaybyPermissions permissions) {
        this.permissions = permissions;
        this.laybys = new Laybys(vault, engine, permissions);
        this.books = laybys.books();
        this.consumers = new Consumers(vault, laybys, permissions, List.of(), memory);
        this.warehouse = new Warehouse(vault, permissions);
        this.daily = new DailyJob(vault, engine, permissions);
    }

    static Instant noon(LocalDate day) {
        return day.atTime(12, 0).atZone(ZONE).toInstant();
    }

    void on(LocalDate day) {
        clock.set(noon(day));
    }

    /** A key that nobody used. */
    Instruction fresh() {
        return CLERK.asks("fresh-" + keysUsed.incrementAndGet());
    }

    UUID consumer() {
        return consumer(new Consumer(
                "Marcia Example", Optional.of("marcia@example.org"), Optional.empty(), Consumer.Language.EN));
    }

    UUID consumer(Consumer consumer) {
        return consumers.register(fresh(), SYDNEY, consumer).value();
    }

    void stock(String sku, int quantity) {
        warehouse.receive(fresh(), SYDNEY, sku, quantity);
    }

    static MonetaryAmount aud(String amount) {
        return MinorUnits.parse(amount, "AUD");
    }

    /** Two lamps of 200.00: 100.00 at once, and three times 100.00 a week apart. */
    static AgreementTerms terms() {
        return terms(SYDNEY, LaybyPolicy.USUAL, new Item("LAMP", "Reading lamp", 2, aud("200.00")));
    }

    /** Goods of 400.00 together. */
    static AgreementTerms terms(Shop shop, LaybyPolicy policy, Item... items) {
        List<Instalment> schedule = new ArrayList<>();
        for (int number = 1; number <= 3; number++) {
            schedule.add(new Instalment(number, MONDAY.plusWeeks(number), aud("100.00")));
        }
        return new AgreementTerms(
                Jurisdiction.AU,
                shop.business(),
                shop.store(),
                ZONE,
                true,
                MONDAY,
                AUD,
                List.of(items),
                List.of(),
                aud("100.00"),
                ScheduleTerms.of(3, Frequency.WEEKLY, MONDAY),
                schedule,
                Optional.of(aud("30.00")),
                false,
                TaxBasis.ACCRUAL,
                policy,
                "v1");
    }

    /** A lay-by that is accepted, with the deposit paid. */
    UUID active(UUID consumer, AgreementTerms terms) {
        UUID id = drafted(consumer, terms);
        accept(fresh(), id);
        return id;
    }

    UUID active() {
        return active(consumer(), terms());
    }

    /** A lay-by that only has to be accepted. */
    UUID drafted(UUID consumer, AgreementTerms terms) {
        UUID id = laybys.draft(fresh(), consumer, terms).value().layby();
        laybys.take(fresh(), id, new LaybyCommand.Disclose(EnumSet.allOf(Disclosure.class)));
        laybys.pay(fresh(), id, aud("100.00"), Tender.CARD, today());
        return id;
    }

    Booked accept(Instruction order, UUID id) {
        return laybys.take(order, id, new LaybyCommand.Accept("ab".repeat(32), "v1"))
                .value();
    }

    Booked pay(Instruction order, UUID id, String amount) {
        return laybys.pay(order, id, aud(amount), Tender.CASH, today()).value();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    /** The messages that wait to be delivered. */
    int waiting() {
        return memory.waiting(ACME).orElseThrow().size();
    }

    static Instant midnightUtc(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
