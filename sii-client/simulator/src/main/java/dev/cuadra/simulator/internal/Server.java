package dev.cuadra.simulator.internal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cuadra.simulator.internal.Engine.Delivery;
import dev.cuadra.simulator.internal.Engine.Outcome;
import dev.cuadra.spi.Bytes;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Listens on the loopback address. */
public final class Server implements AutoCloseable {
    private static final int THREADS = 8;
    private static final int LARGEST = 1 << 20;

    private final Engine engine;
    private final HttpServer http;
    private final ExecutorService threads;

    private Server(Engine engine, HttpServer http, ExecutorService threads) {
        this.engine = engine;
        this.http = http;
        this.threads = threads;
    }

    public static Server start(Engine engine, int port) throws IOException {
        HttpServer http = HttpServer.create(Loopback.at(port), 0);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "sii-simulator");
            thread.setDaemon(true);
            return thread;
        });
        Server server = new Server(engine, http, threads);
        http.setExecutor(threads);
        http.createContext("/", server::handle);
        http.start();
        return server;
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST);
            send(exchange, engine.answer(request(exchange, body)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Request request(HttpExchange exchange, byte[] body) {
        URI uri = exchange.getRequestURI();
        String raw = uri.getRawPath();
        int slash = raw.indexOf('/', 1);
        String host = slash < 0 ? raw.substring(1) : raw.substring(1, slash);
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        Map<String, String> headers = new TreeMap<>();
        for (Map.Entry<String, List<String>> header :
                exchange.getRequestHeaders().entrySet()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            headers.put(name, String.join(name.equals("cookie") ? "; " : ", ", header.getValue()));
        }
        String path = slash < 0 ? "/" : raw.substring(slash);
        return Request.of(
                exchange.getRequestMethod(), host.toLowerCase(Locale.ROOT), path, query, headers, Bytes.of(body));
    }

    private static void send(HttpExchange exchange, Outcome outcome) throws IOException, InterruptedException {
        if (outcome.delivery() == Delivery.NONE) {
            return;
        }
        if (!outcome.delay().isZero()) {
            Thread.sleep(outcome.delay().toMillis());
        }
        Answer answer = outcome.answer();
        byte[] bytes = answer.bytes();
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        answer.headers().forEach(header -> exchange.getResponseHeaders().add(header.getKey(), header.getValue()));
        boolean cut = outcome.delivery() == Delivery.CUT;
        long promised = cut ? bytes.length + 16L : bytes.length;
        exchange.sendResponseHeaders(answer.status(), promised == 0 ? -1 : promised);
        OutputStream out = exchange.getResponseBody();
        if (bytes.length > 0) {
            out.write(bytes, 0, cut ? bytes.length / 2 : bytes.length);
        }
        out.flush();
        if (!cut) {
            out.close();
        }
    }
}
