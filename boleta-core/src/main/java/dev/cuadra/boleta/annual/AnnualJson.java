package dev.cuadra.boleta.annual;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.form29.Form29Json;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.Step;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The year as JSON: {@code payer}, {@code commercialYear}, {@code taxYear}, {@code due}, {@code factors},
 * {@code rows}, {@code summary}, {@code roundingDifferences}, {@code proof}, {@code warnings} and {@code notes}. Pesos
 * are integers, factors text. Stateless, safe for many threads.
 */
public final class AnnualJson {
    private AnnualJson() {}

    /** The statement and its proof, with texts in the language of {@code locale}. */
    public static ObjectNode write(AnnualStatement statement, AnnualProof proof, Locale locale) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("payer", statement.payer().toString());
        json.put("commercialYear", statement.year());
        json.put("taxYear", statement.taxYear());
        json.set("due", due(statement));
        json.set("factors", factors(statement));
        ArrayNode rows = json.putArray("rows");
        statement.rows().forEach(row -> rows.add(row(row, statement, locale)));
        ObjectNode summary = json.putObject("summary");
        summary.put("cases", statement.summary().cases());
        amounts(summary, statement.summary().sums());
        summary.put("fees", statement.summary().fees().pesos());
        ArrayNode differences = json.putArray("roundingDifferences");
        statement.differences().forEach(difference -> {
            ObjectNode entry = differences.addObject();
            entry.put("row", difference.row());
            entry.put("amount", difference.amount().name());
            entry.put("sumOfRounded", difference.sumOfRounded().pesos());
            entry.put("roundedSum", difference.roundedSum().pesos());
        });
        json.set("proof", proof(proof, locale));
        json.set("warnings", problems(statement.warnings(), locale));
        json.set("notes", problems(statement.notes(), locale));
        return json;
    }

    /** Steps as every JSON of this product shows them. */
    public static ArrayNode steps(List<Step> steps, Locale locale) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        steps.forEach(step -> {
            ObjectNode entry = array.addObject();
            entry.put("rule", step.rule());
            entry.put("source", step.source());
            entry.put("text", step.text().in(locale));
            ObjectNode inputs = entry.putObject("inputs");
            step.inputs().forEach(inputs::put);
            entry.put("rounding", step.rounding().map(Enum::name).orElse(null));
            entry.put("result", step.result());
            entry.put("verified", step.verified());
        });
        return array;
    }

    private static ObjectNode due(AnnualStatement statement) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("date", statement.due().map(due -> due.on().toString()).orElse(null));
        json.put(
                "verified",
                statement
                        .due()
                        .filter(due -> due.confidence() != Confidence.UNVERIFIED)
                        .isPresent());
        return json;
    }

    private static ArrayNode factors(AnnualStatement statement) {
        ArrayNode factors = JsonNodeFactory.instance.arrayNode();
        statement.factors().months().forEach(factor -> {
            ObjectNode entry = factors.addObject();
            entry.put("month", YearMonth.of(statement.year(), factor.month()).toString());
            entry.put("factor", factor.text());
            entry.put("source", factor.source());
            entry.put("verified", factor.confidence() != Confidence.UNVERIFIED);
        });
        return factors;
    }

    private static ObjectNode row(DjRow row, AnnualStatement statement, Locale locale) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("number", row.number());
        json.put("rut", row.payee().rut().map(Rut::toString).orElse(null));
        json.put("name", row.payee().isErased() ? null : row.payee().name());
        amounts(json, row.updated());
        json.put("fees", row.fees().pesos());
        ObjectNode months = json.putObject("months");
        row.months()
                .forEach((month, amounts) -> amounts(
                        months.putObject(YearMonth.of(statement.year(), month).toString()), amounts));
        json.put("certificate", row.number());
        json.set("steps", steps(row.steps(statement.factors()), locale));
        return json;
    }

    /** Every amount, those of nothing too. */
    private static void amounts(ObjectNode json, Map<DjAmount, Clp> amounts) {
        json.put("retained", pesos(amounts, DjAmount.GENERAL));
        json.put("directors", pesos(amounts, DjAmount.DIRECTORS));
        json.put("directorsNonResident", pesos(amounts, DjAmount.DIRECTORS_NON_RESIDENT));
        json.put("islaDePascua", pesos(amounts, DjAmount.ISLA_DE_PASCUA));
        json.put("loan", pesos(amounts, DjAmount.LOAN));
    }

    private static long pesos(Map<DjAmount, Clp> amounts, DjAmount amount) {
        return amounts.getOrDefault(amount, Clp.ZERO).pesos();
    }

    private static ObjectNode proof(AnnualProof proof, Locale locale) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("agrees", proof.agrees());
        ArrayNode months = json.putArray("months");
        proof.months().forEach(compared -> {
            ObjectNode entry = months.addObject();
            entry.put("month", compared.month().toString());
            entry.put("code", compared.code().value());
            entry.put("form29", compared.declared().longValueExact());
            entry.put("books", compared.books().pesos());
            entry.put("dj1879", compared.rows().pesos());
            entry.put("certificates", compared.certificates().pesos());
        });
        ArrayNode differences = json.putArray("differences");
        proof.differences().forEach(difference -> {
            ObjectNode entry = Form29Json.problem(difference.problem(), locale);
            ArrayNode boletas = entry.putArray("boletas");
            difference.boletas().forEach(boleta -> boletas.add(boleta.toString()));
            differences.add(entry);
        });
        return json;
    }

    private static ArrayNode problems(List<Problem> problems, Locale locale) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        problems.forEach(problem -> array.add(Form29Json.problem(problem, locale)));
        return array;
    }
}
