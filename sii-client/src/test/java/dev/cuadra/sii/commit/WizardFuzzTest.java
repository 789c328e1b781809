package dev.cuadra.sii.commit;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.fuzz.Fuzzed;
import dev.cuadra.sii.page.SiiPage;
import dev.cuadra.spi.problem.ProblemException;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** The wizards that change something, whatever their pages say; the pages of an input stand apart by a form feed. */
class WizardFuzzTest {
    private static final Rut ANA = Rut.parse("11111111-1");
    private static final Rut COMPANY = Rut.parse("77777777-7");
    private static final LocalDate TODAY = LocalDate.of(2026, 5, 22);
    private static final EmitOrder EMIT = new EmitOrder(
            "e",
            ANA,
            new EmitOrder.Receiver(COMPANY, "COMPAÑÍA", "Av. Ñuñoa 1", 13, "1310", "ÑUÑOA"),
            TODAY,
            EmitOrder.RetainedBy.RECEIVER,
            List.of(new EmitOrder.Service("Asesoría", Clp.of(500_000))));
    private static final AnnulOrder ANNUL =
            new AnnulOrder("a", new BoletaId(ANA, 311), TODAY, AnnulOrder.Cause.TYPING_ERROR);
    private static final ObserveOrder OBSERVE =
            new ObserveOrder("o", COMPANY, new BoletaId(ANA, 311), TODAY, ObserveOrder.Cause.UNKNOWN_ISSUER);

    @FuzzTest
    @Tag("SII-COMMIT-EMIT")
    void emit(byte[] input) {
        play(EMIT, input);
    }

    @FuzzTest
    @Tag("SII-COMMIT-ANNUL")
    void annul(byte[] input) {
        play(ANNUL, input);
    }

    @FuzzTest
    @Tag("SII-COMMIT-OBSERVE")
    void observe(byte[] input) {
        play(OBSERVE, input);
    }

    /**
     * Every page leads on, refuses or is a fault; what is shown to a person is what the order said; the answer to the last
     * step is yes, no or a fault.
     */
    private static void play(CommitOrder order, byte[] input) {
        Fuzzed.fault(() -> {
            ArrayDeque<SiiPage> pages =
                    new ArrayDeque<>(Fuzzed.pages(input, WizardPage.ROOT + "X.cgi", "text/html; charset=ISO-8859-1"));
            WizardTurn turn = WizardTurn.begin(order, TODAY);
            while (turn instanceof WizardTurn.Asking asking && !pages.isEmpty()) {
                sane(asking.request());
                turn = taken(asking, pages.remove());
            }
            if (turn instanceof WizardTurn.Ready ready && !pages.isEmpty()) {
                assertThat(ready.preview().order()).isEqualTo(order);
                assertThat(ready.preview().content()).matches("[0-9a-f]{64}");
                sane(ready.request());
                assertThat(ready.answer(pages.remove())).isNotNull();
            }
        });
    }

    /** A page may say a day on which the order cannot be made; that is the order's problem, with its code. */
    private static WizardTurn taken(WizardTurn.Asking asking, SiiPage page) {
        try {
            return asking.take(page);
        } catch (ProblemException e) {
            assertThat(e.problem().code()).startsWith("SII_");
            return new WizardTurn.Refused(e.problem().code());
        }
    }

    /** Nothing of a page leads a request elsewhere. */
    private static void sane(WizardRequest request) {
        assertThat(request.uri()).extracting(URI::getScheme, URI::getHost).containsExactly("https", "loa.sii.cl");
        request.form().ifPresent(form -> assertThat(form.size()).isPositive());
    }
}
