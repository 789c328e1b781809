package dev.cuadra.adapter.report.internal;

import dev.cuadra.adapter.report.LaunchDay;
import dev.cuadra.onboarding.operation.ChecklistAct;
import dev.cuadra.onboarding.operation.ChecklistRun;
import dev.cuadra.onboarding.operation.CoverageSegment;
import dev.cuadra.onboarding.operation.DueTime;
import dev.cuadra.onboarding.operation.Incident;
import dev.cuadra.onboarding.operation.IncidentFigures;
import dev.cuadra.onboarding.operation.IncidentStatus;
import dev.cuadra.onboarding.operation.ItemStatus;
import dev.cuadra.onboarding.operation.Progress;
import dev.cuadra.onboarding.operation.RoleNames;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Gathers the page of the day of a launch. For one page. */
public final class LaunchDayGathering {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final int WHOLE = 1000;
    private static final int MOST_MARKS = 7;

    private final LaunchDay day;
    private final Words words;
    private final ChecklistRun run;
    private final ZoneId zone;
    private final LocalDate date;
    private final List<CoverageSegment> segments;

    public LaunchDayGathering(LaunchDay day, Words words) {
        this.day = day;
        this.words = words;
        this.run = day.run();
        this.zone = run.frame().zone();
        this.date = run.frame().day();
        this.segments =
                day.coverage().map(cover -> cover.onDay(run.frame().number())).orElse(List.of());
    }

    /** The page. */
    public LaunchDayView view(String company) {
        List<ItemStatus> items = run.items(day.now());
        Progress progress = run.progress(day.now());
        List<String> gaps = day.coverage().isPresent() ? gaps() : List.of();
        return new LaunchDayView(
                Words.clean(words.say(run.checklist().title())),
                date.toString(),
                words.say("launchday.number", "number", run.frame().number()),
                moment(day.now()) + " " + zone.getId(),
                Words.clean(company).strip(),
                progress.percent().map(Words::figure).map(share -> share + " %").orElse(""),
                figures(progress),
                part(progress.done(), progress.applicable()),
                part(progress.overdue(), progress.applicable()),
                incident(),
                covers(),
                marks(),
                now(),
                gaps,
                blocks(items),
                day.contradictions().stream()
                        .map(one -> Words.clean(words.say(one.text())))
                        .toList(),
                List.of(words.say("launchday.foot"), words.say("launchday.staff")));
    }

    private static int part(int some, int all) {
        return all == 0 ? 0 : WHOLE * some / all;
    }

    private List<LaunchDayView.Figure> figures(Progress progress) {
        List<LaunchDayView.Figure> figures = new ArrayList<>(List.of(
                figure("done", progress.done(), false),
                figure("open", progress.open(), false),
                figure("overdue", progress.overdue(), progress.overdue() > 0),
                figure("out", progress.notApplicable(), false)));
        if (day.coverage().isPresent()) {
            long missing = segments.stream().filter(CoverageSegment::gap).count();
            figures.add(figure("gaps", missing, missing > 0));
        }
        return figures;
    }

    private LaunchDayView.Figure figure(String key, long value, boolean bad) {
        return new LaunchDayView.Figure(key, words.say("launchday." + key), Words.figure(value), bad);
    }

    // ---- the incident

    private List<String> incident() {
        List<String> lines = new ArrayList<>();
        day.incident()
                .map(one -> Map.entry(one, one.figures(day.now())))
                .filter(one -> one.getValue().status() != IncidentStatus.RESOLVED)
                .ifPresent(one -> incident(one.getKey(), one.getValue(), lines));
        return lines;
    }

    private void incident(Incident incident, IncidentFigures figures, List<String> lines) {
        lines.add(words.say(
                "launchday.incident",
                "id",
                Words.clean(incident.id()),
                "status",
                words.say(figures.status().label()),
                "since",
                moment(figures.detectedAt())));
        lines.add(Words.clean(incident.acts().get(incident.acts().size() - 1).text()));
        figures.affected()
                .ifPresent(whom -> lines.add(words.say(
                        "launchday.affected", "users", Words.figure(whom.users()), "of", Words.figure(whom.of()))));
        figures.nextUpdate()
                .ifPresent(next -> lines.add(words.say(
                        figures.updateLate() ? "launchday.updateLate" : "launchday.update", "at", moment(next))));
        if (figures.missedUpdates() > 0) {
            lines.add(words.count("launchday.missed", figures.missedUpdates()));
        }
    }

    // ---- cover

    private Instant start() {
        return segments.stream()
                .map(CoverageSegment::from)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private Instant end() {
        return segments.stream()
                .map(CoverageSegment::until)
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private int place(Instant at) {
        long whole = Duration.between(start(), end()).toSeconds();
        return Math.toIntExact(WHOLE * Duration.between(start(), at).toSeconds() / whole);
    }

    private int now() {
        boolean outside =
                segments.isEmpty() || day.now().isBefore(start()) || day.now().isAfter(end());
        return outside ? -1 : place(day.now());
    }

    private List<LaunchDayView.Mark> marks() {
        List<LaunchDayView.Mark> marks = new ArrayList<>();
        if (!segments.isEmpty()) {
            long hours = Math.max(1, Duration.between(start(), end()).toHours());
            Duration step = Duration.ofHours(1 + (hours - 1) / MOST_MARKS);
            for (Instant at = start(); !at.isAfter(end()); at = at.plus(step)) {
                marks.add(new LaunchDayView.Mark(place(at), time(at)));
            }
        }
        return marks;
    }

    private List<LaunchDayView.Cover> covers() {
        Map<String, List<CoverageSegment>> lines = new LinkedHashMap<>();
        segments.forEach(one -> lines.computeIfAbsent(one.tier() + "\n" + one.presence(), any -> new ArrayList<>())
                .add(one));
        return lines.values().stream().map(this::cover).toList();
    }

    private LaunchDayView.Cover cover(List<CoverageSegment> line) {
        CoverageSegment first = line.get(0);
        int most = line.stream().mapToInt(CoverageSegment::missing).max().orElse(0);
        int needed = line.stream().mapToInt(CoverageSegment::needed).max().orElse(0);
        return new LaunchDayView.Cover(
                Words.clean(words.say(RoleNames.of(first.tier()))),
                words.say("launchday." + first.presence().word(), "needed", needed),
                line.stream().map(this::part).toList(),
                most == 0 ? words.say("launchday.full") : words.say("launchday.short", "most", most),
                most > 0);
    }

    private LaunchDayView.Part part(CoverageSegment one) {
        String kind = one.onBreak() > 0 ? "rest" : "full";
        int from = place(one.from());
        return new LaunchDayView.Part(
                one.gap() ? "gap" : kind,
                from,
                Math.max(2, place(one.until()) - from),
                time(one.from()) + "–" + time(one.until()) + ": "
                        + words.say("launchday.there", "there", one.there(), "needed", one.needed()));
    }

    private List<String> gaps() {
        return segments.stream()
                .filter(CoverageSegment::gap)
                .map(gap -> Words.clean(words.say(
                        gap.onBreak() > 0 ? "launchday.gapBreak" : "launchday.gap",
                        "from",
                        time(gap.from()),
                        "until",
                        time(gap.until()),
                        "tier",
                        words.say(RoleNames.of(gap.tier())),
                        "missing",
                        gap.missing(),
                        "needed",
                        gap.needed(),
                        "resting",
                        gap.onBreak())))
                .toList();
    }

    // ---- the list

    private List<LaunchDayView.Block> blocks(List<ItemStatus> items) {
        Map<String, List<ItemStatus>> blocks = new LinkedHashMap<>();
        items.forEach(item ->
                blocks.computeIfAbsent(hour(item), any -> new ArrayList<>()).add(item));
        List<LaunchDayView.Block> all = new ArrayList<>();
        blocks.forEach((hour, some) -> all.add(block(hour, some)));
        return all;
    }

    private String hour(ItemStatus item) {
        String until = item.due().map(this::shown).orElse("");
        if (item.from().isEmpty()) {
            return until.isEmpty() ? words.say("launchday.anytime") : words.say("launchday.until", "due", until);
        }
        String from = moment(item.from().get());
        return until.isEmpty() || item.due().filter(DueTime::wholeDay).isPresent()
                ? words.say("launchday.from", "from", from)
                : from + "–" + until;
    }

    private LaunchDayView.Block block(String hour, List<ItemStatus> items) {
        long done = items.stream().filter(ItemStatus::settled).count();
        ItemStatus first = items.get(0);
        boolean begun = first.from().filter(from -> !day.now().isBefore(from)).isPresent();
        boolean over =
                first.due().filter(due -> !day.now().isBefore(due.instant())).isPresent();
        return new LaunchDayView.Block(
                hour,
                words.say("launchday.settled", "done", done, "of", items.size()),
                begun && !over,
                items.stream().map(this::row).toList());
    }

    private LaunchDayView.Row row(ItemStatus item) {
        boolean lateDone = item.late() && item.settled();
        return new LaunchDayView.Row(
                item.state().name(),
                lateDone ? words.say("launchday.late") : words.say(item.state().label()),
                Words.clean(words.say(item.item().title())),
                Words.clean(words.say(RoleNames.of(item.item().role()))),
                item.due().map(this::shown).orElse(""),
                item.last().map(this::said).orElse(""));
    }

    private String said(ChecklistAct act) {
        String reason = Words.clean(act.reason().isBlank() ? act.evidence() : act.reason());
        String who = Words.clean(act.who()) + ", " + moment(act.at());
        return reason.isBlank() ? who : who + " · " + reason;
    }

    private String shown(DueTime due) {
        return due.wholeDay()
                ? due.instant().atZone(zone).toLocalDate().minusDays(1).toString()
                : moment(due.instant());
    }

    /** The time; with the date where it is another day. */
    private String moment(Instant at) {
        LocalDate on = at.atZone(zone).toLocalDate();
        return Optional.of(time(at)).filter(time -> on.equals(date)).orElseGet(() -> on + " " + time(at));
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }
}
