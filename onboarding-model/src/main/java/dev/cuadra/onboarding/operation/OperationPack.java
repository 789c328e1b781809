package dev.cuadra.onboarding.operation;

import dev.cuadra.onboarding.internal.Dialect;
import dev.cuadra.onboarding.internal.Members;
import dev.cuadra.onboarding.internal.Refused;
import dev.cuadra.onboarding.internal.Resource;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.ProblemException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How a launch is supported: lists, staffing, contacts and the way of escalation.
 *
 * @param id identifies it
 * @param version its edition
 * @param settings values that the plan states
 * @param teams roles that stand for others, by name
 * @param staffing who has to be there when
 * @param directory whom to turn to
 * @param checklists the lists
 * @source OPS-1
 */
public record OperationPack(
        String id,
        String version,
        List<PlanSetting> settings,
        Map<String, Set<String>> teams,
        StaffingPlan staffing,
        ContactDirectory directory,
        List<Checklist> checklists) {
    public OperationPack {
        settings = List.copyOf(settings);
        teams = Map.copyOf(teams);
        Objects.requireNonNull(staffing, "staffing");
        Objects.requireNonNull(directory, "directory");
        checklists = List.copyOf(checklists);
        Set<String> seen = new HashSet<>();
        for (Checklist list : checklists) {
            if (!seen.add(list.id())) {
                throw Refused.because("TWICE", Map.of("name", list.id()));
            }
        }
        if (id.isBlank() || version.isBlank()) {
            throw new IllegalArgumentException("A pack has an id and an edition");
        }
    }

    /** The pack of the lay-by launch, as it ships. */
    public static OperationPack shipped() {
        String name = "layby-launch-support.json";
        return read(name, Resource.text(OperationPack.class, name));
    }

    /**
     * Reads a pack.
     *
     * @param source the name of the input, for messages
     * @throws ProblemException when it is none: {@code OPERATION_JSON}, {@code OPERATION_MEMBER_MISSING},
     *     {@code OPERATION_MEMBER_UNKNOWN}, {@code OPERATION_MEMBER_VALUE}, {@code OPERATION_VALUE} or
     *     {@code OPERATION_COUNT} where a list has another number of items than it states
     */
    public static OperationPack read(String source, String json) {
        return Members.read(Dialect.OPERATION, source, json).as(PackReader::read);
    }

    /**
     * The list with an id.
     *
     * @throws ProblemException {@code OPERATION_LIST_UNKNOWN} when there is none
     */
    public Checklist checklist(String name) {
        return checklists.stream()
                .filter(list -> list.id().equals(name))
                .findFirst()
                .orElseThrow(() -> Texts.problem(
                        "OPERATION_LIST_UNKNOWN",
                        "checklist",
                        Map.of(
                                "list",
                                name,
                                "known",
                                String.join(
                                        ", ",
                                        checklists.stream().map(Checklist::id).toList()))));
    }

    /** The setting with a key. */
    public Optional<PlanSetting> setting(String metric) {
        return settings.stream()
                .filter(setting -> setting.metric().equals(metric))
                .findFirst();
    }
}
