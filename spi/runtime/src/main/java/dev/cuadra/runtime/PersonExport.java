package dev.cuadra.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.keys.KeyDestroyedException;
import dev.cuadra.spi.outbox.Outbox;
import dev.cuadra.spi.outbox.OutgoingMessage;
import dev.cuadra.spi.outbox.ParkedMessage;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.JournalEntry;
import dev.cuadra.spi.storage.JournalPage;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/** Collects what is held on one person. */
final class PersonExport {
    private static final String FORM = "cuadra-person-1";
    private static final int PAGE = 1_000;

    private final Vault vault;
    private final TreeMap<String, DocumentType<?>> types = new TreeMap<>();
    private final Outbox outbox;

    PersonExport(Vault vault, List<DocumentType<?>> types, Outbox outbox) {
        this.vault = vault;
        this.outbox = outbox;
        types.forEach(type -> this.types.put(type.collection(), type));
    }

    ObjectNode of(TenantId tenant, Set<UUID> subjects) {
        ObjectNode all = vault.json().emptyObject();
        all.put("form", FORM);
        all.put("tenant", tenant.value());
        ArrayNode whose = all.putArray("subjects");
        new TreeSet<>(subjects).forEach(subject -> whose.add(subject.toString()));
        Set<DocumentKey> theirs = new HashSet<>();
        ArrayNode documents = all.putArray("documents");
        types.values().forEach(type -> documents(tenant, type, subjects, documents, theirs));
        journal(tenant, theirs, all.putArray("journal"));
        boolean complete = messages(tenant, subjects, all.putArray("messages"));
        all.put("messagesComplete", complete);
        return all;
    }

    private <T> void documents(
            TenantId tenant, DocumentType<T> type, Set<UUID> subjects, ArrayNode out, Set<DocumentKey> theirs) {
        try (Stream<Loaded<T>> all = vault.scan(type, tenant)) {
            all.filter(loaded -> subjects.contains(loaded.subject())).forEach(loaded -> {
                theirs.add(loaded.key());
                ObjectNode node = out.addObject();
                key(loaded.key(), loaded.version(), node);
                node.put("erased", loaded.erased());
                node.set("members", loaded.erased() ? loaded.plain() : loaded.members());
            });
        }
    }

    private static void key(DocumentKey key, long version, ObjectNode node) {
        node.put("collection", key.collection());
        node.put("id", key.id().toString());
        node.put("version", version);
    }

    private void journal(TenantId tenant, Set<DocumentKey> theirs, ArrayNode out) {
        long position = 0;
        JournalPage page;
        do {
            page = vault.storage().journal(tenant, position, PAGE);
            page.entries().forEach(entry -> tell(tenant, entry, theirs, out));
            position = page.position();
        } while (!page.entries().isEmpty());
    }

    private void tell(TenantId tenant, JournalEntry entry, Set<DocumentKey> theirs, ArrayNode out) {
        String context = Seals.journal(entry.key(), entry.number());
        Bytes opened = vault.keys().open(tenant, Seals.TENANT, context, entry.body());
        JsonNode body = vault.json().parse(opened);
        for (Chain.Change change : Chain.changes(vault.json(), opened)) {
            if (theirs.contains(change.key())) {
                ObjectNode node = out.addObject();
                node.put("at", entry.at().toString());
                node.put("command", body.path("command").asText());
                key(change.key(), change.version(), node);
                node.set("notes", body.path("notes"));
            }
        }
    }

    private boolean messages(TenantId tenant, Set<UUID> subjects, ArrayNode out) {
        Optional<List<OutgoingMessage>> waiting = outbox.waiting(tenant);
        waiting.ifPresent(all -> all.forEach(message -> message(tenant, message, "WAITING", subjects, out)));
        outbox.parked(tenant).stream()
                .map(ParkedMessage::message)
                .forEach(message -> message(tenant, message, "PARKED", subjects, out));
        return waiting.isPresent();
    }

    private void message(TenantId tenant, OutgoingMessage message, String state, Set<UUID> subjects, ArrayNode out) {
        JsonNode envelope = vault.json().parse(message.body());
        String whose = envelope.path("subject").asText();
        if (subjects.stream().noneMatch(subject -> subject.toString().equals(whose))) {
            return;
        }
        ObjectNode node = out.addObject();
        node.put("id", message.id().toString());
        node.put("channel", message.channel());
        node.put("notBefore", message.notBefore().toString());
        node.put("state", state);
        Bytes sealed =
                Bytes.of(Base64.getDecoder().decode(envelope.path("sealed").asText()));
        try {
            Bytes plain = vault.keys().open(tenant, UUID.fromString(whose), Seals.message(message.id()), sealed);
            node.set("body", vault.json().parse(plain));
        } catch (KeyDestroyedException e) {
            node.putNull("body");
        }
    }
}
