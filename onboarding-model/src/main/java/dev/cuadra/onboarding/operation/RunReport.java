package dev.cuadra.onboarding.operation;

import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Text;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What the run of a list comes to.
 *
 * @param checklist the id of the list
 * @param title its title
 * @param at the moment
 * @param zone the zone in which times are written
 * @param progress how far it has come
 * @param items its items
 * @source OPS-2
 */
public record RunReport(
        String checklist, Text title, Instant at, ZoneId zone, Progress progress, List<ItemStatus> items) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);

    public RunReport {
        Objects.requireNonNull(checklist, "checklist");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(progress, "progress");
        items = List.copyOf(items);
    }

    /** The report of a run at a moment. */
    public static RunReport of(ChecklistRun run, Instant at) {
        List<ItemStatus> items = run.items(at);
        Checklist list = run.checklist();
        return new RunReport(list.id(), list.title(), at, run.frame().zone(), Progress.of(items), items);
    }

    /** One line for the list and one for each item, in both languages. */
    public List<Text> lines() {
        List<Text> lines = new ArrayList<>();
        lines.add(Texts.BOOK.text(
                "OPERATION_REPORT.head",
                Map.of(
                        "title", title,
                        "done", progress.done(),
                        "of", progress.applicable(),
                        "overdue", progress.overdue(),
                        "out", progress.notApplicable())));
        items.forEach(item -> lines.add(line(item)));
        return List.copyOf(lines);
    }

    private Text line(ItemStatus item) {
        Text due = item.due()
                .map(time -> Texts.BOOK.text("OPERATION_REPORT.due", Map.of("due", shown(time))))
                .orElse(new Text("", ""));
        Text by = item.last()
                .map(act -> Texts.BOOK.text(
                        "OPERATION_REPORT.by",
                        Map.of(
                                "who",
                                act.who(),
                                "role",
                                RoleNames.of(act.role()),
                                "at",
                                TIME.format(act.at().atZone(zone)))))
                .orElse(new Text("", ""));
        return Texts.BOOK.text(
                "OPERATION_REPORT.item",
                Map.of(
                        "state", state(item),
                        "title", item.item().title(),
                        "role", RoleNames.of(item.item().role()),
                        "due", due,
                        "by", by));
    }

    /** That something was done too late is told as long as it stands. */
    private static Text state(ItemStatus item) {
        Text state = item.state().label();
        return item.late() && item.settled() ? Texts.BOOK.text("OPERATION_REPORT.late", Map.of("state", state)) : state;
    }

    private String shown(DueTime due) {
        return due.wholeDay()
                ? DATE.format(due.instant().atZone(zone).minusDays(1))
                : TIME.format(due.instant().atZone(zone));
    }
}
