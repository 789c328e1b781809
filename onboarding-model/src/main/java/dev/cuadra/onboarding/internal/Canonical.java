package dev.cuadra.onboarding.internal;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** JSON whose bytes depend on its content alone: members in order of their names, no white space. */
public final class Canonical {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final JsonMapper AS_WRITTEN = JSON.rebuild()
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final String NOBODYS = "A number beyond what can be held";

    /** Reads a text strictly. */
    @FunctionalInterface
    public interface Parser {
        /** The tree of a text. */
        JsonNode parse(String text) throws JsonProcessingException;
    }

    private Canonical() {}

    /** An empty object. */
    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** The canonical text of a tree. */
    public static String text(JsonNode tree) {
        try {
            return JSON.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("No JSON can be written", e);
        }
    }

    /** Reads a text strictly: a member given twice, or anything after the end, is an error. */
    public static JsonNode parse(String text) throws JsonProcessingException {
        return read(JSON, text);
    }

    /** Reads a text as strictly, and keeps the zeros at the end of its numbers. */
    public static JsonNode asWritten(String text) throws JsonProcessingException {
        return read(AS_WRITTEN, text);
    }

    private static JsonNode read(JsonMapper mapper, String text) throws JsonProcessingException {
        try {
            return whole(mapper.readTree(text));
        } catch (NumberFormatException e) {
            throw new JsonParseException(null, NOBODYS, e);
        }
    }

    /**
     * The next value of a {@link #parser}. A number such as 1e-99999999999, which no decimal can hold, is an error like
     * any other.
     */
    public static JsonNode next(JsonParser parser) throws IOException {
        try {
            return whole(parser.readValueAsTree());
        } catch (NumberFormatException e) {
            throw new JsonParseException(parser, NOBODYS, e);
        }
    }

    /** A strict reader of a long text, element by element; closing it closes {@code text}. */
    public static JsonParser parser(Reader text) throws IOException {
        JsonParser parser = JSON.createParser(text);
        parser.setCodec(JSON.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS));
        return parser;
    }

    /** Half of a surrogate pair, which JSON can spell out, is no text: what holds it could not be written down again. */
    private static JsonNode whole(JsonNode tree) throws JsonParseException {
        Deque<JsonNode> left = new ArrayDeque<>(List.of(tree));
        while (!left.isEmpty()) {
            JsonNode node = left.pop();
            boolean half = node.isTextual() && half(node.textValue());
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                half |= half(member.getKey());
            }
            if (half) {
                throw new JsonParseException(null, "Half of a surrogate pair");
            }
            node.forEach(left::push);
        }
        return tree;
    }

    private static boolean half(String text) {
        return text.codePoints().anyMatch(sign -> sign >= Character.MIN_SURROGATE && sign <= Character.MAX_SURROGATE);
    }

    /** The SHA-256 of a text in UTF-8, in hexadecimal. */
    public static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
