package dev.cuadra.examples;

import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.tables.TableSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;

/** The files that a user names. */
final class Inputs {
    private static final String STANDARD_INPUT = "-";
    private static final String MARK = "\uFEFF";

    private Inputs() {}

    /**
     * The file as a table's source.
     *
     * @throws ProblemException with code {@code FILE_UNREADABLE}
     */
    static TableSource file(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new ProblemException(
                    Texts.BOOK.problem("FILE_UNREADABLE", Place.in(file.toString()), Map.of("file", file)));
        }
        return TableSource.of(file.getFileName().toString(), () -> Files.newInputStream(file));
    }

    /**
     * Whether a user means a file of their own, and none of what ships: a misspelt name is not a file that is missing.
     *
     * @param shipped the names of what ships
     */
    static boolean meansFile(String name, Collection<String> shipped) {
        return !shipped.contains(name)
                && (name.endsWith(".json") || name.contains("/") || name.contains("\\") || exists(name));
    }

    private static boolean exists(String name) {
        try {
            return Files.exists(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /**
     * The whole of a file as text, in UTF-8; the mark that some editors begin it with is left out.
     *
     * @throws ProblemException with code {@code FILE_UNREADABLE}, or {@code FILE_NOT_UTF8} with the line
     */
    static String text(String name) throws IOException {
        try {
            Path file = Path.of(name);
            if (Files.isRegularFile(file) && Files.isReadable(file)) {
                return text(Files.readAllBytes(file), name);
            }
        } catch (InvalidPathException e) {
            // What can be no name of a file is none that can be read.
        }
        throw new ProblemException(Texts.BOOK.problem("FILE_UNREADABLE", Place.in(name), Map.of("file", name)));
    }

    /** The same; {@code -} is standard input. */
    static String text(String name, Console console) throws IOException {
        return name.equals(STANDARD_INPUT) ? text(console.in().readAllBytes(), name) : text(name);
    }

    /** What {@code read} makes of the text of a file. What is wrong with the text as a whole is said of the file. */
    static <T> T within(String name, Supplier<T> read) {
        try {
            return read.get();
        } catch (ProblemException e) {
            Place where = e.problem().where();
            if (!where.source().isEmpty() || !where.column().isEmpty()) {
                throw e;
            }
            throw new ProblemException(e.problem().at(Place.in(name).atLine(where.line())), e);
        }
    }

    /** A letter that was replaced because its bytes say nothing would be lost without a word. */
    private static String text(byte[] bytes, String name) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith(MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            Place where = Place.in(name).atLine(lineWithout(bytes));
            throw new ProblemException(Texts.BOOK.problem("FILE_NOT_UTF8", where, Map.of("file", name)), e);
        }
    }

    /** The line of the first bytes that are no UTF-8. */
    private static long lineWithout(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        return 1 + out.flip().chars().filter(letter -> letter == '\n').count();
    }
}
