package dev.cuadra.boleta.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cuadra.spi.problem.ProblemException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.javamoney.moneta.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ClpTest {
    @Property
    void whatIsWrittenIsReadBack(@ForAll @LongRange(min = -Clp.MAX, max = Clp.MAX) long pesos) {
        Clp amount = Clp.of(pesos);

        assertThat(Clp.parse(amount.toString())).isEqualTo(amount);
        assertThat(Clp.of(amount.toMonetaryAmount())).isEqualTo(amount);
    }

    @Test
    void otherCurrenciesAndPartsOfAPesoAreRefused() {
        assertThat(Clp.of(Money.of(new BigDecimal("1000.00"), "CLP"))).isEqualTo(Clp.of(1000));
        assertThatThrownBy(() -> Clp.of(Money.of(1000, "USD"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Clp.of(Money.of(new BigDecimal("1000.5"), "CLP")))
                .isInstanceOf(IllegalArgumentException.class);
        for (String text : List.of("", "1.000", "1e3", "+5", "١", "1000000000000000", "-")) {
            assertThatThrownBy(() -> Clp.parse(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void sumsStayInRange() {
        assertThat(Clp.sum(List.of(Clp.of(1), Clp.of(2), Clp.of(-5)))).isEqualTo(Clp.of(-2));
        Clp most = Clp.of(Clp.MAX);
        List<Executable> beyond = List.of(
                () -> most.plus(Clp.of(1)),
                () -> Clp.of(-Clp.MAX).minus(Clp.of(1)),
                () -> Clp.sum(List.of(most, most)),
                () -> most.times(new BigDecimal("1E40"), RoundingMode.HALF_UP));
        for (Executable sum : beyond) {
            assertThat(assertThrows(ProblemException.class, sum).problem().code())
                    .isEqualTo("CLP_OUT_OF_RANGE");
        }
    }

    @Test
    void everyRoundingIsNamed() {
        assertThat(Clp.of(1001).times(new BigDecimal("0.5"), RoundingMode.HALF_UP))
                .isEqualTo(Clp.of(501));
        assertThat(Clp.of(1001).times(new BigDecimal("0.5"), RoundingMode.DOWN)).isEqualTo(Clp.of(500));
    }
}
