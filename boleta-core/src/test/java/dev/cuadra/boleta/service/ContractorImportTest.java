package dev.cuadra.boleta.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.contractor.Contractor;
import dev.cuadra.boleta.contractor.ContractorLine;
import dev.cuadra.boleta.contractor.FieldChange;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.memory.InMemoryKeyRing;
import dev.cuadra.spi.memory.InMemoryStorage;
import dev.cuadra.spi.memory.SettableClock;
import dev.cuadra.tables.TableSource;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ContractorImportTest {
    private static final TenantId ACME = TenantId.of("acme");
    private static final SettableClock CLOCK = SettableClock.at(Instant.parse("2026-11-02T12:00:00Z"));

    private final Vault vault = new Vault(
            new InMemoryStorage(), new InMemoryKeyRing(), CLOCK, new TimeOrderedIds(CLOCK, new SecureRandom()));
    private final ContractorImport imports = new ContractorImport(vault);

    @Test
    void everyLineIsCountedOnce() {
        ImportCounts counts = imports.run(ACME, list(2_500, 0), false, ImportListener.SILENT);

        assertThat(counts).isEqualTo(new ImportCounts(2_497, 0, 0, 3));
        assertThat(stored()).hasSize(2_497);
    }

    @Test
    void theSameFileAgainChangesNothingAndAChangedOneUpdates() {
        imports.run(ACME, list(1_200, 0), false, ImportListener.SILENT);

        assertThat(imports.run(ACME, list(1_200, 0), false, ImportListener.SILENT))
                .isEqualTo(new ImportCounts(0, 0, 1_197, 3));
        assertThat(imports.run(ACME, list(1_200, 1), false, ImportListener.SILENT))
                .isEqualTo(new ImportCounts(0, 1_197, 0, 3));
        assertThat(stored()).hasSize(1_197);
    }

    @Test
    void anEmptyCellKeepsWhatIsStored() {
        imports.run(ACME, text("rut,nombre,banco\n12345678-5,Ana,BCI\n"), false, ImportListener.SILENT);
        imports.run(ACME, text("rut,nombre,banco,director\n12345678-5,Ana María,,SI\n"), false, ImportListener.SILENT);

        Contractor ana = Objects.requireNonNull(stored().get(Rut.parse("12345678-5")));
        assertThat(ana.bank()).contains("BCI");
        assertThat(ana.name()).isEqualTo("Ana María");
        assertThat(ana.registeredDirector()).isTrue();
    }

    @Test
    void anInterruptedImportGoesOnAndEndsAsAnUninterruptedOne() {
        TableSource source = list(3_500, 0);
        for (int stopAt : List.of(1, 999, 1_000, 1_001, 2_400, 3_499)) {
            Interrupting interruption = new Interrupting(stopAt);
            try {
                imports.run(ACME, source, true, interruption);
            } catch (IllegalStateException stopped) {
                assertThat(stopped).hasMessage("stopped");
            }
        }
        List<Long> rejected = new ArrayList<>();
        ImportCounts counts = imports.run(ACME, source, true, new ImportListener() {
            @Override
            public void rejected(ContractorLine line) {
                rejected.add(line.line());
            }
        });

        assertThat(counts).isEqualTo(new ImportCounts(3_497, 0, 0, 3));
        assertThat(stored()).hasSize(3_497);
        assertThat(rejected).as("the file of rejects is whole").hasSize(3);
    }

    @Test
    void aFinishedImportThatIsResumedSaysWhatItCameTo() {
        TableSource source = list(1_500, 0);
        ImportCounts first = imports.run(ACME, source, false, ImportListener.SILENT);

        assertThat(imports.run(ACME, source, true, ImportListener.SILENT)).isEqualTo(first);
    }

    @Test
    @Tag("ONB-7")
    void whatAnImportChangesIsInTheHistoryOnceHoweverOftenItIsInterrupted() {
        imports.run(ACME, list(2_500, 0), false, ImportListener.SILENT);
        assertThat(changes()).as("new ones, and the same again, change nothing").isEmpty();
        imports.run(ACME, list(2_500, 0), false, ImportListener.SILENT);
        assertThat(changes()).isEmpty();

        TableSource changed = list(2_500, 1);
        for (int stopAt : List.of(1, 1_000, 1_001)) {
            try {
                imports.run(ACME, changed, "marta", true, new Interrupting(stopAt));
            } catch (IllegalStateException stopped) {
                assertThat(stopped).hasMessage("stopped");
            }
        }
        imports.run(ACME, changed, "marta", true, ImportListener.SILENT);
        imports.run(ACME, changed, "marta", false, ImportListener.SILENT);

        assertThat(changes()).hasSize(2_497);
        Contractors contractors = new Contractors(vault);
        ContractorChange change = contractors.history(ACME, new Rut(10_000_000)).get(0);
        assertThat(change.by()).startsWith("marta, import ").hasSize("marta, import ".length() + 12);
        assertThat(change.changes()).containsExactly(new FieldChange("bank", Optional.of("B0"), Optional.of("B1")));
    }

    private List<ContractorChange> changes() {
        try (var all = vault.scan(Documents.CONTRACTOR_CHANGES, ACME)) {
            return all.map(Loaded::value).toList();
        }
    }

    @Test
    void twoTenantsDoNotMeet() {
        imports.run(ACME, list(10, 0), false, ImportListener.SILENT);
        imports.run(TenantId.of("other"), list(20, 0), false, ImportListener.SILENT);

        assertThat(stored()).hasSize(7);
    }

    private Map<Rut, Contractor> stored() {
        try (var all = vault.scan(Documents.CONTRACTORS, ACME)) {
            return all.map(Loaded::value).collect(Collectors.toMap(Contractor::rut, c -> c, (a, b) -> a, TreeMap::new));
        }
    }

    /** {@code rows} people, of whom one has a wrong check digit, one no name, and one stands there twice. */
    private static TableSource list(int rows, int generation) {
        StringBuilder text = new StringBuilder("rut,nombre,banco\n");
        for (int i = 0; i < rows; i++) {
            Rut rut = new Rut(10_000_000 + (i == 3 ? 2 : i));
            String written = i == 5 ? rut.number() + "-x" : rut.toString();
            text.append(written)
                    .append(',')
                    .append(i == 4 ? "" : "Persona " + i)
                    .append(",B")
                    .append(generation);
            text.append('\n');
        }
        return text(text.toString());
    }

    private static TableSource text(String text) {
        return TableSource.ofText("people.csv", text);
    }

    /** Stops the import after some lines were read. */
    private static final class Interrupting implements ImportListener {
        private final int stopAt;

        Interrupting(int stopAt) {
            this.stopAt = stopAt;
        }

        @Override
        public void progressed(long lines, ImportCounts counts) {
            if (lines >= stopAt) {
                throw new IllegalStateException("stopped");
            }
        }
    }
}
