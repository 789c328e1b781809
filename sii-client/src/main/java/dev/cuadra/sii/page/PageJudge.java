package dev.cuadra.sii.page;

import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFault;
import dev.cuadra.sii.SiiService;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Says what an answer is when it is not the one that was asked for. Most error pages of the SII come with status 200, so
 * every answer is suspect until its marker is found; a page that nobody knows is never taken for empty data.
 *
 * @source SII-PAGE
 */
public final class PageJudge {
    /** After a page of maintenance nothing is asked for this long. */
    private static final Duration AFTER_MAINTENANCE = Duration.ofMinutes(5);
    /** How far "at the beginning" reaches: a data page may mention a limit somewhere. */
    private static final int BEGINNING = 400;

    private static final List<String> LOGIN = List.of("IngresoRutClave", "CAutInicio");

    private PageJudge() {}

    /** What went wrong; empty when {@code page} is what was expected. */
    public static Optional<SiiFault> judge(SiiService service, SiiPage page, Marker expected) {
        if (expected.in(page)) {
            return Optional.empty();
        }
        return Optional.of(fault(service, page).with(Evidences.of(page)));
    }

    /** What can be kept of a page that its reader could not understand. */
    public static SiiFault notUnderstood(FaultKind kind, SiiService service, SiiPage page) {
        return SiiFault.of(kind, service).with(Evidences.of(page));
    }

    private static SiiFault fault(SiiService service, SiiPage page) {
        String words = PageWords.of(page.text());
        String beginning = words.substring(0, Math.min(words.length(), BEGINNING));
        if (page.status() == 429 || beginning.contains("error 429") || beginning.contains("superado el limite")) {
            return SiiFault.of(FaultKind.THROTTLED, service);
        }
        // The login host is down like any other when it is the one that was asked.
        boolean down = maintenance(page) || unavailable(page, words);
        if (login(page, words) && !(service == SiiService.AUTH_WEB && down)) {
            return LoginCode.in(page.text(), service).orElseGet(() -> SiiFault.of(FaultKind.AUTH_EXPIRED, service));
        }
        if (maintenance(page)) {
            return SiiFault.of(FaultKind.UNAVAILABLE, service).waiting(AFTER_MAINTENANCE);
        }
        if (unavailable(page, words)) {
            return SiiFault.of(FaultKind.UNAVAILABLE, service);
        }
        return told(service, page, words);
    }

    private static SiiFault told(SiiService service, SiiPage page, String words) {
        if (words.contains("no existe la boleta de honorarios")) {
            return SiiFault.of(FaultKind.NOT_FOUND, service);
        }
        if (words.contains("no esta autorizado") || words.contains("no se encuentra autorizado")) {
            return SiiFault.of(FaultKind.FORBIDDEN, service);
        }
        // A page number that was left out, a field that the service does not know: the request was wrong.
        if (words.contains("tmb020a") || (page.status() == 400 && words.contains("unrecognizedpropertyexception"))) {
            return SiiFault.of(FaultKind.PROTOCOL, service);
        }
        return SiiFault.of(FaultKind.UNRECOGNISED, service);
    }

    private static boolean login(SiiPage page, String words) {
        // A page without a host, such as mailto:, is of nobody.
        return SiiService.AUTH_WEB
                        .hosts()
                        .contains(Objects.requireNonNullElse(page.uri().getHost(), ""))
                || LOGIN.stream().anyMatch(page.text()::contains)
                || words.contains("ingresar clave tributaria")
                || titleIsLogin(page)
                || (page.status() == 401 && words.contains("no esta autenticado"));
    }

    private static boolean titleIsLogin(SiiPage page) {
        String html = page.text().toLowerCase(Locale.ROOT);
        int title = html.indexOf("<title>");
        return title >= 0
                && PageWords.of(html.substring(title, Math.min(html.length(), title + 80)))
                        .startsWith("autenticaci");
    }

    private static boolean maintenance(SiiPage page) {
        String path = page.uri().getPath();
        return path != null && path.startsWith("/ayudas/");
    }

    private static boolean unavailable(SiiPage page, String words) {
        return page.status() >= 500
                || words.equals("error 500")
                || (words.contains("error al contribuyente")
                        && words.contains("por el momento no se puede responder a sus requerimientos"));
    }
}
