package dev.cuadra.runtime;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.StoredDocument;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
        StoredData data,
        Optional<Bytes> sealed,
        boolean erased,
        List<IndexEntry> indexes) {

    Bytes encode(Json json) {
        ObjectNode node = json.emptyObject();
        node.put("schema", schema);
        node.put("type", type);
        node.put("subject", subject.toString());
        node.set("data", data.tree());
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

    /** Reads the envelope; the data stay bytes until somebody asks for them. */
    static StoredBody decode(Json json, StoredDocument document) {
        byte[] bytes = document.body().toArray();
        ObjectNode envelope = json.emptyObject();
        @Nullable StoredData data = null;
        try (JsonParser parser = json.parser(bytes)) {
            boolean whole = parser.nextToken() == JsonToken.START_OBJECT;
            while (whole && parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (parser.nextToken() == JsonToken.START_OBJECT && name.equals("data")) {
                    int from = (int) parser.currentTokenLocation().getByteOffset();
                    parser.skipChildren();
                    data = StoredData.of(
                            json, bytes, from, (int) parser.currentLocation().getByteOffset());
                } else {
                    envelope.set(name, json.member(parser));
                }
            }
            whole &= parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
            if (!whole
                    || data == null
                    || data.nowhere()
                    || !envelope.path("schema").isInt()) {
                throw new DocumentFormatException("Not a document of this library: " + document.key());
            }
            return body(envelope, data);
        } catch (IOException | IllegalArgumentException e) {
            throw new DocumentFormatException("Not a document of this library: " + document.key(), e);
        }
    }

    private static StoredBody body(ObjectNode envelope, StoredData data) {
        JsonNode sealed = envelope.path("sealed");
        List<IndexEntry> indexes = new ArrayList<>();
        envelope.path("indexes").forEach(entry -> indexes.add(entry(entry)));
        return new StoredBody(
                envelope.path("schema").intValue(),
                envelope.path("type").asText(),
                UUID.fromString(envelope.path("subject").asText()),
                data,
                sealed.isTextual()
                        ? Optional.of(Bytes.of(Base64.getDecoder().decode(sealed.textValue())))
                        : Optional.empty(),
                envelope.path("erased").asBoolean(),
                indexes);
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
