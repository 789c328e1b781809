package dev.cuadra.boleta.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.spi.problem.ProblemException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BankLayoutTest {
    /** A bank that a host adds by itself. */
    private static final String OWN = """
            {
              "format": "cuadra-bank-layout/1", "id": "banco-uno", "name": "Banco Uno", "bank": "055", "version": "1",
              "copyYear": "2026", "source": "Ficha del banco", "confidence": "likely",
              "kind": "fixed", "length": 30, "lineEnd": "LF", "fileName": "uno-{batch}.txt",
              "tables": {"type": {"rows": [{"kind": "corriente", "to": "any", "value": "CC", "confidence": "certain"}]}},
              "records": [
                {"id": "detail", "per": "transfer", "fields": [
                  {"name": "tipo", "from": 1, "length": 2, "source": "table.type"},
                  {"name": "nombre", "from": 3, "length": 20, "source": "payee.name"},
                  {"name": "monto", "from": 23, "length": 8, "source": "amount.whole", "fill": "0"}]},
                {"id": "end", "per": "trailer", "fields": [
                  {"name": "n", "from": 1, "length": 10, "source": "count.detail", "fill": "0"},
                  {"name": "lineas", "from": 11, "length": 5, "source": "lines", "fill": "0"},
                  {"name": "suma", "from": 16, "length": 15, "source": "sum.cents", "fill": "0"}]}
              ]
            }
            """;

    @Test
    void aHostAddsABankWithoutCode() {
        BankLayout layout = BankLayout.read(OWN);
        assertThat(layout.bank()).contains("055");
        assertThat(layout.confidence()).isEqualTo(Confidence.LIKELY);
        PaymentFile file = new PaymentFileWriter(layout)
                .write(Payments.batch(Payments.sample()), PaymentFileWriter.Excess.REFUSE)
                .files()
                .get(0);
        assertThat(Payments.text(file))
                .isEqualTo("CCPROVEEDOR UNO SPA   00150000\n" + "000000000100002000000015000000\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"from\": 3, \"length\": 20 | \"from\": 4, \"length\": 19 | PROFILE_GAP | records[0].fields",
                "\"from\": 3, \"length\": 20 | \"from\": 2, \"length\": 21 | PROFILE_OVERLAP | records[0].fields",
                "\"length\": 30 | \"length\": 31 | PROFILE_LENGTH | records[0].fields",
                "amount.whole | amount.dollars | PROFILE_EXPRESSION | records[0].fields[2].source",
                "table.type | table.kind | PROFILE_EXPRESSION | records[0].fields[0].source",
                "count.detail | amount.whole | PROFILE_EXPRESSION_HERE | records[1].fields[0].source",
                "\"per\": \"trailer\" | \"per\": \"footer\" | PROFILE_VALUE | records[1].per",
                "\"version\": \"1\", | | PROFILE_MISSING | version",
                "\"kind\": \"fixed\" | \"kind\": \"fixed\", \"colour\": \"red\" | PROFILE_UNKNOWN_MEMBER | colour",
                "\"fill\": \"0\"}]}, | \"fill\": \"9\"}]}, | PROFILE_VALUE | records[0].fields[2].fill",
                "\"source\": \"amount.whole\" | \"source\": \"amount.whole\", \"nature\": \"text\" | PROFILE_VALUE | records[0].fields[2].nature",
                "\"bank\": \"055\", | | PROFILE_VALUE | bank",
                "\"length\": 30 | \"length\": 4294967326 | PROFILE_VALUE | length",
                "\"source\": \"payee.name\" | \"source\": \"payee.name\", \"number\": true | PROFILE_VALUE | records[0].fields[1].number",
                "uno-{batch}.txt | ../uno.txt | PROFILE_VALUE | fileName",
                "\"id\": \"end\" | \"id\": \"detail\" | PROFILE_VALUE | records[1].id"
            })
    void aBrokenProfileIsRefusedWithItsMember(String sound, String broken, String code, String member) {
        String json = OWN.replace(sound, Optional.ofNullable(broken).orElse(""));
        assertThat(json).isNotEqualTo(OWN);
        assertThatThrownBy(() -> BankLayout.read(json)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().code()).isEqualTo(code);
            assertThat(e.problem().where().column()).isEqualTo(member);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{", "[]", "{\"format\": \"x\"} ", "{\"format\": \"cuadra-bank-layout/1\"} {}"})
    void whatIsNoProfileIsRefused(String json) {
        assertThatThrownBy(() -> BankLayout.read(json))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).startsWith("PROFILE_"));
    }

    @Test
    void aLayoutTellsWhatItNeeds() {
        BankLayout layout = BankLayout.shipped("bancochile-pagos-400");
        assertThat(layout.requiredSettings()).containsExactly("agreement", "payrollName", "payrollNumber");
        assertThat(layout.settings()).isEqualTo(layout.requiredSettings());
        assertThat(BankLayout.shipped("bci-en-linea").extras())
                .containsExactly("alias", "documentNumber", "orderNumber");
        assertThatThrownBy(() -> BankLayout.shipped("none")).isInstanceOf(ProblemException.class);
        assertThat(BankLayout.shippedIds())
                .allSatisfy(id -> assertThat(BankLayout.read(BankLayout.shippedProfile(id)))
                        .hasToString(id + "/1"));
    }
}
