package dev.cuadra.plugin.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** An SMTP server on a socket that does what it is told at any point of the dialogue. One connection at a time. */
final class FaultySmtpServer implements AutoCloseable {
    /** The points of the dialogue. */
    enum At {
        GREETING("220 test ready"),
        EHLO(""),
        STARTTLS("220 go on"),
        AUTH("235 2.7.0 welcome"),
        MAIL("250 2.1.0 ok"),
        RCPT("250 2.1.5 ok"),
        DATA("354 go on"),
        TEXT(""),
        END("250 2.0.0 queued as 42"),
        QUIT("221 bye");

        private final String usual;

        At(String usual) {
            this.usual = usual;
        }
    }

    /** Instead of an answer: closes the connection. */
    static final String CUT = "(cut)";

    /** Instead of an answer: says nothing until the client goes away. */
    static final String SILENCE = "(silence)";

    private final Map<At, String> answers = new ConcurrentHashMap<>();
    private final List<String> commands = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final ServerSocket listening;
    private final Optional<SSLContext> tls;
    private final boolean fromTheFirstByte;
    private final Thread thread;

    /** In clear. */
    FaultySmtpServer() {
        this(Optional.empty(), false);
    }

    /** With a certificate, from the first byte or by STARTTLS. */
    FaultySmtpServer(SSLContext tls, boolean fromTheFirstByte) {
        this(Optional.of(tls), fromTheFirstByte);
    }

    private FaultySmtpServer(Optional<SSLContext> tls, boolean fromTheFirstByte) {
        this.tls = tls;
        this.fromTheFirstByte = fromTheFirstByte;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread = new Thread(this::serve, "smtp");
        thread.setDaemon(true);
        thread.start();
    }

    /** From now on answers so at this point. */
    FaultySmtpServer answering(At point, String answer) {
        answers.put(point, answer);
        return this;
    }

    /** From now on answers at this point as a sound server does. */
    FaultySmtpServer sound(At point) {
        answers.remove(point);
        return this;
    }

    int port() {
        return listening.getLocalPort();
    }

    /** What clients said, line by line, without the texts. */
    List<String> commands() {
        synchronized (commands) {
            return List.copyOf(commands);
        }
    }

    /** The texts whose end arrived, whatever was answered. */
    List<String> texts() {
        synchronized (texts) {
            return List.copyOf(texts);
        }
    }

    private void serve() {
        while (!listening.isClosed()) {
            serveOne();
        }
    }

    private void serveOne() {
        try (Socket socket = listening.accept()) {
            converse(fromTheFirstByte ? secured(socket) : socket);
        } catch (IOException e) {
            return; // the client went away, or the test is over
        }
    }

    private SSLSocket secured(Socket socket) throws IOException {
        SSLSocket secured = (SSLSocket)
                tls.orElseThrow().getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
        secured.setUseClientMode(false);
        secured.startHandshake();
        return secured;
    }

    private void converse(Socket first) throws IOException {
        Socket socket = first;
        BufferedReader in = reader(socket);
        if (!answer(socket, At.GREETING)) {
            return;
        }
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            synchronized (commands) {
                commands.add(line);
            }
            At point = point(line);
            if (point == null) {
                write(socket, "502 5.5.1 what?");
            } else if (!answer(socket, point)) {
                return;
            } else if (point == At.STARTTLS && usual(point)) {
                socket = secured(socket);
                in = reader(socket);
            } else if (point == At.DATA && usual(point) && !text(socket, in)) {
                return;
            } else if (point == At.QUIT) {
                return;
            }
        }
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }

    private boolean usual(At point) {
        return !answers.containsKey(point);
    }

    private static @Nullable At point(String line) {
        String word = line.split(" ", -1)[0].toUpperCase(Locale.ROOT);
        for (At point : List.of(At.EHLO, At.STARTTLS, At.AUTH, At.MAIL, At.RCPT, At.DATA, At.QUIT)) {
            if (point.name().equals(word)) {
                return point;
            }
        }
        return null;
    }

    private boolean text(Socket socket, BufferedReader in) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            lines.add(line.startsWith(".") ? line.substring(1) : line);
            if (CUT.equals(answers.get(At.TEXT))) {
                return false;
            }
        }
        synchronized (texts) {
            texts.add(String.join("\n", lines));
        }
        return answer(socket, At.END);
    }

    private boolean answer(Socket socket, At point) throws IOException {
        String answer = answers.getOrDefault(point, point == At.EHLO ? extensions(socket) : point.usual);
        if (answer.equals(SILENCE)) {
            // Until the client has had enough and closes.
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            return false;
        }
        if (answer.equals(CUT)) {
            return false;
        }
        write(socket, answer);
        return true;
    }

    private String extensions(Socket socket) {
        boolean clear = !(socket instanceof SSLSocket);
        return "250-test\r\n" + (clear && tls.isPresent() ? "250-STARTTLS\r\n" : "250-AUTH PLAIN LOGIN\r\n")
                + "250 ENHANCEDSTATUSCODES";
    }

    private static void write(Socket socket, String line) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() {
        try {
            listening.close();
            thread.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
