package dev.cuadra.simulator.internal;

import dev.cuadra.boleta.life.LifeClock;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.simulator.SimulatedBoleta;
import dev.cuadra.simulator.SimulatedBoleta.State;
import dev.cuadra.simulator.SimulatedBte;
import dev.cuadra.simulator.SimulatedDeclaration;
import dev.cuadra.simulator.SimulatedPpm;
import dev.cuadra.simulator.SimulatedProposal;
import dev.cuadra.simulator.Taxpayer;
import dev.cuadra.simulator.World;
import dev.cuadra.spi.Bytes;
import java.time.Instant;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the simulated SII knows and how it changes. Its own lock guards it. */
public final class Books {
    /** By day, then issuer and folio, so that a report has one order. */
    private static final Comparator<SimulatedBoleta> ORDER =
            Comparator.comparing(SimulatedBoleta::date).thenComparing(SimulatedBoleta::id);

    private final Settings settings;
    private final Sessions sessions;
    private final Map<Rut, Taxpayer> taxpayers = new LinkedHashMap<>();
    private final Map<BoletaId, SimulatedBoleta> boletas = new TreeMap<>();
    private final Map<String, BoletaId> byBarCode = new TreeMap<>();
    private final List<SimulatedBte> btes = new ArrayList<>();
    private final List<SimulatedProposal> proposals = new ArrayList<>();
    private final List<SimulatedDeclaration> declarations = new ArrayList<>();
    private final List<SimulatedPpm> payments = new ArrayList<>();
    private final Set<String> wizards = new HashSet<>();

    public Books(World world, Settings settings) {
        this.settings = settings;
        this.sessions = new Sessions(settings);
        world.taxpayers().forEach(taxpayer -> taxpayers.put(taxpayer.rut(), taxpayer));
        world.boletas().forEach(this::put);
        btes.addAll(world.btes());
        proposals.addAll(world.proposals());
        declarations.addAll(world.declarations());
        payments.addAll(world.payments());
    }

    private void put(SimulatedBoleta boleta) {
        boletas.put(boleta.id(), boleta);
        byBarCode.put(boleta.barCode(), boleta.id());
    }

    Sessions sessions() {
        return sessions;
    }

    public synchronized World world() {
        return new World(
                List.copyOf(taxpayers.values()),
                boletas.values().stream().map(this::today).toList(),
                btes,
                proposals,
                declarations,
                payments);
    }

    public synchronized Optional<SimulatedBoleta> boleta(BoletaId id) {
        return Optional.ofNullable(boletas.get(id)).map(this::today);
    }

    public synchronized void add(SimulatedBoleta boleta) {
        if (boletas.containsKey(boleta.id())
                || !taxpayers.containsKey(boleta.id().issuer())
                || !taxpayers.containsKey(boleta.receiver())) {
            throw new IllegalArgumentException("There already, or of somebody unknown: " + boleta);
        }
        put(boleta);
    }

    Optional<Taxpayer> taxpayer(Rut rut) {
        return Optional.ofNullable(taxpayers.get(rut));
    }

    /** Somebody who is known. */
    Taxpayer known(Rut rut) {
        return Objects.requireNonNull(taxpayers.get(rut));
    }

    /** Whose certificate it is, DER. */
    Optional<Taxpayer> owner(byte[] encoded) {
        Bytes wanted = Bytes.of(encoded);
        return taxpayers.values().stream()
                .filter(taxpayer -> taxpayer.certificates().contains(wanted))
                .findFirst();
    }

    Instant now() {
        return settings.clock().instant();
    }

    Optional<SimulatedBoleta> byBarCode(String code) {
        return Optional.ofNullable(byBarCode.get(code)).flatMap(this::boleta);
    }

    List<SimulatedBoleta> issued(Rut issuer, YearMonth month) {
        return boletas.values().stream()
                .filter(boleta -> boleta.id().issuer().equals(issuer))
                .filter(boleta -> YearMonth.from(boleta.date()).equals(month))
                .map(this::today)
                .sorted(ORDER)
                .toList();
    }

    List<SimulatedBoleta> received(Rut receiver, YearMonth month) {
        return boletas.values().stream()
                .filter(boleta -> boleta.receiver().equals(receiver))
                .filter(boleta -> YearMonth.from(boleta.date()).equals(month))
                .map(this::today)
                .sorted(ORDER)
                .toList();
    }

    List<SimulatedBoleta> of(Rut rut, Year year, boolean received) {
        List<SimulatedBoleta> all = new ArrayList<>();
        for (int month = 1; month <= 12; month++) {
            all.addAll(received ? received(rut, year.atMonth(month)) : issued(rut, year.atMonth(month)));
        }
        return all;
    }

    /** The last folio of an issuer, or 0. */
    long lastFolio(Rut issuer) {
        return boletas.keySet().stream()
                .filter(id -> id.issuer().equals(issuer))
                .mapToLong(BoletaId::folio)
                .max()
                .orElse(0);
    }

    /**
     * A request that nobody answered by 1 March has lapsed.
     *
     * @source LIFE-3
     */
    private SimulatedBoleta today(SimulatedBoleta boleta) {
        boolean lapsed = boleta.state() == State.ANNULMENT_REQUESTED
                && settings.today().isAfter(new LifeClock(boleta.date()).closesOn());
        return lapsed ? boleta.with(State.VALID, settings.today()) : boleta;
    }

    /** How an annulment by its issuer would end. */
    record Annulment(Optional<State> next, String refusal) {
        static Annulment refused(String why) {
            return new Annulment(Optional.empty(), why);
        }
    }

    /**
     * What happens when the issuer annuls it today.
     *
     * @source LIFE-1, LIFE-2, LIFE-4, LIFE-5
     */
    Annulment annulment(Rut issuer, long folio) {
        Optional<SimulatedBoleta> found = folio < 1 ? Optional.empty() : boleta(new BoletaId(issuer, folio));
        if (found.isEmpty()) {
            return Annulment.refused("No existe la boleta de honorarios");
        }
        SimulatedBoleta boleta = found.get();
        LifeClock clock = new LifeClock(boleta.date());
        if (boleta.state() == State.ANNULLED) {
            return Annulment.refused("La boleta ya se encuentra anulada");
        }
        if (boleta.state() == State.ANNULMENT_REQUESTED) {
            return Annulment.refused("La boleta ya tiene una solicitud de anulación pendiente");
        }
        if (boleta.gross().compareTo(LifeClock.TOO_LARGE) >= 0) {
            return Annulment.refused("La boleta no puede ser anulada por este medio debido a su monto");
        }
        if (settings.today().isAfter(clock.closesOn())) {
            return Annulment.refused("El plazo para anular la boleta ha vencido");
        }
        boolean alone = !settings.today().isAfter(clock.aloneUntil());
        return new Annulment(Optional.of(alone ? State.ANNULLED : State.ANNULMENT_REQUESTED), "");
    }

    void annul(Rut issuer, long folio, State next) {
        change(new BoletaId(issuer, folio), next);
    }

    /**
     * Whether the receiver may make a remark on it today.
     *
     * @source LIFE-6
     */
    boolean observable(SimulatedBoleta boleta) {
        return boleta.state() == State.VALID && !settings.today().isAfter(new LifeClock(boleta.date()).closesOn());
    }

    void observe(BoletaId id) {
        change(id, State.OBSERVED);
    }

    private void change(BoletaId id, State next) {
        boletas.computeIfPresent(id, (same, boleta) -> boleta.with(next, settings.today()));
    }

    public synchronized boolean answerAnnulment(BoletaId id, boolean confirmed) {
        boolean pending = boleta(id)
                .filter(boleta -> boleta.state() == State.ANNULMENT_REQUESTED)
                .isPresent();
        if (pending) {
            change(id, confirmed ? State.ANNULLED : State.VALID);
        }
        return pending;
    }

    void send(BoletaId id, String address) {
        boletas.computeIfPresent(id, (same, boleta) -> boleta.sentTo(address));
    }

    List<SimulatedBte> btes(Rut rut, YearMonth month, boolean received) {
        return btes.stream()
                .filter(bte -> (received ? bte.provider() : bte.payer()).equals(rut))
                .filter(bte -> YearMonth.from(bte.date()).equals(month))
                .sorted(Comparator.comparing(SimulatedBte::date)
                        .thenComparing(SimulatedBte::payer)
                        .thenComparingLong(SimulatedBte::folio))
                .toList();
    }

    Optional<SimulatedProposal> proposal(Rut rut, YearMonth month) {
        return proposals.stream()
                .filter(proposal ->
                        proposal.rut().equals(rut) && proposal.month().equals(month))
                .findFirst();
    }

    /**
     * What was kept back of a month's boletas and BTE, by the date on them as the SII's own proposal takes it.
     *
     * @source F29-1, F29-3, F29-5
     */
    Clp retained(Rut rut, YearMonth month) {
        Clp sum = Clp.ZERO;
        for (SimulatedBoleta boleta : received(rut, month)) {
            sum = boleta.state() == State.ANNULLED ? sum : sum.plus(boleta.retainedByReceiver());
        }
        for (SimulatedBte bte : btes(rut, month, false)) {
            sum = bte.annulled() ? sum : sum.plus(bte.retained());
        }
        return sum;
    }

    synchronized List<SimulatedDeclaration> declarations(Rut rut, YearMonth month) {
        return declarations.stream()
                .filter(declaration ->
                        declaration.rut().equals(rut) && declaration.month().equals(month))
                .toList();
    }

    Optional<SimulatedDeclaration> declaration(Rut rut, long folio) {
        return declarations.stream()
                .filter(declaration -> declaration.rut().equals(rut) && declaration.folio() == folio)
                .findFirst();
    }

    long nextDeclaration() {
        return declarations.stream()
                        .mapToLong(SimulatedDeclaration::folio)
                        .max()
                        .orElse(8_000_000_000L)
                + 1;
    }

    void file(SimulatedDeclaration declaration) {
        declarations.add(declaration);
    }

    void replace(SimulatedDeclaration before, SimulatedDeclaration after) {
        declarations.set(declarations.indexOf(before), after);
    }

    Optional<SimulatedPpm> payment(Rut rut, YearMonth month) {
        return payments.stream()
                .filter(payment -> payment.rut().equals(rut) && payment.month().equals(month))
                .findFirst();
    }

    /** Remembers the opaque value that a wizard was begun with. */
    void begin(Rut rut, String value) {
        wizards.add(rut + " " + value);
    }

    boolean begun(Rut rut, String value) {
        return wizards.contains(rut + " " + value);
    }
}
