package dev.cuadra.layby.agreement;

import static java.util.Map.entry;

import dev.cuadra.layby.law.DisclosureDuty;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.termination.TerminationCalculator;
import dev.cuadra.layby.termination.TerminationLaw;
import dev.cuadra.spi.problem.ProblemException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.money.MonetaryAmount;

/**
 * The rules of lay-bys. Has no state but the law that it was given, safe for many threads.
 *
 * <p>A command is decided in this order: was it done before under its key; are the books under repair; may it be asked
 * in this state, by the table in {@link Lifecycle}; do its own guards hold. A refused command leaves nothing behind.
 *
 * @source LIF-12, LIF-14, PAY-01, PAY-02
 */
public final class LaybyRules implements LaybyEngine {
    private static final Map<Class<? extends LaybyCommand>, Move> MOVES = Map.ofEntries(
            move(LaybyCommand.Disclose.class, Drafting::disclose),
            move(LaybyCommand.Accept.class, Drafting::accept),
            move(LaybyCommand.Pay.class, Paying::pay),
            move(LaybyCommand.Clear.class, Paying::clear),
            move(LaybyCommand.Bounce.class, Paying::bounce),
            move(LaybyCommand.Reverse.class, Paying::reverse),
            move(LaybyCommand.ChargeFee.class, Feeing::charge),
            move(LaybyCommand.WaiveFee.class, Feeing::waive),
            move(LaybyCommand.PutOnHold.class, Changing::hold),
            move(LaybyCommand.Reactivate.class, (course, command) -> Changing.reactivate(course)),
            move(LaybyCommand.Extend.class, Changing::extend),
            move(LaybyCommand.Amend.class, Changing::amend),
            move(LaybyCommand.Release.class, Changing::release),
            move(LaybyCommand.DeclareDefault.class, Defaulting::declare),
            move(LaybyCommand.End.class, Ending::end),
            move(LaybyCommand.Collect.class, Ending::collect),
            move(LaybyCommand.SendRefund.class, Refunding::send),
            move(LaybyCommand.SettleRefund.class, Refunding::settle),
            move(LaybyCommand.FailRefund.class, Refunding::fail),
            move(LaybyCommand.Daily.class, (course, command) -> DailyWork.run(course)),
            move(LaybyCommand.Isolate.class, Recovering::isolate),
            move(LaybyCommand.Correct.class, Recovering::correct),
            move(LaybyCommand.Resume.class, Recovering::resume));

    private final Course.Law law;

    /**
     * Rules under a law.
     *
     * @param termination what is kept and what goes back when a lay-by ends early
     * @param duties what has to be disclosed before it is accepted
     * @param taxes when tax falls due
     * @param replanner how what is outstanding is spread anew
     */
    public LaybyRules(TerminationLaw termination, Duties duties, Taxes taxes, Replanner replanner) {
        this.law = new Course.Law(
                Objects.requireNonNull(termination, "termination"),
                Objects.requireNonNull(duties, "duties"),
                Objects.requireNonNull(taxes, "taxes"),
                Objects.requireNonNull(replanner, "replanner"));
    }

    /** Rules under the law that ships with this module. */
    public static LaybyRules standard() {
        ShippedLaw shipped = new ShippedLaw();
        return new LaybyRules(new TerminationCalculator(), shipped, shipped, shipped);
    }

    @Override
    public Decision decide(String id, Optional<Layby> layby, LaybyCommand command, Acting acting) {
        layby.ifPresent(it -> same(id, it.id()));
        Recorded.CommandMark mark = Chain.mark(id, command, acting);
        try {
            Optional<Decision> known = layby.flatMap(it -> repeated(it, mark));
            return known.orElseGet(() -> taken(id, layby, command, acting, mark));
        } catch (ProblemException e) {
            return new Decision.Refused(e.problem());
        }
    }

    @Override
    public boolean awaitsDaily(Layby layby, LocalDate day) {
        LaybyCommand daily = new LaybyCommand.Daily();
        if (layby.isolatedFor().isPresent()
                || !Lifecycle.allows(layby.state(), daily)
                || day.isBefore(layby.terms().agreedOn())) {
            return false;
        }
        Course course = Course.asking(new Unfolding(layby), day, law);
        try {
            DailyWork.run(course);
            return !course.happened().isEmpty();
        } catch (ProblemException e) {
            return false;
        }
    }

    private static void same(String id, String other) {
        if (!id.equals(other)) {
            throw new IllegalArgumentException("Asked of " + id + ", given " + other);
        }
    }

    /** What was done under the same key, if anything; under the key of another command nothing is done. */
    private static Optional<Decision> repeated(Layby layby, Recorded.CommandMark mark) {
        if (mark.key().isEmpty()) {
            return Optional.empty();
        }
        List<Recorded> before = layby.log().stream()
                .filter(recorded -> recorded.command().key().equals(mark.key()))
                .toList();
        before.forEach(recorded -> Refusal.unless(
                recorded.command().fingerprint().equals(mark.fingerprint()),
                "IDEMPOTENCY_CONFLICT",
                Map.of("key", mark.key().orElse(""))));
        return before.isEmpty() ? Optional.empty() : Optional.of(new Decision.Repeated(before));
    }

    private Decision taken(
            String id, Optional<Layby> before, LaybyCommand command, Acting acting, Recorded.CommandMark mark) {
        if (before.isEmpty()) {
            return drafted(id, command, acting, mark);
        }
        Layby layby = before.get();
        allowed(layby, command, acting.today());
        Course course = new Course(new Unfolding(layby), acting, law, mark);
        Move move = MOVES.get(command.getClass());
        if (move == null) {
            throw notAllowed(layby.state(), command);
        }
        move.make(course, command);
        return course.happened().isEmpty() ? new Decision.Repeated(List.of()) : done(course);
    }

    private Decision drafted(String id, LaybyCommand command, Acting acting, Recorded.CommandMark mark) {
        if (!(command instanceof LaybyCommand.Draft draft)) {
            throw Refusal.of("LAYBY_UNKNOWN", Map.of("layby", id));
        }
        Course course = new Course(new Unfolding(id, draft.terms()), acting, law, mark);
        Drafting.draft(course, draft.terms());
        return done(course);
    }

    private static Decision done(Course course) {
        return new Decision.Taken(course.happened(), course.layby.layby());
    }

    private static void allowed(Layby layby, LaybyCommand command, LocalDate today) {
        boolean repairs = command instanceof LaybyCommand.Correct || command instanceof LaybyCommand.Resume;
        Refusal.unless(
                layby.isolatedFor().isEmpty() || repairs,
                "LAYBY_ISOLATED",
                Map.of("incident", layby.isolatedFor().orElse("")));
        if (!Lifecycle.allows(layby.state(), command)) {
            throw notAllowed(layby.state(), command);
        }
        Refusal.unless(
                !today.isBefore(layby.terms().agreedOn()),
                "DAY_BEFORE_AGREEMENT",
                Map.of("date", layby.terms().agreedOn(), "today", today));
    }

    private static ProblemException notAllowed(LaybyState state, LaybyCommand command) {
        return Refusal.of("LAYBY_NOT_ALLOWED", Map.of("command", command.name(), "state", state));
    }

    @Override
    public Layby replay(String id, List<Recorded> log) {
        return Replay.of(id, log);
    }

    @Override
    public Delinquency delinquency(Layby layby, LocalDate day) {
        if (layby.state() == LaybyState.DRAFT || layby.state().ended()) {
            return Standings.none(layby.nothing());
        }
        LaybyPolicy policy = layby.terms().policy();
        // Due dates that will move by the length of the pause stand still while it lasts.
        LocalDate counted = layby.onHoldSince()
                .filter(since -> policy.holdShiftsDueDates() && since.isBefore(day))
                .orElse(day);
        boolean past = !layby.log().isEmpty()
                && day.isBefore(layby.log().get(layby.log().size() - 1).on());
        MonetaryAmount paid = past ? Standings.paidBy(day, layby.log(), layby.nothing()) : layby.netPaid();
        return Standings.delinquency(layby.schedule(), paid, policy.graceDays(), counted);
    }

    @Override
    public LocalDate defaultFrom(Layby layby, LocalDate warned) {
        return new Defaulting(layby.terms(), layby.schedule(), delinquency(layby, warned), warned).from(warned);
    }

    @Override
    public List<DisclosureDuty> duties(AgreementTerms terms) {
        return law.duties().of(terms);
    }

    @Override
    public List<InstalmentStanding> instalments(Layby layby) {
        return instalments(layby, layby.nothing());
    }

    @Override
    public List<InstalmentStanding> instalments(Layby layby, LocalDate day) {
        return instalments(layby, delinquency(layby, day).due());
    }

    private static List<InstalmentStanding> instalments(Layby layby, MonetaryAmount due) {
        MonetaryAmount paid = MinorUnits.min(layby.netPaid(), layby.total());
        MonetaryAmount fees = layby.total().subtract(layby.terms().price());
        List<InstalmentStanding> standings = layby.terms().policy().feesFirst()
                ? Standings.feesFirst(layby.schedule(), paid, fees, due)
                : Standings.oldestFirst(layby.schedule(), paid);
        // After an early end what was not paid is cancelled: it is neither open nor paid.
        return layby.outcome().isEmpty()
                ? List.copyOf(standings)
                : standings.stream().filter(it -> it.paid().isPositive()).toList();
    }

    private static <C extends LaybyCommand> Map.Entry<Class<? extends LaybyCommand>, Move> move(
            Class<C> type, TypedMove<C> move) {
        return entry(type, (course, command) -> move.make(course, type.cast(command)));
    }

    /** What a command does, once the state allows it. */
    @FunctionalInterface
    private interface Move {
        void make(Course course, LaybyCommand command);
    }

    @FunctionalInterface
    private interface TypedMove<C extends LaybyCommand> {
        void make(Course course, C command);
    }
}
