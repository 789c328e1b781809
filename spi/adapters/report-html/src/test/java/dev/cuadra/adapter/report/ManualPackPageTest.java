package dev.cuadra.adapter.report;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.sii.filing.ManualPack;
import dev.cuadra.spi.problem.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("SII-FILE-5")
class ManualPackPageTest {
    private static final PageOptions ES = PageOptions.in(Locale.forLanguageTag("es-CL"));
    private static final PageOptions EN = PageOptions.in(Locale.ENGLISH);
    private static final ManualPack BUSY =
            ManualPack.of(Months.PAYER, Months.busy(500).form29());

    private static Document page(ManualPack pack, PageOptions options) {
        return Jsoup.parse(ManualPackPage.render(pack, options));
    }

    private static BigDecimal figure(String shown) {
        return new BigDecimal(shown.replace(".", "")
                .replace(',', '.')
                .replace("%", "")
                .replace("\u00A0", "")
                .strip());
    }

    @Test
    void everyCodeStandsInTheOrderOfThePackWithLabelValueAndABoxToTick() {
        Document page = page(BUSY, ES);
        List<Element> rows = page.select("table.codes tbody tr");

        assertThat(rows).hasSameSizeAs(BUSY.lines());
        for (int at = 0; at < rows.size(); at++) {
            ManualPack.Line line = BUSY.lines().get(at);
            Element row = rows.get(at);
            assertThat(row.expectFirst("th").text()).isEqualTo(line.code().value());
            assertThat(row.expectFirst("bdi[lang=es]").text()).isEqualTo(line.label());
            assertThat(figure(row.expectFirst(".value").wholeText())).isEqualByComparingTo(line.value());
            assertThat(row.select(".tick .box")).hasSize(1);
        }
        assertThat(page.select("tr[data-code=115] .value").text()).isEqualTo("0,25 %");
        assertThat(page.select("tr.pays").eachAttr("data-code")).containsExactly("91");
        assertThat(figure(page.expectFirst(".pay strong").text().substring(2)))
                .isEqualByComparingTo(requireNonNull(BUSY.lines().stream()
                        .filter(line -> line.code().equals(F29Code.PAYABLE))
                        .findFirst()
                        .orElseThrow()
                        .value()));
    }

    @Test
    void theBoletasBehindEachCodeAreAllThereOnce() {
        Document page = page(BUSY, EN);
        List<ManualPack.Line> behind =
                BUSY.lines().stream().filter(line -> !line.boletas().isEmpty()).toList();

        assertThat(page.select("table.behind").eachAttr("data-code"))
                .containsExactlyElementsOf(
                        behind.stream().map(line -> line.code().value()).toList());
        for (ManualPack.Line line : behind) {
            Element table = page.expectFirst("table.behind[data-code=" + line.code() + "]");
            List<BoletaId> shown = new ArrayList<>();
            for (Element row : table.select("tbody tr")) {
                List<String> folios = row.select(".folios").text().lines().toList();
                assertThat(folios).hasSize(1);
                int before = shown.size();
                for (String folio : List.of(folios.get(0).replace(",", "").split(" ", -1))) {
                    shown.add(BoletaId.parse(row.expectFirst("th").text() + "/" + folio));
                }
                assertThat(row.select("td.n").text()).isEqualTo(Integer.toString(shown.size() - before));
            }
            assertThat(shown)
                    .containsExactlyElementsOf(line.boletas().stream().sorted().toList());
            assertThat(table.expectFirst("caption").text())
                    .contains("Code " + line.code())
                    .contains(line.boletas().size() + " boleta");
        }
    }

    @Test
    void dueDatesStepsAndChecksumAreThoseOfThePack() {
        for (PageOptions options : List.of(ES, EN)) {
            Document page = page(BUSY, options);
            assertThat(page.select("#due [data-day=12] .due").text()).isEqualTo("2026-10-13");
            assertThat(page.select("#due [data-day]")).hasSize(3);
            assertThat(page.select("#steps li").eachText())
                    .containsExactlyElementsOf(BUSY.steps().stream()
                            .map(step -> step.in(options.language()))
                            .toList());
            assertThat(page.select(".sha").text().replace(" ", "")).isEqualTo(BUSY.checksum());
            assertThat(page.select("#filed .fill")).hasSize(3);
            assertThat(page.expectFirst("html").attr("lang"))
                    .isEqualTo(options.language().getLanguage());
        }
        assertThat(page(BUSY, EN).text()).contains("September 2026", Months.PAYER.dotted());
    }

    @Test
    void tablesHaveHeadersThatSayWhatTheyAreOf() {
        Document page = page(BUSY, EN.withCompanyName("Comercial Ejemplo SpA"));

        assertThat(page.select("table")).isNotEmpty().allSatisfy(table -> {
            assertThat(table.select("caption")).hasSize(1);
            assertThat(table.select("thead th")).allSatisfy(head -> {
                assertThat(head.attr("scope")).isEqualTo("col");
                assertThat(head.text()).isNotBlank();
            });
            assertThat(table.select("tbody tr"))
                    .allSatisfy(row -> assertThat(row.select("th[scope=row]")).hasSize(1));
        });
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select(".facts bdi").text()).isEqualTo("Comercial Ejemplo SpA");
    }

    @Test
    void aMonthWithoutBoletasIsAPageToo() {
        ManualPack nil = ManualPack.of(Months.PAYER, Months.empty().form29());
        Document page = page(nil, ES);

        assertThat(page.select("table.behind")).isEmpty();
        assertThat(page.text()).contains("Sin movimiento", "Ninguna boleta entra en este mes");
        ManualPack bare = new ManualPack(Months.PAYER, YearMonth.of(2026, 9), List.of(), Map.of(), List.of(), "abc");
        assertThat(page(bare, EN).text()).contains("The holidays of that month are not known", "abc");
        assertThat(page(bare, EN).select(".pay")).isEmpty();
    }

    @Test
    void theSamePackGivesTheSameTextWhereverItIsWritten() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        String here = ManualPackPage.render(BUSY, EN);
        try {
            for (String tag : List.of("en-US", "ar-EG-u-nu-arab", "hi-IN", "tr-TR")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                TimeZone.setDefault(TimeZone.getTimeZone("America/Santiago"));
                assertThat(ManualPackPage.render(
                                ManualPack.of(Months.PAYER, Months.busy(500).form29()), EN))
                        .isEqualTo(here);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void thePageIsWellFormedLoadsNothingAndRunsNothing() {
        for (PageOptions options : List.of(ES, EN.withCompanyName("Comercial Ejemplo SpA"))) {
            String html = ManualPackPage.render(BUSY, options);
            Parser parser = Parser.htmlParser().setTrackErrors(20);
            Document parsed = parser.parseInput(html, "");

            assertThat(parser.getErrors()).isEmpty();
            assertThat(html).startsWith("<!doctype html>").doesNotContain("http://", "https://", "url(", "@import");
            assertThat(parsed.select("script, link, img, iframe, object, embed, form, base, input"))
                    .isEmpty();
            for (Element element : parsed.getAllElements()) {
                for (Attribute attribute : element.attributes()) {
                    assertThat(attribute.getKey()).doesNotStartWith("on").isNotIn("src", "srcset", "href", "action");
                }
            }
            assertThat(parsed.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"onmouseover=alert(1) x=\"",
                "</bdi></td></table><h1>",
                "]]></style><style>*{display:none}",
                "&amp; &lt;b&gt;",
                "${words} @if(true)"
            })
    void whatThePackSaysIsTextWhateverItSays(String text) {
        ManualPack evil = pack(text);
        Document plain = page(pack("ANA"), ES.withCompanyName("ANA"));
        Parser parser = Parser.htmlParser().setTrackErrors(20);
        Document parsed = parser.parseInput(ManualPackPage.render(evil, ES.withCompanyName(text)), "");

        assertThat(parser.getErrors()).isEmpty();
        assertThat(parsed.select("table.codes bdi, .facts bdi, #steps li").eachText())
                .hasSize(3)
                .allSatisfy(shown -> assertThat(shown).isEqualTo(text));
        assertThat(parsed.title()).contains(text);
        assertThat(parsed.getAllElements().stream().map(Element::normalName))
                .containsExactlyElementsOf(
                        plain.getAllElements().stream().map(Element::normalName).toList());
    }

    @Test
    void controlCharactersAreMadeVisible() {
        assertThat(ManualPackPage.render(pack("A\u0007B"), EN))
                .contains("A\uFFFDB")
                .doesNotContain("\u0007");
    }

    private static ManualPack pack(String text) {
        return new ManualPack(
                Months.PAYER,
                YearMonth.of(2026, 9),
                List.of(new ManualPack.Line(F29Code.FEES, text, BigDecimal.TEN, List.of())),
                Map.of(12, LocalDate.of(2026, 10, 13)),
                List.of(new Text(text, text)),
                "0".repeat(63) + "x");
    }
}
