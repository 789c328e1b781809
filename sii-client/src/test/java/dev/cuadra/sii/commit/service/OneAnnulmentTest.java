package dev.cuadra.sii.commit.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.runtime.Vault;
import dev.cuadra.sii.call.CommitPages;
import dev.cuadra.sii.call.SiiClient;
import dev.cuadra.sii.commit.AnnulOrder;
import dev.cuadra.sii.commit.CommitAcceptance;
import dev.cuadra.sii.commit.CommitResult;
import dev.cuadra.sii.commit.ObservedPages;
import dev.cuadra.sii.commit.Previewed;
import dev.cuadra.simulator.SimulatedBoleta.State;
import dev.cuadra.spi.TenantId;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OneAnnulmentTest {
    // snippet:annul
    static CommitResult annul(Vault vault, SiiClient client, TenantId house, BoletaId boleta, LocalDate date) {
        Commits commits = new Commits(vault, CommitPages.of(client, new ObservedPages("Rosa Díaz")));
        AnnulOrder order = new AnnulOrder("annul-2026-0042", boleta, date, AnnulOrder.Cause.NOT_PAID);
        Previewed previewed = commits.preview(house, order);
        if (previewed instanceof Previewed.Refused refused) {
            return new CommitResult.Refused(refused.text());
        }
        // Somebody looks at the preview, and says yes.
        String seen = ((Previewed.Shown) previewed).preview().content();
        return commits.commit(house, order, new CommitAcceptance("Rosa Díaz", seen));
    }
    // end:annul

    @Test
    @Tag("SII-COMMIT-4")
    void theSnippetOfTheDocumentAnnuls() {
        try (Desk desk = new Desk()) {
            BoletaId nine = new BoletaId(Desk.EVA, 9);
            CommitResult result = annul(desk.vault, desk.client, Desk.ACME, nine, LocalDate.of(2026, 5, 21));

            assertThat(result).isInstanceOf(CommitResult.Done.class);
            assertThat(desk.state(nine)).isEqualTo(State.ANNULLED);
        }
    }
}
