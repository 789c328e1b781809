package dev.cuadra.sii.page;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.sii.SiiResponse;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer after the last redirect, decoded. Characters are read as UTF-8 where the bytes are strictly that, else as
 * declared, else as ISO-8859-1: what is written above pages of the SII is often wrong. No byte is ever lost. Immutable.
 *
 * @source SII-CHARSET
 */
public final class SiiPage {
    private static final Pattern DECLARED = Pattern.compile("charset\\s*=\\s*[\"']?([^\\s;\"']{1,40})");
    private static final byte[] PDF = "%PDF".getBytes(StandardCharsets.US_ASCII);

    private final URI uri;
    private final SiiResponse response;
    private final Charset charset;
    private final String text;

    private SiiPage(URI uri, SiiResponse response, Charset charset, String text) {
        this.uri = uri;
        this.response = response;
        this.charset = charset;
        this.text = text;
    }

    /**
     * Decodes an answer.
     *
     * @param uri where it came from, after the redirects
     */
    public static SiiPage of(URI uri, SiiResponse response) {
        if (pdf(response)) {
            return new SiiPage(uri, response, StandardCharsets.ISO_8859_1, "");
        }
        ByteBuffer bytes = response.body().buffer();
        Optional<String> utf8 = strictly(bytes, StandardCharsets.UTF_8);
        if (utf8.isPresent()) {
            return new SiiPage(uri, response, StandardCharsets.UTF_8, withoutMark(utf8.get()));
        }
        Optional<Charset> declared = declared(response);
        Optional<String> said = declared.flatMap(charset -> strictly(bytes, charset));
        if (said.isPresent()) {
            return new SiiPage(uri, response, declared.get(), said.get());
        }
        return new SiiPage(
                uri,
                response,
                StandardCharsets.ISO_8859_1,
                StandardCharsets.ISO_8859_1.decode(bytes.duplicate()).toString());
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Optional<String> strictly(ByteBuffer bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(bytes.duplicate())
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Optional<Charset> declared(SiiResponse response) {
        Matcher declared = DECLARED.matcher(header(response, "content-type").toLowerCase(Locale.ROOT));
        if (!declared.find()) {
            return Optional.empty();
        }
        try {
            // Browsers take the one label for the other, and so do those who write the pages.
            String label = declared.group(1).equals("iso-8859-1") ? "windows-1252" : declared.group(1);
            Charset charset = Charset.forName(label);
            return charset.equals(StandardCharsets.UTF_8) ? Optional.empty() : Optional.of(charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static String header(SiiResponse response, String name) {
        return response.headers().getOrDefault(name, List.of()).stream()
                .findFirst()
                .orElse("");
    }

    /** Where it came from, after the redirects. */
    public URI uri() {
        return uri;
    }

    /** The HTTP status. */
    public int status() {
        return response.status();
    }

    /** Its bytes, as they came. */
    public Bytes bytes() {
        return response.body();
    }

    /** Its characters; none of a PDF, which is never decoded. */
    public String text() {
        return text;
    }

    /** How they were read. */
    public Charset charset() {
        return charset;
    }

    /** The content type as declared, in lower case; empty when none is. */
    public String contentType() {
        return header(response, "content-type").toLowerCase(Locale.ROOT);
    }

    /** Whether it is declared as a PDF and begins like one. */
    public boolean pdf() {
        return pdf(response);
    }

    /** Whether it begins like a PDF, whatever it is declared as. */
    public boolean beginsLikePdf() {
        return begins(response);
    }

    private static boolean pdf(SiiResponse response) {
        String type = header(response, "content-type").toLowerCase(Locale.ROOT);
        return type.startsWith("application/pdf") && begins(response);
    }

    private static boolean begins(SiiResponse response) {
        ByteBuffer bytes = response.body().buffer();
        return bytes.remaining() >= PDF.length
                && bytes.slice(bytes.position(), PDF.length).equals(ByteBuffer.wrap(PDF));
    }

    /** Status and size: content is personal. */
    @Override
    public String toString() {
        return "SiiPage[" + status() + ", " + text.length() + " characters]";
    }
}
