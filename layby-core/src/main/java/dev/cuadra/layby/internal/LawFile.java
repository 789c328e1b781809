package dev.cuadra.layby.internal;

import dev.cuadra.tables.DataFile;
import java.util.List;

/** Reads the law that ships with this module. */
public final class LawFile {
    private LawFile() {}

    /** The rows of a CSV resource beside this class. */
    public static List<DataFile.Row> rows(String name) {
        return DataFile.rows(name, LawFile.class.getResourceAsStream(name));
    }
}
