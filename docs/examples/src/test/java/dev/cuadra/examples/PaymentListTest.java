package dev.cuadra.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentListTest {
    private static final Rut PAYER = Rut.parse("76000000-0");

    @TempDir
    Path folder;

    /** The last of two lists would win, and what stands behind the end would be passed over. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'payer':'76000000-0','lines':[{'boleta':'12345678-5/1','open':5}],'lines':[]}",
                "{'payer':'76000000-0','lines':[{'boleta':'12345678-5/1','open':5}]} {'lines':[]}",
                "{'payer':'76000000-0','lines':[{'boleta':'12345678-5/1','open':5e-99999999999}]}",
                "[]",
                ""
            })
    void aProposalThatSaysTwoThingsIsRefused(String proposal) throws IOException {
        Problem refused = refusal("proposal.json", proposal.replace('\'', '"'));

        assertThat(refused.code()).isEqualTo("DOCUMENT_NOT_JSON");
        assertThat(refused.where().source()).isEqualTo("proposal.json");
    }

    @Test
    void aNumberInTheWrongColumnIsNotInTheMessage() throws IOException {
        Problem folio = refusal("list.csv", "rut,folio,monto\n12345678-5,11111111-1,100\n");
        Problem amount = refusal("list.csv", "rut,folio,monto\n12345678-5,7,11111111-1\n");

        assertThat(folio.code()).isEqualTo("BOLETA_FORM");
        assertThat(amount.code()).isEqualTo("PAYMENT_AMOUNT");
        assertThat(folio.message().en() + amount.message().en()).doesNotContain("1111111");
    }

    private Problem refusal(String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        return assertThrows(ProblemException.class, () -> PaymentList.file(file, PAYER))
                .problem();
    }
}
