package dev.cuadra.boleta.bank;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.spi.problem.Confidence;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads the profile of a layout and refuses one that could not be written. */
final class LayoutReader {
    static final String FORMAT = "cuadra-bank-layout/1";

    private static final Map<String, Charset> CHARSETS = Map.of(
            "US-ASCII", StandardCharsets.US_ASCII,
            "ISO-8859-1", StandardCharsets.ISO_8859_1,
            "UTF-8", StandardCharsets.UTF_8);
    private static final Map<String, String> LINE_ENDS = Map.of("CRLF", "\r\n", "LF", "\n");
    private static final Pattern NUMBERS =
            Pattern.compile("(amount|sum)\\.(whole|cents)|line|lines|transfers|bank\\.number|count\\..*");
    private static final int WIDEST = 5000;

    private final ProfileNode root;
    private final Set<String> tableNames = new LinkedHashSet<>();
    private final Set<String> recordNames = new LinkedHashSet<>();

    private LayoutReader(ProfileNode root) {
        this.root = root;
    }

    static BankLayout read(String json) {
        return new LayoutReader(ProfileNode.read(json, FORMAT)).layout();
    }

    private BankLayout layout() {
        BankLayout.Identity identity = identity(root);
        BankLayout.Shape shape = shape();
        Map<String, LayoutTable> tables = new LinkedHashMap<>();
        root.object("tables")
                .ifPresent(all -> all.entries().forEach((name, node) -> tables.put(name, table(name, node))));
        tableNames.addAll(tables.keySet());
        root.refuseUnless(tables.isEmpty() || identity.bank().isPresent(), "bank", "[0-9]{3}");
        int most = root.count("mostTransfers");
        List<AmountLimit> limits =
                root.objects("amountLimits").stream().map(LayoutReader::limit).toList();
        List<LayoutRecord> records = records(shape);
        root.end();
        return new BankLayout(
                identity, shape, most > 0 ? OptionalInt.of(most) : OptionalInt.empty(), limits, tables, records);
    }

    static BankLayout.Identity identity(ProfileNode root) {
        String id = root.text("id");
        root.refuseUnless(id.matches("[a-z0-9-]{1,60}"), "id", "[a-z0-9-]");
        Optional<String> bank = root.optionalText("bank");
        root.refuseUnless(bank.map(code -> code.matches("[0-9]{3}")).orElse(true), "bank", "[0-9]{3}");
        return new BankLayout.Identity(
                id,
                root.text("name"),
                bank,
                root.text("version"),
                root.text("copyYear"),
                root.text("source"),
                root.word("confidence", Confidence.class, Optional.empty()),
                root.texts("notes"));
    }

    private BankLayout.Shape shape() {
        BankLayout.Kind kind = root.word("kind", BankLayout.Kind.class, Optional.empty());
        Charset charset = oneOf("charset", CHARSETS, "US-ASCII");
        boolean free = root.flag("free", false);
        root.refuseUnless(
                !free
                        || kind == BankLayout.Kind.XLSX
                        || (kind == BankLayout.Kind.CSV && charset.equals(StandardCharsets.UTF_8)),
                "free",
                "false");
        int length = root.count("length");
        root.refuseUnless((kind == BankLayout.Kind.FIXED) == (length > 0) && length <= WIDEST, "length", "1–" + WIDEST);
        String separator = root.optionalText("separator").orElse(";");
        root.refuseUnless(separator.matches("[;,|\t]"), "separator", "; , | \\t");
        boolean mark = root.flag("byteOrderMark", false);
        root.refuseUnless(
                !mark || (kind == BankLayout.Kind.CSV && charset.equals(StandardCharsets.UTF_8)),
                "byteOrderMark",
                "false");
        String sheet = root.optionalText("sheet").orElse("Hoja1");
        root.refuseUnless(sheet.matches("[A-Za-z0-9 _.-]{1,31}"), "sheet", "[A-Za-z0-9 _.-]{1,31}");
        String fileName = root.text("fileName");
        root.refuseUnless(
                fileName.matches("[A-Za-z0-9_-]*(\\{batch}[A-Za-z0-9_-]*)?\\.[A-Za-z0-9]{1,5}"),
                "fileName",
                "nomina-{batch}.txt");
        return new BankLayout.Shape(
                kind,
                charset,
                oneOf("lineEnd", LINE_ENDS, "CRLF"),
                root.flag("endsLastLine", true),
                length,
                separator,
                mark,
                root.flag("titles", false),
                sheet,
                fileName,
                !free,
                root.flag("upper", !free),
                root.optionalText("drop").orElse(""));
    }

    private <T> T oneOf(String name, Map<String, T> words, String otherwise) {
        String said = root.optionalText(name).orElse(otherwise);
        return Optional.ofNullable(words.get(said))
                .orElseThrow(() -> root.problem(
                        "PROFILE_VALUE",
                        name,
                        Map.of("member", name, "expected", String.join(", ", new TreeSet<>(words.keySet())))));
    }

    private static LayoutTable table(String name, ProfileNode node) {
        List<LayoutTable.Row> rows = new ArrayList<>();
        for (ProfileNode row : node.objects("rows")) {
            String value = row.text("value");
            row.refuseUnless(value.matches("[A-Za-z0-9_ ]*"), "value", "[A-Za-z0-9_ ]*");
            rows.add(new LayoutTable.Row(
                    row.word("kind", AccountKind.class, Optional.empty()),
                    row.word("to", LayoutTable.To.class, Optional.of(LayoutTable.To.ANY)),
                    value,
                    row.word("confidence", Confidence.class, Optional.empty())));
            row.end();
        }
        node.end();
        return new LayoutTable(name, rows);
    }

    private static AmountLimit limit(ProfileNode node) {
        long pesos = node.whole("pesos", 1, 0);
        node.refuseUnless(pesos > 0 && pesos <= Clp.MAX, "pesos", "1–" + Clp.MAX);
        AmountLimit limit = new AmountLimit(
                Clp.of(pesos),
                node.optionalText("bank"),
                node.word("confidence", Confidence.class, Optional.empty()),
                node.flag("warns", false));
        node.end();
        return limit;
    }

    private List<LayoutRecord> records(BankLayout.Shape shape) {
        List<ProfileNode> nodes = root.objects("records");
        root.refuseUnless(!nodes.isEmpty(), "records", "[ { … } ]");
        for (ProfileNode node : nodes) {
            node.refuseUnless(recordNames.add(node.text("id")), "id", "≠ " + node.text("id"));
        }
        List<LayoutRecord> records = new ArrayList<>();
        for (ProfileNode node : nodes) {
            records.add(record(node, shape));
        }
        root.refuseUnless(
                records.stream().anyMatch(record -> record.per() == LayoutRecord.Per.TRANSFER),
                "records",
                "\"per\": \"transfer\"");
        return records;
    }

    private LayoutRecord record(ProfileNode node, BankLayout.Shape shape) {
        LayoutRecord.Per per = node.word("per", LayoutRecord.Per.class, Optional.of(LayoutRecord.Per.TRANSFER));
        Optional<Expression> when = expression(node, "when", per);
        List<LayoutField> fields = new ArrayList<>();
        for (ProfileNode field : node.objects("fields")) {
            fields.add(field(field, shape, per));
        }
        node.refuseUnless(!fields.isEmpty(), "fields", "[ { … } ]");
        node.end();
        if (shape.kind() == BankLayout.Kind.FIXED) {
            fields.sort(Comparator.comparingInt(LayoutField::from));
            requireWhole(node, node.text("id"), fields, shape.length());
        }
        return new LayoutRecord(node.text("id"), per, when, fields);
    }

    /** Every position of the line belongs to one field. */
    private static void requireWhole(ProfileNode node, String record, List<LayoutField> fields, int length) {
        int next = 1;
        for (LayoutField field : fields) {
            if (field.from() != next) {
                String code = field.from() < next ? "PROFILE_OVERLAP" : "PROFILE_GAP";
                throw node.problem(
                        code,
                        "fields",
                        Map.of("record", record, "field", field.name(), "from", field.from(), "expected", next));
            }
            next += field.length();
        }
        if (next - 1 != length) {
            throw node.problem(
                    "PROFILE_LENGTH", "fields", Map.of("record", record, "length", next - 1, "expected", length));
        }
    }

    private LayoutField field(ProfileNode node, BankLayout.Shape shape, LayoutRecord.Per per) {
        boolean fixed = shape.kind() == BankLayout.Kind.FIXED;
        int from = node.count("from");
        int length = node.count("length");
        node.refuseUnless(fixed == (from > 0) && from <= WIDEST, "from", fixed ? "1–" + WIDEST : "–");
        node.refuseUnless((!fixed || length > 0) && length <= WIDEST, "length", "1–" + WIDEST);
        int most = node.count("most");
        node.refuseUnless(most == 0 || length == 0, "most", "length | most");
        String fill = node.optionalText("fill").orElse(" ");
        node.refuseUnless(fill.matches("[ 0]"), "fill", "\" \", \"0\"");
        Expression source = expression(node, "source", per)
                .orElseThrow(() -> node.problem("PROFILE_MISSING", "source", Map.of("member", "source")));
        String align = node.optionalText("align").orElse(fill.equals("0") ? "right" : "left");
        node.refuseUnless(align.matches("left|right"), "align", "left, right");
        String empty = node.optionalText("empty").orElse("fill");
        node.refuseUnless(empty.matches("fill|blank"), "empty", "fill, blank");
        Optional<String> requiredIf = node.optionalText("requiredIf");
        node.refuseUnless(
                requiredIf
                        .map(text -> text.matches("[A-Za-z0-9]+=[A-Za-z0-9]+"))
                        .orElse(true),
                "requiredIf",
                "NAME=VALUE");
        boolean number = node.flag("number", false);
        node.refuseUnless(
                !number
                        || (shape.kind() == BankLayout.Kind.XLSX
                                && NUMBERS.matcher(source.text()).matches()),
                "number",
                "false");
        LayoutField field = new LayoutField(
                node.text("name"),
                from,
                length,
                most,
                source,
                expression(node, "when", per),
                expression(node, "otherwise", per),
                node.flag("required", false),
                requiredIf,
                align.equals("right"),
                fill.charAt(0),
                empty.equals("blank"),
                node.word("nature", Expression.Nature.class, Optional.of(source.nature())),
                node.optionalText("drop").orElse(""),
                number);
        // A code or an address that is changed is another one.
        node.refuseUnless(field.nature() != Expression.Nature.TEXT || mayChange(source), "nature", "code, mail");
        node.end();
        return field;
    }

    private static boolean mayChange(Expression source) {
        return source.nature() == Expression.Nature.TEXT
                || source.named("extra").isPresent()
                || source.named("setting").isPresent();
    }

    private Optional<Expression> expression(ProfileNode node, String name, LayoutRecord.Per per) {
        return node.optionalText(name).map(text -> {
            Expression found = Expression.parse(text, tableNames, recordNames)
                    .orElseThrow(() -> node.problem(
                            "PROFILE_EXPRESSION", name, Map.of("value", text, "known", Expression.known())));
            boolean sound = found.kind() == Expression.Kind.FILE
                    || (per == LayoutRecord.Per.TRANSFER
                            && (found.kind() == Expression.Kind.TRANSFER || name.equals("source")));
            if (!sound) {
                throw node.problem("PROFILE_EXPRESSION_HERE", name, Map.of("value", text));
            }
            return found;
        });
    }
}
