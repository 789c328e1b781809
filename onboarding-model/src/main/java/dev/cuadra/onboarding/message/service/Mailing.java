package dev.cuadra.onboarding.message.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.audience.Group;
import dev.cuadra.onboarding.audience.Missive;
import dev.cuadra.onboarding.audience.Readers;
import dev.cuadra.onboarding.audience.Recipient;
import dev.cuadra.onboarding.audience.Told;
import dev.cuadra.onboarding.audience.service.Post;
import dev.cuadra.onboarding.internal.Canonical;
import dev.cuadra.onboarding.message.Filled;
import dev.cuadra.onboarding.message.Template;
import dev.cuadra.onboarding.message.TemplateSet;
import dev.cuadra.onboarding.message.Value;
import dev.cuadra.onboarding.message.Values;
import dev.cuadra.onboarding.message.Variable;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.StaleVersionException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sends one announcement, a batch of readers in each commit. For one pass, on one thread. */
final class Mailing {
    private static final int BATCH = 100;

    private final Vault vault;
    private final Post post;
    private final TenantId tenant;
    private final Loaded<StoredAnnouncement> loaded;
    private final StoredAnnouncement announcement;
    private final Template template;
    private final Missive missive;
    private int batches;

    Mailing(
            Vault vault,
            Post post,
            TemplateSet templates,
            TenantId tenant,
            Loaded<StoredAnnouncement> loaded,
            Template template) {
        this.vault = vault;
        this.post = post;
        this.tenant = tenant;
        this.loaded = loaded;
        this.announcement = loaded.value();
        this.template = template;
        this.missive = missive(templates);
    }

    /** The message under which an announcement is kept. */
    static String message(String announcement) {
        return "announcement/" + announcement;
    }

    private Missive missive(TemplateSet templates) {
        Optional<Instant> first = announcement.first().map(StoredAnnouncement.First::at);
        return new Filled(template, values())
                .missive(
                        templates,
                        message(announcement.announcement()),
                        announcement.audience().stream()
                                .map(name -> new Group(name, announcement.customer()))
                                .toList(),
                        announcement.channels(),
                        first,
                        vault.now());
    }

    private Values values() {
        try {
            ObjectNode json = (ObjectNode) Canonical.parse(announcement.values());
            Values all = Values.read(template, json.put(Variable.RECIPIENT, "?"));
            return all.with(new Value.Person("?"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored values cannot be read", e);
        }
    }

    /** Who gets it, as it is now. */
    Readers readers() {
        Readers all = post.readers(tenant, missive);
        return announcement
                .only()
                .map(person -> new Readers(
                        all.people().stream()
                                .filter(one -> one.person().equals(person))
                                .toList(),
                        List.of()))
                .orElse(all);
    }

    /**
     * Sends to all who have not got it, a batch at a time.
     *
     * @throws StaleVersionException when another process was first and nothing was sent; what was sent before is stored
     */
    void send(Readers readers) {
        List<Recipient> open = post.open(tenant, missive, readers.people());
        int from = 0;
        do {
            int to = Math.min(open.size(), from + BATCH);
            try {
                commit(
                        new Readers(open.subList(from, to), readers.unreached()),
                        to == open.size() ? State.SENT : State.SENDING);
            } catch (StaleVersionException e) {
                if (from == 0) {
                    throw e;
                }
                return; // looked at again from the beginning
            }
            from = to;
        } while (from < open.size());
    }

    private void commit(Readers readers, State after) {
        Work work = vault.begin(tenant, "announcement-send");
        Loaded<StoredAnnouncement> now = now();
        work.update(now, announcement.in(after));
        work.bulkUnder(now.key());
        Told told = post.put(work, missive, readers, notBefore());
        work.note("template", template.key());
        work.note("version", template.version());
        work.note("readers", readers.people().size());
        work.note("sent", told.letters().size());
        Post.note(work, told);
        announcement.first().ifPresent(first -> work.note("first", first.announcement()));
        work.commit();
        batches++;
    }

    /** As it was looked at, since it may be cancelled until the first batch; after that it can only be sent. */
    private Loaded<StoredAnnouncement> now() {
        return batches == 0
                ? loaded
                : vault.find(Documents.ANNOUNCEMENTS, tenant, loaded.id()).orElseThrow();
    }

    /** Who sends at once does not wait for a time that was set before. */
    private Instant notBefore() {
        Instant now = vault.now();
        return announcement.notBefore().isAfter(now) ? now : announcement.notBefore();
    }
}
