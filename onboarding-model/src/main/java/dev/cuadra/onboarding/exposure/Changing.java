package dev.cuadra.onboarding.exposure;

import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Place;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a change makes of a flag: the next state, the same, or a refusal with its reason.
 *
 * @source EXPO-2, EXPO-6, EXPO-8
 */
public final class Changing {
    private final RolloutTerms terms;
    private final RolloutState before;
    private final Act act;

    private Changing(RolloutTerms terms, RolloutState before, Act act) {
        this.terms = terms;
        this.before = before;
        this.act = act;
    }

    /**
     * Applies a change.
     *
     * @param elsewhere how many customers stand on the allow list that another flag keeps, besides that of the state
     */
    public static Outcome apply(RolloutTerms terms, RolloutState before, int elsewhere, Change change, Act act) {
        Changing changing = new Changing(terms, before, act);
        if (change instanceof Change.Switch now) {
            return changing.turned(now);
        } else if (change instanceof Change.Open open) {
            return changing.opened(open, elsewhere);
        } else if (change instanceof Change.Share share) {
            return changing.shared(share);
        } else if (change instanceof Change.Enlist more) {
            return changing.enlisted(more, elsewhere);
        } else if (change instanceof Change.Strike fewer) {
            Set<String> left = new HashSet<>(before.list(fewer.list()));
            left.removeAll(fewer.customers());
            return Outcome.of(before, before.list(fewer.list(), left));
        } else if (change instanceof Change.TakeBack back) {
            // The first one stays: deadlines run from it.
            return before.rolledBack().isPresent()
                    ? Outcome.of(before, before)
                    : Outcome.of(before, before.back(Optional.of(new RollBack(back.trigger(), act.at()))));
        } else if (change instanceof Change.DrawAnew anew) {
            return anew.salt().equals(before.salt())
                    ? Outcome.of(before, before)
                    : Outcome.of(before, before.drawnAnew(anew.salt()));
        }
        return changing.reopened();
    }

    private Outcome turned(Change.Switch now) {
        return now.on() && before.rolledBack().isPresent() ? back() : Outcome.of(before, before.on(now.on()));
    }

    private Outcome reopened() {
        if (before.rolledBack().isEmpty()) {
            return Outcome.of(before, before);
        }
        if (!terms.reopeners().contains(act.role())) {
            return refused(
                    "ROLLOUT_ROLE",
                    Map.of("role", act.role(), "roles", String.join(", ", new TreeSet<>(terms.reopeners()))));
        }
        return Outcome.of(before, before.back(Optional.empty()));
    }

    private Outcome opened(Change.Open open, int elsewhere) {
        Optional<Phase> asked = terms.phases().named(open.phase());
        if (asked.isEmpty()) {
            return refused("ROLLOUT_PHASE_UNKNOWN", Map.of("phase", open.phase()));
        }
        if (before.rolledBack().isPresent()) {
            return back();
        }
        Phase phase = asked.get();
        boolean again = before.phase().equals(Optional.of(phase.name()));
        if (!again && !terms.phases().next(before.phase()).equals(asked)) {
            return refused("ROLLOUT_PHASE_ORDER", Map.of("phase", phase.name(), "expected", expected()));
        }
        if ((phase.assignment() == Assignment.RANK) != open.cut().isPresent()) {
            return refused("ROLLOUT_POPULATION", Map.of("phase", phase.name()));
        }
        if (beyond(phase, before.allow().size() + elsewhere)) {
            return ceiling(phase);
        }
        if (again && open.cut().isEmpty()) {
            return Outcome.of(before, before);
        }
        return Outcome.of(before, before.open(phase, later(open.cut().flatMap(RankCut::cut))));
    }

    /** A cut never moves back, so that nobody who was promised to come in is left out. */
    private Optional<HashPosition> later(Optional<HashPosition> cut) {
        boolean further = cut.isPresent()
                && (before.cut().isEmpty() || cut.get().compareTo(before.cut().get()) > 0);
        return further ? cut : before.cut();
    }

    private String expected() {
        return terms.phases().next(before.phase()).map(Phase::name).orElse("—");
    }

    private Outcome shared(Change.Share share) {
        Optional<Phase> open = before.phase().flatMap(terms.phases()::named);
        if (before.rolledBack().isPresent()) {
            return back();
        }
        if (open.isEmpty() || open.get().assignment() != Assignment.HASH) {
            return refused("ROLLOUT_SHARE_FIXED", Map.of("phase", before.phase().orElse("—")));
        }
        if (share.percent().compareTo(open.get().percent()) > 0) {
            return refused(
                    "ROLLOUT_SHARE_BEYOND_PHASE",
                    Map.of(
                            "percent", share.percent(),
                            "phase", open.get().name(),
                            "most", open.get().percent()));
        }
        return Outcome.of(before, before.percent(share.percent()));
    }

    private Outcome enlisted(Change.Enlist more, int elsewhere) {
        Set<String> all = new HashSet<>(before.list(more.list()));
        all.addAll(more.customers());
        Optional<Phase> open = before.phase().flatMap(terms.phases()::named);
        if (more.list() == CustomerList.ALLOW
                && all.size() > before.allow().size()
                && open.isPresent()
                && beyond(open.get(), all.size() + elsewhere)) {
            return ceiling(open.get());
        }
        return Outcome.of(before, before.list(more.list(), all));
    }

    private boolean beyond(Phase phase, int listed) {
        return terms.ceiling(phase).filter(most -> listed > most).isPresent();
    }

    private Outcome ceiling(Phase phase) {
        return refused(
                "ROLLOUT_LIST_CEILING",
                Map.of(
                        "phase", phase.name(),
                        "percent", phase.percent(),
                        "most", terms.ceiling(phase).orElse(0)));
    }

    private Outcome back() {
        String trigger = before.rolledBack().map(RollBack::trigger).orElse("—");
        return refused("ROLLOUT_IS_BACK", Map.of("trigger", trigger));
    }

    private Outcome refused(String code, Map<String, ?> values) {
        return Outcome.refused(before, Texts.BOOK.problem(code, Place.member(terms.flag()), values));
    }
}
