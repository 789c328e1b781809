package dev.cuadra.onboarding.message.service;

import dev.cuadra.onboarding.exposure.Act;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.onboarding.message.Template;
import dev.cuadra.onboarding.message.TemplateSet;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.outbox.ParkedMessage;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.storage.IndexValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

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
    private static final int PERSISTENCE = 8;

    private final Vault vault;
    private final TemplateSet templates;
    private final Directory directory;

    /** Announcements in {@code vault}, by templates, to people of a directory. */
    public Announcements(Vault vault, TemplateSet templates, Directory directory) {
        this.vault = Objects.requireNonNull(vault, "vault");
        this.templates = Objects.requireNonNull(templates, "templates");
        this.directory = Objects.requireNonNull(directory, "directory");
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
        Order now = new Order(order.id(), order.template(), order.values(), order.audience(), order.channels(), at);
        Outcome scheduled = schedule(tenant, now, act);
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
        LocalDate on = LocalDate.ofInstant(was.notBefore(), ZoneOffset.UTC);
        StoredAnnouncement again = new StoredAnnouncement(
                id,
                was.template(),
                was.version(),
                was.audience(),
                was.channels(),
                was.values(),
                stored(tenant, id).map(known -> known.value().notBefore()).orElseGet(vault::now),
                State.SCHEDULED,
                Optional.of(new StoredAnnouncement.First(first, on)),
                Optional.of(person));
        Outcome scheduled = schedule(tenant, again, act);
        return scheduled.refusal().isPresent() ? scheduled : send(tenant, id);
    }

    private Outcome schedule(TenantId tenant, StoredAnnouncement wanted, Act act) {
        return Vault.again(PERSISTENCE, () -> {
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
        return Vault.again(PERSISTENCE, () -> {
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
        List<StoredAnnouncement> due;
        try (Stream<Loaded<StoredAnnouncement>> all = vault.scan(Documents.ANNOUNCEMENTS, tenant)) {
            due = all.map(Loaded::value)
                    .filter(one -> one.state() == State.SCHEDULED || one.state() == State.SENDING)
                    .filter(one -> !one.notBefore().isAfter(now))
                    .sorted(Comparator.comparing(StoredAnnouncement::notBefore)
                            .thenComparing(StoredAnnouncement::announcement))
                    .toList();
        }
        return due.stream().map(one -> sendOrSay(tenant, one)).toList();
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
            Optional<Outcome> end = Vault.again(PERSISTENCE, () -> step(tenant, id));
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
        List<Recipient> readers = readers(tenant, announcement);
        if (readers.isEmpty()) {
            return Optional.of(outcome(
                    tenant,
                    announcement,
                    Optional.of(problem(
                            "MESSAGE_NOBODY", id, Map.of("audience", String.join(", ", announcement.audience()))))));
        }
        new Mailing(vault, templates, tenant, loaded.get(), template).send(readers);
        return Optional.empty();
    }

    private List<Recipient> readers(TenantId tenant, StoredAnnouncement announcement) {
        Map<UUID, Recipient> all = new LinkedHashMap<>();
        announcement
                .audience()
                .forEach(group -> directory.members(tenant, group).forEach(one -> all.putIfAbsent(one.person(), one)));
        return all.values().stream()
                .filter(one -> announcement.only().isEmpty()
                        || announcement.only().get().equals(one.person()))
                .toList();
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
            List<Outcome.Sent> sent = new ArrayList<>(known.sent());
            List<Outcome.Missed> missed = new ArrayList<>(known.missed());
            parked.forEach(aside -> known.sent().stream()
                    .filter(one -> one.message().equals(aside.message().id()))
                    .forEach(one -> {
                        sent.remove(one);
                        Problem reason = problem("MESSAGE_PARKED", id, Map.of("reason", aside.reason()));
                        missed.add(new Outcome.Missed(one.person(), one.channel(), reason));
                    }));
            return new Outcome(id, known.state(), known.first(), sent, missed, known.refusal());
        });
    }

    private Outcome outcome(TenantId tenant, StoredAnnouncement announcement, Optional<Problem> refusal) {
        String id = announcement.announcement();
        Results results = new Results(vault, tenant, id);
        return new Outcome(
                id,
                announcement.state(),
                announcement.first().map(StoredAnnouncement.First::announcement),
                results.sent(),
                results.missed(),
                refusal);
    }

    private static Outcome refused(String id, State state, String code, Map<String, ?> values) {
        return new Outcome(id, state, Optional.empty(), List.of(), List.of(), Optional.of(problem(code, id, values)));
    }

    static Problem problem(String code, String id, Map<String, ?> values) {
        return Texts.BOOK.problem(code, Place.member(id), values);
    }

    private Optional<Loaded<StoredAnnouncement>> stored(TenantId tenant, String id) {
        return vault.findUnique(Documents.ANNOUNCEMENTS, tenant, "announcement", tokens -> List.of(IndexValue.of(id)));
    }
}
