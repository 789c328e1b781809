package dev.cuadra.sii.filing.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.filing.FilingAnswer;
import dev.cuadra.sii.filing.FilingChannel;
import dev.cuadra.sii.filing.FilingIntent;
import dev.cuadra.sii.filing.FilingKnowledge;
import dev.cuadra.sii.filing.FilingKnowledge.KnownReturn;
import dev.cuadra.sii.filing.FilingResult;
import dev.cuadra.simulator.CertifiedChannel;
import dev.cuadra.simulator.SiiSimulator;
import dev.cuadra.simulator.SimulatedDeclaration;
import dev.cuadra.simulator.World;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulatedChannelTest {
    private final House house = new House();

    @ParameterizedTest
    @EnumSource(CertifiedChannel.Script.class)
    @Tag("SII-FILE-1")
    @Tag("SII-FILE-2")
    void theSimulatedSiiHoldsOneReturnWhateverBecameOfTheAnswer(CertifiedChannel.Script script) {
        World world = World.builder()
                .company(House.PAYER.toString(), "COMERCIAL EJEMPLO SPA", "clave")
                .build();
        try (SiiSimulator sii =
                SiiSimulator.builder().world(world).clock(house.clock).start()) {
            sii.channel().next(script);
            Filings filings = house.filings(new Simulated(sii.channel()));

            FilingResult first = filings.file(House.ACME, House.order(house.form));
            FilingResult second = filings.file(House.ACME, House.order(house.form));

            assertThat(first).isNotInstanceOf(FilingResult.Filed.class);
            assertThat(second).isInstanceOf(FilingResult.Filed.class);
            assertThat(sii.channel().declarations(House.PAYER, House.SEPTEMBER))
                    .extracting(declared -> Long.toString(declared.folio()))
                    .isEqualTo(house.folios())
                    .hasSize(1);
        }
    }

    /** The simulated channel keeps no ids: its returns are known by their codes. */
    private record Simulated(CertifiedChannel channel) implements FilingChannel {
        @Override
        public FilingAnswer submit(FilingIntent intent) {
            Map<String, String> codes = new TreeMap<>();
            intent.codes().forEach((code, value) -> codes.put(code.value(), value.toPlainString()));
            var answer = intent.corrects()
                    .map(folio -> channel.submit(intent.payer(), intent.period(), codes, Long.parseLong(folio)))
                    .orElseGet(() -> channel.submit(intent.payer(), intent.period(), codes));
            if (answer instanceof dev.cuadra.simulator.FilingAnswer.Filed filed) {
                String folio = Long.toString(filed.folio());
                return channel.declarations(intent.payer(), intent.period()).stream()
                        .filter(declared -> declared.folio() == filed.folio())
                        .<FilingAnswer>map(declared -> new FilingAnswer.Accepted(folio, declared.filedOn()))
                        .findFirst()
                        .orElseThrow();
            }
            return answer instanceof dev.cuadra.simulator.FilingAnswer.Refused refused
                    ? new FilingAnswer.Refused(refused.code(), refused.text())
                    : new FilingAnswer.Unanswered("lost");
        }

        @Override
        public FilingKnowledge ask(Rut payer, YearMonth period) {
            return new FilingKnowledge.Settled(channel.declarations(payer, period).stream()
                    .map(Simulated::known)
                    .toList());
        }

        private static KnownReturn known(SimulatedDeclaration declared) {
            Map<F29Code, BigDecimal> codes = new TreeMap<>();
            declared.codes().forEach((code, value) -> codes.put(F29Code.of(code), new BigDecimal(value)));
            return new KnownReturn(Long.toString(declared.folio()), declared.filedOn(), Optional.empty(), codes);
        }
    }
}
