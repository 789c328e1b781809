package dev.cuadra.onboarding.message;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Parts as plain text, with an empty line between them. */
final class PlainText {
    private PlainText() {}

    static String of(List<Part> parts) {
        return parts.stream().map(PlainText::part).collect(Collectors.joining("\n\n", "", "\n"));
    }

    private static String part(Part part) {
        if (part instanceof Part.Paragraph paragraph) {
            return paragraph.text();
        } else if (part instanceof Part.Items items) {
            return items(items);
        } else if (part instanceof Part.Facts facts) {
            return facts.rows().stream()
                    .map(row -> row.label() + ": " + row.value())
                    .collect(Collectors.joining("\n"));
        } else if (part instanceof Part.Link link) {
            return link.label() + ":\n" + link.address();
        }
        return String.join("\n", ((Part.Signature) part).lines());
    }

    private static String items(Part.Items items) {
        List<String> lines = new ArrayList<>();
        for (String line : items.lines()) {
            lines.add((items.numbered() ? lines.size() + 1 + ". " : "- ") + line);
        }
        return String.join("\n", lines);
    }
}
