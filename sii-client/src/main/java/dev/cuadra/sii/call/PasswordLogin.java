package dev.cuadra.sii.call;

import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFault;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.SiiService;
import dev.cuadra.sii.page.Marker;
import dev.cuadra.sii.page.PageJudge;
import dev.cuadra.sii.page.SiiPage;
import dev.cuadra.spi.Bytes;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The portal's login with RUT and password: its form, the login, the first pages; and log-out.
 *
 * @source SII-CALL-8
 */
final class PasswordLogin {
    private static final String DOOR = "https://zeusr.sii.cl";
    static final String HOME = "https://misiir.sii.cl/cgi_misii/siihome.cgi";
    private static final String FORM = DOOR + "/AUT2000/InicioAutenticacion/IngresoRutClave.html?" + HOME;
    private static final URI LOGIN = URI.create(DOOR + "/cgi_AUT2000/CAutInicio.cgi");
    private static final URI LOGOUT = URI.create(DOOR + "/cgi_AUT2000/autTermino.cgi");
    /** The first page of a service's own, where one is known. */
    private static final Map<SiiService, URI> MENUS = Map.of(
            SiiService.BHE,
            URI.create("https://loa.sii.cl/cgi_IMT/TMBCOC_MenuConsultasContribRec.cgi"),
            SiiService.BTE,
            URI.create("https://zeus.sii.cl/cvc_cgi/bte/bte_indiv_cons?1"));

    private static final Marker NONE = page -> false;
    private static final Marker FORM_SHOWN = Marker.text("IngresoRutClave", "CAutInicio", "Ingresar Clave Tributaria");
    private static final Pattern REPLACE =
            Pattern.compile("location\\.replace\\(\\s{0,9}['\"](https://[^'\"\\s]{1,400})['\"]");
    /** The page's own script sets a cookie with the end of the session, as a browser writes it. */
    private static final Duration SESSION = Duration.ofHours(2);

    private final Wire wire;
    private final Clock clock;

    PasswordLogin(Wire wire, Clock clock) {
        this.wire = wire;
        this.clock = clock;
    }

    /**
     * Sends the one login.
     *
     * @param jar without cookies of an older session
     * @param sending told when the login itself, and not only its form, is about to be sent
     */
    Session open(Rut rut, SiiCredential credential, CookieJar jar, Budget budget, Runnable sending) {
        Ask form = Ask.get(Ask.Kind.READ, URI.create(FORM));
        wire.read(() -> form, jar, budget, reading(FORM_SHOWN));
        sending.run();
        wire.once(
                Ask.form(Ask.Kind.LOGIN, LOGIN, FORM, body(rut, credential)),
                jar,
                budget,
                false,
                arrival -> welcome(arrival, jar));
        return opened(jar);
    }

    /** A session of the portal, with the cookie that the page's own script would set. */
    Session opened(CookieJar jar) {
        String end = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                clock.instant().plus(SESSION).atOffset(ZoneOffset.UTC));
        jar.set(
                "NETSCAPE_LIVEWIRE.locexp",
                URLEncoder.encode(end, StandardCharsets.US_ASCII).replace("+", "%20"));
        return Session.of(jar, true);
    }

    private static Function<SiiPage, Boolean> reading(Marker marker) {
        return page -> {
            PageJudge.judge(SiiService.AUTH_WEB, page, marker).ifPresent(PasswordLogin::fail);
            return true;
        };
    }

    private static void fail(SiiFault fault) {
        throw new SiiFaultException(fault);
    }

    private static Bytes body(Rut rut, SiiCredential credential) {
        String before = "rut=" + rut.number() + "&dv=" + rut.checkDigit() + "&rutcntr=" + rut.number() + "-"
                + rut.checkDigit() + "&clave=";
        String after = "&referencia=" + URLEncoder.encode(HOME, StandardCharsets.US_ASCII) + "&411=";
        byte[] head = before.getBytes(StandardCharsets.US_ASCII);
        byte[] password = credential.encoded();
        byte[] tail = after.getBytes(StandardCharsets.US_ASCII);
        byte[] body = Arrays.copyOf(head, head.length + password.length + tail.length);
        System.arraycopy(password, 0, body, head.length, password.length);
        System.arraycopy(tail, 0, body, head.length + password.length, tail.length);
        Bytes sent = Bytes.of(body);
        Arrays.fill(password, (byte) 0);
        Arrays.fill(body, (byte) 0);
        return sent;
    }

    /** Success is both cookies and a way out of the login host; both come with pages of failure too, each alone. */
    static boolean welcome(Wire.Arrival arrival, CookieJar jar) {
        Matcher replaced = REPLACE.matcher(arrival.page().text());
        Optional<URI> next = arrival.next().or(() -> replaced.find() ? address(replaced.group(1)) : Optional.empty());
        boolean away = next.flatMap(SiiService::of)
                .filter(service -> service != SiiService.AUTH_WEB)
                .isPresent();
        boolean known =
                jar.value("TOKEN").isPresent() && jar.value("CSESSIONID").isPresent();
        if (!known || !away || ended(arrival)) {
            PageJudge.judge(SiiService.AUTH_WEB, arrival.page(), NONE).ifPresent(PasswordLogin::fail);
        }
        return true;
    }

    private static Optional<URI> address(String written) {
        try {
            return Optional.of(new URI(written));
        } catch (URISyntaxException e) {
            // A way out that is no address leads nowhere.
            return Optional.empty();
        }
    }

    private static boolean ended(Wire.Arrival arrival) {
        return Wire.ended(arrival.page().uri());
    }

    /** Asks for the landing page and for the menu of the service, once each in a session. */
    void warm(Session session, SiiService wanted, Budget budget) {
        if (!session.portal()) {
            return;
        }
        first(session, SiiService.HOME, URI.create(HOME), budget);
        URI menu = MENUS.get(wanted);
        if (menu != null) {
            first(session, wanted, menu, budget);
        }
    }

    private void first(Session session, SiiService service, URI page, Budget budget) {
        if (session.warm().contains(service)) {
            return;
        }
        Ask ask = Ask.get(Ask.Kind.READ, page);
        wire.read(() -> ask, session.jar(), budget, answer -> {
            // Nothing is read from these pages, so a new design of theirs is no obstacle.
            PageJudge.judge(service, answer, NONE)
                    .filter(fault -> fault.kind() != FaultKind.UNRECOGNISED || answer.status() != 200)
                    .ifPresent(PasswordLogin::fail);
            return true;
        });
        session.warm().add(service);
    }

    /** Ends a session; the SII answers with a way out. */
    void close(Session session, Budget budget) {
        wire.once(Ask.get(Ask.Kind.LOGIN, LOGOUT), session.jar(), budget, false, arrival -> {
            if (arrival.next().isEmpty() || ended(arrival)) {
                PageJudge.judge(SiiService.AUTH_WEB, arrival.page(), NONE).ifPresent(PasswordLogin::fail);
            }
            return true;
        });
    }
}
