package dev.cuadra.sii.bhe;

import dev.cuadra.boleta.report.BoletaReport;
import dev.cuadra.boleta.report.ReportReader;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.SiiService;
import dev.cuadra.sii.page.Marker;
import dev.cuadra.sii.page.PageJudge;
import dev.cuadra.sii.page.SiiPage;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.tables.TableSource;
import java.net.URI;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Walks through the pages of the third-party boletas (BTE) that a company issued in a month. Immutable.
 *
 * @source SII-BTE
 */
public final class IssuedBteWalk {
    /** Where the report is asked for. */
    public static final URI REPORT = URI.create("https://zeus.sii.cl/cvc_cgi/bte/bte_indiv_cons2");

    private static final Marker MARKER = Marker.text("INFORME BTE");
    private static final Pattern PAGES = Pattern.compile("P.gina\\s{1,9}([0-9]{1,5})\\s{1,9}de\\s{1,9}([0-9]{1,5})");
    private static final Pattern TOTAL = Pattern.compile("Total\\s{1,9}Boletas\\s{0,9}:\\s{0,9}([0-9][0-9.]{0,6})");
    private static final int CELLS = 11;
    private static final List<String> TITLES = List.of(
            "N°",
            "Estado",
            "Fecha de emisión",
            "Rut Emisor",
            "Nombre Emisor",
            "Fecha de recepción",
            "Rut Receptor",
            "Nombre Receptor",
            "Bruto",
            "Retenido",
            "Pagado");

    private record Page(SiiPage answer, int number, int of, int total, List<List<String>> rows) {}

    private final Rut holder;
    private final YearMonth month;
    private final List<Page> pages;

    private IssuedBteWalk(Rut holder, YearMonth month, List<Page> pages) {
        this.holder = holder;
        this.month = month;
        this.pages = List.copyOf(pages);
    }

    /** Begins, for the company that is logged in. */
    public static IssuedBteWalk of(Rut holder, YearMonth month) {
        return new IssuedBteWalk(holder, month, List.of());
    }

    /** The form fields of the next request, in order. */
    public Map<String, String> next() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("CNTR", "1");
        fields.put("PAGINA", Integer.toString(pages.size() + 1));
        fields.put("AUTEN", "RUTCLAVE");
        fields.put("TIPO", "mensual");
        fields.put("MESM", String.format(Locale.ROOT, "%02d", month.getMonthValue()));
        fields.put("ANOM", Integer.toString(month.getYear()));
        return fields;
    }

    /**
     * Takes the answer to {@link #next}.
     *
     * @throws SiiFaultException when it is not the page that was asked for, or shows that the list cannot become whole
     */
    public IssuedBteWalk take(SiiPage answer) {
        PageJudge.judge(SiiService.BTE, answer, MARKER).ifPresent(fault -> {
            throw new SiiFaultException(fault);
        });
        Page page = read(answer);
        boolean steady = pages.stream().allMatch(before -> before.total == page.total && before.of == page.of);
        if (page.number != pages.size() + 1 || page.number > Math.max(page.of, 1) || !steady) {
            throw ListFault.incomplete(SiiService.BTE, answer);
        }
        List<Page> more = new ArrayList<>(pages);
        more.add(page);
        IssuedBteWalk walk = new IssuedBteWalk(holder, month, more);
        Set<String> numbers = new HashSet<>();
        boolean once = more.stream().flatMap(one -> one.rows.stream()).allMatch(row -> numbers.add(row.get(0)));
        boolean whole = page.number < page.of || walk.received() == page.total;
        if (!once || !whole) {
            throw ListFault.incomplete(SiiService.BTE, answer);
        }
        return walk;
    }

    private static Page read(SiiPage answer) {
        Document html = Jsoup.parse(answer.text());
        String words = html.text();
        Matcher total = TOTAL.matcher(words);
        Matcher paged = PAGES.matcher(words);
        if (!total.find() || !paged.find()) {
            throw ListFault.unrecognised(SiiService.BTE, answer);
        }
        List<List<String>> rows = new ArrayList<>();
        for (Element row : html.select("tr")) {
            if (row.selectFirst("a[href*=bte_indiv_cons3]") != null && row.selectFirst("tr tr") == null) {
                if (row.children().size() != CELLS + 1) {
                    throw ListFault.unrecognised(SiiService.BTE, answer);
                }
                rows.add(row.children().stream()
                        .skip(1)
                        .map(cell -> cell.text().strip())
                        .toList());
            }
        }
        return new Page(
                answer,
                Integer.parseInt(paged.group(1)),
                Integer.parseInt(paged.group(2)),
                Integer.parseInt(total.group(1).replace(".", "")),
                rows);
    }

    /** How many came. */
    public int received() {
        return pages.stream().mapToInt(page -> page.rows.size()).sum();
    }

    /** Whether every page came. */
    public boolean complete() {
        return !pages.isEmpty() && pages.size() >= pages.get(pages.size() - 1).of;
    }

    /**
     * The list, read and checked like a downloaded report.
     *
     * @throws IllegalStateException before it is {@link #complete}
     * @throws SiiFaultException when its rows are not those of the list that is known
     */
    public BoletaReport list() {
        if (!complete()) {
            throw new IllegalStateException("A list of " + pages.size() + " pages");
        }
        CsvText csv = new CsvText();
        csv.line(List.of(String.format(
                Locale.ROOT,
                "RUT : %s Informe correspondiente al mes %02d del año %d",
                holder,
                month.getMonthValue(),
                month.getYear())));
        csv.line(TITLES);
        pages.forEach(page -> page.rows.forEach(row -> csv.line(row)));
        try {
            BoletaReport report =
                    new ReportReader().bte(TableSource.ofText("SII BTE " + month, csv.toString()), holder);
            return ListFault.each(report, received(), SiiService.BTE, pages.get(0).answer);
        } catch (ProblemException e) {
            throw ListFault.unrecognised(SiiService.BTE, pages.get(0).answer, e);
        }
    }

    /**
     * What the list says of one BTE. It has no dates of annulment.
     *
     * @param folio its number, 1 or more
     * @throws IllegalStateException before it is {@link #complete}
     * @throws SiiFaultException when it does not hold it and has a row whose number cannot be read
     */
    public BoletaListing listing(long folio) {
        if (!complete()) {
            throw new IllegalStateException("A list of " + pages.size() + " pages");
        }
        Listings listings = new Listings();
        for (Page page : pages) {
            for (List<String> row : page.rows) {
                String number = row.get(0).replace(".", "");
                if (!number.matches("[0-9]{1,15}")) {
                    listings.unreadable();
                } else if (Long.parseLong(number) == folio) {
                    listings.found(row.get(1), "");
                }
            }
        }
        return listings.only(SiiService.BTE, pages.get(pages.size() - 1).answer);
    }
}
