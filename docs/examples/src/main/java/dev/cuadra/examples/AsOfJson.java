package dev.cuadra.examples;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.asof.BoletaDifference;
import dev.cuadra.boleta.asof.CodeDifference;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.F29Form;
import dev.cuadra.boleta.service.FilingThen;
import dev.cuadra.boleta.service.MonthAsOf;
import dev.cuadra.boleta.service.MonthThen;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** A month as of two days, as JSON: pesos are integers, rates text. */
final class AsOfJson {
    private AsOfJson() {}

    static ObjectNode write(MonthAsOf answer, LocalDate day, Optional<LocalDate> other) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("payer", answer.payer().toString());
        json.put("period", answer.period().toString());
        json.set("at", known(Optional.of(day), answer.at(), answer.then()));
        json.set("and", known(other, answer.and(), answer.now()));
        ArrayNode differences = json.putArray("differences");
        answer.difference().codes().forEach(code -> difference(code, differences.addObject()));
        json.set("filing", answer.filing().map(AsOfJson::filing).orElse(null));
        return json;
    }

    private static ObjectNode known(Optional<LocalDate> day, Instant at, Optional<MonthThen> month) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("day", day.map(LocalDate::toString).orElse(null));
        json.put("instant", at.toString());
        json.put("known", month.isPresent());
        json.put("periodRule", month.map(one -> one.books().rule().name()).orElse(null));
        json.set("codes", codes(month.map(one -> one.form29().codes()).orElse(Map.of())));
        json.set("closed", month.flatMap(MonthThen::closed).map(AsOfJson::codes).orElse(null));
        return json;
    }

    private static ObjectNode codes(Map<F29Code, BigDecimal> codes) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        F29Form.current()
                .sorted(codes.keySet())
                .forEach(code -> put(json, code.value(), codes.getOrDefault(code, BigDecimal.ZERO)));
        return json;
    }

    private static void difference(CodeDifference code, ObjectNode json) {
        json.put("code", code.code().value());
        put(json, "before", code.before());
        put(json, "after", code.after());
        put(json, "difference", code.difference());
        ObjectNode kinds = json.putObject("kinds");
        code.kinds().forEach((kind, amount) -> put(kinds, kind.name(), amount));
        ArrayNode boletas = json.putArray("boletas");
        code.boletas().forEach(boleta -> boleta(boleta, boletas.addObject()));
    }

    private static void boleta(BoletaDifference boleta, ObjectNode json) {
        json.put("boleta", boleta.boleta().toString());
        json.put("before", boleta.before().pesos());
        json.put("after", boleta.after().pesos());
        json.put("difference", boleta.difference().pesos());
        ObjectNode kinds = json.putObject("kinds");
        boleta.kinds().forEach((kind, amount) -> kinds.put(kind.name(), amount.pesos()));
        json.put("knownAt", boleta.knownAt().map(Instant::toString).orElse(null));
    }

    private static ObjectNode filing(FilingThen filing) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("number", filing.number());
        json.put("folio", filing.folio());
        json.put("filedOn", filing.filedOn().toString());
        json.put("known", filing.known().isPresent());
        ArrayNode differing = json.putArray("differing");
        filing.known()
                .ifPresent(known -> filing.differing().forEach(code -> {
                    ObjectNode one = differing.addObject();
                    one.put("code", code.value());
                    put(one, "filed", filing.filed(code));
                    put(one, "known", known.form29().value(code));
                }));
        return json;
    }

    private static void put(ObjectNode json, String name, BigDecimal value) {
        if (value.stripTrailingZeros().scale() > 0) {
            json.put(name, value.toPlainString());
        } else {
            json.put(name, value.longValueExact());
        }
    }
}
