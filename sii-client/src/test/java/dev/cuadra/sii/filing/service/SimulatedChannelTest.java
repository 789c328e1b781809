package dev.cuadra.sii.filing.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.sii.filing.FilingResult;
import dev.cuadra.simulator.CertifiedChannel;
import dev.cuadra.simulator.SiiSimulator;
import dev.cuadra.simulator.World;
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
            Filings filings = house.filings(new SimulatedChannel(sii.channel()));

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
}
