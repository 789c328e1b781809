package dev.cuadra.sii.bhe;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.report.ReportedState;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.rut.RutReading;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.SiiService;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;

/**
 * The boletas that a taxpayer issued in a month, all of them: a row that cannot be read is a fault of the whole list.
 *
 * @param issuer whose they are
 * @param month the month of the date on them
 * @param boletas in the order of the report
 * @source SII-COMMIT-ISSUED
 */
public record IssuedList(Rut issuer, YearMonth month, List<IssuedBoleta> boletas) {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    public IssuedList {
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(month, "month");
        boletas = List.copyOf(boletas);
    }

    static IssuedList of(MonthPages pages) {
        try {
            return new IssuedList(
                    pages.holder(),
                    pages.month(),
                    pages.rows().stream()
                            .map(row -> boleta(pages.holder(), row))
                            .toList());
        } catch (DateTimeException | NoSuchElementException | IllegalArgumentException e) {
            // The message may name somebody, so it goes no further.
            throw unrecognised(pages);
        }
    }

    private static SiiFaultException unrecognised(MonthPages pages) {
        return ListFault.unrecognised(SiiService.BHE, pages.lastAnswer());
    }

    private static IssuedBoleta boleta(Rut issuer, Map<String, String> row) {
        String number = field(row, "nroboleta");
        if (!number.matches("0*[1-9][0-9]{0,14}")) {
            throw new IllegalArgumentException("number");
        }
        return new IssuedBoleta(
                new BoletaId(issuer, Long.parseLong(number)),
                RutReading.of(field(row, "rutreceptor") + "-" + field(row, "dvreceptor"))
                        .rut()
                        .orElseThrow(),
                field(row, "nombrereceptor"),
                day(row, "fecha_boleta").orElseThrow(),
                day(row, "fechaemision"),
                pesos(row, "totalhonorarios"),
                pesos(row, "retencion_receptor"),
                row.containsKey("retencion_emisor") ? Optional.of(pesos(row, "retencion_emisor")) : Optional.empty(),
                pesos(row, "honorariosliquidos"),
                ReportedState.of(MonthPages.state(row)),
                day(row, "fechaanulacion"),
                field(row, "es_soc_profesional").equalsIgnoreCase("SI"),
                field(row, "codigobarras"));
    }

    private static String field(Map<String, String> row, String name) {
        return row.getOrDefault(name, "").strip();
    }

    private static Clp pesos(Map<String, String> row, String name) {
        return Pesos.of(field(row, name)).orElseThrow();
    }

    private static Optional<LocalDate> day(Map<String, String> row, String name) {
        String text = field(row, name);
        return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text, DAY));
    }

    /** A boleta by its number; empty when it is not of this month. */
    public Optional<IssuedBoleta> find(long folio) {
        return boletas.stream().filter(boleta -> boleta.id().folio() == folio).findFirst();
    }

    /** How much there is: what it says is personal. */
    @Override
    public String toString() {
        return "IssuedList[" + month + ", " + boletas.size() + " boletas]";
    }
}
