package dev.cuadra.sii.call;

import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.report.BoletaReport;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFault;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.bhe.AnnualSummary;
import dev.cuadra.sii.bhe.BoletaListing;
import dev.cuadra.sii.bhe.BoletaPdf;
import dev.cuadra.sii.bhe.IssuedBteWalk;
import dev.cuadra.sii.bhe.IssuedList;
import dev.cuadra.sii.bhe.IssuedWalk;
import dev.cuadra.sii.bhe.ReceivedList;
import dev.cuadra.sii.bhe.ReceivedWalk;
import dev.cuadra.sii.f29.Declaration;
import dev.cuadra.sii.f29.Proposal;
import dev.cuadra.sii.f29.SdiMethod;
import dev.cuadra.sii.health.SiiHealth;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.sii.SiiTransport;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/**
 * Reads from the SII: logs in when it has to, keeps to limits, sends again what may be sent again, and gives the whole
 * answer or one fault. It starts no thread: everything happens on the caller's. Safe for many threads, which then share
 * its pace; operations of the same taxpayer follow one another. One client for a process: two of them do not know of
 * each other's calls.
 *
 * @source SII-CALL-1
 */
public final class SiiClient implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SiiClient.class.getName());
    private static final String ISSUED_MENU = "https://loa.sii.cl/cgi_IMT/TMBCOC_MenuConsultasContrib.cgi";

    private final Clock clock;
    private final Waiting waiting;
    private final CallLimits limits;
    private final SiiListener listener;
    private final Windows windows;
    private final Wire wire;
    private final BoletaReadings readings;
    private final Form29Readings form29;
    private final Logins logins;
    private final Turns turns = new Turns();

    private SiiClient(Builder builder) {
        clock = builder.clock;
        waiting = builder.waiting;
        limits = builder.limits;
        listener = SiiListener.all(builder.listener);
        windows = new Windows(builder.maintenance);
        Dice dice = new Dice(builder.random, limits);
        wire = new Wire(builder.transport, limits, clock, dice, listener::exchanged);
        readings = new BoletaReadings(this, wire, limits);
        form29 = new Form29Readings(this, wire, limits, dice);
        logins = new Logins(builder.credentials, wire, clock, limits, dice);
    }

    /**
     * A client to set up.
     *
     * @param transport sends one request, and neither repeats nor follows anything
     * @param credentials the host's credentials
     * @param clock by which everything is measured
     * @param waiting how time passes on {@code clock}; {@link Waiting#sleeping} for a real one
     */
    public static Builder builder(
            SiiTransport transport, CredentialProvider credentials, Clock clock, Waiting waiting) {
        return new Builder(transport, credentials, clock, waiting);
    }

    /**
     * The boletas that a company received in a month, all of them.
     *
     * @throws SiiFaultException when the SII did not give them
     */
    public ReceivedList received(Rut company, YearMonth month) {
        return readings.received(company, month, ReceivedWalk::list);
    }

    /**
     * The boletas that a taxpayer issued in a month, all of them.
     *
     * @throws SiiFaultException when the SII did not give them
     */
    public IssuedList issued(Rut issuer, YearMonth month) {
        return operate(SiiOperation.ISSUED, issuer, (session, budget) -> {
            IssuedWalk walk = IssuedWalk.of(issuer, month);
            int further = 0;
            while (!walk.complete()) {
                IssuedWalk before = walk;
                budget.pages(further++, limits.page());
                Ask ask = Ask.form(Ask.Kind.READ, IssuedWalk.REPORT, ISSUED_MENU, walk.next());
                walk = wire.read(() -> ask, session.jar(), budget, before::take);
            }
            return walk.list();
        });
    }

    /**
     * The third-party boletas (BTE) that a company issued in a month, all of them.
     *
     * @throws SiiFaultException when the SII did not give them
     */
    public BoletaReport issuedBte(Rut company, YearMonth month) {
        return readings.issuedBte(company, month, IssuedBteWalk::list);
    }

    /**
     * What a company received in a year, month by month.
     *
     * @throws SiiFaultException when the SII did not give it
     */
    public AnnualSummary year(Rut company, int year) {
        return readings.year(company, year);
    }

    /**
     * What the SII proposes to declare for a month; empty when it proposes nothing.
     *
     * @throws SiiFaultException when the SII did not say
     */
    public Optional<Proposal> proposal(Rut taxpayer, YearMonth month) {
        return form29.read(SiiOperation.PROPOSAL, SdiMethod.PROPOSAL, taxpayer, month, Proposal::of);
    }

    /**
     * What was declared for a month; an empty list when nothing was.
     *
     * @throws SiiFaultException when the SII did not say
     */
    public List<Declaration> declarations(Rut taxpayer, YearMonth month) {
        return form29.read(SiiOperation.DECLARATIONS, SdiMethod.DECLARATIONS, taxpayer, month, Declaration::of);
    }

    /**
     * How one received boleta stands in the list of its month, all of which is read.
     *
     * @param id issuer and number
     * @throws IllegalArgumentException for a boleta whose issuer was erased
     * @throws SiiFaultException when the SII did not give the list
     * @source SII-STATE
     */
    public BoletaListing receivedState(Rut company, YearMonth month, BoletaId id) {
        return readings.received(company, month, walk -> walk.listing(id));
    }

    /**
     * How one issued BTE stands in the list of its month, all of which is read.
     *
     * @param folio its number, 1 or more
     * @throws SiiFaultException when the SII did not give the list
     * @source SII-STATE
     */
    public BoletaListing issuedBteState(Rut company, YearMonth month, long folio) {
        return readings.issuedBte(company, month, walk -> walk.listing(folio));
    }

    /**
     * A boleta as PDF, the bytes as they came.
     *
     * @param barCode the SII's own mark of the boleta, see {@link ReceivedList#barCodes}
     * @param side whether {@code taxpayer} received or issued it
     * @throws IllegalArgumentException for anything but 1 to 40 letters and digits
     * @throws SiiFaultException when the SII did not give it; {@code NOT_FOUND} when it has no such boleta on that side
     * @source SII-PDF
     */
    public Bytes pdf(Rut taxpayer, String barCode, BoletaPdf.Side side) {
        return readings.pdf(taxpayer, barCode, side);
    }

    /** What else there is to read of Form 29. */
    public Form29Readings form29() {
        return form29;
    }

    /**
     * Ends a taxpayer's session at the SII, which counts open ones.
     *
     * @return whether there was one
     * @throws SiiFaultException when the SII did not confirm; the session is kept, so that it can be tried again
     */
    public boolean logOut(Rut taxpayer) {
        return turn(SiiOperation.LOG_OUT, taxpayer, (member, budget) -> logins.close(member, budget));
    }

    /**
     * A person has checked a taxpayer's credential, and it may be used again although the SII refused it. Without this
     * a refused value is never sent again by this client; another value is.
     */
    public void allow(Rut taxpayer) {
        Budget budget = new Budget(clock, waiting, limits.operation());
        turns.take(taxpayer, SiiOperation.LOG_OUT.service(), budget);
        try {
            logins.member(taxpayer).allow();
        } finally {
            turns.give(taxpayer);
        }
    }

    /** Logs everybody out, as far as the SII lets it. */
    @Override
    public void close() {
        for (Rut taxpayer : logins.known()) {
            try {
                logOut(taxpayer);
            } catch (SiiFaultException e) {
                LOG.log(
                        System.Logger.Level.DEBUG,
                        "A session was left open: {0}",
                        e.fault().kind());
            }
        }
    }

    <T> T operate(SiiOperation operation, Rut taxpayer, BiFunction<Session, Budget, T> work) {
        return turn(operation, taxpayer, (member, budget) -> {
            boolean renewed = false;
            boolean again = false;
            while (true) {
                try {
                    return work.apply(logins.open(member, operation.service(), budget), budget);
                } catch (SiiFaultException e) {
                    SiiFault fault = e.fault();
                    boolean expired = fault.kind() == FaultKind.AUTH_EXPIRED;
                    boolean incomplete = fault.kind() == FaultKind.INCOMPLETE;
                    if (expired) {
                        member.expired();
                    }
                    boolean may = fault.again() != FaultKind.Again.NEVER;
                    if (!may || !((expired && !renewed) || (incomplete && !again))) {
                        throw e;
                    }
                    renewed = renewed || expired;
                    again = again || incomplete;
                    budget.repeat();
                }
            }
        });
    }

    <T> T turn(SiiOperation operation, Rut taxpayer, BiFunction<Member, Budget, T> work) {
        Instant start = clock.instant();
        Budget budget = new Budget(clock, waiting, limits.operation());
        try {
            requireOpen(operation, start, budget);
            T value = inTurn(operation, taxpayer, budget, work);
            listener.ended(call(operation, Optional.empty(), start, budget));
            return value;
        } catch (SiiFaultException e) {
            listener.ended(call(operation, Optional.of(e.fault()), start, budget));
            throw e;
        }
    }

    private void requireOpen(SiiOperation operation, Instant now, Budget budget) {
        windows.end(now).ifPresent(end -> {
            SiiFault closed = SiiFault.of(FaultKind.UNAVAILABLE, operation.service())
                    .waiting(Duration.between(now, end))
                    .notAgain();
            budget.refused(closed);
            throw new SiiFaultException(closed);
        });
    }

    Wire wire() {
        return wire;
    }

    CallLimits limits() {
        return limits;
    }

    private <T> T inTurn(SiiOperation operation, Rut taxpayer, Budget budget, BiFunction<Member, Budget, T> work) {
        turns.take(taxpayer, operation.service(), budget);
        try {
            return work.apply(logins.member(taxpayer), budget);
        } finally {
            turns.give(taxpayer);
        }
    }

    private SiiCall call(SiiOperation operation, Optional<SiiFault> fault, Instant start, Budget budget) {
        Duration duration = Duration.between(start, clock.instant());
        return new SiiCall(
                operation,
                fault.map(SiiFault::kind),
                fault.filter(budget::leftAlone).isPresent(),
                // A clock may be set back meanwhile.
                duration.isNegative() ? Duration.ZERO : duration,
                budget.requests(),
                budget.repeats(),
                budget.logins());
    }

    /**
     * How the services do, as this client saw it. Nothing is asked of the SII and nothing changes: whoever watches need
     * not be careful.
     */
    public SiiHealth health() {
        Instant now = clock.instant();
        return new SiiHealth(now, wire.health());
    }

    /** What a client is like. For one thread. */
    public static final class Builder {
        private final SiiTransport transport;
        private final CredentialProvider credentials;
        private final Clock clock;
        private final Waiting waiting;
        private CallLimits limits = CallLimits.standard();
        private SiiListener listener = SiiListener.none();
        private RandomGenerator random = new SecureRandom();
        private List<MaintenanceWindow> maintenance = List.of();

        private Builder(SiiTransport transport, CredentialProvider credentials, Clock clock, Waiting waiting) {
            this.transport = transport;
            this.credentials = credentials;
            this.clock = clock;
            this.waiting = waiting;
        }

        /** Its limits; {@link CallLimits#standard} otherwise. */
        public Builder limits(CallLimits given) {
            limits = given;
            return this;
        }

        /** Who hears of ended operations; nobody otherwise. */
        public Builder listener(SiiListener given) {
            listener = given;
            return this;
        }

        /** Where chance comes from; a secure generator otherwise. */
        public Builder random(RandomGenerator given) {
            random = given;
            return this;
        }

        /**
         * When the SII is not asked for anything; never otherwise, for the SII publishes no such times. An operation that
         * begins in one fails at once with {@code UNAVAILABLE} and the pause until its end; one that began before goes on.
         *
         * @source SII-WINDOW
         */
        public Builder maintenance(List<MaintenanceWindow> given) {
            maintenance = List.copyOf(given);
            return this;
        }

        /** The client. */
        public SiiClient build() {
            return new SiiClient(this);
        }
    }
}
