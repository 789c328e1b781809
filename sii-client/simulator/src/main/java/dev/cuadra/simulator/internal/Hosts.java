package dev.cuadra.simulator.internal;

import dev.cuadra.simulator.SimulatedService;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The host names that are simulated. */
final class Hosts {
    static final String ZEUSR = "zeusr.sii.cl";
    static final String HERCULESR = "herculesr.sii.cl";
    static final String MISIIR = "misiir.sii.cl";
    static final String LOA = "loa.sii.cl";
    static final String ZEUS = "zeus.sii.cl";
    static final String WWW4 = "www4.sii.cl";
    static final String HOMER = "homer.sii.cl";

    private static final Map<String, SimulatedService> SERVICES = Map.ofEntries(
            Map.entry("palena.sii.cl", SimulatedService.AUTH_SOAP),
            Map.entry("maullin.sii.cl", SimulatedService.AUTH_SOAP),
            Map.entry(ZEUSR, SimulatedService.AUTH_WEB),
            Map.entry(HERCULESR, SimulatedService.AUTH_WEB),
            Map.entry(MISIIR, SimulatedService.HOME),
            Map.entry(LOA, SimulatedService.BHE_CGI),
            Map.entry(ZEUS, SimulatedService.BTE_CGI),
            Map.entry(WWW4, SimulatedService.SDI),
            Map.entry(HOMER, SimulatedService.PUBLIC),
            Map.entry("www.sii.cl", SimulatedService.PUBLIC));

    private Hosts() {}

    static Optional<SimulatedService> service(String host, String path) {
        SimulatedService service = SERVICES.get(host.toLowerCase(Locale.ROOT));
        boolean compact = service == SimulatedService.SDI && path.startsWith("/rfiInternet/");
        return Optional.ofNullable(compact ? SimulatedService.RFI : service);
    }
}
