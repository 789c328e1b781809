package dev.cuadra.onboarding.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterTest {
    private static final List<String> LANGUAGES = List.of("es", "en");
    private static final List<Template> ALL = List.copyOf(Examples.SHIPPED.templates());

    @Test
    @Tag("MSG-3")
    void everyTemplateInEveryLanguageIsWholeWithAndWithoutWhatItCanDoWithout() {
        for (Template template : ALL) {
            for (String language : LANGUAGES) {
                for (boolean optional : List.of(true, false)) {
                    Letter letter = Examples.letter(template.key(), language, optional);
                    assertThat(letter.subject() + letter.text() + letter.brief())
                            .as(template.key())
                            .doesNotContain("{", "}", "null", "  ", "..", " .", " ,");
                    assertThat(letter.subject().length()).isBetween(5, Letter.LONGEST_SUBJECT);
                    Document page = Jsoup.parse(letter.html());
                    assertThat(page.body().wholeText()).doesNotContain("{", "}", "null");
                    assertThat(page.select("html").attr("lang")).isEqualTo(language);
                }
            }
        }
    }

    /** What a program on the other side sees: elements, their attributes, and no word of the text. */
    private static String shape(String html) {
        StringBuilder shape = new StringBuilder();
        Document page = Jsoup.parse(html);
        assertThat(page.parser().getErrors()).isEmpty();
        for (Element element : page.getAllElements()) {
            shape.append(element.tagName());
            element.attributes().forEach(attribute -> shape.append(' ').append(attribute.getKey()));
            shape.append('\n');
        }
        return shape.toString();
    }

    @Property(tries = 60)
    @net.jqwik.api.Tag("MSG-3")
    void nothingThatStandsInAValueBreaksOut(@ForAll("hostile") String hostile, @ForAll("templates") Template template) {
        Map<String, Value> values = Examples.values(template, true);
        Map<String, Value> evil = new TreeMap<>(values);
        evil.replaceAll((name, value) -> worse(value, hostile));
        Letter tame = Examples.SHIPPED.letter(template, "es", Values.of(template, values), Examples.FRIDAY);

        Letter letter = Examples.SHIPPED.letter(template, "es", Values.of(template, evil), Examples.FRIDAY);

        assertThat(shape(letter.html())).isEqualTo(shape(tame.html()));
        assertThat(letter.subject().lines().count()).isEqualTo(1);
        assertThat(letter.text().lines().count()).isEqualTo(tame.text().lines().count());
        assertThat(letter.subject() + letter.text())
                .doesNotContainPattern(
                        "[\\u0000-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u202A-\\u202E\\u2066-\\u2069\\u200B\\uFEFF]");
        assertThat(Jsoup.parse(letter.html()).select("script, img, link, iframe, object, [onclick], [style], [src]"))
                .isEmpty();
    }

    private static Value worse(Value value, String hostile) {
        if (value instanceof Value.Words) {
            return new Value.Words(hostile);
        } else if (value instanceof Value.Person) {
            return new Value.Person(hostile);
        } else if (value instanceof Value.Several) {
            return new Value.Several(List.of(hostile, hostile));
        }
        return value;
    }

    @Provide
    Arbitrary<String> hostile() {
        return Arbitraries.of(
                        "<script>alert(1)</script>",
                        "\"><img src=x onerror=alert(1)>",
                        "</p></main><h1>",
                        "&lt;b&gt;&amp;",
                        "</title></style><link rel=stylesheet href=//x>",
                        "<!--",
                        "--><x>",
                        "]]>",
                        "' onclick='x",
                        "{recipient}",
                        "{company}",
                        "a\r\nBcc: x@example.test\r\n\r\nb",
                        "a\u2028b\u2029c",
                        "\u202Egnp.exe",
                        "x\u0000y\u001B[31m",
                        "\uFEFFa\u200Bb",
                        "\uD83D\uDE00",
                        "a\uD83D b",
                        "\u0085next",
                        "ñandú «sí»")
                .list()
                .ofMinSize(1)
                // Three of the longest are longer than a name may be.
                .ofMaxSize(2)
                .map(parts -> "x" + String.join(" ", parts));
    }

    @Provide
    Arbitrary<Template> templates() {
        return Arbitraries.of(ALL);
    }

    @Test
    @Tag("MSG-3")
    void aValueThatLooksLikeAMarkerIsText() {
        Template template = Examples.SHIPPED.template("boleta-team-recognition");
        Map<String, Value> values = Examples.values(template, false);
        values.put("achievement", new Value.Words("{owner} {owner:relative}"));

        Letter letter = Examples.SHIPPED.letter(template, "en", Values.of(template, values), Examples.FRIDAY);

        assertThat(letter.text()).contains("{owner} {owner:relative}. That does not happen by itself");
    }

    @Test
    @Tag("MSG-3")
    void aLongSubjectIsCutAtAWord() {
        Template template = Examples.SHIPPED.template("onboarding-milestone");
        Map<String, Value> values = Examples.values(template, false);
        values.put(
                "milestone",
                new Value.Words(
                        "todas las integraciones funcionan y cada usuario de las nueve sucursales está capacitado"));

        Letter letter = Examples.SHIPPED.letter(template, "es", Values.of(template, values), Examples.FRIDAY);

        assertThat(letter.subject())
                .isEqualTo("¡Lo lograron! todas las integraciones funcionan y cada usuario de las nueve…")
                .hasSizeLessThanOrEqualTo(78);
        assertThat(letter.text()).contains("de las nueve sucursales está capacitado");
    }

    @Property(tries = 20)
    @net.jqwik.api.Tag("MSG-3")
    void theSameInputsAreTheSameBytesInAnyLocale(@ForAll("templates") Template template) {
        Locale before = Locale.getDefault();
        Letter first = Examples.letter(template.key(), "es", true);
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            Letter second = Examples.letter(template.key(), "es", true);
            assertThat(second.html()).isEqualTo(first.html());
            assertThat(second.json()).isEqualTo(first.json());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void oneOfEachKindAsItIsRead() {
        Template template = Examples.SHIPPED.template("layby-live-announcement");
        Map<String, Value> values = new TreeMap<>(Map.of(
                "recipient", new Value.Person("Ana Rojas"),
                "company", new Value.Words("Tiendas Lo Prado"),
                "guideUrl", new Value.Link("https://ayuda.example.test/apartados?a=1&b=2"),
                "supportMail", new Value.Words("soporte@example.test"),
                "supportPhone", new Value.Words("+56 2 2345 6789"),
                "hours", new Value.Words("lunes a viernes, 08:00 a 20:00")));

        Letter letter = Examples.SHIPPED.letter(template, "es", Values.of(template, values), Examples.FRIDAY);

        assertThat(letter.text()).isEqualTo("""
                Hola, Ana Rojas:

                Ya puede vender con apartado. Así se hace el primero:

                1. En el menú de ventas, elija «Nuevo apartado».
                2. Agregue los productos y el cliente.
                3. Acuerde el pie y las cuotas; el sistema le muestra las fechas.
                4. Registre el pie y entregue el comprobante.

                Leer la guía:
                https://ayuda.example.test/apartados?a=1&b=2

                Estamos atentos a cada pregunta:

                Correo: soporte@example.test
                Teléfono: +56 2 2345 6789
                Horario: lunes a viernes, 08:00 a 20:00

                El equipo de soporte
                Tiendas Lo Prado
                """);
        assertThat(letter.html())
                .contains("<h1>Los apartados ya están activos</h1>\n<p>Hola, Ana Rojas:</p>")
                .contains("<ol><li>En el menú de ventas, elija «Nuevo apartado».</li>")
                .contains(
                        "<p><a href=\"https://ayuda.example.test/apartados?a=1&amp;b=2\" rel=\"noopener noreferrer\">Leer la guía</a></p>")
                .contains("<table><tr><th scope=\"row\">Correo</th><td>soporte@example.test</td></tr>")
                .contains("<footer><p>El equipo de soporte<br>Tiendas Lo Prado</p></footer>");
        assertThat(letter.toString()).doesNotContain("Ana");
    }

    @Test
    void aMessageSentAgainSaysWhenItFirstWentOut() {
        Template template = Examples.SHIPPED.template("boleta-team-recognition");
        Values values = Values.of(template, Examples.values(template, false));

        Letter letter =
                Examples.SHIPPED.letter(template, "en", values, Examples.FRIDAY, Optional.of(LocalDate.of(2026, 9, 1)));

        assertThat(letter.text())
                .startsWith(
                        "We are sending you this message again; it first went out on Tuesday 1 September 2026.\n\nTeam,");
    }

    private static String said(String language, Value value, String format) {
        Idiom idiom = TemplateReader.read("idioms", resource()).idioms().stream()
                .filter(one -> one.language().equals(language))
                .findFirst()
                .orElseThrow();
        return new Speech(idiom, Examples.FRIDAY).say(value, format).replace('\u00A0', '_');
    }

    private static String resource() {
        try (var in = TemplateSet.class.getResourceAsStream("idioms.json")) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @Tag("MSG-4")
    @CsvSource(
            delimiter = '~',
            value = {
                "2026-09-04 ~ hoy ~ today",
                "2026-09-05 ~ mañana ~ tomorrow",
                "2026-09-03 ~ ayer ~ yesterday",
                "2026-09-07 ~ en 3 días ~ in 3 days",
                "2026-09-02 ~ hace 2 días ~ 2 days ago",
                "2029-09-04 ~ en 1.096 días ~ in 1,096 days"
            })
    void aDayIsToldByItsDistance(String date, String es, String en) {
        Value day = new Value.Day(LocalDate.parse(date));

        assertThat(said("es", day, "relative")).isEqualTo(es);
        assertThat(said("en", day, "relative")).isEqualTo(en);
    }

    @Test
    @Tag("MSG-4")
    void amountsInSeveralCurrenciesGoByTheirCodesAndOneByItsSign() {
        Value.Money pesos = new Value.Money(new BigDecimal("1692000"), Currency.getInstance("CLP"));
        Value.Money dollars = new Value.Money(new BigDecimal("-11160.5"), Currency.getInstance("AUD"));

        assertThat(said("es", new Value.Amounts(List.of(pesos, dollars)), ""))
                .isEqualTo("−AUD_11.160,50 · CLP_1.692.000");
        assertThat(said("en", new Value.Amounts(List.of(pesos, dollars)), ""))
                .isEqualTo("−AUD_11,160.50 · CLP_1,692,000");
        assertThat(said("es", new Value.Amounts(List.of(pesos)), "")).isEqualTo("$1.692.000");
        assertThatThrownBy(() -> new Value.Amounts(List.of(pesos, pesos))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Value.Amounts(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("MSG-4")
    void figuresReadAsPeopleWriteThem() {
        Value pesos = new Value.Money(new BigDecimal("1234567"), Currency.getInstance("CLP"));
        Value dollars = new Value.Money(new BigDecimal("-1234.5"), Currency.getInstance("AUD"));
        Value hour = new Value.Span(Duration.ofSeconds(90_061));
        Value minutes = new Value.Span(Duration.ofMinutes(15));

        assertThat(said("es", pesos, "")).isEqualTo("$1.234.567");
        assertThat(said("en", pesos, "")).isEqualTo("CLP_1,234,567");
        assertThat(said("es", dollars, "")).isEqualTo("−AUD_1.234,50");
        assertThat(said("en", dollars, "")).isEqualTo("−AUD_1,234.50");
        assertThat(said("es", new Value.Percent(new BigDecimal("62.50")), "")).isEqualTo("62,5_%");
        assertThat(said("en", new Value.Percent(new BigDecimal("62.50")), "")).isEqualTo("62.5%");
        assertThat(said("es", hour, "")).isEqualTo("1 día, 1 hora, 1 minuto y 1 segundo");
        assertThat(said("en", minutes, "")).isEqualTo("15 minutes");
        assertThat(said("es", new Value.Whole(1), "boleta|boletas")).isEqualTo("1 boleta");
        assertThat(said("en", new Value.Whole(-1_000), "step|steps")).isEqualTo("−1,000 steps");
    }

    @Test
    @Tag("MSG-4")
    void momentsAreToldInTheZoneOfTheReader() {
        // Chile is three hours behind from the first Saturday of September: Saturday 5 at midnight.
        Value moment = new Value.Moment(Instant.parse("2026-09-07T11:00:00Z"));

        assertThat(said("es", moment, "")).isEqualTo("lunes 7 de septiembre de 2026 a las 08:00 (hora de Santiago)");
        assertThat(said("en", moment, "")).isEqualTo("Monday 7 September 2026 at 08:00 (Santiago time)");
        assertThat(said("es", moment, "clock")).isEqualTo("08:00");
        assertThat(said("es", moment, "relative")).isEqualTo("en 3 días");
        assertThat(said("en", moment, "short")).isEqualTo("7 September");
        assertThat(said("en", moment, "weekday")).isEqualTo("Monday");
        assertThat(said("en", moment, "date")).isEqualTo("Monday 7 September 2026");
    }

    @Test
    @Tag("MSG-4")
    void spanishChangesItsAndBeforeItsOwnSound() {
        assertThat(said("es", new Value.Several(List.of("Ana", "Berta", "Inés")), ""))
                .isEqualTo("Ana, Berta e Inés");
        assertThat(said("es", new Value.Several(List.of("padre", "hijo")), "")).isEqualTo("padre e hijo");
        assertThat(said("es", new Value.Several(List.of("cal", "hielo")), "")).isEqualTo("cal y hielo");
        assertThat(said("en", new Value.Several(List.of("Ana", "Inés")), "")).isEqualTo("Ana and Inés");
    }

    @Test
    void aZoneWithoutACityIsToldByItsOffset() {
        Template template = Examples.SHIPPED.template("boleta-review-invitation");
        Values values = Values.of(template, Examples.values(template, true));
        Setting utc = new Setting(ZoneId.of("UTC"), LocalDate.of(2026, 9, 4));
        Setting offset = new Setting(ZoneId.of("+05:30"), LocalDate.of(2026, 9, 4));

        assertThat(Examples.SHIPPED.letter(template, "en", values, utc).text()).contains("2026 at 12:00 (UTC)");
        assertThat(Examples.SHIPPED.letter(template, "en", values, offset).text())
                .contains("17:30 (UTC+05:30)");
    }

    @Test
    void aSubjectOfTwoLinesIsNoLetter() {
        assertThatThrownBy(() -> new Letter("t", 1, "es", "ltr", "a\nBcc: b", Optional.empty(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @Tag("MSG-8")
    @CsvSource({
        "160, a, true, 1",
        "161, a, true, 2",
        "306, a, true, 2",
        "307, a, true, 3",
        "460, a, true, 4",
        "70, á, false, 1",
        "71, á, false, 2",
        "201, á, false, 3",
        "202, á, false, 4",
        "80, €, true, 1",
        "81, €, true, 2"
    })
    void aTextMessageIsCountedByItsAlphabet(int length, String character, boolean basic, int parts) {
        Sms sms = Sms.of(character.repeat(length));

        assertThat(sms.basic()).isEqualTo(basic);
        assertThat(sms.parts()).isEqualTo(parts);
        assertThat(sms.fits()).isEqualTo(parts <= 3);
    }
}
