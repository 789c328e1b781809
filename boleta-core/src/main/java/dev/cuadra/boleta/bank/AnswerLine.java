package dev.cuadra.boleta.bank;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.problem.Problem;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A line of a bank's answer.
 *
 * @param line where it stands, from 1
 * @param reference our own key, if the bank brought it back
 * @param rut who was to be paid
 * @param account where, as the bank writes it
 * @param amount how much
 * @param word what the bank says became of it, in its own word; may be empty
 * @param state the same by the profile
 * @param reasonCode the bank's code of a reason; may be empty
 * @param reason the reason; may be empty
 * @param problems what is wrong with the line, or with finding its transfer
 */
public record AnswerLine(
        long line,
        Optional<String> reference,
        Optional<Rut> rut,
        Optional<String> account,
        Optional<Clp> amount,
        String word,
        AnswerState state,
        String reasonCode,
        String reason,
        List<Problem> problems) {
    public AnswerLine {
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(rut, "rut");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(word, "word");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(reasonCode, "reasonCode");
        Objects.requireNonNull(reason, "reason");
        problems = List.copyOf(problems);
    }

    AnswerLine with(Problem more) {
        return new AnswerLine(
                line,
                reference,
                rut,
                account,
                amount,
                word,
                state,
                reasonCode,
                reason,
                Stream.concat(problems.stream(), Stream.of(more)).toList());
    }

    /** Where it stands and what it says of the state: the rest is personal. */
    @Override
    public String toString() {
        return "AnswerLine[" + line + ", " + state + "]";
    }
}
