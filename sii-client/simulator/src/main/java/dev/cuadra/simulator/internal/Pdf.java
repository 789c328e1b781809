package dev.cuadra.simulator.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The smallest PDF with lines of text on one page. */
final class Pdf {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Integer> places = new ArrayList<>();

    private Pdf() {}

    static byte[] of(List<String> lines) {
        StringBuilder text = new StringBuilder("BT /F1 10 Tf 40 800 Td 14 TL\n");
        for (String line : lines) {
            String safe = line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)");
            text.append('(').append(safe).append(") Tj T*\n");
        }
        text.append("ET\n");
        byte[] content = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        Pdf pdf = new Pdf();
        pdf.write("%PDF-1.4\n");
        pdf.object("<< /Type /Catalog /Pages 2 0 R >>");
        pdf.object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        pdf.object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                + " /Resources << /Font << /F1 5 0 R >> >> >>");
        pdf.object("<< /Length " + content.length + " >>\nstream\n" + new String(content, StandardCharsets.ISO_8859_1)
                + "endstream");
        pdf.object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        return pdf.end();
    }

    private void write(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void object(String content) {
        places.add(out.size());
        write(places.size() + " 0 obj\n" + content + "\nendobj\n");
    }

    private byte[] end() {
        int table = out.size();
        write("xref\n0 " + (places.size() + 1) + "\n0000000000 65535 f \n");
        places.forEach(place -> write(String.format(Locale.ROOT, "%010d 00000 n \n", place)));
        write("trailer\n<< /Size " + (places.size() + 1) + " /Root 1 0 R >>\nstartxref\n" + table + "\n%%EOF\n");
        return out.toByteArray();
    }
}
