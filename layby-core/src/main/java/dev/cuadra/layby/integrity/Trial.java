package dev.cuadra.layby.integrity;

import dev.cuadra.layby.agreement.Acting;
import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyCommand;
import dev.cuadra.layby.agreement.LaybyEngine;
import dev.cuadra.layby.agreement.LaybyEvent;
import dev.cuadra.layby.agreement.Recorded;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Carries a plan out on copies, and compares what was done with it. */
final class Trial {
    /** The copy is not approved by anybody; the engine wants two names all the same. */
    private static final Set<String> NOBODY = Set.of("rehearsal-1", "rehearsal-2");

    private final LaybyEngine engine;
    private final IntegrityChecker checker;

    Trial(LaybyEngine engine) {
        this.engine = engine;
        this.checker = new IntegrityChecker(engine);
    }

    /** What a trial came to: a report, or why the plan does not work. */
    record Outcome(Optional<DifferenceReport> report, Optional<Problem> problem) {
        <T> T fold(Function<DifferenceReport, ? extends T> worked, Function<Problem, ? extends T> failed) {
            return problem.isPresent() ? failed.apply(problem.get()) : worked.apply(report.orElseThrow());
        }
    }

    Outcome of(Recovery recovery, Map<String, Books> copies) {
        List<Difference> differences = new ArrayList<>();
        Map<String, String> hashes = new TreeMap<>();
        List<Books> after = new ArrayList<>();
        for (PlannedCorrection correction : recovery.plan().orElseThrow().corrections()) {
            Books copy = Objects.requireNonNull(copies.get(correction.agreement()), "covered");
            if (!copy.hash().equals(correction.beforeHash())) {
                return failed("RECOVERY_BOOKS_CHANGED", recovery, correction, "");
            }
            try {
                Books corrected = corrected(recovery, correction, copy);
                differences.addAll(DifferenceReport.between(copy.view(), corrected.view()));
                hashes.put(correction.agreement(), corrected.view().hash());
                after.add(corrected);
            } catch (ProblemException e) {
                return failed(
                        "RECOVERY_ENTRIES", recovery, correction, e.problem().code());
            }
        }
        Set<String> failed = failed(after);
        return failed.isEmpty()
                ? new Outcome(
                        Optional.of(new DifferenceReport(recovery.planHash().orElseThrow(), differences, hashes)),
                        Optional.empty())
                : new Outcome(
                        Optional.empty(),
                        Optional.of(Recoveries.problem(
                                "RECOVERY_FINDINGS", recovery, Map.of("checks", String.join(", ", failed)))));
    }

    private static Outcome failed(String code, Recovery recovery, PlannedCorrection correction, String reason) {
        return new Outcome(
                Optional.empty(),
                Optional.of(Recoveries.problem(
                        code, recovery, Map.of("agreement", correction.agreement(), "reason", reason))));
    }

    /** What is stored follows from the log again, and the entries are in it. */
    private Books corrected(Recovery recovery, PlannedCorrection correction, Books copy) {
        Layby layby = engine.replay(copy.agreement(), copy.log());
        if (correction.entries().isEmpty()) {
            return Books.of(engine, layby);
        }
        Recorded last = copy.log().get(copy.log().size() - 1);
        Acting acting = new Acting("rehearsal", last.at(), last.on(), Optional.empty(), Optional.empty());
        LaybyCommand correct = new LaybyCommand.Correct(recovery.incident(), correction.entries(), NOBODY);
        Layby after = engine.decide(copy.agreement(), Optional.of(layby), correct, acting)
                .fold(taken -> taken.after(), repeated -> layby, refused -> {
                    throw new ProblemException(refused.problem());
                });
        return Books.of(engine, after);
    }

    /** The ids of the checks that do not pass. */
    Set<String> failed(List<Books> books) {
        Set<String> failed = new TreeSet<>();
        books.forEach(each -> checker.check(each)
                .forEach(finding -> failed.add(finding.check().id())));
        return failed;
    }

    /** A lay-by whose books are not what the approved plan made of the copy, if there is one. */
    static Optional<String> otherwise(Recovery recovery, List<Books> after) {
        DifferenceReport report = recovery.rehearsal().orElseThrow();
        Map<String, PlannedCorrection> plan = new TreeMap<>();
        recovery.plan().orElseThrow().corrections().forEach(each -> plan.put(each.agreement(), each));
        return after.stream()
                .filter(books -> !books.view()
                                .hash()
                                .equals(report.afterHashes().get(books.agreement()))
                        || !carriedOut(recovery, Objects.requireNonNull(plan.get(books.agreement()), "covered"), books))
                .map(Books::agreement)
                .findFirst();
    }

    private static boolean carriedOut(Recovery recovery, PlannedCorrection correction, Books books) {
        if (correction.entries().isEmpty()) {
            return true;
        }
        return books.log().stream()
                .filter(recorded -> recorded.event() instanceof LaybyEvent.Corrected corrected
                        && corrected.incident().equals(recovery.incident())
                        && corrected.approvers().equals(Set.copyOf(recovery.approvers())))
                .anyMatch(recorded -> recorded.entries().equals(correction.entries()));
    }
}
