package dev.cuadra.examples;

import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.close.MonthCloseInput;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.report.ReportRow;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.service.FiledReturn;
import dev.cuadra.simulator.SimulatedBoleta;
import dev.cuadra.simulator.SimulatedBoleta.RetainedBy;
import dev.cuadra.simulator.SimulatedBoleta.State;
import dev.cuadra.simulator.SimulatedBte;
import dev.cuadra.simulator.SimulatedDeclaration;
import dev.cuadra.simulator.SimulatedProposal;
import dev.cuadra.simulator.Taxpayer;
import dev.cuadra.simulator.World;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a simulated SII knows of a company: the boletas of the company's own files or books, and a proposal of what they
 * keep back. What no SII can hold, such as a boleta that somebody issued to himself, is left out. For one thread.
 */
final class SimulatedWorld {
    /** What the company logs in with there. */
    static final String PASSWORD = "simulador";

    private static final List<F29Code> PROPOSED =
            List.of(F29Code.FEES, F29Code.SUBTOTAL, F29Code.TOTAL, F29Code.PAYABLE);

    private final Rut payer;
    private final YearMonth period;
    private final World.Builder world = World.builder();
    private final Map<Rut, Taxpayer> people = new LinkedHashMap<>();
    private final Set<BoletaId> seen = new HashSet<>();
    private Clp proposed = Clp.ZERO;

    /** A boleta as both sources know it. */
    private record Fact(
            BoletaId id,
            Rut payee,
            String name,
            LocalDate date,
            Optional<BoletaState> state,
            Optional<LocalDate> since,
            boolean partnership,
            Clp gross,
            Clp retained) {}

    private SimulatedWorld(Rut payer, YearMonth period) {
        this.payer = payer;
        this.period = period;
        people.put(payer, Taxpayer.company(payer, "EMPRESA " + payer).withPassword(PASSWORD));
    }

    /** The world of a company's files. */
    static World of(Rut payer, YearMonth period, List<MonthCloseInput.Sourced> reports) {
        SimulatedWorld made = new SimulatedWorld(payer, period);
        for (MonthCloseInput.Sourced sourced : reports) {
            for (ReportRow row : sourced.report().rows()) {
                made.add(fact(row), sourced.concept() == Concept.BTE);
            }
        }
        return made.build(List.of());
    }

    /** The world of a company's books, and of the returns of the month that were filed. */
    static World ofBooks(Rut payer, YearMonth period, List<LedgerLine> lines, List<FiledReturn> filed) {
        SimulatedWorld made = new SimulatedWorld(payer, period);
        lines.stream()
                .filter(line -> line.payee().isPresent() && !line.boleta().id().isErased())
                .filter(line -> line.boleta().date().getYear() == period.getYear())
                .forEach(line -> made.add(fact(line), line.boleta().concept() == Concept.BTE));
        return made.build(filed);
    }

    private static Fact fact(ReportRow row) {
        return new Fact(
                row.id(),
                row.payee(),
                row.name(),
                row.date(),
                row.state().state(),
                row.annulledOn(),
                row.partnership(),
                row.gross(),
                row.retained());
    }

    private static Fact fact(LedgerLine line) {
        Boleta boleta = line.boleta();
        return new Fact(
                boleta.id(),
                line.payee().orElseThrow(),
                line.name(),
                boleta.date(),
                Optional.of(boleta.state()),
                Optional.empty(),
                false,
                boleta.gross(),
                boleta.retained().plus(boleta.loanRetained()));
    }

    private void add(Fact fact, boolean bte) {
        boolean sound = fact.gross().pesos() >= 1
                && !fact.retained().isNegative()
                && fact.retained().compareTo(fact.gross()) <= 0;
        boolean foreign = bte != fact.id().issuer().equals(payer);
        if (!sound || foreign || !seen.add(fact.id())) {
            return;
        }
        boolean annulled = fact.state().filter(BoletaState.ANULADA::equals).isPresent();
        if (!annulled && YearMonth.from(fact.date()).equals(period)) {
            proposed = proposed.plus(fact.retained());
        }
        if (bte) {
            world.add(new SimulatedBte(
                    payer,
                    fact.id().folio(),
                    fact.payee(),
                    name(fact.name(), fact.payee()),
                    fact.date(),
                    fact.gross(),
                    fact.retained(),
                    annulled));
        } else {
            people.computeIfAbsent(fact.payee(), rut -> person(fact));
            world.add(boleta(fact));
        }
    }

    private static Taxpayer person(Fact fact) {
        String name = name(fact.name(), fact.payee());
        return fact.partnership() ? Taxpayer.partnership(fact.payee(), name) : Taxpayer.person(fact.payee(), name);
    }

    private SimulatedBoleta boleta(Fact fact) {
        State state = state(fact.state());
        return new SimulatedBoleta(
                fact.id(),
                payer,
                fact.date(),
                fact.date().atTime(12, 0),
                fact.gross(),
                fact.retained().isZero() ? RetainedBy.NOBODY : RetainedBy.RECEIVER,
                fact.retained(),
                state,
                state == State.VALID
                        ? Optional.empty()
                        : Optional.of(fact.since().orElse(fact.date())),
                SimulatedBoleta.barCode(fact.id().issuer(), fact.id().folio()),
                "");
    }

    private static State state(Optional<BoletaState> said) {
        return said.map(known -> switch (known) {
                    case VIGENTE -> State.VALID;
                    case ANULADA -> State.ANNULLED;
                    case ANULACION_PENDIENTE -> State.ANNULMENT_REQUESTED;
                    case OBSERVADA -> State.OBSERVED;
                })
                .orElse(State.VALID);
    }

    /** The SII writes Latin-1 alone. */
    private static String name(String name, Rut rut) {
        boolean fine =
                !name.isBlank() && StandardCharsets.ISO_8859_1.newEncoder().canEncode(name);
        return fine ? name : rut.toString();
    }

    private World build(List<FiledReturn> filed) {
        people.values().forEach(world::add);
        Map<String, String> codes = new LinkedHashMap<>();
        PROPOSED.forEach(code -> codes.put(code.value(), proposed.toString()));
        world.add(SimulatedProposal.of(payer, period, codes));
        for (int at = 0; at < filed.size(); at++) {
            SimulatedDeclaration declared = declared(filed.get(at));
            // Each return amends the one before.
            world.add(at + 1 == filed.size() ? declared : declared.with(0, "Rectificada"));
        }
        return world.build();
    }

    private SimulatedDeclaration declared(FiledReturn filed) {
        Map<String, String> codes = new LinkedHashMap<>();
        filed.figures().codes().forEach((code, value) -> codes.put(code.value(), value.toPlainString()));
        Clp amount = Clp.of(filed.figures().value(F29Code.PAYABLE).longValueExact());
        // Twenty digits are a folio, and no number here.
        long folio = Long.parseLong(
                filed.folio().length() > 18
                        ? filed.folio().substring(filed.folio().length() - 18)
                        : filed.folio());
        return SimulatedDeclaration.of(payer, period, Math.max(folio, 1), filed.filedOn(), amount, codes);
    }
}
