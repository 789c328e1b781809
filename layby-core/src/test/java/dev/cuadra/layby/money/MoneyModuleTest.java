package dev.cuadra.layby.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cuadra.spi.problem.ProblemException;
import java.util.List;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("MON-01")
class MoneyModuleTest {
    private final JsonMapper mapper =
            JsonMapper.builder().addModule(new MoneyModule()).build();

    @Test
    void anAmountIsTextWithItsCurrencyAndIsReadBack() throws JsonProcessingException {
        MonetaryAmount amount = MinorUnits.parse("12.3", "AUD");

        String json = mapper.writeValueAsString(amount);

        assertThat(json).isEqualTo("{\"amount\":\"12.30\",\"currency\":\"AUD\"}");
        assertThat(mapper.readValue(json, MonetaryAmount.class)).isEqualTo(amount);
        assertThat(mapper.readValue("{\"currency\":\"AUD\",\"amount\":\"12.3\"}", MonetaryAmount.class))
                .isEqualTo(amount);
    }

    @Test
    void amountsStandOneAfterTheOther() throws JsonProcessingException {
        MonetaryAmount amount = MinorUnits.parse("7", "CLP");

        assertThat(mapper.writeValueAsString(List.of(amount, amount)))
                .isEqualTo("[{\"amount\":\"7\",\"currency\":\"CLP\"},{\"amount\":\"7\",\"currency\":\"CLP\"}]");
    }

    @Test
    void aCurrencyIsItsCode() throws JsonProcessingException {
        CurrencyUnit currency = MinorUnits.currency("BHD");

        assertThat(mapper.writeValueAsString(currency)).isEqualTo("\"BHD\"");
        assertThat(mapper.readValue("\"BHD\"", CurrencyUnit.class)).isEqualTo(currency);
    }

    /** A number may have gone through binary fractions already. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"amount\":12.3,\"currency\":\"AUD\"}",
                "{\"amount\":\"12.3\",\"currency\":36}",
                "{\"amount\":\"12.3\"}",
                "{\"amount\":\"12.3\",\"currency\":\"AUD\",\"rate\":\"1\"}",
                "[]",
                "\"12.3\""
            })
    void whatIsNoAmountIsRefused(String json) {
        assertThatThrownBy(() -> mapper.readValue(json, MonetaryAmount.class))
                .isInstanceOf(JsonMappingException.class)
                .hasMessageContaining("an amount and a currency, both text");
    }

    @Test
    void whatCannotBeAnAmountSaysWhy() {
        assertCause("{\"amount\":\"12.345\",\"currency\":\"AUD\"}", MonetaryAmount.class, "AMOUNT_SCALE");
        assertCause("\"ZZZ\"", CurrencyUnit.class, "CURRENCY_UNKNOWN");
    }

    private void assertCause(String json, Class<?> type, String code) {
        assertThatThrownBy(() -> mapper.readValue(json, type))
                .isInstanceOf(JsonMappingException.class)
                .rootCause()
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(code));
    }
}
