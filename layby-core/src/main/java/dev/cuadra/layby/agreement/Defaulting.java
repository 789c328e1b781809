package dev.cuadra.layby.agreement;

import dev.cuadra.layby.schedule.Instalment;
import dev.cuadra.layby.termination.FactDay;
import dev.cuadra.layby.termination.Facts;
import dev.cuadra.layby.termination.LegalDefault;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When a lay-by is in default: enough instalments were missed and the days to cure are over, as the supplier practises it,
 * or the law's own day has come, whichever is first. Either way the consumer was warned before, and told how many days
 * there are.
 *
 * @param terms what is agreed
 * @param schedule the instalments
 * @param late how far it is behind
 * @param today the day
 * @source LIF-06, MD-06, OH-02, ZA-05
 */
record Defaulting(AgreementTerms terms, List<Instalment> schedule, Delinquency late, LocalDate today) {
    private static Defaulting of(Course course) {
        return new Defaulting(course.layby.terms, course.layby.schedule, course.delinquency(), course.today());
    }

    /** The day's part of it: a warning, the end of the days to cure, the default. */
    static void run(Course course) {
        Defaulting now = of(course);
        if (now.late.oldest().isEmpty() || !(now.practised() || now.lawful())) {
            return;
        }
        LocalDate oldest = now.late.oldest().get();
        LaybyEvent.Noticed warning = new LaybyEvent.Noticed(NoticeKind.DEFAULT_WARNING, oldest);
        DailyWork.once(course, warning);
        LocalDate warned = DailyWork.noticedOn(course.layby, warning).orElse(course.today());
        Start start = now.start(warned);
        if (!course.today().isBefore(start.day().minusDays(1))) {
            DailyWork.once(course, new LaybyEvent.Noticed(NoticeKind.CURE_END, oldest));
        }
        if (!course.today().isBefore(start.day())) {
            course.happen(new LaybyEvent.Defaulted(course.today(), start.reason()));
        }
    }

    /** A person may declare a default only where the consumer was warned and the days to cure it are over. */
    static void declare(Course course, LaybyCommand.DeclareDefault command) {
        Refusal.unless(!command.reason().isBlank(), "REASON_MISSING");
        Defaulting now = of(course);
        Optional<LocalDate> from = DailyWork.warnedOn(course.layby).map(now::declarableFrom);
        boolean over = from.filter(day -> !course.today().isBefore(day)).isPresent();
        Refusal.unless(
                now.late.arrears().isPositive() && over,
                "DEFAULT_TOO_EARLY",
                Map.of(
                        "arrears",
                        now.late.arrears(),
                        "cure",
                        from.map(day -> day.minusDays(1).toString()).orElse("–")));
        course.happen(new LaybyEvent.Defaulted(course.today(), command.reason()));
    }

    /** When the lay-by was expected to be complete. */
    static LocalDate expected(List<Instalment> schedule) {
        return schedule.get(schedule.size() - 1).due();
    }

    /** The first day of the default, if nothing is paid after a warning. */
    LocalDate from(LocalDate warned) {
        return start(warned).day();
    }

    private LocalDate declarableFrom(LocalDate warned) {
        LocalDate practice = practice(warned).day();
        return law(warned).map(Start::day).filter(practice::isAfter).orElse(practice);
    }

    private Start start(LocalDate warned) {
        Start practice = practice(warned);
        return law(warned)
                .filter(law -> !practised() || law.day().isBefore(practice.day()))
                .orElse(practice);
    }

    /** Whether as many instalments were missed as the supplier puts up with. */
    private boolean practised() {
        return late.missed() >= terms.policy().missedForDefault();
    }

    /** Whether what the law makes a default has begun, so that the consumer is to be warned of it. */
    private boolean lawful() {
        return switch (terms.jurisdiction()) {
            // The law's days run from the due date, whether or not the supplier grants days of grace.
            case US_MD -> late.oldest().isPresent();
            case US_OH -> late.missed() > 0;
            case ZA -> late.oldest().isPresent() && expected(schedule).isBefore(today);
            case AU, NZ, UK, US_NY, US_CA, US_IL, US_RI, CL -> false;
        };
    }

    private Start practice(LocalDate warned) {
        LocalDate cure = warned.plusDays(terms.policy().cureDays());
        return new Start(cure.plusDays(1), "CURE " + cure);
    }

    /** The law's own day. One that leaves no day after the warning leaves it to the practice: a warning is there to be heeded. */
    private Optional<Start> law(LocalDate warned) {
        if (late.oldest().isEmpty() || !lawful()) {
            return Optional.empty();
        }
        Facts facts = new Facts(
                Map.of(),
                Map.of(
                        FactDay.MISSED_DUE,
                        late.oldest().get(),
                        FactDay.DEFAULT_NOTICE,
                        warned,
                        FactDay.EXPECTED_COMPLETION,
                        expected(schedule)),
                terms.scheduleTerms().nonWorking());
        return LegalDefault.from(terms.jurisdiction(), facts)
                .filter(from -> from.isAfter(warned.plusDays(1)))
                .map(from ->
                        new Start(from, LegalDefault.rule(terms.jurisdiction()).orElse("") + " " + from));
    }

    /**
     * The first day of a default.
     *
     * @param reason what makes it one, for the log
     */
    private record Start(LocalDate day, String reason) {}
}
