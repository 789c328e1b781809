package dev.cuadra.layby.integrity;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A step of the recovery procedure that somebody takes. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RecoveryCommand.Open.class, name = "OPEN"),
    @JsonSubTypes.Type(value = RecoveryCommand.Isolate.class, name = "ISOLATE"),
    @JsonSubTypes.Type(value = RecoveryCommand.BackUp.class, name = "BACK_UP"),
    @JsonSubTypes.Type(value = RecoveryCommand.Plan.class, name = "PLAN"),
    @JsonSubTypes.Type(value = RecoveryCommand.Rehearse.class, name = "REHEARSE"),
    @JsonSubTypes.Type(value = RecoveryCommand.Approve.class, name = "APPROVE"),
    @JsonSubTypes.Type(value = RecoveryCommand.Apply.class, name = "APPLY"),
    @JsonSubTypes.Type(value = RecoveryCommand.Verify.class, name = "VERIFY"),
    @JsonSubTypes.Type(value = RecoveryCommand.Resume.class, name = "RESUME"),
    @JsonSubTypes.Type(value = RecoveryCommand.Report.class, name = "REPORT")
})
public sealed interface RecoveryCommand {
    /**
     * Something is wrong.
     *
     * @param incident the id of the incident
     * @param agreements the lay-bys concerned, at least one
     * @param description what was seen, naming nobody
     */
    record Open(String incident, Set<String> agreements, String description) implements RecoveryCommand {
        public Open {
            Objects.requireNonNull(description, "description");
            agreements = Set.copyOf(agreements);
            if (incident.isBlank() || agreements.isEmpty()) {
                throw new IllegalArgumentException("An incident has an id and concerns at least one lay-by");
            }
        }
    }

    /**
     * The lay-bys are isolated.
     *
     * @param agreements which
     */
    record Isolate(Set<String> agreements) implements RecoveryCommand {
        public Isolate {
            agreements = Set.copyOf(agreements);
        }
    }

    /**
     * A backup was made.
     *
     * @param written the SHA-256 of what was written, in hexadecimal
     * @param readBack the SHA-256 of what was read back from it
     */
    record BackUp(String written, String readBack) implements RecoveryCommand {
        public BackUp {
            Objects.requireNonNull(written, "written");
            Objects.requireNonNull(readBack, "readBack");
        }
    }

    /**
     * It is planned how the lay-bys are put right. A new plan takes the place of the one before, whose rehearsal and
     * approvals are void.
     *
     * @param rootCause why it happened
     * @param corrections one for each lay-by
     */
    record Plan(String rootCause, List<PlannedCorrection> corrections) implements RecoveryCommand {
        public Plan {
            Objects.requireNonNull(rootCause, "rootCause");
            corrections = List.copyOf(corrections);
        }
    }

    /**
     * The plan is tried.
     *
     * @param copies copies of the books as they are
     */
    record Rehearse(List<Books> copies) implements RecoveryCommand {
        public Rehearse {
            copies = List.copyOf(copies);
        }
    }

    /**
     * Somebody approves the plan.
     *
     * @param plan {@link Recovery#planHash()} of the plan that was looked at
     */
    record Approve(String plan) implements RecoveryCommand {
        public Approve {
            Objects.requireNonNull(plan, "plan");
        }
    }

    /**
     * The plan was carried out.
     *
     * @param after the books as they were read after it
     */
    record Apply(List<Books> after) implements RecoveryCommand {
        public Apply {
            after = List.copyOf(after);
        }
    }

    /**
     * Everything is checked.
     *
     * @param books the books of the lay-bys concerned
     * @param all what came of checking all books
     */
    record Verify(List<Books> books, IntegritySummary all) implements RecoveryCommand {
        public Verify {
            Objects.requireNonNull(all, "all");
            books = List.copyOf(books);
        }
    }

    /** The isolation ends. */
    record Resume() implements RecoveryCommand {}

    /** It is written down what happened. */
    record Report(PostMortem postMortem) implements RecoveryCommand {
        public Report {
            Objects.requireNonNull(postMortem, "postMortem");
        }
    }

    /** Its name in messages. */
    default String name() {
        return getClass().getSimpleName();
    }
}
