package dev.cuadra.sii.storm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.runtime.Vault;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.call.CommitPages;
import dev.cuadra.sii.call.SiiClient;
import dev.cuadra.sii.commit.AnnulOrder;
import dev.cuadra.sii.commit.CommitAcceptance;
import dev.cuadra.sii.commit.CommitOrder;
import dev.cuadra.sii.commit.CommitResult;
import dev.cuadra.sii.commit.CommitWord;
import dev.cuadra.sii.commit.EmitOrder;
import dev.cuadra.sii.commit.ObserveOrder;
import dev.cuadra.sii.commit.ObservedPages;
import dev.cuadra.sii.commit.Previewed;
import dev.cuadra.sii.commit.service.Commits;
import dev.cuadra.sii.filing.service.FaultyStorage;
import dev.cuadra.simulator.SiiSimulator;
import dev.cuadra.simulator.SimulatedBoleta;
import dev.cuadra.simulator.SimulatedBoleta.State;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.memory.InMemoryKeyRing;
import dev.cuadra.spi.memory.InMemoryStorage;
import dev.cuadra.spi.memory.SettableClock;
import dev.cuadra.spi.storage.StorageException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** Boletas that are issued, annulled and observed in the storm: each order comes back until it has an end. */
final class Commitments {
    private static final TenantId TENANT = TenantId.of("storm");

    /** An order, and who is logged in for it. */
    record Order(Rut who, CommitOrder order) {}

    private final SiiSimulator sii;
    private final SettableClock clock;
    private final Town town;
    private final Random random;
    private final FaultyStorage storage = new FaultyStorage(new InMemoryStorage());
    private final Commits commits;
    private final Iterator<SimulatedBoleta> boletas;
    private final List<Order> open = new ArrayList<>();
    private final Map<Order, CommitAcceptance> words = new HashMap<>();
    private final List<Order> ended = new ArrayList<>();
    private int number;

    Commitments(SiiSimulator sii, SettableClock clock, Town town, SiiClient client, Random random) {
        this.sii = sii;
        this.clock = clock;
        this.town = town;
        this.random = random;
        Vault vault = new Vault(storage, new InMemoryKeyRing(), clock, new TimeOrderedIds(clock, new SecureRandom()));
        commits = new Commits(vault, CommitPages.of(client, new ObservedPages("Rosa")));
        boletas = town.world.boletas().stream()
                .filter(boleta -> boleta.state() == State.VALID)
                .iterator();
    }

    /** An open order, or a new one. */
    Order draw() {
        if (!open.isEmpty() && (open.size() > 20 || random.nextInt(3) > 0)) {
            return open.get(random.nextInt(open.size()));
        }
        Order order = fresh();
        open.add(order);
        return order;
    }

    private Order fresh() {
        String reference = "order-" + ++number;
        if (number % 3 == 0 || !boletas.hasNext()) {
            return emit(reference);
        }
        SimulatedBoleta boleta = boletas.next();
        BoletaId id = boleta.id();
        return number % 3 == 1
                ? new Order(id.issuer(), new AnnulOrder(reference, id, boleta.date(), AnnulOrder.Cause.NOT_PAID))
                : new Order(
                        boleta.receiver(),
                        new ObserveOrder(
                                reference, boleta.receiver(), id, boleta.date(), ObserveOrder.Cause.NO_RELATION));
    }

    private Order emit(String reference) {
        Rut issuer = town.world
                .boletas()
                .get(random.nextInt(town.world.boletas().size()))
                .id()
                .issuer();
        Rut company = town.companies.get(number % town.companies.size());
        EmitOrder.Receiver receiver =
                new EmitOrder.Receiver(company, "COMPAÑÍA DE PRUEBA", "Av. Ñuñoa 123", 13, "1310", "ÑUÑOA");
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.ofHours(-4));
        return new Order(
                issuer,
                new EmitOrder(
                        reference,
                        issuer,
                        receiver,
                        today,
                        EmitOrder.RetainedBy.RECEIVER,
                        List.of(new EmitOrder.Service("Asesoría", Clp.of(300_000L + number)))));
    }

    /** One turn of an order, in which the storage may break; whether it was to. */
    boolean take(Order order) {
        boolean broken = random.nextInt(10) == 0;
        if (broken && random.nextBoolean()) {
            storage.breakAfterCommit(1 + random.nextInt(3));
        } else if (broken) {
            storage.breakBeforeCommit(1 + random.nextInt(3));
        }
        try {
            turn(order);
        } catch (StorageException e) {
            assertThat(broken).isTrue();
        }
        storage.repair();
        if (!(order.order() instanceof EmitOrder)) {
            assertThat(effects(order)).as("an order with two effects").isLessThanOrEqualTo(1);
        }
        return broken;
    }

    private boolean turn(Order order) {
        if (!words.containsKey(order) && !looked(order)) {
            return !open.contains(order);
        }
        CommitResult result = commits.commit(TENANT, order.order(), word(order));
        if (result instanceof CommitResult.Done) {
            assertThat(effects(order)).as("done").isEqualTo(1);
        } else if (result instanceof CommitResult.Stale) {
            words.remove(order);
        }
        boolean end = result instanceof CommitResult.Done || result instanceof CommitResult.Refused;
        if (end) {
            open.remove(order);
            ended.add(order);
        }
        return end;
    }

    private CommitAcceptance word(Order order) {
        return java.util.Objects.requireNonNull(words.get(order));
    }

    /** A person looks at the preview, if it comes, and says yes. */
    private boolean looked(Order order) {
        try {
            Previewed seen = commits.preview(TENANT, order.order());
            if (seen instanceof Previewed.Shown shown) {
                words.put(order, new CommitAcceptance("Rosa", shown.preview().content()));
                return true;
            }
            open.remove(order);
            ended.add(order);
        } catch (SiiFaultException e) {
            assertThat(e.fault()).isNotNull();
        }
        return false;
    }

    private long effects(Order order) {
        if (order.order() instanceof EmitOrder emit) {
            return sii.world().boletas().stream()
                    .filter(boleta -> boleta.gross().equals(emit.gross())
                            && boleta.id().issuer().equals(order.who()))
                    .filter(boleta -> boleta.date().isAfter(Town.MAY.atEndOfMonth()))
                    .count();
        }
        BoletaId id =
                order.order() instanceof AnnulOrder annul ? annul.boleta() : ((ObserveOrder) order.order()).boleta();
        return sii.boleta(id).orElseThrow().state() == State.VALID ? 0 : 1;
    }

    /** Every open order comes to its end; where only a person can say what happened, one looks. */
    void settle(Consumer<Order> before) {
        for (Order order : List.copyOf(open)) {
            boolean end = false;
            for (int turn = 0; turn < 6 && !end; turn++) {
                before.accept(order);
                end = turn(order);
                if (!end && turn > 2) {
                    boolean done = effects(order) == 1;
                    commits.settle(
                            TENANT,
                            order.order(),
                            done ? CommitWord.done("Rosa", "it is") : CommitWord.notDone("Rosa", "it is not"));
                }
            }
            assertThat(end).as(order.order().kind() + " ended").isTrue();
        }
    }

    /** How many orders had an effect. */
    int done() {
        int done = 0;
        for (Order order : ended) {
            long effects = effects(order);
            assertThat(effects).as("an order with two effects").isLessThanOrEqualTo(1);
            done += Math.toIntExact(effects);
        }
        return done;
    }
}
