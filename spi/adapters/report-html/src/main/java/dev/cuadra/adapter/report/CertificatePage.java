package dev.cuadra.adapter.report;

import dev.cuadra.adapter.report.internal.CertificateView;
import dev.cuadra.adapter.report.internal.Documents;
import dev.cuadra.adapter.report.internal.Words;
import dev.cuadra.boleta.annual.AnnualStatement;
import dev.cuadra.boleta.annual.Certificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Certificates of fees (N° 1) and of directors (N° 2) as HTML: one page of A4 each. The pages show names and RUTs, need
 * no script and load nothing. The same statement gives the same text in any locale and time zone. Stateless, safe for
 * many threads.
 */
public final class CertificatePage {
    private CertificatePage() {}

    /**
     * Writes one certificate.
     *
     * @return a whole HTML document that says it is in UTF-8
     */
    public static String render(Certificate certificate, AnnualStatement statement, CertificateOptions options) {
        Words words = new Words(options.page().language());
        return Documents.certificates(CertificateView.document(List.of(certificate), statement, options, words), words);
    }

    /**
     * Writes all certificates of a year into one document, a page each. They are written one after the other: the memory
     * taken does not grow with their number.
     *
     * @param out takes the text, which says it is in UTF-8; flushed, not closed
     * @param progress hears how many certificates are written, after each
     * @throws UncheckedIOException when {@code out} fails; what it took is no whole document then
     */
    public static void renderAll(
            AnnualStatement statement, CertificateOptions options, Writer out, IntConsumer progress) {
        Words words = new Words(options.page().language());
        Iterable<Certificate> told = () -> new Told(statement.certificates().iterator(), progress);
        Documents.certificates(CertificateView.document(told, statement, options, words), words, out);
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** When the next certificate is asked for, the one before is written. */
    private static final class Told implements Iterator<Certificate> {
        private final Iterator<Certificate> certificates;
        private final IntConsumer progress;
        private int given;
        private int said;

        Told(Iterator<Certificate> certificates, IntConsumer progress) {
            this.certificates = certificates;
            this.progress = progress;
        }

        @Override
        public boolean hasNext() {
            if (given > said) {
                said = given;
                progress.accept(given);
            }
            return certificates.hasNext();
        }

        @Override
        public Certificate next() {
            Certificate next = certificates.next();
            given++;
            return next;
        }
    }
}
