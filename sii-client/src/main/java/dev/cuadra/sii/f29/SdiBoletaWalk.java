package dev.cuadra.sii.f29;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.report.ReportedState;
import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.f29.SdiBoletas.Row;
import dev.cuadra.sii.f29.SdiBoletas.Totals;
import dev.cuadra.sii.page.SiiPage;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Walks through the pages of {@link SdiMethod#BOLETAS} or {@link SdiMethod#BTES}: says which page to ask for, takes what
 * came, and gives the list once it is whole. Immutable.
 *
 * @source SII-LIST
 */
public final class SdiBoletaWalk {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd-MM-uuuu").withResolverStyle(ResolverStyle.STRICT);
    private static final int MOST = 1_000_000;

    private record Page(SiiPage answer, List<JsonNode> nodes, List<Row> rows, int total, int of, Totals totals) {}

    private final List<Page> pages;

    private SdiBoletaWalk(List<Page> pages) {
        this.pages = List.copyOf(pages);
    }

    /** Begins. */
    public static SdiBoletaWalk begin() {
        return new SdiBoletaWalk(List.of());
    }

    /** The number of the page to ask for, from 1. */
    public int next() {
        return pages.size() + 1;
    }

    /**
     * Takes the answer to {@link #next}.
     *
     * @throws SiiFaultException when it is not the page that was asked for, or shows that the list cannot become whole
     */
    public SdiBoletaWalk take(SiiPage answer) {
        JsonNode data = SdiMessages.data(answer);
        if (data.isMissingNode()) {
            if (!pages.isEmpty()) {
                throw SdiMessages.fault(FaultKind.INCOMPLETE, answer);
            }
            return new SdiBoletaWalk(List.of(new Page(answer, List.of(), List.of(), 0, 0, Totals.ZERO)));
        }
        Page page = read(answer, data);
        boolean asked = number(answer, data.path("paginaActual")) == next() || page.total == 0;
        boolean steady = pages.stream()
                .allMatch(before ->
                        before.total == page.total && before.of == page.of && before.totals.equals(page.totals));
        List<Page> more = new ArrayList<>(pages);
        more.add(page);
        SdiBoletaWalk walk = new SdiBoletaWalk(more);
        if (!asked || !steady || !walk.mayBecomeWhole(page)) {
            throw SdiMessages.fault(FaultKind.INCOMPLETE, answer);
        }
        return walk;
    }

    private boolean mayBecomeWhole(Page page) {
        boolean last = pages.size() >= page.of;
        boolean counted = last ? received() == page.total : !page.rows.isEmpty() && received() < page.total;
        boolean within =
                pages.size() <= Math.max(1, page.of) && page.of <= page.total && page.of >= Math.min(1, page.total);
        Set<JsonNode> seen = new HashSet<>();
        // One boleta looks like another in nothing but its own copy.
        return counted
                && within
                && pages.stream().flatMap(one -> one.nodes.stream()).allMatch(seen::add);
    }

    private static Page read(SiiPage answer, JsonNode data) {
        JsonNode list = data.path("listBoletasHonorarios");
        int total = number(answer, data.path("totalRegistros"));
        if (!list.isArray() && !(list.isNull() && total == 0)) {
            throw SdiMessages.fault(FaultKind.UNRECOGNISED, answer);
        }
        List<JsonNode> nodes = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (JsonNode node : list) {
            nodes.add(node);
            rows.add(row(answer, node));
        }
        Totals totals = new Totals(
                SdiMessages.pesos(answer, data.path("honorariosBrutoTotal")),
                SdiMessages.pesos(answer, data.path("honorariosRetencionEmisorTotal")),
                SdiMessages.pesos(answer, data.path("honorariosRetencionReceptorTotal")),
                SdiMessages.pesos(answer, data.path("honorariosLiquidoTotal")));
        int of = number(answer, data.path("totalPaginas"));
        return new Page(answer, List.copyOf(nodes), List.copyOf(rows), total, total == 0 ? 0 : of, totals);
    }

    private static Row row(SiiPage answer, JsonNode node) {
        String folio = node.path("cantBoletas").asText("");
        if (!folio.matches("0*[1-9][0-9]{0,14}")) {
            throw SdiMessages.fault(FaultKind.UNRECOGNISED, answer);
        }
        return new Row(
                Long.parseLong(folio),
                ReportedState.of(node.path("estadoBoleta").asText("")),
                day(node.path("fechaBoleta").asText("")),
                node.path("usuarioEmision").asText(""),
                node.path("socProf").asText("").strip().equalsIgnoreCase("SI"),
                new Totals(
                        SdiMessages.pesos(answer, node.path("hBrutos")),
                        SdiMessages.pesos(answer, node.path("hRetencionEmisor")),
                        SdiMessages.pesos(answer, node.path("hRetencionReceptor")),
                        SdiMessages.pesos(answer, node.path("hLiquidos"))));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip(), DAY));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static int number(SiiPage answer, JsonNode node) {
        if (!node.isInt() || node.intValue() < 0 || node.intValue() > MOST) {
            throw SdiMessages.fault(FaultKind.UNRECOGNISED, answer);
        }
        return node.intValue();
    }

    private int received() {
        return pages.stream().mapToInt(page -> page.rows.size()).sum();
    }

    /** Whether every page came. */
    public boolean complete() {
        return !pages.isEmpty() && pages.size() >= pages.get(pages.size() - 1).of;
    }

    /**
     * The list.
     *
     * @throws IllegalStateException before it is {@link #complete}
     * @throws SiiFaultException when its rows do not add up to the application's totals
     */
    public SdiBoletas list() {
        if (!complete()) {
            throw new IllegalStateException("A list of " + pages.size() + " pages");
        }
        Page last = pages.get(pages.size() - 1);
        List<Row> rows = pages.stream().flatMap(page -> page.rows.stream()).toList();
        // Which states are in the totals is not established: totals that fit no reading fit nothing.
        boolean adds = List.<Predicate<Row>>of(row -> true, row -> !row.annulled(), SdiBoletaWalk::inForce).stream()
                .map(counted -> sum(rows, counted))
                .anyMatch(last.totals::equals);
        if (!adds) {
            throw SdiMessages.fault(FaultKind.INCOMPLETE, last.answer);
        }
        return new SdiBoletas(rows, last.totals);
    }

    private static boolean inForce(Row row) {
        return row.state().state().equals(Optional.of(BoletaState.VIGENTE));
    }

    private static Totals sum(List<Row> rows, Predicate<Row> counted) {
        return rows.stream().filter(counted).map(Row::amounts).reduce(Totals.ZERO, Totals::plus);
    }
}
