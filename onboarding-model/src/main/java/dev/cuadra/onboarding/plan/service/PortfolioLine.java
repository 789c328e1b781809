package dev.cuadra.onboarding.plan.service;

import dev.cuadra.onboarding.gate.Outcome;
import dev.cuadra.onboarding.plan.PlanPhase;
import dev.cuadra.onboarding.plan.PlanStatus;
import dev.cuadra.onboarding.plan.Progress;
import dev.cuadra.onboarding.plan.Slip;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One plan among many.
 *
 * @param customer whose it is
 * @param day the number of the day, the kickoff being day 1
 * @param phase the phase; empty before the first and after the last
 * @param progress how much is done
 * @param expected how much should be
 * @param finish when it is expected to end
 * @param slip how much later than planned that is
 * @param blockers how many blockers are open
 * @param warnings how many warnings there are
 * @param handoff whether the customer can be handed over
 */
public record PortfolioLine(
        String customer,
        long day,
        Optional<PlanPhase> phase,
        Progress progress,
        Progress.Expected expected,
        LocalDate finish,
        Slip slip,
        int blockers,
        int warnings,
        Outcome handoff) {
    static PortfolioLine of(PlanStatus status) {
        return new PortfolioLine(
                status.plan().customer(),
                status.day(),
                status.phase(),
                status.progress(),
                status.expected(),
                status.schedule().forecast().finish(),
                status.schedule().slip(),
                status.state().openBlockers().size(),
                status.warnings().size(),
                status.handoff().outcome());
    }
}
