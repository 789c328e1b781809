package dev.cuadra.sii.bhe;

import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.SiiService;
import dev.cuadra.sii.page.PdfAnswer;
import dev.cuadra.sii.page.SiiPage;
import dev.cuadra.spi.Bytes;
import java.net.URI;

/**
 * A boleta as the SII's PDF.
 *
 * @source SII-PDF
 */
public final class BoletaPdf {
    private static final String PROGRAM = "https://loa.sii.cl/cgi_IMT/TMBCOT_ConsultaBoletaPdf.cgi";

    private BoletaPdf() {}

    /** Whose boleta it is for whoever is logged in. */
    public enum Side {
        /** The boleta was received. */
        RECEIVED("RECIBIDOS"),
        /** The boleta was issued. */
        ISSUED("PROPIOS");

        private final String origin;

        Side(String origin) {
            this.origin = origin;
        }
    }

    /**
     * Where it is asked for.
     *
     * @param barCode the SII's own mark of the boleta, such as {@link ReceivedList#barCodes} has it
     * @throws IllegalArgumentException for anything but 1 to 40 letters and digits
     */
    public static URI address(String barCode, Side side) {
        if (!barCode.matches("[0-9A-Za-z]{1,40}")) {
            throw new IllegalArgumentException("Not the mark of a boleta");
        }
        return URI.create(
                PROGRAM + "?txt_codigobarras=" + barCode + "&veroriginal=si&origen=" + side.origin + "&enviar=si");
    }

    /**
     * Reads the answer: the bytes as they came.
     *
     * @throws SiiFaultException when it is no whole PDF; {@code NOT_FOUND} when the SII has no such boleta on that side
     */
    public static Bytes of(SiiPage page) {
        return PdfAnswer.of(SiiService.BHE, page);
    }
}
