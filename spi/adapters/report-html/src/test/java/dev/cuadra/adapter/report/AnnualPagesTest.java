package dev.cuadra.adapter.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.boleta.annual.AnnualAssembler;
import dev.cuadra.boleta.annual.AnnualProof;
import dev.cuadra.boleta.annual.AnnualRequest;
import dev.cuadra.boleta.annual.AnnualStatement;
import dev.cuadra.boleta.annual.MonthDeclared;
import dev.cuadra.boleta.annual.Payee;
import dev.cuadra.boleta.annual.RetainedPayment;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.rut.Rut;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnualPagesTest {
    private static final PageOptions ES = PageOptions.in(Locale.forLanguageTag("es-CL"));
    private static final CertificateOptions CERTIFIED = new CertificateOptions(
            ES.withCompanyName("Comercial Ejemplo SpA"),
            Optional.of("Santiago"),
            Optional.of(LocalDate.of(2026, 3, 6)));
    private static final Rut PAYER = new Rut(76_000_000);
    private static final Payee ANA = Payee.of(new Rut(12_345_678), "ANA <b>PÉREZ</b> SOTO");
    private static final Payee EVA = Payee.of(new Rut(22_222_222), "EVA MUÑOZ VERA");

    /** 1,450 × 1.036 = 1,502.2 and 1,450 × 1.014 = 1,470.3; 100,000 × 1.022 = 102,200. */
    static AnnualRequest sample() {
        return request(
                paid(ANA, 1, Concept.HONORARIOS, 1, 10_000, 1_450, 0),
                paid(ANA, 2, Concept.HONORARIOS, 5, 10_000, 1_450, 0),
                paid(EVA, 1, Concept.DIRECTOR, 3, 1_000_000, 100_000, 0),
                paid(EVA, 2, Concept.HONORARIOS, 6, 500_000, 72_500, 15_000),
                paid(Payee.erased(BoletaId.erased(new UUID(1, 2), 3)), 3, Concept.HONORARIOS, 12, 100_000, 14_500, 0));
    }

    @Test
    @Tag("CERT-1")
    void aCertificateShowsItsMonthsItsTotalsAndWhoPaidWhom() {
        AnnualStatement statement = statement(sample());
        Document page =
                Jsoup.parse(CertificatePage.render(statement.certificates().get(0), statement, CERTIFIED));

        assertThat(page.select("h1").text()).isEqualTo("Certificado N° 1 sobre honorarios");
        assertThat(page.select(".payee bdi").text()).isEqualTo("ANA <b>PÉREZ</b> SOTO");
        assertThat(page.select(".payee .rut").text()).isEqualTo("12.345.678-5");
        assertThat(page.select("tbody tr").eachText())
                .containsExactly(
                        "enero de 2025 10.000 1.450 1,036 10.360 1.502",
                        "mayo de 2025 10.000 1.450 1,014 10.140 1.470");
        assertThat(page.select("tfoot tr").text()).isEqualTo("Total 20.000 2.900 20.500 2.973");
        assertThat(page.select(".small").eachText()).hasSize(2);
        assertThat(page.select(".fill").eachText()).containsExactly("Santiago", "2026-03-06");
    }

    @Test
    @Tag("CERT-2")
    void directorsHaveTheirOwnCertificateAndTheLoanItsColumns() {
        AnnualStatement statement = statement(sample());
        StringWriter out = new StringWriter();
        AtomicInteger told = new AtomicInteger();
        CertificatePage.renderAll(statement, CERTIFIED, out, told::set);
        Document page = Jsoup.parse(out.toString());

        assertThat(told).hasValue(4);
        assertThat(page.select("article h1").eachText())
                .containsExactly(
                        "Certificado N° 1 sobre honorarios",
                        "Certificado N° 1 sobre honorarios",
                        "Certificado N° 2 sobre honorarios de directores",
                        "Certificado N° 1 sobre honorarios");
        assertThat(page.select("article .number").eachText()).containsExactly("1", "2", "2", "3");
        assertThat(page.select("article").get(1).select("tfoot tr").text())
                .isEqualTo("Total 500.000 72.500 15.000 506.000 73.370 15.180");
        assertThat(page.select("article").get(3).select(".payee .rut").text()).isEqualTo("—");
    }

    @Test
    void pagesAreWellFormedAndLoadNothing() {
        AnnualStatement statement = statement(sample());
        StringWriter out = new StringWriter();
        CertificatePage.renderAll(statement, CERTIFIED, out, done -> {});
        for (String html : List.of(
                out.toString(),
                AnnualStatementPage.render(
                        statement, AnnualProof.of(statement, sample(), List.of()), PageOptions.in(Locale.ENGLISH)))) {
            Parser parser = Parser.htmlParser().setTrackErrors(20);
            Document parsed = parser.parseInput(html, "");
            assertThat(parser.getErrors()).isEmpty();
            assertThat(html).startsWith("<!doctype html>").doesNotContain("http://", "https://", "url(", "<b>");
            assertThat(parsed.select("script, link, img, iframe, form")).isEmpty();
            assertThat(parsed.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        }
    }

    @Test
    @Tag("DJ-11")
    void theYearShowsRowsSumsAndEveryDifference() {
        AnnualRequest request = sample();
        AnnualStatement statement = statement(request);
        AnnualProof proof = AnnualProof.of(statement, request, List.of());
        Document page = Jsoup.parse(AnnualStatementPage.render(statement, proof, ES));

        assertThat(page.select("table.dj tbody tr")).hasSize(3);
        assertThat(page.select("tr[data-row=1] td").get(3).text()).isEqualTo("2.973");
        assertThat(page.select("[data-figure=directors]").text()).isEqualTo("102.200");
        assertThat(page.select("[data-figure=loan]").text()).isEqualTo("15.180");
        assertThat(page.select(".differences li")).hasSize(12);
        assertThat(page.select(".differences li").get(0).select(".boletas").text())
                .isEqualTo("12345678-5/1");
        assertThat(page.select("table.proof tbody tr").get(0).text()).contains("0 / 1.450 / 1.450 / 1.450");
        assertThat(page.select("#rounding li").text())
                .isEqualTo("Fila 1, Retenido, tasa general: 2.972 por meses, 2.973 según la declaración.");
        assertThat(page.select("#warnings [data-code]").eachAttr("data-code"))
                .contains("DJ_FACTORS_UNVERIFIED", "DJ_ROW_NAMELESS");
        assertThat(page.select("#notes [data-code]").eachAttr("data-code")).contains("DJ_REGISTER");
    }

    @Test
    void aYearThatAgreesSaysSo() {
        AnnualRequest request = request();
        AnnualStatement statement = statement(request);
        List<MonthDeclared> months = IntStream.rangeClosed(1, 12)
                .mapToObj(month ->
                        new MonthDeclared(YearMonth.of(2025, month), PeriodRule.PAYMENT_DATE, Map.of(), Map.of(), 0))
                .toList();
        Document page =
                Jsoup.parse(AnnualStatementPage.render(statement, AnnualProof.of(statement, request, months), ES));

        assertThat(page.select(".note.ok").text()).contains("coinciden al peso");
        assertThat(page.select(".differences")).isEmpty();
        assertThat(page.select("#notes [data-code]").eachAttr("data-code")).containsExactly("DJ_NOTHING");
    }

    @Test
    void tenThousandCertificatesPassThroughWithoutBeingHeld() {
        List<RetainedPayment> payments = new ArrayList<>();
        for (int i = 1; i <= 10_000; i++) {
            payments.add(
                    paid(Payee.of(new Rut(10_000_000 + i), "P " + i), 1, Concept.HONORARIOS, 4, 100_000, 14_500, 0));
        }
        AnnualStatement statement = statement(request(payments.toArray(RetainedPayment[]::new)));
        Counting out = new Counting();
        List<Long> lengths = new ArrayList<>();

        CertificatePage.renderAll(statement, CERTIFIED, out, done -> {
            if (done == 1 || done == 5_000) {
                lengths.add(out.written);
            }
        });

        // Half of the certificates are half of the text: what is written does not wait for the end.
        assertThat(lengths.get(1)).isGreaterThan(lengths.get(0) * 100).isLessThan(out.written * 6 / 10);
        assertThat(out.articles).isEqualTo(10_000);
    }

    @Test
    void aBatchOfFilesThatWasCutShortGoesOnAndOtherFiguresBeginAnew(@TempDir Path folder) throws IOException {
        CertificateFiles files = new CertificateFiles(folder.resolve("certificates"));
        AnnualStatement statement = statement(sample());

        assertThatThrownBy(() -> files.write(statement, CERTIFIED, done -> {
                    if (done == 2) {
                        throw new IllegalStateException("killed");
                    }
                }))
                .hasMessage("killed");
        assertThat(files.write(statement, CERTIFIED, done -> {})).isEqualTo(2);
        assertThat(files.write(statement, CERTIFIED, done -> {})).isZero();
        String first = CertificateFiles.name(statement.certificates().get(0));
        assertThat(first).isEqualTo("certificate-1-00001.html");
        assertThat(Files.readString(files.directory().resolve(first)))
                .isEqualTo(CertificatePage.render(statement.certificates().get(0), statement, CERTIFIED));

        AnnualStatement less = statement(request(paid(ANA, 1, Concept.HONORARIOS, 1, 10_000, 1_450, 0)));
        assertThat(files.write(less, CERTIFIED, done -> {})).isEqualTo(1);
        try (var left = Files.list(files.directory())) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder(first, "progress");
        }
    }

    /** Counts what passes and keeps nothing. */
    private static final class Counting extends Writer {
        private long written;
        private int articles;

        @Override
        public void write(char[] text, int from, int length) {
            written += length;
            if (new String(text, from, length).contains("<article class=\"certificate\">")) {
                articles++;
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static RetainedPayment paid(
            Payee payee, long folio, Concept concept, int month, long gross, long retained, long loan) {
        BoletaId id = payee.rut()
                .map(rut -> new BoletaId(rut, folio))
                .orElseGet(() -> BoletaId.erased(new UUID(1, 2), folio));
        return new RetainedPayment(
                id,
                payee,
                concept,
                LocalDate.of(2025, month, 10),
                Clp.of(gross),
                Clp.of(retained),
                Clp.of(loan),
                BoletaState.VIGENTE);
    }

    private static AnnualRequest request(RetainedPayment... payments) {
        return new AnnualRequest(PAYER, 2025, List.of(payments), List.of(), Set.of(), Set.of());
    }

    private static AnnualStatement statement(AnnualRequest request) {
        return AnnualAssembler.chile().assemble(request);
    }
}
