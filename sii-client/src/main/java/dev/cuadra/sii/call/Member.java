package dev.cuadra.sii.call;

import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFault;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.SiiService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What is remembered of one taxpayer. Used by whoever has the taxpayer's turn. */
final class Member {
    private final Rut rut;
    private final Clock clock;
    private final CallLimits limits;
    private final Set<String> refused = new HashSet<>();
    private CookieJar last;
    private Optional<Session> session = Optional.empty();
    private Optional<Session> former = Optional.empty();
    private Instant nextLogin = Instant.MIN;
    private Instant blockedUntil = Instant.MIN;
    private FaultKind blockedFor = FaultKind.SESSION_LIMIT;

    Member(Rut rut, Clock clock, CallLimits limits) {
        this.rut = rut;
        this.clock = clock;
        this.limits = limits;
        this.last = CookieJar.empty(clock);
    }

    Rut rut() {
        return rut;
    }

    Optional<Session> session() {
        return session;
    }

    /** The session, or one that the SII may still count. */
    Optional<Session> closable() {
        return session.or(() -> former).filter(Session::portal);
    }

    CookieJar door() {
        return last.atTheDoor();
    }

    void opened(Session opened) {
        last = opened.jar();
        session = Optional.of(opened);
    }

    void expired() {
        former = session.or(() -> former);
        session = Optional.empty();
    }

    void closed() {
        session = Optional.empty();
        former = Optional.empty();
        if (blockedFor == FaultKind.SESSION_LIMIT) {
            blockedUntil = Instant.MIN;
        }
    }

    /** A login was sent. */
    void tried() {
        nextLogin = clock.instant().plus(limits.betweenLogins());
    }

    void block(FaultKind why, Duration atLeast) {
        Duration time = atLeast.compareTo(limits.sessionBlock()) > 0 ? atLeast : limits.sessionBlock();
        blockedUntil = clock.instant().plus(time);
        blockedFor = why;
    }

    void refuse(String fingerprint) {
        refused.add(fingerprint);
    }

    boolean refused(String fingerprint) {
        return refused.contains(fingerprint);
    }

    /** A person says that the credential is right. */
    void allow() {
        refused.clear();
    }

    /** Throws why no login may be sent now. */
    void requireLogin() {
        requirePast(blockedUntil, blockedFor);
        requirePast(nextLogin, FaultKind.AUTH_EXPIRED);
    }

    private void requirePast(Instant time, FaultKind kind) {
        Instant now = clock.instant();
        if (now.isBefore(time)) {
            throw new SiiFaultException(SiiFault.of(kind, SiiService.AUTH_WEB)
                    .waiting(Duration.between(now, time))
                    .notAgain());
        }
    }
}
