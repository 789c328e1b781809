package dev.cuadra.onboarding.operation;

import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Whether something may be said of an item.
 *
 * @source OPS-3
 */
final class RunRules {
    private RunRules() {}

    static RunDecision decide(ChecklistRun run, ChecklistAct act, Instant now) {
        Optional<ChecklistItem> item = run.checklist().item(act.item());
        Optional<Problem> refusal = item.isEmpty()
                ? Optional.of(problem("OPERATION_ITEM_UNKNOWN", act, Map.of("item", act.item())))
                : refusal(run, item.get(), act, now);
        return new RunDecision(refusal.isPresent() ? run : run.with(act, now), refusal);
    }

    private static Optional<Problem> refusal(ChecklistRun run, ChecklistItem item, ChecklistAct act, Instant now) {
        return time(run, act, now)
                .or(() -> person(item, act))
                .or(() -> state(run, act))
                .or(() -> proof(item, act))
                .or(() -> act.kind() == ChecklistAct.Kind.UNTICK ? later(run, item, act) : earlier(run, item, act));
    }

    private static Optional<Problem> time(ChecklistRun run, ChecklistAct act, Instant now) {
        if (act.at().isAfter(now)) {
            return Optional.of(problem("OPERATION_FUTURE", act, Map.of("item", act.item(), "at", act.at())));
        }
        return run.last(act.item())
                .filter(last -> act.at().isBefore(last.at()))
                .map(last -> problem(
                        "OPERATION_BEFORE_LAST", act, Map.of("item", act.item(), "at", act.at(), "last", last.at())));
    }

    private static Optional<Problem> person(ChecklistItem item, ChecklistAct act) {
        boolean may = act.kind() == ChecklistAct.Kind.PROVE || item.roles().contains(act.role());
        return may
                ? Optional.empty()
                : Optional.of(problem(
                        "OPERATION_ROLE",
                        act,
                        Map.of("item", act.item(), "role", act.role(), "roles", String.join(", ", item.roles()))));
    }

    private static Optional<Problem> state(ChecklistRun run, ChecklistAct act) {
        Optional<ChecklistAct> last = run.last(act.item()).filter(before -> before.kind() != ChecklistAct.Kind.UNTICK);
        if (act.kind() == ChecklistAct.Kind.UNTICK) {
            return last.isPresent()
                    ? Optional.empty()
                    : Optional.of(problem("OPERATION_NOT_DONE", act, Map.of("item", act.item())));
        }
        return last.map(before ->
                problem("OPERATION_ALREADY", act, Map.of("item", act.item(), "who", before.who(), "at", before.at())));
    }

    /** What a recovery proves is not ticked by hand, and what is delivered is shown. */
    private static Optional<Problem> proof(ChecklistItem item, ChecklistAct act) {
        boolean proves = act.kind() == ChecklistAct.Kind.PROVE;
        if (act.does() && item.proof().isPresent() != proves) {
            return Optional.of(problem("OPERATION_PROOF", act, Map.of("item", act.item())));
        }
        return item.evidence() && act.kind() == ChecklistAct.Kind.TICK
                ? Optional.of(problem("OPERATION_EVIDENCE", act, Map.of("item", act.item())))
                : Optional.empty();
    }

    private static Optional<Problem> earlier(ChecklistRun run, ChecklistItem item, ChecklistAct act) {
        return item.after().stream()
                .filter(before -> !run.settled(before))
                .findFirst()
                .map(before -> problem("OPERATION_ORDER", act, Map.of("item", act.item(), "before", before)));
    }

    private static Optional<Problem> later(ChecklistRun run, ChecklistItem item, ChecklistAct act) {
        return run.checklist().items().stream()
                .filter(other -> other.after().contains(item.id()) && run.settled(other.id()))
                .findFirst()
                .map(other -> problem("OPERATION_ORDER_BACK", act, Map.of("item", act.item(), "after", other.id())));
    }

    private static Problem problem(String code, ChecklistAct act, Map<String, ?> values) {
        return Texts.BOOK.problem(code, Place.member(act.item()), values);
    }
}
