package dev.cuadra.tck;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.sii.SiiRequest;
import dev.cuadra.spi.sii.SiiResponse;
import dev.cuadra.spi.sii.SiiTransport;
import dev.cuadra.spi.sii.SiiTransportException;
import dev.cuadra.spi.sii.SiiTransportException.Cause;
import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Transports as one writes them in a hurry; each breaks a promise or two. */
final class BrokenTransports {
    /** What is wrong. */
    enum Flaw {
        FOLLOWS_REDIRECTS,
        KEEPS_COOKIES,
        SENDS_A_GET_AGAIN,
        SENDS_ALL_AGAIN,
        DECODES,
        KEEPS_THE_CASE_OF_NAMES,
        TAKES_ERRORS_FOR_FAULTS,
        TAKES_WHAT_CAME,
        WATCHES_THE_HEAD_ALONE,
        TAKES_ANY_SIZE,
        FORGETS_INTERRUPTS,
        TRUSTS_ANYBODY,
        TELLS_ALL,
        CALLS_ALL_FAULTS_CUT
    }

    private static volatile Flaw flaw = Flaw.SENDS_A_GET_AGAIN;

    private BrokenTransports() {}

    static void use(Flaw chosen) {
        flaw = chosen;
    }

    /** The kit over the transport that is broken at the moment. */
    static final class Kit extends SiiTransportTck {
        @Override
        protected SiiTransport transport() {
            return new Hasty(HttpClient.newBuilder());
        }

        @Override
        protected SiiTransport trusting(SSLContext trust) {
            return new Hasty(HttpClient.newBuilder().sslContext(flaw == Flaw.TRUSTS_ANYBODY ? anybody() : trust));
        }

        @Override
        protected int largest() {
            return 1 << 20;
        }
    }

    private static final class Hasty implements SiiTransport {
        private final HttpClient client;

        Hasty(HttpClient.Builder builder) {
            builder.version(HttpClient.Version.HTTP_1_1);
            if (flaw == Flaw.FOLLOWS_REDIRECTS) {
                builder.followRedirects(HttpClient.Redirect.ALWAYS);
            }
            if (flaw == Flaw.KEEPS_COOKIES) {
                builder.cookieHandler(new CookieManager());
            }
            this.client = builder.build();
        }

        @Override
        public SiiResponse exchange(SiiRequest request) {
            try {
                return answer(request, client.send(http(request), BodyHandlers.ofInputStream()));
            } catch (InterruptedException e) {
                if (flaw != Flaw.FORGETS_INTERRUPTS) {
                    Thread.currentThread().interrupt();
                }
                throw new SiiTransportException(Cause.INTERRUPTED, "interrupted");
            } catch (IOException e) {
                if (flaw == Flaw.SENDS_ALL_AGAIN) {
                    sendAgain(request);
                }
                throw fault(request, e);
            }
        }

        private void sendAgain(SiiRequest request) {
            try {
                client.send(http(request), BodyHandlers.discarding());
            } catch (IOException e) {
                // The first fault is told.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static HttpRequest http(SiiRequest request) {
            HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri())
                    .timeout(request.deadline())
                    .method(
                            request.method(),
                            BodyPublishers.ofByteArray(request.body().toArray()));
            request.headers().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
            return builder.build();
        }

        private static SiiResponse answer(SiiRequest request, HttpResponse<InputStream> response) throws IOException {
            if (flaw == Flaw.TAKES_ERRORS_FOR_FAULTS && response.statusCode() >= 400) {
                throw new SiiTransportException(Cause.CUT, "status " + response.statusCode());
            }
            return new SiiResponse(response.statusCode(), headers(response), body(request, response.body()));
        }

        private static Bytes body(SiiRequest request, InputStream in) throws IOException {
            byte[] content;
            if (flaw == Flaw.WATCHES_THE_HEAD_ALONE) {
                content = in.readAllBytes();
            } else {
                content = watched(request, in);
            }
            if (content.length > 1 << 20 && flaw != Flaw.TAKES_ANY_SIZE) {
                throw new SiiTransportException(Cause.TOO_LARGE, "large");
            }
            return flaw == Flaw.DECODES ? Bytes.utf8(new String(content, StandardCharsets.UTF_8)) : Bytes.of(content);
        }

        private static byte[] watched(SiiRequest request, InputStream in) throws IOException {
            long end = System.nanoTime() + request.deadline().toNanos();
            byte[] content = new byte[0];
            try {
                for (int next = in.read(); next >= 0; next = in.read()) {
                    byte[] rest = in.readNBytes(Math.max(1, in.available()));
                    int had = content.length;
                    content = Arrays.copyOf(content, had + 1 + rest.length);
                    content[had] = (byte) next;
                    System.arraycopy(rest, 0, content, had + 1, rest.length);
                    if (System.nanoTime() > end) {
                        throw new SiiTransportException(Cause.DEADLINE, "late");
                    }
                }
            } catch (IOException e) {
                if (flaw != Flaw.TAKES_WHAT_CAME) {
                    throw e;
                }
            }
            return content;
        }

        private static Map<String, List<String>> headers(HttpResponse<?> response) {
            Map<String, List<String>> headers = new LinkedHashMap<>();
            response.headers()
                    .map()
                    .forEach((name, values) -> headers.put(
                            flaw == Flaw.KEEPS_THE_CASE_OF_NAMES
                                    ? name.toUpperCase(Locale.ROOT)
                                    : name.toLowerCase(Locale.ROOT),
                            values));
            return headers;
        }

        private static SiiTransportException fault(SiiRequest request, IOException e) {
            Cause reason = e instanceof java.net.ConnectException ? Cause.UNREACHABLE : Cause.CUT;
            reason = e instanceof javax.net.ssl.SSLException ? Cause.TLS : reason;
            reason = e instanceof java.net.http.HttpTimeoutException ? Cause.DEADLINE : reason;
            return new SiiTransportException(
                    flaw == Flaw.CALLS_ALL_FAULTS_CUT ? Cause.CUT : reason,
                    flaw == Flaw.TELLS_ALL ? request.uri() + " " + request.headers() : "failed");
        }
    }

    private static SSLContext anybody() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Gullible()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Gullible extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}
    }
}
