package dev.cuadra.boleta.form29;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.law.DueDate;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.problem.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Form 29 as JSON: {@code period}, {@code periodRule}, {@code codes} (pesos as integers, rates as text),
 * {@code boletas} (code to {@code RUT/FOLIO}), {@code dueDates} (day to date), {@code dueDateShifts} (where a date moved
 * or is unverified) and {@code warnings}. Stateless, safe for many threads.
 */
public final class Form29Json {
    private Form29Json() {}

    /** The form, with its warnings in the language of {@code locale}. */
    public static ObjectNode write(Form29 form, Locale locale) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("period", form.period().toString());
        json.put("periodRule", form.rule().name());
        ObjectNode codes = json.putObject("codes");
        form.codes().forEach((code, value) -> put(codes, code.value(), code, value));
        ObjectNode boletas = json.putObject("boletas");
        form.boletas().forEach((code, ids) -> {
            ArrayNode list = boletas.putArray(code.value());
            ids.forEach(id -> list.add(id.toString()));
        });
        ObjectNode dates = json.putObject("dueDates");
        ArrayNode shifts = JsonNodeFactory.instance.arrayNode();
        form.dueDates().forEach((day, date) -> {
            dates.put(day.toString(), date.due().toString());
            if (!date.because().isEmpty()) {
                shifts.add(shift(day, date));
            }
        });
        json.set("dueDateShifts", shifts);
        ArrayNode warnings = json.putArray("warnings");
        form.warnings().forEach(warning -> warnings.add(problem(warning, locale)));
        return json;
    }

    /**
     * What a filed return differs in: {@code period}, {@code needed}, {@code payable}, and {@code codes}, each with its
     * values and the boletas that changed. Pesos are integers, rates are text.
     */
    public static ObjectNode write(Form29Correction correction) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("period", correction.period().toString());
        json.put("needed", correction.needed());
        put(json, "payable", F29Code.PAYABLE, correction.payable());
        ArrayNode codes = json.putArray("codes");
        correction.codes().forEach(change -> {
            ObjectNode code = codes.addObject();
            code.put("code", change.code().value());
            put(code, "filed", change.code(), change.filed());
            put(code, "now", change.code(), change.now());
            put(code, "difference", change.code(), change.difference());
            ArrayNode boletas = code.putArray("boletas");
            change.boletas().forEach(moved -> {
                ObjectNode boleta = boletas.addObject();
                boleta.put("boleta", moved.boleta().toString());
                boleta.put("filed", moved.filed().pesos());
                boleta.put("now", moved.now().pesos());
                boleta.put("difference", moved.difference().pesos());
                ArrayNode causes = boleta.putArray("causes");
                moved.causes().forEach(cause -> causes.add(cause.name()));
            });
        });
        return json;
    }

    /** Whole pesos as an integer; a rate as text, and so what the form does not know when it has decimals. */
    private static void put(ObjectNode json, String member, F29Code code, BigDecimal value) {
        boolean rate = F29Form.current()
                .line(code)
                .filter(line -> line.kind() == F29Line.Kind.RATE)
                .isPresent();
        if (rate || value.stripTrailingZeros().scale() > 0) {
            json.put(member, value.toPlainString());
        } else {
            json.put(member, value.longValueExact());
        }
    }

    /** A problem as every JSON of this product shows it: {@code code}, {@code message}, {@code where}, {@code remedy}. */
    public static ObjectNode problem(Problem problem, Locale locale) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("code", problem.code());
        json.put("message", problem.message().in(locale));
        json.put("where", problem.where().toString());
        json.put("remedy", problem.remedy().in(locale));
        return json;
    }

    /**
     * Reads what {@link #write} wrote. Warnings come back in the one language they were written in.
     *
     * @throws ProblemException with code {@code FORM29_JSON}
     */
    public static Form29 read(JsonNode json) {
        try {
            YearMonth period = YearMonth.parse(text(json, "period"));
            Map<F29Code, BigDecimal> codes = new LinkedHashMap<>();
            object(json, "codes")
                    .properties()
                    .forEach(entry -> codes.put(
                            F29Code.of(entry.getKey()),
                            new BigDecimal(entry.getValue().asText())));
            Map<F29Code, List<BoletaId>> boletas = new LinkedHashMap<>();
            object(json, "boletas").properties().forEach(entry -> {
                List<BoletaId> ids = new ArrayList<>();
                entry.getValue().forEach(id -> ids.add(BoletaId.parse(id.asText())));
                boletas.put(F29Code.of(entry.getKey()), ids);
            });
            Map<Integer, DueDate> dates = new LinkedHashMap<>();
            object(json, "dueDates").properties().forEach(entry -> {
                int day = Integer.parseInt(entry.getKey());
                dates.put(day, dueDate(period, day, entry.getValue().asText(), json.path("dueDateShifts")));
            });
            List<Problem> warnings = new ArrayList<>();
            json.path("warnings").forEach(warning -> warnings.add(problem(warning)));
            return new Form29(period, PeriodRule.valueOf(text(json, "periodRule")), codes, boletas, dates, warnings);
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            String detail = String.valueOf(e.getMessage());
            throw new ProblemException(Texts.BOOK.problem("FORM29_JSON", Place.NOWHERE, Map.of("detail", detail)), e);
        }
    }

    private static ObjectNode shift(int day, DueDate date) {
        ObjectNode shift = JsonNodeFactory.instance.objectNode();
        shift.put("day", day);
        shift.put("nominal", date.nominal().toString());
        ObjectNode because = shift.putObject("because");
        date.because().forEach((closed, reason) -> because.put(closed.toString(), reason));
        shift.put("verified", date.confidence() == Confidence.CERTAIN);
        return shift;
    }

    private static DueDate dueDate(YearMonth period, int day, String due, JsonNode shifts) {
        Map<LocalDate, String> because = new LinkedHashMap<>();
        Confidence confidence = Confidence.CERTAIN;
        for (JsonNode shift : shifts) {
            if (shift.path("day").asInt() == day) {
                shift.path("because")
                        .properties()
                        .forEach(entry -> because.put(
                                LocalDate.parse(entry.getKey()),
                                entry.getValue().asText()));
                confidence = shift.path("verified").asBoolean() ? Confidence.CERTAIN : Confidence.UNVERIFIED;
            }
        }
        return new DueDate(period, day, period.plusMonths(1).atDay(day), LocalDate.parse(due), because, confidence);
    }

    private static Problem problem(JsonNode json) {
        String message = text(json, "message");
        String remedy = text(json, "remedy");
        return new Problem(
                text(json, "code"),
                new Text(message, message),
                new Text(remedy, remedy),
                Place.in(text(json, "where")));
    }

    private static JsonNode object(JsonNode json, String member) {
        if (!json.path(member).isObject()) {
            throw new IllegalArgumentException(member + " is missing");
        }
        return json.path(member);
    }

    private static String text(JsonNode json, String member) {
        if (!json.path(member).isTextual()) {
            throw new IllegalArgumentException(member + " is missing");
        }
        return json.path(member).asText();
    }
}
