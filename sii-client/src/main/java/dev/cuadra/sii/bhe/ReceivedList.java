package dev.cuadra.sii.bhe;

import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.report.BoletaReport;
import dev.cuadra.boleta.report.ReportReader;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.rut.RutReading;
import dev.cuadra.sii.SiiService;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.tables.TableSource;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The boletas that a company received in a month, all of them.
 *
 * @param report the rows, read and checked like those of a downloaded report; a row that cannot be read is a reject
 * @param declared how many the SII says there are
 * @param barCodes the SII's own mark of each boleta, for its PDF
 * @source SII-MONTH
 */
public record ReceivedList(BoletaReport report, int declared, Map<BoletaId, String> barCodes) {
    private static final List<String> FIELDS = List.of(
            "nroboleta",
            "fecha_boleta",
            "estado",
            "fechaanulacion",
            "rut",
            "nombre_emisor",
            "es_soc_profesional",
            "totalhonorarios",
            "retencion_receptor",
            "honorariosliquidos");

    public ReceivedList {
        barCodes = Map.copyOf(barCodes);
    }

    static ReceivedList of(MonthPages pages) {
        List<Map<String, String>> rows = pages.rows();
        try {
            BoletaReport report = new ReportReader().received(table(pages.holder(), pages.month(), rows));
            return new ReceivedList(
                    ListFault.each(report, rows.size(), SiiService.BHE, pages.lastAnswer()),
                    pages.total(),
                    barCodes(rows));
        } catch (ProblemException e) {
            throw ListFault.unrecognised(SiiService.BHE, pages.lastAnswer(), e);
        }
    }

    /** The rows as the table that the SII lets one download. */
    private static TableSource table(Rut holder, YearMonth month, List<Map<String, String>> rows) {
        CsvText csv = new CsvText();
        String heading = String.format(
                Locale.ROOT,
                "Contribuyente: RUT : %s Informe correspondiente al mes %02d del año %d",
                holder,
                month.getMonthValue(),
                month.getYear());
        csv.line(List.of(heading));
        csv.line(ReportReader.RECEIVED_TITLES);
        for (Map<String, String> row : rows) {
            Map<String, String> full = new LinkedHashMap<>(row);
            full.put("estado", MonthPages.state(row));
            full.put("rut", row.getOrDefault("rutemisor", "") + "-" + row.getOrDefault("dvemisor", ""));
            csv.line(FIELDS.stream()
                    .map(field -> full.getOrDefault(field, "").strip())
                    .toList());
        }
        return TableSource.ofText("SII " + month, csv.toString());
    }

    private static Map<BoletaId, String> barCodes(List<Map<String, String>> rows) {
        Map<BoletaId, String> codes = new LinkedHashMap<>();
        for (Map<String, String> row : rows) {
            String code = row.getOrDefault("codigobarras", "").strip();
            id(row).filter(known -> !code.isEmpty()).ifPresent(known -> codes.put(known, code));
        }
        return codes;
    }

    /** Which boleta a row is of; empty when its issuer or its number cannot be read. */
    static Optional<BoletaId> id(Map<String, String> row) {
        Optional<Rut> issuer = RutReading.of(row.getOrDefault("rutemisor", "") + "-" + row.getOrDefault("dvemisor", ""))
                .rut();
        OptionalLong folio = folio(row.getOrDefault("nroboleta", "").strip());
        return issuer.isPresent() && folio.isPresent()
                ? Optional.of(new BoletaId(issuer.get(), folio.getAsLong()))
                : Optional.empty();
    }

    private static OptionalLong folio(String text) {
        return text.matches("0*[1-9][0-9]{0,14}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /** How much there is: what it says is personal. */
    @Override
    public String toString() {
        return "ReceivedList[" + declared + " boletas]";
    }
}
