package dev.cuadra.sii.page;

import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFault;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.SiiService;
import dev.cuadra.spi.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An answer that should be a PDF. Its bytes are never decoded and never changed.
 *
 * @source SII-PDF
 */
public final class PdfAnswer {
    /** A PDF ends with this mark; some writers put a few bytes behind it. */
    private static final byte[] END = "%%EOF".getBytes(StandardCharsets.US_ASCII);

    private static final int TAIL = 2_048;

    private PdfAnswer() {}

    /**
     * A PDF that is declared as one.
     *
     * @throws SiiFaultException when it is another page, empty or cut
     */
    public static Bytes of(SiiService service, SiiPage page) {
        return taken(service, page, Marker.pdf());
    }

    /**
     * A PDF however it is declared.
     *
     * @throws SiiFaultException when it is another page, empty or cut
     */
    public static Bytes ofAnyType(SiiService service, SiiPage page) {
        return taken(service, page, Marker.pdfOfAnyType());
    }

    private static Bytes taken(SiiService service, SiiPage page, Marker expected) {
        PageJudge.judge(service, page, expected).ifPresent(PdfAnswer::fail);
        if (!ends(page.bytes().toArray())) {
            // Without a length a connection that ended early looks like an answer that is whole.
            fail(PageJudge.notUnderstood(FaultKind.UNAVAILABLE, service, page));
        }
        return page.bytes();
    }

    private static void fail(SiiFault fault) {
        throw new SiiFaultException(fault);
    }

    private static boolean ends(byte[] pdf) {
        for (int at = pdf.length - END.length; at >= Math.max(0, pdf.length - TAIL); at--) {
            if (Arrays.equals(pdf, at, at + END.length, END, 0, END.length)) {
                return true;
            }
        }
        return false;
    }
}
