package dev.cuadra.adapter.report.internal;

import dev.cuadra.adapter.report.CertificateOptions;
import dev.cuadra.boleta.annual.AnnualStatement;
import dev.cuadra.boleta.annual.Certificate;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.problem.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What the page of a certificate shows.
 *
 * @param title what it is
 * @param number its number
 * @param payee the RUT of the payee, with dots; a dash where that person was erased
 * @param name the name of the payee
 * @param says what is certified
 * @param loan whether anything was kept back for the loan
 * @param lines the months
 * @param total their sums
 * @param notes what to know about the figures
 */
public record CertificateView(
        String title,
        String number,
        String payee,
        String name,
        String says,
        boolean loan,
        List<Line> lines,
        Line total,
        List<String> notes) {
    /**
     * A month, or the sums.
     *
     * @param month the month in words
     * @param gross gross fees
     * @param retained what was kept back
     * @param lent what was kept back for the loan
     * @param factor the factor
     * @param updatedGross gross fees, updated
     * @param updatedRetained what was kept back, updated
     * @param updatedLent what was kept back for the loan, updated
     */
    public record Line(
            String month,
            String gross,
            String retained,
            String lent,
            String factor,
            String updatedGross,
            String updatedRetained,
            String updatedLent) {}

    /**
     * Certificates on their pages.
     *
     * @param title the title of the document
     * @param company the name of the company; empty when it was not given
     * @param rut its number, with dots
     * @param place where; empty to fill in
     * @param date when; empty to fill in
     * @param certificates the certificates, made as they are asked for
     */
    public record Document(
            String title,
            String company,
            String rut,
            String place,
            String date,
            Iterable<CertificateView> certificates) {}

    /** The document of {@code certificates}. */
    public static Document document(
            Iterable<Certificate> certificates, AnnualStatement statement, CertificateOptions options, Words words) {
        String company = Words.clean(options.page().companyName().orElse("")).strip();
        Iterable<CertificateView> views = () -> {
            Iterator<Certificate> each = certificates.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return each.hasNext();
                }

                @Override
                public CertificateView next() {
                    return of(each.next(), statement, words);
                }
            };
        };
        return new Document(
                words.say("cert.document", "year", statement.year()) + " · "
                        + (company.isEmpty() ? statement.payer().dotted() : company),
                company,
                statement.payer().dotted(),
                Words.clean(options.place().orElse("")),
                options.issuedOn().map(LocalDate::toString).orElse(""),
                views);
    }

    private static CertificateView of(Certificate certificate, AnnualStatement statement, Words words) {
        String kind = "cert." + certificate.kind();
        Certificate.Totals totals = certificate.totals();
        boolean loan = !totals.loan().isZero();
        return new CertificateView(
                words.say(kind),
                Words.figure(certificate.number()),
                certificate.payee().rut().map(Rut::dotted).orElse("—"),
                Words.clean(certificate.payee().name()),
                words.say(kind + ".says", "year", statement.year()),
                loan,
                certificate.months().stream()
                        .map(line -> line(line, statement.year(), words))
                        .toList(),
                new Line(
                        words.say("common.total"),
                        Words.figure(totals.gross()),
                        Words.figure(totals.retained()),
                        Words.figure(totals.loan()),
                        "",
                        Words.figure(totals.updatedGross()),
                        Words.figure(totals.updatedRetained()),
                        Words.figure(totals.updatedLoan())),
                notes(certificate, statement, words));
    }

    private static Line line(Certificate.Line line, int year, Words words) {
        return new Line(
                words.say("month." + line.month().getValue(), "year", year),
                Words.figure(line.gross()),
                Words.figure(line.retained()),
                Words.figure(line.loan()),
                words.say(Text.figure(line.factor())),
                Words.figure(line.updatedGross()),
                Words.figure(line.updatedRetained()),
                Words.figure(line.updatedLoan()));
    }

    private static List<String> notes(Certificate certificate, AnnualStatement statement, Words words) {
        List<String> notes = new ArrayList<>();
        if (certificate.roundingShows()) {
            notes.add(words.say("cert.rounding"));
        }
        if (!statement.factors().verified()) {
            notes.add(words.say("cert.unverified"));
        }
        if (certificate.payee().isErased()) {
            notes.add(words.say("cert.erased"));
        }
        return List.copyOf(notes);
    }
}
