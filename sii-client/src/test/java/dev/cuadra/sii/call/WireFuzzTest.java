package dev.cuadra.sii.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.SiiService;
import dev.cuadra.sii.fuzz.Fuzzed;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.sii.SiiRequest;
import dev.cuadra.spi.sii.SiiResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;

/**
 * Redirects, cookies and the login, whatever the answers are. An input is a row of answers with form feeds between them,
 * each a status, headers in lines, an empty line, and a body; after the last one everything is empty.
 */
class WireFuzzTest {
    private static final Rut COMPANY = Rut.parse("77777777-7");
    private static final Pattern LINES = Pattern.compile("\n");
    private static final Pattern STATUS = Pattern.compile("[1-5][0-9]{2}");
    private static final String SECRET = "secreta1";

    private static SiiResponse answer(String text) {
        int blank = text.indexOf("\n\n");
        String head = blank < 0 ? text : text.substring(0, blank);
        Map<String, List<String>> headers = new TreeMap<>();
        List<String> lines = Arrays.asList(LINES.split(head, -1));
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                        .add(line.substring(colon + 1).strip());
            }
        }
        int status = STATUS.matcher(lines.get(0)).matches() ? Integer.parseInt(lines.get(0)) : 200;
        byte[] body = blank < 0 ? new byte[0] : text.substring(blank + 2).getBytes(StandardCharsets.ISO_8859_1);
        return new SiiResponse(status, headers, Bytes.of(body));
    }

    /** A client on a clock of its own that gets these answers; every request of it stays with the SII. */
    private static List<SiiRequest> run(byte[] input) {
        Bench bench = new Bench();
        Iterator<String> answers = Arrays.asList(
                        Pattern.compile("\f").split(new String(input, StandardCharsets.ISO_8859_1), -1))
                .iterator();
        List<SiiRequest> sent = new ArrayList<>();
        SiiClient client = SiiClient.builder(
                        request -> {
                            sent.add(request);
                            return answer(answers.hasNext() ? answers.next() : "");
                        },
                        rut -> java.util.Optional.of(SiiCredential.password(SECRET.toCharArray())),
                        bench.clock,
                        bench.waiting)
                .random(new Random(1))
                .build();
        try {
            client.declarations(COMPANY, Bench.MAY);
        } catch (SiiFaultException e) {
            Fuzzed.harmless(e);
        }
        assertThat(bench.passed()).isLessThanOrEqualTo(Duration.ofSeconds(90));
        return sent;
    }

    @FuzzTest
    @Tag("SII-CALL-5")
    @Tag("SII-CALL-8")
    void client(byte[] input) {
        List<SiiRequest> sent = run(input);
        assertThat(sent.size()).isLessThanOrEqualTo(62);
        long passwords = 0;
        for (SiiRequest request : sent) {
            assertThat(request.uri().getScheme()).isEqualTo("https");
            assertThat(SiiService.of(request.uri())).isPresent();
            // The secret itself: a cookie of the SII's may well say "clave=", and is sent back.
            boolean carries = new String(request.body().toArray(), StandardCharsets.ISO_8859_1).contains(SECRET);
            assertThat(carries && !request.uri().getPath().equals("/cgi_AUT2000/CAutInicio.cgi"))
                    .isFalse();
            passwords += carries ? 1 : 0;
        }
        assertThat(passwords).isLessThanOrEqualTo(1);
    }

    /** Cookies of some answers: each header is one cookie, and nothing of one gets into another header. */
    @FuzzTest
    @Tag("SII-CALL-6")
    void cookies(byte[] input) {
        Bench bench = new Bench();
        CookieJar jar = bench.jar;
        for (String line : LINES.split(new String(input, StandardCharsets.ISO_8859_1), -1)) {
            jar.take(Bench.LOA, new SiiResponse(200, Map.of("set-cookie", List.of(line)), Bytes.utf8("")));
        }
        assertThat(jar.header(URI.create("https://example.org/"))).isEmpty();
        String header = jar.header(Bench.LOA);
        assertThat(header).doesNotContainPattern("[\\x00-\\x1F\\x7F-\\uFFFF]");
        assertThat(header.isEmpty() ? 0 : header.split("; ", -1).length).isLessThanOrEqualTo(100);
    }
}
