package dev.cuadra.adapter.report.internal;

import dev.cuadra.adapter.report.LaunchReport;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Gathers what the page about a whole launch shows. For one page and one thread. */
public final class LaunchReportGathering {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final int WHOLE = 1_000;

    private final LaunchReport report;
    private final Words words;

    public LaunchReportGathering(LaunchReport report, Words words) {
        this.report = report;
        this.words = words;
    }

    /** What the page shows. */
    public LaunchReportView view(String company) {
        List<LaunchReport.Day> days = report.days();
        String until = days.isEmpty()
                ? report.launch().toString()
                : days.get(days.size() - 1).date().toString();
        return new LaunchReportView(
                Words.clean(company).strip(),
                report.launch().toString(),
                until,
                report.zone().getId(),
                report.figures(),
                days(),
                decided(),
                report.files(),
                List.of(words.say("launchreport.foot")));
    }

    private List<LaunchReportView.Day> days() {
        long most =
                report.days().stream().mapToLong(LaunchReport.Day::opened).max().orElse(0);
        List<LaunchReportView.Day> days = new ArrayList<>();
        for (LaunchReport.Day day : report.days()) {
            days.add(new LaunchReportView.Day(
                    (int) ChronoUnit.DAYS.between(report.launch(), day.date()) + 1,
                    words.say(
                            "launchreport.weekday." + day.date().getDayOfWeek().getValue()),
                    most == 0 ? 0 : (int) (day.opened() * WHOLE / most),
                    tone(day.colour()),
                    words.say("launchreport.colour." + day.colour()),
                    day));
        }
        return days;
    }

    private static String tone(String colour) {
        return switch (colour) {
            case "GREEN" -> "ok";
            case "YELLOW" -> "warn";
            default -> "bad";
        };
    }

    private List<LaunchReportView.Decided> decided() {
        Map<LocalDate, List<LaunchReportView.Row>> byDay = new LinkedHashMap<>();
        for (LaunchReport.Decision decision : report.decisions()) {
            ZonedDateTime at = decision.at().atZone(report.zone());
            byDay.computeIfAbsent(at.toLocalDate(), any -> new ArrayList<>())
                    .add(new LaunchReportView.Row(
                            TIME.format(at),
                            Words.clean(decision.about()),
                            decision.page().orElse(""),
                            decision.before().orElse(""),
                            decision.what(),
                            tone(decision.tone())));
        }
        return byDay.entrySet().stream()
                .map(day -> new LaunchReportView.Decided(day.getKey().toString(), day.getValue()))
                .toList();
    }

    private static String tone(LaunchReport.Tone tone) {
        return switch (tone) {
            case GOOD -> "ok";
            case BAD -> "bad";
            case OPEN -> "";
        };
    }
}
