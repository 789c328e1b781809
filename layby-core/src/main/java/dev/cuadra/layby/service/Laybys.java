package dev.cuadra.layby.service;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.layby.agreement.Acting;
import dev.cuadra.layby.agreement.AgreementTerms;
import dev.cuadra.layby.agreement.Decision;
import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyCommand;
import dev.cuadra.layby.agreement.LaybyEngine;
import dev.cuadra.layby.agreement.LaybyEvent;
import dev.cuadra.layby.agreement.LaybyJson;
import dev.cuadra.layby.agreement.Receipt;
import dev.cuadra.layby.agreement.Recorded;
import dev.cuadra.layby.internal.Texts;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.money.Tender;
import dev.cuadra.runtime.Answer;
import dev.cuadra.runtime.Command;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.money.Monetary;
import javax.money.MonetaryAmount;

/**
 * A tenant's lay-bys. Loads what a command needs, asks the {@link LaybyEngine}, and stores everything that follows from
 * its decision in one commit: the log, the goods that are held, the numbers of receipts, and what the consumer is told.
 * Safe for many threads and processes.
 *
 * <p>Every instruction takes effect once and is answered alike however often it comes, see {@link Instruction}. Whatever
 * is refused is refused by a {@link ProblemException} and has no effect; a medium that fails leaves a
 * {@link dev.cuadra.spi.storage.StorageException}, and the same instruction again tells what became of it.
 */
public final class Laybys {
    /** How often a command is decided at most, while writers of other processes get in between. */
    private static final int PERSISTENCE = 200;

    private static final Set<Class<? extends LaybyCommand>> MOVES_GOODS = Set.of(
            LaybyCommand.Accept.class, LaybyCommand.Amend.class, LaybyCommand.Release.class, LaybyCommand.End.class);

    private final Vault vault;
    private final LaybyEngine engine;
    private final LaybyPermissions permissions;
    private final LaybyBooks books;
    private final Sequences sequences;
    private final Booking booking;
    private final Turns turns = new Turns();

    private record Asked(UUID layby, JsonNode command) {}

    /**
     * Lay-bys in {@code vault}, by the rules of {@code engine}.
     *
     * @throws IllegalArgumentException when the JSON of the vault does not know amounts of money: it is made with a
     *     {@link dev.cuadra.layby.money.MoneyModule}
     */
    public Laybys(Vault vault, LaybyEngine engine, LaybyPermissions permissions) {
        this.vault = vault;
        this.engine = engine;
        this.permissions = permissions;
        this.books = new LaybyBooks(vault, engine, permissions);
        this.sequences = new Sequences(vault);
        this.booking = new Booking(vault, engine);
        MonetaryAmount nothing = MinorUnits.zero(Monetary.getCurrency("AUD"));
        if (!vault.json().tree(nothing).path("amount").isTextual()) {
            throw new IllegalArgumentException("The JSON of this vault was made without a MoneyModule");
        }
    }

    Booking booking() {
        return booking;
    }

    /** The same lay-bys, to be read. */
    public LaybyBooks books() {
        return books;
    }

    /**
     * What an offer comes to; nothing is stored. Creation computes nothing anew: it takes the terms that are answered, and
     * refuses what is refused here.
     *
     * @throws ProblemException with code {@code NOT_PERMITTED}, or that of the rule that refuses the quote or the draft
     * @source SCH-14
     */
    public Offered quote(Caller caller, Offer offer) {
        permissions.check(caller, LaybyRight.SELL, offer.shop());
        return new Offering(engine).of(offer, caller.user(), vault.now());
    }

    /**
     * Draws up an agreement. Nothing is held yet.
     *
     * @param consumer with whom, by the id that {@link Consumers#register} gave
     * @throws ProblemException with code {@code NOT_PERMITTED} or {@code CONSUMER_UNKNOWN}, or that of the rule that
     *     refuses it
     * @throws dev.cuadra.spi.storage.IdempotencyConflictException when the key was used for something else
     */
    public Answer<Booked> draft(Instruction order, UUID consumer, AgreementTerms terms) {
        Shop shop = Shop.of(terms);
        permissions.check(order.caller(), LaybyRight.SELL, shop);
        LaybyCommand command = new LaybyCommand.Draft(terms);
        // The number is the tenant's: whoever drafts takes a turn.
        return turns.take(
                order.tenant(), () -> once(order, consumer, command, work -> draft(work, order, consumer, command)));
    }

    /**
     * Does to a lay-by what a command says.
     *
     * @param id the lay-by
     * @param command any but a draft, a collection, a correction and a resumption: {@link #collect} seals what was seen
     *     of the consumer, which the command would write into the log for good, and the last two are for
     *     {@link LaybyRecovery}
     * @throws ProblemException with code {@code NOT_PERMITTED}, {@code LAYBY_UNKNOWN}, {@code VERSION_CONFLICT},
     *     {@code STOCK_NOT_AVAILABLE} or {@code STOCK_NOT_THERE}, or that of the rule that refuses it
     * @throws dev.cuadra.spi.storage.IdempotencyConflictException when the key was used for something else
     * @throws IllegalArgumentException when the command is a draft or a collection
     * @source PAY-01, PAY-02, PAY-03, PAY-15, LIF-14
     */
    public Answer<Booked> take(Instruction order, UUID id, LaybyCommand command) {
        if (command instanceof LaybyCommand.Draft) {
            throw new IllegalArgumentException("A lay-by is drafted once");
        }
        if (command instanceof LaybyCommand.Collect) {
            throw new IllegalArgumentException("Goods are handed over by collect, which seals who collected them");
        }
        if (command instanceof LaybyCommand.Correct || command instanceof LaybyCommand.Resume) {
            // Approvals and checks come first, and the procedure knows them.
            throw new IllegalArgumentException("Books are put right by a recovery");
        }
        return taken(order, id, command);
    }

    /** What a recovery asks of a lay-by is taken like everything else. */
    Answer<Booked> taken(Instruction order, UUID id, LaybyCommand command) {
        Loaded<StoredLayby> seen = books.load(order.tenant(), id);
        Shop shop = seen.value().shop();
        permissions.check(order.caller(), LaybyRight.of(command), shop);
        // Receipts are the store's, and so are goods.
        boolean shared = command instanceof LaybyCommand.Pay || MOVES_GOODS.contains(command.getClass());
        Object turn = shared ? List.of(order.tenant(), shop) : List.of(order.tenant(), id);
        Supplier<Loaded<StoredLayby>> newest = newest(order.tenant(), seen);
        return turns.take(turn, () -> once(order, id, command, work -> decide(work, order, newest.get(), command)));
    }

    /** What was read to see whose it is will do for the first decision, and is read again for the others. */
    private Supplier<Loaded<StoredLayby>> newest(TenantId tenant, Loaded<StoredLayby> seen) {
        AtomicBoolean used = new AtomicBoolean();
        return () -> used.getAndSet(true) ? books.load(tenant, seen.id()) : seen;
    }

    /**
     * Takes a payment that is here. What is pending, in another currency or rounded in cash is taken by
     * {@link LaybyCommand.Pay}.
     *
     * @param on the day on which it takes effect
     * @return with the receipt, whose number is the store's next: none is used twice, and none is left out
     * @throws ProblemException as {@link #take} does
     * @source PAY-13
     */
    public Answer<Booked> pay(Instruction order, UUID id, MonetaryAmount amount, Tender tender, LocalDate on) {
        String payment = Keys.id("payment", id, order.key()).toString();
        return take(
                order, id, new LaybyCommand.Pay(payment, amount, tender, on, true, Optional.empty(), Optional.empty()));
    }

    /**
     * Hands the goods over, and keeps under the consumer's own key how it was seen who they are. The log names that note
     * and holds nothing of it.
     *
     * @param identity what was seen, such as the kind of a document
     * @throws ProblemException as {@link #take} does
     * @source LIF-03
     */
    public Answer<Booked> collect(Instruction order, UUID id, String identity) {
        if (identity.isBlank()) {
            throw new IllegalArgumentException("It is noted how it was seen who collects");
        }
        Loaded<StoredLayby> seen = books.load(order.tenant(), id);
        Shop shop = seen.value().shop();
        permissions.check(order.caller(), LaybyRight.HAND_OVER, shop);
        UUID note = Keys.id("handover", id, order.key());
        LaybyCommand command = new LaybyCommand.Collect(note.toString());
        Supplier<Loaded<StoredLayby>> newest = newest(order.tenant(), seen);
        return turns.take(
                List.of(order.tenant(), shop),
                () -> once(order, id, command, work -> {
                    Loaded<StoredLayby> loaded = newest.get();
                    Booked booked = decide(work, order, loaded, command);
                    // A repetition that only the log remembers finds the note as it was written then.
                    vault.find(
                                    Documents.CONSUMERS,
                                    order.tenant(),
                                    loaded.value().consumer())
                            .filter(consumer -> !consumer.erased())
                            .filter(consumer -> vault.find(Documents.HANDOVERS, order.tenant(), note)
                                    .isEmpty())
                            .ifPresent(consumer -> work.create(
                                    Documents.HANDOVERS, note, consumer.subject(), new StoredHandover(id, identity)));
                    return booked;
                }));
    }

    private Answer<Booked> once(Instruction order, UUID about, LaybyCommand command, Function<Work, Booked> decision) {
        Command asked = new Command(
                "layby-" + kebab(command.name()),
                order.key(),
                new Asked(about, LaybyJson.mapper().valueToTree(command)),
                PERSISTENCE);
        // Where the consumer is erased between reading and storing, it is decided again: then without a letter.
        return vault.once(order.tenant(), asked, Booked.class, decision);
    }

    private Booked draft(Work work, Instruction order, UUID consumer, LaybyCommand command) {
        AgreementTerms terms = ((LaybyCommand.Draft) command).terms();
        Loaded<Consumer> whose = vault.find(Documents.CONSUMERS, order.tenant(), consumer)
                .filter(loaded -> !loaded.erased())
                .orElseThrow(() -> problem("CONSUMER_UNKNOWN", Map.of("consumer", consumer)));
        work.require(whose);
        UUID id = vault.newId();
        Acting acting = acting(order, terms, Optional.empty());
        return engine.decide(id.toString(), Optional.empty(), command, acting)
                .fold(
                        taken -> {
                            Sequences.Next number = sequences.next(order.tenant(), "layby", "");
                            number.use(work);
                            work.note("user", order.caller().user());
                            work.create(
                                    Documents.LAYBYS,
                                    id,
                                    Vault.TENANT_SUBJECT,
                                    booking.stored(
                                            number.number(),
                                            consumer,
                                            Optional.empty(),
                                            taken.after(),
                                            acting.today()));
                            return Booked.of(id, number.number(), taken.after(), Optional.empty());
                        },
                        repeated -> {
                            throw new IllegalStateException("A lay-by that is not there yet cannot repeat itself");
                        },
                        refused -> {
                            throw new ProblemException(refused.problem());
                        });
    }

    private Booked decide(Work work, Instruction order, Loaded<StoredLayby> loaded, LaybyCommand command) {
        UUID id = loaded.id();
        StoredLayby before = loaded.value();
        Layby layby = engine.replay(id.toString(), before.log());
        Optional<Sequences.Next> number = command instanceof LaybyCommand.Pay
                ? Optional.of(
                        sequences.next(order.tenant(), "receipt", before.shop().toString()))
                : Optional.empty();
        Acting acting =
                acting(order, layby.terms(), number.map(next -> before.shop().receipt(next.number())));
        Decision decision = engine.decide(id.toString(), Optional.of(layby), command, acting);
        if (!(decision instanceof Decision.Repeated)) {
            checkVersion(order, layby);
        }
        return decision.fold(
                taken -> {
                    number.filter(next -> payment(taken.events()).isPresent()).ifPresent(next -> next.use(work));
                    return book(work, order, loaded, layby, taken, acting.today());
                },
                repeated -> again(id, before, layby, repeated),
                refused -> {
                    throw new ProblemException(refused.problem());
                });
    }

    private Booked book(
            Work work,
            Instruction order,
            Loaded<StoredLayby> loaded,
            Layby layby,
            Decision.Taken taken,
            LocalDate today) {
        StoredLayby before = loaded.value();
        booking.moveGoods(work, before.shop(), layby.held(), taken);
        booking.tell(work, booking.addressee(order.tenant(), before.consumer(), taken), before.number(), taken);
        work.update(loaded, booking.stored(before, taken, today));
        work.note("user", order.caller().user());
        return Booked.of(
                loaded.id(),
                before.number(),
                taken.after(),
                payment(taken.events()).map(payment -> Receipt.of(taken.after(), payment.payment())));
    }

    /** The answer of long ago, which is not kept any more: the log knows the key still. */
    private Booked again(UUID id, StoredLayby stored, Layby layby, Decision.Repeated repeated) {
        int end = repeated.events().isEmpty()
                ? layby.version()
                : repeated.events().get(repeated.events().size() - 1).sequence();
        Layby then = engine.replay(id.toString(), stored.log().subList(0, end));
        return Booked.of(
                id,
                stored.number(),
                then,
                payment(repeated.events()).map(payment -> Receipt.of(then, payment.payment())));
    }

    private static Optional<LaybyEvent.PaymentReceived> payment(List<Recorded> events) {
        return events.stream()
                .map(Recorded::event)
                .filter(LaybyEvent.PaymentReceived.class::isInstance)
                .map(LaybyEvent.PaymentReceived.class::cast)
                .findFirst();
    }

    private static void checkVersion(Instruction order, Layby layby) {
        order.seen().filter(seen -> seen != layby.version()).ifPresent(seen -> {
            throw problem("VERSION_CONFLICT", Map.of("seen", seen, "version", layby.version()));
        });
    }

    private Acting acting(Instruction order, AgreementTerms terms, Optional<String> receipt) {
        Instant now = vault.now();
        return new Acting(
                order.caller().user(), now, LocalDate.ofInstant(now, terms.zone()), Optional.of(order.key()), receipt);
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static ProblemException problem(String code, Map<String, ?> values) {
        return new ProblemException(Texts.BOOK.problem(code, Place.NOWHERE, values));
    }
}
