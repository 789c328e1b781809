package dev.cuadra.simulator;

import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.simulator.internal.Books;
import dev.cuadra.simulator.internal.Engine;
import dev.cuadra.simulator.internal.FaultScript;
import dev.cuadra.simulator.internal.Filing;
import dev.cuadra.simulator.internal.LoopbackTransport;
import dev.cuadra.simulator.internal.Rewriting;
import dev.cuadra.simulator.internal.Server;
import dev.cuadra.simulator.internal.Settings;
import dev.cuadra.spi.sii.SiiTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A stateful SII over HTTP on the loopback address. {@code http://127.0.0.1:PORT/loa.sii.cl/cgi_IMT/X.cgi} stands for
 * {@code https://loa.sii.cl/cgi_IMT/X.cgi}; pages, redirects and cookies name the real hosts. It keeps sessions, lock-outs,
 * seeds, boletas and returns, by the clock it is given; the same seed, clock and requests give the same bytes. Safe for
 * many threads. It runs threads of its own until it is closed.
 */
public final class SiiSimulator implements AutoCloseable {
    private final Server server;
    private final Rewriting rewriting;
    private final Books books;
    private final Faults faults;
    private final CallLog calls;
    private final CertifiedChannel channel;

    private SiiSimulator(World world, Settings settings, int port) {
        calls = new CallLog();
        books = new Books(world, settings);
        FaultScript script = new FaultScript();
        faults = new Faults(script);
        Engine engine = new Engine(books, settings, script, calls);
        try {
            server = Server.start(engine, port);
        } catch (IOException e) {
            throw new UncheckedIOException("The simulator cannot listen on the loopback address", e);
        }
        rewriting = new Rewriting(server, engine);
        channel = new CertifiedChannel(new Filing(books, settings, calls));
    }

    /** A simulator to set up; without more, of {@link World#sample} and the system's clock. */
    public static Builder builder() {
        return new Builder();
    }

    /** The address that stands for {@code https://}, ending in a slash. */
    public URI base() {
        return server.base();
    }

    /** The loopback address for a real one; empty for a host that is not simulated. */
    public Optional<URI> locate(URI real) {
        return rewriting.locate(real);
    }

    /**
     * A transport that sends what is meant for the SII here, through {@code inner}. Another host is refused as
     * unreachable, so that no test reaches the real one.
     */
    public SiiTransport through(SiiTransport inner) {
        return rewriting.through(inner);
    }

    /** A ready transport to this simulator: plain, without pooled connections, and so without repeats. */
    public SiiTransport transport() {
        return through(new LoopbackTransport());
    }

    /**
     * The same as {@link #transport} with a certificate that it shows where the SII asks for one, which is the login on
     * {@code herculesr}. There is no TLS here: a header stands for the certificate of the connection.
     */
    public SiiTransport showing(X509Certificate certificate) {
        return rewriting.showing(certificate, transport());
    }

    /** What goes wrong. */
    public Faults faults() {
        return faults;
    }

    /** What was called. */
    public CallLog calls() {
        return calls;
    }

    /** The certified channel for returns. */
    public CertifiedChannel channel() {
        return channel;
    }

    /** What the SII knows now. */
    public World world() {
        return books.world();
    }

    /** A boleta as it stands today. */
    public Optional<SimulatedBoleta> boleta(BoletaId id) {
        return books.boleta(id);
    }

    /** Adds a boleta, as if its issuer had made it elsewhere. */
    public void add(SimulatedBoleta boleta) {
        books.add(boleta);
    }

    /**
     * The receiver confirms an annulment that was asked for.
     *
     * @return whether one was open
     * @source LIFE-2
     */
    public boolean confirmAnnulment(BoletaId id) {
        return books.answerAnnulment(id, true);
    }

    /**
     * The receiver rejects an annulment that was asked for; the boleta is in force again.
     *
     * @return whether one was open
     * @source LIFE-2
     */
    public boolean rejectAnnulment(BoletaId id) {
        return books.answerAnnulment(id, false);
    }

    /** Stops listening and ends the threads. */
    @Override
    public void close() {
        rewriting.close();
        server.close();
    }

    /** What a simulator is like. For one thread. */
    public static final class Builder {
        private final Map<SimulatedService, Integer> callsPerMinute = new EnumMap<>(SimulatedService.class);
        private World world = World.sample();
        private Clock clock = Clock.systemUTC();
        private long seed = 1;
        private int port;
        private Paging receivedPaging = Paging.INDEX;
        private Duration slowness = Duration.ofMillis(200);
        private Duration sessionLife = Duration.ofHours(1);
        private int wrongPasswords = 5;
        private boolean anyUserAgent;
        private boolean tokenOpensPages;
        private String pendingLetter = SimulatedBoleta.State.ANNULMENT_REQUESTED.letter();

        private Builder() {}

        /** What is known at the start. */
        public Builder world(World start) {
            world = start;
            return this;
        }

        /** The clock by which everything expires. */
        public Builder clock(Clock time) {
            clock = time;
            return this;
        }

        /** Where tokens and identifiers come from; 1 otherwise. */
        public Builder seed(long from) {
            seed = from;
            return this;
        }

        /** The port to listen on, or 0 for a free one, which is what happens otherwise. */
        public Builder port(int number) {
            port = number;
            return this;
        }

        /** How the report of boletas received is walked; {@link Paging#INDEX} otherwise. */
        public Builder receivedPaging(Paging dialect) {
            receivedPaging = dialect;
            return this;
        }

        /** How late {@link SimulatedFault#SLOW} answers, in real time; 200 ms otherwise. */
        public Builder slowness(Duration delay) {
            slowness = delay;
            return this;
        }

        /** How long a session lasts; one hour otherwise. */
        public Builder sessionLife(Duration life) {
            sessionLife = life;
            return this;
        }

        /** After how many wrong passwords in a row a login is locked for an hour, 1 or more; 5 otherwise. */
        public Builder wrongPasswords(int tries) {
            if (tries < 1) {
                throw new IllegalArgumentException("At least one try, not " + tries);
            }
            wrongPasswords = tries;
            return this;
        }

        /** From how many calls in a minute on, of all taxpayers together, a service answers 429; no limit otherwise. */
        public Builder callsPerMinute(SimulatedService service, int calls) {
            callsPerMinute.put(service, calls);
            return this;
        }

        /** Takes every {@code User-Agent}, and none; otherwise one that begins with {@code Mozilla/} is needed. */
        public Builder anyUserAgent() {
            anyUserAgent = true;
            return this;
        }

        /** Lets a token from {@code getToken} open the pages, which no source establishes; otherwise it does not. */
        public Builder tokenOpensPages() {
            tokenOpensPages = true;
            return this;
        }

        /** The letter by which the monthly page shows a pending annulment, which no source establishes; V otherwise. */
        public Builder pendingLetter(String letter) {
            pendingLetter = letter;
            return this;
        }

        /** Starts listening. */
        public SiiSimulator start() {
            Settings settings = new Settings(
                    clock,
                    seed,
                    receivedPaging,
                    Map.copyOf(callsPerMinute),
                    slowness,
                    sessionLife,
                    wrongPasswords,
                    anyUserAgent,
                    tokenOpensPages,
                    pendingLetter);
            return new SiiSimulator(world, settings, port);
        }
    }
}
