package dev.cuadra.sii.bhe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.page.SiiPage;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.memory.ScriptedSiiTransport;
import dev.cuadra.spi.sii.SiiRequest;
import dev.cuadra.spi.sii.SiiResponse;
import dev.cuadra.spi.sii.SiiTransport;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A host that has a session of its own reads a month with it. */
@Tag("SII-MONTH")
class OwnSessionTest {
    // snippet:month
    static ReceivedList month(SiiTransport transport, String cookies, Rut company, YearMonth month) {
        ReceivedWalk walk = ReceivedWalk.of(company, month);
        while (!walk.complete()) {
            SiiRequest request = new SiiRequest(
                    "POST",
                    ReceivedWalk.REPORT,
                    Map.of(
                            "Content-Type", List.of("application/x-www-form-urlencoded"),
                            "User-Agent", List.of("Mozilla/4.0 (compatible; PROG 1.0; Windows NT)"),
                            "Cookie", List.of(cookies)),
                    Bytes.utf8(form(walk.next())),
                    Duration.ofSeconds(30));
            walk = walk.take(SiiPage.of(request.uri(), transport.exchange(request)));
        }
        return walk.list();
    }
    // end:month

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.ISO_8859_1))
                .collect(Collectors.joining("&"));
    }

    private static SiiResponse response(SiiPage page) {
        return new SiiResponse(
                200,
                Map.of("content-type", List.of("text/html")),
                Bytes.of(page.text().getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void aMonthOfThreePagesIsAskedForThreeTimes() {
        List<Map<String, String>> rows = new ArrayList<>();
        for (int folio = 1; folio <= 230; folio++) {
            rows.add(PagedSii.row(11_111_111, '1', folio, 100_000, 15_250, false));
        }
        PagedSii sii = new PagedSii(false, rows);
        ScriptedSiiTransport transport = new ScriptedSiiTransport();
        for (int page = 0; page < 3; page++) {
            transport.answer(response(sii.page(page, rows, rows.size())));
        }
        ReceivedList list = month(transport, "TOKEN=T", Rut.parse("77777777-7"), YearMonth.of(2026, 5));
        assertThat(list.report().rows()).hasSize(230);
        assertThat(transport.requests().get(2).body().utf8())
                .isEqualTo("rut_arrastre=77777777&dv_arrastre=7&pagina_solicitada=2&cbmesinformemensual=05"
                        + "&cbanoinformemensual=2026");
    }

    @Test
    void aSessionThatEndedBetweenTwoPagesIsNoShorterMonth() {
        List<Map<String, String>> rows = new ArrayList<>();
        for (int folio = 1; folio <= 150; folio++) {
            rows.add(PagedSii.row(11_111_111, '1', folio, 100_000, 15_250, false));
        }
        ScriptedSiiTransport transport = new ScriptedSiiTransport()
                .answer(response(new PagedSii(false, rows).page(0, rows, 150)))
                .page(
                        200,
                        "<html><head><title>Autenticaci&oacute;n</title></head><body>Ingresar Clave Tributaria</body></html>");
        assertThatThrownBy(() -> month(transport, "TOKEN=T", Rut.parse("77777777-7"), YearMonth.of(2026, 5)))
                .asInstanceOf(InstanceOfAssertFactories.type(SiiFaultException.class))
                .satisfies(e -> assertThat(e.fault().kind()).isEqualTo(FaultKind.AUTH_EXPIRED));
    }
}
