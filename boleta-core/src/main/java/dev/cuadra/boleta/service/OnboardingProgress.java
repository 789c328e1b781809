package dev.cuadra.boleta.service;

import dev.cuadra.boleta.contractor.Onboarding;
import dev.cuadra.boleta.contractor.OnboardingDocument;
import dev.cuadra.boleta.contractor.OnboardingStep;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How far taking on a contractor has come.
 *
 * @param onboarding the facts
 * @param done the steps that are done today
 * @param next what can be done next, in order; empty when all is done
 * @param documents where each document that was handed in is kept
 * @param accountProblems the codes of what the last check found wrong with the account
 * @param history what was done, the earliest first
 */
public record OnboardingProgress(
        Onboarding onboarding,
        Set<OnboardingStep> done,
        List<OnboardingStep> next,
        Map<OnboardingDocument, String> documents,
        List<String> accountProblems,
        List<Done> history) {
    public OnboardingProgress {
        Objects.requireNonNull(onboarding, "onboarding");
        done = Set.copyOf(done);
        next = List.copyOf(next);
        documents = Map.copyOf(documents);
        accountProblems = List.copyOf(accountProblems);
        history = List.copyOf(history);
    }

    /**
     * Something that was done.
     *
     * @param step to which step it belongs
     * @param at when
     * @param by who did it
     * @param before what was there; empty when nothing was
     * @param after what is there now
     */
    public record Done(OnboardingStep step, Instant at, String by, Optional<String> before, String after) {
        public Done {
            Objects.requireNonNull(step, "step");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(before, "before");
        }

        /** The step and when: the rest is personal. */
        @Override
        public String toString() {
            return "Done[" + step + " " + at + "]";
        }
    }

    /** Whether the contractor is taken on. */
    public boolean complete() {
        return next.isEmpty();
    }

    static OnboardingProgress of(StoredOnboarding stored, dev.cuadra.boleta.contractor.Contractor contractor) {
        Onboarding facts = stored.of(contractor);
        return new OnboardingProgress(
                facts,
                facts.done(stored::sound),
                facts.next(stored::sound),
                stored.documents(),
                stored.account().map(StoredOnboarding.Account::problems).orElse(List.of()),
                stored.history());
    }

    /** The steps that are done: the rest is personal. */
    @Override
    public String toString() {
        return "OnboardingProgress" + done;
    }
}
