package dev.cuadra.tables;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A column that a reader wants. Titles are compared by {@link CellText#titleKey}.
 *
 * @param name the name it is asked for by, which is also accepted as its title
 * @param required whether the table is of no use without it
 * @param synonyms further titles
 */
public record Column(String name, boolean required, List<String> synonyms) {
    public Column {
        Objects.requireNonNull(name, "name");
        synonyms = List.copyOf(synonyms);
        if (CellText.titleKey(name).isEmpty()
                || synonyms.stream().anyMatch(title -> CellText.titleKey(title).isEmpty())) {
            throw new IllegalArgumentException("A title without letters or digits for column '" + name + "'");
        }
    }

    /** A column that must be there. */
    public static Column required(String name, String... synonyms) {
        return new Column(name, true, List.of(synonyms));
    }

    /** A column that may be left out. */
    public static Column optional(String name, String... synonyms) {
        return new Column(name, false, List.of(synonyms));
    }

    /** What its titles are compared by. */
    Set<String> keys() {
        Set<String> keys = new LinkedHashSet<>();
        keys.add(CellText.titleKey(name));
        synonyms.forEach(title -> keys.add(CellText.titleKey(title)));
        return keys;
    }
}
