package dev.cuadra.onboarding.alert.service;

import dev.cuadra.onboarding.alert.Routing;
import dev.cuadra.onboarding.audience.AddressBook;
import dev.cuadra.onboarding.audience.Channel;
import dev.cuadra.onboarding.audience.Recipient;
import dev.cuadra.onboarding.audience.service.Post;
import dev.cuadra.onboarding.decision.Phase;
import dev.cuadra.onboarding.decision.Rollout;
import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.exposure.Act;
import dev.cuadra.onboarding.flag.FlagSet;
import dev.cuadra.onboarding.flag.service.Flags;
import dev.cuadra.onboarding.gate.Check;
import dev.cuadra.onboarding.gate.Gate;
import dev.cuadra.onboarding.gate.Member;
import dev.cuadra.onboarding.gate.Sustain;
import dev.cuadra.onboarding.gate.Trigger;
import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.MetricKind;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.runtime.OutboxDispatcher;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.memory.InMemoryKeyRing;
import dev.cuadra.spi.memory.InMemoryStorage;
import dev.cuadra.spi.memory.RecordingNotifier;
import dev.cuadra.spi.memory.SettableClock;
import dev.cuadra.spi.notify.Message;
import dev.cuadra.spi.storage.Storage;
import dev.cuadra.spi.storage.StorageException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A launch that is watched hour by hour, with people, a flag, and a storage that can fail; all invented. */
final class LaunchHouse {
    static final TenantId ACME = TenantId.of("acme");
    static final ZoneId ZONE = ZoneId.of("America/Santiago");
    static final String FLAG = "boleta_automation_enabled";

    /** 09:00 on the day of the launch. */
    static final Instant START = Instant.parse("2025-09-26T12:00:00Z");

    /** How a commit ends. */
    enum Fault {
        NONE,
        /** The process dies before anything is stored. */
        BEFORE,
        /** Everything is stored, and the process dies before it hears of it. */
        AFTER
    }

    final InMemoryStorage storage = new InMemoryStorage();
    final InMemoryKeyRing keys = new InMemoryKeyRing();
    final SettableClock clock = SettableClock.at(START);
    final Vault vault = new Vault(wayward(), keys, clock, new TimeOrderedIds(clock, new SecureRandom()));
    final Flags flags = new Flags(vault, FlagSet.shipped());
    final Definition definition = definition();
    final List<Reading> readings = new ArrayList<>();
    final LaunchTerms terms = new LaunchTerms(Routing.shipped(), ZONE, "test-1", "https://example.test/alerts/");
    final LaunchWatch watch = new LaunchWatch(vault, terms, post());
    final GateBook book = new GateBook(vault);
    final LaunchRecords records = new LaunchRecords(vault);
    final LaunchReplay replay = new LaunchReplay(vault);
    private final List<Fault> faults = new ArrayList<>();
    private Runnable meanwhile = () -> {};

    /** A process of its own. */
    Post post() {
        return new Post(vault, tenant -> book());
    }

    static AddressBook book() {
        return group -> switch (group.name()) {
            case "engineering-lead" ->
                List.of(
                        person(1, "Elena", "en", Map.of(Channel.MAIL, "elena@example.test")),
                        person(2, "La guardia", "es-CL", Map.of(Channel.SMS, "+56900000001")));
            case "product-manager" -> List.of(person(3, "Pedro", "es-CL", Map.of(Channel.MAIL, "pedro@example.test")));
            default -> List.of();
        };
    }

    private static Recipient person(int id, String name, String language, Map<Channel, String> addresses) {
        return new Recipient(new UUID(8, id), name, language, ZONE, addresses);
    }

    private static Definition definition() {
        Check errors = Check.number("BL-090", "errors", "percent", ">", "5").minSamples(20);
        return Definition.of(
                        "boleta-launch",
                        "1",
                        Map.of("launch", LocalDate.of(2025, 9, 26)),
                        List.of(
                                Metric.of("errors", "percent", MetricKind.RATIO).fresh(Duration.ofMinutes(90)),
                                Metric.of("adoption", "percent", MetricKind.RATIO),
                                Metric.of("support_ready", "bool", MetricKind.BOOLEAN)),
                        List.of(Gate.of("ready", Member.must(Check.isTrue("BL-229", "support_ready", "support-lead")))
                                .approvedBy("product-manager")
                                .waivedBy("engineering-lead")),
                        List.of(
                                Trigger.of(Trigger.Level.P0, errors),
                                Trigger.of(
                                        Trigger.Level.ROLLBACK,
                                        Check.number("BL-163", "errors", "percent", ">", "5")
                                                .minSamples(20)
                                                .over("launch..")
                                                .sustained(Sustain.buckets(Duration.ofHours(2), Duration.ofHours(1)))),
                                Trigger.of(Trigger.Level.P1, Check.number("BL-092", "adoption", "percent", "<", "20"))
                                        .armed("launch+14d"),
                                new Trigger(
                                        "try-out",
                                        Trigger.Level.P0,
                                        Check.number("try-out", "errors", "percent", ">", "1"),
                                        Optional.empty(),
                                        true)))
                .with(new Rollout(
                        List.of(
                                Phase.of("beta", "5", Duration.ofDays(7), "ready"),
                                Phase.of("all", "100", Duration.ZERO, "ready")),
                        Set.of("engineering-lead", "product-manager"),
                        Set.of("engineering-lead", "product-manager")));
    }

    /** The end of the given hour of the launch. */
    static Instant end(int hour) {
        return START.plus(Duration.ofHours(hour));
    }

    /** What went wrong in the hour that ends then, of 1000 calls; from midnight on everything was well. */
    void hour(int hour, long failed) {
        if (readings.isEmpty()) {
            for (int early = -8; early <= 0; early++) {
                readings.add(reading(early, 0));
            }
        }
        readings.add(reading(hour, failed));
    }

    static Reading reading(int hour, long failed) {
        return Reading.over("e" + hour, "errors", end(hour - 1), end(hour), new Content.Share(failed, 1_000));
    }

    /** Watches at the end of an hour. */
    Watched look(int hour) {
        return look(watch, end(hour));
    }

    Watched look(LaunchWatch by, Instant at) {
        clock.set(at.isAfter(clock.instant()) ? at : clock.instant());
        return by.watch(ACME, definition, source(), at);
    }

    ReadingSource source() {
        return (tenant, any, known) -> List.copyOf(readings);
    }

    Act act(String role) {
        return new Act("marta", role, "as agreed on Monday", clock.instant());
    }

    /** Everything that leaves, in the order in which it does. */
    List<Message> delivered() {
        RecordingNotifier mail = new RecordingNotifier("mail");
        RecordingNotifier sms = new RecordingNotifier("sms");
        OutboxDispatcher dispatcher =
                new OutboxDispatcher(storage, keys, clock).with(mail).with(sms);
        int handled = 1;
        while (handled > 0) {
            handled = dispatcher.dispatchOnce().size();
        }
        List<Message> all = new ArrayList<>(mail.delivered());
        all.addAll(sms.delivered());
        return all;
    }

    // ---- what goes wrong

    /** How the next commits end. */
    void faults(Fault... next) {
        faults.addAll(Arrays.asList(next));
    }

    /** What another writer does before the next commit. */
    void meanwhile(Runnable other) {
        meanwhile = other;
    }

    private Storage wayward() {
        return (Storage) Proxy.newProxyInstance(
                LaunchHouse.class.getClassLoader(), new Class<?>[] {Storage.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("commit")) {
                        return invoke(method, arguments);
                    }
                    Runnable other = meanwhile;
                    meanwhile = () -> {};
                    other.run();
                    Fault fault = faults.isEmpty() ? Fault.NONE : faults.remove(0);
                    if (fault == Fault.BEFORE) {
                        throw new StorageException("killed before");
                    }
                    Object stored = invoke(method, arguments);
                    if (fault == Fault.AFTER) {
                        throw new StorageException("killed after");
                    }
                    return stored;
                });
    }

    private Object invoke(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(storage, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
