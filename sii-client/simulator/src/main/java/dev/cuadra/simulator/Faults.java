package dev.cuadra.simulator;

import dev.cuadra.simulator.internal.FaultScript;

/**
 * What goes wrong, scripted. A fault that was asked for once comes before one that holds always, and that before a
 * storm. Safe for many threads.
 */
public final class Faults {
    private final FaultScript script;

    Faults(FaultScript script) {
        this.script = script;
    }

    /** The next call of {@code service} that {@code fault} fits meets it; several wait in order. */
    public Faults next(SimulatedService service, SimulatedFault fault) {
        script.next(service, "", fault);
        return this;
    }

    /** The next call of {@code operation}, such as {@code bhe.emit.commit}, that {@code fault} fits meets it. */
    public Faults next(SimulatedService service, String operation, SimulatedFault fault) {
        script.next(service, operation, fault);
        return this;
    }

    /** Every call of {@code service} that {@code fault} fits meets it, until {@link #clear}. */
    public Faults always(SimulatedService service, SimulatedFault fault) {
        script.always(service, fault);
        return this;
    }

    /**
     * Of the calls of each service, about {@code percent} of a hundred meet a fault that fits them, until {@link #clear}.
     * Which ones and what depends on the seed and on how many calls the service had since, on nothing else.
     *
     * @param percent 0 to 100
     */
    public Faults storm(long seed, int percent) {
        script.storm(seed, percent);
        return this;
    }

    /** The next {@code getSeed} answers with this state, such as {@code -1}, and this text. */
    public Faults nextSeedState(String state, String text) {
        script.nextSeedState(state, text);
        return this;
    }

    /** The next {@code getToken} answers with this state, such as {@code 10}, and this text. */
    public Faults nextTokenState(String state, String text) {
        script.nextTokenState(state, text);
        return this;
    }

    /** The next login answers with the failure page of this code, two digits, such as {@code 27}. */
    public Faults nextLoginCode(String code) {
        script.nextLoginCode(code);
        return this;
    }

    /** Everything goes well again. */
    public Faults clear() {
        script.clear();
        return this;
    }
}
