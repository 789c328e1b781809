package dev.cuadra.sii.f29;

import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.SiiService;
import dev.cuadra.sii.page.PdfAnswer;
import dev.cuadra.sii.page.SiiPage;
import dev.cuadra.spi.Bytes;
import java.net.URI;

/**
 * A declaration of Form 29 as the SII's compact PDF. It opens to the taxpayer's own login alone, and only to who knows
 * the declaration's internal number, which no page says that a program could read: a person takes it from the SII's
 * consultation.
 *
 * @source SII-COMPACT
 */
public final class CompactForm {
    private CompactForm() {}

    /**
     * Where it is asked for.
     *
     * @param folio the number of the declaration, 1 to 20 digits
     * @param internalId the number {@code codInt}, 1 to 20 digits
     * @throws IllegalArgumentException for anything but digits
     */
    public static URI address(Rut taxpayer, String folio, String internalId) {
        if (!folio.matches("[0-9]{1,20}") || !internalId.matches("[0-9]{1,20}")) {
            throw new IllegalArgumentException("Not the numbers of a declaration");
        }
        return URI.create("https://www4.sii.cl/rfiInternet/formCompacto?folio=" + folio + "&rut=" + taxpayer.number()
                + "&form=029&codInt=" + internalId);
    }

    /**
     * Reads the answer: the bytes as they came, however they are declared.
     *
     * @throws SiiFaultException when it is no whole PDF; {@code FORBIDDEN} when it is not this taxpayer's, or the internal
     *     number is another one's
     */
    public static Bytes of(SiiPage page) {
        return PdfAnswer.ofAnyType(SiiService.SDI, page);
    }
}
