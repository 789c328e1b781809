package dev.cuadra.onboarding.message;

import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.Text;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What goes to whom and when. Every day is computed from the dates of the plan; what a plan calls a day decides nothing,
 * and where it disagrees with the dates that is a finding.
 *
 * @param sendings what has a date, in the order of time
 * @param waiting what goes out on an event or on demand, and what is counted from a date that is not set
 * @param findings what a person should look at
 * @source MSG-5
 */
public record Schedule(List<Sending> sendings, List<Template> waiting, List<Problem> findings) {
    private static final int MOST_REPEATS = 1_000;

    /**
     * One sending.
     *
     * @param template what
     * @param at when
     * @param planned the day before it was moved off a weekend or a holiday
     */
    public record Sending(Template template, ZonedDateTime at, LocalDate planned) {
        public Sending {
            Objects.requireNonNull(template, "template");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(planned, "planned");
        }

        /** Who gets it. */
        public List<String> audience() {
            return template.audience();
        }

        /** Whether it was moved. */
        public boolean shifted() {
            return !planned.equals(at.toLocalDate());
        }
    }

    public Schedule {
        sendings = List.copyOf(sendings);
        waiting = List.copyOf(waiting);
        findings = List.copyOf(findings);
    }

    /** The schedule of templates by the dates of a plan. */
    public static Schedule of(Collection<Template> templates, PlanDates dates) {
        return new Making(dates).schedule(templates);
    }

    /** One making of a schedule. */
    private static final class Making {
        private final PlanDates dates;
        private final List<Sending> sendings = new ArrayList<>();
        private final List<Template> waiting = new ArrayList<>();
        private final List<Problem> findings = new ArrayList<>();

        Making(PlanDates dates) {
            this.dates = dates;
        }

        Schedule schedule(Collection<Template> templates) {
            templates.forEach(this::template);
            sendings.sort(Comparator.comparing((Sending one) -> one.at().toInstant())
                    .thenComparing(one -> one.template().key()));
            crowded();
            return new Schedule(sendings, waiting, findings);
        }

        private void template(Template template) {
            if (!(template.when() instanceof When.Dated dated)) {
                waiting.add(template);
                return;
            }
            Optional<LocalDate> anchor = dates.anchor(dated.anchor());
            if (anchor.isEmpty()) {
                waiting.add(template);
                say("MESSAGE_ANCHOR_UNSET", template, Map.of("anchor", dated.anchor()));
                return;
            }
            LocalDate first = dated.working()
                    ? dates.workingDays(anchor.get(), dated.days())
                    : anchor.get().plusDays(dated.days());
            List<LocalDate> days = new ArrayList<>(List.of(first));
            dated.repeat().ifPresent(repeat -> repeats(anchor.get(), first, repeat, days));
            days.forEach(day -> sending(template, dated, day));
            dated.label().ifPresent(label -> label(template, label, anchor.get(), first));
        }

        private static void repeats(LocalDate anchor, LocalDate first, When.Repeat repeat, List<LocalDate> days) {
            LocalDate last = anchor.plusDays(repeat.until());
            for (int i = 1; i <= MOST_REPEATS; i++) {
                LocalDate next = next(first, repeat.every(), i);
                if (next.isAfter(last)) {
                    return;
                }
                days.add(next);
            }
        }

        private static LocalDate next(LocalDate first, When.Period every, int times) {
            return switch (every) {
                case DAY -> first.plusDays(times);
                case WEEK -> first.plusWeeks(times);
                case MONTH -> first.plusMonths(times);
            };
        }

        private void sending(Template template, When.Dated dated, LocalDate planned) {
            LocalDate day = switch (dated.shift()) {
                case NONE -> planned;
                case EARLIER -> dates.next(planned, -1);
                case LATER -> dates.next(planned, 1);
            };
            Sending sending = new Sending(template, day.atTime(dated.time()).atZone(dates.zone()), planned);
            boolean twice = sendings.stream()
                    .anyMatch(other -> other.template().key().equals(template.key())
                            && other.at().equals(sending.at()));
            if (!twice) {
                sendings.add(sending);
            }
            // Daily messages skip days off by their rule; only what has a day of its own is worth a word.
            if (sending.shifted() && dated.repeat().isEmpty()) {
                say("MESSAGE_SHIFTED", template, Map.of("planned", day(planned), "date", day(day)));
            } else if (!dates.works(day) && dated.repeat().isEmpty()) {
                say("MESSAGE_DAY_OFF", template, Map.of("date", day(day)));
            }
        }

        private void label(Template template, When.Label label, LocalDate anchor, LocalDate date) {
            label.weekday()
                    .filter(weekday -> weekday != date.getDayOfWeek())
                    .ifPresent(weekday ->
                            say("MESSAGE_LABEL_WEEKDAY", template, Map.of("label", name(weekday), "date", day(date))));
            long ahead = ChronoUnit.DAYS.between(date, anchor);
            label.ahead()
                    .filter(days -> days != ahead)
                    .ifPresent(days -> say(
                            "MESSAGE_LABEL_AHEAD", template, Map.of("label", days, "days", ahead, "date", day(date))));
        }

        /** Two of them on one day to the same people; what comes again and again is expected. */
        private void crowded() {
            Map<String, Sending> seen = new HashMap<>();
            for (Sending sending : sendings.stream().filter(Making::single).toList()) {
                for (String audience : sending.audience()) {
                    Sending before =
                            seen.putIfAbsent(audience + " " + sending.at().toLocalDate(), sending);
                    if (before != null) {
                        say(
                                "MESSAGE_SAME_DAY",
                                sending.template(),
                                Map.of(
                                        "other",
                                        before.template().key(),
                                        "audience",
                                        audience,
                                        "date",
                                        day(sending.at().toLocalDate())));
                    }
                }
            }
        }

        private static boolean single(Sending sending) {
            return sending.template().when() instanceof When.Dated dated
                    && dated.repeat().isEmpty();
        }

        private static Text day(LocalDate date) {
            Text weekday = name(date.getDayOfWeek());
            return new Text(weekday.es() + " " + date, weekday.en() + " " + date);
        }

        private static Text name(DayOfWeek weekday) {
            return Texts.BOOK.text("OPERATION_WEEKDAY." + weekday, Map.of());
        }

        private void say(String code, Template template, Map<String, ?> values) {
            Map<String, Object> all = new HashMap<>(values);
            all.put("template", template.key());
            findings.add(Texts.BOOK.problem(code, Place.member(template.key()), all));
        }
    }
}
