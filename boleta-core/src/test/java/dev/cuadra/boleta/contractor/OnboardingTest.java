package dev.cuadra.boleta.contractor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.retention.RetentionCalculator;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.spi.problem.Text;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnboardingTest {
    private static final Contractor ANA = Contractor.of(Rut.parse("12345678-5"), "Ana Pérez Soto");
    private static final LocalDate DAY = LocalDate.parse("2026-09-05");

    @Test
    @Tag("ONB-1")
    void oneStepWaitsForAnother() {
        Onboarding fresh = Onboarding.of(ANA);
        Onboarding checked = new Onboarding(ANA, true, Optional.empty(), Set.of(), false);
        Onboarding chosen = new Onboarding(ANA, true, Optional.of(Regime.PAYER_RETAINS), Set.of(), false);

        assertThat(fresh.next(any -> true)).containsExactly(OnboardingStep.IDENTITY);
        assertThat(checked.next(any -> false)).containsExactly(OnboardingStep.BANK_ACCOUNT, OnboardingStep.REGIME);
        assertThat(checked.next(any -> true)).containsExactly(OnboardingStep.REGIME);
        assertThat(chosen.next(any -> true))
                .containsExactly(OnboardingStep.DOCUMENTS, OnboardingStep.FIRST_CALCULATION);
        Onboarding all = new Onboarding(
                ANA,
                true,
                Optional.of(Regime.PAYER_RETAINS),
                Set.of(OnboardingDocument.IDENTITY_CARD, OnboardingDocument.CONTRACT),
                true);
        assertThat(all.next(any -> true)).isEmpty();
        assertThat(all.done(any -> true)).containsExactlyInAnyOrder(OnboardingStep.values());
        assertThat(all.next(any -> false)).containsExactly(OnboardingStep.BANK_ACCOUNT);
    }

    @Property(tries = 500)
    void somethingIsNextUntilAllIsDone(
            @ForAll boolean identity,
            @ForAll Regime regime,
            @ForAll boolean chosen,
            @ForAll Set<OnboardingDocument> documents,
            @ForAll boolean calculated,
            @ForAll boolean sound) {
        Onboarding onboarding =
                new Onboarding(ANA, identity, chosen ? Optional.of(regime) : Optional.empty(), documents, calculated);
        Set<OnboardingStep> done = onboarding.done(any -> sound);

        assertThat(onboarding.next(any -> sound)).noneMatch(done::contains);
        assertThat(onboarding.next(any -> sound).isEmpty()).isEqualTo(done.equals(EnumSet.allOf(OnboardingStep.class)));
    }

    @ParameterizedTest
    @Tag("RET-4")
    @Tag("RET-6")
    @CsvSource({
        "PAYER_RETAINS, PAYER, HONORARIOS, 152500",
        "ISSUER_PAYS, ISSUER, HONORARIOS, 0",
        "NO_RETENTION, NONE, HONORARIOS, 0",
        "ISLA_DE_PASCUA, NONE, HONORARIOS, 0",
        "FOREIGN_CLIENT, NONE, HONORARIOS, 0",
        "PARTNERSHIP_SECOND, PAYER, HONORARIOS, 152500",
        "DIRECTOR, PAYER, DIRECTOR, 100000",
    })
    void eachRegimeKeepsBackWhatItsRuleSays(Regime regime, Retainer retainer, Concept concept, long kept) {
        GuidedCalculation guided =
                GuidedCalculation.of(regime, Clp.of(1_000_000), DAY, false, RetentionCalculator.chile());

        assertThat(regime.retainer()).isEqualTo(retainer);
        assertThat(regime.concept()).isEqualTo(concept);
        assertThat(guided.retention().orElseThrow().retention()).isEqualTo(Clp.of(kept));
        assertThat(guided.lines().get(guided.lines().size() - 1).es()).contains(Long.toString(1_000_000 - kept));
        assertThat(guided.lines().get(guided.lines().size() - 1).en()).contains(Long.toString(1_000_000 - kept));
    }

    @Test
    @Tag("ONB-2")
    void aPartnershipOfTheFirstCategoryIssuesNoBoletaSince2024() {
        assertThat(Regime.PARTNERSHIP_FIRST.boletaOn(LocalDate.parse("2023-12-31")))
                .isTrue();
        assertThat(Regime.PARTNERSHIP_FIRST.boletaOn(LocalDate.parse("2024-01-01")))
                .isFalse();
        assertThat(Regime.PARTNERSHIP_SECOND.boletaOn(LocalDate.parse("2024-01-01")))
                .isTrue();
    }

    @Test
    @Tag("ONB-3")
    void aProviderFromAbroadIsNoBoletaButForm50() {
        GuidedCalculation guided = GuidedCalculation.of(
                Regime.FOREIGN_PROVIDER, Clp.of(1_000_000), DAY, false, RetentionCalculator.chile());

        assertThat(guided.retention()).isEmpty();
        assertThat(guided.lines()).extracting(Text::en).anyMatch(line -> line.contains("Form 50"));
    }

    @Test
    void aRegimeThatNobodyVerifiedSaysSo() {
        assertThat(Regime.NO_RETENTION.confidence()).isEqualTo(Confidence.UNVERIFIED);
        assertThat(GuidedCalculation.of(Regime.NO_RETENTION, Clp.of(1), DAY, false, RetentionCalculator.chile())
                        .lines())
                .extracting(Text::es)
                .anyMatch(line -> line.contains("no está verificado"));
    }

    @Test
    void aFormNeedsMoreForAPaymentThanForARetention() {
        ContractorForm bare = form("12.345.678-5", null, null);
        ContractorForm taxed = form("12.345.678-5", Regime.DIRECTOR, null);
        ContractorForm whole = form("12.345.678-5", Regime.DIRECTOR, "123-45");

        assertThat(violations(bare)).isEmpty();
        assertThat(violations(bare, Groups.ForRetention.class)).containsExactly("loan", "regime");
        assertThat(violations(taxed, Groups.ForRetention.class)).isEmpty();
        assertThat(violations(taxed, Groups.ForPayment.class)).containsExactly("account", "accountType", "bank");
        assertThat(violations(whole, Groups.ForPayment.class)).isEmpty();
        assertThat(violations(form("11111111-1", Regime.DIRECTOR, "123"), Groups.ForRetention.class))
                .isEmpty();
        assertThat(violations(form("11111111-1", Regime.DIRECTOR, "123"), Groups.ForPayment.class))
                .containsExactly("rut");
        assertThat(violations(form("12345678-4", Regime.DIRECTOR, "x"))).containsExactly("account", "rut");
        assertThat(whole.contractor().registeredDirector()).isTrue();
        assertThat(whole.contractor().retainer()).contains(Retainer.PAYER);
        assertThat(whole.toString()).doesNotContain("12");
    }

    private static ContractorForm form(
            String rut,
            @org.jspecify.annotations.Nullable Regime regime,
            @org.jspecify.annotations.Nullable String account) {
        String known = account == null ? null : "BANCO";
        return new ContractorForm(rut, "Ana", null, null, known, known, account, regime, regime == null ? null : false);
    }

    private static List<String> violations(ContractorForm form, Class<?>... groups) {
        try (ValidatorFactory factory = Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator(Set.of(Locale.ENGLISH), Locale.ENGLISH, false))
                .buildValidatorFactory()) {
            return factory.getValidator().validate(form, groups).stream()
                    .map(violation -> violation.getPropertyPath().toString())
                    .distinct()
                    .sorted()
                    .toList();
        }
    }
}
