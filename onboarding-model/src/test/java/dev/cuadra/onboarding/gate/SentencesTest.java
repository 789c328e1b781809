package dev.cuadra.onboarding.gate;

import static dev.cuadra.onboarding.gate.Scene.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.MetricKind;
import dev.cuadra.onboarding.metric.Reading;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a finding says, and what would change it. */
class SentencesTest {
    private static final Metric ADOPTION = Metric.of("adoption", "percent", MetricKind.RATIO);
    private static final Metric CALLS = Metric.of("calls", "calls", MetricKind.COUNT);
    private static final Metric READY = Metric.of("ready", "bool", MetricKind.BOOLEAN);
    private static final Check MOST = Check.number("most", "adoption", "percent", ">=", "40");
    private static final Check IS_READY = Check.isTrue("is-ready", "ready");

    private static Scene scene() {
        return Scene.with(ADOPTION, CALLS, READY);
    }

    private static void says(Finding finding, String sentence, String change) {
        assertThat(finding.sentence().en()).isEqualTo(sentence);
        assertThat(finding.change().en()).isEqualTo(change);
    }

    @Test
    @Tag("GATE-17")
    void whatIsDecidedIsSaidWithItsFigures() {
        says(
                scene().share("adoption", START, 1, 2).now(MOST),
                "adoption is 50 (1/2) percent; asked for is >= 40: met.",
                "A reading of adoption that is not >= 40 would change it.");
        says(
                scene().share("adoption", START, 1, 5).now(MOST),
                "adoption is 20 (1/5) percent; asked for is >= 40: not met.",
                "1 more of adoption needed.");
    }

    /** A Spanish sentence said {@code 4.5 (9/200) percent}. */
    @Test
    @Tag("GATE-17")
    void spanishSentencesHaveSpanishFiguresAndUnits() {
        assertThat(scene().share("adoption", START, 9, 200).now(MOST).sentence().es())
                .isEqualTo("adoption es 4,5 (9/200) %; se pide >= 40: no se cumple.");
        assertThat(MOST.bar().es()).isEqualTo("adoption >= 40 %");
        assertThat(MOST.figure("4.5 (9/200)").es()).isEqualTo("4,5 (9/200) %");
    }

    /** It said {@code csat is 4.6 rating-1-5} in English, and {@code 4 count} in both languages. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rating-1-5 | m >= 4.5 of 5 | m >= 4,5 de 5",
                "score-0-10 | m >= 4.5 of 10 | m >= 4,5 de 10",
                "tickets/week | m >= 4.5 tickets a week | m >= 4,5 tickets por semana",
                "CLP-million | m >= 4.5 million CLP | m >= 4,5 millones de CLP",
                "contractors | m >= 4.5 contractors | m >= 4,5 contratistas",
                "per week | m >= 4.5 a week | m >= 4,5 por semana",
                "count | m >= 4.5 | m >= 4,5",
                "parrots | m >= 4.5 parrots | m >= 4,5 parrots"
            })
    @Tag("GATE-17")
    void unitsAreToldInWords(String unit, String english, String spanish) {
        Check check = Check.number("c", "m", unit, ">=", "4.5");
        assertThat(check.bar().en()).isEqualTo(english);
        assertThat(check.bar().es()).isEqualTo(spanish);
    }

    /** It said {@code se pide in normal} and {@code asked for is trend down}. */
    @Test
    @Tag("GATE-17")
    void whatIsAskedIsToldInWords() {
        says(new Question.In(List.of("normal")), "level = normal", "level = normal");
        says(
                new Question.In(List.of("low", "normal", "high")),
                "level = low, normal or high",
                "level = low, normal o high");
        says(
                new Question.Between(new BigDecimal("5"), new BigDecimal("8.5")),
                "level between 5 and 8.5",
                "level entre 5 y 8,5");
        says(new Question.Exists(3), "level at least 3", "level al menos 3");
        says(
                new Question.Trend(Question.Direction.DOWN, 7, BigDecimal.ONE),
                "level a trend down",
                "level una tendencia a la baja");
        says(
                new Question.At(Moment.parse("launch-1d")),
                "level launch-1d at the latest",
                "level a más tardar launch-1d");
        says(new Question.Holds(Set.of("lead")), "level the roles lead", "level los roles lead");
    }

    private static void says(Question question, String english, String spanish) {
        Check check = Check.of("c", "level", "level", question);
        assertThat(check.bar().en()).isEqualTo(english);
        assertThat(check.bar().es()).isEqualTo(spanish);
    }

    /** It said {@code outage is false event; asked for is occurs true}. */
    @Test
    @Tag("GATE-17")
    void whatHappensOrIsSoIsAnsweredWithYesOrNo() {
        Metric outage = Metric.of("outage", "event", MetricKind.EVENT);
        Check occurs = Check.occurs("c", "outage");
        Finding no = Scene.with(outage)
                .add(Reading.at("o", "outage", START, new Content.Answer(false, Optional.empty())))
                .now(occurs);
        says(no, "outage: no; asked for is that it happens: not met.", "A reading of outage that says yes is needed.");
        assertThat(no.sentence().es()).isEqualTo("outage: no; se pide que ocurra: no se cumple.");
        assertThat(occurs.bar().es()).isEqualTo("outage: que ocurra");
        assertThat(occurs.figure("true").es()).isEqualTo("sí");
        assertThat(Scene.with(outage).now(occurs).sentence().es())
                .isEqualTo("De outage se pide que ocurra: no se sabe, porque no hay ninguna medición.");
    }

    @Test
    @Tag("GATE-17")
    void whatIsUnknownIsSaidWithItsReason() {
        says(
                scene().now(MOST),
                "Asked for is adoption >= 40 percent: unknown, because there is no reading.",
                "A reading of adoption is needed.");
        says(
                scene().share("adoption", START, 1, 5).now(MOST.census(Population.of("beta", 20))),
                "adoption is 20 (1/5) percent; asked for is >= 40: unknown, because part of it was not observed.",
                "The missing readings of adoption are needed.");
        says(
                scene().share("adoption", START, 1, 5).now(MOST.minSamples(20)),
                "Asked for is adoption >= 40 percent: unknown, because too few cases stand behind it.",
                "At least 20 cases of adoption are needed.");
        says(
                scene().share("adoption", START, 0, 0).now(MOST),
                "Asked for is adoption >= 40 percent: unknown, because too few cases stand behind it.",
                "More cases of adoption are needed.");
    }

    @Test
    @Tag("GATE-21")
    void whoseWordIsMissingIsNamed() {
        Check asked = Check.isTrue("is-ready", "ready", "lead", "owner");
        says(
                scene().now(asked),
                "Asked for of ready is that it is so: unknown, because there is no reading.",
                "An attestation of ready that holds is needed from: lead, owner.");
        says(
                scene().yes("ready", START, true).now(asked),
                "ready: yes; asked for is that it is so: unknown, because the attestation has expired or comes"
                        + " from the wrong role.",
                "An attestation of ready that holds is needed from: lead, owner.");
        assertThat(scene().now(IS_READY).change().en()).isEqualTo("A reading of ready is needed.");
        assertThat(scene().amount("ready", START, "1").now(IS_READY).gap()).isEqualTo(Gap.UNREADABLE);
    }

    @Test
    @Tag("GATE-8")
    void whatIsOpenIsSaidAsItStandsSoFar() {
        Check few = Check.number("few", "calls", "calls", "<", "3").over("week 1");
        Scene scene = scene().atDay(2);
        String wait = "It is decided at " + Scene.startOf(8) + ".";
        says(
                Judge.due(scene.situation(), Optional.empty()).judge(few),
                "Nothing is known of calls yet; asked for is < 3 calls: open until it is due.",
                wait);
        scene.over("calls", START, Scene.startOf(2), Content.Amount.of("1"));
        says(
                Judge.due(scene.situation(), Optional.empty()).judge(few),
                "calls is 1 calls so far; asked for is < 3: open until it is due.",
                wait);
    }

    @Test
    @Tag("GATE-21")
    void whatDoesNotApplyIsLeftOut() {
        Reading none = Reading.at("n", "ready", START, new Content.NotApplicable("no such module"));
        says(scene().add(none).now(IS_READY), "ready does not apply and is left out.", "Nothing would change it.");
        Scene scene = scene().add(none).share("adoption", START, 1, 2).amount("calls", START, "1");
        Check many = Check.number("many", "calls", "calls", ">=", "3");
        says(
                scene.now(new Condition.AtLeast("some", 2, List.of(IS_READY, MOST, many))),
                "some (AT_LEAST 2): 1 met, 1 not met, 0 unknown; together not met.",
                "2 more of calls needed.");
        says(
                scene.now(new Condition.Any("any", List.of(IS_READY, MOST, many))),
                "any (ANY): 1 met, 1 not met, 0 unknown; together met.",
                "A reading of adoption that is not >= 40 would change it.");
        assertThat(scene.now(new Condition.All("all", List.of(IS_READY)))
                        .change()
                        .en())
                .isEqualTo("Nothing would change it.");
    }

    /** So many more are needed where more are asked for; where fewer are, none would help. */
    @ParameterizedTest
    @CsvSource({
        ">=, 3, 2 more of calls needed.",
        ">, 3, 3 more of calls needed.",
        ">=, 2.5, 2 more of calls needed.",
        "<, 1, A reading of calls that is < 1 is needed.",
        "<=, 0, A reading of calls that is <= 0 is needed.",
        "=, 3, A reading of calls that is = 3 is needed."
    })
    @Tag("GATE-1")
    void howManyMoreAreNeeded(String sign, String threshold, String change) {
        Scene scene = scene().amount("calls", START, "1");
        assertThat(scene.now(Check.number("c", "calls", "calls", sign, threshold))
                        .change()
                        .en())
                .isEqualTo(change);
    }
}
