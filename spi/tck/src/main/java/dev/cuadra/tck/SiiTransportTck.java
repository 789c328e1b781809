package dev.cuadra.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.sii.SiiRequest;
import dev.cuadra.spi.sii.SiiResponse;
import dev.cuadra.spi.sii.SiiTransport;
import dev.cuadra.spi.sii.SiiTransportException;
import dev.cuadra.spi.sii.SiiTransportException.Cause;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The contract of {@link SiiTransport}, as tests over real sockets on the loopback address. A test that hangs fails
 * after a minute.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class SiiTransportTck {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(400);
    /** As many bytes as take far longer than {@link #SHORT}. */
    private static final int TRICKLED = 150;

    /** For subclasses. */
    protected SiiTransportTck() {}

    /** A transport that may speak without TLS to the loopback address. */
    protected abstract SiiTransport transport();

    /** A transport that trusts what {@code trust} trusts, and nobody else. */
    protected abstract SiiTransport trusting(SSLContext trust);

    /** The most bytes that {@link #transport} takes for one answer; 16 MiB unless it is set up otherwise. */
    protected int largest() {
        return 16 << 20;
    }

    private static SiiRequest request(String method, URI uri, Duration deadline, String body) {
        return new SiiRequest(
                method,
                uri,
                Map.of("User-Agent", List.of("Mozilla/4.0 (compatible; PROG 1.0)")),
                Bytes.of(body.getBytes(StandardCharsets.ISO_8859_1)),
                deadline);
    }

    private static SiiRequest ask(URI uri) {
        return request("GET", uri, LONG, "");
    }

    private static Cause fault(SiiTransport transport, SiiRequest request) {
        return assertThrows(SiiTransportException.class, () -> transport.exchange(request))
                .reason();
    }

    private static byte[] everyByte() {
        byte[] all = new byte[256];
        for (int value = 0; value < all.length; value++) {
            all[value] = (byte) value;
        }
        return all;
    }

    @Test
    void whatTheServerSaysComesBackByteForByte() throws IOException {
        try (WireServer server = new WireServer((asked, answering) ->
                answering.whole("200 OK", "Content-Type: text/html; charset=UTF-8\r\n", everyByte()))) {
            SiiResponse response = transport().exchange(ask(server.at("/page")));
            assertEquals(200, response.status());
            assertArrayEquals(everyByte(), response.body().toArray(), "a transport never decodes");
            assertEquals(List.of("text/html; charset=UTF-8"), response.headers().get("content-type"));
        }
    }

    @Test
    void whatIsAskedArrivesByteForByte() throws IOException {
        try (WireServer server = new WireServer((asked, answering) -> answering.ok("done"))) {
            SiiRequest request = new SiiRequest(
                    "POST",
                    server.at("/cgi_IMT/TMBCOC.cgi?mes=05&a=%D1%20b"),
                    Map.of(
                            "User-Agent", List.of("Mozilla/4.0 (compatible; PROG 1.0)"),
                            "Content-Type", List.of("application/x-www-form-urlencoded"),
                            "Cookie", List.of("TOKEN=A1; CSESSIONID=B2")),
                    Bytes.of(everyByte()),
                    LONG);
            transport().exchange(request);
            WireServer.Asked asked = server.asked().get(0);
            assertEquals("POST /cgi_IMT/TMBCOC.cgi?mes=05&a=%D1%20b HTTP/1.1", asked.line());
            assertArrayEquals(everyByte(), asked.body().toArray());
            assertEquals(
                    "Mozilla/4.0 (compatible; PROG 1.0)",
                    asked.header("user-agent").orElse(""));
            assertEquals("TOKEN=A1; CSESSIONID=B2", asked.header("cookie").orElse(""));
            assertEquals(
                    "application/x-www-form-urlencoded",
                    asked.header("content-type").orElse(""));
        }
    }

    @Test
    void headersComeBackInLowerCaseAndRepeatedOnesInOrder() throws IOException {
        try (WireServer server = new WireServer((asked, answering) -> answering.whole(
                "200 OK", "Set-Cookie: TOKEN=1\r\nX-Other: o\r\nSET-COOKIE: CSESSIONID=2\r\n", new byte[0]))) {
            SiiResponse response = transport().exchange(ask(server.at("/")));
            assertEquals(List.of("TOKEN=1", "CSESSIONID=2"), response.headers().get("set-cookie"));
            assertEquals(List.of("o"), response.headers().get("x-other"));
            assertEquals(0, response.body().size());
        }
    }

    @Test
    void aRedirectIsAnAnswerAndIsNotFollowed() throws IOException {
        for (String status : List.of("301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent")) {
            try (WireServer server = new WireServer(
                    (asked, answering) -> answering.whole(status, "Location: /elsewhere\r\n", new byte[0]))) {
                SiiResponse response = transport().exchange(ask(server.at("/start")));
                assertEquals(Integer.parseInt(status.substring(0, 3)), response.status());
                assertEquals(List.of("/elsewhere"), response.headers().get("location"));
                assertEquals(1, server.asked().size(), "followed a " + status);
            }
        }
    }

    @Test
    void cookiesAreNotKept() throws IOException {
        try (WireServer server = new WireServer(
                (asked, answering) -> answering.whole("200 OK", "Set-Cookie: TOKEN=secret; Path=/\r\n", new byte[0]))) {
            SiiTransport transport = transport();
            transport.exchange(ask(server.at("/login")));
            transport.exchange(ask(server.at("/next")));
            assertTrue(server.asked().get(1).header("cookie").isEmpty(), "the session is the caller's");
        }
    }

    @Test
    void anyStatusIsAnAnswer() throws IOException {
        for (String status : List.of(
                "200 OK",
                "400 Bad Request",
                "401 Unauthorized",
                "403 Forbidden",
                "404 Not Found",
                "407 Proxy Authentication Required",
                "429 Too Many Requests",
                "500 Internal Server Error",
                "503 Service Unavailable")) {
            try (WireServer server = new WireServer(
                    (asked, answering) -> answering.whole(status, "", "page".getBytes(StandardCharsets.US_ASCII)))) {
                SiiResponse response = transport().exchange(ask(server.at("/")));
                assertEquals(Integer.parseInt(status.substring(0, 3)), response.status());
                assertEquals("page", response.body().utf8());
                assertEquals(1, server.asked().size());
            }
        }
    }

    @Test
    void aRequestWithoutAnswerIsNotSentAgain() throws IOException {
        for (String method : List.of("GET", "POST")) {
            try (WireServer server = new WireServer((asked, answering) -> answering.cut())) {
                assertEquals(Cause.CUT, fault(transport(), request(method, server.at("/"), LONG, "")), method);
                assertEquals(1, server.asked().size(), method + " was sent again");
            }
        }
    }

    @Test
    void aRequestWithoutAnswerOnAConnectionInUseIsNotSentAgain() throws IOException {
        for (String method : List.of("GET", "POST")) {
            try (WireServer server = new WireServer((asked, answering) -> {
                if (asked.line().contains("/last")) {
                    answering.cut();
                } else {
                    answering.ok("go on");
                }
            })) {
                SiiTransport transport = transport();
                transport.exchange(request(method, server.at("/first"), LONG, ""));
                assertEquals(Cause.CUT, fault(transport, request(method, server.at("/last"), LONG, "")), method);
                assertEquals(2, server.asked().size(), method + " was sent again");
            }
        }
    }

    @Test
    void anAnswerThatEndsEarlyIsCut() throws IOException {
        for (String part : List.of(
                "HTTP/1.1 200 OK\r\nContent-",
                "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nwhole\r\n5\r\nha",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nwhole\r\n")) {
            try (WireServer server = new WireServer((asked, answering) -> {
                answering.write(part);
                answering.cut();
            })) {
                assertEquals(Cause.CUT, fault(transport(), ask(server.at("/"))), part);
                assertEquals(1, server.asked().size(), part);
            }
        }
    }

    @Test
    void aResetIsCut() throws IOException {
        byte[] half = new byte[largest() / 2];
        try (WireServer server = new WireServer((asked, answering) -> {
            answering.holdLittle();
            answering.write("HTTP/1.1 200 OK\r\nContent-Length: " + largest() + "\r\n\r\n");
            answering.write(half);
            answering.reset();
        })) {
            assertEquals(Cause.CUT, fault(transport(), ask(server.at("/"))));
        }
    }

    @Test
    void silenceEndsAtTheDeadline() throws IOException {
        try (WireServer server = new WireServer((asked, answering) -> answering.silence())) {
            assertEquals(Cause.DEADLINE, fault(transport(), request("GET", server.at("/"), SHORT, "")));
            assertEquals(1, server.asked().size());
        }
    }

    @Test
    void anAnswerThatTricklesEndsAtTheDeadline() throws IOException {
        try (WireServer server = new WireServer((asked, answering) -> {
            answering.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
            CountDownLatch never = new CountDownLatch(1);
            for (int sent = 0; sent < TRICKLED && !elapsed(never); sent++) {
                answering.write("x");
            }
            answering.cut();
        })) {
            assertEquals(Cause.DEADLINE, fault(transport(), request("GET", server.at("/"), SHORT, "")));
        }
    }

    /** Waits a moment. */
    private static boolean elapsed(CountDownLatch never) {
        try {
            return never.await(20, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Test
    void nobodyThereIsUnreachable() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, WireServer.loopback())) {
            port = socket.getLocalPort();
        }
        assertEquals(Cause.UNREACHABLE, fault(transport(), ask(URI.create("http://127.0.0.1:" + port + "/"))));
        assertEquals(Cause.UNREACHABLE, fault(transport(), ask(URI.create("https://nobody.invalid/"))));
    }

    @Test
    void anAnswerBeyondTheLimitIsTooLarge() throws IOException {
        byte[] block = new byte[64 << 10];
        try (WireServer server = new WireServer((asked, answering) -> {
            answering.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (long sent = 0; sent <= largest(); sent += block.length) {
                answering.write(Integer.toHexString(block.length) + "\r\n");
                answering.write(block);
                answering.write("\r\n");
            }
            answering.write("0\r\n\r\n");
        })) {
            assertEquals(Cause.TOO_LARGE, fault(transport(), ask(server.at("/"))));
        }
    }

    @Test
    void anAnswerOfExactlyTheLimitIsTaken() throws IOException {
        byte[] most = new byte[largest()];
        Arrays.fill(most, (byte) 'x');
        try (WireServer server = new WireServer((asked, answering) -> answering.whole("200 OK", "", most))) {
            assertEquals(
                    largest(), transport().exchange(ask(server.at("/"))).body().size());
        }
    }

    @Test
    void anInterruptEndsTheExchangeAndIsKept() throws IOException {
        try (WireServer server = new WireServer((asked, answering) -> answering.silence())) {
            Thread caller = Thread.currentThread();
            Thread other = new Thread(() -> {
                while (server.asked().isEmpty()) {
                    Thread.onSpinWait();
                }
                caller.interrupt();
            });
            other.setDaemon(true);
            other.start();
            assertEquals(Cause.INTERRUPTED, fault(transport(), ask(server.at("/"))));
            assertTrue(Thread.interrupted(), "the interrupt is the caller's to see");
        }
    }

    @Test
    void manyThreadsGetTheirOwnAnswers() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (WireServer server = new WireServer((asked, answering) -> answering.ok(asked.line()))) {
            SiiTransport transport = transport();
            List<Callable<String>> asks = new ArrayList<>();
            for (int number = 0; number < 200; number++) {
                URI uri = server.at("/page-" + number);
                asks.add(() -> transport.exchange(ask(uri)).body().utf8());
            }
            List<Future<String>> answers = threads.invokeAll(asks);
            for (int number = 0; number < answers.size(); number++) {
                assertEquals(
                        "GET /page-" + number + " HTTP/1.1", answers.get(number).get());
            }
            assertEquals(200, server.asked().size());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aTrustedServerAnswersOverTls() throws IOException {
        SSLContext tls = TlsIdentity.of("127.0.0.1");
        try (WireServer server = new WireServer(tls, (asked, answering) -> answering.ok("safe"))) {
            assertEquals(
                    "safe", trusting(tls).exchange(ask(server.at("/"))).body().utf8());
        }
    }

    @Test
    void aServerThatNobodyTrustsIsRefused() throws IOException {
        try (WireServer server =
                new WireServer(TlsIdentity.of("127.0.0.1"), (asked, answering) -> answering.ok("unsafe"))) {
            assertEquals(Cause.TLS, fault(trusting(TlsIdentity.of("127.0.0.1")), ask(server.at("/"))));
            assertEquals(Cause.TLS, fault(transport(), ask(server.at("/"))));
            assertTrue(server.asked().isEmpty(), "something was sent");
        }
    }

    @Test
    void aCertificateForAnotherNameIsRefused() throws IOException {
        SSLContext tls = TlsIdentity.of("www4.sii.example");
        try (WireServer server = new WireServer(tls, (asked, answering) -> answering.ok("unsafe"))) {
            assertEquals(Cause.TLS, fault(trusting(tls), ask(server.at("/"))));
            assertTrue(server.asked().isEmpty(), "something was sent");
        }
    }

    @Test
    void aFaultSaysNothingOfPathsHeadersOrBodies() throws IOException {
        try (WireServer server = new WireServer((asked, answering) -> answering.cut())) {
            SiiRequest request = new SiiRequest(
                    "POST",
                    server.at("/login?clave=S3CRETO"),
                    Map.of("Cookie", List.of("TOKEN=S3CRETO")),
                    Bytes.utf8("clave=S3CRETO"),
                    LONG);
            SiiTransportException fault =
                    assertThrows(SiiTransportException.class, () -> transport().exchange(request));
            for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
                assertFalse(String.valueOf(cause.getMessage()).contains("S3CRETO"), "a secret in a message");
            }
        }
    }
}
