package dev.cuadra.onboarding.message;

import dev.cuadra.onboarding.audience.Channel;
import dev.cuadra.onboarding.internal.Dialect;
import dev.cuadra.onboarding.internal.Members;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
        Members file = Members.read(Dialect.MESSAGE, source, json);
        file.schema();
        Optional<String> pack = file.optionalText("pack");
        List<Template> templates =
                file.each("templates", node -> template(node, pack.orElseGet(() -> file.text("pack"))));
        List<Series> series = file.each("series", TemplateReader::series);
        Map<String, Map<String, Wording>> translations = new LinkedHashMap<>();
        for (Members node : file.objects("translations")) {
            translations.put(node.text("template"), wordings(node));
            node.end();
        }
        List<Idiom> idioms = file.each("idioms", IdiomReader::idiom);
        file.end();
        return new File(templates, series, translations, idioms);
    }

    private static Series series(Members node) {
        return new Series(node.text("key"), node.optionalText("row"), node.texts("templates"));
    }

    private static Template template(Members node, String pack) {
        Set<Channel> channels = EnumSet.noneOf(Channel.class);
        channels.addAll(node.words("channels", Channel.class, Channel::word));
        return new Template(
                node.text("key"),
                node.small("version", 1),
                pack,
                node.optionalText("row"),
                node.texts("serves"),
                node.text("owner"),
                node.flag("transactional", false),
                node.texts("audience"),
                channels,
                node.optionalOne("when", TemplateReader::when).orElseGet(When.OnDemand::new),
                node.map("variables", TemplateReader::variable),
                wordings(node));
    }

    /** A question mark after the type makes it optional. */
    private static Variable variable(Members node, String name) {
        String word = node.text(name);
        boolean optional = word.endsWith("?");
        String type = optional ? word.substring(0, word.length() - 1) : word;
        return Arrays.stream(VariableType.values())
                .filter(one -> one.word().equals(type))
                .findFirst()
                .map(one -> node.made(name, () -> new Variable(name, one, optional)))
                .orElseThrow(() -> node.form(
                        name,
                        Arrays.stream(VariableType.values())
                                .map(VariableType::word)
                                .collect(Collectors.joining(", "))));
    }

    private static When when(Members node) {
        return node.has("event") ? node.parsed("event", When.OnEvent::new) : dated(node);
    }

    private static When dated(Members node) {
        Optional<When.Repeat> repeat = node.optional(
                "every", every -> new When.Repeat(node.word(every, When.Period.class), node.small("until", 0)));
        return new When.Dated(
                node.text("anchor"),
                node.small("days", 0),
                node.flag("working", false),
                node.parsed("time", LocalTime::parse),
                node.word("shift", When.Shift.NONE),
                repeat,
                node.optionalOne("label", TemplateReader::label));
    }

    private static When.Label label(Members node) {
        return new When.Label(
                node.optional("weekday", name -> node.word(name, DayOfWeek.class)),
                node.optional("ahead", name -> node.small(name, 0)));
    }

    private static Map<String, Wording> wordings(Members node) {
        return node.object("texts")
                .all((texts, language) -> texts.object(language).as(TemplateReader::wording));
    }

    private static Wording wording(Members node) {
        return new Wording(
                node.parsed("subject", Phrase::parse),
                node.optional("brief", name -> node.parsed(name, Phrase::parse)),
                node.each("body", TemplateReader::block));
    }

    private static Block block(Members node) {
        Optional<Condition> when = condition(node);
        Block.Kind kind = Arrays.stream(Block.Kind.values())
                .filter(one -> node.has(Members.written(one)))
                .findFirst()
                .orElseThrow(() -> node.kind("", "block"));
        return new Block(kind, when, lines(node, kind));
    }

    private static List<Line> lines(Members node, Block.Kind kind) {
        String name = Members.written(kind);
        return switch (kind) {
            case PARAGRAPH -> List.of(new Line(Optional.empty(), Phrase.NONE, node.parsed(name, Phrase::parse)));
            case LINK -> node.object(name).as(link -> List.of(line(link, "label", "url")));
            case FACTS -> node.each(name, row -> line(row, "label", "value"));
            default ->
                node.objectsOrTexts(name, "text").stream()
                        .map(row -> row.as(text -> line(text, "", "text")))
                        .toList();
        };
    }

    private static Line line(Members node, String label, String text) {
        return new Line(
                condition(node),
                label.isEmpty() ? Phrase.NONE : node.parsed(label, Phrase::parse),
                node.parsed(text, Phrase::parse));
    }

    private static Optional<Condition> condition(Members node) {
        Optional<String> when = node.optionalText("when");
        Optional<String> unless = node.optionalText("unless");
        if (when.isPresent() && unless.isPresent()) {
            throw node.form("unless", "when / unless");
        }
        return when.map(name -> new Condition(name, true)).or(() -> unless.map(name -> new Condition(name, false)));
    }
}
