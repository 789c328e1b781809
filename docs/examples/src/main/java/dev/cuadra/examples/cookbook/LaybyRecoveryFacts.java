package dev.cuadra.examples.cookbook;

import dev.cuadra.layby.integrity.Recovery;
import dev.cuadra.layby.integrity.RecoveryCommand;
import dev.cuadra.layby.integrity.RecoveryPhase;
import dev.cuadra.layby.integrity.RecoveryStep;
import dev.cuadra.layby.service.Caller;
import dev.cuadra.layby.service.LaybyRecovery;
import dev.cuadra.onboarding.operation.RecoveryFact;
import dev.cuadra.onboarding.operation.RecoveryFacts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the recovery of lay-bys proves to the checklist of an emergency. Safe for many threads. */
final class LaybyRecoveryFacts implements RecoveryFacts {
    // snippet:recovery-facts
    private record Proof(Class<? extends RecoveryCommand> step, RecoveryPhase phase) {}

    private static final Map<RecoveryFact, Proof> PROOFS = Map.of(
            RecoveryFact.ISOLATED, new Proof(RecoveryCommand.Isolate.class, RecoveryPhase.ISOLATED),
            RecoveryFact.BACKED_UP, new Proof(RecoveryCommand.BackUp.class, RecoveryPhase.BACKED_UP),
            RecoveryFact.PLANNED, new Proof(RecoveryCommand.Plan.class, RecoveryPhase.PLANNED),
            RecoveryFact.REHEARSED, new Proof(RecoveryCommand.Rehearse.class, RecoveryPhase.REHEARSED),
            RecoveryFact.APPLIED, new Proof(RecoveryCommand.Apply.class, RecoveryPhase.APPLIED),
            RecoveryFact.VERIFIED, new Proof(RecoveryCommand.Verify.class, RecoveryPhase.VERIFIED),
            RecoveryFact.RESUMED, new Proof(RecoveryCommand.Resume.class, RecoveryPhase.RESUMED),
            RecoveryFact.REPORTED, new Proof(RecoveryCommand.Report.class, RecoveryPhase.REPORTED));

    /** The last step of each kind counts, as long as the recovery has not gone back behind it: a new plan does that. */
    @Override
    public Map<RecoveryFact, Proven> of(String incident) {
        Recovery recovery = recoveries.find(caller, incident);
        List<RecoveryStep> steps = recovery.history();
        Map<RecoveryFact, Proven> facts = new EnumMap<>(RecoveryFact.class);
        PROOFS.forEach((fact, proof) -> {
            for (int number = 1; number <= steps.size(); number++) {
                RecoveryStep step = steps.get(number - 1);
                if (proof.step().isInstance(step.command()) && recovery.phase().compareTo(proof.phase()) >= 0) {
                    facts.put(fact, new Proven(step.at(), step.by(), "recovery " + incident + ", step " + number));
                }
            }
        });
        return facts;
    }
    // end:recovery-facts

    private final LaybyRecovery recoveries;
    private final Caller caller;

    /** The facts of recoveries as {@code caller} may see them. */
    LaybyRecoveryFacts(LaybyRecovery recoveries, Caller caller) {
        this.recoveries = recoveries;
        this.caller = caller;
    }
}
