package dev.cuadra.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries what newer code wrote, and this code does not know, into the next version of a document. */
final class UnknownMembers {
    private UnknownMembers() {}

    /**
     * Adds to {@code fresh} the members that stand in {@code stored} and not in {@code known}, which is what this code
     * makes of {@code stored}: all that it does not know is missing there. Objects are matched by member. An element of
     * an array is matched when it has not changed; a changed one is no longer what the unknown members spoke of.
     */
    static JsonNode keep(JsonNode stored, JsonNode known, JsonNode fresh) {
        if (stored instanceof ObjectNode old && known.isObject() && fresh instanceof ObjectNode next) {
            old.properties().forEach(member -> {
                String name = member.getKey();
                @Nullable JsonNode now = next.get(name);
                if (!known.has(name)) {
                    if (now == null) {
                        next.set(name, member.getValue().deepCopy());
                    }
                } else if (now != null) {
                    next.set(name, keep(member.getValue(), known.path(name), now));
                }
            });
        } else if (stored.isArray() && known.isArray() && fresh instanceof ArrayNode next) {
            keepElements(stored, known, next);
        }
        return fresh;
    }

    private static void keepElements(JsonNode stored, JsonNode known, ArrayNode fresh) {
        if (stored.equals(known) || stored.size() != known.size()) {
            return;
        }
        Map<JsonNode, Deque<JsonNode>> unchanged = new HashMap<>();
        for (int i = 0; i < known.size(); i++) {
            unchanged
                    .computeIfAbsent(known.path(i).deepCopy(), any -> new ArrayDeque<>())
                    .add(stored.path(i));
        }
        for (int i = 0; i < fresh.size(); i++) {
            Deque<JsonNode> candidates = unchanged.get(fresh.path(i));
            if (candidates != null && !candidates.isEmpty()) {
                JsonNode element = fresh.path(i);
                fresh.set(i, keep(candidates.removeFirst(), element.deepCopy(), element));
            }
        }
    }
}
