package dev.cuadra.onboarding.flag.service;

import dev.cuadra.onboarding.exposure.Act;
import dev.cuadra.onboarding.exposure.Assignment;
import dev.cuadra.onboarding.exposure.Change;
import dev.cuadra.onboarding.exposure.Changing;
import dev.cuadra.onboarding.exposure.CustomerList;
import dev.cuadra.onboarding.exposure.Percent;
import dev.cuadra.onboarding.exposure.Phase;
import dev.cuadra.onboarding.exposure.Phases;
import dev.cuadra.onboarding.exposure.RolloutState;
import dev.cuadra.onboarding.exposure.RolloutTerms;
import dev.cuadra.onboarding.flag.FlagDefinition;
import dev.cuadra.spi.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What holds of a flag by its definition. */
final class FlagRules {
    private FlagRules() {}

    /** The terms; a list has one phase, for everybody on it. */
    static RolloutTerms terms(FlagDefinition definition) {
        if (definition instanceof FlagDefinition.Valued valued) {
            return valued.terms();
        }
        Phase phase = new Phase("list", Percent.ALL, Assignment.HASH, List.of());
        return new RolloutTerms(
                definition.key(), new Phases(List.of(phase)), Set.of(definition.owner()), Optional.empty());
    }

    /** A list is switched and filled, and nothing else. */
    static void check(FlagDefinition definition, Change change) {
        boolean fits = change instanceof Change.Switch
                || (change instanceof Change.Enlist more && more.list() == CustomerList.ALLOW)
                || (change instanceof Change.Strike fewer && fewer.list() == CustomerList.ALLOW);
        if (definition instanceof FlagDefinition.Customers && !fits) {
            throw new IllegalArgumentException("A list knows no " + command(change));
        }
    }

    /** Why such a list is too long for the phase that goes by it; empty when it is not. */
    static Optional<Problem> crowded(FlagDefinition user, RolloutState state, Set<String> list, Act act) {
        int elsewhere = (int) list.stream()
                .filter(customer -> !state.allow().contains(customer))
                .count();
        return state.phase()
                .flatMap(open -> terms(user).phases().named(open))
                .filter(open -> open.assignment() == Assignment.LIST)
                .flatMap(open -> Changing.apply(
                                terms(user), state, elsewhere, new Change.Open(open.name(), Optional.empty()), act)
                        .refusal());
    }

    /** What an admitted customer keeps; nothing where there is nothing to choose from. */
    static Optional<String> variant(FlagDefinition definition, String salt, String customer) {
        return definition instanceof FlagDefinition.Valued valued
                        && valued.exposed().parts().size() > 1
                ? Optional.of(valued.exposed().pick(salt, customer))
                : Optional.empty();
    }

    /** What a change is called in the journal. */
    static String command(Change change) {
        if (change instanceof Change.Switch now) {
            return now.on() ? "flag-on" : "flag-off";
        } else if (change instanceof Change.Open) {
            return "flag-open";
        } else if (change instanceof Change.Share) {
            return "flag-share";
        } else if (change instanceof Change.Enlist) {
            return "flag-enlist";
        } else if (change instanceof Change.Strike) {
            return "flag-strike";
        } else if (change instanceof Change.TakeBack) {
            return "flag-take-back";
        }
        return change instanceof Change.DrawAnew ? "flag-draw-anew" : "flag-reopen";
    }
}
