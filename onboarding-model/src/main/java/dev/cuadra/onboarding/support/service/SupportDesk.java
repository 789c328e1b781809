package dev.cuadra.onboarding.support.service;

import dev.cuadra.onboarding.audience.Letter;
import dev.cuadra.onboarding.audience.Missive;
import dev.cuadra.onboarding.audience.Told;
import dev.cuadra.onboarding.audience.service.Post;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.onboarding.support.Classification;
import dev.cuadra.onboarding.support.Escalation;
import dev.cuadra.onboarding.support.EscalationPath;
import dev.cuadra.onboarding.support.PriorityMatrix;
import dev.cuadra.onboarding.support.Routing;
import dev.cuadra.onboarding.support.SupportTerms;
import dev.cuadra.onboarding.support.SupportTier;
import dev.cuadra.onboarding.support.Ticket;
import dev.cuadra.onboarding.support.TicketEvent;
import dev.cuadra.onboarding.support.TicketMove;
import dev.cuadra.onboarding.support.TicketReplay;
import dev.cuadra.onboarding.support.Timers;
import dev.cuadra.runtime.Answer;
import dev.cuadra.runtime.Command;
import dev.cuadra.runtime.DocumentType;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Results;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.storage.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The tickets of tenants. What happened is stored in plain, what people wrote and who they are is sealed for each of them:
 * figures outlive whoever is erased. Every command has a key under which it takes effect once, and a ticket that does not
 * take it says why. Safe for many threads and processes.
 *
 * <p>All methods throw {@link dev.cuadra.spi.storage.StorageException} when the medium failed, and commands
 * {@link dev.cuadra.spi.storage.IdempotencyConflictException} when a key was used for something else.
 *
 * @source SUP-09
 */
public final class SupportDesk {
    /** What holds personal data, for {@link dev.cuadra.runtime.PersonalData}. */
    public static final List<DocumentType<?>> PERSONAL = List.of(Documents.REQUESTERS, Documents.TICKETS);

    private static final int PERSISTENCE = 8;
    private static final int PAGE = 1_000;
    private static final String REQUEST = "request";

    private final Vault vault;
    private final SupportTerms terms;
    private final DeskRules rules;
    private final Post post;

    /** A desk by the matrix, routing and path that ship. */
    public SupportDesk(Vault vault, SupportTerms terms, Post post) {
        this(vault, terms, PriorityMatrix.shipped(), Routing.shipped(), EscalationPath.shipped(), post);
    }

    /** A desk by a host's own matrix, routing and path. */
    public SupportDesk(
            Vault vault, SupportTerms terms, PriorityMatrix matrix, Routing routing, EscalationPath path, Post post) {
        this.vault = Objects.requireNonNull(vault, "vault");
        this.terms = Objects.requireNonNull(terms, "terms");
        this.rules = new DeskRules(matrix, routing, path);
        this.post = Objects.requireNonNull(post, "post");
    }

    /** What the clocks go by. */
    public SupportTerms terms() {
        return terms;
    }

    /**
     * Opens a ticket: it is classified, acknowledged and given to the tier of its category at once.
     *
     * @param key the idempotency key
     * @throws IllegalArgumentException for a condition that the matrix does not have
     */
    public Answer<DeskAnswer> open(TenantId tenant, String key, NewTicket asked) {
        Classification classification = rules.classify(asked.conditions(), asked.marks());
        Routing.Owner owner = rules.routing().route(asked.category(), classification.priority());
        return vault.once(tenant, Command.of("support-open", key, asked).runs(PERSISTENCE), DeskAnswer.class, work -> {
            UUID id = vault.newId();
            UUID requester = requester(tenant, asked.contact().address(), work);
            Instant now = vault.now();
            List<TicketEvent> events = List.of(
                    TicketEvent.open(number(1), now, asked.category(), classification, owner.tier()),
                    TicketEvent.of(number(2), now, TicketMove.ACKNOWLEDGE, TicketEvent.SYSTEM, Set.of()),
                    TicketEvent.assign(number(3), now, TicketEvent.SYSTEM, owner.tier()));
            Map<String, String> texts = asked.text().isBlank() ? Map.of() : Map.of(REQUEST, asked.text());
            work.create(Documents.TICKETS, id, requester, new StoredTicket(requester, true, events, texts));
            Letter received = DeskMissives.acknowledgement(id, requester, asked.contact());
            post.put(work, new Told(List.of(received), List.of(), List.of()));
            return answer(replay(id, events, now), Optional.of(owner.team()), Optional.empty(), List.of());
        });
    }

    /** Does something with a ticket; a refusal changes nothing and says why. */
    public Answer<DeskAnswer> act(TenantId tenant, String key, UUID ticket, DeskAct act) {
        String name = "support-" + act.move().name().toLowerCase(Locale.ROOT);
        Map<String, Object> request = Map.of("ticket", ticket, "act", act);
        return vault.once(tenant, Command.of(name, key, request).runs(PERSISTENCE), DeskAnswer.class, work -> {
            Loaded<StoredTicket> loaded = loaded(tenant, ticket);
            List<TicketEvent> before = loaded.plain(StoredTicket.Plain.class).events();
            TicketEvent event = rules.event(act, number(before.size() + 1), at(before, vault.now()));
            List<TicketEvent> events = new ArrayList<>(before);
            events.add(event);
            TicketReplay replay = TicketReplay.of(ticket.toString(), events, event.at());
            Optional<Problem> refused = replay.refused().stream()
                    .filter(refusal -> refusal.event().equals(event))
                    .map(refusal -> refusal.problem())
                    .findFirst();
            Ticket now = replay.ticket().orElseThrow();
            if (refused.isPresent()) {
                work.require(loaded);
                return answer(now, Optional.empty(), refused, List.of());
            }
            write(work, loaded, now, events, texts(act, event.id()));
            return answer(
                    now,
                    Optional.empty(),
                    refused,
                    now.escalations().stream()
                            .filter(handed -> handed.event().equals(event.id()))
                            .map(Escalation::missing)
                            .findFirst()
                            .orElse(List.of()));
        });
    }

    /**
     * A ticket as it was at an instant.
     *
     * @throws ProblemException with code {@code SUPPORT_UNKNOWN_TICKET}, also when it was opened later
     */
    public Ticket ticket(TenantId tenant, UUID ticket, Instant now) {
        List<TicketEvent> events =
                loaded(tenant, ticket).plain(StoredTicket.Plain.class).events();
        return TicketReplay.of(ticket.toString(), events, now).ticket().orElseThrow(() -> unknown(ticket));
    }

    /**
     * What people wrote in a ticket: {@code request}, or the id of the event, with {@code .information} and the like
     * behind it for an escalation.
     *
     * @throws dev.cuadra.runtime.ErasedException when the requester was erased
     */
    public Map<String, String> texts(TenantId tenant, UUID ticket) {
        return loaded(tenant, ticket).value().texts();
    }

    /** The person under whose key a ticket's texts are sealed. */
    public UUID requester(TenantId tenant, UUID ticket) {
        return loaded(tenant, ticket).subject();
    }

    /** All tickets as they were at an instant, those opened later left out, by the ids of their documents. */
    public List<Ticket> tickets(TenantId tenant, Instant now) {
        try (Stream<Loaded<StoredTicket>> all = vault.scan(Documents.TICKETS, tenant)) {
            return all.flatMap(
                            loaded -> TicketReplay.of(
                                    loaded.id().toString(),
                                    loaded.plain(StoredTicket.Plain.class).events(),
                                    now)
                                    .ticket()
                                    .stream())
                    .toList();
        }
    }

    /**
     * Tells whoever has to know that time runs out, and hands on what is out of time: each part of each target once, in
     * the commit that notes it. To be called every few minutes.
     *
     * @return what was due, and who was told
     * @source SUP-06
     */
    public DeskRound due(TenantId tenant, Instant now) {
        return DeskRound.all(open(tenant).stream()
                .map(id -> post.again(tenant, () -> fire(tenant, id, now)))
                .toList());
    }

    private DeskRound fire(TenantId tenant, UUID id, Instant asked) {
        Loaded<StoredTicket> loaded = loaded(tenant, id);
        List<TicketEvent> events =
                new ArrayList<>(loaded.plain(StoredTicket.Plain.class).events());
        Instant now = at(events, asked);
        Ticket ticket = replay(id, events, now);
        List<Timers.Due> due = Timers.due(ticket, terms, rules.path(), now);
        if (due.isEmpty()) {
            return DeskRound.NOTHING;
        }
        Work work = vault.begin(tenant, "support-timer");
        List<Missive> missives = new ArrayList<>();
        SupportTier tier = ticket.tier();
        for (Timers.Due one : due) {
            // Whoever has the ticket by then is told, and not who had it before all of this.
            tier = one.to().orElse(tier);
            missives.add(DeskMissives.timer(one, ticket.priority(), tier));
            events.add(TicketEvent.timer(number(events.size() + 1), now, one.mark()));
            one.to()
                    .ifPresent(next -> events.add(TicketEvent.escalate(
                            number(events.size() + 1), now, TicketEvent.SYSTEM, next, Set.of(), Set.of())));
        }
        Told told = post.put(work, missives);
        Post.note(work, told);
        write(work, loaded, replay(id, events, now), events, Map.of());
        work.commit();
        return new DeskRound(due, told);
    }

    private List<UUID> open(TenantId tenant) {
        List<UUID> ids = new ArrayList<>();
        Optional<Bytes> after = Optional.empty();
        do {
            Query query = Query.of(Documents.TICKETS.collection(), "open")
                    .equalTo(Documents.open(true))
                    .limit(PAGE);
            Results<StoredTicket> page = vault.page(
                    Documents.TICKETS, tenant, after.map(query::after).orElse(query));
            page.documents().forEach(document -> ids.add(document.id()));
            after = page.next();
        } while (after.isPresent());
        return ids;
    }

    /** The requester's document, made where there is none; under its id everything of theirs is sealed. */
    private UUID requester(TenantId tenant, String contact, Work work) {
        Optional<Loaded<StoredRequester>> known = vault.findUnique(
                Documents.REQUESTERS, tenant, "contact", tokens -> List.of(tokens.of("requester", contact)));
        if (known.isPresent() && !known.get().erased()) {
            work.require(known.get());
            return known.get().id();
        }
        // Whose erasure was cut short is still found by the address; who writes from it now is somebody new.
        known.ifPresent(work::erase);
        UUID id = vault.newId();
        work.create(Documents.REQUESTERS, id, id, new StoredRequester(contact));
        return id;
    }

    private Loaded<StoredTicket> loaded(TenantId tenant, UUID ticket) {
        return vault.find(Documents.TICKETS, tenant, ticket).orElseThrow(() -> unknown(ticket));
    }

    private static ProblemException unknown(UUID ticket) {
        return new ProblemException(
                Texts.BOOK.problem("SUPPORT_UNKNOWN_TICKET", Place.member("ticket"), Map.of("ticket", ticket)));
    }

    private static void write(
            Work work, Loaded<StoredTicket> loaded, Ticket now, List<TicketEvent> events, Map<String, String> more) {
        UUID requester = loaded.plain(StoredTicket.Plain.class).requester();
        boolean open = now.state().open();
        // Who was erased has nothing more to be kept; the ticket itself goes on.
        if (loaded.erased()) {
            work.updateErased(loaded, StoredTicket.Plain.class, new StoredTicket.Plain(requester, open, events));
            return;
        }
        Map<String, String> texts = new HashMap<>(loaded.value().texts());
        texts.putAll(more);
        work.update(loaded, new StoredTicket(requester, open, events, texts));
    }

    private static Map<String, String> texts(DeskAct act, String event) {
        Map<String, String> texts = new HashMap<>();
        if (!act.text().isBlank()) {
            texts.put(event, act.text());
        }
        act.handover().forEach((fact, text) -> {
            if (!text.isBlank()) {
                texts.put(event + "." + fact.name().toLowerCase(Locale.ROOT), text);
            }
        });
        return texts;
    }

    private static Ticket replay(UUID id, List<TicketEvent> events, Instant now) {
        return TicketReplay.of(id.toString(), events, now).ticket().orElseThrow();
    }

    private static DeskAnswer answer(
            Ticket ticket,
            Optional<String> team,
            Optional<Problem> refused,
            List<dev.cuadra.onboarding.support.EscalationFact> missing) {
        return new DeskAnswer(
                UUID.fromString(ticket.id()), ticket.state(), ticket.priority(), ticket.tier(), team, refused, missing);
    }

    /** A clock that goes back must not turn the order of what happened. */
    private static Instant at(List<TicketEvent> events, Instant now) {
        return events.stream()
                .map(TicketEvent::at)
                .filter(now::isBefore)
                .max(Instant::compareTo)
                .orElse(now);
    }

    private static String number(int number) {
        return String.format(Locale.ROOT, "%06d", number);
    }
}
