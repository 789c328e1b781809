package dev.cuadra.plugin.http;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.sii.SiiRequest;
import dev.cuadra.spi.sii.SiiResponse;
import dev.cuadra.spi.sii.SiiTransport;
import dev.cuadra.spi.sii.SiiTransportException;
import dev.cuadra.spi.sii.SiiTransportException.Cause;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;

/**
 * Sends requests with the JDK's {@link HttpClient}, one connection pool for each transport. Safe for many threads; takes
 * no null. TLS 1.2 or newer, except to the loopback address, where a simulator may listen in clear.
 *
 * <p>The JDK's client would send a GET once more when no answer comes; this transport does not let it.
 */
public final class HttpSiiTransport implements SiiTransport {
    private final HttpClient client;
    private final HttpSettings settings;

    private HttpSiiTransport(HttpClient client, HttpSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    /** A transport that trusts what the JDK trusts. */
    public static HttpSiiTransport standard() {
        return of(HttpSettings.standard());
    }

    /** A transport with these settings. */
    public static HttpSiiTransport of(HttpSettings settings) {
        SSLParameters tls = new SSLParameters();
        tls.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connecting())
                .sslParameters(tls);
        settings.tls().ifPresent(builder::sslContext);
        settings.proxy().ifPresent(builder::proxy);
        return new HttpSiiTransport(builder.build(), settings);
    }

    @Override
    public SiiResponse exchange(SiiRequest request) {
        CompletableFuture<HttpResponse<Bytes>> answer =
                client.sendAsync(http(request), head -> new BoundedBody(settings.largest()));
        try {
            HttpResponse<Bytes> response = answer.get(request.deadline().toNanos(), TimeUnit.NANOSECONDS);
            return new SiiResponse(response.statusCode(), headers(response), response.body());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new SiiTransportException(Cause.DEADLINE, host(request));
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new SiiTransportException(Cause.INTERRUPTED, host(request));
        } catch (ExecutionException e) {
            Throwable failure = Objects.requireNonNullElse(e.getCause(), e);
            // The cause stays behind: messages of the JDK may quote what was sent.
            throw new SiiTransportException(
                    reason(failure), host(request) + ", " + failure.getClass().getSimpleName());
        }
    }

    private static String host(SiiRequest request) {
        return request.method() + " " + request.uri().getHost();
    }

    private static HttpRequest http(SiiRequest request) {
        requireTls(request.uri());
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(request.uri()).method(request.method(), new SentOnce(request.body()));
        request.headers().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        return builder.build();
    }

    private static void requireTls(URI uri) {
        if ("https".equals(uri.getScheme())) {
            return;
        }
        if (!"http".equals(uri.getScheme()) || !loopback(uri)) {
            throw new IllegalArgumentException(
                    "Without TLS only to the loopback address: " + uri.getScheme() + "://" + uri.getHost());
        }
    }

    private static boolean loopback(URI uri) {
        String host = uri.getHost();
        // A name is not asked for: whoever answers for names could send a session into the clear.
        if (host == null || !host.matches("127\\.[0-9.]+|\\[[0-9a-fA-F:.]+\\]")) {
            return false;
        }
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static Map<String, List<String>> headers(HttpResponse<?> response) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        response.headers()
                .map()
                .forEach((name, values) -> headers.computeIfAbsent(
                                name.toLowerCase(Locale.ROOT), any -> new ArrayList<>())
                        .addAll(values));
        return headers;
    }

    /** The JDK wraps what happened in exceptions of its own: the first that tells more decides. */
    private static Cause reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BoundedBody.TooLargeException) {
                return Cause.TOO_LARGE;
            }
            if (cause instanceof ConnectException
                    || cause instanceof HttpConnectTimeoutException
                    || cause instanceof UnknownHostException
                    || cause instanceof java.nio.channels.UnresolvedAddressException) {
                return Cause.UNREACHABLE;
            }
            if (cause instanceof SSLHandshakeException) {
                return Cause.TLS;
            }
        }
        return Cause.CUT;
    }
}
