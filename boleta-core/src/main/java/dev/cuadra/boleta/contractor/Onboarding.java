package dev.cuadra.boleta.contractor;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How far taking on a contractor has come: one table says which step waits for which, and which documents a regime asks
 * for. What is done is worked out from the facts, so that a step can become open again. A pure function of them.
 *
 * @param contractor who
 * @param identityChecked whether number and name were compared with a document
 * @param regime the regime, once chosen
 * @param documents the documents received
 * @param calculated whether a first fee was worked out and shown
 * @source ONB-1
 */
public record Onboarding(
        Contractor contractor,
        boolean identityChecked,
        Optional<Regime> regime,
        Set<OnboardingDocument> documents,
        boolean calculated) {
    private static final Map<OnboardingStep, Set<OnboardingStep>> WAITS_FOR = Map.of(
            OnboardingStep.IDENTITY, Set.of(),
            OnboardingStep.BANK_ACCOUNT, Set.of(OnboardingStep.IDENTITY),
            OnboardingStep.REGIME, Set.of(OnboardingStep.IDENTITY),
            OnboardingStep.DOCUMENTS, Set.of(OnboardingStep.REGIME),
            OnboardingStep.FIRST_CALCULATION, Set.of(OnboardingStep.REGIME));

    private static final Map<Regime, OnboardingDocument> FURTHER = new EnumMap<>(Map.of(
            Regime.NO_RETENTION, OnboardingDocument.REASON,
            Regime.ISSUER_PAYS, OnboardingDocument.REASON,
            Regime.ISLA_DE_PASCUA, OnboardingDocument.PASCUA_RESIDENCE,
            Regime.FOREIGN_PROVIDER, OnboardingDocument.FOREIGN_RESIDENCE,
            Regime.PARTNERSHIP_SECOND, OnboardingDocument.CATEGORY_CHOICE,
            Regime.PARTNERSHIP_FIRST, OnboardingDocument.CATEGORY_CHOICE,
            Regime.DIRECTOR, OnboardingDocument.DIRECTOR_REGISTRATION));

    public Onboarding {
        Objects.requireNonNull(contractor, "contractor");
        Objects.requireNonNull(regime, "regime");
        documents = Set.copyOf(documents);
    }

    /** Nothing done yet. */
    public static Onboarding of(Contractor contractor) {
        return new Onboarding(contractor, false, Optional.empty(), Set.of(), false);
    }

    /** The documents that the regime asks for and that are not there; all that any asks for while none is chosen. */
    public Set<OnboardingDocument> missing() {
        Set<OnboardingDocument> needed = EnumSet.of(OnboardingDocument.IDENTITY_CARD, OnboardingDocument.CONTRACT);
        regime.flatMap(chosen -> Optional.ofNullable(FURTHER.get(chosen))).ifPresent(needed::add);
        needed.removeAll(documents);
        return needed;
    }

    /**
     * The steps that are done. A step whose turn has not come counts for nothing.
     *
     * @param accountSound whether an account can be paid into, by whoever knows banks
     */
    public Set<OnboardingStep> done(Predicate<? super Contractor> accountSound) {
        Set<OnboardingStep> done = EnumSet.noneOf(OnboardingStep.class);
        for (OnboardingStep step : OnboardingStep.values()) {
            if (done.containsAll(WAITS_FOR.getOrDefault(step, Set.of())) && holds(step, accountSound)) {
                done.add(step);
            }
        }
        return done;
    }

    private boolean holds(OnboardingStep step, Predicate<? super Contractor> accountSound) {
        return switch (step) {
            case IDENTITY -> identityChecked;
            case BANK_ACCOUNT -> accountSound.test(contractor);
            case REGIME -> regime.isPresent();
            case DOCUMENTS -> missing().isEmpty();
            case FIRST_CALCULATION -> calculated;
        };
    }

    /** What can be done next, in order; empty when all is done. */
    public List<OnboardingStep> next(Predicate<? super Contractor> accountSound) {
        Set<OnboardingStep> done = done(accountSound);
        List<OnboardingStep> next = new ArrayList<>();
        for (OnboardingStep step : OnboardingStep.values()) {
            if (!done.contains(step) && done.containsAll(WAITS_FOR.getOrDefault(step, Set.of()))) {
                next.add(step);
            }
        }
        return List.copyOf(next);
    }
}
