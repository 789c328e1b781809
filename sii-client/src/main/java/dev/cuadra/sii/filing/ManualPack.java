package dev.cuadra.sii.filing;

import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.F29Form;
import dev.cuadra.boleta.form29.F29Line;
import dev.cuadra.boleta.form29.Form29;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.internal.Texts;
import dev.cuadra.spi.problem.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * All that a person needs who files a return by hand. A pure function of the return: it needs no SII and no network.
 *
 * @param payer the company
 * @param period the month
 * @param lines the codes in the order of the form
 * @param dueDates day of the law (12, 20, 28) to the due date
 * @param steps what to do, in order
 * @param checksum SHA-256 over company, month, codes, boletas and due dates, 64 hexadecimal digits
 * @source SII-FILE-5
 */
public record ManualPack(
        Rut payer,
        YearMonth period,
        List<Line> lines,
        Map<Integer, LocalDate> dueDates,
        List<Text> steps,
        String checksum) {
    private static final int STEPS = 6;

    public ManualPack {
        Objects.requireNonNull(payer, "payer");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(checksum, "checksum");
        lines = List.copyOf(lines);
        dueDates = Collections.unmodifiableMap(new TreeMap<>(dueDates));
        steps = List.copyOf(steps);
    }

    /**
     * A code to type.
     *
     * @param code which
     * @param label its name in Spanish, as on the form; empty for a code that the form does not have
     * @param value pesos, or per cent where the code is a rate
     * @param boletas the boletas behind it
     */
    public record Line(F29Code code, String label, BigDecimal value, List<BoletaId> boletas) {
        public Line {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(value, "value");
            boletas = List.copyOf(boletas);
        }

        /** The code: boletas name their issuers. */
        @Override
        public String toString() {
            return "Line[" + code + "]";
        }
    }

    /** The pack of a return. */
    public static ManualPack of(Rut payer, Form29 form) {
        List<Line> lines = new ArrayList<>();
        for (F29Code code : F29Form.current().sorted(form.codes().keySet())) {
            String label = F29Form.current().line(code).map(F29Line::label).orElse("");
            List<BoletaId> behind =
                    Optional.ofNullable(form.boletas().get(code)).orElse(List.of());
            lines.add(new Line(code, label, form.value(code), behind));
        }
        Map<Integer, LocalDate> due = new TreeMap<>();
        form.dueDates().forEach((day, date) -> due.put(day, date.due()));
        String checksum = checksum(payer, form.period(), lines, due);
        Map<String, Object> values =
                Map.of("payer", payer, "period", form.period(), "checksum", checksum.substring(0, 8));
        List<Text> steps = IntStream.rangeClosed(1, STEPS)
                .mapToObj(step -> Texts.BOOK.text("pack.step." + step, values))
                .toList();
        return new ManualPack(payer, form.period(), lines, due, steps, checksum);
    }

    private static String checksum(Rut payer, YearMonth period, List<Line> lines, Map<Integer, LocalDate> due) {
        Map<F29Code, BigDecimal> codes = new TreeMap<>();
        lines.forEach(line -> codes.put(line.code(), line.value()));
        StringBuilder text = new StringBuilder("pack\n")
                .append(payer)
                .append('\n')
                .append(period)
                .append('\n');
        FilingContent.lines(text, "code", codes);
        lines.forEach(line -> line.boletas().stream()
                .sorted()
                .forEach(id -> text.append(line.code()).append(' ').append(id).append('\n')));
        due.forEach((day, date) -> text.append(day).append(' ').append(date).append('\n'));
        return FilingContent.sha256(text.toString());
    }

    /** Whose month: what is in it is personal. */
    @Override
    public String toString() {
        return "ManualPack[" + payer.masked() + ", " + period + "]";
    }
}
