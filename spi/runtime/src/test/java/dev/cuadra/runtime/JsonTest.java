package dev.cuadra.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.problem.Text;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTest {
    private static final Json JSON = Json.standard();

    record Times(LocalDate day, YearMonth month, Instant instant, Duration span, OffsetDateTime offset) {}

    record Figures(BigDecimal rate, long pesos, int parts) {}

    record Order(String title, Figures figures, List<Integer> parts) {}

    record Picky(int positive) {
        Picky {
            if (positive < 1) {
                throw new ProblemException(new Problem(
                        "NOT_POSITIVE", new Text("No es positivo", "Not positive"), new Text("", ""), Place.NOWHERE));
            }
        }
    }

    record Broken(String secret) {
        @Override
        public String secret() {
            throw new IllegalStateException("never repeated");
        }
    }

    enum Colour {
        RED,
        IMPORTANT
    }

    record Coloured(Colour colour) {}

    record Code(int number) {}

    record Coded(Code code, Map<String, Code> more) {}

    @Test
    void timesAreIsoText() {
        Times times = new Times(
                LocalDate.of(2025, 2, 28),
                YearMonth.of(2025, 2),
                Instant.parse("2025-02-28T23:59:59.000001Z"),
                Duration.ofMinutes(90),
                OffsetDateTime.parse("2025-02-28T20:00:00-03:00"));

        assertThat(JSON.canonical(times).utf8())
                .isEqualTo("{\"day\":\"2025-02-28\",\"instant\":\"2025-02-28T23:59:59.000001Z\",\"month\":\"2025-02\","
                        + "\"offset\":\"2025-02-28T20:00:00-03:00\",\"span\":\"PT1H30M\"}");
        assertThat(JSON.read(JSON.canonical(times), Times.class)).isEqualTo(times);
    }

    @Test
    void canonicalBytesSortMembersAtEveryDepth() {
        Map<String, Object> inner = new LinkedHashMap<>();
        inner.put("z", 1);
        inner.put("I", 2);
        inner.put("ı", 3);
        Map<String, Object> outer = new LinkedHashMap<>();
        outer.put("b", List.of(inner));
        outer.put("a", Optional.empty());

        assertThat(JSON.canonical(outer).utf8()).isEqualTo("{\"a\":null,\"b\":[{\"I\":2,\"z\":1,\"ı\":3}]}");
        assertThat(JSON.canonical(JSON.tree(outer))).isEqualTo(JSON.canonical(outer));
    }

    @Test
    void aDecimalKeepsItsScale() {
        for (String text : List.of("14.50", "0.10", "1E+3", "-0.000", "123456789012345678901234567890.12")) {
            Figures figures = new Figures(new BigDecimal(text), 1, 1);
            assertThat(JSON.read(JSON.canonical(figures), Figures.class)).isEqualTo(figures);
            assertThat(JSON.read(JSON.parse(JSON.canonical(figures)), Figures.class))
                    .isEqualTo(figures);
        }
    }

    @Test
    void aMissingNumberIsNoZero() {
        assertThatThrownBy(() -> JSON.read(Bytes.utf8("{\"rate\":1.5,\"pesos\":1}"), Figures.class))
                .isInstanceOf(DocumentFormatException.class)
                .hasMessageContaining("parts");
    }

    @Test
    void noNumberIsCutToFitOrReadFromText() {
        for (String bad : List.of(
                "{\"rate\":1,\"pesos\":1.5,\"parts\":1}",
                "{\"rate\":1,\"pesos\":\"1\",\"parts\":1}",
                "{\"rate\":1,\"pesos\":9223372036854775808,\"parts\":1}",
                "{\"rate\":1,\"pesos\":true,\"parts\":1}",
                "{\"rate\":\"1\",\"pesos\":1,\"parts\":1}")) {
            assertThatThrownBy(() -> JSON.read(Bytes.utf8(bad), Figures.class))
                    .as(bad)
                    .isInstanceOf(DocumentFormatException.class);
        }
        assertThatThrownBy(() -> JSON.read(Bytes.utf8("{\"colour\":0}"), Coloured.class))
                .isInstanceOf(DocumentFormatException.class);
    }

    @Test
    void nullIsNoValue() {
        assertThatThrownBy(() -> JSON.read(Bytes.utf8("null"), Figures.class))
                .isInstanceOf(DocumentFormatException.class);
        assertThat(problem("null").code()).isEqualTo("JSON_VALUE");
    }

    @Test
    void whatIsStoredMayHoldUnknownMembers() {
        assertThat(JSON.read(Bytes.utf8("{\"rate\":1.0,\"pesos\":2,\"parts\":3,\"later\":{}}"), Figures.class))
                .isEqualTo(new Figures(new BigDecimal("1.0"), 2, 3));
    }

    @Test
    void aQuestionIsNoMember() {
        assertThat(JSON.tree(Person.of("76.543.210-3", "Ana")).has("active")).isFalse();
    }

    @Test
    void anyTextSurvivesEvenHalfACharacter() {
        for (String text : List.of("\ud83d", "\ude00x", "\ud83d\ude00", "\uffff")) {
            Order order = new Order(text, new Figures(BigDecimal.ONE, 1, 1), List.of());
            assertThat(JSON.read(JSON.canonical(order), Order.class)).isEqualTo(order);
        }
        assertThat(JSON.canonical("\ud83d\ude00").utf8()).isEqualTo("\"\\uD83D\\uDE00\"");
    }

    @Test
    void whatHasNoJsonFormIsRefusedWithoutBeingRepeated() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JSON.canonical(new Broken("x")))
                .withMessageNotContaining("never");
    }

    @Test
    void aUserIsToldOfAnUnknownMember() {
        Problem problem = problem("{\n \"title\":\"x\",\n \"figures\":{\"rate\":1,\"peso\":2}}");

        assertThat(problem.code()).isEqualTo("JSON_UNKNOWN_MEMBER");
        assertThat(problem.where()).isEqualTo(new Place("order.json", 3, "figures.peso"));
        assertThat(problem.remedy().en()).contains("parts, pesos, rate");
    }

    @Test
    void aUserIsToldOfAMemberGivenTwice() {
        assertThat(problem("{\"title\":\"x\",\n\"title\":\"y\"}"))
                .returns("JSON_DUPLICATE_MEMBER", Problem::code)
                .returns(2L, problem -> problem.where().line());
        assertThat(problem("{\"title\":\"x\",\"figures\":{\"rate\":1,\"rate\":2}}")
                        .code())
                .isEqualTo("JSON_DUPLICATE_MEMBER");
    }

    @Test
    void aUserIsToldOfAWrongValueWithoutSeeingItRepeated() {
        Problem problem = problem("{\"title\":\"x\",\"figures\":{\"rate\":1,\"pesos\":\"secret\",\"parts\":1}}");

        assertThat(problem.code()).isEqualTo("JSON_VALUE");
        assertThat(problem.where().column()).isEqualTo("figures.pesos");
        assertThat(problem.toString()).doesNotContain("secret").contains("long");
        assertThat(problem("{\"title\":\"x\",\"parts\":[1,\"a\"]}").where().column())
                .isEqualTo("parts[1]");
    }

    @Test
    void aUserIsToldWhereTheTextIsNoJson() {
        assertThat(problem("{\"title\":\n\"x\",}"))
                .returns("JSON_SYNTAX", Problem::code)
                .returns(2L, problem -> problem.where().line());
        assertThat(problem("{\"title\":\"x\"").code()).isEqualTo("JSON_SYNTAX");
        assertThat(problem("").code()).isIn("JSON_SYNTAX", "JSON_VALUE");
        assertThat(problem("{} {}").code()).isIn("JSON_SYNTAX", "JSON_VALUE");
    }

    @Test
    void theProblemThatAValueStatesComesThrough() {
        ProblemException refused = catchThrowableOfType(
                ProblemException.class,
                () -> JSON.readStrict("picky.json", Bytes.utf8("{\"positive\":0}"), Picky.class));

        assertThat(refused.problem().code()).isEqualTo("NOT_POSITIVE");
        assertThat(refused.problem().where().source()).isEqualTo("picky.json");
    }

    @Test
    void whatIsSoundIsReadStrictly() {
        assertThat(JSON.readStrict("x", Bytes.utf8("{\"positive\":3}"), Picky.class))
                .isEqualTo(new Picky(3));
    }

    @Test
    void aCoreAddsItsOwnValueTypes() {
        Json json = JSON.with(new SimpleModule("codes")
                .addSerializer(Code.class, new StdSerializer<>(Code.class) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public void serialize(Code code, JsonGenerator out, SerializerProvider provider)
                            throws IOException {
                        out.writeString("#" + code.number());
                    }
                })
                .addDeserializer(Code.class, new StdDeserializer<>(Code.class) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public Code deserialize(JsonParser in, DeserializationContext context) throws IOException {
                        return new Code(Integer.parseInt(in.getText().substring(1)));
                    }
                }));
        Coded coded = new Coded(new Code(4), Map.of("x", new Code(5)));

        assertThat(json.canonical(coded).utf8()).isEqualTo("{\"code\":\"#4\",\"more\":{\"x\":\"#5\"}}");
        assertThat(json.read(json.canonical(coded), Coded.class)).isEqualTo(coded);
        assertThat(JSON.canonical(new Code(4)).utf8()).isEqualTo("{\"number\":4}");
    }

    private static Problem problem(String text) {
        return catchThrowableOfType(
                        ProblemException.class, () -> JSON.readStrict("order.json", Bytes.utf8(text), Order.class))
                .problem();
    }
}
