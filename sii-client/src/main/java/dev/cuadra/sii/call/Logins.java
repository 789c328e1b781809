package dev.cuadra.sii.call;

import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFault;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.SiiService;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who is logged in, and when somebody may be logged in again: one login in ten minutes for a taxpayer, no credential a
 * second time after it was refused, nothing for an hour after too many sessions or a lock.
 *
 * @source SII-CALL-7
 */
final class Logins {
    private static final Set<FaultKind> REFUSED = Set.of(FaultKind.CREDENTIAL_REJECTED, FaultKind.CREDENTIAL_LOCKED);
    private static final int SALT = 32;

    private final CredentialProvider credentials;
    private final Clock clock;
    private final CallLimits limits;
    private final PasswordLogin passwords;
    private final CertificateLogin certificates;
    private final MutualTlsLogin mutual;
    private final byte[] salt;
    private final Map<Rut, Member> members = new ConcurrentHashMap<>();

    Logins(CredentialProvider credentials, Wire wire, Clock clock, CallLimits limits, Dice dice) {
        this.credentials = credentials;
        this.clock = clock;
        this.limits = limits;
        this.passwords = new PasswordLogin(wire, clock);
        this.certificates = new CertificateLogin(wire);
        this.mutual = new MutualTlsLogin(wire, passwords);
        this.salt = dice.bytes(SALT);
    }

    Member member(Rut rut) {
        return members.computeIfAbsent(rut, first -> new Member(first, clock, limits));
    }

    Set<Rut> known() {
        return Set.copyOf(members.keySet());
    }

    /** The session of a taxpayer, opened where there is none, at the first page of a service. */
    Session open(Member member, SiiService wanted, Budget budget) {
        if (member.session().isEmpty()) {
            login(member, budget);
        }
        Session session = member.session().orElseThrow();
        passwords.warm(session, wanted, budget);
        return session;
    }

    private void login(Member member, Budget budget) {
        member.requireLogin();
        try (SiiCredential credential =
                credentials.credential(member.rut()).orElseThrow(() -> fault(FaultKind.CREDENTIAL_REJECTED))) {
            String fingerprint = credential.fingerprint(salt);
            if (member.refused(fingerprint)) {
                throw fault(FaultKind.CREDENTIAL_REJECTED);
            }
            int before = budget.logins();
            try {
                member.opened(opened(member, credential, budget));
            } catch (SiiFaultException e) {
                refused(member, fingerprint, e.fault(), budget);
                // Whatever it was, this operation sends no second login for it.
                throw new SiiFaultException(e.fault().notAgain(), e);
            } finally {
                if (budget.logins() > before) {
                    // Between the intention and the request others may have kept the line busy.
                    member.tried();
                }
            }
        }
    }

    private Session opened(Member member, SiiCredential credential, Budget budget) {
        Runnable sending = () -> {
            budget.login();
            member.tried();
        };
        if (credential.shown().isPresent()) {
            return mutual.open(member.rut(), credential.shown().get().transport(), member.door(), budget, sending);
        }
        return credential.signer().isPresent()
                ? certificates.open(credential.signer().get(), CookieJar.empty(clock), budget, sending)
                : passwords.open(member.rut(), credential, member.door(), budget, sending);
    }

    private void refused(Member member, String fingerprint, SiiFault fault, Budget budget) {
        if (REFUSED.contains(fault.kind())) {
            member.refuse(fingerprint);
        }
        if (fault.kind() == FaultKind.CREDENTIAL_LOCKED) {
            member.block(fault.kind(), fault.pause());
        } else if (fault.kind() == FaultKind.SESSION_LIMIT) {
            member.block(fault.kind(), fault.pause());
            closeFormer(member, budget);
        }
    }

    /** A session that this client lost may be one of those that are too many. */
    private void closeFormer(Member member, Budget budget) {
        try {
            close(member, budget);
        } catch (SiiFaultException e) {
            // The limit is what is told; the block stays.
            member.expired();
        }
    }

    private static SiiFaultException fault(FaultKind kind) {
        return new SiiFaultException(SiiFault.of(kind, SiiService.AUTH_WEB).notAgain());
    }

    /**
     * Logs out.
     *
     * @return whether there was anything to close
     */
    boolean close(Member member, Budget budget) {
        boolean portal = member.closable().isPresent();
        member.closable().ifPresent(session -> passwords.close(session, budget));
        boolean any = portal || member.session().isPresent();
        if (any) {
            member.closed();
        }
        return any;
    }
}
