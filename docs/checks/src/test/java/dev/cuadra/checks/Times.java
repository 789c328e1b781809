package dev.cuadra.checks;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How the words in which the catalogue tells a time are written in the resources.
 *
 * @param members the members with their values, by area and words
 */
record Times(Map<String, List<String>> members) {
    Times {
        members = Map.copyOf(members);
    }

    /**
     * Reads the columns {@code area}, empty where the words say the same in all, {@code window} and {@code members}, empty
     * where a part of that area has that time by what it is.
     */
    static Times of(List<NamedCsvRecord> records) {
        Map<String, List<String>> members = new TreeMap<>();
        records.forEach(each -> members.put(
                key(each.getField("area"), each.getField("window")),
                Stream.of(each.getField("members").split(";", -1))
                        .filter(member -> !member.isEmpty())
                        .toList()));
        return new Times(members);
    }

    /** What is expected of a row; nothing when its time is told in no members. */
    Optional<List<String>> of(CatalogueRow row) {
        return Stream.of(row.column("area"), "")
                .map(area -> members.get(key(area, row.column("window"))))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static String key(String area, String window) {
        return area + "|" + window;
    }
}
