package dev.cuadra.layby.integrity;

import dev.cuadra.layby.agreement.LaybyEngine;
import dev.cuadra.layby.internal.Texts;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The procedure by which books are put right, as a table of steps and the phases in which each may be taken. A step is
 * decided by what it shows, not by what it says: a plan counts as tried when the engine carried it out here on copies
 * and every check passed, and as applied when the books that were read afterwards are those of the copies. Pure and safe
 * for many threads.
 *
 * <p>Whoever was isolated is resumed by {@code LaybyCommand.Resume} once the recovery is {@link RecoveryPhase#RESUMED}.
 */
public final class Recoveries {
    private static final Map<Class<? extends RecoveryCommand>, Set<RecoveryPhase>> TABLE = Map.of(
            RecoveryCommand.Isolate.class, Set.of(RecoveryPhase.OPENED),
            RecoveryCommand.BackUp.class, Set.of(RecoveryPhase.ISOLATED),
            RecoveryCommand.Plan.class,
                    Set.of(
                            RecoveryPhase.BACKED_UP,
                            RecoveryPhase.PLANNED,
                            RecoveryPhase.REHEARSED,
                            RecoveryPhase.APPROVED,
                            RecoveryPhase.APPLIED),
            RecoveryCommand.Rehearse.class, Set.of(RecoveryPhase.PLANNED),
            RecoveryCommand.Approve.class, Set.of(RecoveryPhase.REHEARSED),
            RecoveryCommand.Apply.class, Set.of(RecoveryPhase.APPROVED),
            RecoveryCommand.Verify.class, Set.of(RecoveryPhase.APPLIED),
            RecoveryCommand.Resume.class, Set.of(RecoveryPhase.VERIFIED),
            RecoveryCommand.Report.class, Set.of(RecoveryPhase.RESUMED));
    private static final int APPROVERS = 2;

    private final Trial trial;

    /** The procedure, with the engine that plans are tried with. */
    public Recoveries(LaybyEngine engine) {
        this.trial = new Trial(engine);
    }

    /** Opens a recovery. */
    public Recovery open(RecoveryStep step) {
        if (step.command() instanceof RecoveryCommand.Open open) {
            return Recovery.opened(open, step);
        }
        throw new IllegalArgumentException(
                "A recovery begins by being opened, not by " + step.command().name());
    }

    /**
     * The recovery that a history tells of; every step is decided again.
     *
     * @throws ProblemException with the problem of the first step that could not have been taken
     */
    public Recovery replay(List<RecoveryStep> history) {
        Recovery recovery = open(history.get(0));
        for (RecoveryStep step : history.subList(1, history.size())) {
            recovery = decide(recovery, step).fold(RecoveryDecision.Moved::after, refused -> {
                throw new ProblemException(refused.problem());
            });
        }
        return recovery;
    }

    /** What becomes of a step. */
    public RecoveryDecision decide(Recovery recovery, RecoveryStep step) {
        RecoveryCommand command = step.command();
        Set<RecoveryPhase> from = TABLE.getOrDefault(command.getClass(), Set.of());
        if (!from.contains(recovery.phase())) {
            return refused(
                    "RECOVERY_NOT_NOW",
                    recovery,
                    Map.of("command", command.name(), "phase", recovery.phase().name(), "from", names(from)));
        }
        if (command instanceof RecoveryCommand.Isolate isolate) {
            return isolate(recovery, isolate, step);
        }
        if (command instanceof RecoveryCommand.BackUp backUp) {
            return backUp(recovery, backUp, step);
        }
        if (command instanceof RecoveryCommand.Plan plan) {
            return plan(recovery, plan, step);
        }
        if (command instanceof RecoveryCommand.Rehearse rehearse) {
            return rehearse(recovery, rehearse, step);
        }
        if (command instanceof RecoveryCommand.Approve approve) {
            return approve(recovery, approve, step);
        }
        if (command instanceof RecoveryCommand.Apply apply) {
            return apply(recovery, apply, step);
        }
        if (command instanceof RecoveryCommand.Verify verify) {
            return verify(recovery, verify, step);
        }
        if (command instanceof RecoveryCommand.Report report) {
            return new RecoveryDecision.Moved(recovery.reported(report.postMortem(), step));
        }
        return new RecoveryDecision.Moved(recovery.moved(RecoveryPhase.RESUMED, step));
    }

    private static RecoveryDecision isolate(Recovery recovery, RecoveryCommand.Isolate isolate, RecoveryStep step) {
        return covers(recovery, isolate.agreements())
                .orElseGet(() -> new RecoveryDecision.Moved(recovery.moved(RecoveryPhase.ISOLATED, step)));
    }

    private static RecoveryDecision backUp(Recovery recovery, RecoveryCommand.BackUp backUp, RecoveryStep step) {
        boolean verified =
                backUp.written().matches("[0-9a-f]{64}") && backUp.written().equals(backUp.readBack());
        return verified
                ? new RecoveryDecision.Moved(recovery.moved(RecoveryPhase.BACKED_UP, step))
                : refused(
                        "RECOVERY_BACKUP",
                        recovery,
                        Map.of("written", backUp.written(), "readBack", backUp.readBack()));
    }

    private static RecoveryDecision plan(Recovery recovery, RecoveryCommand.Plan plan, RecoveryStep step) {
        List<String> planned =
                plan.corrections().stream().map(PlannedCorrection::agreement).toList();
        if (planned.stream().distinct().count() != planned.size()) {
            return refused("RECOVERY_PLANNED_TWICE", recovery, Map.of());
        }
        return covers(recovery, Set.copyOf(planned))
                .orElseGet(() -> new RecoveryDecision.Moved(recovery.planned(plan, step)));
    }

    private RecoveryDecision rehearse(Recovery recovery, RecoveryCommand.Rehearse rehearse, RecoveryStep step) {
        Optional<RecoveryDecision> gap = covers(recovery, agreements(rehearse.copies()));
        return gap.orElseGet(() -> trial.of(recovery, byAgreement(rehearse.copies()))
                .fold(
                        report -> new RecoveryDecision.Moved(recovery.rehearsed(report, step)),
                        RecoveryDecision.Refused::new));
    }

    private static RecoveryDecision approve(Recovery recovery, RecoveryCommand.Approve approve, RecoveryStep step) {
        if (!recovery.planHash().equals(Optional.of(approve.plan()))) {
            return refused("RECOVERY_PLAN_CHANGED", recovery, Map.of());
        }
        boolean again = recovery.approvers().stream().anyMatch(approver -> samePerson(approver, step.by()));
        boolean own = recovery.planner().stream().anyMatch(planner -> samePerson(planner, step.by()));
        if (again || own) {
            return refused("RECOVERY_APPROVER", recovery, Map.of("by", step.by()));
        }
        boolean enough = recovery.approvers().size() + 1 == APPROVERS;
        return new RecoveryDecision.Moved(
                recovery.approved(enough ? RecoveryPhase.APPROVED : RecoveryPhase.REHEARSED, step));
    }

    /** Nobody becomes somebody else by capitals or blanks. */
    private static boolean samePerson(String one, String other) {
        return one.strip().toLowerCase(Locale.ROOT).equals(other.strip().toLowerCase(Locale.ROOT));
    }

    private RecoveryDecision apply(Recovery recovery, RecoveryCommand.Apply apply, RecoveryStep step) {
        Optional<RecoveryDecision> gap = covers(recovery, agreements(apply.after()));
        return gap.orElseGet(() -> Trial.otherwise(recovery, apply.after())
                .<RecoveryDecision>map(
                        agreement -> refused("RECOVERY_APPLIED_OTHERWISE", recovery, Map.of("agreement", agreement)))
                .orElseGet(() -> new RecoveryDecision.Moved(recovery.moved(RecoveryPhase.APPLIED, step))));
    }

    private RecoveryDecision verify(Recovery recovery, RecoveryCommand.Verify verify, RecoveryStep step) {
        Optional<RecoveryDecision> gap = covers(recovery, agreements(verify.books()));
        if (gap.isPresent()) {
            return gap.get();
        }
        Set<String> failed = new TreeSet<>(trial.failed(verify.books()));
        verify.all().findings().keySet().forEach(check -> failed.add(check.id()));
        return failed.isEmpty()
                ? new RecoveryDecision.Moved(recovery.moved(RecoveryPhase.VERIFIED, step))
                : refused("RECOVERY_FINDINGS", recovery, Map.of("checks", String.join(", ", failed)));
    }

    /** Refuses unless exactly the lay-bys of the incident are meant. */
    private static Optional<RecoveryDecision> covers(Recovery recovery, Set<String> meant) {
        Set<String> odd = new TreeSet<>(recovery.agreements());
        odd.addAll(meant);
        odd.removeIf(id -> recovery.agreements().contains(id) && meant.contains(id));
        return odd.isEmpty()
                ? Optional.empty()
                : Optional.of(refused("RECOVERY_AGREEMENTS", recovery, Map.of("agreements", String.join(", ", odd))));
    }

    private static Set<String> agreements(List<Books> books) {
        return books.stream().map(Books::agreement).collect(Collectors.toSet());
    }

    private static Map<String, Books> byAgreement(List<Books> books) {
        Map<String, Books> byAgreement = new TreeMap<>();
        books.forEach(each -> byAgreement.put(each.agreement(), each));
        return byAgreement;
    }

    private static String names(Set<RecoveryPhase> phases) {
        return phases.stream().sorted().map(Enum::name).collect(Collectors.joining(", "));
    }

    private static RecoveryDecision refused(String code, Recovery recovery, Map<String, ?> values) {
        return new RecoveryDecision.Refused(problem(code, recovery, values));
    }

    static Problem problem(String code, Recovery recovery, Map<String, ?> values) {
        return Texts.BOOK.problem(code, Place.member(recovery.incident()), values);
    }
}
