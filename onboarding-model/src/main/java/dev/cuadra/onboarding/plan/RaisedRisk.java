package dev.cuadra.onboarding.plan;

import dev.cuadra.onboarding.metric.Signature;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A risk that occurred.
 *
 * @param risk which one
 * @param by who said so, in which role, and how it shows
 * @param raised when
 * @param closed when it was over; empty while it is not
 * @param done the responses that are done, with who said so
 * @source PLAN-11
 */
public record RaisedRisk(
        Risk risk, Signature by, Instant raised, Optional<Instant> closed, Map<String, Signature> done) {
    public RaisedRisk {
        Objects.requireNonNull(risk, "risk");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(raised, "raised");
        done = Map.copyOf(done);
    }

    /** Whether it still has to be looked after. */
    public boolean open() {
        return closed.isEmpty();
    }

    RaisedRisk closed(Instant at) {
        return new RaisedRisk(risk, by, raised, Optional.of(at), done);
    }

    RaisedRisk answered(String response, Signature who) {
        Map<String, Signature> more = new LinkedHashMap<>(done);
        more.put(response, who);
        return new RaisedRisk(risk, by, raised, closed, more);
    }
}
