package dev.cuadra.onboarding.knowledge;

import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An issue that support knows. It goes forward only, and from resolved back to the search for the reason, with a reason.
 *
 * @param number its number, from 1
 * @param report what was reported
 * @param workaround what to do meanwhile; may be empty
 * @param incident the incident that opened it
 * @param moves its steps, in order
 * @source KNOW-1
 */
public record KnownIssue(
        int number, IssueReport report, String workaround, Optional<String> incident, List<IssueMove> moves) {
    private static final String PREFIX = "LAYBY-";
    private static final int DIGITS = 3;

    public KnownIssue {
        Objects.requireNonNull(report, "report");
        Objects.requireNonNull(workaround, "workaround");
        Objects.requireNonNull(incident, "incident");
        moves = List.copyOf(moves);
        if (number < 1) {
            throw new IllegalArgumentException("Issues are numbered from 1, not " + number);
        }
        IssueStatus status = IssueStatus.NEW;
        Instant last = report.reported();
        for (IssueMove move : moves) {
            boolean told = move.to() != IssueStatus.RESOLVED && status != IssueStatus.RESOLVED;
            if (!status.leadsTo(move.to())
                    || move.at().isBefore(last)
                    || (!told && move.text().isBlank())) {
                throw new IllegalArgumentException("Not the next step of an issue: " + move.to());
            }
            status = move.to();
            last = move.at();
        }
    }

    /** One that was just reported. */
    public static KnownIssue reported(int number, IssueReport report) {
        return new KnownIssue(number, report, "", Optional.empty(), List.of());
    }

    /** The same with what to do meanwhile. */
    public KnownIssue workingAround(String how) {
        return new KnownIssue(number, report, how, incident, moves);
    }

    /** The same, opened by an incident. */
    public KnownIssue of(String id) {
        return new KnownIssue(number, report, workaround, Optional.of(id), moves);
    }

    /**
     * What came of a step.
     *
     * @param issue the issue after it; as it was where it was refused
     * @param refusal why it was refused; empty when it was taken
     */
    public record Decision(KnownIssue issue, Optional<Problem> refusal) {
        public Decision {
            Objects.requireNonNull(issue, "issue");
            Objects.requireNonNull(refusal, "refusal");
        }
    }

    /** What came of {@code move}, made at {@code now}. */
    public Decision move(IssueMove move, Instant now) {
        Optional<Problem> refusal = refusal(move, now);
        if (refusal.isPresent()) {
            return new Decision(this, refusal);
        }
        List<IssueMove> more = new ArrayList<>(moves);
        more.add(move);
        return new Decision(new KnownIssue(number, report, workaround, incident, more), refusal);
    }

    private Optional<Problem> refusal(IssueMove move, Instant now) {
        Instant last = moves.isEmpty()
                ? report.reported()
                : moves.get(moves.size() - 1).at();
        if (move.at().isAfter(now)) {
            return Optional.of(problem("OPERATION_FUTURE", Map.of("item", id(), "at", move.at())));
        }
        if (move.at().isBefore(last)) {
            return Optional.of(problem("OPERATION_BEFORE_LAST", Map.of("item", id(), "at", move.at(), "last", last)));
        }
        if (!status().leadsTo(move.to())) {
            return Optional.of(problem(
                    "KNOWLEDGE_STEP",
                    Map.of(
                            "issue",
                            id(),
                            "from",
                            status().label(),
                            "to",
                            move.to().label())));
        }
        boolean silent =
                move.text().isBlank() && (move.to() == IssueStatus.RESOLVED || status() == IssueStatus.RESOLVED);
        return silent
                ? Optional.of(problem(
                        "KNOWLEDGE_REASON",
                        Map.of("issue", id(), "to", move.to().label())))
                : Optional.empty();
    }

    private Problem problem(String code, Map<String, ?> values) {
        return Texts.BOOK.problem(code, Place.member(id()), values);
    }

    /** {@code LAYBY-001}; more digits from the thousandth on. */
    public String id() {
        return id(number);
    }

    /** The id of a number. */
    public static String id(int number) {
        String digits = Integer.toString(number);
        return PREFIX + "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
    }

    /** How far it is. */
    public IssueStatus status() {
        return moves.isEmpty() ? IssueStatus.NEW : moves.get(moves.size() - 1).to();
    }

    /** How it was put right; empty while it is not. */
    public Optional<IssueMove> resolution() {
        return status() == IssueStatus.RESOLVED ? Optional.of(moves.get(moves.size() - 1)) : Optional.empty();
    }

    /** Every field of its record by name, in the order of {@link LaunchKnowledge#fields()}; empty where it has none. */
    public Map<String, String> fields() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("id", id());
        all.put("severity", report.severity().word());
        all.put("status", status().word());
        all.put("reported", report.reported().toString());
        all.put("reporter", report.reporter());
        all.put("description", report.description());
        all.put("steps", String.join("\n", report.steps()));
        all.put("expected", report.expected());
        all.put("actual", report.actual());
        all.put("impact", report.impact());
        all.put("workaround", workaround);
        all.put("resolution", resolution().map(IssueMove::text).orElse(""));
        all.put("resolved", resolution().map(move -> move.at().toString()).orElse(""));
        all.put("resolver", resolution().map(IssueMove::who).orElse(""));
        return java.util.Collections.unmodifiableMap(all);
    }
}
