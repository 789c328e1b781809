package dev.cuadra.simulator.internal;

import dev.cuadra.simulator.SimulatedFault;
import dev.cuadra.spi.sii.SiiRequest;
import dev.cuadra.spi.sii.SiiTransport;
import dev.cuadra.spi.sii.SiiTransportException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sends what is meant for the SII to the simulator, and connections that fail to a port where they do. */
public final class Rewriting implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Rewriting.class.getName());

    private final Server server;
    private final Engine engine;
    private final Socket refusing;
    private final ServerSocket resetting;

    public Rewriting(Server server, Engine engine) {
        this.server = server;
        this.engine = engine;
        try {
            // Bound and not listening: the port is nobody else's, and connections to it are refused.
            refusing = new Socket();
            refusing.bind(Loopback.at(0));
            resetting = new ServerSocket();
            resetting.bind(Loopback.at(0));
        } catch (IOException e) {
            throw new UncheckedIOException("The simulator finds no free port", e);
        }
        Thread thread = new Thread(this::reset, "sii-simulator-reset");
        thread.setDaemon(true);
        thread.start();
    }

    /** Where a real address is simulated. */
    public Optional<URI> locate(URI real) {
        return at(real, server.base().getPort());
    }

    private static Optional<URI> at(URI real, int port) {
        String host = Optional.ofNullable(real.getHost()).orElse("").toLowerCase(Locale.ROOT);
        String path = Optional.ofNullable(real.getRawPath()).orElse("");
        String query = real.getRawQuery() == null ? "" : "?" + real.getRawQuery();
        boolean known = "https".equals(real.getScheme())
                && (real.getPort() == -1 || real.getPort() == 443)
                && Hosts.service(host, path).isPresent();
        return known
                ? Optional.of(
                        URI.create("http://127.0.0.1:" + port + "/" + host + (path.isEmpty() ? "/" : path) + query))
                : Optional.empty();
    }

    public SiiTransport through(SiiTransport inner) {
        return request -> inner.exchange(new SiiRequest(
                request.method(), simulated(request), request.headers(), request.body(), request.deadline()));
    }

    /** Adds the header that stands for a certificate, where one is asked for. */
    public SiiTransport showing(X509Certificate certificate, SiiTransport inner) {
        String shown;
        try {
            shown = Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("The certificate cannot be encoded", e);
        }
        return request ->
                inner.exchange(Hosts.HERCULESR.equals(request.uri().getHost()) ? shown(request, shown) : request);
    }

    private static SiiRequest shown(SiiRequest request, String certificate) {
        Map<String, List<String>> headers = new TreeMap<>(request.headers());
        headers.put(WebLogin.CERTIFICATE_HEADER, List.of(certificate));
        return new SiiRequest(request.method(), request.uri(), headers, request.body(), request.deadline());
    }

    private URI simulated(SiiRequest request) {
        URI here = locate(request.uri())
                .orElseThrow(() -> new SiiTransportException(
                        SiiTransportException.Cause.UNREACHABLE,
                        "Not simulated: " + request.uri().getScheme() + "://"
                                + request.uri().getHost()));
        Optional<SimulatedFault> fault = engine.beforeConnecting(read(request));
        return fault.flatMap(played -> at(request.uri(), port(played))).orElse(here);
    }

    private int port(SimulatedFault fault) {
        return fault == SimulatedFault.CONNECTION_REFUSED ? refusing.getLocalPort() : resetting.getLocalPort();
    }

    private static Request read(SiiRequest request) {
        Map<String, String> headers = new TreeMap<>();
        for (Map.Entry<String, List<String>> header : request.headers().entrySet()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            headers.put(name, String.join(name.equals("cookie") ? "; " : ", ", header.getValue()));
        }
        URI uri = request.uri();
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        return Request.of(
                request.method(),
                uri.getHost().toLowerCase(Locale.ROOT),
                uri.getRawPath(),
                query,
                headers,
                request.body());
    }

    /** Takes connections, waits for a byte, and resets them. */
    private void reset() {
        while (!resetting.isClosed()) {
            try (Socket socket = resetting.accept()) {
                socket.setSoLinger(true, 0);
                socket.setSoTimeout(1_000);
                // Whoever connects sends first, and closing without having read it all resets the connection.
                int first = socket.getInputStream().read();
                LOG.log(System.Logger.Level.TRACE, "Reset after the byte {0}", first);
            } catch (IOException e) {
                LOG.log(System.Logger.Level.TRACE, "Closed from either side", e);
            }
        }
    }

    @Override
    public void close() {
        try {
            refusing.close();
            resetting.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
