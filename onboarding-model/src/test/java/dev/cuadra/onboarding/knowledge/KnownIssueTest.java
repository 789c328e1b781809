package dev.cuadra.onboarding.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cuadra.spi.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class KnownIssueTest {
    private static final Instant NINE = Instant.parse("2026-03-02T12:00:00Z");
    private static final IssueReport REPORT = new IssueReport(
            Severity.HIGH,
            NINE,
            "ana",
            "The receipt shows yesterday",
            List.of("Pay at 23:30", "Print"),
            "Today",
            "Yesterday",
            "Late payers");

    private static IssueMove to(IssueStatus status, int minute, String text) {
        return new IssueMove(status, NINE.plusSeconds(60L * minute), "tom", text);
    }

    private static String refused(KnownIssue issue, IssueMove move) {
        KnownIssue.Decision decision = issue.move(move, NINE.plusSeconds(36_000));
        assertThat(decision.issue().equals(issue)).isEqualTo(decision.refusal().isPresent());
        return decision.refusal().map(Problem::code).orElse("");
    }

    private static KnownIssue at(IssueStatus... steps) {
        KnownIssue issue = KnownIssue.reported(7, REPORT);
        for (IssueStatus step : steps) {
            issue = issue.move(to(step, 1, "a reason"), NINE.plusSeconds(600)).issue();
        }
        return issue;
    }

    @Test
    @Tag("KNOW-1")
    void numbersHaveThreeDigitsAndMoreWhenTheyNeedThem() {
        assertThat(KnownIssue.id(1)).isEqualTo("LAYBY-001");
        assertThat(KnownIssue.id(999)).isEqualTo("LAYBY-999");
        assertThat(KnownIssue.id(1000)).isEqualTo("LAYBY-1000");
        assertThatIllegalArgumentException().isThrownBy(() -> KnownIssue.reported(0, REPORT));
    }

    @Test
    @Tag("KNOW-1")
    void ofAllStepsSixGoForwardAndOneComesBack() {
        int allowed = 0;
        for (IssueStatus from : IssueStatus.values()) {
            KnownIssue issue = from == IssueStatus.NEW ? at() : at(from);
            for (IssueStatus to : IssueStatus.values()) {
                String code = refused(issue, to(to, 5, "a reason"));
                boolean forward = to.compareTo(from) > 0;
                boolean back = from == IssueStatus.RESOLVED && to == IssueStatus.INVESTIGATING;
                assertThat(code).as(from + " to " + to).isEqualTo(forward || back ? "" : "KNOWLEDGE_STEP");
                allowed += code.isEmpty() ? 1 : 0;
            }
        }
        assertThat(allowed).isEqualTo(7);
    }

    @Test
    @Tag("KNOW-1")
    void whatIsResolvedSaysHowAndWhatComesBackSaysWhy() {
        assertThat(refused(at(), to(IssueStatus.RESOLVED, 5, " "))).isEqualTo("KNOWLEDGE_REASON");
        assertThat(refused(at(IssueStatus.RESOLVED), to(IssueStatus.INVESTIGATING, 5, "")))
                .isEqualTo("KNOWLEDGE_REASON");
        assertThat(refused(at(), to(IssueStatus.INVESTIGATING, 5, ""))).isEmpty();
        assertThat(refused(at(), to(IssueStatus.INVESTIGATING, -1, ""))).isEqualTo("OPERATION_BEFORE_LAST");
        assertThat(refused(at(), to(IssueStatus.INVESTIGATING, 601, ""))).isEqualTo("OPERATION_FUTURE");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new KnownIssue(1, REPORT, "", Optional.empty(), List.of(to(IssueStatus.NEW, 1, "back"))));
    }

    @Test
    @Tag("KNOW-1")
    @Tag("KNOW-5")
    void itsRecordHasTheFieldsOfThePlanInTheirOrder() {
        KnownIssue resolved = at(IssueStatus.RESOLVED).workingAround("Print it tomorrow");

        assertThat(List.copyOf(resolved.fields().keySet()))
                .isEqualTo(LaunchKnowledge.shipped().fields());
        assertThat(resolved.fields())
                .containsEntry("id", "LAYBY-007")
                .containsEntry("status", "resolved")
                .containsEntry("severity", "high")
                .containsEntry("steps", "Pay at 23:30\nPrint")
                .containsEntry("workaround", "Print it tomorrow")
                .containsEntry("resolution", "a reason")
                .containsEntry("resolved", "2026-03-02T12:01:00Z")
                .containsEntry("resolver", "tom");
        assertThat(at(IssueStatus.RESOLVED, IssueStatus.INVESTIGATING).fields()).containsEntry("resolution", "");
    }
}
