package dev.cuadra.sii.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.cuadra.sii.fuzz.Fuzzed;
import dev.cuadra.sii.page.SiiPage;
import java.util.Optional;
import org.junit.jupiter.api.Tag;

/** Answers to the question for a seed or a token, whatever came. */
@Tag("SII-SEED")
class AuthFuzzTest {
    @FuzzTest
    void answer(byte[] input) {
        for (SiiPage page : Fuzzed.pages(input, "https://palena.sii.cl/DTEWS/CrSeed.jws", "text/xml")) {
            Fuzzed.fault(() -> given(AuthAnswer.seed(page)));
            Fuzzed.fault(() -> given(AuthAnswer.token(page)));
        }
    }

    private static void given(AuthAnswer answer) {
        assertThat(answer.wantsNewSeed() && answer.fault().isEmpty()).isFalse();
        assertThat(Optional.of(answer.value())).get().asString().isNotBlank();
    }
}
