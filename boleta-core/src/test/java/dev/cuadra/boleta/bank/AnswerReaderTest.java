package dev.cuadra.boleta.bank;

import static dev.cuadra.boleta.bank.Payments.current;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.boleta.bank.AnswerReading.By;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.tables.TableException;
import dev.cuadra.tables.TableFault;
import dev.cuadra.tables.TableLimits;
import dev.cuadra.tables.TableSource;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerReaderTest {
    private static final String TITLES =
            "lote;linea;referencia;estado;motivo_codigo;motivo_texto;fecha_proceso;monto\r\n";
    private static final Transfer ONE = Payments.of("P-1", current("037", "0055"), 100);
    private static final Transfer TWO = Payments.of("P-2", current("037", "66"), 200);

    /** A bank that brings no reference back. */
    private static final String BY_KEY = """
            {
              "format": "cuadra-bank-answer/1", "id": "banco-uno", "name": "Banco Uno", "version": "1",
              "copyYear": "2026", "source": "Un archivo propio", "confidence": "likely",
              "kind": "csv", "heading": "Rut Destinatario", "amounts": "dots",
              "columns": {
                "rut": {"titles": ["Rut Destinatario"]}, "account": {"titles": ["Cuenta"]},
                "amount": {"titles": ["Monto a Pagar ($)"]}, "state": {"titles": ["Estado"]}},
              "states": {"Pagada": "PAID", "Rechazada": "REJECTED"}
            }
            """;

    private static AnswerReading generic(String lines, Transfer... transfers) {
        return new AnswerReader(AnswerProfile.shipped("generico"))
                .read(TableSource.ofText("respuesta.csv", TITLES + lines), List.of(transfers));
    }

    private static AnswerReading byKey(String lines, Transfer... transfers) {
        return new AnswerReader(AnswerProfile.read(BY_KEY))
                .read(TableSource.ofText("respuesta.csv", lines), List.of(transfers));
    }

    @Tag("BANK-8")
    @ParameterizedTest
    @CsvSource({
        "PAGADO,PAID,true",
        "pagado,PAID,true",
        "ACEPTADO,ACCEPTED,false",
        "RECHAZADO,REJECTED,false",
        "PENDIENTE,PENDING,false",
        "DEVUELTO,RETURNED,false",
        "PAGADO?,UNKNOWN,false",
        "'',UNKNOWN,false"
    })
    void aWordThatTheProfileDoesNotKnowIsNeverPaid(String word, AnswerState state, boolean paid) {
        AnswerReading reading = generic("L;1;P-1;" + word + ";7;Cuenta cerrada;2027-01-16;100\r\n", ONE);
        assertThat(reading.matched()).singleElement().satisfies(match -> {
            assertThat(match.transfer()).isEqualTo(ONE);
            assertThat(match.by()).isEqualTo(By.REFERENCE);
            assertThat(match.state()).isEqualTo(state);
            assertThat(match.state().paid()).isEqualTo(paid);
            assertThat(match.line().reasonCode()).isEqualTo("7");
            assertThat(match.line().reason()).isEqualTo("Cuenta cerrada");
        });
    }

    @Test
    @Tag("BANK-8")
    void whatNoLineSpeaksOfIsSilentAndWhatSpeaksOfNoneIsUnmatched() {
        AnswerReading reading = generic("L;1;P-9;PAGADO;;;;100\r\nL;2;;PAGADO;;;;100\r\n", ONE);
        assertThat(reading.matched()).isEmpty();
        assertThat(reading.silent()).containsExactly(ONE);
        assertThat(reading.unmatched().stream()
                        .map(line -> line.problems().get(0).code()))
                .containsExactly("ANSWER_NOBODY", "ANSWER_WITHOUT_KEY");
    }

    @Test
    @Tag("BANK-8")
    void twoLinesForOneTransferStopForAPerson() {
        AnswerReading reading = generic("L;1;P-1;PAGADO;;;;100\r\nL;2;P-1;RECHAZADO;;;;100\r\n", ONE, TWO);
        assertThat(reading.matched()).isEmpty();
        assertThat(reading.tied())
                .hasSize(2)
                .allSatisfy(tie -> assertThat(tie.candidates()).containsExactly(ONE));
        assertThat(reading.silent()).containsExactly(TWO);
    }

    @Test
    @Tag("BANK-8")
    void aReferenceWithAnotherAmountStopsForAPerson() {
        AnswerReading reading = generic("L;1;P-1;PAGADO;;;;99\r\nL;2;P-2;PAGADO;;;;1,5\r\n", ONE, TWO);
        assertThat(reading.matched()).isEmpty();
        assertThat(reading.tied())
                .hasSize(2)
                .allSatisfy(
                        tie -> assertThat(Payments.codes(tie.line().problems())).contains("ANSWER_CONTRADICTS"));
    }

    @Test
    @Tag("BANK-8")
    void withoutAReferenceRutAccountAndAmountTogetherDecide() {
        String lines = "Detalle de Nómina;;;\r\n;;Proveedores enero;\r\n"
                + "Rut Destinatario;Cuenta;Monto a Pagar ($);Estado\r\n"
                + "11.111.111-1;000055;$ 100;Pagada\r\n"
                + "11111111-1;66;200;RECHAZADA\r\n"
                + "11111111-1;67;200;Pagada\r\n";
        AnswerReading reading = byKey(lines, ONE, TWO);
        assertThat(reading.matched().stream().map(AnswerReading.Match::transfer))
                .containsExactly(ONE, TWO);
        assertThat(reading.matched().stream().map(AnswerReading.Match::state))
                .containsExactly(AnswerState.PAID, AnswerState.REJECTED);
        assertThat(reading.matched().get(0).by()).isEqualTo(By.RUT_ACCOUNT_AMOUNT);
        assertThat(reading.unmatched()).hasSize(1);
        Transfer twin = Payments.of("P-3", current("037", "55"), 100);
        AnswerReading tie = byKey(lines, ONE, twin);
        assertThat(tie.matched()).isEmpty();
        assertThat(tie.tied().get(0).candidates()).containsExactly(ONE, twin);
    }

    @Test
    @Tag("BANK-8")
    void theDetailOfBciIsFoundByItsTitleAndPromisesNothing() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var sheet = dev.cuadra.tables.Tables.xlsx(out, "Detalle")) {
            sheet.row("Detalle de Nómina");
            sheet.row("", "", "", "Proveedores enero");
            sheet.row("Rut Destinatario", "", "Monto a Pagar ($)", "Otra");
            sheet.row("11.111.111-1", "", "1.500.000", "Rechazado");
        }
        Transfer transfer = Payments.of("P-1", current("037", "0055"), 1_500_000);
        AnswerReading reading = new AnswerReader(AnswerProfile.shipped("bci-detalle-nomina"))
                .read(TableSource.ofBytes("detalle.xlsx", out.toByteArray()), List.of(transfer));
        assertThat(reading.matched()).singleElement().satisfies(match -> {
            assertThat(match.by()).isEqualTo(By.RUT_AMOUNT);
            assertThat(match.state()).isEqualTo(AnswerState.UNKNOWN);
            assertThat(Payments.codes(match.line().problems())).containsExactly("ANSWER_WEAK");
        });
    }

    @Test
    @Tag("BANK-8")
    void aFixedAnswerIsReadByPositions() {
        String profile = BY_KEY.replace(
                        "\"kind\": \"csv\", \"heading\": \"Rut Destinatario\"",
                        "\"kind\": \"fixed\", \"prefix\": \"02\"")
                .replace("\"dots\"", "\"cents\"")
                .replace("{\"titles\": [\"Rut Destinatario\"]}", "{\"from\": 3, \"length\": 10}")
                .replace("{\"titles\": [\"Cuenta\"]}", "{\"from\": 13, \"length\": 6}")
                .replace("{\"titles\": [\"Monto a Pagar ($)\"]}", "{\"from\": 19, \"length\": 8}")
                .replace("{\"titles\": [\"Estado\"]}", "{\"from\": 27, \"length\": 9}");
        AnswerReading reading = new AnswerReader(AnswerProfile.read(profile))
                .read(
                        TableSource.ofText("r.txt", "01cabecera\r\n0211111111-155    00010000Pagada\r\n0211111111-1x"),
                        List.of(ONE));
        assertThat(reading.matched().get(0).state()).isEqualTo(AnswerState.PAID);
        assertThat(reading.unmatched()).hasSize(1);
    }

    @Test
    void aFixedAnswerThatIsLongerThanWhatIsReadIsRefusedRatherThanCutOff() {
        String profile = BY_KEY.replace(
                        "\"kind\": \"csv\", \"heading\": \"Rut Destinatario\"",
                        "\"kind\": \"fixed\", \"prefix\": \"02\"")
                .replace("{\"titles\": [\"Rut Destinatario\"]}", "{\"from\": 3, \"length\": 10}")
                .replace("{\"titles\": [\"Cuenta\"]}", "{\"from\": 13, \"length\": 6}")
                .replace("{\"titles\": [\"Monto a Pagar ($)\"]}", "{\"from\": 19, \"length\": 8}")
                .replace("{\"titles\": [\"Estado\"]}", "{\"from\": 27, \"length\": 9}");
        TableSource source = TableSource.ofText("r.txt", "0211111111-155    00010000Pagada\n".repeat(2));
        AnswerProfile fixed = AnswerProfile.read(profile);
        int whole = 66;

        assertThat(new AnswerReader(fixed, TableLimits.DEFAULT.withMaxBufferedBytes(whole))
                        .read(source, List.of())
                        .unmatched())
                .hasSize(2);
        assertThatThrownBy(() -> new AnswerReader(fixed, TableLimits.DEFAULT.withMaxBufferedBytes(whole - 1))
                        .read(source, List.of()))
                .isInstanceOfSatisfying(
                        TableException.class,
                        refused -> assertThat(refused.fault()).isEqualTo(TableFault.TOO_LARGE));
    }

    @Property(tries = 50)
    void theGenericFileComesBackWholeWhateverTheOrderAndHoweverOftenItIsRead(
            @ForAll @IntRange(min = 1, max = 25) int n) {
        List<Transfer> transfers = new ArrayList<>();
        for (int i = 1; i <= n; i++) {
            transfers.add(Payments.of("=P;\"" + i, current("037", "00" + i), 100L * i));
        }
        PaymentFile file = Payments.write("generico-csv", Payments.batch(transfers))
                .files()
                .get(0);
        List<String> answer = new ArrayList<>();
        try (var reader = dev.cuadra.tables.Tables.open(TableSource.ofBytes(file.name(), file.bytes()))) {
            reader.next();
            for (var row : reader.remaining()) {
                String reference = row.values().get(16).replace("\"", "\"\"");
                answer.add(String.join(
                        ";",
                        "L",
                        row.values().get(1),
                        "\"" + reference + "\"",
                        "PAGADO",
                        "",
                        "",
                        "",
                        row.values().get(9)));
            }
        }
        Collections.reverse(answer);
        AnswerReading reading = generic(String.join("\r\n", answer), transfers.toArray(Transfer[]::new));
        assertThat(reading.matched())
                .hasSize(n)
                .allSatisfy(match -> assertThat(match.state()).isEqualTo(AnswerState.PAID));
        assertThat(reading.silent()).isEmpty();
        assertThat(reading).isEqualTo(generic(String.join("\r\n", answer), transfers.toArray(Transfer[]::new)));
    }

    @Test
    void aFileThatTheProfileDoesNotDescribeIsRefused() {
        assertThatThrownBy(() -> byKey("a;b\r\n1;2\r\n", ONE))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("ANSWER_HEADING"));
        assertThatThrownBy(() -> new AnswerReader(AnswerProfile.shipped("generico"))
                        .read(
                                TableSource.ofText(
                                        "x.html", "<html><table><tr><td>referencia</td></tr></table></html>"),
                                List.of(ONE)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("ANSWER_KIND"));
        assertThatThrownBy(() -> AnswerProfile.read(BY_KEY.replace("REJECTED", "NOPE")))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> AnswerProfile.read(BY_KEY.replace("\"rut\":", "\"reason\":")))
                .isInstanceOf(ProblemException.class);
    }
}
