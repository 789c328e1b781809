package dev.cuadra.boleta.life;

import dev.cuadra.boleta.report.ReportedState;
import dev.cuadra.spi.problem.Confidence;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that happened to a boleta, or that a report said of it.
 *
 * @param move what
 * @param on the day in Chile; of a report the day on which it was made
 * @param cause why; of an annulment and a request for one, where it is known
 * @param reported what a report said; of a report and of nothing else
 */
public record LifeEvent(LifeMove move, LocalDate on, Optional<AnnulmentCause> cause, Optional<ReportedState> reported) {
    /** By day; within a day moves before reports, and of reports the one that says most last. */
    static final Comparator<LifeEvent> ORDER = Comparator.comparing(LifeEvent::on)
            .thenComparing(LifeEvent::move)
            .thenComparing(event -> event.cause().map(AnnulmentCause::code).orElse(0))
            .thenComparing(event -> event.reported().map(LifeState::of).orElse(LifeState.VIGENTE))
            .thenComparing(event -> event.reported().map(ReportedState::text).orElse(""))
            .thenComparing(
                    event -> event.reported().map(ReportedState::confidence).orElse(Confidence.CERTAIN));

    public LifeEvent {
        Objects.requireNonNull(move, "move");
        Objects.requireNonNull(on, "on");
        if (cause.isPresent() && move != LifeMove.ANNUL && move != LifeMove.REQUEST) {
            throw new IllegalArgumentException("A cause belongs to an annulment, not to " + move);
        }
        if (reported.isPresent() != (move == LifeMove.REPORT)) {
            throw new IllegalArgumentException("A report says a state, and nothing else does: " + move);
        }
    }

    /** A move without a cause; not a report. */
    public static LifeEvent of(LifeMove move, LocalDate on) {
        return new LifeEvent(move, on, Optional.empty(), Optional.empty());
    }

    /** The issuer annulled it alone. */
    public static LifeEvent annulled(LocalDate on, AnnulmentCause cause) {
        return new LifeEvent(LifeMove.ANNUL, on, Optional.of(cause), Optional.empty());
    }

    /** The issuer asked to annul it. */
    public static LifeEvent requested(LocalDate on, AnnulmentCause cause) {
        return new LifeEvent(LifeMove.REQUEST, on, Optional.of(cause), Optional.empty());
    }

    /** A report of {@code on} spells its state so. */
    public static LifeEvent reported(LocalDate on, ReportedState state) {
        return new LifeEvent(LifeMove.REPORT, on, Optional.empty(), Optional.of(state));
    }
}
