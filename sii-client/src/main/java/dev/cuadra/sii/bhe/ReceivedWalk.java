package dev.cuadra.sii.bhe;

import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.SiiService;
import dev.cuadra.sii.page.SiiPage;
import java.net.URI;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Walks through the pages of a month of received boletas: says what to ask for next, takes what came, and gives the list
 * once it is whole. Two ways of paging have been seen, and the pages tell which one it is. Immutable.
 *
 * @source SII-MONTH
 */
public final class ReceivedWalk {
    /** Where the report is asked for. */
    public static final URI REPORT = URI.create("https://loa.sii.cl/cgi_IMT/TMBCOC_InformeMensualBheRec.cgi");

    /** Rows of a full page. */
    private static final int PAGE = 100;

    private final Rut holder;
    private final YearMonth month;
    private final List<ReceivedPage> pages;

    private ReceivedWalk(Rut holder, YearMonth month, List<ReceivedPage> pages) {
        this.holder = holder;
        this.month = month;
        this.pages = List.copyOf(pages);
    }

    /**
     * Begins.
     *
     * @param holder the company that is logged in
     */
    public static ReceivedWalk of(Rut holder, YearMonth month) {
        return new ReceivedWalk(holder, month, List.of());
    }

    /** The form fields of the next request, in order. Months have two digits: with one the SII gives an empty report. */
    public Map<String, String> next() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("rut_arrastre", Integer.toString(holder.number()));
        fields.put("dv_arrastre", String.valueOf(holder.checkDigit()));
        Optional<String> cursor = last().flatMap(ReceivedPage::cursor);
        fields.put("pagina_solicitada", Integer.toString(cursor.isPresent() ? pages.size() + 1 : pages.size()));
        cursor.ifPresent(code -> fields.put("pagina_sig_codigo", code));
        fields.put("cbmesinformemensual", String.format(Locale.ROOT, "%02d", month.getMonthValue()));
        fields.put("cbanoinformemensual", Integer.toString(month.getYear()));
        return fields;
    }

    /**
     * Takes the answer to {@link #next}.
     *
     * @throws SiiFaultException when it is not the page that was asked for, or shows that the list cannot become whole:
     *     the walk begins anew then, or not at all
     */
    public ReceivedWalk take(SiiPage answer) {
        ReceivedPage page = ReceivedPage.of(answer);
        boolean ours = page.holder().isEmpty() || page.holder().equalsIgnoreCase(holder.toString());
        if (!ours || !page.month().equals(month)) {
            throw ListFault.unrecognised(SiiService.BHE, answer);
        }
        boolean steady = pages.stream().allMatch(before -> before.total() == page.total());
        boolean carriesOn = !page.rows().isEmpty() || page.total() == received();
        if (!steady || !carriesOn || pages.size() >= page.total() / PAGE + 2) {
            throw ListFault.incomplete(SiiService.BHE, answer);
        }
        List<ReceivedPage> more = new ArrayList<>(pages);
        more.add(page);
        ReceivedWalk walk = new ReceivedWalk(holder, month, more);
        walk.refuseTwins(answer);
        return walk;
    }

    private void refuseTwins(SiiPage answer) {
        Set<List<String>> seen = new LinkedHashSet<>();
        for (ReceivedPage page : pages) {
            for (Map<String, String> row : page.rows()) {
                List<String> identity = List.of(
                        row.getOrDefault("rutemisor", ""),
                        row.getOrDefault("nroboleta", ""),
                        row.getOrDefault("codigobarras", ""));
                if (!seen.add(identity)) {
                    throw ListFault.incomplete(SiiService.BHE, answer);
                }
            }
        }
        if (received() > total()) {
            throw ListFault.incomplete(SiiService.BHE, answer);
        }
    }

    /** How many boletas came. */
    public int received() {
        return pages.stream().mapToInt(page -> page.rows().size()).sum();
    }

    /** How many the SII says there are; zero before the first page. */
    public int total() {
        return last().map(ReceivedPage::total).orElse(0);
    }

    /** Whether every boleta that the SII speaks of came. */
    public boolean complete() {
        return !pages.isEmpty() && received() == total();
    }

    /**
     * The list.
     *
     * @throws IllegalStateException before it is {@link #complete}
     * @throws SiiFaultException when its rows do not add up to the sums that the SII gives
     */
    public ReceivedList list() {
        if (!complete()) {
            throw new IllegalStateException("A list of " + received() + " of " + total() + " boletas");
        }
        return ReceivedList.of(holder, month, pages);
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
        if (!complete()) {
            throw new IllegalStateException("A list of " + received() + " of " + total() + " boletas");
        }
        ReceivedPage last = pages.get(pages.size() - 1);
        List<Map<String, String>> rows =
                pages.stream().flatMap(page -> page.rows().stream()).toList();
        ReceivedList.requireSums(last, rows);
        Listings listings = new Listings();
        for (Map<String, String> row : rows) {
            Optional<BoletaId> here = ReceivedList.id(row);
            if (here.isEmpty()) {
                listings.unreadable();
            } else if (here.get().equals(id)) {
                listings.found(row.getOrDefault("estado", ""), row.getOrDefault("fechaanulacion", ""));
            }
        }
        return listings.only(SiiService.BHE, last.page());
    }

    private Optional<ReceivedPage> last() {
        return pages.isEmpty() ? Optional.empty() : Optional.of(pages.get(pages.size() - 1));
    }
}
