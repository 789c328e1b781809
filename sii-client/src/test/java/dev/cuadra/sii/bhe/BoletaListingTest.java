package dev.cuadra.sii.bhe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.page.Pages;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("SII-STATE")
class BoletaListingTest {
    private static final YearMonth MAY = YearMonth.of(2026, 5);
    private static final Rut SHOP = Rut.parse("76000000-0");
    private static final Rut COMPANY = Rut.parse("77777777-7");

    private final ReceivedWalk month = ReceivedWalk.of(SHOP, MAY)
            .take(Pages.recorded(BoletaListingTest.class, PagedSii.REPORT, "received-2026-05-states.html"));

    private BoletaListing listing(String id) {
        return month.listing(BoletaId.parse(id));
    }

    private static FaultKind fault(ThrowingCallable call) {
        return catchThrowableOfType(SiiFaultException.class, call).fault().kind();
    }

    @Test
    void aBoletaIsFoundByItsIssuerAndItsNumberTogether() {
        assertThat(listing("11111111-1/312")).isEqualTo(new BoletaListing.InForce("N"));
        assertThat(listing("12345678-5/312"))
                .isEqualTo(new BoletaListing.Annulled("S", Optional.of(LocalDate.of(2026, 5, 28))));
    }

    @Test
    void whatTheListDoesNotHoldIsNotListedAndNeverAnnulled() {
        assertThat(listing("22222222-2/312")).isEqualTo(new BoletaListing.NotListed());
        assertThat(listing("11111111-1/311")).isEqualTo(new BoletaListing.NotListed());
    }

    @Test
    void aRemarkAndAPendingAnnulmentKeepTheirCode() {
        assertThat(listing("22222222-2/10"))
                .isEqualTo(new BoletaListing.Other("V", Optional.of(BoletaState.ANULACION_PENDIENTE)));
        assertThat(listing("22222222-2/11"))
                .isEqualTo(new BoletaListing.Other("R", Optional.of(BoletaState.OBSERVADA)));
    }

    @Test
    void aCodeThatNobodyKnowsIsCarriedAsItIsEvenWhereAnAmountCannotBeRead() {
        assertThat(listing("22222222-2/12")).isEqualTo(new BoletaListing.Other("Q9", Optional.empty()));
        assertThat(listing("12345670-K/88")).isEqualTo(new BoletaListing.Other("", Optional.empty()));
    }

    @Test
    void aDateOfAnnulmentSaysWhatTheCodeDoesNot() {
        assertThat(listing("22222222-2/13"))
                .isEqualTo(new BoletaListing.Annulled("Q9", Optional.of(LocalDate.of(2026, 5, 30))));
    }

    @Test
    void whatStandsForAnEmptyDateIsNoDate() {
        for (String nothing : List.of(" ", "&nbsp;", "-", "null")) {
            Map<String, String> row = PagedSii.row(11_111_111, '1', 5, 100_000, 15_250, false);
            row.put("fechaanulacion", nothing);
            ReceivedWalk walk = ReceivedWalk.of(COMPANY, MAY);
            ReceivedWalk whole = walk.take(new PagedSii(false, List.of(row)).answer(walk.next()));
            assertThat(whole.listing(BoletaId.parse("11111111-1/5"))).isEqualTo(new BoletaListing.InForce("N"));
        }
    }

    @Test
    void aDateThatCannotBeReadIsADateAllTheSame() {
        Map<String, String> row = PagedSii.row(11_111_111, '1', 5, 100_000, 15_250, false);
        row.put("fechaanulacion", "31/02/2026");
        ReceivedWalk walk = ReceivedWalk.of(COMPANY, MAY);
        ReceivedWalk whole = walk.take(new PagedSii(false, List.of(row)).answer(walk.next()));
        assertThat(whole.listing(BoletaId.parse("11111111-1/5")))
                .isEqualTo(new BoletaListing.Annulled("N", Optional.empty()));
    }

    @Test
    void aRowThatCouldBeAnybodysIsNoAbsence() {
        Map<String, String> unreadable = PagedSii.row(11_111_111, '2', 5, 100_000, 15_250, false);
        List<Map<String, String>> rows = List.of(unreadable, PagedSii.row(11_111_111, '1', 6, 100_000, 15_250, false));
        ReceivedWalk walk = ReceivedWalk.of(COMPANY, MAY);
        ReceivedWalk whole = walk.take(new PagedSii(false, rows).answer(walk.next()));
        assertThat(fault(() -> whole.listing(BoletaId.parse("11111111-1/5")))).isEqualTo(FaultKind.UNRECOGNISED);
        assertThat(whole.listing(BoletaId.parse("11111111-1/6"))).isEqualTo(new BoletaListing.InForce("N"));
    }

    @Test
    void oneBoletaInTwoStatesIsNoState() {
        Map<String, String> once = PagedSii.row(11_111_111, '1', 5, 100_000, 15_250, false);
        Map<String, String> again = PagedSii.row(11_111_111, '1', 5, 100_000, 15_250, true);
        again.put("codigobarras", "1111111100005ZZZZ");
        ReceivedWalk walk = ReceivedWalk.of(COMPANY, MAY);
        ReceivedWalk whole = walk.take(new PagedSii(false, List.of(once, again)).answer(walk.next()));
        assertThat(fault(() -> whole.listing(BoletaId.parse("11111111-1/5")))).isEqualTo(FaultKind.INCOMPLETE);
    }

    @Test
    void halfAListSaysNothingAndAnErasedIssuerIsNobody() {
        ReceivedWalk begun = ReceivedWalk.of(COMPANY, MAY);
        assertThatIllegalStateException().isThrownBy(() -> begun.listing(BoletaId.parse("11111111-1/5")));
        assertThatIllegalArgumentException().isThrownBy(() -> month.listing(BoletaId.erased(new UUID(1, 2), 5)));
    }

    @Test
    void sumsThatDoNotAddUpMakeEveryStateDoubtful() {
        List<Map<String, String>> rows = List.of(PagedSii.row(11_111_111, '1', 5, 100_000, 15_250, false));
        PagedSii sii = new PagedSii(false, rows);
        String wrong = sii.page(0, rows, 1).text().replace("'suma_liquido'] = \"84750\"", "'suma_liquido'] = \"1\"");
        ReceivedWalk walk = ReceivedWalk.of(COMPANY, MAY).take(Pages.html(PagedSii.REPORT, wrong));
        assertThat(fault(() -> walk.listing(BoletaId.parse("11111111-1/5")))).isEqualTo(FaultKind.INCOMPLETE);
    }

    @Test
    void aBteHasItsStateByNumberAndNoDay() {
        IssuedBteWalk walk = IssuedBteWalk.of(COMPANY, MAY)
                .take(Pages.recorded(getClass(), IssuedBteWalk.REPORT.toString(), "bte-2026-05.html"));
        assertThat(walk.listing(7)).isEqualTo(new BoletaListing.InForce("VIGENTE"));
        assertThat(walk.listing(8)).isEqualTo(new BoletaListing.Annulled("ANULADA", Optional.empty()));
        assertThat(walk.listing(9)).isEqualTo(new BoletaListing.NotListed());
        assertThatIllegalStateException()
                .isThrownBy(() -> IssuedBteWalk.of(COMPANY, MAY).listing(7));
    }

    @Test
    void aBteWhoseNumberCannotBeReadMayBeTheOne() {
        String page = Pages.recorded(getClass(), IssuedBteWalk.REPORT.toString(), "bte-2026-05.html")
                .text()
                .replace("<td>8</td>", "<td>ocho</td>");
        IssuedBteWalk walk = IssuedBteWalk.of(COMPANY, MAY).take(Pages.html(IssuedBteWalk.REPORT.toString(), page));
        assertThat(walk.listing(7)).isEqualTo(new BoletaListing.InForce("VIGENTE"));
        assertThat(fault(() -> walk.listing(9))).isEqualTo(FaultKind.UNRECOGNISED);
    }

    @Property(tries = 25)
    @net.jqwik.api.Tag("SII-STATE")
    void everyBoletaOfAMonthOfPagesHasItsStateAndNoOtherHas(
            @ForAll @IntRange(max = 320) int count,
            @ForAll @IntRange(min = 1, max = 7) int every,
            @ForAll boolean cursors) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (int folio = 1; folio <= count; folio++) {
            rows.add(PagedSii.row(11_111_111, '1', folio, 100_000, 15_250, folio % every == 0));
        }
        PagedSii sii = new PagedSii(cursors, rows);
        ReceivedWalk walk = ReceivedWalk.of(COMPANY, MAY);
        while (!walk.complete()) {
            walk = walk.take(sii.answer(walk.next()));
        }
        for (int folio = 1; folio <= count; folio++) {
            BoletaListing expected = folio % every == 0
                    ? new BoletaListing.Annulled("S", Optional.of(LocalDate.of(2026, 5, 23)))
                    : new BoletaListing.InForce("N");
            assertThat(walk.listing(BoletaId.parse("11111111-1/" + folio))).isEqualTo(expected);
        }
        assertThat(walk.listing(BoletaId.parse("11111111-1/" + (count + 1)))).isEqualTo(new BoletaListing.NotListed());
    }
}
