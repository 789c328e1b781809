package dev.cuadra.onboarding.knowledge;

import dev.cuadra.onboarding.calendar.DayRange;
import dev.cuadra.onboarding.calendar.Hours;
import dev.cuadra.onboarding.internal.Dialect;
import dev.cuadra.onboarding.internal.Members;
import dev.cuadra.onboarding.internal.Resource;
import dev.cuadra.spi.problem.ProblemException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a launch plan says of knowledge: the topics that are expected, and what the record of a known issue holds.
 *
 * @param expected the topics that are expected, in order
 * @param fields the fields of a known issue, in order
 * @source KNOW-5
 */
public record LaunchKnowledge(List<ExpectedIssue> expected, List<String> fields) {
    private static final String NAME = "launch-knowledge.json";
    private static final String VALUES = "values";

    public LaunchKnowledge {
        expected = List.copyOf(expected);
        fields = List.copyOf(fields);
    }

    /** The one that ships. */
    public static LaunchKnowledge shipped() {
        return read(NAME, Resource.text(LaunchKnowledge.class, NAME));
    }

    /**
     * Reads one.
     *
     * @param source the name of the input, for messages
     * @throws ProblemException when it is none; its severities and steps are those of {@link Severity} and
     *     {@link IssueStatus}
     */
    public static LaunchKnowledge read(String source, String json) {
        Members file = Members.read(Dialect.OPERATION, source, json);
        file.schema();
        List<ExpectedIssue> expected = file.each("expectedIssues", LaunchKnowledge::issue);
        Members record = file.object("knownIssue");
        words(
                record.object("severity"),
                Arrays.stream(Severity.values()).map(Severity::word).toList());
        words(
                record.object("status"),
                Arrays.stream(IssueStatus.values()).map(IssueStatus::word).toList());
        Members fields = record.object("record");
        fields.optionalText("row");
        LaunchKnowledge knowledge = new LaunchKnowledge(expected, fields.texts(VALUES));
        fields.end();
        record.end();
        file.end();
        return knowledge;
    }

    private static void words(Members node, List<String> known) {
        node.optionalText("row");
        if (!node.texts(VALUES).equals(known)) {
            throw node.form(VALUES, String.join(", ", known));
        }
        node.end();
    }

    private static ExpectedIssue issue(Members node) {
        return new ExpectedIssue(
                node.text("row"),
                node.text("topic"),
                node.text("metric"),
                node.both("title"),
                node.text("role"),
                node.formed("days", "2..7", DayRange::parse),
                node.optionalFormed("window", "09:00..12:00", Hours::parse));
    }

    /** What is expected on a day, counted from the launch. */
    public List<ExpectedIssue> on(long day) {
        return expected.stream().filter(issue -> issue.days().holds(day)).toList();
    }

    /** What is expected and that no article is about; retired ones are about nothing. */
    public List<ExpectedIssue> gaps(Collection<Article> articles) {
        Set<String> written = articles.stream()
                .filter(article -> !article.retired())
                .flatMap(article -> article.topics().stream())
                .collect(Collectors.toSet());
        return expected.stream()
                .filter(issue -> !written.contains(issue.topic()))
                .toList();
    }
}
