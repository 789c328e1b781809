package dev.cuadra.onboarding.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.internal.Canonical;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;

/**
 * What an evaluation leaves behind: canonical JSON whose member {@code hash} is the SHA-256 of the rest. The same
 * definition, readings, instant and calendar give the same bytes, on every machine and in every locale.
 *
 * @param json the canonical JSON
 * @param hash its hash
 * @param verdict the verdict or decision
 * @source GATE-25
 */
public record EvaluationRecord(String json, String hash, String verdict) {
    public EvaluationRecord {
        if (!hash.matches("[0-9a-f]{64}") || verdict.isBlank()) {
            throw new IllegalArgumentException("Not a record: " + hash);
        }
    }

    static EvaluationRecord of(ObjectNode tree, String verdict) {
        String hash = Canonical.sha256(Canonical.text(tree));
        tree.put("hash", hash);
        return new EvaluationRecord(Canonical.text(tree), hash, verdict);
    }

    /** The bytes, in UTF-8. */
    public byte[] bytes() {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Where a chain of records breaks first: a record whose hash is not that of its content, or that does not name the
     * one before it.
     *
     * @param records the canonical JSON of records, oldest first
     * @return the place in the list, counted from 0; empty when nothing is broken
     */
    public static OptionalInt broken(List<String> records) {
        String before = "";
        for (int i = 0; i < records.size(); i++) {
            try {
                JsonNode tree = Canonical.parse(records.get(i));
                String named = tree.path("previous").path("hash").asText("");
                String hash = tree.path("hash").asText("");
                if (!(tree instanceof ObjectNode object) || !sound(object, hash) || (i > 0 && !named.equals(before))) {
                    return OptionalInt.of(i);
                }
                before = hash;
            } catch (JsonProcessingException e) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    private static boolean sound(ObjectNode record, String hash) {
        record.remove("hash");
        return Canonical.sha256(Canonical.text(record)).equals(hash);
    }
}
