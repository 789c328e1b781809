package dev.cuadra.sii.storm;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.simulator.SimulatedBoleta;
import dev.cuadra.simulator.SimulatedBte;
import dev.cuadra.simulator.SimulatedDeclaration;
import dev.cuadra.simulator.SimulatedPpm;
import dev.cuadra.simulator.Taxpayer;
import dev.cuadra.simulator.World;
import dev.cuadra.simulator.WorldPlan;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Six companies that received 120 boletas each in May, two of them with BTE; all of it invented. */
final class Town {
    static final YearMonth MAY = YearMonth.of(2026, 5);
    private static final int[] BTES = {70, 3, 0, 0, 0, 0};
    private static final LocalDate DAY = LocalDate.of(2026, 5, 12);

    final World world;
    final List<Rut> companies;

    Town(X509Certificate certificate) {
        World plain = World.generated(5, new WorldPlan(BTES.length, 30, 120, MAY, 1));
        companies = plain.taxpayers().stream()
                .filter(taxpayer -> taxpayer.kind() == Taxpayer.Kind.COMPANY)
                .map(Taxpayer::rut)
                .toList();
        List<Taxpayer> taxpayers = plain.taxpayers().stream()
                .map(taxpayer ->
                        companies.indexOf(taxpayer.rut()) == 0 ? taxpayer.withCertificate(certificate) : taxpayer)
                .toList();
        List<SimulatedBte> btes = new ArrayList<>();
        List<SimulatedDeclaration> declarations = new ArrayList<>();
        List<SimulatedPpm> payments = new ArrayList<>();
        for (int at = 0; at < BTES.length; at++) {
            Rut payer = companies.get(at);
            for (int folio = 1; folio <= BTES[at]; folio++) {
                btes.add(SimulatedBte.of(
                        payer, folio, new Rut(11_111_111), "EVA LAGOS", DAY, Clp.of(100_000L + 1_000L * folio)));
            }
            if (at % 2 == 0) {
                declarations.add(SimulatedDeclaration.of(
                        payer, MAY, 8_000_000_000L + at, LocalDate.of(2026, 6, 5), Clp.of(250_000 + at), Map.of()));
                payments.add(new SimulatedPpm(payer, MAY, Clp.of(9_000_000 + at), "0.125", "12.5", true));
            }
        }
        world = new World(taxpayers, plain.boletas(), btes, plain.proposals(), declarations, payments);
    }

    /** What a company received in May, at the beginning. */
    Map<BoletaId, SimulatedBoleta> received(Rut company) {
        return world.boletas().stream()
                .filter(boleta -> boleta.receiver().equals(company))
                .collect(Collectors.toMap(SimulatedBoleta::id, Function.identity()));
    }

    List<SimulatedBte> btes(Rut company) {
        return world.btes().stream().filter(bte -> bte.payer().equals(company)).toList();
    }

    String name(Rut rut) {
        return world.taxpayers().stream()
                .filter(taxpayer -> taxpayer.rut().equals(rut))
                .map(Taxpayer::name)
                .findFirst()
                .orElseThrow();
    }
}
