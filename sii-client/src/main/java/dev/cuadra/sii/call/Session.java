package dev.cuadra.sii.call;

import dev.cuadra.sii.SiiService;
import java.util.EnumSet;
import java.util.Set;

/**
 * An open session.
 *
 * @param jar its cookies
 * @param portal whether it was opened at the portal, where it counts and can be closed; else it is a token alone
 * @param warm the services whose first page was asked for
 */
record Session(CookieJar jar, boolean portal, Set<SiiService> warm) {
    static Session of(CookieJar jar, boolean portal) {
        return new Session(jar, portal, EnumSet.noneOf(SiiService.class));
    }

    String token() {
        return jar.value("TOKEN").orElse("");
    }

    @Override
    public String toString() {
        return "Session";
    }
}
