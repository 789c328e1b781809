package dev.cuadra.layby.agreement;

import static dev.cuadra.layby.agreement.LaybyState.ACTIVE;
import static dev.cuadra.layby.agreement.LaybyState.DEFAULTED;
import static dev.cuadra.layby.agreement.LaybyState.DRAFT;
import static dev.cuadra.layby.agreement.LaybyState.FULLY_PAID;
import static dev.cuadra.layby.agreement.LaybyState.ON_HOLD;
import static java.util.Map.entry;

import dev.cuadra.layby.termination.EndedBy;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What may be asked of a lay-by in which state: one table, from which everything else is refused. The guards that ask
 * for more than the state stand with each command.
 *
 * @source LIF-01, LIF-02, LIF-03, LIF-04, LIF-05, LIF-06, LIF-07, LIF-08, LIF-09, LIF-10, LIF-11, LIF-12, LIF-13
 */
public final class Lifecycle {
    private static final Set<LaybyState> ANY = EnumSet.allOf(LaybyState.class);
    private static final Set<LaybyState> RUNNING = EnumSet.of(ACTIVE, ON_HOLD, DEFAULTED);
    private static final Set<LaybyState> OPEN = EnumSet.of(DRAFT, ACTIVE, ON_HOLD, DEFAULTED, FULLY_PAID);

    /** Which state allows which command; who ends a lay-by makes a difference, see {@link #ENDED_BY}. */
    private static final Map<Class<? extends LaybyCommand>, Set<LaybyState>> COMMANDS = Map.ofEntries(
            entry(LaybyCommand.Draft.class, Set.of()),
            entry(LaybyCommand.Disclose.class, OPEN),
            entry(LaybyCommand.Accept.class, EnumSet.of(DRAFT)),
            entry(LaybyCommand.Pay.class, OPEN),
            // What a bank says about money that it was sent, or takes back, is a fact in any state.
            entry(LaybyCommand.Clear.class, ANY),
            entry(LaybyCommand.Bounce.class, ANY),
            entry(LaybyCommand.Reverse.class, ANY),
            entry(LaybyCommand.ChargeFee.class, RUNNING),
            entry(LaybyCommand.WaiveFee.class, OPEN),
            entry(LaybyCommand.PutOnHold.class, EnumSet.of(ACTIVE)),
            entry(LaybyCommand.Reactivate.class, EnumSet.of(ON_HOLD)),
            entry(LaybyCommand.Extend.class, EnumSet.of(ACTIVE)),
            entry(LaybyCommand.Amend.class, EnumSet.of(ACTIVE)),
            entry(LaybyCommand.Release.class, EnumSet.of(ACTIVE)),
            entry(LaybyCommand.DeclareDefault.class, EnumSet.of(ACTIVE)),
            entry(LaybyCommand.End.class, OPEN),
            entry(LaybyCommand.Collect.class, EnumSet.of(FULLY_PAID)),
            entry(LaybyCommand.SendRefund.class, ANY),
            entry(LaybyCommand.SettleRefund.class, ANY),
            entry(LaybyCommand.FailRefund.class, ANY),
            entry(LaybyCommand.Daily.class, ANY),
            entry(LaybyCommand.Isolate.class, ANY),
            entry(LaybyCommand.Correct.class, ANY),
            entry(LaybyCommand.Resume.class, ANY));

    private static final Map<EndedBy, Set<LaybyState>> ENDED_BY =
            Map.of(EndedBy.CONSUMER, OPEN, EndedBy.SUPPLIER, RUNNING);

    /** Which state an event may find; events that are not named here may find any. */
    private static final Map<Class<? extends LaybyEvent>, Set<LaybyState>> EVENTS = Map.ofEntries(
            entry(LaybyEvent.Drafted.class, Set.of()),
            entry(LaybyEvent.Accepted.class, EnumSet.of(DRAFT)),
            entry(LaybyEvent.PaymentReceived.class, OPEN),
            entry(LaybyEvent.FeeCharged.class, RUNNING),
            entry(LaybyEvent.FeeWaived.class, OPEN),
            entry(LaybyEvent.WentOnHold.class, EnumSet.of(ACTIVE)),
            entry(LaybyEvent.Reactivated.class, EnumSet.of(ON_HOLD)),
            entry(LaybyEvent.Rescheduled.class, EnumSet.of(ACTIVE)),
            entry(LaybyEvent.Amended.class, EnumSet.of(ACTIVE)),
            entry(LaybyEvent.Released.class, EnumSet.of(ACTIVE)),
            entry(LaybyEvent.Defaulted.class, EnumSet.of(ACTIVE)),
            entry(LaybyEvent.Reinstated.class, EnumSet.of(DEFAULTED)),
            entry(LaybyEvent.Ended.class, OPEN),
            entry(LaybyEvent.Collected.class, EnumSet.of(FULLY_PAID)));

    private Lifecycle() {}

    /** Whether a command may be asked in a state, as far as the state decides. */
    public static boolean allows(LaybyState state, LaybyCommand command) {
        Set<LaybyState> states = COMMANDS.getOrDefault(command.getClass(), Set.of());
        return states.contains(state)
                && (!(command instanceof LaybyCommand.End end)
                        || ENDED_BY.getOrDefault(end.endedBy(), Set.of()).contains(state));
    }

    /** Whether an event may find a lay-by in a state. */
    static boolean allows(LaybyState state, LaybyEvent event) {
        return EVENTS.getOrDefault(event.getClass(), ANY).contains(state);
    }
}
