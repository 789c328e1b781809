package dev.cuadra.layby.integrity;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cuadra.layby.agreement.LaybyJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of text. */
final class Sha256 {
    private Sha256() {}

    /** The hash of a value's JSON, which is the same for equal values. */
    static String json(Object value) {
        try {
            return hex(LaybyJson.mapper().writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not to be hashed: " + value.getClass(), e);
        }
    }

    static String hex(String text) {
        return HexFormat.of().formatHex(bytes(text));
    }

    static byte[] bytes(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
