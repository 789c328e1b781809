package dev.cuadra.layby.agreement;

import dev.cuadra.layby.schedule.Instalment;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
            defaulting(course);
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

    /** Enough missed instalments bring a warning, the warning some days to pay, and their end the default. */
    private static void defaulting(Course course) {
        Unfolding layby = course.layby;
        LaybyPolicy policy = layby.terms.policy();
        Delinquency late = course.delinquency();
        if (late.oldest().isEmpty() || late.missed() < policy.missedForDefault()) {
            return;
        }
        LocalDate oldest = late.oldest().get();
        once(course, NoticeKind.DEFAULT_WARNING, oldest);
        LocalDate cure = noticedOn(layby, new LaybyEvent.Noticed(NoticeKind.DEFAULT_WARNING, oldest))
                .orElse(course.today())
                .plusDays(policy.cureDays());
        if (!course.today().isBefore(cure)) {
            once(course, NoticeKind.CURE_END, oldest);
        }
        if (course.today().isAfter(cure)) {
            course.happen(new LaybyEvent.Defaulted(course.today(), "CURE " + cure));
        }
    }

    /** A person may declare a default only where the consumer was warned and the days to cure it are over. */
    static void declareDefault(Course course, LaybyCommand.DeclareDefault command) {
        Refusal.unless(!command.reason().isBlank(), "REASON_MISSING");
        Delinquency late = course.delinquency();
        Optional<LocalDate> cure = warnedOn(course.layby)
                .map(on -> on.plusDays(course.layby.terms.policy().cureDays()));
        boolean over = cure.filter(end -> course.today().isAfter(end)).isPresent();
        Refusal.unless(
                late.arrears().isPositive() && over,
                "DEFAULT_TOO_EARLY",
                Map.of(
                        "arrears",
                        late.arrears(),
                        "cure",
                        cure.map(LocalDate::toString).orElse("–")));
        course.happen(new LaybyEvent.Defaulted(course.today(), command.reason()));
    }

    /** When the consumer was last warned of a default. */
    static Optional<LocalDate> warnedOn(Unfolding layby) {
        return layby.log.stream()
                .filter(recorded ->
                        recorded.event() instanceof LaybyEvent.Noticed it && it.kind() == NoticeKind.DEFAULT_WARNING)
                .map(Recorded::on)
                .reduce((earlier, later) -> later);
    }

    private static Optional<LocalDate> noticedOn(Unfolding layby, LaybyEvent.Noticed notice) {
        return layby.log.stream()
                .filter(recorded -> recorded.event().equals(notice))
                .map(Recorded::on)
                .findFirst();
    }

    private static void once(Course course, NoticeKind kind, LocalDate about) {
        LaybyEvent.Noticed notice = new LaybyEvent.Noticed(kind, about);
        if (!course.layby.notices.contains(notice)) {
            course.happen(notice);
        }
    }
}
