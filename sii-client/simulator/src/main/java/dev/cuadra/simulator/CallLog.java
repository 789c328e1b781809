package dev.cuadra.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** What was called, in order. Safe for many threads. */
public final class CallLog {
    private final List<SimulatedCall> calls = new ArrayList<>();

    /** An empty log. */
    public CallLog() {}

    /** Appends the call that is made with its number. */
    public synchronized void append(LongFunction<SimulatedCall> call) {
        calls.add(call.apply(calls.size() + 1L));
    }

    /** All calls. */
    public synchronized List<SimulatedCall> all() {
        return List.copyOf(calls);
    }

    /** The calls of one operation, such as {@code bhe.emit.commit}. */
    public List<SimulatedCall> of(String operation) {
        return all().stream().filter(call -> call.operation().equals(operation)).toList();
    }

    /** The calls of one part. */
    public List<SimulatedCall> of(SimulatedService service) {
        return all().stream().filter(call -> call.service() == service).toList();
    }

    /** The calls that changed the books. */
    public List<SimulatedCall> committed() {
        return all().stream().filter(SimulatedCall::committed).toList();
    }

    /** Forgets what was called. */
    public synchronized void clear() {
        calls.clear();
    }
}
