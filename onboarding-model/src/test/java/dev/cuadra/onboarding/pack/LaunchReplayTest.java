package dev.cuadra.onboarding.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.onboarding.decision.HistoryEvent;
import dev.cuadra.onboarding.decision.RolloutDecision;
import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.definition.Plausible;
import dev.cuadra.onboarding.definition.Recorded;
import dev.cuadra.onboarding.gate.Finding;
import dev.cuadra.onboarding.gate.GateFinding;
import dev.cuadra.onboarding.gate.MemberFinding;
import dev.cuadra.onboarding.gate.TriggerFinding;
import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.MetricKind;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.metric.Signature;
import dev.cuadra.onboarding.record.Evaluation;
import dev.cuadra.onboarding.record.Inputs;
import dev.cuadra.onboarding.stats.Certainty;
import dev.cuadra.onboarding.stats.Wilson;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The launch of the automation of boletas, replayed from the figures that its source states. What the source ticked off
 * and what its figures say are not always the same; docs/launch-replay.md explains each.
 */
class LaunchReplayTest {
    private static final ZoneId ZONE = ZoneId.of("America/Santiago");
    private static final LocalDate LAUNCH = LocalDate.of(2025, 9, 26);
    private static final Definition PACK = Packs.named(Packs.BOLETA_LAUNCH, Given.BOLETA);
    private static final Instant WEEK_1 = noon(7);
    private static final Instant WEEK_2 = noon(14);
    private static final Instant MONTH_1 = noon(30);
    private static final Instant END = noon(97);

    private static Instant noon(int days) {
        return LAUNCH.plusDays(days).atTime(12, 0).atZone(ZONE).toInstant();
    }

    private static Instant day(int days) {
        return LAUNCH.plusDays(days).atStartOfDay(ZONE).toInstant();
    }

    /** The stretch of time that the source gives for a figure; a figure without one is of the launch. */
    private static Reading dated(Recorded stated) {
        Content content = content(stated);
        return switch (stated.window()) {
            case "baseline" -> Reading.at(stated.id(), stated.metric(), day(-1), content);
            case "week 1" -> Reading.over(stated.id(), stated.metric(), day(0), day(7), content);
            case "week 2" -> Reading.over(stated.id(), stated.metric(), day(7), day(14), content);
            case "month 1" -> Reading.over(stated.id(), stated.metric(), day(0), day(30), content);
            case "case study" -> Reading.at(stated.id(), stated.metric(), day(60), content);
            default -> Reading.at(stated.id(), stated.metric(), day(0), content);
        };
    }

    private static Content content(Recorded stated) {
        MetricKind kind = Optional.ofNullable(PACK.metricsByKey().get(stated.metric()))
                .orElseThrow()
                .kind();
        return switch (kind) {
            case TEXT -> new Content.Word(stated.value());
            case BOOLEAN ->
                new Content.Answer(
                        stated.value().equals("true"),
                        Optional.of(new Signature("Ana", "engineering-lead", "", Optional.empty())));
            case RATIO -> share(stated);
            default -> Content.Amount.of(stated.value());
        };
    }

    /** Where the source says of how many a percentage is, the cases behind it; else the percentage alone. */
    private static Content share(Recorded stated) {
        return switch (stated.metric()) {
            case "phase2_activation_pct" -> new Content.Share(26, 36);
            case "adoption_pct_of_eligible" -> new Content.Amount(new BigDecimal(stated.value()), Optional.of(180L));
            default -> Content.Amount.of(stated.value());
        };
    }

    private static List<Reading> readings() {
        List<Reading> all = new ArrayList<>(
                PACK.recorded().stream().map(LaunchReplayTest::dated).toList());
        // Three of three is the same statement as a share, and 45 of 300 minutes the same as a saving of 85 %.
        all.add(Reading.over("BL-179.share", "beta_activation_pct", day(0), day(7), new Content.Share(3, 3)));
        all.add(Reading.at("BL-205.saving", "time_saving_pct", day(60), Content.Amount.of("85")));
        return all;
    }

    private static Evaluation at(Instant instant, Reading... more) {
        List<Reading> all = new ArrayList<>(readings());
        all.addAll(List.of(more));
        return Evaluation.of(PACK, Inputs.of(instant, ZONE, all));
    }

    private static Map<String, String> outcomes(GateFinding finding) {
        Map<String, String> all = new TreeMap<>();
        finding.members()
                .forEach(member -> all.put(
                        member.finding().condition(),
                        member.finding().open()
                                ? "open"
                                : member.finding().outcome().name()));
        return all;
    }

    private static String state(Instant instant, String trigger) {
        return at(instant).triggers().stream()
                .filter(each -> each.trigger().id().equals(trigger))
                .map(each -> each.state().name())
                .findFirst()
                .orElseThrow();
    }

    /** All four boxes are ticked in the source; two of them do not follow from its figures. */
    @Test
    @Tag("PACK-4")
    void theSuccessOfWeekOneCannotBeDecided() {
        GateFinding found = at(WEEK_1).gate("launch-success-week-1");
        assertThat(outcomes(found))
                .isEqualTo(Map.of("BL-233", "MET", "BL-234", "UNKNOWN", "BL-236", "UNKNOWN", "BL-238", "MET"));
        assertThat(found.verdict().name()).isEqualTo("INCONCLUSIVE");
    }

    /** Four tickets are all tickets. How many of them were critical decides, and decides differently. */
    @ParameterizedTest
    @CsvSource({"0, MET, MET", "1, MET, MET", "2, NOT_MET, MET", "4, NOT_MET, MET", "5, NOT_MET, NOT_MET"})
    @Tag("PACK-4")
    void fourTicketsAnswerNoQuestionAboutCriticalOnes(String critical, String strict, String lenient) {
        Reading told = Reading.over("told", "critical_support_tickets", day(0), day(7), Content.Amount.of(critical));
        Evaluation evaluation = at(WEEK_1, told);
        assertThat(outcomes(evaluation.gate("beta-exit"))).containsEntry("BL-107", strict);
        assertThat(outcomes(evaluation.gate("launch-success-week-1"))).containsEntry("BL-234", lenient);
        assertThat(outcomes(at(WEEK_1).gate("beta-exit"))).containsEntry("BL-107", "UNKNOWN");
    }

    @Test
    @Tag("PACK-4")
    void threeCustomersCannotBeNinetyFivePerCentPositive() {
        assertThat(Plausible.reachable(new BigDecimal("95"), 3)).isFalse();
        assertThat(Plausible.reachable(new BigDecimal("95"), 20)).isTrue();
        assertThat(Plausible.reachable(new BigDecimal("72"), 36)).isTrue();
        assertThat(Wilson.bounds(19, 20, Certainty.TWO_SIDED_95).shownLower()).isEqualByComparingTo("0.763869");
    }

    @Test
    @Tag("PACK-4")
    void theBetaWasLeftWithoutKnowing() {
        HistoryEvent began = new HistoryEvent(HistoryEvent.Kind.PHASE_STARTED, day(0), "beta");
        RolloutDecision decision = at(WEEK_1).rollout("beta", List.of(began));
        assertThat(decision.move()).isEqualTo(RolloutDecision.Move.HOLD);
        assertThat(decision.reason()).isEqualTo(RolloutDecision.Reason.DATA_MISSING);
        assertThat(decision.gate().verdict().name()).isEqualTo("INCONCLUSIVE");
    }

    /** 18 % of all eligible is most of the 36 who could use it; the alert fires because of how it is asked. */
    @Test
    @Tag("PACK-4")
    void theAdoptionAlertOfWeekTwoDependsOnWhomItAsksAbout() {
        assertThat(state(WEEK_1, "BL-092")).isEqualTo("NOT_ARMED");
        assertThat(state(WEEK_2, "BL-092")).isEqualTo("FIRING");
        Definition exposed =
                Packs.named(Packs.BOLETA_LAUNCH, Map.of("complaintsPerWeek", "3", "adoptionPopulation", "exposed"));
        List<Reading> all = new ArrayList<>(readings());
        all.add(Reading.at("e", "adoption_pct", day(14), new Content.Share(32, 36)));
        assertThat(Evaluation.of(exposed, Inputs.of(WEEK_2, ZONE, all)).triggers().stream()
                        .filter(each -> each.trigger().id().equals("BL-092"))
                        .map(each -> each.state().name()))
                .containsExactly("CLEAR");
    }

    @Test
    @Tag("PACK-4")
    void threeTicketsAWeekAreClearAndTwelveFireThoughTheyFitTheCapacity() {
        assertThat(state(WEEK_1, "BL-094")).isEqualTo("UNKNOWN");
        assertThat(state(WEEK_2, "BL-094")).isEqualTo("CLEAR");
        assertThat(state(MONTH_1, "BL-094")).isEqualTo("FIRING");
        assertThat(outcomes(at(MONTH_1).gate("review-month-1"))).containsEntry("BL-198", "MET");
    }

    @Test
    @Tag("PACK-4")
    void fortyFiveOfFiftyFourMissTheTargetAndAreOnTrackWithinTheTolerance() {
        GateFinding review = at(MONTH_1).gate("review-month-1");
        assertThat(outcomes(review)).containsEntry("BL-192", "NOT_MET").containsEntry("BL-190", "MET");
        assertThat(review.verdict().name()).isEqualTo("PASS");
        assertThat(review.should().score()).hasValue(new BigDecimal("0.00"));
        assertThat(at(MONTH_1).gate("launch-success-month-1").verdict().name()).isEqualTo("PASS");
        Definition strict = Packs.named(Packs.BOLETA_LAUNCH, Map.of("complaintsPerWeek", "3", "onTrackPace", "0.84"));
        assertThat(Evaluation.of(strict, Inputs.of(MONTH_1, ZONE, readings()))
                        .gate("launch-success-month-1")
                        .verdict()
                        .name())
                .isEqualTo("FAIL");
    }

    /** 72 % were activated; how many use it each month nobody wrote down. */
    @Test
    @Tag("PACK-4")
    void activationSaysNothingAboutUsage() {
        GateFinding exit = at(MONTH_1).gate("controlled-exit");
        assertThat(outcomes(exit)).containsEntry("BL-109", "UNKNOWN");
        assertThat(exit.verdict().name()).isEqualTo("INCONCLUSIVE");
        assertThat(outcomes(at(MONTH_1).gate("activation"))).containsEntry("BL-088", "UNKNOWN");
    }

    @Test
    @Tag("PACK-4")
    void fortyFiveMinutesKeepTheCommitmentAndMissTheStretch() {
        assertThat(outcomes(at(END).gate("success")))
                .containsEntry("BL-100", "MET")
                .containsEntry("BL-099", "MET");
        assertThat(outcomes(at(END).gate("goal"))).containsEntry("BL-017", "NOT_MET");
    }

    // ---- the page

    private static final Map<String, Instant> WHEN =
            Map.of("week 1", WEEK_1, "week 2", WEEK_2, "month 1", MONTH_1, "day 97", END);

    private static final Pattern TABLE =
            Pattern.compile("<!-- replay: ([a-z0-9 ]+), ([a-z0-9-]+) -->\n(.*?)\n\n", Pattern.DOTALL);

    @Test
    @Tag("PACK-4")
    void everyTableOfThePageIsWhatTheEngineSays() throws Exception {
        String page = Files.readString(page());
        List<String> shown = new ArrayList<>();
        Matcher table = TABLE.matcher(page);
        while (table.find()) {
            Instant when = Optional.ofNullable(WHEN.get(table.group(1))).orElseThrow();
            String expected = table.group(2).equals("triggers")
                    ? triggers(at(when).triggers())
                    : gate(at(when).gate(table.group(2)));
            assertThat(table.group(3)).as(table.group()).isEqualTo(expected);
            shown.add(table.group(1) + ", " + table.group(2));
        }
        assertThat(shown)
                .containsExactly(
                        "week 1, launch-success-week-1",
                        "week 1, beta-exit",
                        "week 1, support-volume-week-1",
                        "week 2, dashboard",
                        "week 2, triggers",
                        "month 1, review-month-1",
                        "month 1, launch-success-month-1",
                        "month 1, controlled-exit",
                        "month 1, triggers",
                        "day 97, goal",
                        "day 97, success");
    }

    private static Path page() {
        return Path.of("..", "docs", "launch-replay.md");
    }

    private static String gate(GateFinding found) {
        StringBuilder lines = new StringBuilder("| row | tier | asked | figure | outcome |\n|---|---|---|---|---|\n");
        for (MemberFinding member : found.members()) {
            Finding finding = member.finding();
            lines.append("| ")
                    .append(String.join(
                            " | ",
                            finding.condition(),
                            member.member().tier().name().toLowerCase(java.util.Locale.ROOT),
                            asked(finding, member),
                            finding.left().isEmpty() ? "none" : finding.left(),
                            finding.open() ? "not due" : finding.outcome().name()))
                    .append(" |\n");
        }
        return lines + "| | | | **verdict** | **" + found.verdict() + "** |";
    }

    private static String asked(Finding finding, MemberFinding member) {
        String metric =
                member.member().condition().checks().findFirst().orElseThrow().metric();
        return "`" + metric + "` " + finding.operator() + " " + finding.right();
    }

    /** The triggers of which something is known. */
    private static String triggers(List<TriggerFinding> triggers) {
        StringBuilder lines = new StringBuilder("| row | level | figure | state |\n|---|---|---|---|");
        triggers.stream()
                .filter(each -> !each.dataMissing())
                .forEach(each -> lines.append("\n| ")
                        .append(String.join(
                                " | ",
                                each.trigger().id(),
                                each.trigger().level().name().toLowerCase(java.util.Locale.ROOT),
                                each.finding().map(Finding::left).orElse("none"),
                                each.state().name()))
                        .append(" |"));
        return lines.toString();
    }
}
