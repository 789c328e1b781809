package dev.cuadra.sii.call;

import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFault;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.SiiService;
import dev.cuadra.sii.auth.AuthAnswer;
import dev.cuadra.sii.auth.AuthEnvironment;
import dev.cuadra.sii.auth.AuthMessages;
import dev.cuadra.sii.auth.SignedSeed;
import dev.cuadra.spi.Bytes;
import java.net.URI;
import java.util.Optional;

/**
 * Login with a certificate: a seed, signed, for a token. A seed that was too old is replaced once.
 *
 * @source SII-CALL-9
 */
final class CertificateLogin {
    private static final AuthEnvironment PRODUCTION = AuthEnvironment.PRODUCTION;

    private final Wire wire;

    CertificateLogin(Wire wire) {
        this.wire = wire;
    }

    /** Asks for a token; {@code sending} is told before the signed seed is sent. */
    Session open(SiiCredential.Signer signer, CookieJar jar, Budget budget, Runnable sending) {
        String first = signed(signer, jar, budget);
        sending.run();
        Optional<String> token = token(first, jar, budget, false);
        String given = token.isPresent()
                ? token.get()
                : token(signed(signer, jar, budget), jar, budget, true).orElseThrow();
        jar.set("TOKEN", given);
        return Session.of(jar, false);
    }

    private String signed(SiiCredential.Signer signer, CookieJar jar, Budget budget) {
        Ask ask = soap(Ask.Kind.READ, PRODUCTION.seeds(), AuthMessages.seed(PRODUCTION));
        String seed =
                wire.read(() -> ask, jar, budget, page -> AuthAnswer.seed(page).value());
        if (!seed.matches("[0-9]{1,30}")) {
            throw new SiiFaultException(SiiFault.of(FaultKind.PROTOCOL, SiiService.AUTH_SOAP));
        }
        try {
            return SignedSeed.of(seed, signer.key(), signer.certificate()).xml();
        } catch (IllegalArgumentException e) {
            // Key and certificate are no pair, or not what the SII takes: the SII need not be asked.
            throw new SiiFaultException(SiiFault.of(FaultKind.CREDENTIAL_REJECTED, SiiService.AUTH_SOAP), e);
        }
    }

    /** Empty when a new seed would help and one may still be asked for. */
    private Optional<String> token(String signed, CookieJar jar, Budget budget, boolean lastSeed) {
        Ask ask = soap(Ask.Kind.LOGIN, PRODUCTION.tokens(), AuthMessages.token(PRODUCTION, signed));
        return wire.once(ask, jar, budget, false, arrival -> {
            AuthAnswer answer = AuthAnswer.token(arrival.page());
            return answer.wantsNewSeed() && !lastSeed ? Optional.empty() : Optional.of(answer.value());
        });
    }

    private static Ask soap(Ask.Kind kind, URI uri, String message) {
        return Ask.post(kind, uri, "text/xml; charset=utf-8", Bytes.utf8(message))
                .with("SOAPAction", "\"\"");
    }
}
