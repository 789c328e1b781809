package dev.cuadra.sii.bhe;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.report.ReportTotals;
import dev.cuadra.boleta.report.ReportedState;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.SiiService;
import dev.cuadra.sii.page.SiiPage;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The pages of one month that came so far: of the right month and company, each row once, never more than there are.
 * Immutable.
 *
 * @param holder who is logged in
 * @param identity the fields that tell one row from another
 */
record MonthPages(Rut holder, YearMonth month, List<String> identity, List<MonthPage> pages) {
    /** Rows of a full page. */
    private static final int FULL = 100;

    MonthPages {
        identity = List.copyOf(identity);
        pages = List.copyOf(pages);
    }

    static MonthPages none(Rut holder, YearMonth month, List<String> identity) {
        return new MonthPages(holder, month, identity, List.of());
    }

    /** The form fields of a request, in order. Months have two digits: with one the SII gives an empty report. */
    Map<String, String> request(int number, Optional<String> cursor) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("rut_arrastre", Integer.toString(holder.number()));
        fields.put("dv_arrastre", String.valueOf(holder.checkDigit()));
        fields.put("pagina_solicitada", Integer.toString(number));
        cursor.ifPresent(code -> fields.put("pagina_sig_codigo", code));
        fields.put("cbmesinformemensual", String.format(Locale.ROOT, "%02d", month.getMonthValue()));
        fields.put("cbanoinformemensual", Integer.toString(month.getYear()));
        return fields;
    }

    /**
     * The same with one page more.
     *
     * @throws SiiFaultException when it is not the page that was asked for, or shows that the list cannot become whole
     */
    MonthPages take(SiiPage answer) {
        MonthPage page = MonthPage.of(answer);
        boolean ours = page.holder().isEmpty() || page.holder().equalsIgnoreCase(holder.toString());
        if (!ours || !page.month().equals(month)) {
            throw ListFault.unrecognised(SiiService.BHE, answer);
        }
        boolean steady = pages.stream().allMatch(before -> before.total() == page.total());
        boolean carriesOn = !page.rows().isEmpty() || page.total() == received();
        if (!steady || !carriesOn || pages.size() >= page.total() / FULL + 2) {
            throw ListFault.incomplete(SiiService.BHE, answer);
        }
        List<MonthPage> more = new ArrayList<>(pages);
        more.add(page);
        MonthPages all = new MonthPages(holder, month, identity, more);
        if (all.received() > page.total() || all.twins()) {
            throw ListFault.incomplete(SiiService.BHE, answer);
        }
        return all;
    }

    private boolean twins() {
        Set<List<String>> seen = new HashSet<>();
        return !rows().stream()
                .allMatch(row -> seen.add(identity.stream()
                        .map(field -> row.getOrDefault(field, ""))
                        .toList()));
    }

    int size() {
        return pages.size();
    }

    List<Map<String, String>> rows() {
        return pages.stream().flatMap(page -> page.rows().stream()).toList();
    }

    int received() {
        return pages.stream().mapToInt(page -> page.rows().size()).sum();
    }

    int total() {
        return last().map(MonthPage::total).orElse(0);
    }

    boolean complete() {
        return !pages.isEmpty() && received() == total();
    }

    /** The pages, which are all there are, and add up. */
    MonthPages whole() {
        if (!complete()) {
            throw new IllegalStateException("A list of " + received() + " of " + total() + " boletas");
        }
        requireSums();
        return this;
    }

    Optional<MonthPage> last() {
        return pages.isEmpty() ? Optional.empty() : Optional.of(pages.get(pages.size() - 1));
    }

    /** The page behind a fault of the list as a whole. */
    SiiPage lastAnswer() {
        return last().orElseThrow().page();
    }

    /** Whether annulled boletas are in the SII's sums is not established: sums that fit neither reading fit nothing. */
    private void requireSums() {
        Optional<ReportTotals> said = last().flatMap(MonthPage::sums);
        Optional<ReportTotals> all = sum(rows().stream());
        Optional<ReportTotals> inForce = sum(rows().stream().filter(row -> !annulled(row)));
        if (said.isPresent() && all.isPresent() && !said.equals(all) && !said.equals(inForce)) {
            throw ListFault.incomplete(SiiService.BHE, lastAnswer());
        }
    }

    /** Empty when an amount cannot be read: its row is going to be a reject, and nothing can be compared. */
    private static Optional<ReportTotals> sum(Stream<Map<String, String>> rows) {
        Optional<ReportTotals> sum = Optional.of(ReportTotals.ZERO);
        for (Map<String, String> row : (Iterable<Map<String, String>>) rows::iterator) {
            Optional<Clp> gross = Pesos.of(row.getOrDefault("totalhonorarios", ""));
            Optional<Clp> retained = Pesos.of(row.getOrDefault("retencion_receptor", ""));
            Optional<Clp> paid = Pesos.of(row.getOrDefault("honorariosliquidos", ""));
            if (gross.isEmpty() || retained.isEmpty() || paid.isEmpty()) {
                return Optional.empty();
            }
            ReportTotals amounts = new ReportTotals(gross.get(), retained.get(), paid.get());
            sum = sum.map(before -> before.plus(amounts));
        }
        return sum;
    }

    private static boolean annulled(Map<String, String> row) {
        return state(row).equals("ANULADA");
    }

    /** A date of annulment says as much as a state that says so. */
    static String state(Map<String, String> row) {
        String written = row.getOrDefault("estado", "").strip();
        boolean inForce = ReportedState.of(written)
                .state()
                .filter(BoletaState.VIGENTE::equals)
                .isPresent();
        boolean dated = !row.getOrDefault("fechaanulacion", "").isBlank();
        if (dated && (written.isEmpty() || inForce)) {
            return "ANULADA";
        }
        // Which state an empty one means the reader of reports is asked, and says that it does not know.
        boolean said = ReportedState.of(written)
                .state()
                .filter(BoletaState.ANULADA::equals)
                .isPresent();
        return said ? "ANULADA" : written;
    }

    /** How much there is: what it says is personal. */
    @Override
    public String toString() {
        return "MonthPages[" + month + ", " + received() + " of " + total() + "]";
    }
}
