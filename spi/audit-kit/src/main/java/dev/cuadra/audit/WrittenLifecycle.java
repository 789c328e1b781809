package dev.cuadra.audit;

import dev.cuadra.layby.agreement.LaybyCommand;
import dev.cuadra.layby.agreement.LaybyState;
import dev.cuadra.layby.termination.EndedBy;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which command may find a lay-by in which state, and which state may follow on which, written down a second time.
 *
 * @source LIF-01, LIF-02, LIF-03, LIF-04, LIF-05, LIF-06, LIF-07, LIF-08, LIF-09, LIF-10, LIF-11, LIF-12, LIF-13, PAY-04
 */
final class WrittenLifecycle {
    /** What is not named here is a fact that others report, or work on the books, and may come at any time. */
    private static final String COMMANDS = """
            Draft           :
            Accept          : DRAFT
            Pay             : DRAFT ACTIVE ON_HOLD DEFAULTED FULLY_PAID
            ChargeFee       : ACTIVE ON_HOLD DEFAULTED
            WaiveFee        : DRAFT ACTIVE ON_HOLD DEFAULTED FULLY_PAID
            PutOnHold       : ACTIVE
            Reactivate      : ON_HOLD
            Extend          : ACTIVE
            Amend           : ACTIVE
            Release         : ACTIVE
            DeclareDefault  : ACTIVE
            End by CONSUMER : DRAFT ACTIVE ON_HOLD DEFAULTED FULLY_PAID
            End by SUPPLIER : ACTIVE ON_HOLD DEFAULTED
            Collect         : FULLY_PAID
            """;

    private static final String FOLLOWING = """
            DRAFT           : ACTIVE FULLY_PAID CANCELLED
            ACTIVE          : ON_HOLD DEFAULTED FULLY_PAID CANCELLED TERMINATED
            ON_HOLD         : ACTIVE FULLY_PAID CANCELLED TERMINATED
            DEFAULTED       : ACTIVE FULLY_PAID CANCELLED TERMINATED
            FULLY_PAID      : ACTIVE COMPLETED CANCELLED
            COMPLETED       :
            CANCELLED       : REFUND_PENDING
            TERMINATED      : REFUND_PENDING
            REFUND_PENDING  : CLOSED
            CLOSED          : REFUND_PENDING
            """;

    private static final Map<String, Set<LaybyState>> ALLOWED = table(COMMANDS);
    private static final Map<LaybyState, Set<LaybyState>> NEXT = next();

    private WrittenLifecycle() {}

    /** Whether the state lets the command in; its own guards may still refuse it. */
    static boolean allows(LaybyState state, LaybyCommand command) {
        return ALLOWED.getOrDefault(name(command), EnumSet.allOf(LaybyState.class))
                .contains(state);
    }

    /** Whether one command may take a lay-by from a state to another. */
    static boolean follows(LaybyState before, LaybyState after) {
        return before == after || NEXT.getOrDefault(before, Set.of()).contains(after);
    }

    private static String name(LaybyCommand command) {
        if (command instanceof LaybyCommand.End end) {
            return "End by " + (end.endedBy() == EndedBy.CONSUMER ? "CONSUMER" : "SUPPLIER");
        }
        return command.name();
    }

    private static Map<LaybyState, Set<LaybyState>> next() {
        Map<LaybyState, Set<LaybyState>> next = new EnumMap<>(LaybyState.class);
        table(FOLLOWING).forEach((state, states) -> next.put(LaybyState.valueOf(state), states));
        return next;
    }

    private static Map<String, Set<LaybyState>> table(String text) {
        Map<String, Set<LaybyState>> table = new HashMap<>();
        text.lines().forEach(line -> {
            int colon = line.indexOf(':');
            Set<LaybyState> states = EnumSet.noneOf(LaybyState.class);
            Arrays.stream(line.substring(colon + 1).strip().split(" ", -1))
                    .filter(state -> !state.isEmpty())
                    .forEach(state -> states.add(LaybyState.valueOf(state)));
            table.put(line.substring(0, colon).strip(), states);
        });
        return table;
    }
}
