package dev.cuadra.boleta.bank;

import dev.cuadra.boleta.internal.LawFile;
import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.tables.CellText;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How one bank answers: which columns hold what, and what the bank's words mean. Data, like {@link BankLayout}: almost
 * nothing is public about the answers of Chilean banks, so hosts write these from a file of their own. Immutable, safe
 * for many threads.
 *
 * @source BANK-8
 */
public final class AnswerProfile {
    /** What an answer is. */
    public enum Kind {
        /** Text with separators. */
        CSV,
        /** A workbook. */
        XLSX,
        /** A page, whatever its name says. */
        HTML,
        /** Whichever of these three it turns out to be. */
        TABLE,
        /** Fields at fixed positions. */
        FIXED
    }

    /** What a column holds. */
    public enum Meaning {
        /** Our own key of the transfer. */
        REFERENCE,
        /** The payee's tax number. */
        RUT,
        /** The payee's account. */
        ACCOUNT,
        /** The amount. */
        AMOUNT,
        /** The bank's word for what became of it. */
        STATE,
        /** The code of a reason. */
        REASON_CODE,
        /** The reason. */
        REASON
    }

    /** How amounts are written. */
    enum Amounts {
        /** Digits alone. */
        WHOLE,
        /** Digits, with or without dots for thousands and a peso sign. */
        DOTS,
        /** Digits, the last two being cents. */
        CENTS
    }

    /** Where a column is: by its titles, or by its position. */
    record Column(List<String> titles, int from, int length) {
        Column {
            titles = List.copyOf(titles);
        }
    }

    static final String FORMAT = "cuadra-bank-answer/1";
    private static final List<String> SHIPPED = List.of("generico", "bci-detalle-nomina");
    private static final Map<String, Charset> CHARSETS = Map.of(
            "US-ASCII", StandardCharsets.US_ASCII,
            "ISO-8859-1", StandardCharsets.ISO_8859_1,
            "UTF-8", StandardCharsets.UTF_8);

    private final BankLayout.Identity identity;
    private final Kind kind;
    private final Optional<Charset> charset;
    private final String heading;
    private final String prefix;
    private final Amounts amounts;
    private final Map<Meaning, Column> columns;
    private final Map<String, AnswerState> states;

    private AnswerProfile(ProfileNode root) {
        identity = LayoutReader.identity(root);
        kind = root.word("kind", Kind.class, Optional.empty());
        Optional<String> said = root.optionalText("charset");
        charset = said.map(CHARSETS::get);
        root.refuseUnless(said.isPresent() == charset.isPresent(), "charset", "US-ASCII, ISO-8859-1, UTF-8");
        boolean fixed = kind == Kind.FIXED;
        heading = fixed ? "" : root.text("heading");
        prefix = fixed ? root.optionalText("prefix").orElse("") : "";
        amounts = root.word("amounts", Amounts.class, Optional.of(Amounts.DOTS));
        columns = columns(root, fixed);
        states = states(root);
        root.end();
    }

    private static Map<Meaning, Column> columns(ProfileNode root, boolean fixed) {
        Map<Meaning, Column> columns = new EnumMap<>(Meaning.class);
        Set<String> titles = new HashSet<>();
        ProfileNode node = root.object("columns")
                .orElseThrow(() -> root.problem("PROFILE_MISSING", "columns", Map.of("member", "columns")));
        for (Meaning meaning : Meaning.values()) {
            node.object(member(meaning)).ifPresent(column -> {
                List<String> names = column.texts("titles");
                int from = column.count("from");
                int length = column.count("length");
                column.refuseUnless(fixed || !names.isEmpty(), "titles", "[ \"…\" ]");
                column.refuseUnless(fixed == (from > 0), "from", fixed ? "≥ 1" : "–");
                column.refuseUnless(fixed == (length > 0), "length", fixed ? "≥ 1" : "–");
                for (String name : names) {
                    column.refuseUnless(titles.add(CellText.titleKey(name)), "titles", "≠ " + name);
                }
                column.end();
                columns.put(meaning, new Column(names, from, length));
            });
        }
        node.end();
        boolean findable = columns.containsKey(Meaning.REFERENCE)
                || (columns.containsKey(Meaning.RUT) && columns.containsKey(Meaning.AMOUNT));
        node.refuseUnless(findable, "reference", "reference | rut + amount");
        return columns;
    }

    private static Map<String, AnswerState> states(ProfileNode root) {
        Map<String, AnswerState> states = new LinkedHashMap<>();
        root.object("states")
                .ifPresent(node -> node.words().forEach((word, state) -> {
                    boolean known = Stream.of(AnswerState.values())
                            .anyMatch(value -> value.name().equals(state));
                    node.refuseUnless(known, word, String.join(", ", names()));
                    states.put(CellText.titleKey(word), AnswerState.valueOf(state));
                }));
        return states;
    }

    private static List<String> names() {
        return Stream.of(AnswerState.values()).map(Enum::name).toList();
    }

    /** {@code reasonCode} for {@code REASON_CODE}. */
    static String member(Meaning meaning) {
        return meaning == Meaning.REASON_CODE ? "reasonCode" : meaning.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a profile and checks it.
     *
     * @throws ProblemException with a code that begins with {@code PROFILE_} and the member it is about
     */
    public static AnswerProfile read(String json) {
        return new AnswerProfile(ProfileNode.read(json, FORMAT));
    }

    /** The ids of the profiles that ship with this library. */
    public static List<String> shippedIds() {
        return SHIPPED;
    }

    /**
     * A profile that ships with this library.
     *
     * @throws ProblemException with code {@code LAYOUT_UNKNOWN}
     */
    public static AnswerProfile shipped(String id) {
        return read(shippedProfile(id));
    }

    /**
     * The text of a profile that ships with this library, to be edited and given to {@link #read}.
     *
     * @throws ProblemException with code {@code LAYOUT_UNKNOWN}
     */
    public static String shippedProfile(String id) {
        if (!SHIPPED.contains(id)) {
            throw new ProblemException(Texts.BOOK.problem(
                    "LAYOUT_UNKNOWN", Place.NOWHERE, Map.of("id", id, "known", String.join(", ", SHIPPED))));
        }
        return LawFile.text("bank-answer-" + id + ".json");
    }

    /** Its key. */
    public String id() {
        return identity.id();
    }

    /** What users call it. */
    public String name() {
        return identity.name();
    }

    /** Whose answers it reads; empty for any bank's. */
    public Optional<String> bank() {
        return identity.bank();
    }

    /** How sure it is. */
    public Confidence confidence() {
        return identity.confidence();
    }

    /** What is not settled about it, for people. */
    public List<String> notes() {
        return identity.notes();
    }

    /** What an answer is. */
    public Kind kind() {
        return kind;
    }

    /** What a word of the bank means, whatever its accents and case; unknown words are {@link AnswerState#UNKNOWN}. */
    public AnswerState state(String word) {
        return states.getOrDefault(CellText.titleKey(word), AnswerState.UNKNOWN);
    }

    Optional<Charset> charset() {
        return charset;
    }

    String heading() {
        return heading;
    }

    String prefix() {
        return prefix;
    }

    Amounts amounts() {
        return amounts;
    }

    Map<Meaning, Column> columns() {
        return columns;
    }

    /** The id and version. */
    @Override
    public String toString() {
        return identity.id() + "/" + identity.version();
    }
}
