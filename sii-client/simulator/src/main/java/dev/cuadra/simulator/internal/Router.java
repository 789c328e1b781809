package dev.cuadra.simulator.internal;

import dev.cuadra.simulator.internal.Route.Page;
import dev.cuadra.simulator.internal.Route.Trait;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which page stands where. */
final class Router {
    private static final Set<Trait> OPEN = Set.of(Trait.PAGE);
    private static final Set<Trait> PAGE = Set.of(Trait.SESSION, Trait.PAGE);
    private static final Set<Trait> LIST = Set.of(Trait.SESSION, Trait.PAGE, Trait.LIST);
    private static final Set<Trait> PDF = Set.of(Trait.SESSION, Trait.PDF);
    private static final Set<Trait> COMMIT = Set.of(Trait.SESSION, Trait.PAGE, Trait.COMMIT);
    private static final String IMT = "/cgi_IMT/";

    private final Map<String, Route> routes = new HashMap<>();

    Router(Books books, Settings settings, FaultScript script) {
        authentication(books, script);
        boletas(books, settings);
        wizards(books, settings);
        others(books, settings);
    }

    Optional<Route> find(Request request) {
        if (request.path().equals("/ayudas/900.html")) {
            return Optional.of(new Route("ayudas", Set.of(), (asked, visitor) -> Pages.ayudas()));
        }
        return Optional.ofNullable(routes.get(request.host() + request.path()));
    }

    private void add(String host, String path, String operation, Set<Trait> traits, Page page) {
        routes.put(host + path, new Route(operation, traits, page));
    }

    private void authentication(Books books, FaultScript script) {
        SoapAuthentication soap = new SoapAuthentication(books, script);
        for (String host : new String[] {"palena.sii.cl", "maullin.sii.cl"}) {
            add(host, "/DTEWS/CrSeed.jws", "auth.seed", Set.of(), (request, visitor) -> soap.seed(request));
            add(host, "/DTEWS/GetTokenFromSeed.jws", "auth.token", Set.of(), (request, visitor) -> soap.token(request));
        }
        WebLogin login = new WebLogin(books, script);
        add(Hosts.ZEUSR, "/AUT2000/InicioAutenticacion/IngresoRutClave.html", "auth.form", OPEN, login::form);
        add(Hosts.ZEUSR, "/cgi_AUT2000/CAutInicio.cgi", "auth.login", OPEN, login::password);
        add(Hosts.HERCULESR, "/cgi_AUT2000/CAutInicio.cgi", "auth.certificate", OPEN, login::certificate);
        add(Hosts.ZEUSR, "/cgi_AUT2000/autTermino.cgi", "auth.logout", OPEN, login::logOut);
        add(Hosts.MISIIR, "/cgi_misii/siihome.cgi", "home", PAGE, login::home);
    }

    private void boletas(Books books, Settings settings) {
        MonthlyReport monthly = new MonthlyReport(books, settings);
        AnnualReport annual = new AnnualReport(books);
        add(Hosts.LOA, IMT + "TMBCOC_MenuConsultasContrib.cgi", "bhe.menu", PAGE, monthly::menu);
        add(Hosts.LOA, IMT + "TMBCOC_MenuConsultasContribRec.cgi", "bhe.menu", PAGE, monthly::menu);
        add(Hosts.LOA, IMT + "TMBCOC_InformeMensualBhe.cgi", "bhe.issued", LIST, monthly::issued);
        add(Hosts.LOA, IMT + "TMBCOC_InformeMensualBheRec.cgi", "bhe.received", LIST, monthly::received);
        add(Hosts.LOA, IMT + "TMBCOC_InformeAnualBhe.cgi", "bhe.issued.year", PAGE, annual::issued);
        add(Hosts.LOA, IMT + "TMBCOC_InformeAnualBheRec.cgi", "bhe.received.year", PAGE, annual::received);
        add(Hosts.LOA, IMT + "TMBCOT_ConsultaBoletaPdf.cgi", "bhe.pdf", PDF, new BoletaPdf(books)::answer);
    }

    private void wizards(Books books, Settings settings) {
        EmitWizard emit = new EmitWizard(books, settings);
        add(Hosts.LOA, IMT + "TMBECN_ValidaTimbrajeContrib.cgi", "bhe.emit.begin", PAGE, emit::begin);
        add(Hosts.LOA, IMT + "TMBECN_PresentaDatosBoleta.cgi", "bhe.emit.data", PAGE, emit::data);
        add(Hosts.LOA, IMT + "TMBECN_ConfirmaTimbrajeContrib.cgi", "bhe.emit.preview", PAGE, emit::preview);
        add(Hosts.LOA, IMT + "TMBECN_BoletaHonorariosElectronica.cgi", "bhe.emit.commit", COMMIT, emit::commit);
        add(Hosts.LOA, IMT + "TMBECN_PresentaDatosEnvio.cgi", "bhe.emit.mail", PAGE, emit::mail);
        add(Hosts.LOA, IMT + "TMBECN_EnviarBoleta.cgi", "bhe.emit.send", COMMIT, emit::send);
        AnnulWizard annul = new AnnulWizard(books);
        add(Hosts.LOA, IMT + "TMBANU_PrevalidaAnulacion.cgi", "bhe.annul.begin", PAGE, annul::begin);
        add(Hosts.LOA, IMT + "TMBANU_ConfirmarAnulacion.cgi", "bhe.annul.preview", PAGE, annul::preview);
        add(Hosts.LOA, IMT + "TMBANU_RecepcionAnulacion.cgi", "bhe.annul.commit", COMMIT, annul::commit);
        ObserveWizard observe = new ObserveWizard(books);
        add(Hosts.LOA, IMT + "TMBANU_ListarBheRechazarReceptor.cgi", "bhe.observe.list", PAGE, observe::list);
        add(Hosts.LOA, IMT + "TMBANU_RecepcionRespuestaRechazo.cgi", "bhe.observe.commit", COMMIT, observe::commit);
    }

    private void others(Books books, Settings settings) {
        BtePages bte = new BtePages(books);
        add(Hosts.ZEUS, "/cvc_cgi/bte/bte_indiv_cons", "bte.menu", PAGE, bte::menu);
        add(Hosts.ZEUS, "/cvc_cgi/bte/bte_indiv_cons2", "bte.report", LIST, bte::report);
        Form29Methods.routes(books, settings).forEach((path, route) -> routes.put(Hosts.WWW4 + path, route));
        add(Hosts.WWW4, "/rfiInternet/formCompacto", "f29.pdf", PDF, new CompactForm(books)::answer);
        for (String host : new String[] {"www.sii.cl", Hosts.HOMER}) {
            add(
                    host,
                    "/",
                    "public",
                    OPEN,
                    (request, visitor) ->
                            Answer.page(Html.page("SII | Servicio de Impuestos Internos", "<h1>SII</h1>")));
        }
    }
}
