package dev.cuadra.boleta.bank;

import dev.cuadra.tables.CsvStyle;
import dev.cuadra.tables.TableWriter;
import dev.cuadra.tables.Tables;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** The lines of a file, and the bytes they make. */
final class FileBody {
    private final BankLayout layout;
    private final List<List<Object>> rows = new ArrayList<>();

    FileBody(BankLayout layout) {
        this.layout = layout;
        if (layout.shape().titles()) {
            LayoutRecord first = layout.records(LayoutRecord.Per.TRANSFER).get(0);
            rows.add(List.copyOf(first.fields().stream().map(LayoutField::name).toList()));
        }
    }

    void line(LayoutRecord record, List<String> contents) {
        List<Object> cells = new ArrayList<>();
        for (int i = 0; i < contents.size(); i++) {
            boolean number = record.fields().get(i).number() && !contents.get(i).isEmpty();
            cells.add(number ? Long.valueOf(contents.get(i)) : contents.get(i));
        }
        rows.add(List.copyOf(cells));
    }

    byte[] bytes() {
        BankLayout.Shape shape = layout.shape();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        switch (shape.kind()) {
            case FIXED, DELIMITED -> out.writeBytes(text(shape).getBytes(shape.charset()));
            case CSV -> table(Tables.csv(out, style(shape)));
            case XLSX -> table(Tables.xlsx(out, shape.sheet()));
        }
        return out.toByteArray();
    }

    private static CsvStyle style(BankLayout.Shape shape) {
        CsvStyle.LineBreak end = shape.lineEnd().equals("\n") ? CsvStyle.LineBreak.LF : CsvStyle.LineBreak.CRLF;
        return new CsvStyle(shape.separator().charAt(0), shape.byteOrderMark(), end);
    }

    private void table(TableWriter writer) {
        try (writer) {
            rows.forEach(writer::row);
        }
    }

    private String text(BankLayout.Shape shape) {
        boolean fixed = shape.kind() == BankLayout.Kind.FIXED;
        List<String> lines = new ArrayList<>();
        for (List<Object> row : rows) {
            String line = String.join(
                    fixed ? "" : shape.separator(),
                    row.stream().map(Object::toString).toList());
            if (fixed && line.length() != shape.length()) {
                throw new IllegalStateException("A line of " + line.length() + " in " + layout);
            }
            lines.add(line);
        }
        return String.join(shape.lineEnd(), lines) + (shape.endsLastLine() ? shape.lineEnd() : "");
    }
}
