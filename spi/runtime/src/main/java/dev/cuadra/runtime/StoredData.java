package dev.cuadra.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.spi.Bytes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The members of a document that are not sealed. They stay the bytes that they are stored as until somebody asks for
 * them, and become a tree only for those who need one: whoever scans a hundred thousand documents does not. Safe for
 * many threads.
 */
final class StoredData {
    private final Json json;
    private final byte[] bytes;
    private final int from;
    private final int until;
    private volatile @Nullable ObjectNode tree;

    private StoredData(Json json, byte[] bytes, int from, int until, @Nullable ObjectNode tree) {
        this.json = json;
        this.bytes = bytes;
        this.from = from;
        this.until = until;
        this.tree = tree;
    }

    /** The object that stands in {@code bytes} from {@code from} on and ends before {@code until}. */
    static StoredData of(Json json, byte[] bytes, int from, int until) {
        return new StoredData(json, bytes, from, until, null);
    }

    /** Members that are no bytes yet. */
    static StoredData of(Json json, ObjectNode tree) {
        return new StoredData(json, new byte[0], 0, 0, tree);
    }

    /** Whether nobody can say where they stand, as in a text that is not UTF-8. */
    boolean nowhere() {
        return from < 0;
    }

    /** The members as a tree, which belongs to all who ask: nobody changes it. */
    ObjectNode tree() {
        @Nullable ObjectNode seen = tree;
        if (seen == null) {
            JsonNode node = json.parse(Bytes.of(Arrays.copyOfRange(bytes, from, until)));
            if (!(node instanceof ObjectNode object)) {
                throw new DocumentFormatException("The data of a document are an object");
            }
            seen = object;
            tree = seen;
        }
        return seen;
    }

    /** The members as a value, and whether any of them is unknown to its class. */
    <T> Json.Understood<T> as(Class<T> valueClass) {
        return json.understood(bytes, from, until, valueClass);
    }
}
