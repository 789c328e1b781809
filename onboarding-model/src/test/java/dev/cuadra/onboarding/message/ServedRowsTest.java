package dev.cuadra.onboarding.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.onboarding.knowledge.LaunchKnowledge;
import dev.cuadra.onboarding.operation.OperationPack;
import dev.cuadra.onboarding.operation.RunFrame;
import dev.cuadra.onboarding.operation.RunKind;
import dev.cuadra.onboarding.pack.LaunchPlan;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the messages are for: the tasks that are done with them, and the records that they show. */
class ServedRowsTest {
    private static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");

    /** Its wording counts in days that are left, and decides over the day of the week that the plan puts it on. */
    private static final Set<String> BY_THEIR_WORDS = Set.of("LL-019");

    @Test
    @Tag("MSG-5")
    @Tag("BL-050")
    void whatIsDoneWithAMessageOfTheBoletaLaunchIsSentBeforeItIsDue() {
        LocalDate launch = LocalDate.of(2025, 9, 26);
        Map<String, Instant> due = new HashMap<>();
        LaunchPlan.read()
                .items()
                .forEach(item -> item.due(launch)
                        .ifPresent(day -> due.put(
                                item.row(),
                                day.plusDays(1).atStartOfDay(SANTIAGO).toInstant())));

        assertThat(late("boleta-launch", launch, due)).isEmpty();
        assertThat(due).containsKeys("BL-050", "BL-065", "BL-219");
    }

    @Test
    @Tag("MSG-5")
    @Tag("LL-020")
    void whatIsDoneWithAMessageOfTheLaybyLaunchIsSentBeforeItIsDue() {
        LocalDate monday = LocalDate.of(2026, 3, 2);
        RunFrame frame = RunFrame.of(monday, SANTIAGO, Instant.parse("2026-02-20T12:00:00Z"));
        Map<String, Instant> due = new HashMap<>();
        OperationPack.shipped().checklists().stream()
                .filter(list -> list.kind() == RunKind.LAUNCH)
                .flatMap(list -> list.items().stream())
                .filter(item -> !BY_THEIR_WORDS.contains(item.id()))
                .forEach(item -> frame.due(item).ifPresent(time -> due.put(item.id(), time.instant())));

        assertThat(late("layby-launch", monday, due)).isEmpty();
        assertThat(due).containsKeys("LL-020", "LL-032", "LL-063", "LL-086", "LL-121");
    }

    private static List<String> late(String pack, LocalDate launch, Map<String, Instant> due) {
        List<Template> templates = Examples.SHIPPED.templates().stream()
                .filter(template -> template.pack().equals(pack))
                .toList();
        Schedule schedule = Schedule.of(templates, PlanDates.of(Map.of("launch", launch), SANTIAGO, Set.of()));
        Map<String, Instant> first = new HashMap<>();
        schedule.sendings()
                .forEach(sending -> first.merge(
                        sending.template().key(),
                        sending.at().toInstant(),
                        (one, other) -> one.isBefore(other) ? one : other));
        List<String> late = new ArrayList<>();
        for (Template template : templates) {
            Instant sent = first.getOrDefault(template.key(), Instant.MIN);
            template.serves().stream()
                    .filter(row -> sent.isAfter(due.getOrDefault(row, Instant.MAX)))
                    .forEach(row -> late.add(row + " is due before " + template.key() + " is sent"));
        }
        return late;
    }

    @Test
    @Tag("KNOW-5")
    @Tag("LL-256")
    @Tag("LL-281")
    void theEntryOfAKnownIssueShowsEveryFieldOfItsRecord() {
        Template entry = Examples.SHIPPED.template("layby-known-issue");

        assertThat(entry.variables())
                .containsKeys(LaunchKnowledge.shipped().fields().toArray(String[]::new));
    }
}
