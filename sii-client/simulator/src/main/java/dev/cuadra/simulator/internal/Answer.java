package dev.cuadra.simulator.internal;

import dev.cuadra.spi.Bytes;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An answer before it is sent.
 *
 * @param type the media type, without a charset
 * @param label the charset that the type names, or empty for none
 * @param text what is sent, unless it is {@code binary}
 * @param sent in which charset
 * @param committed whether the books were changed
 */
record Answer(
        int status,
        String type,
        String label,
        List<Map.Entry<String, String>> headers,
        String text,
        Bytes binary,
        Charset sent,
        boolean committed) {
    /** A page in Latin-1, as CGIs send them. */
    static Answer page(String text) {
        return new Answer(
                200, "text/html", "ISO-8859-1", List.of(), text, Bytes.EMPTY, StandardCharsets.ISO_8859_1, false);
    }

    static Answer page(int status, String text) {
        return page(text).status(status);
    }

    static Answer utf8(String type, String text) {
        return new Answer(200, type, "utf-8", List.of(), text, Bytes.EMPTY, StandardCharsets.UTF_8, false);
    }

    static Answer binary(String type, byte[] bytes) {
        return new Answer(200, type, "", List.of(), "", Bytes.of(bytes), StandardCharsets.UTF_8, false);
    }

    static Answer redirect(String address) {
        return page("").status(302).with("Location", address);
    }

    Answer status(int other) {
        return new Answer(other, type, label, headers, text, binary, sent, committed);
    }

    Answer with(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        return new Answer(status, type, label, List.copyOf(more), text, binary, sent, committed);
    }

    Answer text(String other) {
        return new Answer(status, type, label, headers, other, Bytes.EMPTY, sent, committed);
    }

    Answer type(String other) {
        return new Answer(status, other, label, headers, text, binary, sent, committed);
    }

    Answer charset(String labelled, Charset really) {
        return new Answer(status, type, labelled, headers, text, binary, really, committed);
    }

    Answer committing() {
        return new Answer(status, type, label, headers, text, binary, sent, true);
    }

    byte[] bytes() {
        return binary.size() > 0 ? binary.toArray() : text.getBytes(sent);
    }

    String contentType() {
        return label.isEmpty() ? type : type + "; charset=" + label;
    }
}
