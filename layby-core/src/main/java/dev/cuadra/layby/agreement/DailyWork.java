package dev.cuadra.layby.agreement;

import dev.cuadra.layby.schedule.Instalment;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a day brings: late fees, notices, and the default once its days of cure are over. Whatever was done is not done
 * again, and what a missed run left out is done by the next.
 *
 * @source LIF-06, FEE-02, SCH-16
 */
final class DailyWork {
    /** Days before its longest time is over that the consumer is told so. */
    private static final int EXPIRY_DAYS = 14;

    private DailyWork() {}

    static void run(Course course) {
        LaybyState state = course.layby.state;
        if (state == LaybyState.FULLY_PAID) {
            once(course, NoticeKind.READY_TO_COLLECT, course.lastPaidOn());
        }
        if (state == LaybyState.ACTIVE || state == LaybyState.DEFAULTED) {
            Feeing.late(course);
            due(course);
            expiry(course);
        }
        if (state == LaybyState.ACTIVE) {
            Defaulting.run(course);
        }
    }

    private static void due(Course course) {
        List<InstalmentStanding> standings = Standings.oldestFirst(course.layby.schedule, course.layby.netPaid());
        for (InstalmentStanding standing : standings) {
            Instalment instalment = standing.instalment();
            if (standing.progress() == InstalmentStanding.Progress.PAID) {
                continue;
            }
            if (instalment.due().isBefore(course.today())) {
                once(course, NoticeKind.OVERDUE, instalment.due());
            } else {
                reminder(course, instalment.due()).ifPresent(kind -> once(course, kind, instalment.due()));
            }
        }
    }

    /** The latest reminder whose day has come. */
    private static Optional<NoticeKind> reminder(Course course, LocalDate due) {
        return course.layby.terms.policy().noticeDays().stream()
                .filter(days -> !course.today().isBefore(due.minusDays(days)))
                .min(Comparator.naturalOrder())
                .map(days -> days == 0
                        ? NoticeKind.DUE_TODAY
                        : days == 1 ? NoticeKind.BEFORE_DUE_1 : NoticeKind.BEFORE_DUE_3);
    }

    private static void expiry(Course course) {
        LocalDate end = course.layby
                .terms
                .agreedOn()
                .plusDays(course.layby.terms.policy().mostDays());
        if (!course.today().isBefore(end.minusDays(EXPIRY_DAYS))) {
            once(course, NoticeKind.EXPIRY_WARNING, end);
        }
    }

    /** When the consumer was last warned of a default. */
    static Optional<LocalDate> warnedOn(Unfolding layby) {
        return layby.log.stream()
                .filter(recorded ->
                        recorded.event() instanceof LaybyEvent.Noticed it && it.kind() == NoticeKind.DEFAULT_WARNING)
                .map(Recorded::on)
                .reduce((earlier, later) -> later);
    }

    /** When the consumer was told it first. */
    static Optional<LocalDate> noticedOn(Unfolding layby, LaybyEvent.Noticed notice) {
        return layby.log.stream()
                .filter(recorded -> recorded.event().equals(notice))
                .map(Recorded::on)
                .findFirst();
    }

    private static void once(Course course, NoticeKind kind, LocalDate about) {
        once(course, new LaybyEvent.Noticed(kind, about));
    }

    static void once(Course course, LaybyEvent.Noticed notice) {
        if (!course.layby.notices.contains(notice)) {
            course.happen(notice);
        }
    }
}
