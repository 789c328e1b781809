package dev.cuadra.sii.bhe;

import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.SiiService;
import dev.cuadra.sii.page.SiiPage;
import java.net.URI;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Walks through the pages of a month of received boletas: says what to ask for next, takes what came, and gives the list
 * once it is whole. Two ways of paging have been seen, and the pages tell which one it is. Immutable.
 *
 * @source SII-MONTH
 */
public final class ReceivedWalk {
    /** Where the report is asked for. */
    public static final URI REPORT = URI.create("https://loa.sii.cl/cgi_IMT/TMBCOC_InformeMensualBheRec.cgi");

    private static final List<String> IDENTITY = List.of("rutemisor", "nroboleta", "codigobarras");

    private final MonthPages pages;

    private ReceivedWalk(MonthPages pages) {
        this.pages = pages;
    }

    /**
     * Begins.
     *
     * @param holder the company that is logged in
     */
    public static ReceivedWalk of(Rut holder, YearMonth month) {
        return new ReceivedWalk(MonthPages.none(holder, month, IDENTITY));
    }

    /** The form fields of the next request, in order. */
    public Map<String, String> next() {
        Optional<String> cursor = pages.last().flatMap(MonthPage::cursor);
        return pages.request(cursor.isPresent() ? pages.size() + 1 : pages.size(), cursor);
    }

    /**
     * Takes the answer to {@link #next}.
     *
     * @throws SiiFaultException when it is not the page that was asked for, or shows that the list cannot become whole:
     *     the walk begins anew then, or not at all
     */
    public ReceivedWalk take(SiiPage answer) {
        return new ReceivedWalk(pages.take(answer));
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
     * @throws SiiFaultException when its rows do not add up to the sums that the SII gives, or one is not that of a boleta
     */
    public ReceivedList list() {
        return ReceivedList.of(pages.whole());
    }

    /**
     * What the list says of one boleta, read from its row whether or not the rest of the row can be read.
     *
     * @throws IllegalArgumentException for a boleta whose issuer was erased
     * @throws IllegalStateException before it is {@link #complete}
     * @throws SiiFaultException when its rows do not add up to the sums that the SII gives, when it holds the boleta in
     *     two states, or when it does not hold it and has a row of which nobody can tell whose it is
     */
    public BoletaListing listing(BoletaId id) {
        if (id.isErased()) {
            throw new IllegalArgumentException("Nobody knows whose boleta it is");
        }
        MonthPages whole = pages.whole();
        Listings listings = new Listings();
        for (Map<String, String> row : whole.rows()) {
            Optional<BoletaId> here = ReceivedList.id(row);
            if (here.isEmpty()) {
                listings.unreadable();
            } else if (here.get().equals(id)) {
                listings.found(row.getOrDefault("estado", ""), row.getOrDefault("fechaanulacion", ""));
            }
        }
        return listings.only(SiiService.BHE, whole.lastAnswer());
    }
}
