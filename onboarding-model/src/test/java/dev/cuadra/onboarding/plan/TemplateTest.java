package dev.cuadra.onboarding.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.calendar.DayRange;
import dev.cuadra.spi.problem.ProblemException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TemplateTest {
    private static final Template TEMPLATE = Plans.TEMPLATE;

    private static String refusal(Consumer<ObjectNode> change) {
        return catchThrowableOfType(ProblemException.class, () -> Plans.changed(change))
                .problem()
                .code();
    }

    private static PlanTask task(String key) {
        return TEMPLATE.task(key).orElseThrow();
    }

    @Test
    @Tag("PLAN-4")
    void phasesAreDaysAndWeeksAreClippedToThem() {
        assertThat(TEMPLATE.phases().stream()
                        .map(phase -> phase.days().toString())
                        .limit(4))
                .containsExactly("-7..0", "1..30", "31..60", "61..90");
        assertThat(task("core_features_configured").days()).isEqualTo(new DayRange(31, 42));
        assertThat(task("limited_group_activated").days()).isEqualTo(new DayRange(61, 70));
        assertThat(task("roadmap_discussed").days()).isEqualTo(new DayRange(85, 90));
        assertThat(task("admin_training_done").days()).isEqualTo(new DayRange(43, 56));
        assertThat(task("kickoff_meeting_held").days()).isEqualTo(new DayRange(1, 3));
        // Weeks 5-6, 9-10 and 13: eight, five and five tasks.
        assertThat(TEMPLATE.clips()).hasSize(18);
        Clip clip = TEMPLATE.clips().get(0);
        assertThat(clip.problem().message().en())
                .isEqualTo("core_features_configured was planned for days 29 to 42; its phase leaves days 31 to 42.");
        assertThat(new DayRange(-7, 0).first(Plans.KICKOFF)).isEqualTo("2026-02-22");
        assertThat(new DayRange(-7, 0).last(Plans.KICKOFF)).isEqualTo("2026-03-01");
        assertThat(DayRange.weeks(1, 1)).isEqualTo(new DayRange(1, 7));
    }

    @Test
    @Tag("PLAN-5")
    void everyTaskHasOneAccountableAndAResponsibleRole() {
        assertThat(task("core_features_configured").accountable()).isEqualTo("implementation-team");
        assertThat(task("core_features_configured").responsible())
                .containsExactly("implementation-team", "customer-technical-team");
        assertThat(task("admin_training_done").accountable()).isEqualTo(Plans.CSM);
        assertThat(task("admin_training_done").responsible()).containsExactly(Plans.CSM, "training-team");
        assertThat(task("legal_documents_executed").accountable()).isEqualTo("sales");
        assertThat(refusal(tree -> tree.remove("responsibles"))).isEqualTo("PLAN_PART");
    }

    @Test
    @Tag("PLAN-4")
    void theWeightsOfThePhasesAreWhatTheyAreExpectedToBring() {
        long before = 0;
        long all =
                TEMPLATE.tasks().values().stream().mapToLong(PlanTask::weight).sum();
        for (PlanPhase phase : TEMPLATE.phases()) {
            before += TEMPLATE.tasks().values().stream()
                    .filter(task -> task.phase().equals(phase.key()))
                    .mapToLong(PlanTask::weight)
                    .sum();
            assertThat(before * 100).isEqualTo(phase.expected() * all);
        }
    }

    @Test
    void checklistsHaveAsManyGroupsAndItemsAsWereAskedFor() {
        assertThat(TEMPLATE.checklists().stream()
                        .map(one -> one.key() + " " + one.groups().size() + " "
                                + one.items().size()))
                .containsExactly(
                        "pre-kickoff 3 9",
                        "foundation 4 14",
                        "implementation 3 10",
                        "launch 3 12",
                        "success-criteria 3 12",
                        "handoff 1 5");
    }

    @Test
    void everyRowThatBelongsHereStandsHereOnce() throws Exception {
        List<String> rows = new java.util.ArrayList<>();
        collect(Plans.tree(), rows);
        collect(Plans.shipped("boleta-onboarding.json"), rows);
        assertThat(rows).doesNotHaveDuplicates();
        Set<String> some = new TreeSet<>(
                List.of("CO-007", "CO-009", "CO-024", "CO-116", "CO-142", "CO-147", "CO-154", "BL-121", "BL-206"));
        assertThat(rows).containsAll(some);
        assertThat(rows.stream().filter(row -> row.startsWith("CO-"))).hasSize(104);
    }

    private static void collect(JsonNode node, List<String> rows) {
        if (node.has("row")) {
            rows.add(node.get("row").asText());
        }
        node.forEach(child -> collect(child, rows));
    }

    @Test
    @Tag("PLAN-2")
    void theShippedPlansFitIntoTheirWindowsAroundAnyWeekend() {
        for (Template template : List.of(TEMPLATE, Plans.SHIPPED.newest("boleta-onboarding"))) {
            for (int day = 0; day < 7; day++) {
                Plan plan = Plan.of(
                        "c",
                        template,
                        Plans.KICKOFF.plusDays(day),
                        Plans.ZONE,
                        dev.cuadra.onboarding.calendar.WorkingDays.mondayToFriday(List.of()));
                PlanState state = PlanState.begun(template);
                Schedule planned =
                        PlanSchedule.of(plan, state, Plans.noon("2026-02-01")).planned();
                for (PlanTask task : template.tasks().values()) {
                    // A kickoff on a weekend has its meeting on Monday, and a day fewer for the rest.
                    int spare = day >= 5 ? 2 : 0;
                    assertThat(planned.slot(task.key()).orElseThrow().finish())
                            .as(task.key() + " kickoff +" + day)
                            .isBeforeOrEqualTo(task.days().last(plan.kickoff()).plusDays(spare));
                }
            }
        }
    }

    @Test
    @Tag("PLAN-5")
    void whatDoesNotFitIsRefusedWithItsPlace() {
        assertThat(refusal(tree -> tree.put("colour", "red"))).isEqualTo("PLAN_MEMBER_UNKNOWN");
        assertThat(refusal(tree -> tree.remove("tasks").get(0))).isEqualTo("PLAN_REFERENCE");
        assertThat(refusal(tree ->
                        ((ArrayNode) tree.get("tasks")).add(tree.get("tasks").get(0))))
                .isEqualTo("PLAN_DOUBLE");
        assertThat(refusal(tree -> ((ObjectNode) tree.get("tasks").get(0)).put("duration", 0)))
                .isEqualTo("PLAN_RANGE");
        assertThat(refusal(tree -> ((ObjectNode) tree.get("tasks").get(0)).put("duration", "1")))
                .isEqualTo("PLAN_VALUE");
        assertThat(refusal(tree -> ((ObjectNode) tree.get("tasks").get(0)).remove("days")))
                .isEqualTo("PLAN_WINDOW");
        assertThat(refusal(tree -> ((ObjectNode) tree.get("tasks").get(0)).put("phase", "launch")))
                .isEqualTo("PLAN_REFERENCE");
        assertThat(refusal(tree -> ((ObjectNode) tree.get("tasks").get(0)).put("phase", "phase3-launch")))
                .isEqualTo("PLAN_OUTSIDE_PHASE");
        assertThat(refusal(tree -> ((ObjectNode) tree.get("phases").get(1)).put("from", 2)))
                .isEqualTo("PLAN_PHASE_ORDER");
        assertThat(refusal(tree -> ((ObjectNode) tree.get("phases").get(2)).put("expected", 20)))
                .isEqualTo("PLAN_PHASE_ORDER");
        assertThat(refusal(tree -> Plans.task(tree, "kickoff_meeting_held")
                        .putArray("after")
                        .add("roadmap_discussed")))
                .isEqualTo("PLAN_CYCLE");
        assertThat(refusal(tree -> ((ObjectNode) tree.get("limits")).put("blockerClock", "sundial")))
                .isEqualTo("PLAN_WORD");
        assertThat(refusal(tree -> Plans.remove(tree, "criteria", "roi_on_track")))
                .isEqualTo("PLAN_REFERENCE");
        assertThat(catchThrowableOfType(ProblemException.class, () -> TemplateReader.read("{"))
                        .problem()
                        .code())
                .isEqualTo("PLAN_JSON");
        assertThat(refusal(tree -> ((ObjectNode) tree.get("responsibles").get(0))
                        .putArray("weeks")
                        .add(1)
                        .add(2_000_000_000)))
                .isEqualTo("PLAN_VALUE");
        ProblemException placed = catchThrowableOfType(
                ProblemException.class,
                () -> Plans.changed(tree -> ((ObjectNode) tree.get("tasks").get(3)).put("weight", -1)));
        assertThat(placed.problem().where()).hasToString("tasks[3].weight");
    }

    @Test
    @Tag("PLAN-5")
    void aVersionStandsOnceAndAnUnknownOneIsAProblem() {
        assertThatIllegalArgumentException().isThrownBy(() -> Templates.of(List.of(TEMPLATE, TEMPLATE)));
        assertThat(catchThrowableOfType(ProblemException.class, () -> Plans.SHIPPED.newest("none"))
                        .problem()
                        .remedy()
                        .en())
                .contains("customer-onboarding 1");
        assertThat(Plans.SHIPPED.find("customer-onboarding", 2)).isEmpty();
    }

    @Test
    @Tag("PLAN-12")
    void aDifferenceNamesWhatIsNewGoneRenamedAndChanged() {
        Template next = Plans.changed(tree -> {
            tree.put("version", 2);
            Plans.task(tree, "roadmap_discussed")
                    .put("key", "roadmap_agreed")
                    .putArray("replaces")
                    .add("roadmap_discussed");
            ArrayNode after = Plans.task(tree, "performance_review_done").putArray("after");
            List.of(
                            "success_criteria_assessed",
                            "performance_optimised",
                            "user_feedback_incorporated",
                            "roadmap_agreed")
                    .forEach(after::add);
            Plans.remove(tree, "tasks", "handoff_recap");
            Plans.task(tree, "security_configured").put("duration", 4);
            ObjectNode more = Plans.task(tree, "handoff_expansion").deepCopy();
            ((ArrayNode) tree.get("tasks")).add(more.put("key", "handoff_references"));
            ArrayNode items = (ArrayNode)
                    tree.get("checklists").get(3).get("groups").get(2).get("items");
            items.set(3, "roadmap_agreed");
        });
        TemplateDiff diff = TemplateDiff.between(TEMPLATE, next);
        assertThat(diff.added()).containsExactly("handoff_references");
        assertThat(diff.removed()).containsExactly("handoff_recap");
        assertThat(diff.renamed()).containsOnly(java.util.Map.entry("roadmap_discussed", "roadmap_agreed"));
        assertThat(diff.changed())
                .containsOnly(
                        java.util.Map.entry("security_configured", List.of("duration")),
                        java.util.Map.entry("performance_review_done", List.of("after")));
        assertThat(TemplateDiff.between(TEMPLATE, TEMPLATE).changed()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> TemplateDiff.between(TEMPLATE, Plans.simple(2, "a")));
    }
}
