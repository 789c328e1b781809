package dev.cuadra.layby.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.layby.law.Jurisdiction;
import dev.cuadra.layby.schedule.Frequency;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When the day's work finds a lay-by in default. The policy is the usual: two missed, seven days of grace, fourteen to cure. */
class DefaultingTest {
    private static Story story(Jurisdiction where, String currency, String agreedOn, Frequency frequency, int count) {
        Story.Plan plan =
                Story.plan().in(where, currency).item("SOFA", 1, "420.00").instalments(count, frequency);
        plan.agreedOn = LocalDate.parse(agreedOn);
        return plan.active();
    }

    private static LaybyState daily(Story story, String day) {
        story.on(day).decide(new LaybyCommand.Daily());
        Invariants.check(story.now());
        return story.now().state();
    }

    private static String reason(Story story) {
        return story.now().log().stream()
                .filter(recorded -> recorded.event() instanceof LaybyEvent.Defaulted)
                .map(recorded -> ((LaybyEvent.Defaulted) recorded.event()).reason())
                .findFirst()
                .orElse("");
    }

    @Test
    @Tag("LIF-06")
    @Tag("MD-06")
    void inMarylandOneMissedPaymentIsADefaultAfterFifteenDays() {
        // E-10: a payment due on 1 June is missed.
        Story story = story(Jurisdiction.US_MD, "USD", "2026-05-01", Frequency.MONTHLY, 4);
        assertThat(story.now().schedule().get(0).due()).isEqualTo(LocalDate.of(2026, 6, 1));
        assertThat(daily(story, "2026-06-01")).isEqualTo(LaybyState.ACTIVE);
        assertThat(story.notices()).doesNotContainKey(NoticeKind.DEFAULT_WARNING);
        assertThat(daily(story, "2026-06-02")).isEqualTo(LaybyState.ACTIVE);
        assertThat(story.notices()).containsEntry(NoticeKind.DEFAULT_WARNING, 1L);
        assertThat(daily(story, "2026-06-14")).isEqualTo(LaybyState.ACTIVE);
        assertThat(story.notices()).doesNotContainKey(NoticeKind.CURE_END);
        assertThat(daily(story, "2026-06-15")).isEqualTo(LaybyState.ACTIVE);
        assertThat(story.notices()).containsEntry(NoticeKind.CURE_END, 1L);
        assertThat(daily(story, "2026-06-16")).isEqualTo(LaybyState.DEFAULTED);
        assertThat(reason(story)).isEqualTo("MD-06 2026-06-16");
        assertThat(Story.RULES.replay("L1", story.now().log())).isEqualTo(story.now());
    }

    @Test
    @Tag("LIF-06")
    @Tag("OH-02")
    void inOhioTheNoticeLeavesTenDaysToPay() {
        // E-11: due on 26 July, missed after seven days of grace, so that the notice goes on 3 August.
        Story story = story(Jurisdiction.US_OH, "USD", "2026-06-26", Frequency.MONTHLY, 4);
        assertThat(daily(story, "2026-08-02")).isEqualTo(LaybyState.ACTIVE);
        assertThat(story.notices()).doesNotContainKey(NoticeKind.DEFAULT_WARNING);
        assertThat(daily(story, "2026-08-03")).isEqualTo(LaybyState.ACTIVE);
        assertThat(story.notices()).containsEntry(NoticeKind.DEFAULT_WARNING, 1L);
        assertThat(Story.RULES.defaultFrom(story.now(), LocalDate.of(2026, 8, 3)))
                .isEqualTo("2026-08-14");
        assertThat(daily(story, "2026-08-13")).isEqualTo(LaybyState.ACTIVE);
        assertThat(daily(story, "2026-08-14")).isEqualTo(LaybyState.DEFAULTED);
        assertThat(reason(story)).isEqualTo("OH-02 2026-08-14");
    }

    @Test
    @Tag("LIF-06")
    @Tag("OH-02")
    void whoPaysWithinTheDaysOfTheNoticeIsNotInDefault() {
        Story story = story(Jurisdiction.US_OH, "USD", "2026-06-26", Frequency.MONTHLY, 4);
        daily(story, "2026-08-03");
        story.on("2026-08-13").pay("P1", "105.00");
        assertThat(daily(story, "2026-08-14")).isEqualTo(LaybyState.ACTIVE);
    }

    @Test
    @Tag("LIF-06")
    @Tag("ZA-05")
    void inSouthAfricaSixtyBusinessDaysAfterTheExpectedDayAreADefault() {
        // Due in full on Monday, 2 February 2026. Sixty business days after it end on Monday, 27 April.
        Story story = story(Jurisdiction.ZA, "ZAR", "2026-01-19", Frequency.FORTNIGHTLY, 1);
        assertThat(story.now().schedule().get(0).due()).isEqualTo(LocalDate.of(2026, 2, 2));
        assertThat(daily(story, "2026-02-03")).isEqualTo(LaybyState.ACTIVE);
        assertThat(story.notices()).containsEntry(NoticeKind.DEFAULT_WARNING, 1L);
        assertThat(daily(story, "2026-04-27")).isEqualTo(LaybyState.ACTIVE);
        assertThat(daily(story, "2026-04-28")).isEqualTo(LaybyState.DEFAULTED);
        assertThat(reason(story)).isEqualTo("ZA-05 2026-04-28");
    }

    @Test
    @Tag("LIF-06")
    void aWarningThatComesAfterTheDayOfTheLawLeavesTheDaysOfThePractice() {
        Story story = story(Jurisdiction.US_MD, "USD", "2026-05-01", Frequency.MONTHLY, 4);
        assertThat(daily(story, "2026-06-20")).isEqualTo(LaybyState.ACTIVE);
        assertThat(Story.RULES.defaultFrom(story.now(), LocalDate.of(2026, 6, 20)))
                .isEqualTo("2026-07-05");
        assertThat(daily(story, "2026-07-04")).isEqualTo(LaybyState.ACTIVE);
        assertThat(daily(story, "2026-07-05")).isEqualTo(LaybyState.DEFAULTED);
    }

    @Test
    @Tag("LIF-06")
    void whereTheLawSetsNoDayThePracticeOfTheSupplierDecides() {
        // The first missed on 9 June, the second due on 1 July: missed from 9 July, warned then, cured by 23 July.
        Story story = story(Jurisdiction.AU, "AUD", "2026-05-01", Frequency.MONTHLY, 4);
        assertThat(daily(story, "2026-06-30")).isEqualTo(LaybyState.ACTIVE);
        assertThat(story.notices()).doesNotContainKey(NoticeKind.DEFAULT_WARNING);
        assertThat(daily(story, "2026-07-09")).isEqualTo(LaybyState.ACTIVE);
        assertThat(daily(story, "2026-07-23")).isEqualTo(LaybyState.ACTIVE);
        assertThat(daily(story, "2026-07-24")).isEqualTo(LaybyState.DEFAULTED);
        assertThat(reason(story)).isEqualTo("CURE 2026-07-23");
    }

    @Test
    @Tag("LIF-06")
    @Tag("MD-06")
    void aPersonMayDeclareTheDefaultOfTheLaw() {
        Story story = story(Jurisdiction.US_MD, "USD", "2026-05-01", Frequency.MONTHLY, 4);
        daily(story, "2026-06-02");
        story.on("2026-06-15");
        assertThat(story.refused(new LaybyCommand.DeclareDefault("missed"))).isEqualTo("DEFAULT_TOO_EARLY");
        story.on("2026-06-16").taken(new LaybyCommand.DeclareDefault("missed"));
        assertThat(story.now().state()).isEqualTo(LaybyState.DEFAULTED);
    }
}
