package dev.cuadra.onboarding.support.service;

import dev.cuadra.onboarding.audience.Channel;
import dev.cuadra.onboarding.audience.Recipient;
import dev.cuadra.onboarding.audience.service.Post;
import dev.cuadra.onboarding.support.SupportTerms;
import dev.cuadra.runtime.OutboxDispatcher;
import dev.cuadra.runtime.PersonalData;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.memory.InMemoryKeyRing;
import dev.cuadra.spi.memory.InMemoryStorage;
import dev.cuadra.spi.memory.SettableClock;
import dev.cuadra.spi.notify.Delivery;
import dev.cuadra.spi.storage.Storage;
import dev.cuadra.spi.storage.StorageException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Two desks on one storage, of which the first has a line that can go dead; all invented. */
final class DeskHouse {
    static final TenantId ACME = TenantId.of("acme");
    private static final Clock LATE = Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC);

    /** What becomes of a commit. */
    enum Fault {
        /** It does not arrive. */
        NOT_STORED,
        /** It is stored, and nobody hears of it. */
        NOT_HEARD
    }

    final InMemoryStorage storage = new InMemoryStorage();
    final InMemoryKeyRing keys = new InMemoryKeyRing();
    final SettableClock clock;
    final Vault vault;
    final SupportDesk desk;
    /** The same desk in another process. */
    final SupportDesk other;

    private Runnable meanwhile = () -> {};
    private Fault fault = Fault.NOT_STORED;
    private int faultIn;

    DeskHouse(Instant begin, SupportTerms terms) {
        clock = SettableClock.at(begin);
        TimeOrderedIds ids = new TimeOrderedIds(clock, new SecureRandom());
        vault = new Vault(wayward(), keys, clock, ids);
        desk = desk(vault, terms);
        other = desk(new Vault(storage, keys, clock, ids), terms);
    }

    private static SupportDesk desk(Vault vault, SupportTerms terms) {
        Map<String, List<Recipient>> tiers =
                Map.of("tier1-support", List.of(person(1, "uno")), "tier2-technical", List.of(person(2, "dos")));
        return new SupportDesk(
                vault, terms, new Post(vault, tenant -> group -> tiers.getOrDefault(group.name(), List.of())));
    }

    private static Recipient person(int id, String name) {
        return new Recipient(new UUID(6, id), name, "en", ZoneOffset.UTC, Map.of(Channel.MAIL, name + "@acme.example"));
    }

    /** What another process does between the next look and its commit. */
    void meanwhile(Runnable act) {
        meanwhile = act;
    }

    /** What happens to the commit after so many others. */
    void fail(int after, Fault how) {
        fault = how;
        faultIn = after + 1;
    }

    /** The line holds again. */
    void mend() {
        faultIn = 0;
        meanwhile = () -> {};
    }

    PersonalData people() {
        return new PersonalData(vault, SupportDesk.PERSONAL, storage);
    }

    /** Sends everything that waits: recipient and subject of each. */
    List<String> sent() {
        List<String> sent = new ArrayList<>();
        OutboxDispatcher dispatcher = new OutboxDispatcher(storage, keys, LATE).with("mail", (tenant, id, body) -> {
            sent.add(body.get("recipient").asText() + "|" + body.get("subject").asText());
            return new Delivery.Delivered("");
        });
        while (dispatcher.dispatchOnce().size() > 0) {
            // Until nothing waits.
        }
        return sent;
    }

    private Storage wayward() {
        return (Storage) Proxy.newProxyInstance(
                DeskHouse.class.getClassLoader(), new Class<?>[] {Storage.class}, (proxy, method, arguments) -> {
                    boolean commit = method.getName().equals("commit");
                    if (commit) {
                        Runnable act = meanwhile;
                        meanwhile = () -> {};
                        act.run();
                        faultIn--;
                    }
                    boolean failing = commit && faultIn == 0;
                    if (failing && fault == Fault.NOT_STORED) {
                        throw new StorageException("the line is dead");
                    }
                    try {
                        Object answer = method.invoke(storage, arguments);
                        if (failing) {
                            throw new StorageException("the line went dead");
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
