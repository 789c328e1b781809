package dev.cuadra.layby.agreement;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.cuadra.layby.money.MoneyModule;
import java.io.IOException;
import java.io.Serial;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/**
 * Commands, events and logs as JSON and back. What is written of equal values is equal to the byte: members and sets
 * are sorted, decimals are text with their own scale, dates are ISO text. Safe for many threads.
 */
public final class LaybyJson {
    private static final ObjectMapper MAPPER = build();

    private LaybyJson() {}

    /** The one mapper of lay-bys. It is shared: configure a copy, never this one. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** The hash of a value's JSON, SHA-256 in hexadecimal. */
    static String fingerprint(Object value) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(MAPPER.writeValueAsBytes(value)));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("Not to be hashed: " + value.getClass(), e);
        }
    }

    private static ObjectMapper build() {
        JsonMapper mapper = JsonMapper.builder()
                .addModules(new Jdk8Module(), new JavaTimeModule(), new MoneyModule(), new SortedSets())
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .build();
        mapper.configOverride(BigDecimal.class).setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING));
        return mapper;
    }

    /** Sets have no order of their own, and a hash needs one. */
    private static final class SortedSets extends SimpleModule {
        @Serial
        private static final long serialVersionUID = 1L;

        SortedSets() {
            super("cuadra-layby-sets");
            addSerializer(new SetWriter());
        }
    }

    private static final class SetWriter extends StdSerializer<Set<?>> {
        @Serial
        private static final long serialVersionUID = 1L;

        SetWriter() {
            super(Set.class, false);
        }

        @Override
        public void serialize(Set<?> set, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartArray();
            for (Object element : set.stream().sorted().toList()) {
                provider.defaultSerializeValue(element, json);
            }
            json.writeEndArray();
        }
    }
}
