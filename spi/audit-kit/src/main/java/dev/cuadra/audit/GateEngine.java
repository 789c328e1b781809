package dev.cuadra.audit;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * What evaluates gates, decides about rollouts and draws who is exposed, as {@link GateProperties} ask for it. An adapter
 * around any engine: nothing here is a type of ours. Safe for many threads.
 */
public interface GateEngine {
    /** What the gate of a case comes to, and what the rollout does. */
    GateAnswer answer(GateCase asked);

    /**
     * Who is drawn at a share.
     *
     * @param salt what the draw depends on besides the customers
     * @param customers ids, each once
     * @param percent from 0 to 100, with two decimals at most
     */
    Set<String> assigned(String salt, List<String> customers, BigDecimal percent);
}
