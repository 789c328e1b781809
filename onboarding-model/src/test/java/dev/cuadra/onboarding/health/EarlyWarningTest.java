package dev.cuadra.onboarding.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.definition.Lint;
import dev.cuadra.onboarding.definition.Linter;
import dev.cuadra.onboarding.gate.TriggerFinding;
import dev.cuadra.onboarding.gate.TriggerState;
import dev.cuadra.onboarding.gate.Verdict;
import dev.cuadra.onboarding.gate.Waiver;
import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Exact;
import dev.cuadra.onboarding.metric.Known;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.metric.Signature;
import dev.cuadra.onboarding.plan.Blocker;
import dev.cuadra.onboarding.record.Evaluation;
import dev.cuadra.onboarding.record.Inputs;
import dev.cuadra.spi.problem.ProblemException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Early warnings about one customer, as triggers of the pack that ships. Kickoff is on 2 March 2026, day 1. */
class EarlyWarningTest {
    private static final ZoneId ZONE = ZoneId.of("America/Santiago");
    private static final LocalDate KICKOFF = LocalDate.of(2026, 3, 2);
    private static final Definition PACK = CustomerPack.with(CustomerPack.SETTINGS);

    private static Instant noon(int day) {
        return KICKOFF.plusDays(day - 1L).atTime(12, 0).atZone(ZONE).toInstant();
    }

    private static TriggerState state(String id, Instant at, Reading... readings) {
        return Evaluation.of(PACK, Inputs.of(at, ZONE, List.of(readings))).triggers().stream()
                .filter(finding -> finding.trigger().id().equals(id))
                .map(TriggerFinding::state)
                .findFirst()
                .orElseThrow();
    }

    private static HealthReadings seen(Instant at) {
        return HealthReadings.at(at);
    }

    // ---- each edge

    @ParameterizedTest
    @CsvSource({"8, 10, CLEAR", "79, 100, FIRING", "7, 9, FIRING", "0, 3, FIRING", "0, 0, UNKNOWN"})
    @Tag("HEALTH-11")
    void attendanceFiresBelowEightyPerCent(long attended, long invited, TriggerState expected) {
        assertThat(state("CO-050", noon(20), seen(noon(20)).attendance(attended, invited)))
                .isEqualTo(expected);
    }

    @Test
    @Tag("HEALTH-9")
    void aBlockerFiresAfterMoreThanSeventyTwoHours() {
        Instant opened = Instant.parse("2026-03-10T09:30:00Z");
        Instant edge = opened.plus(Duration.ofDays(3));
        Blocker blocker = Blocker.open("vpn", "access", "", opened);

        assertThat(state("CO-051", edge, seen(edge).blockers(List.of(blocker)))).isEqualTo(TriggerState.CLEAR);
        Instant past = edge.plusNanos(1);
        assertThat(state("CO-051", past, seen(past).blockers(List.of(blocker)))).isEqualTo(TriggerState.FIRING);
        assertThat(state("CO-051", past, seen(past).blockers(List.of()))).isEqualTo(TriggerState.CLEAR);
        assertThat(state("CO-051", past)).isEqualTo(TriggerState.UNKNOWN);
    }

    @Test
    @Tag("HEALTH-9")
    void timeInWhichABlockerWasClosedDoesNotCount() {
        Instant opened = Instant.parse("2026-03-10T09:00:00Z");
        Instant day = opened.plus(Duration.ofDays(5));
        Blocker reopened = Blocker.open("vpn", "access", "", opened)
                .closed(opened.plus(Duration.ofDays(1)))
                .opened(opened.plus(Duration.ofDays(3)), "");

        assertThat(reopened.elapsed(day)).isEqualTo(Duration.ofDays(3));
        assertThat(state("CO-051", day, seen(day).blockers(List.of(reopened)))).isEqualTo(TriggerState.CLEAR);
        assertThat(reopened.openAt(opened.plus(Duration.ofHours(30)))).isFalse();
        assertThat(reopened.openAt(opened.minusSeconds(1))).isFalse();
        Blocker closed = Blocker.open("dns", "access", "", opened).closed(opened.plus(Duration.ofDays(4)));
        assertThat(closed.openAt(opened.plus(Duration.ofHours(95)))).isTrue();
        assertThat(closed.elapsed(opened.plus(Duration.ofHours(95)))).isEqualTo(Duration.ofHours(95));
        assertThat(seen(day).blockers(List.of(closed, reopened)).content()).isEqualTo(Content.Amount.of("3"));
        assertThatThrownBy(() -> reopened.opened(day, "")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"0, CLEAR", "7, CLEAR", "8, FIRING"})
    @Tag("HEALTH-10")
    void aMilestoneFiresAfterMoreThanSevenDays(long days, TriggerState expected) {
        assertThat(state("CO-128", noon(50), seen(noon(50)).slip(days))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"70, CLEAR", "69.999999999999999, FIRING", "100, CLEAR", "0, FIRING"})
    @Tag("HEALTH-11")
    void theScoreFiresBelowSeventyUnrounded(String value, TriggerState expected) {
        Indicator plain = Indicator.of("plain", "1", "0", "100", "1", "1");
        HealthScore score = HealthScore.of(List.of(new HealthFact(plain, Seen.Value.of(value, "0"))), List.of());
        assertThat(state("CO-127", noon(20), seen(noon(20)).score(score))).isEqualTo(expected);
    }

    @Test
    @Tag("HEALTH-11")
    void aScoreThatTooLittleStandsBehindIsNoNumberForATrigger() {
        HealthScore partial = HealthScore.of(
                List.of(
                        new HealthFact(Indicator.of("a", "1", "0", "100", "1", "1"), Seen.Value.of("10", "0")),
                        new HealthFact(Indicator.of("b", "1", "0", "100", "1", "1"), new Seen.Missing())),
                List.of());
        Reading reading = seen(noon(20)).score(partial);
        assertThat(reading.content()).isEqualTo(new Content.Missing("coverage 0.5000"));
        assertThat(state("CO-127", noon(20), reading)).isEqualTo(TriggerState.UNKNOWN);
        // A third of 200 is no decimal; it stays below what it is below of.
        HealthScore third = HealthScore.of(
                List.of(new HealthFact(Indicator.of("a", "1", "0", "3", "1", "1"), Seen.Value.of("2", "0"))),
                List.of());
        assertThat(third.score()).contains(Exact.share(200, 3, 1));
        assertThat(seen(noon(20)).score(third).content()).isEqualTo(Content.Amount.of("66.66666666666666666666"));
    }

    @ParameterizedTest
    @CsvSource({"CO-115", "CO-118", "CO-121", "CO-124", "CO-129", "CO-130"})
    @Tag("HEALTH-11")
    void whatHappenedFiresWhatDidNotIsClearAndSilenceIsUnknown(String id) {
        Map<String, String> metrics = Map.of(
                "CO-115", "risk_technical_delay",
                "CO-118", "risk_stakeholder_change",
                "CO-121", "risk_scope_creep",
                "CO-124", "risk_user_adoption",
                "CO-129", "key_stakeholder_change",
                "CO-130", "competitor_evaluation");
        String metric = metrics.getOrDefault(id, "");
        assertThat(state(id, noon(40), seen(noon(40)).happened(metric, noon(39))))
                .isEqualTo(TriggerState.FIRING);
        assertThat(state(id, noon(40), seen(noon(40)).nothing(metric))).isEqualTo(TriggerState.CLEAR);
        assertThat(state(id, noon(40))).isEqualTo(TriggerState.UNKNOWN);
    }

    @Test
    void aChangeOfStakeholderCountsInTheFirstThirtyDays() {
        Reading inside = seen(noon(31)).happened("stakeholder_change", noon(30));
        Reading outside = seen(noon(31)).happened("stakeholder_change", noon(31));
        assertThat(state("CO-052", noon(31), inside)).isEqualTo(TriggerState.FIRING);
        assertThat(state("CO-052", noon(31), outside)).isEqualTo(TriggerState.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "CO-074, test_pass_pct, 35, 95, 100, CLEAR",
        "CO-074, test_pass_pct, 35, 949, 1000, FIRING",
        "CO-074, test_pass_pct, 30, 10, 100, NOT_ARMED",
        "CO-075, training_attendance_pct, 45, 8, 10, CLEAR",
        "CO-075, training_attendance_pct, 45, 7, 10, FIRING",
        "CO-075, training_attendance_pct, 42, 7, 10, NOT_ARMED",
        "CO-099, active_usage_pct, 70, 5, 10, CLEAR",
        "CO-099, active_usage_pct, 70, 49, 100, FIRING"
    })
    void sharesFireBelowTheirBarOnceTheirTimeHasCome(
            String id, String metric, int day, long hits, long of, TriggerState expected) {
        assertThat(state(id, noon(day), seen(noon(day)).share(metric, hits, of)))
                .isEqualTo(expected);
    }

    @Test
    void escalationsAndRatingsFireBeyondTheHostsNumbers() {
        Instant at = noon(70);
        BigDecimal three = BigDecimal.valueOf(3);
        assertThat(state("CO-076", at, seen(at).number("technical_issue_escalations", three)))
                .isEqualTo(TriggerState.CLEAR);
        assertThat(state("CO-076", at, seen(at).number("technical_issue_escalations", BigDecimal.valueOf(4))))
                .isEqualTo(TriggerState.FIRING);
        assertThat(state("CO-101", at, seen(at).number("satisfaction_rating", new BigDecimal("3.5"))))
                .isEqualTo(TriggerState.CLEAR);
        assertThat(state("CO-101", at, seen(at).number("satisfaction_rating", new BigDecimal("3.4"))))
                .isEqualTo(TriggerState.FIRING);
    }

    @ParameterizedTest
    @CsvSource({"3, CLEAR", "4, FIRING"})
    void ticketsSpikeAgainstTheirBaseline(long week, TriggerState expected) {
        Instant at = noon(70);
        Reading now = Reading.over(
                "week",
                "support_tickets_increase_pct",
                at.minus(Duration.ofDays(7)),
                at,
                new Content.Amount(BigDecimal.valueOf(week), Optional.empty()));
        Reading base = seen(noon(60)).number("support_tickets_baseline", BigDecimal.valueOf(2));

        assertThat(state("CO-100", at, now, base)).isEqualTo(expected);
        assertThat(state("CO-100", at, now)).isEqualTo(TriggerState.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "CO-021, contract_signature_confirmed",
        "CO-022, payment_processing_status",
        "CO-023, technical_requirement_change"
    })
    void whatHappensInTheWeekBeforeTheKickoffIsToldAsBusiness(String id, String metric) {
        assertThat(state(id, noon(0), seen(noon(0)).happened(metric, noon(-6)))).isEqualTo(TriggerState.FIRING);
        assertThat(state(id, noon(2), seen(noon(2)).happened(metric, noon(2)))).isEqualTo(TriggerState.UNKNOWN);
    }

    @Test
    @Tag("HEALTH-11")
    void readingsCarryScopeSourceAndTime() {
        Reading reading = seen(noon(3)).of("customer:7", "crm").usage(3, 4);
        assertThat(reading.scope()).isEqualTo("customer:7");
        assertThat(reading.source()).isEqualTo("crm");
        assertThat(reading.recordedAt()).isEqualTo(noon(3));
        assertThat(reading.content()).isEqualTo(new Content.Share(3, 4));
        Reading late = seen(noon(5)).happened("competitor_evaluation", noon(3));
        assertThat(late.eventTime()).isEqualTo(noon(3));
        assertThat(late.recordedAt()).isEqualTo(noon(5));
        assertThat(seen(noon(3)).blockerAge(BigDecimal.valueOf(2)).metric()).isEqualTo("technical_blocker_age_days");
    }

    @Test
    @Tag("HEALTH-11")
    void theExampleOfTheDocumentFiresForAttendanceAndTheBlocker() {
        Instant at = noon(20);
        Blocker vpn = Blocker.open("vpn", "access", "", at.minus(Duration.ofDays(4)));
        HealthScore score = HealthScoreTest.whole();
        // snippet:early-warning
        HealthReadings today = HealthReadings.at(at);
        List<Reading> readings = List.of(
                today.score(score),
                today.attendance(7, 10),
                today.blockers(List.of(vpn)),
                today.slip(0),
                today.nothing("competitor_evaluation"));
        List<TriggerFinding> warnings =
                Evaluation.of(PACK, Inputs.of(at, ZONE, readings)).triggers();
        // end:early-warning
        assertThat(warnings)
                .filteredOn(finding -> finding.state() == TriggerState.FIRING)
                .extracting(finding -> finding.trigger().id())
                .containsExactly("CO-050", "CO-051");
        assertThat(warnings)
                .filteredOn(finding -> finding.state() == TriggerState.CLEAR)
                .extracting(finding -> finding.trigger().id())
                .containsExactly("CO-127", "CO-128", "CO-130");
    }

    @Test
    @Tag("HEALTH-5")
    void firingTriggersRaiseTheRedFlagsThatCapAScore() {
        Instant at = noon(20);
        List<Reading> readings = List.of(
                seen(at).blockers(List.of(Blocker.open("vpn", "access", "", at.minus(Duration.ofDays(4))))),
                seen(at).happened("key_stakeholder_change", noon(19)),
                seen(at).nothing("competitor_evaluation"),
                seen(at).attendance(1, 10));
        List<TriggerFinding> findings =
                Evaluation.of(PACK, Inputs.of(at, ZONE, readings)).triggers();

        assertThat(RedFlags.raised(findings)).containsExactly(RedFlags.BLOCKER, RedFlags.STAKEHOLDER);
        assertThat(RedFlags.raised(
                        Evaluation.of(PACK, Inputs.of(at, ZONE, List.of())).triggers()))
                .isEmpty();
        Indicator plain = Indicator.of("plain", "1", "0", "100", "1", "1");
        HealthScore score =
                HealthScore.of(List.of(new HealthFact(plain, Seen.Value.of("95", "0"))), RedFlags.raised(findings));
        assertThat(score.band()).isEqualTo(HealthBand.WARNING);
    }

    // ---- gates of the pack

    private static Reading attested(String metric, boolean yes) {
        Signature by = new Signature("Rosa Soto", "customer-success-manager", "", Optional.empty());
        return Reading.at("a-" + metric, metric, noon(88), new Content.Answer(yes, Optional.of(by)));
    }

    private static List<Reading> success(String without) {
        List<Reading> readings = new ArrayList<>();
        PACK.gate("success-review").orElseThrow().members().stream()
                .flatMap(member -> member.condition().checks())
                .filter(check -> check.unit().equals("bool"))
                .forEach(check ->
                        readings.add(attested(check.metric(), !check.id().equals(without))));
        readings.add(Reading.at("s", "stakeholder_satisfaction", noon(88), Content.Amount.of("8.1")));
        return readings;
    }

    private static Verdict verdict(String gate, Instant at, List<Reading> readings, Waiver... waivers) {
        Inputs inputs = Inputs.of(at, ZONE, readings).with(List.of(), List.of(waivers));
        return Evaluation.of(PACK, inputs).gate(gate).verdict();
    }

    @Test
    void theHandoffNeedsItsOwnCriteriaAndEverySuccessCriterionMetOrWaived() {
        List<Reading> all = success("");
        assertThat(verdict("success-review", noon(91), all)).isEqualTo(Verdict.PASS);
        assertThat(verdict("handoff", noon(91), all)).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict("handoff", noon(89), all)).isEqualTo(Verdict.NOT_DUE);

        List<Reading> missed = success("CO-110");
        PACK.gate("handoff").orElseThrow().members().stream()
                .flatMap(member -> member.condition().checks())
                .filter(check -> check.id().startsWith("CO-13"))
                .forEach(check -> missed.add(attested(check.metric(), true)));
        Waiver waiver = new Waiver("handoff", "CO-110", "Rosa Soto", "product-manager", "later", noon(90), noon(120));
        assertThat(verdict("handoff", noon(91), missed)).isEqualTo(Verdict.FAIL);
        assertThat(verdict("handoff", noon(91), missed, waiver)).isEqualTo(Verdict.WAIVED);
    }

    @Test
    void stakeholderSatisfactionHasToBeAboveEight() {
        List<Reading> all = new ArrayList<>(success(""));
        all.removeIf(reading -> reading.id().equals("s"));
        all.add(Reading.at("s", "stakeholder_satisfaction", noon(88), Content.Amount.of("8")));
        assertThat(verdict("success-review", noon(91), all)).isEqualTo(Verdict.FAIL);
    }

    @ParameterizedTest
    @CsvSource({
        "foundation-exit, 30, 30, PASS",
        "foundation-exit, 30, 29, FAIL",
        "implementation-exit, 60, 70, PASS",
        "implementation-exit, 60, 69, FAIL",
        "launch-exit, 90, 100, PASS",
        "launch-exit, 90, 99, FAIL"
    })
    void eachPhaseEndsWithItsTechnicalProgress(String gate, int day, long progress, Verdict expected) {
        Reading reading = seen(noon(day)).share("technical_progress_pct", progress, 100);
        assertThat(verdict(gate, noon(day + 1), List.of(reading))).isEqualTo(expected);
    }

    // ---- the pack itself

    @Test
    void everyRowIsPlacedOnceOrWithinTheHandoff() {
        List<Integer> numbers = new ArrayList<>(List.of(31, 37, 115, 118, 121, 124));
        for (int[] run :
                new int[][] {{1, 6}, {21, 23}, {47, 52}, {71, 76}, {96, 101}, {103, 114}, {127, 130}, {132, 136}}) {
            for (int number = run[0]; number <= run[1]; number++) {
                numbers.add(number);
            }
        }
        TreeSet<String> expected = new TreeSet<>();
        numbers.forEach(number -> expected.add(String.format(java.util.Locale.ROOT, "CO-%03d", number)));
        TreeSet<String> placed = new TreeSet<>();
        Matcher row = Pattern.compile("\"row\": \"(CO-[0-9]{3})\"").matcher(CustomerPack.text());
        row.results().forEach(found -> placed.add(found.group(1)));

        assertThat(placed).isEqualTo(expected);
        assertThat(PACK.triggers())
                .allSatisfy(trigger -> assertThat(trigger.level().moves()).isFalse());
    }

    @Test
    void theDefinitionHasNoErrorAndNoWarning() {
        assertThat(Linter.lint(PACK)).extracting(Lint::problem).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"kickoff", "CO-072", "CO-074", "CO-076", "CO-099", "CO-100", "CO-101"})
    void aSettingThatTheHostLeavesOutIsRefused(String name) {
        Map<String, String> settings = new HashMap<>(CustomerPack.SETTINGS);
        settings.remove(name);
        assertThatThrownBy(() -> CustomerPack.with(settings)).isInstanceOf(ProblemException.class);
    }

    // ---- the model over readings

    @Test
    @Tag("HEALTH-1")
    void aModelAsksEachIndicatorInItsPhasesForTheNewestReadingThatSaysAValue() {
        HealthModel model = new HealthModel(List.of(
                HealthModel.Part.of(Indicator.of("meeting_attendance_pct", "1", "60", "95", "14", "60")),
                HealthModel.Part.of(Indicator.of("active_usage_pct", "1", "40", "75", "14", "60"), "phase3-launch"),
                HealthModel.Part.of(Indicator.of("nps_score", "1", "5", "9", "14", "60"))));
        Instant at = noon(30);
        List<Reading> readings = Stream.of(
                        seen(noon(23)).attendance(9, 10),
                        seen(noon(20)).attendance(1, 10),
                        seen(noon(29)).attendance(0, 0),
                        seen(noon(29)).of("customer:8", "").attendance(10, 10))
                .toList();

        List<HealthFact> facts = model.facts(Known.at(at, readings), Reading.GLOBAL, "phase2-implementation");
        assertThat(facts)
                .extracting(HealthFact::seen)
                .containsExactly(Seen.Value.of("90", "7"), new Seen.NotApplicable(), new Seen.Missing());
    }
}
