package dev.cuadra.boleta.payment;

import dev.cuadra.spi.problem.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What answers change.
 *
 * @param events what becomes of lines, in the order of the answers
 * @param unchanged references whose answer says nothing new, or leaves the line waiting
 * @param odd answers that a person has to look at: they contradict what is booked, or name no line that was sent
 * @source PAYM-5
 */
public record AnswerReport(List<Event> events, List<String> unchanged, List<Problem> odd) {
    /**
     * What becomes of a line.
     *
     * @param reference the line
     * @param boleta the host's key of the boleta
     * @param from where the line stood
     * @param to where it stands now
     * @param part what the line settles
     * @param paidOn the day of the payment; empty when there was none
     * @param returnedOn the day on which the money came back
     * @param reason the bank's own words
     */
    public record Event(
            String reference,
            String boleta,
            LineStatus from,
            LineStatus to,
            PaidPart part,
            Optional<LocalDate> paidOn,
            Optional<LocalDate> returnedOn,
            String reason) {
        public Event {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(part, "part");
        }

        /** Whether a payment is booked. */
        public boolean pays() {
            return to == LineStatus.PAID;
        }

        /** Whether a payment that was booked is reversed. */
        public boolean reverses() {
            return from == LineStatus.PAID && to == LineStatus.RETURNED;
        }
    }

    public AnswerReport {
        events = List.copyOf(events);
        unchanged = List.copyOf(unchanged);
        odd = List.copyOf(odd);
    }
}
