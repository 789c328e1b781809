package dev.cuadra.sii.call;

import dev.cuadra.boleta.report.BoletaReport;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFault;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.bhe.AnnualSummary;
import dev.cuadra.sii.bhe.IssuedBteWalk;
import dev.cuadra.sii.bhe.IssuedList;
import dev.cuadra.sii.bhe.IssuedWalk;
import dev.cuadra.sii.bhe.ReceivedList;
import dev.cuadra.sii.bhe.ReceivedWalk;
import dev.cuadra.sii.f29.Declaration;
import dev.cuadra.sii.f29.Proposal;
import dev.cuadra.sii.f29.SdiMessages;
import dev.cuadra.sii.f29.SdiMethod;
import dev.cuadra.sii.page.SiiPage;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.sii.SiiTransport;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
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
    private static final String BHE_MENU = "https://loa.sii.cl/cgi_IMT/TMBCOC_MenuConsultasContribRec.cgi";
    private static final String ISSUED_MENU = "https://loa.sii.cl/cgi_IMT/TMBCOC_MenuConsultasContrib.cgi";
    private static final String BTE_MENU = "https://zeus.sii.cl/cvc_cgi/bte/bte_indiv_cons?1";

    private final Clock clock;
    private final Waiting waiting;
    private final CallLimits limits;
    private final SiiListener listener;
    private final Dice dice;
    private final Wire wire;
    private final Logins logins;
    private final Turns turns = new Turns();

    private SiiClient(Builder builder) {
        clock = builder.clock;
        waiting = builder.waiting;
        limits = builder.limits;
        listener = builder.listener;
        dice = new Dice(builder.random, limits);
        wire = new Wire(builder.transport, limits, clock, dice);
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
        return operate(SiiOperation.RECEIVED, company, (session, budget) -> {
            ReceivedWalk walk = ReceivedWalk.of(company, month);
            int further = 0;
            while (!walk.complete()) {
                ReceivedWalk before = walk;
                budget.pages(further++, limits.page());
                Ask ask = Ask.form(Ask.Kind.READ, ReceivedWalk.REPORT, BHE_MENU, walk.next());
                walk = wire.read(() -> ask, session.jar(), budget, before::take);
            }
            return walk.list();
        });
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
        return operate(SiiOperation.ISSUED_BTE, company, (session, budget) -> {
            IssuedBteWalk walk = IssuedBteWalk.of(company, month);
            int further = 0;
            while (!walk.complete()) {
                IssuedBteWalk before = walk;
                budget.pages(further++, limits.page());
                Ask ask = Ask.form(Ask.Kind.READ, IssuedBteWalk.REPORT, BTE_MENU, walk.next());
                walk = wire.read(() -> ask, session.jar(), budget, before::take);
            }
            return walk.list();
        });
    }

    /**
     * What a company received in a year, month by month.
     *
     * @throws SiiFaultException when the SII did not give it
     */
    public AnnualSummary year(Rut company, int year) {
        String query = Ask.encoded(AnnualSummary.fields(company, year));
        Ask ask = Ask.get(Ask.Kind.READ, URI.create(AnnualSummary.REPORT + "?" + query))
                .with("Referer", BHE_MENU);
        return operate(
                SiiOperation.YEAR,
                company,
                (session, budget) -> wire.read(() -> ask, session.jar(), budget, AnnualSummary::of));
    }

    /**
     * What the SII proposes to declare for a month; empty when it proposes nothing.
     *
     * @throws SiiFaultException when the SII did not say
     */
    public Optional<Proposal> proposal(Rut taxpayer, YearMonth month) {
        return sdi(SiiOperation.PROPOSAL, SdiMethod.PROPOSAL, taxpayer, month, Proposal::of);
    }

    /**
     * What was declared for a month; an empty list when nothing was.
     *
     * @throws SiiFaultException when the SII did not say
     */
    public List<Declaration> declarations(Rut taxpayer, YearMonth month) {
        return sdi(SiiOperation.DECLARATIONS, SdiMethod.DECLARATIONS, taxpayer, month, Declaration::of);
    }

    private <T> T sdi(
            SiiOperation operation, SdiMethod method, Rut taxpayer, YearMonth month, Function<SiiPage, T> reader) {
        return operate(
                operation,
                taxpayer,
                (session, budget) ->
                        wire.read(() -> ask(method, taxpayer, month, session.token()), session.jar(), budget, reader));
    }

    private Ask ask(SdiMethod method, Rut taxpayer, YearMonth month, String token) {
        String message = SdiMessages.request(method, taxpayer, month, 1, token, dice.name());
        return Ask.post(Ask.Kind.READ, method.address(), "application/json", Bytes.utf8(message))
                .with("Accept", "application/json")
                .with("Origin", "https://www4.sii.cl")
                .with("Referer", "https://www4.sii.cl/propuestaf29ui/");
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
                }
            }
        });
    }

    <T> T turn(SiiOperation operation, Rut taxpayer, BiFunction<Member, Budget, T> work) {
        Instant start = clock.instant();
        Budget budget = new Budget(clock, waiting, limits.operation());
        try {
            T value = inTurn(operation, taxpayer, budget, work);
            tell(operation, Optional.empty(), start, budget);
            return value;
        } catch (SiiFaultException e) {
            tell(operation, Optional.of(e.fault().kind()), start, budget);
            throw e;
        }
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

    private void tell(SiiOperation operation, Optional<FaultKind> fault, Instant start, Budget budget) {
        Duration duration = Duration.between(start, clock.instant());
        try {
            listener.ended(new SiiCall(operation, fault, duration, budget.requests(), budget.logins()));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "A listener failed", e);
        }
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

        /** The client. */
        public SiiClient build() {
            return new SiiClient(this);
        }
    }
}
