package dev.cuadra.boleta.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EntryCheckTest {
    private static final Rut PAYER = Rut.parse("76000000-0");
    private static final BoletaId ANA = BoletaId.parse("12345678-5/153");
    private static final EntryCheck CHECK = new EntryCheck(RateBook.chile(), PAYER, LocalDate.parse("2026-11-22"));

    @Test
    @Tag("REG-1")
    void theRetentionOfItsDatePassesWithinOnePeso() {
        for (long retained : new long[] {152_499, 152_500, 152_501}) {
            assertThat(code(fee("2026-09-05", 1_000_000, retained))).isEqualTo("");
        }
        assertThat(code(fee("2026-09-05", 1_000_000, 152_498))).isEqualTo("REGISTER_RETENTION");
        assertThat(code(fee("2026-09-05", 1_000_000, 152_502))).isEqualTo("REGISTER_RETENTION");
        assertThat(code(fee("2025-12-31", 1_000_000, 145_000))).isEqualTo("");
        assertThat(code(fee("2025-12-31", 1_000_000, 152_500))).isEqualTo("REGISTER_RETENTION");
    }

    @Test
    @Tag("REG-1")
    void aDifferenceIsAcceptedWithAReasonAndShown() {
        BoletaEntry entry = fee("2026-09-05", 1_000_000, 145_000).acceptedBecause("Tasa del contrato anterior");
        EntryCheck.Checked checked = CHECK.check(entry, Place.NOWHERE);

        assertThat(checked.line().orElseThrow().boleta().retained()).isEqualTo(Clp.of(145_000));
        assertThat(checked.notices()).extracting(Problem::code).containsExactly("REGISTER_ACCEPTED");
        assertThatThrownBy(() -> entry.acceptedBecause(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 500)
    void whatIsKeptBackIsConservedWhateverIsToldApart(
            @ForAll @LongRange(min = 1, max = 50_000_000) long gross, @ForAll boolean loan) {
        Clp rate = RateBook.chile()
                .ordinary()
                .at(LocalDate.parse("2026-09-05"))
                .value()
                .on(Clp.of(gross));
        Clp three = RateBook.chile()
                .loan()
                .at(LocalDate.parse("2026-09-05"))
                .value()
                .on(Clp.of(gross));
        Clp kept = loan ? rate.plus(three) : rate;
        Boleta boleta = CHECK.check(entry("2026-09-05", gross, kept.pesos(), loan), Place.NOWHERE)
                .line()
                .orElseThrow()
                .boleta();

        assertThat(boleta.retained().plus(boleta.loanRetained())).isEqualTo(kept);
        assertThat(boleta.loanRetained()).isEqualTo(loan ? three : Clp.ZERO);
    }

    @Test
    @Tag("BHE-2")
    void itsDateLiesThreeMonthsAheadAtMost() {
        EntryCheck early = new EntryCheck(RateBook.chile(), PAYER, LocalDate.parse("2026-06-05"));

        assertThat(early.check(fee("2026-09-05", 100_000, 15_250), Place.NOWHERE)
                        .problems())
                .isEmpty();
        assertThat(early.check(fee("2026-09-06", 100_000, 15_250), Place.NOWHERE)
                        .problems())
                .extracting(Problem::code)
                .containsExactly("REGISTER_TOO_FAR");
    }

    @Test
    void nobodyIssuesAFeeToItselfAndABteIsTheCompanysOwn() {
        BoletaEntry self = BoletaEntry.fee(
                new BoletaId(PAYER, 1), "", LocalDate.parse("2026-09-05"), Clp.of(100_000), Clp.of(15_250));
        BoletaEntry bte = new BoletaEntry(
                new BoletaId(PAYER, 1),
                ANA.issuer(),
                "",
                Concept.BTE,
                LocalDate.parse("2026-09-05"),
                Optional.empty(),
                BoletaState.VIGENTE,
                Clp.of(100_000),
                Clp.of(15_250),
                Retainer.PAYER,
                false,
                Optional.empty());

        assertThat(code(self)).isEqualTo("REGISTER_ISSUER");
        assertThat(code(bte)).isEqualTo("");
    }

    @Test
    @Tag("RET-3")
    @Tag("F29-3")
    void aBoletaOfDecemberThatIsPaidInJanuaryKeepsItsRateAndSaysSo() {
        EntryCheck.Checked checked =
                CHECK.check(fee("2025-12-29", 1_000_000, 145_000).paidOn(LocalDate.parse("2026-01-05")), Place.NOWHERE);
        YearBoundary boundary = YearBoundary.of(checked.line().orElseThrow().boleta(), RateBook.chile(), Place.NOWHERE)
                .orElseThrow();

        assertThat(boundary.byDate().percent()).isEqualTo("14.5");
        assertThat(boundary.byPayment().percent()).isEqualTo("15.25");
        assertThat(boundary.month()).isEqualTo(YearMonth.of(2026, 1));
        assertThat(boundary.confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(checked.notices()).extracting(Problem::code).containsExactly("YEAR_BOUNDARY");
        assertThat(boundary.notice().message().es()).contains("14,5 %", "30-12-2019");
        assertThat(boundary.notice().remedy().es()).contains("15,25 %");
        assertThat(CHECK.check(
                                fee("2025-12-29", 1_000_000, 145_000).paidOn(LocalDate.parse("2025-12-31")),
                                Place.NOWHERE)
                        .notices())
                .isEmpty();
    }

    private static String code(BoletaEntry entry) {
        return CHECK.check(entry, Place.NOWHERE).problems().stream()
                .map(Problem::code)
                .findFirst()
                .orElse("");
    }

    private static BoletaEntry fee(String date, long gross, long retained) {
        return BoletaEntry.fee(ANA, "ANA", LocalDate.parse(date), Clp.of(gross), Clp.of(retained));
    }

    private static BoletaEntry entry(String date, long gross, long retained, boolean loan) {
        return new BoletaEntry(
                ANA,
                ANA.issuer(),
                "ANA",
                Concept.HONORARIOS,
                LocalDate.parse(date),
                Optional.empty(),
                BoletaState.VIGENTE,
                Clp.of(gross),
                Clp.of(retained),
                Retainer.PAYER,
                loan,
                Optional.empty());
    }
}
