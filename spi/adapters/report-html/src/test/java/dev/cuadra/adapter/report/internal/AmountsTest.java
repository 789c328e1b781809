package dev.cuadra.adapter.report.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.layby.agreement.FeeKind;
import dev.cuadra.layby.agreement.InstalmentStanding;
import dev.cuadra.layby.agreement.LaybyPolicy;
import dev.cuadra.layby.agreement.LaybyState;
import dev.cuadra.layby.agreement.NoticeKind;
import dev.cuadra.layby.agreement.Payment;
import dev.cuadra.layby.agreement.Refund;
import dev.cuadra.layby.law.Jurisdiction;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.money.Tender;
import dev.cuadra.layby.schedule.Frequency;
import dev.cuadra.layby.termination.EndedBy;
import dev.cuadra.layby.termination.Ground;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {
    private final Amounts spanish = new Amounts(new Words(Locale.forLanguageTag("es-CL")));
    private final Amounts english = new Amounts(new Words(Locale.ENGLISH));

    @ParameterizedTest
    @CsvSource({
        "0, CLP, 0, 0",
        "149990, CLP, 149.990, '149,990'",
        "-149990, CLP, -149.990, '-149,990'",
        "1234.50, AUD, '1.234,50', '1,234.50'",
        "999.99, AUD, '999,99', 999.99",
        "-0.05, AUD, '-0,05', -0.05",
        "1234567.891, BHD, '1.234.567,891', '1,234,567.891'",
        "10000000000000, CLP, 10.000.000.000.000, '10,000,000,000,000'"
    })
    void amountsAreWrittenAsTheLanguageDoes(String amount, String currency, String es, String en) {
        assertThat(spanish.figure(MinorUnits.parse(amount, currency))).isEqualTo(es);
        assertThat(english.figure(MinorUnits.parse(amount, currency))).isEqualTo(en);
        assertThat(english.with(MinorUnits.parse(amount, currency))).isEqualTo(currency + "\u00A0" + en);
    }

    @Property
    void anAmountReadsBack(@ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long cents) {
        var amount = MinorUnits.of(cents, MinorUnits.currency("AUD"));
        assertThat(MinorUnits.parse(english.figure(amount).replace(",", ""), "AUD"))
                .isEqualTo(amount);
        assertThat(MinorUnits.parse(spanish.figure(amount).replace(".", "").replace(',', '.'), "AUD"))
                .isEqualTo(amount);
    }

    @Property
    void aShareIsAThousandOnlyWhenItIsAll(
            @ForAll @LongRange(min = 1, max = 1_000_000_000_000_000L) long whole,
            @ForAll @LongRange(min = 0) long some) {
        var currency = MinorUnits.currency("AUD");
        long part = some % (whole + 1);
        int share = Amounts.thousandths(MinorUnits.of(part, currency), MinorUnits.of(whole, currency));
        assertThat(share).isBetween(0, 1000);
        assertThat(share == 1000).isEqualTo(part == whole);
    }

    @Test
    void nothingHasNoShares() {
        var nothing = MinorUnits.parse("0", "AUD");
        assertThat(Amounts.thousandths(nothing, nothing)).isZero();
        assertThat(Amounts.thousandths(MinorUnits.parse("2", "AUD"), MinorUnits.parse("1", "AUD")))
                .isEqualTo(1000);
    }

    @Test
    void figuresOfACalculationAreTranslatedAndTheRestIsLeft() {
        assertThat(spanish.calculated("1234.50 AUD")).isEqualTo("AUD\u00A01.234,50");
        assertThat(english.calculated("149990 CLP")).isEqualTo("CLP\u00A0149,990");
        assertThat(english.calculated("2026-03-01")).isEqualTo("2026-03-01");
        assertThat(english.calculated("")).isEmpty();
        assertThatThrownBy(() -> english.plain("1e5")).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void whateverACalculationSaysIsShown(@ForAll @StringLength(max = 30) String text) {
        assertThat(english.calculated(text)).hasSameSizeAs(Words.clean(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"es-CL", "en-NZ"})
    void whateverALaybyCanBeHasWords(String tag) {
        Words words = new Words(Locale.forLanguageTag(tag));
        Stream.of(
                        Stream.of(LaybyState.values())
                                .flatMap(s -> Stream.of("layby.state." + s, "layby.state." + s + ".meaning")),
                        Stream.of(Tender.values()).map(t -> "layby.tender." + t),
                        Stream.of(FeeKind.values()).map(k -> "layby.fee." + k),
                        Stream.of(Frequency.values()).map(f -> "layby.frequency." + f),
                        Stream.of(Jurisdiction.values()).map(j -> "layby.law." + j.name()),
                        Stream.of(EndedBy.values()).map(e -> "layby.endedBy." + e),
                        Stream.of(Ground.values()).map(g -> "layby.ground." + g),
                        Stream.of(InstalmentStanding.Progress.values()).map(p -> "layby.standing." + p),
                        Stream.of(Payment.Standing.PENDING, Payment.Standing.BOUNCED)
                                .map(p -> "layby.payment." + p),
                        Stream.of(Refund.Standing.values()).map(r -> "layby.refund." + r),
                        Stream.of(LaybyPolicy.Overpayment.values()).map(o -> "layby.overpayment." + o),
                        Stream.of(RoundingMode.values()).map(r -> "layby.rounding." + r))
                .flatMap(keys -> keys)
                .forEach(key -> assertThat(words.say(key)).as(key).isNotBlank());
        for (NoticeKind kind : NoticeKind.values()) {
            assertThat(words.say("layby.notice." + kind, "date", "2026-03-01")).isNotBlank();
        }
    }
}
