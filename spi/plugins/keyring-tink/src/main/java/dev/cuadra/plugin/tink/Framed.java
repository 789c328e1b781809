package dev.cuadra.plugin.tink;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Texts as bytes, each with its length before it, so that no two lists of texts give the same bytes. */
final class Framed {
    private Framed() {}

    static byte[] of(String... parts) {
        List<byte[]> all = Arrays.stream(parts)
                .map(part -> part.getBytes(StandardCharsets.UTF_8))
                .toList();
        ByteBuffer framed = ByteBuffer.allocate(
                all.stream().mapToInt(part -> Integer.BYTES + part.length).sum());
        all.forEach(part -> framed.putInt(part.length).put(part));
        return framed.array();
    }
}
