package dev.cuadra.tables;

import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.problem.TextBook;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table, or one row of it, that cannot be read. Most faults end the reading. One that concerns a single row is
 * {@link #recoverable()}: the next call of {@link TableReader#next()} gives the row after it, so that an import can
 * reject the row and go on.
 */
public final class TableException extends ProblemException {
    private static final long serialVersionUID = 1L;
    private static final TextBook TEXTS = TextBook.read(
            TableException.class.getResourceAsStream("texts_es.properties"),
            TableException.class.getResourceAsStream("texts_en.properties"));

    private final TableFault fault;
    private final boolean recoverable;
    private final transient @Nullable Row row;

    private TableException(
            TableFault fault, Problem problem, boolean recoverable, @Nullable Row row, @Nullable Throwable cause) {
        super(problem);
        if (cause != null) {
            initCause(cause);
        }
        this.fault = fault;
        this.recoverable = recoverable;
        this.row = row;
    }

    /**
     * A fault that ends the reading.
     *
     * @param values what the placeholders of the fault's texts stand for
     */
    public static TableException of(TableFault fault, Place where, Map<String, ?> values) {
        return new TableException(fault, problem(fault, where, values), false, null, null);
    }

    /** A fault that ends the reading, with what a library said about it for the log; the texts do not repeat it. */
    public static TableException of(TableFault fault, Place where, Map<String, ?> values, Throwable cause) {
        return new TableException(fault, problem(fault, where, values), false, null, cause);
    }

    /** A fault of one row that was read whole. */
    public static TableException inRow(TableFault fault, Place where, Map<String, ?> values, Row row) {
        return new TableException(fault, problem(fault, where, values), true, row, null);
    }

    /** A fault of one row that was too large to keep. */
    public static TableException inDroppedRow(TableFault fault, Place where, Map<String, ?> values) {
        return new TableException(fault, problem(fault, where, values), true, null, null);
    }

    /**
     * The problem that a fault makes, for those who collect problems instead of throwing.
     *
     * @throws IllegalArgumentException when a placeholder of the fault's texts has no value
     */
    public static Problem problem(TableFault fault, Place where, Map<String, ?> values) {
        return TEXTS.problem(fault.code(), where, values);
    }

    /** What is wrong. */
    public TableFault fault() {
        return fault;
    }

    /** Whether only one row is concerned and the reader can go on with the next. */
    public boolean recoverable() {
        return recoverable;
    }

    /** The row at fault, as well as it could be read; empty when it was too large to keep or the whole table is meant. */
    public Optional<Row> row() {
        return Optional.ofNullable(row);
    }
}
