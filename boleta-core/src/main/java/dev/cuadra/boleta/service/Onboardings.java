package dev.cuadra.boleta.service;

import dev.cuadra.boleta.bank.AccountCheck;
import dev.cuadra.boleta.contractor.Contractor;
import dev.cuadra.boleta.contractor.FieldChange;
import dev.cuadra.boleta.contractor.OnboardingDocument;
import dev.cuadra.boleta.contractor.OnboardingStep;
import dev.cuadra.boleta.contractor.Regime;
import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.storage.StaleVersionException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Takes a tenant's contractors on step by step. Every step is stored by itself, so that it goes on another day where it
 * stopped; the same step again changes nothing. All of it is sealed under the contractor's key. Safe for many threads and
 * processes.
 *
 * @source ONB-1, ONB-6
 */
public final class Onboardings {
    private static final int PERSISTENCE = 5;
    private static final int LONGEST = 500;

    private final Vault vault;
    private final AccountCheck accounts;

    /** The contractors in {@code vault}, whose accounts {@code accounts} knows. */
    public Onboardings(Vault vault, AccountCheck accounts) {
        this.vault = vault;
        this.accounts = accounts;
    }

    /** How far it has come; empty when nothing was done yet, or nobody is known by that number. */
    public Optional<OnboardingProgress> progress(TenantId tenant, Rut rut) {
        return contractor(tenant, rut)
                .flatMap(contractor -> stored(tenant, contractor.id())
                        .map(loaded -> OnboardingProgress.of(loaded.value(), contractor.value())));
    }

    /**
     * Says whether number and name were compared with a document of the person.
     *
     * @throws ProblemException with code {@code PERSON_UNKNOWN}, as every step does
     * @throws StaleVersionException when other writers got in between again and again
     */
    public OnboardingProgress identity(TenantId tenant, Rut rut, boolean checked, String by) {
        return step(
                tenant,
                rut,
                OnboardingStep.IDENTITY,
                by,
                (contractor, before) -> new StoredOnboarding(
                        before.contractor(),
                        false,
                        checked,
                        before.regime(),
                        before.account(),
                        before.documents(),
                        before.calculated(),
                        before.history()));
    }

    /** Checks the account as it is now; what is wrong with it is kept by its codes. */
    public OnboardingProgress account(TenantId tenant, Rut rut, String by) {
        return step(
                tenant,
                rut,
                OnboardingStep.BANK_ACCOUNT,
                by,
                (contractor, before) -> new StoredOnboarding(
                        before.contractor(),
                        false,
                        before.identity(),
                        before.regime(),
                        Optional.of(new StoredOnboarding.Account(
                                contractor.bank(),
                                contractor.accountType(),
                                contractor.account(),
                                accounts.of(contractor).problems().stream()
                                        .map(Problem::code)
                                        .toList())),
                        before.documents(),
                        before.calculated(),
                        before.history()));
    }

    /** Chooses the regime. Who retains, and whether it is a director, change in the contractor in the same commit. */
    public OnboardingProgress regime(TenantId tenant, Rut rut, Regime regime, String by) {
        return step(
                tenant,
                rut,
                OnboardingStep.REGIME,
                by,
                (contractor, before) -> new StoredOnboarding(
                        before.contractor(),
                        false,
                        before.identity(),
                        Optional.of(regime),
                        before.account(),
                        before.documents(),
                        before.calculated(),
                        before.history()));
    }

    /**
     * Says where a document that was handed in is kept.
     *
     * @param reference the host's reference to it, 1 to 500 characters; never the document itself
     */
    public OnboardingProgress document(
            TenantId tenant, Rut rut, OnboardingDocument document, String reference, String by) {
        if (reference.isBlank() || reference.length() > LONGEST) {
            throw new IllegalArgumentException("A reference has 1 to " + LONGEST + " characters");
        }
        return step(tenant, rut, OnboardingStep.DOCUMENTS, by, (contractor, before) -> {
            Map<OnboardingDocument, String> documents = new EnumMap<>(OnboardingDocument.class);
            documents.putAll(before.documents());
            documents.put(document, reference);
            return new StoredOnboarding(
                    before.contractor(),
                    false,
                    before.identity(),
                    before.regime(),
                    before.account(),
                    documents,
                    before.calculated(),
                    before.history());
        });
    }

    /** Says that a first fee was worked out and shown, see {@link dev.cuadra.boleta.contractor.GuidedCalculation}. */
    public OnboardingProgress calculated(TenantId tenant, Rut rut, String by) {
        return step(
                tenant,
                rut,
                OnboardingStep.FIRST_CALCULATION,
                by,
                (contractor, before) -> new StoredOnboarding(
                        before.contractor(),
                        false,
                        before.identity(),
                        before.regime(),
                        before.account(),
                        before.documents(),
                        true,
                        before.history()));
    }

    private OnboardingProgress step(
            TenantId tenant,
            Rut rut,
            OnboardingStep step,
            String by,
            BiFunction<Contractor, StoredOnboarding, StoredOnboarding> change) {
        return Vault.again(PERSISTENCE, () -> once(tenant, rut, step, by, change));
    }

    private OnboardingProgress once(
            TenantId tenant,
            Rut rut,
            OnboardingStep step,
            String by,
            BiFunction<Contractor, StoredOnboarding, StoredOnboarding> change) {
        Loaded<Contractor> contractor = contractor(tenant, rut)
                .orElseThrow(() -> new ProblemException(
                        Texts.BOOK.problem("PERSON_UNKNOWN", Place.member("rut"), Map.of("rut", rut.masked()))));
        Optional<Loaded<StoredOnboarding>> stored = stored(tenant, contractor.id());
        StoredOnboarding before = stored.map(Loaded::value).orElseGet(() -> StoredOnboarding.of(contractor.id()));
        StoredOnboarding changed = change.apply(contractor.value(), before);
        String was = said(step, before);
        String is = said(step, changed);
        if (was.equals(is) && stored.isPresent()) {
            return OnboardingProgress.of(before, contractor.value());
        }
        Contractor person = step == OnboardingStep.REGIME
                ? changed.regime()
                        .map(chosen -> under(contractor.value(), chosen))
                        .orElse(contractor.value())
                : contractor.value();
        List<OnboardingProgress.Done> history = new ArrayList<>(before.history());
        history.add(new OnboardingProgress.Done(
                step, vault.now(), by, was.isEmpty() ? Optional.empty() : Optional.of(was), is));
        StoredOnboarding now = new StoredOnboarding(
                changed.contractor(),
                changed.of(person).next(changed::sound).isEmpty(),
                changed.identity(),
                changed.regime(),
                changed.account(),
                changed.documents(),
                changed.calculated(),
                history);
        Work work = vault.begin(tenant, "onboard-contractor");
        stored.ifPresentOrElse(
                loaded -> work.update(loaded, now),
                () -> work.create(Documents.ONBOARDINGS, contractor.id(), contractor.subject(), now));
        keep(work, contractor, person, by);
        work.commit();
        return OnboardingProgress.of(now, person);
    }

    private void keep(Work work, Loaded<Contractor> contractor, Contractor person, String by) {
        List<FieldChange> changes = FieldChange.between(contractor.value(), person);
        if (changes.isEmpty()) {
            work.require(contractor);
        } else {
            work.update(contractor, person);
            work.create(
                    Documents.CONTRACTOR_CHANGES,
                    contractor.subject(),
                    new ContractorChange(contractor.id(), vault.now(), by, Optional.empty(), changes));
        }
    }

    /** The contractor as the regime has it: the books judge rows by who retains and who is a director. */
    private static Contractor under(Contractor contractor, Regime regime) {
        return new Contractor(
                contractor.rut(),
                contractor.name(),
                contractor.mail(),
                contractor.phone(),
                contractor.bank(),
                contractor.accountType(),
                contractor.account(),
                Optional.of(regime.retainer()),
                Optional.of(regime == Regime.DIRECTOR),
                contractor.loan());
    }

    /** What a step says, for the history; empty while nothing is said. */
    private static String said(OnboardingStep step, StoredOnboarding stored) {
        return switch (step) {
            case IDENTITY -> stored.identity() ? "checked" : "";
            case BANK_ACCOUNT ->
                stored.account()
                        .map(account -> account.bank().orElse("—")
                                + " " + account.kind().orElse("—")
                                + " " + account.number().orElse("—")
                                + " " + String.join(", ", account.problems()))
                        .orElse("");
            case REGIME -> stored.regime().map(Regime::name).orElse("");
            case DOCUMENTS -> stored.documents().isEmpty() ? "" : new EnumMap<>(stored.documents()).toString();
            case FIRST_CALCULATION -> stored.calculated() ? "shown" : "";
        };
    }

    private Optional<Loaded<Contractor>> contractor(TenantId tenant, Rut rut) {
        Objects.requireNonNull(tenant, "tenant");
        return vault.findUnique(Documents.CONTRACTORS, tenant, "rut", tokens -> List.of(Documents.rut(tokens, rut)))
                .filter(found -> !found.erased());
    }

    private Optional<Loaded<StoredOnboarding>> stored(TenantId tenant, UUID contractor) {
        return vault.find(Documents.ONBOARDINGS, tenant, contractor).filter(found -> !found.erased());
    }
}
