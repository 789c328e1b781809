package dev.cuadra.boleta.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.boleta.bank.AccountCheck;
import dev.cuadra.boleta.contractor.OnboardingDocument;
import dev.cuadra.boleta.contractor.OnboardingStep;
import dev.cuadra.boleta.contractor.Regime;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.runtime.JournalVerifier;
import dev.cuadra.spi.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OnboardingsTest {
    private static final Rut ANA = PaymentHouse.ANA;

    private final PaymentHouse house = new PaymentHouse();
    private final Onboardings onboardings = new Onboardings(house.vault, new AccountCheck());
    private final Contractors contractors = new Contractors(house.vault);

    @Test
    @Tag("ONB-1")
    @Tag("ONB-6")
    void itGoesOnWhereItStoppedAndRemembersWhoDidWhat() {
        assertThat(onboardings.progress(PaymentHouse.ACME, ANA)).isEmpty();
        onboardings.identity(PaymentHouse.ACME, ANA, true, "marta");
        onboardings.account(PaymentHouse.ACME, ANA, "marta");

        // Another day, another process.
        Onboardings again = new Onboardings(house.vault, new AccountCheck());
        assertThat(again.progress(PaymentHouse.ACME, ANA).orElseThrow().next()).containsExactly(OnboardingStep.REGIME);
        again.regime(PaymentHouse.ACME, ANA, Regime.PAYER_RETAINS, "jorge");
        again.document(PaymentHouse.ACME, ANA, OnboardingDocument.IDENTITY_CARD, "archive/1", "jorge");
        again.document(PaymentHouse.ACME, ANA, OnboardingDocument.CONTRACT, "archive/2", "jorge");
        OnboardingProgress done = again.calculated(PaymentHouse.ACME, ANA, "jorge");

        assertThat(done.complete()).isTrue();
        assertThat(done.history())
                .extracting(OnboardingProgress.Done::by)
                .containsExactly("marta", "marta", "jorge", "jorge", "jorge", "jorge");
        assertThat(done.documents()).containsEntry(OnboardingDocument.CONTRACT, "archive/2");
        assertThat(contractors.find(PaymentHouse.ACME, ANA).orElseThrow().retainer())
                .contains(Retainer.PAYER);
    }

    @Test
    @Tag("ONB-6")
    void theSameStepAgainChangesNothingAndAnotherIsInTheHistory() {
        onboardings.regime(PaymentHouse.ACME, ANA, Regime.PAYER_RETAINS, "marta");
        onboardings.regime(PaymentHouse.ACME, ANA, Regime.PAYER_RETAINS, "jorge");
        OnboardingProgress changed = onboardings.regime(PaymentHouse.ACME, ANA, Regime.DIRECTOR, "jorge");

        assertThat(changed.history()).hasSize(2);
        assertThat(changed.history().get(1).before()).isEqualTo(Optional.of("PAYER_RETAINS"));
        assertThat(changed.history().get(1).after()).isEqualTo("DIRECTOR");
        assertThat(contractors.find(PaymentHouse.ACME, ANA).orElseThrow().registeredDirector())
                .isTrue();
        // The contractor's own history tells of it, too, stored with the step.
        assertThat(contractors.history(PaymentHouse.ACME, ANA))
                .extracting(ContractorChange::by)
                .containsExactly("marta", "jorge");
    }

    @Test
    @Tag("ONB-6")
    void anAccountThatChangesIsToBeCheckedAgain() {
        onboardings.identity(PaymentHouse.ACME, ANA, true, "marta");
        assertThat(onboardings.account(PaymentHouse.ACME, ANA, "marta").done()).contains(OnboardingStep.BANK_ACCOUNT);

        house.account("009999999");
        assertThat(onboardings.progress(PaymentHouse.ACME, ANA).orElseThrow().done())
                .containsExactly(OnboardingStep.IDENTITY);
        house.account("not a number");
        OnboardingProgress wrong = onboardings.account(PaymentHouse.ACME, ANA, "marta");
        assertThat(wrong.accountProblems()).isNotEmpty();
        assertThat(wrong.done()).doesNotContain(OnboardingStep.BANK_ACCOUNT);
    }

    @Test
    @Tag("ONB-6")
    void stepsAtOnceAreAllKept() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            List<Callable<OnboardingProgress>> steps = new ArrayList<>();
            steps.add(() -> onboardings.identity(PaymentHouse.ACME, ANA, true, "marta"));
            steps.add(() -> onboardings.calculated(PaymentHouse.ACME, ANA, "jorge"));
            steps.add(() ->
                    onboardings.document(PaymentHouse.ACME, ANA, OnboardingDocument.CONTRACT, "archive/2", "eva"));
            for (Future<OnboardingProgress> step : pool.invokeAll(steps)) {
                step.get();
            }
        } finally {
            pool.shutdown();
        }
        assertThat(onboardings.progress(PaymentHouse.ACME, ANA).orElseThrow().history())
                .extracting(OnboardingProgress.Done::by)
                .containsExactlyInAnyOrder("marta", "jorge", "eva");
    }

    @Test
    @Tag("ONB-6")
    void itIsSealedToldToThePersonAndErasedWithIt() {
        onboardings.identity(PaymentHouse.ACME, ANA, true, "marta");
        onboardings.account(PaymentHouse.ACME, ANA, "marta");
        onboardings.document(PaymentHouse.ACME, ANA, OnboardingDocument.CONTRACT, "archive/ana-perez", "marta");
        assertThat(bodies())
                .hasSize(1)
                .noneMatch(body -> body.contains("001234567")
                        || body.contains("archive")
                        || body.contains("marta")
                        || body.contains("CONTRACT"));
        ContractorData data = new ContractorData(house.vault, house.storage);
        assertThat(data.export(PaymentHouse.ACME, ANA).toString()).contains("archive/ana-perez");

        data.erase(PaymentHouse.ACME, new ErasureRequest(ANA, "user-7", "asked to", true));

        assertThat(onboardings.progress(PaymentHouse.ACME, ANA)).isEmpty();
        assertThatThrownBy(() -> onboardings.calculated(PaymentHouse.ACME, ANA, "marta"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("PERSON_UNKNOWN"));
        assertThat(new JournalVerifier(house.storage, house.keys)
                        .verify(PaymentHouse.ACME, List.of("boleta.onboarding"))
                        .findings())
                .isEmpty();
    }

    private List<String> bodies() {
        try (var documents = house.storage.scan(PaymentHouse.ACME, "boleta.onboarding")) {
            return documents
                    .map(document -> new String(document.body().toArray(), StandardCharsets.ISO_8859_1))
                    .toList();
        }
    }
}
