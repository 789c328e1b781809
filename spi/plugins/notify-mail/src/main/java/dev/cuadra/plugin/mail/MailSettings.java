package dev.cuadra.plugin.mail;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How mail is handed over: the server, how the way to it is protected, who sends. Immutable. A wrong setting is refused
 * at once, with its name.
 */
public final class MailSettings {
    /** How the connection is protected. There is no "if possible": who can cut in could make it impossible. */
    public enum Security {
        /** The connection begins in clear and must turn to TLS before anything else; usually port 587. */
        STARTTLS,
        /** TLS from the first byte; usually port 465. */
        TLS,
        /** None: for a relay on the same machine or a network of one's own. No login then. */
        NONE
    }

    /** A name and a password; neither is in {@link #toString}. */
    record Login(String user, String password) {
        @Override
        public String toString() {
            return "Login";
        }
    }

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final String host;
    private final int port;
    private final Security security;
    private final MailAddress from;
    private final String fromName;
    private final Optional<Login> login;
    private final Duration connecting;
    private final Duration answering;
    private final Optional<SSLContext> trust;

    private MailSettings(
            String host,
            int port,
            Security security,
            MailAddress from,
            String fromName,
            Optional<Login> login,
            Duration connecting,
            Duration answering,
            Optional<SSLContext> trust) {
        this.host = host;
        this.port = port;
        this.security = security;
        this.from = from;
        this.fromName = fromName;
        this.login = login;
        this.connecting = connecting;
        this.answering = answering;
        this.trust = trust;
    }

    /**
     * Without login, waiting 10 seconds for a connection and 60 seconds for each answer.
     *
     * @param host the server's name, as its certificate has it
     * @param port 1 to 65535
     * @param security how the connection is protected
     * @param from the sender's address
     * @throws IllegalArgumentException naming the setting that is wrong
     */
    public static MailSettings of(String host, int port, Security security, String from) {
        if (host.isBlank() || host.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
            throw new IllegalArgumentException("host: not the name of a server: '" + host + "'");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port: 1 to 65535, not " + port);
        }
        return new MailSettings(
                host,
                port,
                Objects.requireNonNull(security, "security"),
                sender(from),
                "",
                Optional.empty(),
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                Optional.empty());
    }

    private static MailAddress sender(String from) {
        try {
            return MailAddress.parse(from);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("from: not a mail address: '" + from + "'", e);
        }
    }

    /** With a name beside the sender's address, one line. */
    public MailSettings fromName(String name) {
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("fromName: one line without control characters");
        }
        return new MailSettings(host, port, security, from, name, login, connecting, answering, trust);
    }

    /**
     * With a login.
     *
     * @throws IllegalArgumentException when the connection is not protected
     */
    public MailSettings login(String user, String password) {
        if (security == Security.NONE) {
            throw new IllegalArgumentException("login: not over a connection in clear; use STARTTLS or TLS");
        }
        if (user.isBlank() || password.isEmpty()) {
            throw new IllegalArgumentException("login: a user and a password");
        }
        Optional<Login> with = Optional.of(new Login(user, password));
        return new MailSettings(host, port, security, from, fromName, with, connecting, answering, trust);
    }

    /**
     * With other timeouts, 1 millisecond to 10 minutes each. The lease of the dispatcher must be longer than a few
     * answers together.
     *
     * @param connect how long to wait for a connection
     * @param answer how long to wait for each answer, and for the server to take each part of the message
     */
    public MailSettings timeouts(Duration connect, Duration answer) {
        return new MailSettings(
                host,
                port,
                security,
                from,
                fromName,
                login,
                timeout("connect", connect),
                timeout("answer", answer),
                trust);
    }

    private static Duration timeout(String name, Duration value) {
        if (value.compareTo(Duration.ofMillis(1)) < 0 || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("timeouts: " + name + ": 1 ms to 10 minutes, not " + value);
        }
        return value;
    }

    /** Trusting the certificates that {@code context} trusts, such as a company's own. The host is checked as ever. */
    public MailSettings trusting(SSLContext context) {
        if (security == Security.NONE) {
            throw new IllegalArgumentException("trusting: nothing is protected; use STARTTLS or TLS");
        }
        return new MailSettings(
                host, port, security, from, fromName, login, connecting, answering, Optional.of(context));
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    Security security() {
        return security;
    }

    MailAddress from() {
        return from;
    }

    String fromName() {
        return fromName;
    }

    Optional<Login> login() {
        return login;
    }

    Duration connecting() {
        return connecting;
    }

    Duration answering() {
        return answering;
    }

    Optional<SSLContext> trust() {
        return trust;
    }

    /** The server, without the login. */
    @Override
    public String toString() {
        return "MailSettings[" + host + ":" + port + " " + security + " from " + from
                + (login.isPresent() ? ", with login" : "") + "]";
    }
}
