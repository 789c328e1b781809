package dev.cuadra.simulator.internal;

import dev.cuadra.simulator.SimulatedFault;
import dev.cuadra.simulator.SimulatedService;
import dev.cuadra.simulator.internal.Route.Trait;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;

/** Which faults are due. Safe for many threads. */
public final class FaultScript {
    private record Waiting(SimulatedService service, String operation, SimulatedFault fault) {}

    record State(String code, String text) {}

    private final List<Waiting> once = new ArrayList<>();
    private final Map<SimulatedService, SimulatedFault> always = new EnumMap<>(SimulatedService.class);
    private final Map<SimulatedService, Long> seen = new EnumMap<>(SimulatedService.class);
    private final Queue<State> seedStates = new ArrayDeque<>();
    private final Queue<State> tokenStates = new ArrayDeque<>();
    private final Queue<String> loginCodes = new ArrayDeque<>();
    private long stormSeed;
    private int percent;

    public FaultScript() {}

    public synchronized void next(SimulatedService service, String operation, SimulatedFault fault) {
        once.add(new Waiting(service, operation, fault));
    }

    public synchronized void always(SimulatedService service, SimulatedFault fault) {
        always.put(service, fault);
    }

    public synchronized void storm(long seed, int share) {
        if (share < 0 || share > 100) {
            throw new IllegalArgumentException("Not a share of a hundred: " + share);
        }
        stormSeed = seed;
        percent = share;
        seen.clear();
    }

    public synchronized void nextSeedState(String code, String text) {
        seedStates.add(new State(code, text));
    }

    public synchronized void nextTokenState(String code, String text) {
        tokenStates.add(new State(code, text));
    }

    public synchronized void nextLoginCode(String code) {
        if (!code.matches("[0-9]{2}")) {
            throw new IllegalArgumentException("Two digits, not '" + code + "'");
        }
        loginCodes.add(code);
    }

    public synchronized void clear() {
        once.clear();
        always.clear();
        seen.clear();
        seedStates.clear();
        tokenStates.clear();
        loginCodes.clear();
        percent = 0;
    }

    synchronized Optional<State> seedState() {
        return Optional.ofNullable(seedStates.poll());
    }

    synchronized Optional<State> tokenState() {
        return Optional.ofNullable(tokenStates.poll());
    }

    synchronized Optional<String> loginCode() {
        return Optional.ofNullable(loginCodes.poll());
    }

    /** The fault of this call, which is then used up. */
    synchronized Optional<SimulatedFault> take(SimulatedService service, String operation, Set<Trait> traits) {
        Optional<SimulatedFault> asked = asked(service, operation, traits);
        if (asked.isPresent()) {
            return asked;
        }
        Optional<SimulatedFault> lasting =
                Optional.ofNullable(always.get(service)).filter(fault -> fits(fault, traits));
        return lasting.isPresent() ? lasting : stormy(service, traits, true);
    }

    /** The same where it is one that stops the connection, which has to happen before anything is sent. */
    synchronized Optional<SimulatedFault> takeBeforeConnecting(
            SimulatedService service, String operation, Set<Trait> traits) {
        Optional<SimulatedFault> due = once.stream()
                .filter(waiting -> meant(waiting, service, operation, traits))
                .map(Waiting::fault)
                .findFirst()
                .or(() -> Optional.ofNullable(always.get(service)).filter(fault -> fits(fault, traits)))
                .or(() -> stormy(service, traits, false));
        return due.filter(FaultScript::beforeConnecting).isPresent()
                ? take(service, operation, traits)
                : Optional.empty();
    }

    static boolean beforeConnecting(SimulatedFault fault) {
        return fault == SimulatedFault.CONNECTION_REFUSED || fault == SimulatedFault.CONNECTION_RESET;
    }

    private Optional<SimulatedFault> asked(SimulatedService service, String operation, Set<Trait> traits) {
        for (Iterator<Waiting> all = once.iterator(); all.hasNext(); ) {
            Waiting waiting = all.next();
            if (meant(waiting, service, operation, traits)) {
                all.remove();
                return Optional.of(waiting.fault());
            }
        }
        return Optional.empty();
    }

    private static boolean meant(Waiting waiting, SimulatedService service, String operation, Set<Trait> traits) {
        boolean here = waiting.operation().isEmpty() || waiting.operation().equals(operation);
        return waiting.service() == service && here && fits(waiting.fault(), traits);
    }

    private Optional<SimulatedFault> stormy(SimulatedService service, Set<Trait> traits, boolean count) {
        if (percent == 0) {
            return Optional.empty();
        }
        long number = seen.getOrDefault(service, 0L);
        if (count) {
            seen.put(service, number + 1);
        }
        SplittableRandom random =
                new SplittableRandom((stormSeed * 1_000_003 + service.name().hashCode()) * 1_000_003 + number);
        if (random.nextInt(100) >= percent) {
            return Optional.empty();
        }
        List<SimulatedFault> fitting = new ArrayList<>();
        for (SimulatedFault fault : SimulatedFault.values()) {
            if (fits(fault, traits)) {
                fitting.add(fault);
            }
        }
        return Optional.of(fitting.get(random.nextInt(fitting.size())));
    }

    static boolean fits(SimulatedFault fault, Set<Trait> traits) {
        return switch (fault) {
            case CONNECTION_REFUSED,
                    CONNECTION_CLOSED,
                    CONNECTION_RESET,
                    SLOW,
                    BODY_CUT,
                    THROTTLED_PAGE,
                    THROTTLED_STATUS,
                    ERROR_AL_CONTRIBUYENTE,
                    AYUDAS_900,
                    SERVER_ERROR,
                    ERROR_500_BODY -> true;
            case LOGIN_BOUNCE, LOGIN_PAGE, HOST_UNDEFINED -> traits.contains(Trait.SESSION);
            case LATIN1_UNDECLARED, LATIN1_DECLARED_UTF8_SENT -> traits.contains(Trait.PAGE);
            case DRIFTED -> traits.contains(Trait.SESSION) && !traits.contains(Trait.PDF);
            case ROWS_MISSING, ROWS_DUPLICATED -> traits.contains(Trait.LIST);
            case EMPTY_PDF, HTML_INSTEAD_OF_PDF -> traits.contains(Trait.PDF);
            case JSON_CUT -> traits.contains(Trait.JSON);
            case COMMITTED_THEN_DROPPED, NOT_COMMITTED_DROPPED, COMMITTED_UNCLEAR -> traits.contains(Trait.COMMIT);
        };
    }
}
