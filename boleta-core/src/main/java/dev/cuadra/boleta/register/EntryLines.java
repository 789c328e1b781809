package dev.cuadra.boleta.register;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The lines of a file of boletas, one after the other. For one thread; closing it closes the source. */
public interface EntryLines extends AutoCloseable {
    /** The column titles as they stand, for a file of rejected lines. */
    List<String> titles();

    /** How many lines to expect at most; empty when that is not known before reading. */
    OptionalLong expected();

    /** The next line, or empty at the end. */
    Optional<EntryLine> next();

    @Override
    void close();

    /** Lines that are in memory already. */
    static EntryLines of(List<String> titles, List<EntryLine> lines) {
        Iterator<EntryLine> rest = List.copyOf(lines).iterator();
        return new EntryLines() {
            @Override
            public List<String> titles() {
                return titles;
            }

            @Override
            public OptionalLong expected() {
                return OptionalLong.of(lines.size());
            }

            @Override
            public Optional<EntryLine> next() {
                return rest.hasNext() ? Optional.of(rest.next()) : Optional.empty();
            }

            @Override
            public void close() {}
        };
    }
}
