package dev.cuadra.boleta.internal;

import dev.cuadra.tables.DataFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the law that ships with this module. */
public final class LawFile {
    private LawFile() {}

    /** The rows of a CSV resource beside this class. */
    public static List<DataFile.Row> rows(String name) {
        return DataFile.rows(name, LawFile.class.getResourceAsStream(name));
    }

    /** The text of a resource beside this class. */
    public static String text(String name) {
        try (InputStream in = LawFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new UncheckedIOException(new FileNotFoundException(name));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
