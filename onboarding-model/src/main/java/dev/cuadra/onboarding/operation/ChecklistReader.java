package dev.cuadra.onboarding.operation;

import dev.cuadra.onboarding.calendar.DayRange;
import dev.cuadra.onboarding.gate.Moment;
import dev.cuadra.onboarding.internal.Members;
import dev.cuadra.onboarding.internal.PlainTime;
import dev.cuadra.onboarding.internal.Refused;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads lists. */
final class ChecklistReader {
    private static final String FORM = "launch+3d 18:00, day 09:00";
    private static final String RUNS = "launch, days 2..7, daily, incident";

    private static final Pattern MINUTES = Pattern.compile("[0-9]{1,6}");
    private static final Set<String> ANCHORS = Set.of("launch", RunFrame.DAY);

    private final Map<String, Set<String>> teams;

    ChecklistReader(Map<String, Set<String>> teams) {
        this.teams = teams;
    }

    List<Checklist> all(Members file) {
        return file.each("checklists", this::checklist);
    }

    private Checklist checklist(Members node) {
        node.optionalText("row");
        String runs = node.text("runs");
        boolean days = runs.startsWith("days ");
        RunKind kind =
                days ? RunKind.DAYS : node.formed("runs", RUNS, word -> RunKind.valueOf(word.toUpperCase(Locale.ROOT)));
        Checklist list = new Checklist(
                node.text("id"),
                node.both("title"),
                kind,
                days
                        ? Optional.of(
                                node.formed("runs", RUNS, text -> DayRange.parse(text.substring("days ".length()))))
                        : Optional.empty(),
                node.flag("ordered"),
                node.optionalOne("meeting", ChecklistReader::meeting),
                node.optionalOne("updates", ChecklistReader::updates),
                node.each("items", this::item));
        node.optionalCount("count").ifPresent(stated -> counted(node, list, stated));
        return list;
    }

    private static void counted(Members node, Checklist list, int stated) {
        if (list.items().size() != stated) {
            throw node.problem(
                    "OPERATION_COUNT",
                    "count",
                    Map.of(
                            "list", list.id(),
                            "stated", stated,
                            "count", list.items().size()));
        }
    }

    private static Moment moment(String text) {
        Moment moment = Moment.parse(text);
        if (moment.anchored().filter(ANCHORS::contains).isEmpty()) {
            throw Refused.because("LAUNCH_OR_DAY", Map.of("text", text));
        }
        return moment;
    }

    private static UserUpdates updates(Members node) {
        PlanSetting setting = PackReader.setting(node);
        return new UserUpdates(minutes(setting), setting.role());
    }

    private static Duration minutes(Members node) {
        return minutes(PackReader.setting(node));
    }

    private static Duration minutes(PlanSetting setting) {
        if (!setting.unit().equals("minutes")) {
            throw Refused.because("MINUTES", Map.of("unit", setting.unit()));
        }
        if (!MINUTES.matcher(setting.value()).matches()) {
            throw Refused.because("MINUTE_COUNT", Map.of("text", setting.value()));
        }
        return Duration.ofMinutes(Integer.parseInt(setting.value()));
    }

    private static Meeting meeting(Members node) {
        return new Meeting(
                node.formed("from", FORM, ChecklistReader::moment),
                node.optionalOne("minutes", ChecklistReader::minutes),
                node.each("attendees", ChecklistReader::attendee),
                node.each("figures", ChecklistReader::figure));
    }

    private static String attendee(Members node) {
        node.optionalText("row");
        node.both("title");
        return node.text("role");
    }

    private static MeetingFigure figure(Members node) {
        node.optionalText("row");
        return new MeetingFigure(node.text("metric"), node.both("title"), node.text("unit"), node.text("role"));
    }

    private ChecklistItem item(Members node) {
        String role = node.text("role");
        return new ChecklistItem(
                PackReader.id(node),
                node.text("metric"),
                node.both("title"),
                role,
                Set.copyOf(PackReader.roles(role, teams)),
                new Due(
                        node.optionalFormed("from", FORM, ChecklistReader::moment),
                        node.optionalFormed("due", FORM, ChecklistReader::moment),
                        node.optionalFormed("within", "PT15M", PlainTime::duration)),
                node.optionalText("value"),
                node.flag("evidence"),
                node.optional("proof", name -> node.word(name, RecoveryFact.class)),
                node.texts("after"),
                new PlanWords(
                        node.optional("called", name -> node.word(name, DayOfWeek.class)),
                        node.optionalCount("announces"),
                        node.optionalText("says")));
    }
}
