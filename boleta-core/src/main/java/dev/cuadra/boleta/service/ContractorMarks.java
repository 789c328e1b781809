package dev.cuadra.boleta.service;

import dev.cuadra.boleta.contractor.Contractor;
import dev.cuadra.boleta.contractor.OnboardingStep;
import dev.cuadra.boleta.payment.PayMark;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What speaks against paying contractors on a day: they are out of use, or were not fully taken on. Whoever was never
 * taken on step by step, such as those of an imported list, has no steps that could be open.
 *
 * @source ONB-5, ONB-6
 */
final class ContractorMarks {
    private static final Set<OnboardingStep> CHECKS = EnumSet.of(OnboardingStep.IDENTITY, OnboardingStep.BANK_ACCOUNT);

    private final Map<UUID, Loaded<Inactivity>> inactive;
    private final Map<UUID, Loaded<StoredOnboarding>> onboardings;
    private final LocalDate day;

    private ContractorMarks(
            Map<UUID, Loaded<Inactivity>> inactive, Map<UUID, Loaded<StoredOnboarding>> onboardings, LocalDate day) {
        this.inactive = inactive;
        this.onboardings = onboardings;
        this.day = day;
    }

    /** Reads what is known of contractors for a day of payment. */
    static ContractorMarks read(
            Vault vault, TenantId tenant, Collection<Loaded<Contractor>> contractors, LocalDate day) {
        List<UUID> ids = contractors.stream().map(Loaded::id).toList();
        return new ContractorMarks(
                vault.findAllUnique(
                        Documents.INACTIVITIES,
                        tenant,
                        "contractor",
                        ids,
                        (id, tokens) -> List.of(Documents.payer(id))),
                vault.findAll(Documents.ONBOARDINGS, tenant, ids),
                day);
    }

    /** What speaks against paying a boleta of {@code boletaDate}. */
    Set<PayMark> of(Loaded<Contractor> contractor, LocalDate boletaDate) {
        Set<PayMark> marks = EnumSet.noneOf(PayMark.class);
        Loaded<Inactivity> out = inactive.get(contractor.id());
        if (out != null && !day.isBefore(out.value().from())) {
            marks.add(PayMark.PAYEE_INACTIVE);
        }
        Loaded<StoredOnboarding> taken = onboardings.get(contractor.id());
        if (taken != null && !taken.erased()) {
            StoredOnboarding steps = taken.value();
            Set<OnboardingStep> open = EnumSet.allOf(OnboardingStep.class);
            open.removeAll(steps.done(contractor.value()));
            if (open.stream().anyMatch(CHECKS::contains)) {
                marks.add(PayMark.PAYEE_UNCHECKED);
            } else if (!open.isEmpty()) {
                marks.add(PayMark.PAYEE_ONBOARDING);
            }
            if (steps.regime().filter(regime -> !regime.boletaOn(boletaDate)).isPresent()) {
                marks.add(PayMark.PAYEE_REGIME);
            }
        }
        return marks;
    }
}
