package dev.cuadra.audit;

import java.util.Objects;

/**
 * What an engine answers.
 *
 * @param verdict what the gate comes to
 * @param move what the rollout does next
 * @param record the record of both, as the engine would keep it
 */
public record GateAnswer(Verdict verdict, Move move, String record) {
    /** What a gate comes to. */
    public enum Verdict {
        /** It is open. */
        PASS,
        /** Something that must be met is not. */
        FAIL,
        /** Nobody can say. */
        INCONCLUSIVE
    }

    /** What a rollout does next. */
    public enum Move {
        /** The next phase begins. */
        ADVANCE,
        /** Nothing changes. */
        HOLD,
        /** Everybody goes back. */
        ROLL_BACK
    }

    public GateAnswer {
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(move, "move");
        Objects.requireNonNull(record, "record");
    }
}
