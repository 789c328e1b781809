package dev.cuadra.boleta.bank;

import dev.cuadra.boleta.internal.LawFile;
import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How one bank wants its payment file: a versioned profile that is data, so that a host adds a bank or corrects one
 * without code. Banks tell their customers and publish little: every layout has to be tried in the bank's test upload
 * before the first real payment. Immutable, safe for many threads.
 *
 * @source BANK-3 for Banco de Chile 219, BANK-4 for BCI, BANK-5 for Santander, BANK-6 for the generic CSV, BANK-9 and
 *     BANK-10 for Banco de Chile 400 and 610
 */
public final class BankLayout {
    /** What the lines of a file are. */
    public enum Kind {
        /** Fields at fixed positions. */
        FIXED,
        /** Fields with a separator between them, never quoted. */
        DELIMITED,
        /** CSV by RFC 4180. */
        CSV,
        /** A workbook of one sheet. */
        XLSX
    }

    /** What a layout says about itself. */
    record Identity(
            String id,
            String name,
            Optional<String> bank,
            String version,
            String copyYear,
            String source,
            Confidence confidence,
            List<String> notes) {
        Identity {
            notes = List.copyOf(notes);
        }
    }

    /** How bytes are made of lines. */
    record Shape(
            Kind kind,
            Charset charset,
            String lineEnd,
            boolean endsLastLine,
            int length,
            String separator,
            boolean byteOrderMark,
            boolean titles,
            String sheet,
            String fileName,
            boolean ascii,
            boolean upper,
            String drop) {}

    private static final List<String> SHIPPED = List.of(
            "bancochile-tef-219",
            "bancochile-pagos-400",
            "bancochile-portal-610",
            "bci-en-linea",
            "santander-transferencias",
            "generico-csv");

    private final Identity identity;
    private final Shape shape;
    private final OptionalInt mostTransfers;
    private final List<AmountLimit> limits;
    private final Map<String, LayoutTable> tables;
    private final List<LayoutRecord> records;

    BankLayout(
            Identity identity,
            Shape shape,
            OptionalInt mostTransfers,
            List<AmountLimit> limits,
            Map<String, LayoutTable> tables,
            List<LayoutRecord> records) {
        this.identity = identity;
        this.shape = shape;
        this.mostTransfers = mostTransfers;
        this.limits = List.copyOf(limits);
        this.tables = Map.copyOf(tables);
        this.records = List.copyOf(records);
    }

    /**
     * Reads a profile and checks it: positions without gaps or overlaps, widths that add up, sources that exist.
     *
     * @throws ProblemException with a code that begins with {@code PROFILE_} and the member it is about
     */
    public static BankLayout read(String json) {
        return LayoutReader.read(json);
    }

    /** The ids of the layouts that ship with this library. */
    public static List<String> shippedIds() {
        return SHIPPED;
    }

    /**
     * A layout that ships with this library.
     *
     * @throws ProblemException with code {@code LAYOUT_UNKNOWN}
     */
    public static BankLayout shipped(String id) {
        return read(shippedProfile(id));
    }

    /**
     * The profile of a layout that ships with this library, to be edited and given to {@link #read}.
     *
     * @throws ProblemException with code {@code LAYOUT_UNKNOWN}
     */
    public static String shippedProfile(String id) {
        if (!SHIPPED.contains(id)) {
            throw new ProblemException(Texts.BOOK.problem(
                    "LAYOUT_UNKNOWN", Place.NOWHERE, Map.of("id", id, "known", String.join(", ", SHIPPED))));
        }
        return LawFile.text("bank-layout-" + id + ".json");
    }

    /** Its key, such as {@code bancochile-tef-219}. */
    public String id() {
        return identity.id();
    }

    /** What users call it. */
    public String name() {
        return identity.name();
    }

    /** The bank that takes the file; empty for one that any bank may take. */
    public Optional<String> bank() {
        return identity.bank();
    }

    /** Which version of the profile this is. */
    public String version() {
        return identity.version();
    }

    /** The year of the copy of the bank's rules that it was written from. */
    public String copyYear() {
        return identity.copyYear();
    }

    /** Where it comes from. */
    public String source() {
        return identity.source();
    }

    /** How sure the layout is as a whole. */
    public Confidence confidence() {
        return identity.confidence();
    }

    /** What is not settled about it, for people. */
    public List<String> notes() {
        return identity.notes();
    }

    /** What its lines are. */
    public Kind kind() {
        return shape.kind();
    }

    /** How many transfers a file takes; empty for any number. */
    public OptionalInt mostTransfers() {
        return mostTransfers;
    }

    /** How much a transfer may move. */
    public List<AmountLimit> limits() {
        return limits;
    }

    /** The names of the settings of a batch that it uses. */
    public Set<String> settings() {
        return names("setting");
    }

    /** The names of the settings without which it cannot be written. */
    public Set<String> requiredSettings() {
        return records.stream()
                .flatMap(record -> record.fields().stream())
                .filter(field -> field.required() && field.otherwise().isEmpty())
                .flatMap(field -> field.source().named("setting").stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names of the extras of a transfer that it uses. */
    public Set<String> extras() {
        return names("extra");
    }

    Shape shape() {
        return shape;
    }

    Map<String, LayoutTable> tables() {
        return tables;
    }

    List<LayoutRecord> records(LayoutRecord.Per per) {
        return records.stream().filter(record -> record.per() == per).toList();
    }

    private Set<String> names(String prefix) {
        Stream<Expression> inFields = records.stream()
                .flatMap(record -> record.fields().stream())
                .flatMap(field -> Stream.concat(
                        Stream.of(field.source()), Stream.concat(field.when().stream(), field.otherwise().stream())));
        Stream<Expression> inRecords = records.stream().flatMap(record -> record.when().stream());
        return Stream.concat(inFields, inRecords)
                .flatMap(expression -> expression.named(prefix).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The id and version. */
    @Override
    public String toString() {
        return identity.id() + "/" + identity.version();
    }
}
