package dev.cuadra.onboarding.message.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.internal.Canonical;
import dev.cuadra.onboarding.message.Channel;
import dev.cuadra.onboarding.message.Letter;
import dev.cuadra.onboarding.message.Template;
import dev.cuadra.onboarding.message.TemplateSet;
import dev.cuadra.onboarding.message.Value;
import dev.cuadra.onboarding.message.Values;
import dev.cuadra.onboarding.message.Variable;
import dev.cuadra.runtime.ErasedException;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Notice;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.StaleVersionException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Sends one announcement, a batch of readers in each commit. For one pass, on one thread. */
final class Mailing {
    private static final int BATCH = 100;

    private final Vault vault;
    private final TenantId tenant;
    private final Loaded<StoredAnnouncement> loaded;
    private final StoredAnnouncement announcement;
    private final Template template;
    private final Letters letters;
    private int batches;

    Mailing(Vault vault, TemplateSet templates, TenantId tenant, Loaded<StoredAnnouncement> loaded, Template template) {
        this.vault = vault;
        this.tenant = tenant;
        this.loaded = loaded;
        this.announcement = loaded.value();
        this.template = template;
        Optional<LocalDate> first = announcement.first().map(StoredAnnouncement.First::on);
        this.letters = new Letters(templates, template, values(), first, vault.now());
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

    /**
     * Sends to all who have not got it, a batch at a time.
     *
     * @throws StaleVersionException when another process was first and nothing was sent; what was sent before is stored
     */
    void send(List<Recipient> readers) {
        Set<UUID> done = done(readers);
        List<Recipient> open =
                readers.stream().filter(one -> !complete(one, done)).toList();
        int from = 0;
        do {
            int to = Math.min(open.size(), from + BATCH);
            try {
                batch(open.subList(from, to), done, to == open.size() ? State.SENT : State.SENDING);
            } catch (StaleVersionException e) {
                if (from == 0) {
                    throw e;
                }
                return; // looked at again from the beginning
            }
            from = to;
        } while (from < open.size());
    }

    private void batch(List<Recipient> readers, Set<UUID> done, State after) {
        Set<UUID> erased = new HashSet<>();
        while (true) {
            try {
                commit(readers, done, erased, after);
                return;
            } catch (ErasedException e) {
                if (!erased.add(e.subject())) {
                    throw e;
                }
            }
        }
    }

    private boolean complete(Recipient reader, Set<UUID> done) {
        return announcement.channels().stream().allMatch(channel -> done.contains(id(reader, channel)));
    }

    private UUID id(Recipient reader, Channel channel) {
        return Documents.letter(announcement.announcement(), reader.person(), channel.word());
    }

    private Set<UUID> done(List<Recipient> readers) {
        List<UUID> ids = new ArrayList<>();
        readers.forEach(reader -> announcement.channels().forEach(channel -> ids.add(id(reader, channel))));
        Set<UUID> done = new HashSet<>();
        for (int from = 0; from < ids.size(); from += 500) {
            List<UUID> some = ids.subList(from, Math.min(ids.size(), from + 500));
            done.addAll(vault.findAll(Documents.LETTERS, tenant, some).keySet());
            done.addAll(vault.findAll(Documents.MISSES, tenant, some).keySet());
        }
        return done;
    }

    private void commit(List<Recipient> readers, Set<UUID> done, Set<UUID> erased, State after) {
        Work work = vault.begin(tenant, "announcement-send");
        Loaded<StoredAnnouncement> now = now();
        work.update(now, announcement.in(after));
        work.bulkUnder(now.key());
        int sent = 0;
        for (Recipient reader : readers) {
            Optional<String> against =
                    erased.contains(reader.person()) ? Optional.of("MESSAGE_ERASED") : against(work, reader);
            for (Channel channel : announcement.channels()) {
                if (!done.contains(id(reader, channel))) {
                    sent += one(work, reader, channel, against) ? 1 : 0;
                }
            }
        }
        work.note("template", template.key());
        work.note("version", template.version());
        work.note("readers", readers.size());
        work.note("sent", sent);
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

    /** What a person wished must not change until the message is stored. */
    private Optional<String> against(Work work, Recipient reader) {
        if (template.transactional()) {
            return Optional.empty();
        }
        UUID id = Documents.wish(reader.person());
        Optional<Loaded<StoredWish>> wish = vault.find(Documents.WISHES, tenant, id);
        if (wish.isEmpty()) {
            work.requireAbsent(Documents.WISHES.key(id));
            return Optional.empty();
        }
        work.require(wish.get());
        if (wish.get().value().denied()) {
            return Optional.of("MESSAGE_DENIED");
        }
        return wish.get().value().optedOut().contains(template.pack())
                ? Optional.of("MESSAGE_OPTED_OUT")
                : Optional.empty();
    }

    /** Who sends at once does not wait for a time that was set before. */
    private Instant notBefore() {
        Instant now = vault.now();
        return announcement.notBefore().isAfter(now) ? now : announcement.notBefore();
    }

    private boolean one(Work work, Recipient reader, Channel channel, Optional<String> against) {
        Letters.Written written = against.map(code -> Letters.Written.missed(code, Map.of()))
                .orElseGet(() -> letters.write(reader, channel));
        if (written.notice().isEmpty()) {
            StoredMiss miss = new StoredMiss(
                    announcement.announcement(), reader.person(), channel, written.code(), written.details());
            work.create(Documents.MISSES, id(reader, channel), Vault.TENANT_SUBJECT, miss);
            return false;
        }
        Notice notice = written.notice().get();
        Letter letter = written.letter().orElseThrow();
        UUID message = work.send(channel.word(), reader.person(), notice, notBefore());
        StoredLetter stored = new StoredLetter(
                announcement.announcement(),
                reader.person(),
                channel,
                message,
                letter.language(),
                letter.subject(),
                notice.body());
        work.create(Documents.LETTERS, id(reader, channel), reader.person(), stored);
        return true;
    }
}
