package dev.cuadra.onboarding.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts values into a wording.
 *
 * @source MSG-3
 */
final class Rendering {
    private static final String CUT = "…";

    private final Speech speech;
    private final Values values;

    Rendering(Speech speech, Values values) {
        this.speech = speech;
        this.values = values;
    }

    Letter letter(Template template, String language, String direction, Wording wording, List<Part> before) {
        List<Part> parts = new ArrayList<>(before);
        wording.body().stream()
                .filter(block -> stands(block.when()))
                .forEach(block -> part(block).ifPresent(parts::add));
        return new Letter(
                template.key(),
                template.version(),
                language,
                direction,
                shortened(said(wording.subject())),
                wording.brief().map(this::said),
                parts);
    }

    private Optional<Part> part(Block block) {
        List<Line> lines =
                block.lines().stream().filter(line -> stands(line.when())).toList();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (block.kind()) {
                    case PARAGRAPH -> new Part.Paragraph(said(lines.get(0).text()));
                    case LIST, STEPS ->
                        new Part.Items(
                                block.kind() == Block.Kind.STEPS,
                                lines.stream()
                                        .flatMap(line -> items(line).stream())
                                        .toList());
                    case FACTS ->
                        new Part.Facts(lines.stream()
                                .map(line -> new Part.Fact(said(line.label()), said(line.text())))
                                .toList());
                    case LINK -> link(lines.get(0));
                    case SIGNATURE ->
                        new Part.Signature(
                                lines.stream().map(line -> said(line.text())).toList());
                });
    }

    private List<String> items(Line line) {
        List<Phrase.Piece> pieces = line.text().pieces();
        if (pieces.size() == 1 && pieces.get(0).marker()) {
            Value value = value(pieces.get(0).variable());
            if (value instanceof Value.Several several) {
                return several.lines();
            }
        }
        return List.of(said(line.text()));
    }

    private Part link(Line line) {
        Value value = value(line.text().pieces().get(0).variable());
        return new Part.Link(said(line.label()), ((Value.Link) value).address());
    }

    private boolean stands(Optional<Condition> when) {
        return when.isEmpty()
                || values.value(when.get().variable()).isPresent() == when.get().given();
    }

    private String said(Phrase phrase) {
        StringBuilder text = new StringBuilder();
        for (Phrase.Piece piece : phrase.pieces()) {
            text.append(piece.marker() ? speech.say(value(piece.variable()), piece.text()) : piece.text());
        }
        boolean day = !phrase.pieces().isEmpty()
                && phrase.pieces().get(0).marker()
                && dated(value(phrase.pieces().get(0).variable()));
        return day ? capital(text.toString()) : text.toString();
    }

    private static boolean dated(Value value) {
        return value instanceof Value.Day || value instanceof Value.Moment;
    }

    /** A day that begins a sentence. */
    private static String capital(String text) {
        int first = text.codePointAt(0);
        return new StringBuilder()
                .appendCodePoint(Character.toTitleCase(first))
                .append(text, Character.charCount(first), text.length())
                .toString();
    }

    private Value value(String name) {
        return values.value(name).orElseThrow(() -> new IllegalStateException("No value for " + name));
    }

    /** Cut at a word where there is one. */
    private static String shortened(String subject) {
        int length = subject.codePointCount(0, subject.length());
        if (length <= Letter.LONGEST_SUBJECT) {
            return subject;
        }
        int end = subject.offsetByCodePoints(0, Letter.LONGEST_SUBJECT - 1);
        int space = subject.lastIndexOf(' ', end);
        return subject.substring(0, space > end / 2 ? space : end).stripTrailing() + CUT;
    }
}
