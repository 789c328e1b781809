package dev.cuadra.boleta.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.money.Clp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class PaymentFileProperties {
    @Provide
    Arbitrary<String> names() {
        return Arbitraries.oneOf(
                        Arbitraries.strings().ofMaxLength(80),
                        Arbitraries.strings()
                                .withChars("ÑáüßæØºª&\t€“”—😀;|,\"'aZ9. -\r\n")
                                .ofMaxLength(80))
                .map(name -> "A" + name);
    }

    @Property(tries = 300)
    @Tag("BANK-7")
    void aNameOfAnyLettersGivesLinesOfExactlyTheirWidthInPureAscii(@ForAll("names") String name) {
        Transfer transfer = Payments.of("A", name, Payments.current("037", "0055"), 150_000, Optional.of("a@b.cl"));
        for (String id : List.of("bancochile-tef-219:219", "bancochile-pagos-400:400", "bancochile-portal-610:610")) {
            int colon = id.indexOf(':');
            int width = Integer.parseInt(id.substring(colon + 1));
            PaymentFiles files = Payments.write(id.substring(0, colon), transfer);
            assertThat(files.complete()).isTrue();
            byte[] bytes = files.files().get(0).bytes();
            assertThat(bytes.length % (width + 2)).isZero();
            for (int at = 0; at < bytes.length; at++) {
                int column = at % (width + 2);
                assertThat(bytes[at])
                        .isBetween(
                                column < width ? (byte) 0x20 : (byte) '\n', column < width ? (byte) 0x7E : (byte) '\r');
            }
        }
    }

    @Property(tries = 200)
    @Tag("BANK-7")
    void aTextThatIsCleanStaysAsItIs(@ForAll("names") String name) {
        String once = BankText.ascii(name, true, "");
        assertThat(once).matches("[A-Z0-9. -]*").isEqualTo(BankText.ascii(once, true, ""));
        assertThat(BankText.ascii(name, false, "").toUpperCase(java.util.Locale.ROOT))
                .isEqualTo(once);
    }

    @Property(tries = 100)
    void controlTotalsAddUpBeyondTwoToTheThirtyFirst(
            @ForAll @Size(min = 1, max = 30) List<@LongRange(min = 1, max = 9_999_999_999L) Long> amounts) {
        List<Transfer> transfers = new ArrayList<>();
        for (int i = 0; i < amounts.size(); i++) {
            transfers.add(Payments.of("R" + i, Payments.current("001", "77"), amounts.get(i)));
        }
        PaymentFile file = Payments.write("generico-csv", Payments.batch(transfers))
                .files()
                .get(0);
        long sum = amounts.stream().mapToLong(Long::longValue).sum();
        assertThat(file.totals().sum()).isEqualTo(Clp.of(sum));
        assertThat(file.totals().count()).isEqualTo(amounts.size());
    }
}
