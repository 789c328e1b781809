package dev.cuadra.sii.bhe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.page.Pages;
import dev.cuadra.sii.page.SiiPage;
import dev.cuadra.spi.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("SII-PDF")
class BoletaPdfTest {
    private static final String PROGRAM = "https://loa.sii.cl/cgi_IMT/TMBCOT_ConsultaBoletaPdf.cgi";

    private static SiiPage recorded() {
        return Pages.recorded(BoletaPdfTest.class, PROGRAM, "boleta.pdf");
    }

    private static FaultKind fault(SiiPage page) {
        return catchThrowableOfType(SiiFaultException.class, () -> BoletaPdf.of(page))
                .fault()
                .kind();
    }

    @Test
    void theBytesComeOutAsTheyWentIn() {
        Bytes sent = recorded().bytes();
        // The recorded one has bytes that are no characters of any charset that is tried.
        assertThat(sent.toArray()).contains((byte) 0xE9, (byte) 0, (byte) 0xFF);
        assertThat(BoletaPdf.of(recorded())).isEqualTo(sent);
        assertThat(recorded().text()).isEmpty();
    }

    @Property(tries = 200)
    @net.jqwik.api.Tag("SII-PDF")
    void whateverStandsInAPdfIsKept(@ForAll long seed, @ForAll @IntRange(max = 5_000) int size) {
        byte[] noise = new byte[size];
        new Random(seed).nextBytes(noise);
        byte[] head = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
        byte[] tail = "\n%%EOF\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] pdf = Arrays.copyOf(head, head.length + size + tail.length);
        System.arraycopy(noise, 0, pdf, head.length, size);
        System.arraycopy(tail, 0, pdf, head.length + size, tail.length);
        assertThat(BoletaPdf.of(Pages.bytes(PROGRAM, 200, "application/pdf", pdf))
                        .toArray())
                .isEqualTo(pdf);
    }

    @Test
    void whatTheSiiDoesNotHaveIsNotFound() {
        assertThat(fault(Pages.recorded(getClass(), PROGRAM, "no-boleta.html"))).isEqualTo(FaultKind.NOT_FOUND);
    }

    @Test
    void aPdfThatIsNotDeclaredOrNotOneIsNotTaken() {
        byte[] pdf = recorded().bytes().toArray();
        assertThat(fault(Pages.bytes(PROGRAM, 200, "text/html", pdf))).isEqualTo(FaultKind.UNRECOGNISED);
        assertThat(fault(Pages.bytes(PROGRAM, 200, "application/pdf", new byte[0])))
                .isEqualTo(FaultKind.UNRECOGNISED);
        assertThat(fault(Pages.bytes(PROGRAM, 200, "application/pdf", new byte[] {'%', 'P', 'D'})))
                .isEqualTo(FaultKind.UNRECOGNISED);
        assertThat(fault(Pages.bytes(PROGRAM, 500, "application/pdf", pdf))).isEqualTo(FaultKind.UNAVAILABLE);
        assertThat(fault(Pages.bytes(
                        PROGRAM,
                        200,
                        "application/pdf",
                        "<html>No existe la boleta de honorarios</html>".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo(FaultKind.NOT_FOUND);
    }

    @Property(tries = 100)
    @net.jqwik.api.Tag("SII-PDF")
    void aPdfThatEndsEarlyIsAFault(@ForAll @IntRange(max = 10_000) int cut) {
        byte[] pdf = recorded().bytes().toArray();
        int length = cut % (pdf.length - "F\n".length());
        FaultKind kind = fault(Pages.bytes(PROGRAM, 200, "application/pdf", Arrays.copyOf(pdf, length)));
        assertThat(kind).isEqualTo(length < 4 ? FaultKind.UNRECOGNISED : FaultKind.UNAVAILABLE);
    }

    @Test
    void theAddressNamesTheSide() {
        assertThat(BoletaPdf.address("1111111100003110A1B2", BoletaPdf.Side.RECEIVED))
                .hasToString(
                        PROGRAM + "?txt_codigobarras=1111111100003110A1B2&veroriginal=si&origen=RECIBIDOS&enviar=si");
        assertThat(BoletaPdf.address("1111111100003110A1B2", BoletaPdf.Side.ISSUED))
                .hasToString(
                        PROGRAM + "?txt_codigobarras=1111111100003110A1B2&veroriginal=si&origen=PROPIOS&enviar=si");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "11 22", "1&origen=PROPIOS", "ñ", "12345678901234567890123456789012345678901"})
    void whatIsNoMarkOfABoletaIsNotSent(String mark) {
        assertThatIllegalArgumentException().isThrownBy(() -> BoletaPdf.address(mark, BoletaPdf.Side.RECEIVED));
    }
}
