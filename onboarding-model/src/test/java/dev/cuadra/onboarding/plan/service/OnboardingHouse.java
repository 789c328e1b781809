package dev.cuadra.onboarding.plan.service;

import dev.cuadra.onboarding.audience.Channel;
import dev.cuadra.onboarding.audience.Group;
import dev.cuadra.onboarding.audience.Recipient;
import dev.cuadra.onboarding.audience.service.Post;
import dev.cuadra.onboarding.message.Filled;
import dev.cuadra.onboarding.message.Template;
import dev.cuadra.onboarding.message.TemplateSet;
import dev.cuadra.onboarding.message.Value;
import dev.cuadra.onboarding.message.Values;
import dev.cuadra.onboarding.plan.Plans;
import dev.cuadra.onboarding.plan.Templates;
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
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A vendor with plans and a storage that can be cut off; all invented. */
final class OnboardingHouse {
    static final TenantId ACME = TenantId.of("acme");
    static final TenantId OTHER = TenantId.of("other");
    private static final TemplateSet MESSAGES = TemplateSet.shipped();

    final InMemoryStorage storage = new InMemoryStorage();
    final InMemoryKeyRing keys = new InMemoryKeyRing();
    final SettableClock clock = SettableClock.at(Plans.noon("2026-06-30"));
    final Vault vault = new Vault(wayward(), keys, clock, new TimeOrderedIds(clock, new SecureRandom()));
    final Map<Group, List<Recipient>> people = new HashMap<>(Map.of(
            contacts("panaderia-los-aromos"),
            List.of(contact(1, "Rosa", "es-CL"), contact(2, "Ruth", "en")),
            new Group("milestone-customers", Optional.of("panaderia-los-aromos")),
            List.of(contact(1, "Rosa", "es-CL")),
            contacts("ferreteria-sur"),
            List.of(contact(3, "Raúl", "es-CL"))));
    final Post post = new Post(vault, tenant -> group -> people.getOrDefault(group, List.of()));
    final Onboardings onboardings = new Onboardings(vault, Templates.shipped())
            .telling(post, MESSAGES, reached -> Optional.of(filled(reached)));
    private Runnable meanwhile = () -> {};

    static Group contacts(String customer) {
        return new Group("customer-contacts", Optional.of(customer));
    }

    private static Recipient contact(int id, String name, String language) {
        String mail = "p" + id + "@example.test";
        return new Recipient(new UUID(2, id), name, language, Plans.ZONE, Map.of(Channel.MAIL, mail));
    }

    private static Filled filled(MilestoneReached reached) {
        Map<String, Value> values = new HashMap<>();
        LocalDate on = LocalDate.ofInstant(reached.reached(), Plans.ZONE);
        values.put("company", new Value.Words("Cuentas Claras"));
        values.put("reachedOn", new Value.Day(on));
        if (reached.count() > 0 && reached.saved().isPresent()) {
            values.put("signer", new Value.Person("Marta"));
            values.put("receipts", new Value.Whole(reached.count()));
            values.put("saved", new Value.Span(reached.saved().get()));
            values.put("reportUrl", new Value.Link("https://informe.example.test/"));
            return filled("boleta-milestone", values);
        }
        values.put("manager", new Value.Person("Marta"));
        values.put("milestone", new Value.Words(reached.title().es()));
        values.put("result", new Value.Words("van a tiempo"));
        values.put("next", new Value.Words("la capacitación"));
        return filled("onboarding-milestone", values);
    }

    private static Filled filled(String key, Map<String, Value> values) {
        Template template = MESSAGES.template(key);
        return new Filled(template, Values.common(template, values));
    }

    /** What leaves by mail. */
    List<Message> sent() {
        RecordingNotifier mail = new RecordingNotifier("mail");
        new OutboxDispatcher(storage, keys, clock).with(mail).dispatchOnce();
        return mail.delivered();
    }

    private boolean failing;
    private boolean losing;

    /** What another writer does before the next commit. */
    void meanwhile(Runnable other) {
        meanwhile = other;
    }

    /** The next commit fails. */
    void failing() {
        failing = true;
    }

    /** The next commit is stored, and its acknowledgement lost. */
    void losing() {
        losing = true;
    }

    private Storage wayward() {
        return (Storage) Proxy.newProxyInstance(
                OnboardingHouse.class.getClassLoader(), new Class<?>[] {Storage.class}, (proxy, method, arguments) -> {
                    boolean commit = method.getName().equals("commit");
                    if (commit) {
                        Runnable other = meanwhile;
                        meanwhile = () -> {};
                        other.run();
                    }
                    if (commit && failing) {
                        failing = false;
                        throw new StorageException("away");
                    }
                    try {
                        Object answer = method.invoke(storage, arguments);
                        if (commit && losing) {
                            losing = false;
                            throw new StorageException("lost");
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
