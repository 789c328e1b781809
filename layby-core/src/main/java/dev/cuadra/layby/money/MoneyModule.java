package dev.cuadra.layby.money;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.cuadra.spi.problem.ProblemException;
import java.io.IOException;
import java.io.Serial;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;

/** JSON for amounts, {@code {"amount":"12.34","currency":"AUD"}}, and for currencies, {@code "AUD"}. */
public final class MoneyModule extends SimpleModule {
    @Serial
    private static final long serialVersionUID = 1L;

    public MoneyModule() {
        super("cuadra-layby-money");
        addSerializer(new AmountWriter());
        addDeserializer(MonetaryAmount.class, new AmountReader());
        addSerializer(new CurrencyWriter());
        addDeserializer(CurrencyUnit.class, new CurrencyReader());
    }

    private static final class AmountWriter extends StdSerializer<MonetaryAmount> {
        @Serial
        private static final long serialVersionUID = 1L;

        AmountWriter() {
            super(MonetaryAmount.class);
        }

        @Override
        public void serialize(MonetaryAmount amount, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeStartObject();
            json.writeStringField("amount", MinorUnits.text(amount));
            json.writeStringField("currency", amount.getCurrency().getCurrencyCode());
            json.writeEndObject();
        }
    }

    private static final class AmountReader extends StdDeserializer<MonetaryAmount> {
        @Serial
        private static final long serialVersionUID = 1L;

        AmountReader() {
            super(MonetaryAmount.class);
        }

        @Override
        public MonetaryAmount deserialize(JsonParser json, DeserializationContext context) throws IOException {
            JsonNode node = context.readTree(json);
            if (!node.path("amount").isTextual() || !node.path("currency").isTextual() || node.size() != 2) {
                return (MonetaryAmount) context.handleUnexpectedToken(
                        MonetaryAmount.class, JsonToken.START_OBJECT, json, "an amount and a currency, both text");
            }
            try {
                return MinorUnits.parse(
                        node.get("amount").textValue(), node.get("currency").textValue());
            } catch (ProblemException e) {
                return (MonetaryAmount) context.handleInstantiationProblem(MonetaryAmount.class, node, e);
            }
        }
    }

    private static final class CurrencyWriter extends StdSerializer<CurrencyUnit> {
        @Serial
        private static final long serialVersionUID = 1L;

        CurrencyWriter() {
            super(CurrencyUnit.class);
        }

        @Override
        public void serialize(CurrencyUnit currency, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeString(currency.getCurrencyCode());
        }
    }

    private static final class CurrencyReader extends StdDeserializer<CurrencyUnit> {
        @Serial
        private static final long serialVersionUID = 1L;

        CurrencyReader() {
            super(CurrencyUnit.class);
        }

        @Override
        public CurrencyUnit deserialize(JsonParser json, DeserializationContext context) throws IOException {
            try {
                return MinorUnits.currency(json.getText());
            } catch (ProblemException e) {
                return (CurrencyUnit) context.handleInstantiationProblem(CurrencyUnit.class, json.getText(), e);
            }
        }
    }
}
