package dev.cuadra.layby.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.layby.agreement.LaybyState;
import dev.cuadra.layby.internal.Texts;
import dev.cuadra.runtime.Answer;
import dev.cuadra.runtime.Command;
import dev.cuadra.runtime.DocumentType;
import dev.cuadra.runtime.Erased;
import dev.cuadra.runtime.ErasureOrder;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.PersonalData;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.outbox.Outbox;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.storage.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Who a tenant's consumers are: registered, changed, found, handed out, or erased. Safe for many threads and processes.
 *
 * <p>Erasing takes name and addresses out of everything, for good, with the messages that have not left. Lay-bys name
 * their consumer by id alone: figures, dates and goods stay, logs and the journal still verify, and a lay-by that is
 * still open goes on without letters.
 */
public final class Consumers {
    private static final int PERSISTENCE = 10;

    private final Vault vault;
    private final LaybyBooks books;
    private final LaybyPermissions permissions;
    private final PersonalData persons;

    /**
     * The consumers in {@code vault}.
     *
     * @param laybys the lay-bys in the same vault
     * @param others the types of other cores in the same vault that may be sealed under a consumer's key
     * @param outbox where messages to consumers may wait
     */
    public Consumers(
            Vault vault,
            Laybys laybys,
            LaybyPermissions permissions,
            List<? extends DocumentType<?>> others,
            Outbox outbox) {
        this.vault = vault;
        this.books = laybys.books();
        this.permissions = permissions;
        List<DocumentType<?>> all = new ArrayList<>(Documents.SEALED);
        all.addAll(others);
        this.persons = new PersonalData(vault, all, outbox);
    }

    /**
     * The types of documents of this core that seal anything or are found by a token, which a
     * {@link dev.cuadra.runtime.KeyRotation} needs to know.
     */
    public static List<DocumentType<?>> types() {
        return Documents.SEALED;
    }

    /**
     * Registers a consumer.
     *
     * @param shop where
     * @return the id by which lay-bys name them
     * @throws ProblemException with code {@code NOT_PERMITTED}
     */
    public Answer<UUID> register(Instruction order, Shop shop, Consumer consumer) {
        permissions.check(order.caller(), LaybyRight.CONSUMERS, shop);
        Command command = Command.of("layby-register", order.key(), consumer);
        return vault.once(order.tenant(), command, UUID.class, work -> {
            work.note("user", order.caller().user());
            return work.create(Documents.CONSUMERS, consumer).id();
        });
    }

    /**
     * Changes what is known of a consumer.
     *
     * @throws ProblemException with code {@code NOT_PERMITTED} or {@code CONSUMER_UNKNOWN}
     */
    public Answer<UUID> change(Instruction order, Shop shop, UUID id, Consumer consumer) {
        permissions.check(order.caller(), LaybyRight.CONSUMERS, shop);
        record Asked(UUID id, Consumer consumer) {}
        Command command = Command.of("layby-change-consumer", order.key(), new Asked(id, consumer))
                .runs(PERSISTENCE);
        return vault.once(order.tenant(), command, UUID.class, work -> {
            Loaded<Consumer> before = known(order.tenant(), id);
            if (!before.value().equals(consumer)) {
                work.note("user", order.caller().user());
                work.update(before, consumer);
            }
            return id;
        });
    }

    /** Who a consumer is; empty when nobody has the id, or they were erased. */
    public Optional<Consumer> find(Caller caller, Shop shop, UUID id) {
        permissions.check(caller, LaybyRight.CONSUMERS, shop);
        return vault.find(Documents.CONSUMERS, caller.tenant(), id)
                .filter(loaded -> !loaded.erased())
                .map(Loaded::value);
    }

    /** The consumers with a mail address, by id. */
    public Set<UUID> byMail(Caller caller, Shop shop, String mail) {
        permissions.check(caller, LaybyRight.CONSUMERS, shop);
        return vault.all(
                        Documents.CONSUMERS,
                        caller.tenant(),
                        tokens -> Query.of(Documents.CONSUMERS.collection(), "mail")
                                .equalTo(Documents.mail(tokens, mail)))
                .filter(loaded -> !loaded.erased())
                .map(Loaded::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Everything that is held on a consumer, see {@link PersonalData#export}, with their lay-bys as {@code laybys}.
     *
     * @throws ProblemException with code {@code NOT_PERMITTED} or {@code CONSUMER_UNKNOWN}
     */
    public ObjectNode export(Caller caller, Shop shop, UUID id) {
        permissions.check(caller, LaybyRight.ERASE, shop);
        known(caller.tenant(), id);
        ObjectNode all = persons.export(caller.tenant(), Set.of(id));
        var laybys = all.putArray("laybys");
        books.all(caller.tenant(), id)
                .forEach(summary ->
                        laybys.add(books.load(caller.tenant(), summary.id()).plain()));
        return all;
    }

    /**
     * Erases a consumer. Interrupted anywhere, {@link #resume} finishes it.
     *
     * @param reason why, for the journal; not blank
     * @param override whether to erase although a lay-by of theirs has not come to its end; the reason then says why
     * @throws ProblemException with code {@code NOT_PERMITTED}, {@code CONSUMER_UNKNOWN}, or {@code CONSUMER_HAS_LAYBYS}
     *     when a lay-by has not come to its end and that is not overridden
     */
    public Erased erase(Caller caller, Shop shop, UUID id, String reason, boolean override) {
        permissions.check(caller, LaybyRight.ERASE, shop);
        known(caller.tenant(), id);
        List<LaybySummary> laybys = books.all(caller.tenant(), id);
        long open = laybys.stream().filter(Consumers::open).count();
        if (open > 0 && !override) {
            throw problem("CONSUMER_HAS_LAYBYS", Map.of("consumer", id, "count", open));
        }
        return persons.erase(
                caller.tenant(),
                new ErasureOrder(
                        List.of(id),
                        caller.user(),
                        reason,
                        Map.of("laybys", Integer.toString(laybys.size()), "open", Long.toString(open))));
    }

    /** Finishes erasures that were cut short. */
    public List<Erased> resume(TenantId tenant) {
        return persons.resume(tenant);
    }

    private static boolean open(LaybySummary summary) {
        LaybyState state = summary.view().state();
        return state != LaybyState.COMPLETED && state != LaybyState.CLOSED && state != LaybyState.DRAFT;
    }

    private Loaded<Consumer> known(TenantId tenant, UUID id) {
        return vault.find(Documents.CONSUMERS, tenant, id)
                .filter(loaded -> !loaded.erased())
                .orElseThrow(() -> problem("CONSUMER_UNKNOWN", Map.of("consumer", id)));
    }

    private static ProblemException problem(String code, Map<String, ?> values) {
        return new ProblemException(Texts.BOOK.problem(code, Place.NOWHERE, values));
    }
}
