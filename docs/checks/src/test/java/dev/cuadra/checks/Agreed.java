package dev.cuadra.checks;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Where the resources say something else of a row than the table, and why that is right. */
final class Agreed {
    private final Map<String, String> reasons = new TreeMap<>();
    private final Set<String> used = new TreeSet<>();

    /** Reads the columns {@code row}, {@code member}, {@code value} and {@code why}. */
    Agreed(List<NamedCsvRecord> records) {
        records.forEach(each -> reasons.put(
                key(each.getField("row"), each.getField("member"), each.getField("value")), each.getField("why")));
    }

    boolean to(String row, String member, String value) {
        String key = key(row, member, value);
        used.add(key);
        return reasons.containsKey(key);
    }

    /** What nobody says any more, and what has no reason. */
    List<String> unused() {
        return reasons.entrySet().stream()
                .filter(each -> !used.contains(each.getKey()) || each.getValue().isBlank())
                .map(each -> each.getKey() + " is agreed to, but nobody says it, or nobody says why")
                .toList();
    }

    private static String key(String row, String member, String value) {
        return row + " " + member + " " + value;
    }
}
