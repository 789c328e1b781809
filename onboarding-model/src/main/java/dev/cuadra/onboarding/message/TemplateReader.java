package dev.cuadra.onboarding.message;

import dev.cuadra.onboarding.audience.Channel;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads templates; the first thing that cannot be read ends it. */
final class TemplateReader {
    /** What a file holds. */
    record File(
            List<Template> templates,
            List<Series> series,
            Map<String, Map<String, Wording>> translations,
            List<Idiom> idioms) {}

    private TemplateReader() {}

    static File read(String source, String json) {
        Node file = Node.read(source, json);
        if (file.whole("schema", 0) != 1) {
            throw file.kind("schema", "1");
        }
        Optional<String> pack = file.optionalText("pack");
        List<Template> templates = new ArrayList<>();
        for (Node node : file.objects("templates")) {
            templates.add(template(node, pack.orElseGet(() -> file.text("pack"))));
        }
        List<Series> series =
                file.objects("series").stream().map(TemplateReader::series).toList();
        Map<String, Map<String, Wording>> translations = new LinkedHashMap<>();
        for (Node node : file.objects("translations")) {
            translations.put(node.text("template"), wordings(node));
            node.end();
        }
        List<Idiom> idioms =
                file.objects("idioms").stream().map(IdiomReader::idiom).toList();
        file.end();
        return new File(templates, series, translations, idioms);
    }

    private static Series series(Node node) {
        Series series = node.refused(
                "templates", () -> new Series(node.text("key"), node.optionalText("row"), node.texts("templates")));
        node.end();
        return series;
    }

    private static Template template(Node node, String pack) {
        Map<String, Variable> variables = node.optionalObject("variables")
                .map(object -> object.members(TemplateReader::variable))
                .orElse(Map.of());
        Set<Channel> channels = EnumSet.noneOf(Channel.class);
        node.texts("channels").forEach(word -> channels.add(channel(node, word)));
        Template template = node.refused(
                "key",
                () -> new Template(
                        node.text("key"),
                        node.whole("version", 1),
                        pack,
                        node.optionalText("row"),
                        node.texts("serves"),
                        node.text("owner"),
                        node.flag("transactional", false),
                        node.texts("audience"),
                        channels,
                        node.optionalObject("when").map(TemplateReader::when).orElseGet(When.OnDemand::new),
                        variables,
                        wordings(node)));
        node.end();
        return template;
    }

    private static Channel channel(Node node, String word) {
        return Arrays.stream(Channel.values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElseThrow(() -> node.kind("channels", "mail, in-app, sms, webhook"));
    }

    /** A question mark after the type makes it optional. */
    private static Variable variable(Node node, String name) {
        String word = node.text(name);
        boolean optional = word.endsWith("?");
        String type = optional ? word.substring(0, word.length() - 1) : word;
        return Arrays.stream(VariableType.values())
                .filter(one -> one.word().equals(type))
                .findFirst()
                .map(one -> node.refused(name, () -> new Variable(name, one, optional)))
                .orElseThrow(() -> node.kind(name, "type"));
    }

    private static When when(Node node) {
        When when = node.optionalText("event").isPresent()
                ? node.made("event", When.OnEvent::new)
                : node.refused("anchor", () -> dated(node));
        node.end();
        return when;
    }

    private static When dated(Node node) {
        Optional<When.Repeat> repeat = node.optional("every")
                .map(any -> new When.Repeat(
                        node.made("every", word -> When.Period.valueOf(word.toUpperCase(Locale.ROOT))),
                        node.whole("until", 0)));
        return new When.Dated(
                node.text("anchor"),
                node.whole("days", 0),
                node.flag("working", false),
                node.made("time", LocalTime::parse),
                node.optional("shift")
                        .map(any -> node.made("shift", word -> When.Shift.valueOf(word.toUpperCase(Locale.ROOT))))
                        .orElse(When.Shift.NONE),
                repeat,
                node.optionalObject("label").map(TemplateReader::label));
    }

    private static When.Label label(Node node) {
        Optional<DayOfWeek> weekday = node.optional("weekday")
                .map(any -> node.made("weekday", word -> DayOfWeek.valueOf(word.toUpperCase(Locale.ROOT))));
        Optional<Integer> ahead = node.optional("ahead").map(any -> node.whole("ahead", 0));
        node.end();
        return new When.Label(weekday, ahead);
    }

    private static Map<String, Wording> wordings(Node node) {
        Node texts = node.object("texts");
        return texts.members((any, language) -> wording(texts.object(language)));
    }

    private static Wording wording(Node node) {
        Phrase subject = node.made("subject", Phrase::parse);
        Optional<Phrase> brief = node.optional("brief").map(any -> node.made("brief", Phrase::parse));
        List<Block> body =
                node.objects("body").stream().map(TemplateReader::block).toList();
        node.end();
        return node.refused("body", () -> new Wording(subject, brief, body));
    }

    private static Block block(Node node) {
        Optional<Condition> when = condition(node);
        Block.Kind kind = Arrays.stream(Block.Kind.values())
                .filter(one -> node.optional(word(one)).isPresent())
                .findFirst()
                .orElseThrow(() -> node.kind("", "block"));
        Block block = node.refused(word(kind), () -> new Block(kind, when, lines(node, kind)));
        node.end();
        return block;
    }

    private static String word(Block.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static List<Line> lines(Node node, Block.Kind kind) {
        String name = word(kind);
        return switch (kind) {
            case PARAGRAPH -> List.of(new Line(Optional.empty(), Phrase.NONE, node.made(name, Phrase::parse)));
            case LINK -> List.of(line(node.object(name), "label", "url"));
            case FACTS ->
                node.objects(name).stream()
                        .map(row -> line(row, "label", "value"))
                        .toList();
            default ->
                node.objectsOrTexts(name, "text").stream()
                        .map(row -> line(row, "", "text"))
                        .toList();
        };
    }

    private static Line line(Node node, String label, String text) {
        Line line = new Line(
                condition(node),
                label.isEmpty() ? Phrase.NONE : node.made(label, Phrase::parse),
                node.made(text, Phrase::parse));
        node.end();
        return line;
    }

    private static Optional<Condition> condition(Node node) {
        Optional<String> when = node.optionalText("when");
        Optional<String> unless = node.optionalText("unless");
        if (when.isPresent() && unless.isPresent()) {
            throw node.kind("unless", "when / unless");
        }
        return when.map(name -> new Condition(name, true)).or(() -> unless.map(name -> new Condition(name, false)));
    }
}
