package dev.cuadra.boleta.service;

import dev.cuadra.boleta.contractor.Contractor;
import dev.cuadra.boleta.contractor.Onboarding;
import dev.cuadra.boleta.contractor.OnboardingDocument;
import dev.cuadra.boleta.contractor.OnboardingStep;
import dev.cuadra.boleta.contractor.Regime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * How far taking on a contractor has come, kept under the id of the contractor and sealed under its key. Of documents
 * there are references alone.
 *
 * @param contractor the contractor, by the id of its document
 * @param complete whether all steps were done when it was written last
 * @param identity whether number and name were compared with a document
 * @param regime the regime, once chosen
 * @param account the account that was checked last
 * @param documents where each document that was handed in is kept
 * @param calculated whether a first fee was worked out and shown
 * @param history what was done, the earliest first
 */
record StoredOnboarding(
        UUID contractor,
        boolean complete,
        boolean identity,
        Optional<Regime> regime,
        Optional<Account> account,
        Map<OnboardingDocument, String> documents,
        boolean calculated,
        List<OnboardingProgress.Done> history) {
    StoredOnboarding {
        documents = Map.copyOf(documents);
        history = List.copyOf(history);
    }

    /**
     * An account as it was checked.
     *
     * @param problems the codes of what was wrong with it; empty when money can go there
     */
    record Account(Optional<String> bank, Optional<String> kind, Optional<String> number, List<String> problems) {
        Account {
            problems = List.copyOf(problems);
        }

        boolean isOf(Contractor contractor) {
            return bank.equals(contractor.bank())
                    && kind.equals(contractor.accountType())
                    && number.equals(contractor.account());
        }
    }

    static StoredOnboarding of(UUID contractor) {
        return new StoredOnboarding(
                contractor, false, false, Optional.empty(), Optional.empty(), Map.of(), false, List.of());
    }

    Onboarding of(Contractor now) {
        return new Onboarding(now, identity, regime, documents.keySet(), calculated);
    }

    /** The steps that are done. An account that changed after its check is to be checked again. */
    Set<OnboardingStep> done(Contractor now) {
        return of(now).done(this::sound);
    }

    boolean sound(Contractor now) {
        return account.filter(checked -> checked.isOf(now) && checked.problems().isEmpty())
                .isPresent();
    }

    /** Nothing: it is personal. */
    @Override
    public String toString() {
        return "StoredOnboarding[…]";
    }
}
