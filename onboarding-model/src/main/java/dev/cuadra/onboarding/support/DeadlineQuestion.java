package dev.cuadra.onboarding.support;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.onboarding.calendar.Stretch;
import dev.cuadra.onboarding.calendar.WorkingHours;
import dev.cuadra.onboarding.internal.Dialect;
import dev.cuadra.onboarding.internal.Members;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * By when something is due in working time.
 *
 * @param calendar when people work
 * @param created when the clock began
 * @param target the working time that is promised
 * @param pauses when it stood still
 * @param done when it was done, if it was
 * @source SLA-04
 */
public record DeadlineQuestion(
        WorkingHours calendar, Instant created, Duration target, List<Stretch> pauses, Optional<Instant> done) {
    public DeadlineQuestion {
        Objects.requireNonNull(calendar, "calendar");
        Objects.requireNonNull(created, "created");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(done, "done");
        pauses = List.copyOf(pauses);
    }

    /**
     * The answer.
     *
     * @param deadline when the target is used up
     * @param met whether it was done by then; empty when it was not done
     */
    public record Answer(Instant deadline, Optional<Boolean> met) {
        public Answer {
            Objects.requireNonNull(deadline, "deadline");
            Objects.requireNonNull(met, "met");
        }
    }

    /** When it is due. */
    public Answer answer() {
        Instant deadline = calendar.plus(created, target, pauses);
        return new Answer(deadline, done.map(at -> !at.isAfter(deadline)));
    }

    /**
     * Reads and answers a question.
     *
     * @param others members that belong to somebody else
     * @throws dev.cuadra.spi.problem.ProblemException with the place, for what cannot be used
     */
    public static DeadlineQuestion read(JsonNode tree, Set<String> others) {
        Members node = Members.of(Dialect.SUPPORT, tree, "");
        others.forEach(node::has);
        WorkingHours calendar = CalendarReader.read(node.object("calendar"));
        Instant created = CalendarReader.instant(node, "created");
        Duration target = node.duration("target");
        List<Stretch> pauses = node.each("pauses", CalendarReader::stretch);
        Optional<Instant> done = node.optionalInstant("done");
        node.end();
        DeadlineQuestion question = new DeadlineQuestion(calendar, created, target, pauses, done);
        CalendarReader.targeted(node, "target", question::answer);
        return question;
    }
}
