package dev.cuadra.layby.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.schedule.Frequency;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.money.MonetaryAmount;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is open of the instalments that are due is what is in arrears, wherever payments go first. */
class ArrearsTest {
    private static LaybyPolicy policy(boolean feesFirst) {
        LaybyPolicy usual = LaybyPolicy.USUAL;
        return new LaybyPolicy(
                usual.graceDays(),
                usual.mostDays(),
                usual.mostExtensions(),
                usual.overpayment(),
                feesFirst,
                usual.missedForDefault(),
                usual.cureDays(),
                Optional.empty(),
                false,
                false,
                usual.deposit(),
                Optional.empty(),
                usual.noticeDays(),
                usual.refundDays());
    }

    private static Story story(boolean feesFirst, int fee) {
        return Story.plan()
                .item("BIKE", 1, "200.00")
                .fee("SET-UP", FeeKind.ADMINISTRATION, fee + ".00")
                .instalments(4, Frequency.FORTNIGHTLY)
                .policy(policy(feesFirst))
                .active();
    }

    private static MonetaryAmount overdue(Layby layby, LocalDate day) {
        return Story.RULES.instalments(layby, day).stream()
                .filter(standing -> standing.instalment().due().isBefore(day))
                .map(standing -> standing.instalment().amount().subtract(standing.paid()))
                .reduce(layby.nothing(), MonetaryAmount::add);
    }

    @Property(tries = 300)
    @net.jqwik.api.Tag("PAY-05")
    void overdueRowsComeToTheArrears(
            @ForAll boolean feesFirst,
            @ForAll @IntRange(min = 1, max = 90) int fee,
            @ForAll @IntRange(min = 1, max = 20_099) int cents,
            @ForAll @IntRange(min = 0, max = 70) int days) {
        Story story = story(feesFirst, fee);
        story.pay("P1", MinorUnits.text(MinorUnits.of(cents, MinorUnits.currency("NZD"))));
        LocalDate day = Story.START.plusDays(days);
        Layby layby = story.now();

        assertThat(overdue(layby, day))
                .isEqualTo(Story.RULES.delinquency(layby, day).arrears());
        List<InstalmentStanding> standings = Story.RULES.instalments(layby, day);
        assertThat(standings.stream().map(InstalmentStanding::paid).reduce(layby.nothing(), MonetaryAmount::add))
                .isEqualTo(layby.netPaid());
        assertThat(standings)
                .allSatisfy(it -> assertThat(it.paid().isNegative()
                                || it.paid().isGreaterThan(it.instalment().amount()))
                        .isFalse());
    }

    @Test
    @Tag("PAY-05")
    void aFeeThatIsPaidBeforeItIsDueLeavesNothingOverdueBehind() {
        // Four times 55.00, of which 20.00 are a fee; 60.00 are paid. Before anything is due, the fee is paid first.
        Story story = story(true, 20);
        story.pay("P1", "60.00");
        LocalDate first = story.now().schedule().get(0).due();
        assertThat(paid(story, first)).containsExactly("40.00", "0.00", "0.00", "20.00");
        // Once the first is due it is paid, and the fee has what is left.
        assertThat(paid(story, first.plusDays(1))).containsExactly("55.00", "0.00", "0.00", "5.00");
        // 110.00 are due, 60.00 paid.
        LocalDate second = story.now().schedule().get(1).due().plusDays(1);
        assertThat(paid(story, second)).containsExactly("55.00", "5.00", "0.00", "0.00");
        assertThat(story.text(overdue(story.now(), second))).isEqualTo("50.00");
    }

    private static List<String> paid(Story story, LocalDate day) {
        return Story.RULES.instalments(story.now(), day).stream()
                .map(it -> story.text(it.paid()))
                .toList();
    }
}
