package dev.cuadra.sii.f29;

import java.net.URI;
import java.util.Locale;

/**
 * A reading method of the SII's Form 29 application. Those that write are left out: what they do is not established, and
 * some file or pay.
 *
 * @source SII-SDI
 */
public enum SdiMethod {
    /** The proposal of a month. */
    PROPOSAL("FacadeAdapterService", "getDeclaracionConCondicionesYTipoPropuesta"),
    /** What was declared for a month. */
    DECLARATIONS("FacadeAdapterService", "getDeclaracionConEstados"),
    /** The boletas behind the proposal. */
    BOLETAS("RiacFacadeService", "getBoletasHonorario"),
    /** The rate of the monthly provisional payment. */
    PPM_RATE("FacadeAdapterService", "getTasaPPMO"),
    /** The BTE behind the proposal. */
    BTES("RiacFacadeService", "getBoletasPrestacionT"),
    /** Whether the provisional payment would be in time. */
    PPM_TERM("FacadeAdapterService", "getPpmEnPlazo"),
    /** What the SII has to say to the taxpayer on a month. */
    NOTICES("FacadeAdapterService", "getMensajesContribuyente"),
    /** The months that can be declared; which interface has it is not established. */
    PERIODS("FacadeService", "getPeriodosF29"),
    /** Whether a declaration of a month is in force; which interface has it is not established. */
    CURRENT("FacadeService", "getDeclaracionVigente");

    private static final String INTERFACES = "cl.sii.sdi.lob.iva.propuestaf29.data.api.interfaces.";

    private final String facade;
    private final String method;

    SdiMethod(String facade, String method) {
        this.facade = facade;
        this.method = method;
    }

    /** Where it is called. */
    public URI address() {
        String segment = facade.substring(0, 1).toLowerCase(Locale.ROOT) + facade.substring(1);
        return URI.create("https://www4.sii.cl/propuestaf29ui/services/data/" + segment + "/" + method);
    }

    /** Its name in the envelope. */
    public String namespace() {
        return INTERFACES + facade + "/" + method;
    }
}
