package dev.cuadra.simulator;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.simulator.internal.Generator;
import dev.cuadra.simulator.internal.Samples;
import dev.cuadra.simulator.internal.WorldJson;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the simulated SII knows when it starts. Every issuer, receiver and payer is one of the taxpayers; who gives
 * services under a BTE need not be.
 *
 * @param taxpayers who is known
 * @param boletas the boletas de honorarios
 * @param btes the boletas that payers issued for others
 * @param proposals the proposals of Form 29
 * @param declarations the returns that are there
 * @param payments the provisional payments by month
 */
public record World(
        List<Taxpayer> taxpayers,
        List<SimulatedBoleta> boletas,
        List<SimulatedBte> btes,
        List<SimulatedProposal> proposals,
        List<SimulatedDeclaration> declarations,
        List<SimulatedPpm> payments) {
    public World {
        taxpayers = List.copyOf(taxpayers);
        boletas = List.copyOf(boletas);
        btes = List.copyOf(btes);
        proposals = List.copyOf(proposals);
        declarations = List.copyOf(declarations);
        payments = List.copyOf(payments);
        Set<Rut> known = new HashSet<>();
        taxpayers.forEach(taxpayer -> once(known, taxpayer.rut(), taxpayer.rut().masked()));
        Set<BoletaId> ids = new HashSet<>();
        boletas.forEach(boleta -> once(ids, boleta.id(), boleta.id().masked()));
        Stream.of(
                        boletas.stream().flatMap(boleta -> Stream.of(boleta.id().issuer(), boleta.receiver())),
                        btes.stream().map(SimulatedBte::payer),
                        proposals.stream().map(SimulatedProposal::rut),
                        declarations.stream().map(SimulatedDeclaration::rut),
                        payments.stream().map(SimulatedPpm::rut))
                .flatMap(ruts -> ruts)
                .filter(rut -> !known.contains(rut))
                .findFirst()
                .ifPresent(rut -> {
                    throw new IllegalArgumentException("No taxpayer of this world: " + rut.masked());
                });
    }

    private static <T> void once(Set<T> seen, T next, String shown) {
        if (!seen.add(next)) {
            throw new IllegalArgumentException("Twice in this world: " + shown);
        }
    }

    /** An empty world to fill. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A small world to look around in: a company, three people, a partnership, May 2026 with boletas in several states,
     * a BTE, a proposal and a return. The file that the command line starts with.
     */
    public static World sample() {
        return Samples.world();
    }

    /**
     * A world of any size. The same seed and plan give the same world; each company has the password {@code clave} and
     * its number, each person as well.
     */
    public static World generated(long seed, WorldPlan plan) {
        return Generator.world(seed, plan);
    }

    /**
     * Reads the documented JSON format.
     *
     * @throws IllegalArgumentException naming the member that is wrong
     */
    public static World parse(String json) {
        return WorldJson.read(json);
    }

    /** Writes the JSON format that {@link #parse} reads; passwords are in it. */
    public String toJson() {
        return WorldJson.write(this);
    }

    /** How much there is: the contents stay out of logs. */
    @Override
    public String toString() {
        return "World[" + taxpayers.size() + " taxpayers, " + boletas.size() + " boletas]";
    }

    /** Collects a world. For one thread. */
    public static final class Builder {
        private final List<Taxpayer> taxpayers = new ArrayList<>();
        private final List<SimulatedBoleta> boletas = new ArrayList<>();
        private final List<SimulatedBte> btes = new ArrayList<>();
        private final List<SimulatedProposal> proposals = new ArrayList<>();
        private final List<SimulatedDeclaration> declarations = new ArrayList<>();
        private final List<SimulatedPpm> payments = new ArrayList<>();

        private Builder() {}

        /** Adds a taxpayer. */
        public Builder add(Taxpayer taxpayer) {
            taxpayers.add(taxpayer);
            return this;
        }

        /** Adds a natural person with a password. */
        public Builder person(String rut, String name, String password) {
            return add(Taxpayer.person(Rut.parse(rut), name).withPassword(password));
        }

        /** Adds a company with a password. */
        public Builder company(String rut, String name, String password) {
            return add(Taxpayer.company(Rut.parse(rut), name).withPassword(password));
        }

        /** Adds a boleta. */
        public Builder add(SimulatedBoleta boleta) {
            boletas.add(boleta);
            return this;
        }

        /** Adds a boleta in force of which the receiver keeps back what the law says. */
        public Builder boleta(String issuer, long folio, String receiver, LocalDate date, long gross) {
            return add(SimulatedBoleta.of(Rut.parse(issuer), folio, Rut.parse(receiver), date, Clp.of(gross)));
        }

        /** Adds a BTE. */
        public Builder add(SimulatedBte bte) {
            btes.add(bte);
            return this;
        }

        /** Adds a proposal. */
        public Builder add(SimulatedProposal proposal) {
            proposals.add(proposal);
            return this;
        }

        /** Adds a proposal of these codes. */
        public Builder proposal(String rut, YearMonth month, Map<String, String> codes) {
            return add(SimulatedProposal.of(Rut.parse(rut), month, codes));
        }

        /** Adds a return. */
        public Builder add(SimulatedDeclaration declaration) {
            declarations.add(declaration);
            return this;
        }

        /** Adds a provisional payment. */
        public Builder add(SimulatedPpm payment) {
            payments.add(payment);
            return this;
        }

        /**
         * The world.
         *
         * @throws IllegalArgumentException for a taxpayer or boleta that is there twice, and for somebody unknown
         */
        public World build() {
            return new World(taxpayers, boletas, btes, proposals, declarations, payments);
        }
    }
}
