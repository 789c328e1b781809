package dev.cuadra.boleta.payment;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A line and where it stands.
 *
 * @param line the line
 * @param status where it stands
 * @param holds why it is held
 * @param part what it settles, once it was in a file
 * @param paidOn when it was paid
 * @param endedOn when it was returned
 * @param said what the bank said of a rejection or a return
 */
public record LineStanding(
        BatchLine line,
        LineStatus status,
        List<HoldReason> holds,
        Optional<PaidPart> part,
        Optional<LocalDate> paidOn,
        Optional<LocalDate> endedOn,
        String said) {
    public LineStanding {
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(part, "part");
        Objects.requireNonNull(paidOn, "paidOn");
        Objects.requireNonNull(endedOn, "endedOn");
        Objects.requireNonNull(said, "said");
        holds = List.copyOf(holds);
    }

    static LineStanding planned(BatchLine line) {
        return new LineStanding(
                line, LineStatus.PLANNED, List.of(), Optional.empty(), Optional.empty(), Optional.empty(), "");
    }

    LineStanding held(List<HoldReason> reasons) {
        return new LineStanding(line, LineStatus.HELD, reasons, part, paidOn, endedOn, said);
    }

    LineStanding sent(PaidPart settles) {
        return new LineStanding(line, LineStatus.SENT, List.of(), Optional.of(settles), paidOn, endedOn, said);
    }

    LineStanding dropped() {
        return new LineStanding(line, LineStatus.DROPPED, holds, part, paidOn, endedOn, said);
    }

    LineStanding paid(LocalDate day) {
        return new LineStanding(line, LineStatus.PAID, holds, part, Optional.of(day), endedOn, said);
    }

    LineStanding ended(LineStatus as, Optional<LocalDate> day, String why) {
        return new LineStanding(line, as, holds, part, paidOn, day, why);
    }
}
