package dev.cuadra.onboarding.message.service;

import dev.cuadra.onboarding.audience.Channel;
import dev.cuadra.onboarding.audience.Group;
import dev.cuadra.onboarding.audience.Recipient;
import dev.cuadra.onboarding.audience.service.Post;
import dev.cuadra.onboarding.audience.service.Wishes;
import dev.cuadra.onboarding.exposure.Act;
import dev.cuadra.onboarding.message.Template;
import dev.cuadra.onboarding.message.TemplateSet;
import dev.cuadra.onboarding.message.Value;
import dev.cuadra.onboarding.message.Values;
import dev.cuadra.runtime.OutboxDispatcher;
import dev.cuadra.runtime.Round;
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
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A vendor with readers, an outbox and a storage that can be cut off; all invented. */
final class PostOffice {
    static final TenantId ACME = TenantId.of("acme");
    private static final TemplateSet SHIPPED = TemplateSet.shipped();
    static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");
    static final Instant NOON = Instant.parse("2026-09-04T15:00:00Z");
    static final UUID ANA = new UUID(7, 1);
    static final UUID BERTA = new UUID(7, 2);
    static final UUID CARLA = new UUID(7, 3);

    final InMemoryStorage storage = new InMemoryStorage();
    final InMemoryKeyRing keys = new InMemoryKeyRing();
    final SettableClock clock = SettableClock.at(NOON);
    final Vault vault = new Vault(wayward(), keys, clock, new TimeOrderedIds(clock, new SecureRandom()));
    final TemplateSet templates = SHIPPED;
    final Map<String, List<Recipient>> groups = new HashMap<>();
    final Announcements announcements = announcements(templates);
    final Wishes wishes = new Wishes(vault);
    final Map<String, RecordingNotifier> notifiers = new TreeMap<>();
    private Runnable meanwhile = () -> {};
    private int commits;
    private int dies = -1;
    private boolean after;

    PostOffice() {
        groups.put("all-users", new ArrayList<>(List.of(ana(), berta(), carla())));
        for (Channel channel : Channel.values()) {
            notifiers.put(channel.word(), new RecordingNotifier(channel.word()));
        }
    }

    Announcements announcements(TemplateSet set) {
        return new Announcements(vault, set, post());
    }

    /** A process of its own. */
    Post post() {
        return new Post(vault, tenant -> group -> groups.getOrDefault(called(group), List.of()));
    }

    private static String called(Group group) {
        return group.customer().map(one -> group.name() + " of " + one).orElse(group.name());
    }

    static Recipient ana() {
        return reader(
                ANA,
                "Ana Rojas",
                "es",
                Map.of(Channel.MAIL, "ana@example.test", Channel.IN_APP, "user-1", Channel.SMS, "+56911111111"));
    }

    static Recipient berta() {
        return reader(BERTA, "Berta Soto", "en", Map.of(Channel.MAIL, "berta@example.test", Channel.IN_APP, "user-2"));
    }

    /** Nobody knows how to reach her. */
    static Recipient carla() {
        return reader(CARLA, "Carla Díaz", "fr", Map.of());
    }

    static Recipient reader(UUID person, String name, String language, Map<Channel, String> addresses) {
        return new Recipient(person, name, language, SANTIAGO, addresses);
    }

    Act act() {
        return new Act("marta", "support-manager", "as planned", clock.instant());
    }

    /** The letter that says when lay-bys go live: for everybody, by mail, in the product and by text message. */
    Order live(String id, Instant notBefore) {
        return order(
                id,
                "layby-live-tomorrow",
                Map.of(
                        "company", new Value.Words("Tiendas Lo Prado"),
                        "goLive", new Value.Moment(Instant.parse("2026-09-05T12:00:00Z")),
                        "helpUrl", new Value.Link("https://ayuda.example.test/")),
                notBefore);
    }

    /** The letter that says that something does not work, which everybody gets. */
    Order failure(String id) {
        return order(
                id,
                "layby-system-failure",
                Map.of(
                        "company", new Value.Words("Tiendas Lo Prado"),
                        "since", new Value.Moment(NOON),
                        "affected", new Value.Words("no se registran pagos"),
                        "next", new Value.Span(Duration.ofMinutes(15)),
                        "statusUrl", new Value.Link("https://estado.example.test/")),
                NOON);
    }

    Order order(String id, String key, Map<String, Value> values, Instant notBefore) {
        Template template = templates.template(key);
        return Order.of(id, template, Values.common(template, values), notBefore);
    }

    /** What another process does between the next look and its commit. */
    void meanwhile(Runnable other) {
        meanwhile = other;
    }

    /** The process dies at a commit that is so many away, before or after it is stored. */
    void dies(int commit, boolean afterwards) {
        commits = 0;
        dies = commit;
        after = afterwards;
    }

    void lives() {
        dies = -1;
    }

    Round dispatch() {
        OutboxDispatcher dispatcher = new OutboxDispatcher(storage, keys, clock).holding(1_000, Duration.ofMinutes(5));
        for (RecordingNotifier notifier : notifiers.values()) {
            dispatcher = dispatcher.with(notifier);
        }
        return dispatcher.dispatchOnce();
    }

    List<Message> delivered(Channel channel) {
        return java.util.Objects.requireNonNull(notifiers.get(channel.word())).delivered();
    }

    List<String> reached(Channel channel) {
        return delivered(channel).stream().map(Message::recipient).toList();
    }

    private Storage wayward() {
        return (Storage) Proxy.newProxyInstance(
                PostOffice.class.getClassLoader(), new Class<?>[] {Storage.class}, (proxy, method, arguments) -> {
                    boolean commit = method.getName().equals("commit");
                    if (commit) {
                        Runnable other = meanwhile;
                        meanwhile = () -> {};
                        other.run();
                    }
                    boolean dying = commit && commits++ == dies;
                    if (dying && !after) {
                        throw new StorageException("killed before");
                    }
                    Object answer = called(method, arguments);
                    if (dying) {
                        throw new StorageException("killed after");
                    }
                    return answer;
                });
    }

    private Object called(java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(storage, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
