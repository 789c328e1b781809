package dev.cuadra.sii.call;

import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFault;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.SiiService;
import dev.cuadra.spi.sii.SiiTransport;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * The portal's login with a certificate that the connection shows: one request, and the same session as with a password.
 * The certificate is a matter of the transport, which carries this request and no other.
 *
 * @source SII-TLS
 */
final class MutualTlsLogin {
    private static final String DOOR = "https://herculesr.sii.cl";
    private static final URI LOGIN = URI.create(DOOR + "/cgi_AUT2000/CAutInicio.cgi?" + PasswordLogin.HOME);

    private final Wire wire;
    private final PasswordLogin portal;

    MutualTlsLogin(Wire wire, PasswordLogin portal) {
        this.wire = wire;
        this.portal = portal;
    }

    /**
     * Sends the one login.
     *
     * @param jar without cookies of an older session
     * @param sending told when it is about to be sent
     */
    Session open(Rut rut, SiiTransport shown, CookieJar jar, Budget budget, Runnable sending) {
        sending.run();
        Ask ask = Ask.form(Ask.Kind.LOGIN, LOGIN, DOOR + "/", Map.of("referencia", PasswordLogin.HOME));
        wire.through(shown).once(ask, jar, budget, false, arrival -> welcome(arrival, jar));
        Session session = portal.opened(jar);
        if (jar.value("RUT_NS")
                .filter(who -> !who.equals(Integer.toString(rut.number())))
                .isPresent()) {
            leave(session, budget);
            throw new SiiFaultException(SiiFault.of(FaultKind.FORBIDDEN, SiiService.AUTH_WEB));
        }
        return session;
    }

    private static boolean welcome(Wire.Arrival arrival, CookieJar jar) {
        try {
            return PasswordLogin.welcome(arrival, jar);
        } catch (SiiFaultException e) {
            SiiFault fault = e.fault();
            boolean unsaid =
                    fault.kind() == FaultKind.AUTH_EXPIRED && fault.code().isEmpty();
            boolean alert = arrival.page().text().contains("alert(");
            if (!unsaid || !alert) {
                throw e;
            }
            // It says no in words of which nobody knows what they mean.
            SiiFault refusal = SiiFault.of(FaultKind.PROTOCOL, fault.service());
            throw new SiiFaultException(fault.evidence().map(refusal::with).orElse(refusal), e);
        }
    }

    /** A certificate of somebody else opened somebody else's pages: nothing is read there. */
    private void leave(Session session, Budget budget) {
        try {
            portal.close(session, budget);
        } catch (SiiFaultException e) {
            Optional<SiiFault.Evidence> seen = e.fault().evidence();
            SiiFault fault = SiiFault.of(FaultKind.FORBIDDEN, SiiService.AUTH_WEB);
            throw new SiiFaultException(seen.map(fault::with).orElse(fault), e);
        }
    }
}
