package dev.cuadra.examples.launch;

import dev.cuadra.examples.Texts;
import dev.cuadra.runtime.OutboxDispatcher;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.memory.SettableClock;
import dev.cuadra.spi.outbox.Outbox;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Lives through a scenario with the services of a house, and writes what a launch needs to be told of. Everything is told
 * from what is stored. After each step it is noted how far the run is; a run over the same storage goes on there, and a
 * step that was interrupted is taken again under the same keys. For one thread.
 */
public final class Player {
    /** What can happen in a scenario. */
    static final Set<String> KINDS = Set.of(
            "ticket.open",
            "ticket.act",
            "layby.stock",
            "layby.open",
            "layby.pay",
            "layby.collect",
            "layby.cancel",
            "layby.refund",
            "plan.start",
            "plan.events",
            "list.begin",
            "list.say",
            "incident",
            "issue",
            "article",
            "article.use",
            "rota",
            "observe",
            "phase",
            "announce");

    /**
     * Where a run keeps its data.
     *
     * @param tenant whose it is
     * @param vaults makes a vault with a clock and ids
     * @param outbox the messages of the same storage
     * @param dispatchers makes a dispatcher of the outbox with a clock
     */
    public record Medium(TenantId tenant, Vaults vaults, Outbox outbox, Dispatchers dispatchers) {}

    /** Makes a vault. */
    @FunctionalInterface
    public interface Vaults {
        /** A vault with a clock and a source of ids, whose JSON knows money. */
        Vault with(java.time.Clock clock, dev.cuadra.spi.IdSource ids);
    }

    /** Makes a dispatcher. */
    @FunctionalInterface
    public interface Dispatchers {
        /** A dispatcher by a clock, which serves no channel yet. */
        OutboxDispatcher by(java.time.Clock clock);
    }

    private final Scenario scenario;
    private final List<Step> steps;
    private final String digest;
    private final SettableClock clock;
    private final StepIds ids;
    private final LaunchHouse house;
    private final Map<String, Consumer<Step>> handlers = new TreeMap<>();

    /** A run of {@code scenario} over a medium; its files go to {@code shelf}. */
    public Player(Scenario scenario, Medium medium, Shelf shelf) {
        this.scenario = scenario;
        this.steps = Agenda.with(scenario);
        this.digest = sha256(scenario.lines());
        this.clock = SettableClock.at(scenario.days().start(-2));
        this.ids = new StepIds(clock);
        this.house = LaunchHouse.open(medium.tenant(), medium.vaults().with(clock, ids), medium.outbox(), scenario);
        happenings();
        OutboxDispatcher post = PostSteps.of(medium.dispatchers().by(clock), house.marks());
        doings(post, new Reports(house, scenario, shelf));
    }

    private void happenings() {
        TicketSteps tickets = new TicketSteps(house, scenario.language());
        handlers.put("ticket.open", tickets::open);
        handlers.put("ticket.act", tickets::act);
        LaybySteps laybys = new LaybySteps(house);
        handlers.put("layby.stock", laybys::stock);
        handlers.put("layby.open", laybys::open);
        handlers.put("layby.pay", laybys::pay);
        handlers.put("layby.collect", laybys::collect);
        handlers.put("layby.cancel", laybys::cancel);
        handlers.put("layby.refund", laybys::refund);
        CustomerSteps customers = new CustomerSteps(house);
        handlers.put("plan.start", customers::start);
        handlers.put("plan.events", customers::events);
        StaffSteps staff = new StaffSteps(house);
        handlers.put("list.begin", staff::begin);
        handlers.put("list.say", staff::say);
        handlers.put("incident", staff::incident);
        handlers.put("issue", staff::issue);
        handlers.put("article", staff::article);
        handlers.put("article.use", staff::used);
        handlers.put("rota", step -> {});
    }

    private void doings(OutboxDispatcher post, Reports reports) {
        MeasuredSteps measured = new MeasuredSteps(house);
        handlers.put("observe", measured::observe);
        handlers.put("phase", measured::phase);
        handlers.put("announce", measured::announce);
        HouseSteps own = new HouseSteps(house, post, measured);
        handlers.put(Agenda.TICK, own::tick);
        handlers.put(Agenda.DAILY, step -> own.daily());
        handlers.put(Agenda.INTEGRITY, own::integrity);
        handlers.put(Agenda.LAYBYS, step -> house.watch().laybys(step.at()));
        handlers.put(Agenda.PILOT, step -> house.watch().pilot(step.at()));
        handlers.put(Agenda.CUSTOMERS, own::customers);
        handlers.put(Agenda.ADVANCE, own::advance);
        handlers.put(Agenda.MIDDAY, step -> reports.midday(step, measured));
        handlers.put(Agenda.CLOSE, step -> reports.close(step, measured));
        handlers.put(Agenda.WEEK, reports::week);
        handlers.put(Agenda.LETTER, step -> reports.letter(step, measured));
        handlers.put(Agenda.END, step -> {
            own.tick(step);
            reports.end(step);
        });
    }

    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** How many steps there are, those of the house included. */
    public int steps() {
        return steps.size();
    }

    /**
     * How many steps are done.
     *
     * @throws ProblemException with code {@code LAUNCH_OTHER_RUN} when the storage holds the run of another scenario
     */
    public int done() {
        return house.marks()
                .progress()
                .map(progress -> {
                    if (!progress.scenario().equals(digest)) {
                        throw new ProblemException(
                                Texts.BOOK.problem("LAUNCH_OTHER_RUN", Place.member("--db"), Map.of()));
                    }
                    return progress.step();
                })
                .orElse(0);
    }

    /**
     * Takes the next step.
     *
     * @return whether there was one
     */
    public boolean next() {
        int place = done();
        if (place == steps.size()) {
            return false;
        }
        take(place);
        house.marks().reached(digest, place + 1);
        return true;
    }

    /** Takes a step without noting it, as one who dies before could. */
    void take(int place) {
        Step step = steps.get(place);
        clock.set(step.at());
        ids.begin(step.number());
        Objects.requireNonNull(handlers.get(step.kind()), step.kind()).accept(step);
    }

    /** The day of the next step; the last day once there is none. */
    public int day() {
        int place = Math.min(done(), steps.size() - 1);
        return Math.max(
                1,
                Math.min(
                        scenario.days().days(),
                        scenario.days().day(steps.get(place).at())));
    }
}
