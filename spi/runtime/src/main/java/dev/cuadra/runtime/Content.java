package dev.cuadra.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.UniqueReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a document will hold; nothing personal is left in it when the person is being erased.
 *
 * @param entries all index entries
 * @param outliving those that are kept in the body, because nothing can compute them once the person is erased
 * @param older unique entries under older look-up keys, which another document may hold
 * @param bound whether it was made with the keys as they were: it names tokens, or is sealed under a person's key
 * @param remembered whether the journal keeps what is plain
 */
record Content(
        int schema,
        UUID subject,
        ObjectNode plain,
        Optional<ObjectNode> personal,
        boolean erased,
        List<IndexEntry> entries,
        List<IndexEntry> outliving,
        List<UniqueReference> older,
        boolean bound,
        boolean remembered) {

    /** The content of a value whose JSON is {@code members}, which it takes over. */
    static <T> Content of(
            Vault vault,
            TenantId tenant,
            DocumentType<T> type,
            UUID subject,
            T value,
            ObjectNode members,
            Set<String> alsoSealed) {
        ObjectNode personal = vault.json().emptyObject();
        for (String name : type.personal()) {
            @Nullable JsonNode member = members.remove(name);
            if (member == null) {
                throw new IllegalArgumentException("The JSON of a " + type.collection() + " has no member '" + name
                        + "', which its type declares personal");
            }
            personal.set(name, member);
        }
        alsoSealed.forEach(name -> {
            @Nullable JsonNode member = members.remove(name);
            if (member != null) {
                personal.set(name, member);
            }
        });
        Optional<ObjectNode> kept = personal.isEmpty() ? Optional.empty() : Optional.of(personal);
        Indexed indexed = Indexed.of(type, value, vault.keys(), tenant);
        return new Content(
                type.schema(),
                subject,
                members,
                kept,
                false,
                joined(indexed.entries(), type.plainEntries(vault.json(), members)),
                kept.isEmpty() ? List.of() : indexed.impersonal(),
                indexed.older(),
                kept.isPresent() || !indexed.tokens().isEmpty(),
                type.keepsPast());
    }

    /** The content of a document whose person is gone: {@code members}, which it takes over, and nothing sealed. */
    static Content erased(Vault vault, Loaded<?> loaded, ObjectNode members, List<IndexEntry> outliving) {
        return new Content(
                loaded.type().schema(),
                loaded.subject(),
                members,
                Optional.empty(),
                true,
                joined(outliving, loaded.type().plainEntries(vault.json(), members)),
                outliving,
                List.of(),
                false,
                loaded.type().keepsPast());
    }

    private static List<IndexEntry> joined(List<IndexEntry> some, List<IndexEntry> more) {
        List<IndexEntry> all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }
}
