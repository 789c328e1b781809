package dev.cuadra.onboarding.message;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Values that fit any template; all invented. */
final class Examples {
    static final TemplateSet SHIPPED = TemplateSet.shipped();
    static final Setting FRIDAY = new Setting(ZoneId.of("America/Santiago"), LocalDate.of(2026, 9, 4));

    private Examples() {}

    static Map<String, Value> values(Template template, boolean optional) {
        Map<String, Value> all = new TreeMap<>();
        template.variables().values().stream()
                .filter(variable -> optional || !variable.optional())
                .forEach(variable -> all.put(variable.name(), value(variable)));
        all.put(Variable.RECIPIENT, new Value.Person("Ana Rojas"));
        return all;
    }

    static Value value(Variable variable) {
        return switch (variable.type()) {
            case TEXT -> new Value.Words("texto de " + variable.name());
            case PERSON -> new Value.Person("Berta Soto");
            case DATE -> new Value.Day(LocalDate.of(2026, 9, 7));
            case INSTANT -> new Value.Moment(Instant.parse("2026-09-07T12:00:00Z"));
            case DURATION -> new Value.Span(Duration.ofMinutes(90));
            case MONEY -> new Value.Money(new BigDecimal("45000"), Currency.getInstance("CLP"));
            case AMOUNTS ->
                new Value.Amounts(List.of(
                        new Value.Money(new BigDecimal("13080.5"), Currency.getInstance("USD")),
                        new Value.Money(new BigDecimal("45000"), Currency.getInstance("CLP"))));
            case PERCENT -> new Value.Percent(new BigDecimal("62.5"));
            case INTEGER -> new Value.Whole(1_234);
            case URL -> new Value.Link("https://ayuda.example.test/a?b=1&c=2");
            case LIST -> new Value.Several(List.of("primera línea", "segunda línea"));
        };
    }

    static Letter letter(String key, String language, boolean optional) {
        Template template = SHIPPED.template(key);
        return SHIPPED.letter(template, language, Values.of(template, values(template, optional)), FRIDAY);
    }
}
