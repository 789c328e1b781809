package dev.cuadra.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.StoredDocument;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The bytes of a document, taken apart.
 *
 * @param indexes the entries that outlive the person; kept in the body wherever something is sealed, because without
 *     the person's key no value is left to compute them from
 */
record StoredBody(
        int schema,
        String type,
        UUID subject,
        ObjectNode data,
        Optional<Bytes> sealed,
        boolean erased,
        List<IndexEntry> indexes) {

    Bytes encode(Json json) {
        ObjectNode node = json.emptyObject();
        node.put("schema", schema);
        node.put("type", type);
        node.put("subject", subject.toString());
        node.set("data", data);
        sealed.ifPresent(bytes -> node.put("sealed", Base64.getEncoder().encodeToString(bytes.toArray())));
        if (erased) {
            node.put("erased", true);
        }
        if (!indexes.isEmpty()) {
            ArrayNode entries = node.putArray("indexes");
            indexes.forEach(entry -> encode(entry, entries.addObject()));
        }
        return json.canonical(node);
    }

    static StoredBody decode(Json json, StoredDocument document) {
        DocumentKey key = document.key();
        try {
            JsonNode node = json.parse(document.body());
            if (!(node.path("data") instanceof ObjectNode data)
                    || !node.path("schema").isInt()) {
                throw new DocumentFormatException("Not a document of this library: " + key);
            }
            JsonNode sealed = node.path("sealed");
            List<IndexEntry> indexes = new ArrayList<>();
            node.path("indexes").forEach(entry -> indexes.add(entry(entry)));
            return new StoredBody(
                    node.path("schema").intValue(),
                    node.path("type").asText(),
                    UUID.fromString(node.path("subject").asText()),
                    data,
                    sealed.isTextual()
                            ? Optional.of(Bytes.of(Base64.getDecoder().decode(sealed.textValue())))
                            : Optional.empty(),
                    node.path("erased").asBoolean(),
                    indexes);
        } catch (IllegalArgumentException e) {
            throw new DocumentFormatException("Not a document of this library: " + key, e);
        }
    }

    private static void encode(IndexEntry entry, ObjectNode node) {
        node.put("index", entry.index()).put("unique", entry.unique());
        ArrayNode values = node.putArray("values");
        for (IndexValue value : entry.values()) {
            if (value instanceof IndexValue.Text text) {
                values.addObject().put("text", text.text());
            } else if (value instanceof IndexValue.Whole whole) {
                values.addObject().put("whole", whole.number());
            } else if (value instanceof IndexValue.Day day) {
                values.addObject().put("day", day.date().toString());
            }
        }
    }

    private static IndexEntry entry(JsonNode node) {
        List<IndexValue> values = new ArrayList<>();
        node.path("values").forEach(value -> {
            if (value.has("text")) {
                values.add(IndexValue.of(value.path("text").asText()));
            } else if (value.has("whole")) {
                values.add(IndexValue.of(value.path("whole").asLong()));
            } else {
                values.add(IndexValue.of(LocalDate.parse(value.path("day").asText())));
            }
        });
        return new IndexEntry(
                node.path("index").asText(), values, node.path("unique").asBoolean());
    }
}
