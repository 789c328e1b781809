package dev.cuadra.boleta.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.boleta.contractor.Contractor;
import dev.cuadra.boleta.contractor.FieldChange;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.register.BoletaEntry;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.runtime.JournalVerifier;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.memory.InMemoryKeyRing;
import dev.cuadra.spi.memory.InMemoryStorage;
import dev.cuadra.spi.memory.SettableClock;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ContractorsTest {
    private static final TenantId ACME = TenantId.of("acme");
    private static final Rut PAYER = Rut.parse("76000000-0");
    private static final Rut ANA = Rut.parse("12345678-5");
    private static final Rut LUIS = Rut.parse("12345670-K");
    private static final Rut PLACEHOLDER = Rut.parse("11111111-1");
    private static final LocalDate DATE = LocalDate.parse("2026-09-05");
    private static final SettableClock CLOCK = SettableClock.at(Instant.parse("2026-11-02T12:00:00Z"));

    private final InMemoryStorage storage = new InMemoryStorage();
    private final InMemoryKeyRing keys = new InMemoryKeyRing();
    private final Vault vault = new Vault(storage, keys, CLOCK, new TimeOrderedIds(CLOCK, new SecureRandom()));
    private final Contractors contractors = new Contractors(vault);
    private final BoletaRegister register = new BoletaRegister(vault);

    @Test
    void eachChangeIsInTheHistoryWithWhatItWasAndWho() {
        contractors.save(ACME, Contractor.of(ANA, "Ana Pérez"), "marta");
        List<FieldChange> changes = contractors.save(ACME, withMail(ANA, "ana@correo.cl"), "jorge");

        assertThat(changes).containsExactly(new FieldChange("mail", Optional.empty(), Optional.of("ana@correo.cl")));
        assertThat(contractors.save(ACME, withMail(ANA, "ana@correo.cl"), "jorge"))
                .isEmpty();
        assertThat(contractors.history(ACME, ANA))
                .extracting(ContractorChange::by)
                .containsExactly("marta", "jorge");
        assertThat(contractors.history(ACME, LUIS)).isEmpty();
    }

    @Test
    void theHistoryStandsNowhereInPlainAndTheJournalVerifies() {
        contractors.save(ACME, withMail(ANA, "ana@correo.cl"), "marta");

        try (var documents = storage.scan(ACME, "boleta.contractor-change")) {
            assertThat(documents.map(document -> new String(document.body().toArray(), StandardCharsets.ISO_8859_1)))
                    .hasSize(1)
                    .noneMatch(body -> body.contains("correo") || body.contains("12345678") || body.contains("marta"));
        }
        assertThat(new JournalVerifier(storage, keys)
                        .verify(ACME, List.of("boleta.contractor", "boleta.contractor-change"))
                        .findings())
                .isEmpty();
    }

    @Test
    @Tag("ONB-5")
    void anInactiveContractorGetsNoNewPaymentsAndOldDaysStay() {
        contractors.save(ACME, Contractor.of(ANA, "Ana"), "marta");
        contractors.deactivate(ACME, ANA, LocalDate.parse("2026-10-01"));

        assertThat(contractors.notPayable(ACME, ANA, LocalDate.parse("2026-09-30")))
                .isEmpty();
        assertThat(contractors
                        .notPayable(ACME, ANA, LocalDate.parse("2026-10-01"))
                        .map(Problem::code))
                .contains("CONTRACTOR_INACTIVE");
        contractors.deactivate(ACME, ANA, LocalDate.parse("2026-11-01"));
        assertThat(contractors.notPayable(ACME, ANA, LocalDate.parse("2026-10-01")))
                .isEmpty();
        contractors.reactivate(ACME, ANA);
        contractors.reactivate(ACME, ANA);
        assertThat(contractors.notPayable(ACME, ANA, LocalDate.parse("2026-12-01")))
                .isEmpty();
        assertThatThrownBy(() -> contractors.deactivate(ACME, LUIS, DATE)).isInstanceOf(ProblemException.class);
    }

    @Test
    @Tag("ONB-4")
    void aPlaceholderIsMergedIntoThePersonAndItsBoletasFollow() {
        contractors.save(ACME, Contractor.of(ANA, "Ana Pérez"), "marta");
        contractors.save(ACME, withMail(PLACEHOLDER, "ana@correo.cl"), "marta");
        boleta(ANA, 1);
        boleta(PLACEHOLDER, 2);
        boleta(PLACEHOLDER, 3);

        assertThat(contractors.merge(ACME, ANA, PLACEHOLDER, "marta")).isEqualTo(2);

        assertThat(contractors.find(ACME, PLACEHOLDER)).isEmpty();
        assertThat(contractors.find(ACME, ANA).orElseThrow().mail()).contains("ana@correo.cl");
        assertThat(contractors.find(ACME, ANA).orElseThrow().name()).isEqualTo("Ana Pérez");
        try (var all = vault.scan(Documents.BOLETAS, ACME)) {
            assertThat(all.map(loaded -> loaded.value().id().toString()))
                    .containsExactlyInAnyOrder("12345678-5/1", "12345678-5/2", "12345678-5/3");
        }
        List<ContractorChange> history = contractors.history(ACME, ANA);
        assertThat(history.get(history.size() - 1).changes())
                .contains(new FieldChange("merged", Optional.of("11111111-1"), Optional.of("12345678-5")));
    }

    @Test
    @Tag("ONB-4")
    void twoPeopleAreNotMergedNorTwoBoletasOfOneFolio() {
        contractors.save(ACME, Contractor.of(ANA, "Ana Pérez"), "marta");
        contractors.save(ACME, Contractor.of(LUIS, "Ana Pérez"), "marta");
        contractors.save(ACME, Contractor.of(PLACEHOLDER, "Ana"), "marta");
        boleta(ANA, 7);
        boleta(PLACEHOLDER, 7);

        assertThatThrownBy(() -> contractors.merge(ACME, ANA, LUIS, "marta"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("MERGE_TWO_PEOPLE"));
        assertThatThrownBy(() -> contractors.merge(ACME, PLACEHOLDER, ANA, "marta"))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> contractors.merge(ACME, ANA, ANA, "marta")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> contractors.merge(ACME, ANA, PLACEHOLDER, "marta"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("MERGE_FOLIO"));
        assertThat(contractors.find(ACME, PLACEHOLDER)).isPresent();
        assertThat(contractors.find(ACME, LUIS)).isPresent();
    }

    @Test
    void twoWritersOfOneContractorAreDecidedOneAfterTheOther() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<List<FieldChange>>> writers = new ArrayList<>();
            for (String by : List.of("marta", "jorge")) {
                writers.add(threads.submit(() -> contractors.save(ACME, withMail(ANA, by + "@correo.cl"), by)));
            }
            for (Future<List<FieldChange>> writer : writers) {
                assertThat(writer.get()).isNotEmpty();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(contractors.history(ACME, ANA)).hasSize(2);
        assertThat(contractors.find(ACME, ANA).orElseThrow().mail().orElseThrow())
                .isIn("marta@correo.cl", "jorge@correo.cl");
    }

    private void boleta(Rut issuer, long folio) {
        Registration told = register.register(
                ACME, PAYER, BoletaEntry.fee(new BoletaId(issuer, folio), "", DATE, Clp.of(100_000), Clp.of(15_250)));
        assertThat(told.outcome()).isEqualTo(Registration.Outcome.REGISTERED);
    }

    private static Contractor withMail(Rut rut, String mail) {
        return new Contractor(
                rut,
                "Ana Pérez",
                Optional.of(mail),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
