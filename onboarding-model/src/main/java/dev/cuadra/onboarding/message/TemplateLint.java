package dev.cuadra.onboarding.message;

import dev.cuadra.onboarding.audience.Channel;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is wrong with a template that can be read: with it, no reader would ever see an unfilled marker, or a day that is
 * not the day it says.
 *
 * @source MSG-2
 */
final class TemplateLint {
    private final Template template;
    private final Map<String, Idiom> idioms;
    private final List<Problem> problems = new ArrayList<>();

    private TemplateLint(Template template, Map<String, Idiom> idioms) {
        this.template = template;
        this.idioms = idioms;
    }

    static List<Problem> of(Template template, Map<String, Idiom> idioms) {
        TemplateLint lint = new TemplateLint(template, idioms);
        lint.variables();
        template.wordings().forEach(lint::wording);
        return lint.problems;
    }

    private void variables() {
        Set<String> declared = template.variables().keySet();
        Map<String, Set<String>> used = template.wordings().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> used(each.getValue())));
        Set<String> all = used.values().stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
        all.stream()
                .filter(name -> template.variable(name).isEmpty())
                .forEach(name -> say("MESSAGE_VARIABLE_UNDECLARED", name, Map.of("name", name)));
        declared.stream()
                .filter(name -> !all.contains(name))
                .forEach(name -> say("MESSAGE_VARIABLE_UNUSED", name, Map.of("name", name)));
        used.forEach((language, names) -> {
            Set<String> lacking = new TreeSet<>(all);
            lacking.removeAll(names);
            lacking.forEach(name -> say("MESSAGE_VARIABLE_IN_ONE", name, Map.of("name", name, "language", language)));
        });
    }

    private static Set<String> used(Wording wording) {
        return Stream.concat(
                        wording.phrases()
                                .flatMap(phrase -> phrase.markers().stream())
                                .map(Phrase.Piece::variable),
                        wording.conditions().map(Condition::variable))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void wording(String language, Wording wording) {
        Optional<Idiom> idiom = Optional.ofNullable(idioms.get(language));
        if (idiom.isEmpty()) {
            say("MESSAGE_IDIOM_MISSING", language, Map.of("language", language));
        }
        wording.phrases().forEach(phrase -> {
            phrase.markers().forEach(marker -> format(language, marker));
            idiom.ifPresent(known -> dayWords(known, phrase));
        });
        conditions(language, wording);
        guarded(language, wording.subject(), Optional.empty(), Optional.empty());
        wording.brief().ifPresent(brief -> guarded(language, brief, Optional.empty(), Optional.empty()));
        wording.body().forEach(block -> block(language, block));
        lengths(language, wording);
    }

    private void format(String language, Phrase.Piece marker) {
        template.variable(marker.variable())
                .filter(variable -> !variable.type().knows(marker.text()))
                .ifPresent(variable -> say(
                        "MESSAGE_FORMAT_UNKNOWN",
                        language,
                        Map.of("name", variable.name(), "type", variable.type().word(), "format", marker.text())));
    }

    private void dayWords(Idiom idiom, Phrase phrase) {
        String words = phrase.words();
        String small = words.toLowerCase(Locale.ROOT);
        idiom.dayWords().stream()
                .filter(word -> small.contains(word.toLowerCase(Locale.ROOT)))
                .filter(word -> Pattern.compile(
                                "(?<!\\p{L})" + Pattern.quote(word) + "(?!\\p{L})",
                                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                        .matcher(words)
                        .find())
                .forEach(
                        word -> say("MESSAGE_DAY_WORD", idiom.language(), Map.of("word", word, "text", words.strip())));
    }

    /** A condition on what is always there decides nothing. */
    private void conditions(String language, Wording wording) {
        wording.conditions()
                .flatMap(condition -> template.variable(condition.variable()).stream())
                .filter(variable -> !variable.optional())
                .forEach(variable -> say("MESSAGE_CONDITION_IDLE", language, Map.of("name", variable.name())));
    }

    private void block(String language, Block block) {
        for (Line line : block.lines()) {
            guarded(language, line.label(), block.when(), line.when());
            guarded(language, line.text(), block.when(), line.when());
            if (block.kind() == Block.Kind.LINK && !linked(line.text())) {
                say("MESSAGE_LINK", language, Map.of("text", line.text().words().strip()));
            }
        }
    }

    private boolean linked(Phrase phrase) {
        return phrase.pieces().size() == 1
                && phrase.markers().size() == 1
                && template.variable(phrase.markers().get(0).variable())
                        .filter(variable -> variable.type() == VariableType.URL)
                        .isPresent();
    }

    /** What may have no value stands only where it has one. */
    private void guarded(String language, Phrase phrase, Optional<Condition> block, Optional<Condition> line) {
        phrase.markers().stream()
                .map(Phrase.Piece::variable)
                .filter(name ->
                        template.variable(name).filter(Variable::optional).isPresent())
                .filter(name -> !asks(block, name) && !asks(line, name))
                .forEach(name -> say("MESSAGE_VARIABLE_UNGUARDED", name, Map.of("name", name, "language", language)));
    }

    private static boolean asks(Optional<Condition> condition, String name) {
        return condition.equals(Optional.of(new Condition(name, true)));
    }

    private void lengths(String language, Wording wording) {
        int subject = wording.subject().words().length();
        if (subject > Letter.LONGEST_SUBJECT) {
            say("MESSAGE_SUBJECT_LONG", language, Map.of("length", subject, "most", Letter.LONGEST_SUBJECT));
        }
        boolean small =
                template.channels().contains(Channel.SMS) || template.channels().contains(Channel.IN_APP);
        if (small && wording.brief().isEmpty()) {
            say("MESSAGE_BRIEF_MISSING", language, Map.of("language", language));
        }
        wording.brief()
                .filter(brief -> template.channels().contains(Channel.SMS)
                        && !Sms.of(brief.words()).fits())
                .ifPresent(brief -> say("MESSAGE_BRIEF_LONG", language, Map.of("language", language)));
    }

    private void say(String code, String member, Map<String, ?> values) {
        problems.add(Texts.BOOK.problem(code, Place.in(template.key()).atColumn(member), values));
    }
}
