package dev.cuadra.boleta.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.javamoney.moneta.Money;
import org.junit.jupiter.api.Test;

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
        assertThatThrownBy(() -> Clp.of(Clp.MAX).plus(Clp.of(1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyRoundingIsNamed() {
        assertThat(Clp.of(1001).times(new BigDecimal("0.5"), RoundingMode.HALF_UP))
                .isEqualTo(Clp.of(501));
        assertThat(Clp.of(1001).times(new BigDecimal("0.5"), RoundingMode.DOWN)).isEqualTo(Clp.of(500));
    }
}
