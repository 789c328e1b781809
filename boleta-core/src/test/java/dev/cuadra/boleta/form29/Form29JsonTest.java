package dev.cuadra.boleta.form29;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.spi.problem.ProblemException;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class Form29JsonTest {
    @Property(tries = 200)
    void whatIsWrittenIsReadBack(
            @ForAll @IntRange(min = 0, max = 140) int months,
            @ForAll @LongRange(min = 1, max = 99_999_999) long gross,
            @ForAll boolean paid,
            @ForAll PeriodRule rule)
            throws Exception {
        YearMonth period = YearMonth.of(2019, 1).plusMonths(months);
        String day = period.atDay(28).toString();
        Form29 form = Form29Assembler.chile()
                .assemble(new Form29Request(
                        period,
                        rule,
                        List.of(Form29AssemblerTest.boleta("12345678-5/1", day, paid ? day : "", gross)),
                        Map.of(F29Code.of("115"), new BigDecimal("0.125"), F29Code.of("563"), new BigDecimal(gross))));

        ObjectNode json = Form29Json.write(form, Locale.ENGLISH);
        Form29 back = Form29Json.read(JsonMapper.builder().build().readTree(json.toString()));

        assertThat(back.period()).isEqualTo(form.period());
        assertThat(back.rule()).isEqualTo(form.rule());
        assertThat(back.codes()).isEqualTo(form.codes());
        assertThat(back.boletas()).isEqualTo(form.boletas());
        assertThat(back.dueDates()).isEqualTo(form.dueDates());
        assertThat(Form29Json.write(back, Locale.ENGLISH)).isEqualTo(json);
    }

    @Test
    void whatIsNoFormIsOneTypedError() throws Exception {
        JsonMapper mapper = JsonMapper.builder().build();
        for (String text : List.of(
                "{}",
                "[]",
                "{\"period\":\"2026-13\"}",
                "{\"period\":\"2026-01\",\"periodRule\":\"X\",\"codes\":{},\"boletas\":{},\"dueDates\":{}}")) {
            assertThatThrownBy(() -> Form29Json.read(mapper.readTree(text)))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problem().code()).isEqualTo("FORM29_JSON"));
        }
    }
}
