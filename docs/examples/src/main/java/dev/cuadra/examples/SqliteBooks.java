package dev.cuadra.examples;

import dev.cuadra.plugin.jdbc.JdbcStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file.
 *
 * @param file where it is
 */
record SqliteBooks(Path file) implements Books {
    private static final String SCHEME = "jdbc:sqlite:";

    static SqliteBooks of(String url) {
        if (!url.startsWith(SCHEME) || url.length() == SCHEME.length() || url.contains("?")) {
            throw Books.refused(url);
        }
        return new SqliteBooks(Path.of(url.substring(SCHEME.length())));
    }

    @Override
    public Path keys(@Nullable Path asked) {
        return asked == null ? Path.of(file + ".keys") : asked;
    }

    @Override
    public boolean exist() {
        return Files.exists(file);
    }

    @Override
    public void prepare() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public JdbcStorage open() {
        return JdbcStorage.open(file);
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
