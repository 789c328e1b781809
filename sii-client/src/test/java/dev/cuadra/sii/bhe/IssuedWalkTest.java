package dev.cuadra.sii.bhe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.page.Pages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("SII-COMMIT-ISSUED")
class IssuedWalkTest {
    private static final Rut ANA = Rut.parse("11111111-1");
    private static final YearMonth MAY = YearMonth.of(2026, 5);

    private static String recorded() {
        try (InputStream in = IssuedWalkTest.class.getResourceAsStream("issued-2026-05.html")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static IssuedList read(String html) {
        return IssuedWalk.of(ANA, MAY)
                .take(Pages.html(IssuedWalk.REPORT.toString(), html))
                .list();
    }

    @Test
    void aRecordedPageIsRead() {
        IssuedList list = read(recorded());
        IssuedBoleta first = list.find(311).orElseThrow();
        IssuedBoleta third = list.find(313).orElseThrow();

        assertThat(list.boletas()).hasSize(3);
        assertThat(first.receiver()).isEqualTo(Rut.parse("77777777-7"));
        assertThat(first.date()).isEqualTo(LocalDate.of(2026, 5, 22));
        assertThat(first.issuedOn()).contains(LocalDate.of(2026, 5, 23));
        assertThat(first.gross()).isEqualTo(Clp.of(500_000));
        assertThat(first.retainedByReceiver()).isEqualTo(Clp.of(76_250));
        assertThat(first.retainedByIssuer()).contains(Clp.ZERO);
        assertThat(first.net()).isEqualTo(Clp.of(423_750));
        assertThat(first.state().state()).contains(BoletaState.VIGENTE);
        assertThat(first.barCode()).isEqualTo("1111111100003110A1B2");
        assertThat(list.find(312).orElseThrow().receiverName()).isEqualTo("EVA MUÑOZ");
        assertThat(third.state().state()).contains(BoletaState.ANULADA);
        assertThat(third.annulledOn()).contains(LocalDate.of(2026, 5, 28));
        assertThat(third.issuedOn()).isEmpty();
    }

    @Test
    void aFieldThatIsMissingIsNotZero() {
        assertThat(read(recorded()).find(313).orElseThrow().retainedByIssuer()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "\"76250\",\"76251\",INCOMPLETE",
        "total_boletas'] = \"3\",total_boletas'] = \"4\",",
        "nroboleta_2'] = \"312\",nroboleta_2'] = \"311\",INCOMPLETE",
        "dvreceptor_2'] = \"2\",dvreceptor_2'] = \"3\",UNRECOGNISED",
        "fecha_boleta_2'] = \"25/05,fecha_boleta_2'] = \"31/04,UNRECOGNISED",
        "mes_consulta'] = \"05\",mes_consulta'] = \"06\",UNRECOGNISED",
        "dv_arrastre'] = \"1\",dv_arrastre'] = \"2\",UNRECOGNISED"
    })
    void whatDoesNotAddUpOrCannotBeReadIsNoList(String before, String after, FaultKind kind) {
        String html = recorded().replaceFirst(java.util.regex.Pattern.quote(before), after);
        assertThat(html).isNotEqualTo(recorded());
        if (kind == null) {
            // One more is said to come: the walk goes on.
            assertThatIllegalStateException().isThrownBy(() -> read(html));
        } else {
            assertThatThrownBy(() -> read(html))
                    .isInstanceOfSatisfying(
                            SiiFaultException.class,
                            e -> assertThat(e.fault().kind()).isEqualTo(kind));
        }
    }

    @Property(tries = 30)
    @net.jqwik.api.Tag("SII-COMMIT-ISSUED")
    void pagesAreCountedFromZeroUntilEveryBoletaCame(@ForAll @IntRange(max = 330) int count) {
        IssuedWalk walk = IssuedWalk.of(ANA, MAY);
        int asked = 0;
        while (!walk.complete()) {
            assertThat(walk.next())
                    .containsEntry("pagina_solicitada", Integer.toString(asked))
                    .containsEntry("cbmesinformemensual", "05")
                    .doesNotContainKey("pagina_sig_codigo");
            walk = walk.take(Pages.html(IssuedWalk.REPORT.toString(), page(asked, count)));
            asked++;
        }
        assertThat(walk.list().boletas()).hasSize(count);
        assertThat(asked).isEqualTo(Math.max(1, (count + 99) / 100));
    }

    private static String page(int index, int count) {
        int from = index * 100;
        int shown = Math.max(0, Math.min(100, count - from));
        StringBuilder html = new StringBuilder("<script>\nxml_values['anio_consulta'] = \"2026\";\n"
                + "xml_values['mes_consulta'] = \"05\";\nxml_values['total_boletas'] = \"" + count
                + "\";\nCantidadFilas=" + shown + ";\n");
        for (int row = 1; row <= shown; row++) {
            Map<String, String> fields = Map.of(
                    "nroboleta", Integer.toString(from + row),
                    "rutreceptor", "77777777",
                    "dvreceptor", "7",
                    "fecha_boleta", "22/05/2026",
                    "totalhonorarios", "1000",
                    "honorariosliquidos", "1000",
                    "estado", "N");
            for (Map.Entry<String, String> field : fields.entrySet()) {
                html.append("arr_informe_mensual['")
                        .append(field.getKey())
                        .append('_')
                        .append(row)
                        .append("'] = \"")
                        .append(field.getValue())
                        .append("\";\n");
            }
        }
        return html.append("</script>").toString();
    }
}
