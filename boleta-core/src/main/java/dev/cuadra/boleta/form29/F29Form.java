package dev.cuadra.boleta.form29;

import dev.cuadra.boleta.internal.LawFile;
import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.tables.DataFile;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The codes of Form 29 in the order of the form. Immutable, safe for many threads.
 *
 * @source F29-2
 */
public final class F29Form {
    private static final F29Form CURRENT = read();

    private final Map<F29Code, F29Line> lines;
    private final Map<F29Code, Integer> order = new LinkedHashMap<>();

    private F29Form(Map<F29Code, F29Line> lines) {
        this.lines = lines;
        lines.keySet().forEach(code -> order.put(code, order.size()));
    }

    /** The form as rendered in 2026. */
    public static F29Form current() {
        return CURRENT;
    }

    /** What is known of {@code code}; empty for a code that this form does not have. */
    public Optional<F29Line> line(F29Code code) {
        return Optional.ofNullable(lines.get(code));
    }

    /** All lines, in the order of the form. */
    public List<F29Line> lines() {
        return List.copyOf(lines.values());
    }

    /** The order of the form, with codes it does not have at the end, by number. */
    public Comparator<F29Code> inOrder() {
        return Comparator.comparingInt((F29Code code) -> order.getOrDefault(code, Integer.MAX_VALUE))
                .thenComparing(Comparator.naturalOrder());
    }

    /** The codes sorted by {@link #inOrder}. */
    public List<F29Code> sorted(Collection<F29Code> codes) {
        return codes.stream().sorted(inOrder()).toList();
    }

    private static F29Form read() {
        Map<F29Code, F29Line> lines = new LinkedHashMap<>();
        for (DataFile.Row row : LawFile.rows("f29-codes.csv")) {
            F29Code code = F29Code.of(row.text("code"));
            String enters = row.text("enters");
            String at = row.text("line");
            F29Line line = new F29Line(
                    code,
                    at.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(at)),
                    row.text("label"),
                    F29Line.Kind.valueOf(row.text("kind").toUpperCase(Locale.ROOT)),
                    enters.isEmpty() ? Optional.empty() : Optional.of(F29Code.of(enters)),
                    row.text("sign").equals("-") ? -1 : 1,
                    row.text("source"),
                    Confidence.parse(row.text("confidence")));
            if (lines.put(code, line) != null) {
                throw new IllegalStateException("Code twice in f29-codes.csv: " + code);
            }
        }
        return new F29Form(lines);
    }
}
