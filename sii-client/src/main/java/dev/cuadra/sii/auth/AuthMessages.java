package dev.cuadra.sii.auth;

/**
 * The SOAP messages that ask for a seed and for a token.
 *
 * @source SII-SEED
 */
public final class AuthMessages {
    private static final String ENVELOPE =
            "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\">"
                    + "<soapenv:Body>%s</soapenv:Body></soapenv:Envelope>";

    private AuthMessages() {}

    /** Asks for a seed. */
    public static String seed(AuthEnvironment environment) {
        return ENVELOPE.replace("%s", "<m:getSeed xmlns:m=\"" + environment.seeds() + "\"/>");
    }

    /**
     * Asks for a token.
     *
     * @param signed the signed seed, as {@link SignedSeed#xml} gives it; it travels escaped and otherwise untouched
     */
    public static String token(AuthEnvironment environment, String signed) {
        return ENVELOPE.replace(
                "%s",
                "<m:getToken xmlns:m=\"" + environment.tokens() + "\"><pszXml>" + escaped(signed)
                        + "</pszXml></m:getToken>");
    }

    private static String escaped(String xml) {
        // A carriage return would reach the other side as a line feed, were it not written as a reference.
        return xml.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\r", "&#13;");
    }
}
