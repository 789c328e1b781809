package dev.cuadra.simulator;

import dev.cuadra.boleta.rut.Rut;
import java.time.Instant;
import java.util.Optional;

/**
 * A call that reached the simulator, without query, body or cookies, and so without a password.
 *
 * @param number counts from 1, in the order in which calls were answered
 * @param at when, by the clock of the simulator
 * @param service which part was called
 * @param method the HTTP method; {@code CALL} for the certified channel
 * @param host the real host name
 * @param path the path on that host
 * @param operation what it was, such as {@code bhe.received} or {@code bhe.emit.commit}; {@code unknown} for no page
 * @param rut whose session it was, or who tried to log in
 * @param status the HTTP status, or 0 when no answer was sent
 * @param committed whether it changed the books
 * @param fault the fault that was played, if any
 */
public record SimulatedCall(
        long number,
        Instant at,
        SimulatedService service,
        String method,
        String host,
        String path,
        String operation,
        Optional<Rut> rut,
        int status,
        boolean committed,
        Optional<SimulatedFault> fault) {}
