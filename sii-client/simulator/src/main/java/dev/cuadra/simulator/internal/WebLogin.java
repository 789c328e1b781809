package dev.cuadra.simulator.internal;

import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.simulator.Taxpayer;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Login with a password or a certificate, the landing page, and log-out. */
final class WebLogin {
    /** Stands for the client certificate of mutual TLS: Base64 of its DER. */
    static final String CERTIFICATE_HEADER = "x-simulator-client-certificate";

    private static final String HOME = "https://misiir.sii.cl/cgi_misii/siihome.cgi";
    private static final String LOGIN_PATH = "/cgi_AUT2000/CAutInicio.cgi";
    private static final Duration COOKIE_LIFE = Duration.ofHours(2);
    private static final Set<String> LATER = Set.of("03", "07", "12");
    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("09", "La Clave Tributaria se encuentra bloqueada por 1 hora"),
            Map.entry("19", "La Clave Tributaria se encuentra bloqueada por 1 hora"),
            Map.entry("20", "La Clave Tributaria ingresada no es correcta, inténtelo nuevamente."),
            Map.entry("27", "Usted ha superado el máximo de sesiones autenticadas"),
            Map.entry("29", "Ha alcanzado el tiempo máximo de sesión"),
            Map.entry("33", "Para esta aplicación debe autenticarse con su Clave Tributaria"),
            Map.entry("34", "Ha ocurrido un problema con su Certificado Digital, reintente"),
            Map.entry("35", "Su Certificado Digital se encuentra revocado"),
            Map.entry("36", "Su Certificado Digital se encuentra vencido"),
            Map.entry("37", "Su Certificado Digital no es aceptado"),
            Map.entry("38", "Su Certificado Digital no es válido"),
            Map.entry("39", "Para esta aplicación debe autenticarse con Certificado Digital"),
            Map.entry("52", "La dirección de ingreso no está vigente, ingrese desde la página de inicio"),
            Map.entry("55", "La Clave Tributaria ingresada no es correcta. Le quedan 3 intentos antes del bloqueo"),
            Map.entry("70", "Usted no está habilitado para representar en esta aplicación"),
            Map.entry("81", "Usted no está habilitado para representar en esta aplicación"));

    private final Books books;
    private final FaultScript script;

    WebLogin(Books books, FaultScript script) {
        this.books = books;
        this.script = script;
    }

    /** Who tries to log in. */
    static Optional<Rut> claimed(Request request) {
        return request.path().equals(LOGIN_PATH) ? rut(request.field("rut"), request.field("dv")) : Optional.empty();
    }

    static Optional<Rut> rut(String number, String checkDigit) {
        if (!number.matches("[0-9]{1,8}") || Integer.parseInt(number) == 0) {
            return Optional.empty();
        }
        Rut rut = new Rut(Integer.parseInt(number));
        return checkDigit.equals(Character.toString(rut.checkDigit())) ? Optional.of(rut) : Optional.empty();
    }

    Answer form(Request request, Visitor visitor) {
        return Pages.login()
                .with("Set-Cookie", "TS01F6C4B2=" + Letters.of(7, "door", 0, 0, 24) + "; path=/; domain=.sii.cl");
    }

    Answer password(Request request, Visitor visitor) {
        if (!request.post()) {
            return Pages.login();
        }
        Optional<String> scripted = script.loginCode();
        if (scripted.isPresent()) {
            return failure(scripted.get());
        }
        Optional<Rut> rut = claimed(request);
        if (rut.isEmpty() || !request.field("rutcntr").equals(rut.get().toString())) {
            return failure("28");
        }
        Sessions.Login login = books.sessions().login(books.taxpayer(rut.get()), rut.get(), request.field("clave"));
        return login.session()
                .map(session -> welcome(session, Answer.redirect(destination(request.field("referencia")))))
                .orElseGet(() -> failure(login.code()));
    }

    /** Mutual TLS in name only: a header stands for the certificate that the connection would show. */
    Answer certificate(Request request, Visitor visitor) {
        Optional<String> scripted = script.loginCode();
        if (scripted.isPresent()) {
            return alert(scripted.get());
        }
        if (!request.post()) {
            return Pages.notFound(request);
        }
        Optional<X509Certificate> shown = SignatureCheck.certificate(request.header(CERTIFICATE_HEADER));
        Optional<Taxpayer> owner = shown.flatMap(this::owner);
        if (owner.isEmpty()) {
            return alert("37");
        }
        if (shown.filter(this::expired).isPresent()) {
            return alert("36");
        }
        if (!owner.get().certificateLogin()) {
            return alert("33");
        }
        Sessions.Login login = books.sessions().open(owner.get().rut());
        String to = destination(request.field("referencia"));
        return login.session()
                .map(session -> welcome(
                        session,
                        Answer.page("<html><body><script>location.replace('" + Html.raw(to)
                                + "');</script></body></html>")))
                .orElseGet(() -> alert(login.code()));
    }

    private boolean expired(X509Certificate certificate) {
        return books.now().isAfter(certificate.getNotAfter().toInstant());
    }

    private Optional<Taxpayer> owner(X509Certificate certificate) {
        try {
            return books.owner(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            return Optional.empty();
        }
    }

    private static String destination(String asked) {
        return asked.matches("https://[a-z0-9.]+\\.sii\\.cl/[^\\s'\"<>]*") ? asked : HOME;
    }

    private Answer welcome(Sessions.Session session, Answer answer) {
        String rut = Integer.toString(session.rut().number());
        String digit = Character.toString(session.rut().checkDigit());
        long end = session.since().plus(COOKIE_LIFE).getEpochSecond();
        return answer.with("Set-Cookie", "TOKEN=" + session.token() + "; domain=.sii.cl; path=/; secure")
                .with("Set-Cookie", "CSESSIONID=" + session.key() + "; domain=.sii.cl; path=/; secure")
                .with("Set-Cookie", cookie("NETSCAPE_LIVEWIRE.rut", rut))
                .with("Set-Cookie", cookie("NETSCAPE_LIVEWIRE.rutm", rut))
                .with("Set-Cookie", cookie("NETSCAPE_LIVEWIRE.dv", digit))
                .with("Set-Cookie", cookie("NETSCAPE_LIVEWIRE.dvm", digit))
                .with("Set-Cookie", cookie("NETSCAPE_LIVEWIRE.clave", Letters.of(3, session.key(), 0, 0, 16)))
                .with("Set-Cookie", cookie("NETSCAPE_LIVEWIRE.mac", Letters.of(4, session.key(), 0, 0, 20)))
                .with("Set-Cookie", cookie("NETSCAPE_LIVEWIRE.exp", Long.toString(end)))
                .with("Set-Cookie", cookie("NETSCAPE_LIVEWIRE.sec", "0000"))
                .with("Set-Cookie", cookie("NETSCAPE_LIVEWIRE.lms", "120"))
                .with("Set-Cookie", cookie("RUT_NS", rut))
                .with("Set-Cookie", cookie("DV_NS", digit));
    }

    private static String cookie(String name, String value) {
        return name + "=" + value + "; domain=.sii.cl; path=/";
    }

    private static String text(String code) {
        return TEXTS.getOrDefault(
                code,
                LATER.contains(code)
                        ? "En este momento no es posible atenderlo, inténtelo más tarde"
                        : "Ha ocurrido un problema, cierre su navegador e inténtelo nuevamente");
    }

    /** The page in which only the last two digits of the code matter. */
    static Answer failure(String code) {
        if (code.equals("27")) {
            return Answer.page("<html><body><script>alert('" + text(code)
                    + ". Código 01.01.190.500.720.27');</script></body></html>");
        }
        return Answer.page(Html.page(
                "Autenticaci&oacute;n",
                "\n<div id=\"titulo\">" + Html.entities(text(code))
                        + "</div>\n<p>El c&oacute;digo de este mensaje es 01.01.203.500.720." + code + "</p>"));
    }

    private static Answer alert(String code) {
        return Answer.page("<html><body><script>alert('" + text(code)
                + ". El código de este mensaje es 01.01.203.500.720." + code + "');</script></body></html>");
    }

    Answer home(Request request, Visitor visitor) {
        Taxpayer taxpayer = books.known(visitor.rut());
        String names = taxpayer.kind() == Taxpayer.Kind.PERSON ? "nombres" : "razonSocial";
        return Answer.page(Html.page(
                "Mi SII",
                "<script>DatosCntrNow = {\"contribuyente\":{\"rut\":\""
                        + taxpayer.rut().number() + "\",\"dv\":\""
                        + taxpayer.rut().checkDigit() + "\",\"" + names
                        + "\":\"" + Html.entities(taxpayer.name()) + "\"}};</script><h1>Mi SII</h1>"));
    }

    Answer logOut(Request request, Visitor visitor) {
        books.sessions().of(request).ifPresent(books.sessions()::close);
        return Answer.redirect("https://homer.sii.cl/");
    }
}
