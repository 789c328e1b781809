package dev.cuadra.sii.bhe;

import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.page.SiiPage;
import java.net.URI;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Walks through the pages of a month of issued boletas, which are counted from 0. Immutable.
 *
 * @source SII-COMMIT-ISSUED
 */
public final class IssuedWalk {
    /** Where the report is asked for. */
    public static final URI REPORT = URI.create("https://loa.sii.cl/cgi_IMT/TMBCOC_InformeMensualBhe.cgi");

    /** The issuer is whoever is logged in, and counts its own. */
    private static final List<String> IDENTITY = List.of("nroboleta");

    private final MonthPages pages;

    private IssuedWalk(MonthPages pages) {
        this.pages = pages;
    }

    /**
     * Begins.
     *
     * @param issuer who is logged in
     */
    public static IssuedWalk of(Rut issuer, YearMonth month) {
        return new IssuedWalk(MonthPages.none(issuer, month, IDENTITY));
    }

    /** The form fields of the next request, in order. */
    public Map<String, String> next() {
        return pages.request(pages.size(), Optional.empty());
    }

    /**
     * Takes the answer to {@link #next}.
     *
     * @throws SiiFaultException when it is not the page that was asked for, or shows that the list cannot become whole
     */
    public IssuedWalk take(SiiPage answer) {
        return new IssuedWalk(pages.take(answer));
    }

    /** How many boletas came. */
    public int received() {
        return pages.received();
    }

    /** How many the SII says there are; zero before the first page. */
    public int total() {
        return pages.total();
    }

    /** Whether every boleta that the SII speaks of came. */
    public boolean complete() {
        return pages.complete();
    }

    /**
     * The list.
     *
     * @throws IllegalStateException before it is {@link #complete}
     * @throws SiiFaultException when a row cannot be read, or the rows do not add up to the sums that the SII gives
     */
    public IssuedList list() {
        return IssuedList.of(pages.whole());
    }
}
