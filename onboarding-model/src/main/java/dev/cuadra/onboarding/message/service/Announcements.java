package dev.cuadra.onboarding.message.service;

import dev.cuadra.onboarding.audience.Missed;
import dev.cuadra.onboarding.audience.Readers;
import dev.cuadra.onboarding.audience.service.Post;
import dev.cuadra.onboarding.audience.service.Receipt;
import dev.cuadra.onboarding.audience.service.Sent;
import dev.cuadra.onboarding.exposure.Act;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.onboarding.message.Template;
import dev.cuadra.onboarding.message.TemplateSet;
import dev.cuadra.onboarding.service.Acts;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Results;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.outbox.ParkedMessage;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Messages to people, by the outbox. An announcement goes out once it is due and the host calls {@link #run}: each of its
 * readers gets it once on each channel, however often it is run, by as many processes as one likes, or killed at any
 * moment, since what was sent is stored in the commit that sends it. Who is in a group, and who wants no messages, is
 * looked at when it goes out. Safe for many threads and processes; throws
 * {@link dev.cuadra.spi.storage.StorageException} when the medium failed: run it again.
 *
 * @source MSG-6, MSG-7
 */
public final class Announcements {
    private static final int PAGE = 500;

    private final Vault vault;
    private final TemplateSet templates;
    private final Post post;

    /** Announcements in {@code vault}, by templates, through the post. */
    public Announcements(Vault vault, TemplateSet templates, Post post) {
        this.vault = Objects.requireNonNull(vault, "vault");
        this.templates = Objects.requireNonNull(templates, "templates");
        this.post = Objects.requireNonNull(post, "post");
    }

    /** Schedules an announcement. The same order again changes nothing; another under its id is refused. */
    public Outcome schedule(TenantId tenant, Order order, Act act) {
        return schedule(tenant, StoredAnnouncement.of(order, Optional.empty(), Optional.empty()), act);
    }

    /** Sends an announcement at once, whatever its time, whether it was scheduled before or not. */
    public Outcome sendNow(TenantId tenant, Order order, Act act) {
        Instant at = stored(tenant, order.id())
                .map(before -> before.value().notBefore())
                .orElseGet(vault::now);
        Outcome scheduled = schedule(tenant, order.on(at), act);
        return scheduled.refusal().isPresent() ? scheduled : send(tenant, order.id());
    }

    /**
     * Sends an announcement once more to one of its readers, as a message of its own that names the first.
     *
     * @param id the id of the new announcement
     */
    public Outcome resend(TenantId tenant, String first, UUID person, String id, Act act) {
        Optional<Loaded<StoredAnnouncement>> before = stored(tenant, first);
        if (before.isEmpty()) {
            return refused(id, State.CANCELLED, "MESSAGE_NOT_FOUND", Map.of("id", first));
        }
        StoredAnnouncement was = before.get().value();
        StoredAnnouncement again = new StoredAnnouncement(
                id,
                was.template(),
                was.version(),
                was.audience(),
                was.channels(),
                was.values(),
                stored(tenant, id).map(known -> known.value().notBefore()).orElseGet(vault::now),
                State.SCHEDULED,
                Optional.of(new StoredAnnouncement.First(first, was.notBefore())),
                Optional.of(person),
                was.customer());
        Outcome scheduled = schedule(tenant, again, act);
        return scheduled.refusal().isPresent() ? scheduled : send(tenant, id);
    }

    private Outcome schedule(TenantId tenant, StoredAnnouncement wanted, Act act) {
        return post.again(tenant, () -> {
            Optional<Loaded<StoredAnnouncement>> before = stored(tenant, wanted.announcement());
            if (before.isPresent()) {
                StoredAnnouncement was = before.get().value();
                return was.same(wanted)
                        ? outcome(tenant, was, Optional.empty())
                        : refused(was.announcement(), was.state(), "MESSAGE_TAKEN", Map.of("id", was.announcement()));
            }
            Work work = vault.begin(tenant, "announcement-schedule");
            Acts.note(work, act);
            work.create(Documents.ANNOUNCEMENTS, vault.newId(), Vault.TENANT_SUBJECT, wanted);
            work.commit();
            return outcome(tenant, wanted, Optional.empty());
        });
    }

    /** Takes an announcement back that has not begun to go out. */
    public Outcome cancel(TenantId tenant, String id, Act act) {
        return post.again(tenant, () -> {
            Optional<Loaded<StoredAnnouncement>> before = stored(tenant, id);
            if (before.isEmpty()) {
                return refused(id, State.CANCELLED, "MESSAGE_NOT_FOUND", Map.of("id", id));
            }
            StoredAnnouncement was = before.get().value();
            if (was.state() == State.SENDING || was.state() == State.SENT) {
                return refused(id, was.state(), "MESSAGE_BEGUN", Map.of("id", id));
            }
            if (was.state() == State.SCHEDULED) {
                Work work = vault.begin(tenant, "announcement-cancel");
                Acts.note(work, act);
                work.update(before.get(), was.in(State.CANCELLED));
                work.commit();
            }
            return outcome(tenant, was.in(State.CANCELLED), Optional.empty());
        });
    }

    /** Sends what is due, the earliest first. */
    public List<Outcome> run(TenantId tenant) {
        Instant now = vault.now();
        List<StoredAnnouncement> due = open(tenant).stream()
                .filter(one -> !one.notBefore().isAfter(now))
                .sorted(Comparator.comparing(StoredAnnouncement::notBefore)
                        .thenComparing(StoredAnnouncement::announcement))
                .toList();
        return due.stream().map(one -> sendOrSay(tenant, one)).toList();
    }

    private List<StoredAnnouncement> open(TenantId tenant) {
        List<StoredAnnouncement> all = new ArrayList<>();
        Query query = Query.of(Documents.ANNOUNCEMENTS.collection(), "open")
                .equalTo(Documents.open(true))
                .limit(PAGE);
        Optional<Bytes> after = Optional.empty();
        do {
            Results<StoredAnnouncement> page = vault.page(
                    Documents.ANNOUNCEMENTS, tenant, after.map(query::after).orElse(query));
            page.documents().forEach(document -> all.add(document.value()));
            after = page.next();
        } while (after.isPresent());
        return all;
    }

    /** One that cannot be sent does not keep the others back. */
    private Outcome sendOrSay(TenantId tenant, StoredAnnouncement announcement) {
        try {
            return send(tenant, announcement.announcement());
        } catch (ProblemException e) {
            return outcome(tenant, announcement, Optional.of(e.problem()));
        }
    }

    private Outcome send(TenantId tenant, String id) {
        while (true) {
            Optional<Outcome> end = post.again(tenant, () -> step(tenant, id));
            if (end.isPresent()) {
                return end.get();
            }
        }
    }

    /** Sends one batch; the outcome once there is nothing more to do. */
    private Optional<Outcome> step(TenantId tenant, String id) {
        Optional<Loaded<StoredAnnouncement>> loaded = stored(tenant, id);
        if (loaded.isEmpty()) {
            return Optional.of(refused(id, State.CANCELLED, "MESSAGE_NOT_FOUND", Map.of("id", id)));
        }
        StoredAnnouncement announcement = loaded.get().value();
        if (announcement.state() == State.CANCELLED) {
            return Optional.of(refused(id, State.CANCELLED, "MESSAGE_CANCELLED", Map.of("id", id)));
        }
        if (announcement.state() == State.SENT) {
            return Optional.of(outcome(tenant, announcement, Optional.empty()));
        }
        Template template = templates.template(announcement.template());
        if (template.version() != announcement.version()) {
            return Optional.of(outcome(
                    tenant,
                    announcement,
                    Optional.of(problem(
                            "MESSAGE_CHANGED",
                            id,
                            Map.of(
                                    "template",
                                    template.key(),
                                    "before",
                                    announcement.version(),
                                    "now",
                                    template.version())))));
        }
        Mailing mailing = new Mailing(vault, post, templates, tenant, loaded.get(), template);
        Readers readers = mailing.readers();
        if (readers.people().isEmpty()) {
            return Optional.of(outcome(
                    tenant,
                    announcement,
                    Optional.of(problem(
                            "MESSAGE_NOBODY", id, Map.of("audience", String.join(", ", announcement.audience()))))));
        }
        mailing.send(readers);
        return Optional.empty();
    }

    /** What became of an announcement, or empty where there is none of that id. */
    public Optional<Outcome> outcome(TenantId tenant, String id) {
        return stored(tenant, id).map(loaded -> outcome(tenant, loaded.value(), Optional.empty()));
    }

    /**
     * What became of an announcement, with what could not be delivered since.
     *
     * @param parked what the outbox has put aside
     */
    public Optional<Outcome> outcome(TenantId tenant, String id, Collection<ParkedMessage> parked) {
        return outcome(tenant, id).map(known -> {
            List<Sent> sent = new ArrayList<>(known.sent());
            List<Missed> missed = new ArrayList<>(known.missed());
            parked.forEach(aside -> known.sent().stream()
                    .filter(one -> one.message().equals(aside.message().id()))
                    .forEach(one -> {
                        sent.remove(one);
                        missed.add(new Missed(
                                Mailing.message(id),
                                one.person(),
                                one.channel(),
                                "MESSAGE_PARKED",
                                Map.of("reason", aside.reason())));
                    }));
            return new Outcome(id, known.state(), known.first(), sent, missed, known.nobody(), known.refusal());
        });
    }

    private Outcome outcome(TenantId tenant, StoredAnnouncement announcement, Optional<Problem> refusal) {
        String id = announcement.announcement();
        Receipt receipt = post.receipt(tenant, Mailing.message(id));
        return new Outcome(
                id,
                announcement.state(),
                announcement.first().map(StoredAnnouncement.First::announcement),
                receipt.sent(),
                receipt.missed(),
                receipt.unreached(),
                refusal);
    }

    private static Outcome refused(String id, State state, String code, Map<String, ?> values) {
        return new Outcome(
                id, state, Optional.empty(), List.of(), List.of(), List.of(), Optional.of(problem(code, id, values)));
    }

    private static Problem problem(String code, String id, Map<String, ?> values) {
        return Texts.BOOK.problem(code, Place.member(id), values);
    }

    private Optional<Loaded<StoredAnnouncement>> stored(TenantId tenant, String id) {
        return vault.findUnique(Documents.ANNOUNCEMENTS, tenant, "announcement", tokens -> List.of(IndexValue.of(id)));
    }
}
