package dev.cuadra.examples;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.rut.RutReading;
import dev.cuadra.boleta.service.BoletaToPay;
import dev.cuadra.examples.rules.Rules;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.tables.Column;
import dev.cuadra.tables.HeaderedRow;
import dev.cuadra.tables.HeaderedTable;
import dev.cuadra.tables.TableLimits;
import dev.cuadra.tables.TableReader;
import dev.cuadra.tables.TableSource;
import dev.cuadra.tables.Tables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a user wants paid: boletas by name, a list in CSV or XLSX, or a proposal. Nothing of a list with a fault is used. */
final class PaymentList {
    private static final List<Column> COLUMNS = List.of(
            Column.required("rut", "rut_emisor", "rut emisor", "issuer", "emisor"),
            Column.required("folio", "n°", "numero", "boleta"),
            Column.optional("monto", "amount", "pagar", "a_pagar"));
    private static final Pattern PESOS = Pattern.compile("0*[1-9][0-9]{0,14}");
    private static final Pattern FOLIO = Pattern.compile("0*[1-9][0-9]{0,14}");

    private final Set<BoletaId> seen = new HashSet<>();
    private final List<BoletaToPay> wanted = new ArrayList<>();

    private PaymentList() {}

    /** Reads {@code RUT/FOLIO} or {@code RUT/FOLIO=PESOS}. */
    static List<BoletaToPay> named(List<String> texts) {
        PaymentList list = new PaymentList();
        for (String text : texts) {
            int equals = text.indexOf('=');
            String boleta = equals < 0 ? text : text.substring(0, equals);
            Place where = Place.member("RUT/FOLIO");
            list.add(id(boleta, where), equals < 0 ? Optional.empty() : Optional.of(text.substring(equals + 1)), where);
        }
        return list.some();
    }

    /**
     * Reads a list or a proposal.
     *
     * @param payer who pays; a proposal of another company is refused
     */
    static List<BoletaToPay> file(Path file, Rut payer) throws IOException {
        TableSource source = Inputs.file(file);
        if (file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".json")) {
            return proposal(source.name(), Inputs.text(file.toString()), payer);
        }
        PaymentList list = new PaymentList();
        try (TableReader reader = Tables.open(source, TableLimits.DEFAULT)) {
            HeaderedTable table = HeaderedTable.of(reader, COLUMNS);
            if (!table.header().problems().isEmpty()) {
                throw new ProblemException(table.header().problems().get(0));
            }
            for (Optional<HeaderedRow> row = table.next(); row.isPresent(); row = table.next()) {
                list.add(row.get());
            }
        }
        return list.some();
    }

    private static List<BoletaToPay> proposal(String name, String text, Rut payer) {
        JsonNode json = Inputs.within(name, () -> Rules.object(text));
        if (!json.path("payer").asText().equals(payer.toString())) {
            throw new ProblemException(
                    Texts.BOOK.problem("PROPOSAL_OTHER_PAYER", Place.in(name), Map.of("payer", payer)));
        }
        PaymentList list = new PaymentList();
        int line = 0;
        for (JsonNode entry : json.path("lines")) {
            Place where = Place.member("lines[" + line + "]");
            boolean whole = entry.path("open").isIntegralNumber();
            list.add(
                    id(entry.path("boleta").asText(), where),
                    Optional.of(whole ? entry.path("open").asText() : ""),
                    where);
            line++;
        }
        return list.some();
    }

    private void add(HeaderedRow row) {
        row.problem().ifPresent(problem -> {
            throw new ProblemException(problem);
        });
        RutReading rut = RutReading.of(row.value("rut"));
        String folio = row.value("folio");
        if (rut.rut().isEmpty() || !FOLIO.matcher(folio).matches()) {
            String shown = RutReading.mask(row.value("rut")) + "/" + RutReading.mask(folio);
            String column = rut.rut().isEmpty() ? "rut" : "folio";
            throw new ProblemException(Texts.BOOK.problem("BOLETA_FORM", row.place(column), Map.of("value", shown)));
        }
        String amount = row.value("monto");
        add(
                new BoletaId(rut.rut().get(), Long.parseLong(folio)),
                amount.isEmpty() ? Optional.empty() : Optional.of(amount),
                row.place(amount.isEmpty() ? "folio" : "monto"));
    }

    private void add(BoletaId boleta, Optional<String> amount, Place where) {
        amount.filter(text -> !PESOS.matcher(text).matches()).ifPresent(text -> {
            throw new ProblemException(
                    Texts.BOOK.problem("PAYMENT_AMOUNT", where, Map.of("value", RutReading.mask(text))));
        });
        if (!seen.add(boleta)) {
            throw new ProblemException(
                    Texts.BOOK.problem("PAYMENT_LIST_TWICE", where, Map.of("boleta", boleta.masked())));
        }
        wanted.add(new BoletaToPay(boleta, amount.map(text -> Clp.of(Long.parseLong(text)))));
    }

    private List<BoletaToPay> some() {
        if (wanted.isEmpty()) {
            throw new ProblemException(Texts.BOOK.problem("PAYMENT_LIST_EMPTY", Place.NOWHERE, Map.of()));
        }
        return wanted;
    }

    /** Reads {@code RUT/FOLIO}. */
    static BoletaId id(String text, Place where) {
        try {
            return BoletaId.parse(text);
        } catch (IllegalArgumentException | ProblemException e) {
            throw new ProblemException(
                    Texts.BOOK.problem("BOLETA_FORM", where, Map.of("value", RutReading.mask(text))), e);
        }
    }
}
