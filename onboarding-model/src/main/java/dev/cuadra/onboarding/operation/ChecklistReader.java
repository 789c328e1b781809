package dev.cuadra.onboarding.operation;

import dev.cuadra.onboarding.gate.Moment;
import dev.cuadra.onboarding.internal.OperationNode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads lists. */
final class ChecklistReader {
    private static final String FORM = "launch+3d 18:00, day 09:00";
    private static final String RUNS = "launch, days 2..7, daily, incident";

    private static final Set<String> ANCHORS = Set.of("launch", RunFrame.DAY);

    private final Map<String, Set<String>> teams;

    ChecklistReader(Map<String, Set<String>> teams) {
        this.teams = teams;
    }

    List<Checklist> all(OperationNode file) {
        return file.each("checklists", this::checklist);
    }

    private Checklist checklist(OperationNode node) {
        node.optionalText("row");
        String runs = node.text("runs");
        boolean days = runs.startsWith("days ");
        RunKind kind =
                days ? RunKind.DAYS : node.parsed("runs", RUNS, word -> RunKind.valueOf(word.toUpperCase(Locale.ROOT)));
        Checklist list = new Checklist(
                node.text("id"),
                node.both("title"),
                kind,
                days
                        ? Optional.of(
                                node.parsed("runs", RUNS, text -> DayRange.parse(text.substring("days ".length()))))
                        : Optional.empty(),
                node.flag("ordered"),
                node.optionalObject("meeting").map(ChecklistReader::meeting),
                node.optionalObject("updates").map(ChecklistReader::updates),
                node.each("items", this::item));
        node.optionalWhole("count").ifPresent(stated -> counted(node, list, stated));
        return list;
    }

    private static void counted(OperationNode node, Checklist list, int stated) {
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
            throw new IllegalArgumentException("Not counted from the launch or the day: " + text);
        }
        return moment;
    }

    private static UserUpdates updates(OperationNode node) {
        PlanSetting setting = PackReader.setting(node);
        return new UserUpdates(minutes(node, setting), setting.role());
    }

    private static Duration minutes(OperationNode node) {
        return minutes(node, PackReader.setting(node));
    }

    private static Duration minutes(OperationNode node, PlanSetting setting) {
        node.end();
        if (!setting.unit().equals("minutes")) {
            throw new IllegalArgumentException("Not minutes: " + setting.unit());
        }
        return Duration.ofMinutes(Integer.parseInt(setting.value()));
    }

    private static Meeting meeting(OperationNode node) {
        Meeting meeting = new Meeting(
                node.parsed("from", FORM, ChecklistReader::moment),
                node.optionalObject("minutes").map(ChecklistReader::minutes),
                node.each("attendees", ChecklistReader::attendee),
                node.each("figures", ChecklistReader::figure));
        node.end();
        return meeting;
    }

    private static String attendee(OperationNode node) {
        node.optionalText("row");
        node.both("title");
        return node.text("role");
    }

    private static MeetingFigure figure(OperationNode node) {
        node.optionalText("row");
        return new MeetingFigure(node.text("metric"), node.both("title"), node.text("unit"), node.text("role"));
    }

    private ChecklistItem item(OperationNode node) {
        String role = node.text("role");
        return new ChecklistItem(
                PackReader.id(node),
                node.text("metric"),
                node.both("title"),
                role,
                Set.copyOf(PackReader.roles(role, teams)),
                new Due(
                        node.optionalParsed("from", FORM, ChecklistReader::moment),
                        node.optionalParsed("due", FORM, ChecklistReader::moment),
                        node.optionalParsed("within", "PT15M", Duration::parse)),
                node.optionalText("value"),
                node.flag("evidence"),
                node.optionalParsed("proof", "isolated, backed-up, planned", RecoveryFact::of),
                node.texts("after"),
                new PlanWords(
                        node.optionalParsed(
                                "called", "monday", word -> DayOfWeek.valueOf(word.toUpperCase(Locale.ROOT))),
                        node.optionalWhole("announces"),
                        node.optionalText("says")));
    }
}
