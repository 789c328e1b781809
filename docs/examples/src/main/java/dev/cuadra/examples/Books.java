package dev.cuadra.examples;

import dev.cuadra.plugin.jdbc.JdbcStorage;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.storage.StorageException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The database that {@code --db} names. */
sealed interface Books permits SqliteBooks, PostgresBooks {
    /**
     * Reads what {@code --db} says; looks at no file and no server.
     *
     * @throws ProblemException with code {@code DB_URL}
     */
    static Books named(String url) {
        return named(url, System.getenv());
    }

    /** Like {@link #named(String)}, with the variables that say who connects where the URL does not. */
    static Books named(String url, Map<String, String> environment) {
        return url.startsWith(PostgresBooks.SCHEME) ? PostgresBooks.of(url, environment) : SqliteBooks.of(url);
    }

    /** The refusal of a URL, of which nothing is repeated that may be a password. */
    static ProblemException refused(String url) {
        String shown = url.split("[?;]", 2)[0];
        if (url.contains("@")) {
            // Somebody's name and password before the host; how far they reach in a malformed URL nobody knows.
            shown = url.substring(0, Math.max(0, Math.min(url.indexOf('@'), url.indexOf("//") + 2))) + "…";
        }
        return new ProblemException(Texts.BOOK.problem("DB_URL", Place.member("--db"), Map.of("url", shown)));
    }

    /**
     * The file with its keys.
     *
     * @param asked what {@code --keys} says
     * @throws ProblemException with code {@code KEYS_MISSING} when nobody said, and there is no place that goes with
     *     the database
     */
    Path keys(@Nullable Path asked);

    /**
     * Whether an earlier command made it. Makes nothing.
     *
     * @throws StorageException when its server does not answer, or refuses to
     */
    boolean exist();

    /**
     * Does what goes before the opening, so that a medium that is away is noticed before a key file is made.
     *
     * @throws StorageException when its server does not answer, or refuses to
     */
    void prepare();

    /** Opens it, and makes it when it is absent. */
    JdbcStorage open();
}
