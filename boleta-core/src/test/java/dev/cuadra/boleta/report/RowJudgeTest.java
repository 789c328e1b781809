package dev.cuadra.boleta.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.contractor.Contractor;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.boleta.rut.Rut;
import java.time.LocalDate;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("REP-4")
class RowJudgeTest {
    private static final Rut ISSUER = Rut.parse("12345678-5");
    private final RowJudge judge = new RowJudge(RateBook.chile(), Rut.parse("76000000-0"));

    /** 15.25 % of 1,000,000 is 152,500; 14.5 % is 145,000; 3 % is 30,000. */
    @ParameterizedTest
    @CsvSource({
        "2026-09-05, 152500, EXPECTED_RATE, 152500, 0, ''",
        "2026-09-05, 152501, ONE_PESO_ROUNDING, 152501, 0, ''",
        "2026-09-05, 152499, ONE_PESO_ROUNDING, 152499, 0, ''",
        "2026-09-05, 182500, RATE_PLUS_LOAN, 152500, 30000, ''",
        "2026-09-05, 182499, RATE_PLUS_LOAN, 152499, 30000, ''",
        "2026-09-05, 145000, PREVIOUS_YEAR_RATE, 145000, 0, ROW_PREVIOUS_RATE",
        "2026-09-05, 0, RETAINED_BY_ISSUER, 0, 0, ''",
        "2026-09-05, 100000, UNEXPLAINED, 0, 0, ROW_DIRECTOR_UNREGISTERED",
        "2026-09-05, 152502, UNEXPLAINED, 0, 0, ROW_UNEXPLAINED",
        "2026-09-05, 98000, UNEXPLAINED, 0, 0, ROW_UNEXPLAINED",
        "2025-12-28, 145000, EXPECTED_RATE, 145000, 0, ''",
        "2019-12-31, 100000, EXPECTED_RATE, 100000, 0, ''",
        "2021-08-31, 145000, UNEXPLAINED, 0, 0, ROW_UNEXPLAINED",
        "2021-09-01, 145000, RATE_PLUS_LOAN, 115000, 30000, ''",
        "2003-01-01, 100000, UNEXPLAINED, 0, 0, ROW_RATE_NOT_COVERED",
    })
    void eachRowOfAStrangerIsExplainedOrNot(
            LocalDate date, long kept, Verdict verdict, long retained, long loan, String problem) {
        Judgement judgement = judge(row(date, 1_000_000, kept), Optional.empty());

        assertThat(judgement.verdict()).isEqualTo(verdict);
        assertThat(judgement.retained()).isEqualTo(Clp.of(retained));
        assertThat(judgement.loan()).isEqualTo(Clp.of(loan));
        assertThat(judgement.problems().stream().map(p -> p.code()).findFirst().orElse(""))
                .isEqualTo(problem);
    }

    @Test
    void tenPerCentIsExplainedForARegisteredDirectorOnly() {
        ReportRow row = row(LocalDate.of(2026, 9, 5), 1_000_000, 100_000);

        Judgement registered = judge(row, Optional.of(with(null, true, false)));
        assertThat(registered.verdict()).isEqualTo(Verdict.DIRECTOR);
        assertThat(registered.concept()).isEqualTo(Concept.DIRECTOR);
        assertThat(judge.judge("r", row, Concept.HONORARIOS, Optional.empty(), true)
                        .verdict())
                .isEqualTo(Verdict.DIRECTOR);
        assertThat(judge.judge("r", row, Concept.DIRECTOR, Optional.empty(), false)
                        .verdict())
                .isEqualTo(Verdict.DIRECTOR);
        assertThat(judge(row, Optional.of(with(null, false, false))).verdict()).isEqualTo(Verdict.UNEXPLAINED);
        assertThat(judge(row(LocalDate.of(2026, 9, 5), 1_000_000, 152_500), Optional.of(with(null, true, false)))
                        .concept())
                .isEqualTo(Concept.HONORARIOS);
    }

    @Test
    void nothingKeptIsReadByWhatIsRegistered() {
        ReportRow row = row(LocalDate.of(2026, 9, 5), 600_000, 0);

        assertThat(judge(row, Optional.of(with(Retainer.NONE, false, false))).verdict())
                .isEqualTo(Verdict.NO_RETENTION);
        Judgement odd = judge(row, Optional.of(with(Retainer.PAYER, false, false)));
        assertThat(odd.verdict()).isEqualTo(Verdict.RETAINED_BY_ISSUER);
        assertThat(odd.problems()).extracting(p -> p.code()).containsExactly("ROW_REGIME_DIFFERS");
    }

    @Test
    void forSmallFeesOnePesoAndThreePerCentAreTheSameAndTheRegisterDecides() {
        // 15.25 % of 20 is 3.05, 3 % is 0.6: 3 and 1.
        ReportRow row = row(LocalDate.of(2026, 9, 5), 20, 4);

        assertThat(judge(row, Optional.empty()).verdict()).isEqualTo(Verdict.ONE_PESO_ROUNDING);
        assertThat(judge(row, Optional.of(with(null, false, true))).verdict()).isEqualTo(Verdict.RATE_PLUS_LOAN);
    }

    @Test
    void figuresThatDoNotAddUpTheCompanyItselfAndUnknownStatesAreNotExplained() {
        ReportRow good = row(LocalDate.of(2026, 9, 5), 1_000_000, 152_500);

        assertThat(code(new ReportRow(
                        1,
                        good.id(),
                        ISSUER,
                        "x",
                        good.date(),
                        good.state(),
                        Optional.empty(),
                        false,
                        good.gross(),
                        good.retained(),
                        Clp.of(847_501))))
                .isEqualTo("ROW_ARITHMETIC");
        assertThat(code(new ReportRow(
                        1,
                        good.id(),
                        judge.payer(),
                        "x",
                        good.date(),
                        good.state(),
                        Optional.empty(),
                        false,
                        good.gross(),
                        good.retained(),
                        good.paid())))
                .isEqualTo("ROW_ISSUER_IS_PAYER");
        assertThat(code(new ReportRow(
                        1,
                        good.id(),
                        ISSUER,
                        "x",
                        good.date(),
                        ReportedState.of("A"),
                        Optional.empty(),
                        false,
                        good.gross(),
                        good.retained(),
                        good.paid())))
                .isEqualTo("ROW_STATE_UNKNOWN");
    }

    @Property
    void whatIsExplainedAddsUpToWhatWasReported(
            @ForAll @LongRange(min = 1, max = 50_000_000) long gross,
            @ForAll @LongRange(min = 0, max = 100) long percentOfGross,
            @ForAll boolean loan) {
        long kept = gross * percentOfGross / 400;
        Judgement judgement = judge(row(LocalDate.of(2026, 9, 5), gross, kept), Optional.of(with(null, false, loan)));

        Clp declared = judgement.retained().plus(judgement.loan());
        assertThat(declared).isEqualTo(judgement.explained() ? Clp.of(kept) : Clp.ZERO);
    }

    private String code(ReportRow row) {
        Judgement judgement = judge(row, Optional.empty());
        assertThat(judgement.explained()).isFalse();
        return judgement.problems().get(0).code();
    }

    private Judgement judge(ReportRow row, Optional<Contractor> contractor) {
        return judge.judge("r.xls", row, Concept.HONORARIOS, contractor, false);
    }

    private static Contractor with(
            @org.jspecify.annotations.Nullable Retainer retainer, boolean director, boolean loan) {
        Contractor plain = Contractor.of(ISSUER, "Ana Inventada");
        return new Contractor(
                plain.rut(),
                plain.name(),
                plain.mail(),
                plain.phone(),
                plain.bank(),
                plain.accountType(),
                plain.account(),
                Optional.ofNullable(retainer),
                Optional.of(director),
                Optional.of(loan));
    }

    private static ReportRow row(LocalDate date, long gross, long kept) {
        return new ReportRow(
                7,
                new BoletaId(ISSUER, 1),
                ISSUER,
                "Ana Inventada",
                date,
                ReportedState.of("VIGENTE"),
                Optional.empty(),
                false,
                Clp.of(gross),
                Clp.of(kept),
                Clp.of(gross - kept));
    }
}
