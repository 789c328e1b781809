package dev.cuadra.adapter.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.law.Jurisdiction;
import dev.cuadra.layby.money.Tender;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every page about lay-bys, whatever it shows. */
class LaybyPageFormTest {
    private static final PageOptions ES = PageOptions.in(Locale.forLanguageTag("es-CL"));
    private static final PageOptions EN = PageOptions.in(Locale.ENGLISH);

    /** A way to write a page; the text is the name of everything that has one. */
    interface Page extends BiFunction<String, PageOptions, String> {}

    static Stream<Page> pages() {
        return Stream.of(
                (name, options) -> {
                    Layby layby = named(name);
                    return LaybyPage.render(layby, Laybys.RULES, LocalDate.of(2026, 3, 1), name, options);
                },
                (name, options) -> LaybyReceiptPage.render(named(name), Laybys.RULES, "B-3", name, options),
                (name, options) -> LaybyPortfolioPage.render(
                        LaybyPortfolio.of(
                                Laybys.RULES,
                                List.of(
                                        named(name),
                                        Laybys.completed().now(),
                                        Laybys.cancelled().now()),
                                LocalDate.of(2026, 1, 1),
                                LocalDate.of(2026, 3, 1),
                                LocalDate.of(2026, 4, 1)),
                        options));
    }

    static Stream<Layby> lives() {
        return Stream.of(Laybys.behind(), Laybys.cancelled(), Laybys.completed(), Laybys.longOne())
                .map(Laybys::now);
    }

    private static Layby named(String name) {
        return Laybys.of("LB " + name, Jurisdiction.AU, "AUD")
                .store(name)
                .item(name, name, 1, "300.00")
                .deposit("30.00")
                .accepted()
                .on(20)
                .pay("10.00", Tender.CARD)
                .now();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theSameLaybysGiveTheSameTextWhereverItIsWritten(Page page) {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        String here = page.apply("Ana", EN);
        try {
            for (String tag : List.of("en-US", "ar-EG-u-nu-arab", "hi-IN", "tr-TR")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                TimeZone.setDefault(TimeZone.getTimeZone("America/Santiago"));
                assertThat(page.apply("Ana", EN)).isEqualTo(here);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageIsWellFormedLoadsNothingAndRunsNothing(Page page) {
        for (PageOptions options : List.of(ES, EN.withCompanyName("Comercial Ejemplo SpA"))) {
            assertSelfContained(page.apply("Ana", options), options);
        }
    }

    @ParameterizedTest
    @MethodSource("lives")
    void everyKindOfLifeIsWellFormed(Layby layby) {
        for (PageOptions options : List.of(ES, EN)) {
            assertSelfContained(LaybyPage.render(layby, Laybys.RULES, LocalDate.of(2026, 5, 1), options), options);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"onmouseover=alert(1) x=\"",
                "' onload='alert(1)",
                "&amp; &lt;b&gt;",
                "</bdi></td></table><h1>",
                "<!-- x",
                "]]></style><style>*{display:none}",
                "${words} @if(true)",
                "אבג \u202Eלא <b>"
            })
    void aNameIsTextWhateverItSays(String name) {
        // Marks that turn the direction of writing are shown, and obeyed by nobody.
        String seen = name.replace('\u202E', '\uFFFD');
        for (Page page : pages().toList()) {
            Parser parser = Parser.htmlParser().setTrackErrors(20);
            Document parsed = parser.parseInput(page.apply(name, ES.withCompanyName(name)), "");
            Document plain = Jsoup.parse(page.apply("ANA", ES.withCompanyName("ANA")));

            assertThat(parser.getErrors()).isEmpty();
            assertThat(parsed.text()).contains(seen);
            assertThat(parsed.select("bdi").eachText().stream().filter(text -> text.contains(seen)))
                    .hasSameSizeAs(plain.select("bdi").eachText().stream()
                            .filter(text -> text.contains("ANA"))
                            .toList());
            assertThat(parsed.getAllElements().stream().map(Element::normalName))
                    .containsExactlyElementsOf(plain.getAllElements().stream()
                            .map(Element::normalName)
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aVeryLongNameIsShownInFullAndControlCharactersAreMadeVisible(Page page) {
        String longName = "Ñ".repeat(500);
        assertThat(Jsoup.parse(page.apply(longName, ES)).text()).contains(longName);
        assertThat(page.apply("A\u0007B", ES)).contains("A\uFFFDB").doesNotContain("\u0007");
    }

    private static void assertSelfContained(String html, PageOptions options) {
        Parser parser = Parser.htmlParser().setTrackErrors(20);
        Document parsed = parser.parseInput(html, "");

        assertThat(parser.getErrors()).isEmpty();
        assertThat(html).startsWith("<!doctype html>").doesNotContain("http://", "https://", "url(", "@import");
        assertThat(parsed.select("script, link, img, iframe, object, embed, form, base, a"))
                .isEmpty();
        for (Element element : parsed.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                assertThat(attribute.getKey())
                        .doesNotStartWith("on")
                        .isNotIn("src", "srcset", "data", "action", "href");
            }
        }
        assertThat(parsed.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        assertThat(parsed.expectFirst("html").attr("lang"))
                .isEqualTo(options.language().getLanguage());
    }
}
