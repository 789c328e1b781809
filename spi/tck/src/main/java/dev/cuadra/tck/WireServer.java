package dev.cuadra.tck;

import dev.cuadra.spi.Bytes;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;

/**
 * A server on a loopback socket that reads requests and answers with whatever bytes a test wants, or with none. It
 * keeps each connection open until the test's behaviour closes it.
 */
final class WireServer implements AutoCloseable {
    /** What a test wants to happen once a request was read. */
    @FunctionalInterface
    interface Behaviour {
        void answer(Asked asked, Answering answering) throws IOException;
    }

    /**
     * A request as it came.
     *
     * @param line the first line
     * @param headers the header lines as they came
     * @param body the bytes that Content-Length announced
     */
    record Asked(String line, List<String> headers, Bytes body) {
        Optional<String> header(String name) {
            String start = name.toLowerCase(Locale.ROOT) + ":";
            return headers.stream()
                    .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(start))
                    .map(header -> header.substring(start.length()).strip())
                    .findFirst();
        }
    }

    /** The server's side of a connection. */
    final class Answering {
        private final Socket socket;
        private final OutputStream out;

        private Answering(Socket socket) throws IOException {
            this.socket = socket;
            this.out = socket.getOutputStream();
        }

        void write(String latin1) throws IOException {
            write(latin1.getBytes(StandardCharsets.ISO_8859_1));
        }

        void write(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }

        /** A whole answer of this status. */
        void whole(String status, String headers, byte[] body) throws IOException {
            write("HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + body.length + "\r\n\r\n");
            write(body);
        }

        void ok(String text) throws IOException {
            whole("200 OK", "", text.getBytes(StandardCharsets.UTF_8));
        }

        void cut() throws IOException {
            socket.close();
        }

        /**
         * From here on a write waits until the other side has read: of some hundred kilobytes that were written, the
         * first are read for certain.
         */
        void holdLittle() throws IOException {
            socket.setSendBufferSize(8 << 10);
        }

        /**
         * Ends the connection so that the other side sees a reset. It takes along what the other side has not read yet.
         */
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /** Says nothing more until the server is closed. */
        void silence() {
            try {
                closing.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private final ServerSocket listening;
    private final String scheme;
    private final Behaviour behaviour;
    private final List<Asked> asked = new ArrayList<>();
    private final List<Socket> open = new ArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    WireServer(Behaviour behaviour) throws IOException {
        this(new ServerSocket(0, 50, loopback()), "http", behaviour);
    }

    WireServer(SSLContext tls, Behaviour behaviour) throws IOException {
        this(tls.getServerSocketFactory().createServerSocket(0, 50, loopback()), "https", behaviour);
    }

    private WireServer(ServerSocket listening, String scheme, Behaviour behaviour) {
        this.listening = listening;
        this.scheme = scheme;
        this.behaviour = behaviour;
        daemon(this::accept);
    }

    /** The address itself: a name could be that of another version of the protocol. */
    static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    URI at(String path) {
        return URI.create(scheme + "://127.0.0.1:" + listening.getLocalPort() + path);
    }

    synchronized List<Asked> asked() {
        return List.copyOf(asked);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                keep(socket);
                daemon(() -> serve(socket));
            } catch (IOException e) {
                // Closed: the loop ends. Anything else concerns one connection only.
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            Answering answering = new Answering(socket);
            for (Optional<Asked> next = read(in); next.isPresent(); next = read(in)) {
                keep(next.get());
                behaviour.answer(next.get(), answering);
            }
        } catch (IOException e) {
            // The other side went away, or the behaviour closed the connection: both are what tests are about.
        }
    }

    private static Optional<Asked> read(InputStream in) throws IOException {
        String line = line(in);
        if (line.isEmpty()) {
            return Optional.empty();
        }
        List<String> headers = new ArrayList<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            headers.add(header);
        }
        Asked head = new Asked(line, headers, Bytes.EMPTY);
        int length = head.header("Content-Length").map(Integer::parseInt).orElse(0);
        return Optional.of(new Asked(line, headers, Bytes.of(in.readNBytes(length))));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    private synchronized void keep(Asked one) {
        asked.add(one);
    }

    private synchronized void keep(Socket socket) {
        open.add(socket);
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "wire");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public synchronized void close() {
        closing.countDown();
        try {
            listening.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
