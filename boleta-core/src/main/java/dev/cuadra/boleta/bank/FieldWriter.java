package dev.cuadra.boleta.bank;

import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes the fields of one line, and notes what is wrong with it, worth a look or changed. */
final class FieldWriter {
    private static final Pattern MAIL = Pattern.compile("[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9 ._/+-]*");
    private static final Pattern FREE_CODE = Pattern.compile("[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]*");

    private final BankLayout layout;
    private final LineContext line;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    private final List<TextChange> changes = new ArrayList<>();

    FieldWriter(BankLayout layout, LineContext line) {
        this.layout = layout;
        this.line = line;
    }

    List<Problem> problems() {
        return problems;
    }

    List<Problem> warnings() {
        return warnings;
    }

    List<TextChange> changes() {
        return changes;
    }

    /** The contents of the fields of {@code record}, filled up to their widths. */
    List<String> line(LayoutRecord record) {
        return record.fields().stream()
                .map(field -> field.padded(fitted(field)))
                .toList();
    }

    private String fitted(LayoutField field) {
        int before = problems.size();
        boolean wanted =
                field.when().map(asked -> !asked.value().apply(line).isEmpty()).orElse(true);
        String value = wanted ? value(field) : "";
        Expression.Nature nature = field.nature();
        if (value.isEmpty() && field.otherwise().isPresent()) {
            Expression otherwise = field.otherwise().get();
            value = otherwise.value().apply(line);
            nature = otherwise.nature() == Expression.Nature.CODE ? nature : otherwise.nature();
        }
        String written = nature == Expression.Nature.TEXT ? text(field, value) : exact(field, value, nature);
        // What is refused already is not missing, too.
        if (written.isBlank()
                && problems.size() == before
                && ((wanted && field.required()) || requiredBySetting(field))) {
            refuse("TRANSFER_EMPTY", field, Map.of("field", field.name()));
        }
        return written;
    }

    private boolean requiredBySetting(LayoutField field) {
        return field.requiredIf()
                .map(text -> text.substring(text.indexOf('=') + 1)
                        .equals(line.batch().settings().getOrDefault(text.substring(0, text.indexOf('=')), "")))
                .orElse(false);
    }

    private String value(LayoutField field) {
        if (field.source().kind() != Expression.Kind.TABLE) {
            return field.source().value().apply(line);
        }
        BankAccount account = line.paid().account();
        boolean same = layout.bank().equals(Optional.of(account.bank()));
        Optional<LayoutTable.Row> row = field.source()
                .named("table")
                .flatMap(name -> Optional.ofNullable(layout.tables().get(name)))
                .flatMap(table -> table.find(account.kind(), same));
        Map<String, ?> values = Map.of("kind", account.kind(), "layout", layout.name());
        if (row.isEmpty()) {
            refuse("TRANSFER_KIND", field, values);
        }
        row.filter(found -> found.confidence() == Confidence.UNVERIFIED)
                .ifPresent(found -> warnings.add(problem("TRANSFER_KIND_UNVERIFIED", field, values)));
        return row.map(LayoutTable.Row::value).orElse("");
    }

    private String text(LayoutField field, String value) {
        BankLayout.Shape shape = layout.shape();
        String clean = shape.ascii()
                ? BankText.ascii(value, shape.upper(), shape.drop() + field.drop())
                : BankText.free(value);
        String fitting = BankText.cut(clean, field.room());
        boolean cut = fitting.length() < clean.length();
        if (cut || BankText.differs(value, fitting)) {
            String reference = line.transfer().map(Transfer::reference).orElse("");
            changes.add(new TextChange(reference, field.name(), value, fitting, cut));
        }
        return fitting;
    }

    /** What may not change: it fits as it is, or the transfer is refused. */
    private String exact(LayoutField field, String value, Expression.Nature nature) {
        boolean mail = nature == Expression.Nature.MAIL;
        if (mail && !value.isEmpty() && !MAIL.matcher(value).matches()) {
            refuse("TRANSFER_MAIL", field, Map.of("field", field.name()));
            return "";
        }
        if (!mail && !(layout.shape().ascii() ? CODE : FREE_CODE).matcher(value).matches()) {
            refuse("TRANSFER_CHARACTERS", field, Map.of("field", field.name()));
            return "";
        }
        if (value.length() > field.room()) {
            refuse("TRANSFER_TOO_LONG", field, Map.of("field", field.name(), "max", field.room()));
            return "";
        }
        return value;
    }

    private void refuse(String code, LayoutField field, Map<String, ?> values) {
        problems.add(problem(code, field, values));
    }

    private Problem problem(String code, LayoutField field, Map<String, ?> values) {
        Place where = Place.in(line.transfer()
                .map(Transfer::reference)
                .orElseGet(() -> line.batch().id()));
        return Texts.BOOK.problem(code, where.atColumn(field.name()), values);
    }
}
