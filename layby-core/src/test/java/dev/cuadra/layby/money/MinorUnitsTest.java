package dev.cuadra.layby.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cuadra.spi.problem.ProblemException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("MON-01")
class MinorUnitsTest {
    @ParameterizedTest
    @ValueSource(strings = {"AU.", "A.D", "AUD|CLP", "CL[P]", "AUD$", "${x}", "(", "aud", " AUD", "ＡＵＤ", "", "XXX"})
    void aCurrencyIsNamedByItsCodeAndNotByAnExpression(String code) {
        ProblemException refused = assertThrows(ProblemException.class, () -> MinorUnits.currency(code));

        assertThat(refused.problem().code()).isEqualTo("CURRENCY_UNKNOWN");
        assertThat(MinorUnits.currency("AUD").getCurrencyCode()).isEqualTo("AUD");
    }
}
