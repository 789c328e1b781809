package dev.cuadra.examples.launch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.calendar.Hours;
import dev.cuadra.onboarding.operation.Checklist;
import dev.cuadra.onboarding.operation.ChecklistItem;
import dev.cuadra.onboarding.operation.DueTime;
import dev.cuadra.onboarding.operation.OperationPack;
import dev.cuadra.onboarding.operation.Presence;
import dev.cuadra.onboarding.operation.RunFrame;
import dev.cuadra.onboarding.operation.StaffingRow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Those who are there: a rota that does what the plan asks for but on the third day, when somebody of tier 2 is missing in
 * the afternoon; and the lists that they go through, most of it in time.
 */
final class StaffStory {
    private static final String GAP_TIER = "tier2-technical";
    private static final Duration GAP = Duration.ofHours(3);
    private static final int GAP_DAY = 3;
    private static final String DAILY = "appendix-daily-support";
    private static final String FIRST = "hour-plan";
    private static final String PACK = "layby-launch-support";

    private final Story story;
    private final Dice dice;
    private final OperationPack pack = OperationPack.shipped();

    StaffStory(Story story, long seed) {
        this.story = story;
        this.dice = new Dice(seed, "staff");
    }

    void tell() {
        rota();
        for (int day = 1; day <= story.days().days(); day++) {
            if (story.days().open(day)) {
                list(day);
            }
        }
    }

    // ---- rota

    private void rota() {
        ObjectNode rota = Story.what().put("schema", 1);
        ArrayNode shifts = rota.putArray("shifts");
        pack.staffing().periods().forEach(period -> {
            for (int day = period.days().from(); day <= period.days().to(); day++) {
                day(day, period.hours(), shifts);
            }
        });
        ObjectNode what = Story.what();
        what.set("rota", rota);
        story.tell(story.days().at(-2, 9, 0), "rota", what);
    }

    private void day(int day, Hours hours, ArrayNode shifts) {
        LocalDate date = story.days().date(day);
        for (StaffingRow row : pack.staffing().rows()) {
            if (row.days().holds(day) && row.on().holds(date.getDayOfWeek())) {
                for (String tier : row.tiers()) {
                    for (int person = 1; person <= row.least(); person++) {
                        shift(row, tier, person, date, hours, shifts);
                    }
                }
            }
        }
    }

    private void shift(StaffingRow row, String tier, int person, LocalDate date, Hours hours, ArrayNode shifts) {
        boolean gap = story.days().day(date) == GAP_DAY && tier.equals(GAP_TIER) && person == 1;
        ObjectNode shift = shifts.addObject();
        boolean site = row.presence() == Presence.ON_SITE;
        shift.put("person", String.format(Locale.ROOT, "%s-%d%s", tier, person, site ? "" : "-call"));
        shift.put("tier", tier);
        ZoneId zone = story.days().zone();
        LocalDateTime end = LocalDateTime.ofInstant(hours.end(date, zone), zone);
        shift.put("from", date.atTime(hours.from()).toString());
        shift.put("until", (gap ? end.minus(GAP) : end).toString());
        shift.put("presence", site ? "on-site" : "on-call");
        shift.putArray("breaks");
    }

    // ---- lists

    static String run(int day) {
        return String.format(Locale.ROOT, "day-%02d", day);
    }

    private void list(int day) {
        LaunchDays days = story.days();
        Instant begun = days.at(day, 6, 50);
        Checklist list = pack.checklist(day == 1 ? FIRST : DAILY);
        ObjectNode what = Story.what().put("run", run(day)).put("pack", PACK).put("list", list.id());
        story.tell(begun, "list.begin", what.put("on", days.date(day).toString()));
        RunFrame frame = RunFrame.of(days.launch(), days.zone(), begun).on(days.date(day));
        for (ChecklistItem item : list.items()) {
            Optional<Instant> due = frame.due(item).map(DueTime::instant);
            if (due.isPresent() && !dice.chance(40)) {
                said(day, item, due.get(), begun);
            }
        }
    }

    private void said(int day, ChecklistItem item, Instant due, Instant begun) {
        int early = dice.chance(90) ? -dice.between(5, 70) : dice.between(2, 45);
        Instant at = due.minus(Duration.ofMinutes(early));
        ObjectNode what = Story.what().put("run", run(day)).put("item", item.id());
        boolean out = !item.evidence() && dice.chance(30);
        what.put("do", item.evidence() ? "ATTEST" : out ? "LEAVE_OUT" : "TICK");
        what.put("by", dice.pick(List.of("marta", "quim", "ramiro", "paula")));
        what.put("role", item.roles().iterator().next());
        if (item.evidence()) {
            what.put("evidence", "actas/" + item.id());
        } else if (out) {
            what.put("reason", "Hoy no hace falta");
        }
        story.tell(at.isBefore(begun) ? begun : at, "list.say", what);
    }
}
