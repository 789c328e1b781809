package dev.cuadra.sii.f29;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.fuzz.Fuzzed;
import dev.cuadra.sii.page.SiiPage;
import java.time.YearMonth;
import org.junit.jupiter.api.Tag;

/** Answers of the Form 29 application, whatever came. */
@Tag("SII-SDI")
class SdiFuzzTest {
    private static final String JSON = "application/json; charset=utf-8";

    @FuzzTest
    @Tag("SII-PROP")
    void proposal(byte[] input) {
        for (SiiPage page : Fuzzed.pages(input, SdiMethod.PROPOSAL.address().toString(), JSON)) {
            Fuzzed.fault(() -> Proposal.of(page)
                    .ifPresent(given -> given.codes().values().forEach(value -> {
                        assertThat(value.scale()).isBetween(0, 6);
                        assertThat(value.precision()).isLessThanOrEqualTo(21);
                    })));
        }
    }

    @FuzzTest
    @Tag("SII-DECL")
    void declarations(byte[] input) {
        for (SiiPage page : Fuzzed.pages(input, SdiMethod.DECLARATIONS.address().toString(), JSON)) {
            Fuzzed.fault(() -> Declaration.of(page)
                    .forEach(given -> assertThat(given.amount().scale()).isZero()));
        }
    }

    /** A list is given when it adds up, and only then. */
    @FuzzTest
    @Tag("SII-LIST")
    void boletas(byte[] input) {
        Fuzzed.fault(() -> {
            SdiBoletaWalk walk = SdiBoletaWalk.begin();
            for (SiiPage page : Fuzzed.pages(input, SdiMethod.BOLETAS.address().toString(), JSON)) {
                walk = walk.take(page);
                if (walk.complete()) {
                    SdiBoletas list = walk.list();
                    Clp gross = list.rows().stream()
                            .map(row -> row.amounts().gross())
                            .reduce(Clp.ZERO, Clp::plus);
                    assertThat(gross.compareTo(list.totals().gross())).isNotNegative();
                    return;
                }
            }
        });
    }

    /** What is asked beside proposals and declarations. */
    @FuzzTest
    @Tag("SII-PPM")
    @Tag("SII-PERIODS")
    @Tag("SII-NOTICE")
    @Tag("SII-CURRENT")
    void others(byte[] input) {
        for (SiiPage page : Fuzzed.pages(input, SdiMethod.PPM_RATE.address().toString(), JSON)) {
            Fuzzed.fault(() -> assertThat(PpmRate.of(page, Rut.parse("77777777-7"), YearMonth.of(2026, 5)))
                    .isNotNull());
            Fuzzed.fault(() -> assertThat(PpmTerm.of(page)).isNotNull());
            Fuzzed.fault(() -> assertThat(CurrentDeclaration.of(page)).isNotNull());
            Fuzzed.fault(() -> TaxpayerNotice.of(page)
                    .forEach(notice -> assertThat(notice.members()).isNotNull()));
            Fuzzed.fault(() -> {
                DeclarablePeriods periods = DeclarablePeriods.of(page);
                assertThat(periods.includes(periods.from())).isTrue();
            });
        }
    }
}
