package dev.cuadra.onboarding.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Instant START = Instant.parse("2025-09-26T03:00:00Z");
    private static final List<String> METRICS = List.of("errors", "tickets");
    private static final List<String> SCOPES = List.of("global", "customer:a", "item:1");

    private static Instant hour(int hours) {
        return START.plusSeconds(3600L * hours);
    }

    private static Reading any(Random random) {
        Instant start = hour(random.nextInt(20));
        Instant end = start.plusSeconds(3600L * random.nextInt(4));
        String amount = Integer.toString(random.nextInt(3));
        return new Reading(
                "id" + random.nextInt(12),
                METRICS.get(random.nextInt(2)),
                SCOPES.get(random.nextInt(3)),
                start,
                end,
                random.nextInt(6) == 0 ? new Content.Missing("no answer") : Content.Amount.of(amount),
                hour(random.nextInt(24)),
                hour(random.nextInt(24)),
                "");
    }

    /** What is known, found by looking at every reading: of each id what was recorded last. */
    private static List<Reading> plainly(List<Reading> all, Instant at, Predicate<Reading> which) {
        List<Reading> visible = all.stream()
                .filter(each -> !each.recordedAt().isAfter(at) && !each.start().isAfter(at))
                .toList();
        List<Reading> known = new ArrayList<>();
        for (String id : visible.stream().map(Reading::id).distinct().toList()) {
            List<Reading> same =
                    visible.stream().filter(each -> each.id().equals(id)).toList();
            Instant last = same.stream()
                    .map(Reading::recordedAt)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            List<Reading> newest = same.stream()
                    .filter(each -> each.recordedAt().equals(last))
                    .distinct()
                    .sorted(Comparator.comparing(Reading::toString))
                    .toList();
            known.add(newest.size() == 1 ? newest.get(0) : newest.get(0).saying(new Content.Missing("contradiction")));
        }
        return known.stream().filter(which).sorted(Reading.ORDER).toList();
    }

    @Property(tries = 200)
    @net.jqwik.api.Tag("GATE-25")
    void whatIsFoundByTheOrderIsWhatIsFoundByLookingAtEveryReading(@ForAll Random random) {
        List<Reading> all = new ArrayList<>();
        for (int i = random.nextInt(40); i >= 0; i--) {
            all.add(any(random));
        }
        Timeline timeline = Timeline.of(all);
        for (int hours = 0; hours < 25; hours++) {
            Known known = timeline.at(hour(hours));
            Instant from = hour(random.nextInt(20));
            Instant until = from.plusSeconds(1800L * random.nextInt(20));
            Extent extent = new Extent(
                    random.nextInt(4) == 0 ? Optional.empty() : Optional.of(from),
                    random.nextInt(4) == 0 ? Optional.empty() : Optional.of(until));
            for (String metric : METRICS) {
                Predicate<Reading> about = each -> each.metric().equals(metric);
                Predicate<Reading> inside = about.and(extent::holds);
                Predicate<Reading> global = each -> each.scope().equals("global");
                List<Reading> globally = plainly(all, hour(hours), inside.and(global));
                assertThat(known.all(metric)).isEqualTo(plainly(all, hour(hours), about));
                assertThat(known.all(metric, extent)).isEqualTo(plainly(all, hour(hours), inside));
                assertThat(known.of(metric, "global")).isEqualTo(plainly(all, hour(hours), about.and(global)));
                assertThat(known.of(metric, "global", extent)).isEqualTo(globally);
                assertThat(known.single(metric, extent))
                        .isEqualTo(plainly(all, hour(hours), inside.and(global.negate())));
                Predicate<Reading> said = each -> !each.missing();
                List<Reading> saying =
                        plainly(all, hour(hours), inside.and(global).and(said));
                assertThat(known.newest(metric, "global", extent, said))
                        .isEqualTo(saying.isEmpty() ? Optional.empty() : Optional.of(saying.get(saying.size() - 1)));
                assertThat(known.touching(metric, "global", from, until))
                        .isEqualTo(plainly(
                                all,
                                hour(hours),
                                about.and(global)
                                        .and(each -> !each.start().isAfter(until)
                                                && !each.end().isBefore(from))));
            }
        }
    }

    @Property(tries = 100)
    @net.jqwik.api.Tag("GATE-25")
    void betweenTwoChangesNothingChanges(@ForAll Random random) {
        List<Reading> all = new ArrayList<>();
        for (int i = random.nextInt(20); i >= 0; i--) {
            all.add(any(random));
        }
        Timeline timeline = Timeline.of(all);
        List<Instant> changes = timeline.changes("errors", each -> true);
        assertThat(changes).isSorted().doesNotHaveDuplicates().allMatch(hour(24)::isAfter);
        for (int i = 0; i + 1 < changes.size(); i++) {
            assertThat(timeline.at(changes.get(i)).all("errors"))
                    .isEqualTo(timeline.at(changes.get(i + 1).minusNanos(1)).all("errors"));
            Instant last = changes.get(i + 1).minusNanos(1);
            assertThat(timeline.changed("errors", changes.get(i), last, each -> true))
                    .isFalse();
            assertThat(timeline.changed("errors", last, changes.get(i + 1), each -> true))
                    .isTrue();
            assertThat(timeline.changed("errors", last, changes.get(i + 1), each -> false))
                    .isFalse();
        }
    }

    @Test
    @Tag("GATE-25")
    void anotherLookSeesWhatWasRecordedSinceOfWhatHadHappenedByThen() {
        Instant at = hour(10);
        Instant recordedBy = hour(12);
        Reading early = Reading.at("early", "errors", hour(9), Content.Amount.of("1"));
        Reading mended = early.saying(Content.Amount.of("2")).recorded(hour(11));
        Reading late = Reading.at("late", "errors", at, Content.Amount.of("3")).recorded(recordedBy);
        Reading tooLate =
                Reading.at("tooLate", "errors", hour(8), Content.Amount.of("4")).recorded(recordedBy.plusNanos(1));
        Reading running = Reading.over("running", "errors", hour(9), hour(11), Content.Amount.of("5"));
        Reading ahead = Reading.at("ahead", "errors", at.plusNanos(1), Content.Amount.of("6"))
                .recorded(hour(9));
        Reading one =
                Reading.at("twice", "errors", hour(7), Content.Amount.of("7")).recorded(hour(11));
        Reading other = one.saying(Content.Amount.of("8"));
        List<Reading> all = List.of(other, ahead, running, tooLate, late, mended, early, one);

        Known again = Known.at(at, recordedBy, all);
        assertThat(again.recordedBy()).isEqualTo(recordedBy);
        assertThat(again.at()).isEqualTo(at);
        assertThat(again.all("errors")).containsExactly(one.saying(new Content.Missing("contradiction")), mended, late);
        assertThat(Known.at(at, at, all).all("errors")).containsExactly(early);
        assertThat(Known.at(at, at, all).recordedBy()).isEqualTo(at);
    }

    @Test
    @Tag("GATE-25")
    void theSameNumberWrittenAnotherWayContradictsNothing() {
        Reading one = Reading.at("x", "errors", START, Content.Amount.of("5"));
        Reading same = one.saying(Content.Amount.of("5.00"));
        Reading sampled = one.saying(new Content.Amount(new BigDecimal("5"), Optional.of(3L)));

        assertThat(Known.at(START, List.of(one, same)).all("errors")).containsExactly(one);
        assertThat(Known.at(START, List.of(one, sampled)).all("errors")).allMatch(Reading::missing);
    }

    @Test
    @Tag("GATE-25")
    void aReadingIsMeantWhetherItIsKnownYetOrNot() {
        Timeline timeline = Timeline.of(List.of(Reading.at("x", "errors", START, Content.Amount.of("5"))));

        assertThat(timeline.any("errors", each -> each.id().equals("x"))).isTrue();
        assertThat(timeline.any("errors", each -> each.id().equals("y"))).isFalse();
        assertThat(timeline.any("tickets", each -> true)).isFalse();
    }

    @Test
    @Tag("GATE-25")
    void threeThatContradictEachOtherAreMissingInWhateverOrderTheyCome() {
        Reading one = Reading.at("x", "errors", START, Content.Amount.of("1"));
        Reading two = new Reading(
                "x", "errors", "global", START, START, Content.Amount.of("2"), hour(5), one.recordedAt(), "");
        Reading three = new Reading(
                "x", "errors", "global", START, START, Content.Amount.of("3"), hour(9), one.recordedAt(), "");
        List<Reading> all = new ArrayList<>(List.of(one, two, three, one));
        for (int i = 0; i < all.size(); i++) {
            Collections.rotate(all, 1);
            assertThat(Known.at(START, all).all("errors"))
                    .containsExactly(one.saying(new Content.Missing("contradiction")));
        }
    }
}
