package dev.cuadra.examples.launch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the house does by itself and when: it looks around every quarter of an hour, on days off every hour, evaluates its gates, and reports. It
 * comes after whatever happens at the same instant.
 */
final class Agenda {
    static final String TICK = "house.tick";
    static final String DAILY = "house.daily";
    static final String INTEGRITY = "house.integrity";
    static final String LAYBYS = "house.laybys";
    static final String PILOT = "house.pilot";
    static final String CUSTOMERS = "house.customers";
    static final String ADVANCE = "house.advance";
    static final String MIDDAY = "house.midday";
    static final String CLOSE = "house.close";
    static final String WEEK = "house.week";
    static final String LETTER = "house.letter";
    static final String END = "house.end";

    private static final int OWN = 1_000_000;
    private static final int FIRST_HOUR = 7;
    private static final int LAST_HOUR = 21;
    private static final int QUARTER = 15;
    private static final int HOUR = 60;
    private static final int WEEKDAYS = 7;

    private final LaunchDays days;
    private final List<Step> own = new ArrayList<>();

    private Agenda(LaunchDays days) {
        this.days = days;
    }

    /** Everything in order: what happens, and what the house does about it. */
    static List<Step> with(Scenario scenario) {
        Agenda agenda = new Agenda(scenario.days());
        agenda.at(agenda.days.at(-2, 15, 15), TICK);
        for (int day = 1; day <= agenda.days.days(); day++) {
            agenda.day(day);
        }
        WeeklyLetter.instants(agenda.days).forEach(at -> agenda.at(at, LETTER));
        agenda.at(agenda.days.at(agenda.days.days() + 1, 1, 0), END);
        List<Step> all = new ArrayList<>(scenario.steps());
        all.addAll(agenda.own);
        all.sort(Comparator.comparing(Step::at).thenComparing(Step::number));
        return List.copyOf(all);
    }

    private void day(int day) {
        at(days.at(day, 6, 0), DAILY);
        int step = days.open(day) ? QUARTER : HOUR;
        for (int minute = FIRST_HOUR * HOUR; minute <= LAST_HOUR * HOUR; minute += step) {
            at(days.at(day, minute / HOUR, minute % HOUR), TICK);
        }
        at(days.at(day, 11, 5), LAYBYS);
        at(days.at(day, 15, 5), LAYBYS);
        at(days.at(day, 20, 5), LAYBYS);
        at(days.at(day, 12, 0), PILOT);
        at(days.at(day, 20, 0), PILOT);
        at(days.at(day, 20, 30), ADVANCE);
        if (days.open(day)) {
            at(days.at(day, 18, 50), CUSTOMERS);
        }
        at(days.at(day, 12, 10), MIDDAY);
        at(days.at(day, 20, 40), CLOSE);
        // Of the whole day, which is over then; of the last one as far as the story goes.
        at(day < days.days() ? days.start(day + 1) : days.at(day, 23, 40), INTEGRITY);
        if (day % WEEKDAYS == 0 || day == days.days()) {
            at(days.at(day, 23, 45), LAYBYS);
            at(days.at(day, 23, 50), WEEK);
        }
    }

    private void at(Instant at, String kind) {
        own.add(new Step(OWN + own.size() + 1, at, kind, Story.what()));
    }
}
