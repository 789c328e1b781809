package dev.cuadra.boleta.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.Form29Assembler;
import dev.cuadra.boleta.form29.Form29Request;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.rut.Rut;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("PAYM-2")
class MonthlyPartsTest {
    private static final BoletaId ID = new BoletaId(Rut.parse("12345678-5"), 153);
    private static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);
    private static final LocalDate IN_SEPTEMBER = LocalDate.of(2026, 9, 30);
    private static final LocalDate IN_OCTOBER = LocalDate.of(2026, 10, 20);

    /** 15.25 % of 1,000,000. */
    private static final Boleta BOLETA = new Boleta(
            ID,
            Concept.HONORARIOS,
            LocalDate.of(2026, 9, 5),
            Optional.empty(),
            BoletaState.VIGENTE,
            Clp.of(1_000_000),
            Retainer.PAYER,
            Clp.of(152_500),
            Clp.ZERO);

    private static final PaidPart FIRST = BoletaSplit.of(BOLETA).nextNet(Clp.of(300_000));
    private static final PaidPart SECOND = PaidPart.of(BOLETA).minus(FIRST);

    @Test
    void whatWasKeptBackOfAPartBelongsToTheMonthOfItsPayment() {
        MonthlyParts parts = new MonthlyParts(List.of(paid(IN_OCTOBER, SECOND), paid(IN_SEPTEMBER, FIRST)));

        assertThat(fees(parts, SEPTEMBER)).isEqualByComparingTo("53982");
        assertThat(fees(parts, SEPTEMBER.plusMonths(1))).isEqualByComparingTo("98518");
        assertThat(fees(parts, SEPTEMBER.plusMonths(2))).isEqualByComparingTo("0");
        assertThat(parts.of(ID).values().stream().reduce(PaidPart.NOTHING, PaidPart::plus))
                .isEqualTo(PaidPart.of(BOLETA));
    }

    @Test
    void twoPartsOfOneMonthAreOneBoletaOfIt() {
        MonthlyParts parts = new MonthlyParts(List.of(paid(IN_SEPTEMBER, FIRST), paid(IN_SEPTEMBER, SECOND)));

        assertThat(parts.boletas(List.of(BOLETA), SEPTEMBER)).containsExactly(BOLETA.paidOn(IN_SEPTEMBER));
    }

    @Test
    void aPartThatCameBackCountsInNoMonth() {
        RetainedPart back = new RetainedPart(ID, IN_SEPTEMBER, FIRST, Optional.of(IN_OCTOBER));
        MonthlyParts parts = new MonthlyParts(List.of(back, paid(IN_OCTOBER, FIRST)));

        assertThat(fees(parts, SEPTEMBER)).isEqualByComparingTo("0");
        assertThat(fees(parts, SEPTEMBER.plusMonths(1))).isEqualByComparingTo("53982");
        assertThat(parts.of(ID)).containsOnlyKeys(SEPTEMBER.plusMonths(1));
    }

    @Test
    void boletasWithoutPartsAreAsTheyWereAndMoreThanABoletaIsRefused() {
        Boleta paid = BOLETA.paidOn(IN_SEPTEMBER);
        assertThat(new MonthlyParts(List.of()).boletas(List.of(paid), SEPTEMBER))
                .containsExactly(paid);
        MonthlyParts twice = new MonthlyParts(List.of(paid(IN_SEPTEMBER, SECOND), paid(IN_OCTOBER, SECOND)));
        assertThatIllegalArgumentException().isThrownBy(() -> twice.boletas(List.of(BOLETA), SEPTEMBER));
    }

    @Test
    void boletasThatAreWorthLessThanTheirPartsAreTold() {
        MonthlyParts twice = new MonthlyParts(List.of(paid(IN_SEPTEMBER, SECOND), paid(IN_OCTOBER, SECOND)));
        MonthlyParts once = new MonthlyParts(List.of(paid(IN_SEPTEMBER, FIRST), paid(IN_OCTOBER, SECOND)));
        Boleta other = new Boleta(
                new BoletaId(ID.issuer(), 154),
                Concept.HONORARIOS,
                LocalDate.of(2026, 9, 5),
                Optional.empty(),
                BoletaState.VIGENTE,
                Clp.of(1),
                Retainer.PAYER,
                Clp.ZERO,
                Clp.ZERO);

        assertThat(twice.exceeded(List.of(other, BOLETA))).containsExactly(BOLETA);
        assertThat(twice.exceeded(List.of(BOLETA.in(BoletaState.ANULADA)))).isEmpty();
        assertThat(once.exceeded(List.of(other, BOLETA))).isEmpty();
    }

    @Test
    void thePartsOfSomeBoletasAreLeftOut() {
        BoletaId other = new BoletaId(ID.issuer(), 154);
        RetainedPart kept = new RetainedPart(other, IN_SEPTEMBER, FIRST, Optional.empty());
        MonthlyParts parts = new MonthlyParts(List.of(paid(IN_SEPTEMBER, FIRST), kept));

        assertThat(parts.without(List.of(ID)).parts()).containsExactly(kept);
        assertThat(parts.without(List.of())).isEqualTo(parts);
        assertThat(parts).hasToString("MonthlyParts[2]");
        assertThat(kept.toString()).contains("2026-09-30").doesNotContain("12345678");
    }

    private static BigDecimal fees(MonthlyParts parts, YearMonth month) {
        return Form29Assembler.chile()
                .assemble(Form29Request.of(month, parts.boletas(List.of(BOLETA), month)))
                .value(F29Code.FEES);
    }

    private static RetainedPart paid(LocalDate day, PaidPart part) {
        return new RetainedPart(ID, day, part, Optional.empty());
    }
}
