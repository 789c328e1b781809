package dev.cuadra.sii.f29;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.cuadra.sii.fuzz.Fuzzed;
import dev.cuadra.sii.page.SiiPage;
import org.junit.jupiter.api.Tag;

/** Answers of the Form 29 application, whatever came. */
@Tag("SII-SDI")
class SdiFuzzTest {
    private static final String JSON = "application/json; charset=utf-8";

    @FuzzTest
    @Tag("SII-PROP")
    void proposal(byte[] input) {
        for (SiiPage page : Fuzzed.pages(input, SdiMethod.PROPOSAL.address().toString(), JSON)) {
            Fuzzed.fault(() -> Proposal.of(page).ifPresent(given -> given.codes().values().forEach(value -> {
                assertThat(value.scale()).isBetween(0, 6);
                assertThat(value.precision()).isLessThanOrEqualTo(21);
            })));
        }
    }

    @FuzzTest
    @Tag("SII-DECL")
    void declarations(byte[] input) {
        for (SiiPage page : Fuzzed.pages(input, SdiMethod.DECLARATIONS.address().toString(), JSON)) {
            Fuzzed.fault(() -> Declaration.of(page)
                    .forEach(given -> assertThat(given.amount().scale()).isZero()));
        }
    }
}
