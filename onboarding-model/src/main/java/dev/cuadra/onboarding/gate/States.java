package dev.cuadra.onboarding.gate;

import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Exact;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.MetricKind;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.metric.Signature;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks of states: attestations, words, events, directions. */
final class States {
    private static final Exact HUNDRED = Exact.of(100);

    private final Check check;
    private final Metric metric;
    private final Situation situation;
    private final Span span;
    private final Measuring measuring;

    States(Check check, Situation situation) {
        this.check = check;
        this.metric = situation.metric(check.metric());
        this.situation = situation;
        this.span = check.window().span(situation.calendar(), situation.at());
        this.measuring = new Measuring(metric, situation, check.scope());
    }

    /** Absent, expired or given by the wrong role is unknown; an explicit no is a no. */
    Answer isTrue(Question.IsTrue question) {
        Optional<Reading> counting = measuring.last(span, reading -> !strange(reading, question.roles()));
        return said(counting.or(() -> measuring.last(span)), reading -> {
            List<Reading> used = List.of(reading);
            if (reading.content() instanceof Content.NotApplicable) {
                return Answer.excluded(used);
            } else if (!(reading.content() instanceof Content.Answer answer)) {
                return Answer.unknown(Gap.UNREADABLE, used);
            } else {
                return valid(answer.by(), question.roles())
                        ? Answer.of(Outcome.of(answer.yes()), Boolean.toString(answer.yes()), used, Gap.NOTHING_MISSING)
                        : Answer.of(Outcome.UNKNOWN, Boolean.toString(answer.yes()), used, Gap.NOT_VALID);
            }
        });
    }

    private boolean valid(Optional<Signature> signature, Set<String> roles) {
        boolean current = signature
                .flatMap(Signature::expires)
                .map(end -> situation.at().isBefore(end))
                .orElse(true);
        return current && signed(signature, roles);
    }

    private static boolean signed(Optional<Signature> signature, Set<String> roles) {
        return roles.isEmpty()
                || signature.filter(by -> roles.contains(by.role())).isPresent();
    }

    /** The word of somebody who is not asked: it does not set aside what the right role said before. */
    private static boolean strange(Reading reading, Set<String> roles) {
        return reading.content() instanceof Content.Answer answer && !signed(answer.by(), roles);
    }

    Answer in(Question.In question) {
        return word(text -> question.words().contains(text));
    }

    Answer holds(Question.Holds question) {
        return word(text -> Words.joined(text).containsAll(question.roles()));
    }

    private Answer word(java.util.function.Predicate<String> wanted) {
        return newest(reading -> reading.content() instanceof Content.Word word
                ? Answer.of(Outcome.of(wanted.test(word.text())), word.text(), List.of(reading), Gap.NOTHING_MISSING)
                : Answer.unknown(Gap.UNREADABLE, List.of(reading)));
    }

    private Answer newest(java.util.function.Function<Reading, Answer> answer) {
        return said(measuring.last(span), answer);
    }

    private Answer said(Optional<Reading> last, java.util.function.Function<Reading, Answer> answer) {
        if (last.isEmpty()) {
            return Answer.unknown(Gap.NO_READING, List.of());
        }
        Reading newest = last.get();
        if (newest.missing()) {
            return Answer.unknown(Gap.UNREADABLE, List.of(newest));
        }
        return measuring.stale(newest, span) ? Answer.unknown(Gap.STALE, List.of(newest)) : answer.apply(newest);
    }

    /** What happened has happened; that nothing did has to be proven. */
    Answer occurs() {
        return metric.kind() == MetricKind.BOOLEAN ? lasts() : happened();
    }

    /** Of a state that begins and ends the newest reading counts. */
    private Answer lasts() {
        return newest(reading -> {
            boolean known =
                    reading.content() instanceof Content.Answer || reading.content() instanceof Content.Happened;
            return known
                    ? Answer.of(
                            Outcome.of(Measuring.counts(reading)),
                            Boolean.toString(Measuring.counts(reading)),
                            List.of(reading),
                            Gap.NOTHING_MISSING)
                    : Answer.unknown(Gap.UNREADABLE, List.of(reading));
        });
    }

    private Answer happened() {
        List<Reading> all = events();
        Optional<Reading> first = all.stream().filter(Measuring::counts).findFirst();
        if (first.isPresent()) {
            return Answer.of(Outcome.MET, first.get().eventTime().toString(), List.of(first.get()), Gap.NOTHING_MISSING)
                    .settled(true);
        }
        return nothing(all);
    }

    private List<Reading> events() {
        return situation.known().all(metric.key(), span.extent()).stream()
                .filter(reading ->
                        check.scope().equals(Reading.GLOBAL) || reading.scope().equals(check.scope()))
                .filter(span::holds)
                .toList();
    }

    private Answer nothing(List<Reading> all) {
        if (all.stream().anyMatch(Reading::missing)) {
            return Answer.unknown(Gap.UNREADABLE, all);
        }
        boolean stale = !all.isEmpty() && measuring.stale(all.get(all.size() - 1), span);
        boolean alive = span.start()
                .filter(from -> Heartbeat.alive(metric, from, span.upTo(situation.at()), situation))
                .isPresent();
        if (alive || (!all.isEmpty() && !stale)) {
            return Answer.of(Outcome.NOT_MET, "false", all, Gap.NOTHING_MISSING);
        }
        return Answer.unknown(stale ? Gap.STALE : Gap.NO_READING, all);
    }

    /** Something that happened not later than a moment. */
    Answer at(Question.At question) {
        Answer happened = happened();
        if (happened.outcome() != Outcome.MET) {
            return happened;
        }
        Instant when = happened.used().get(0).eventTime();
        Instant over = question.moment().over(situation.calendar());
        boolean exact = over.equals(question.moment().in(situation.calendar()));
        return Answer.of(
                        Outcome.of(exact ? !when.isAfter(over) : when.isBefore(over)),
                        happened.left(),
                        happened.used(),
                        Gap.NOTHING_MISSING)
                .settled(true);
    }

    // ---- directions

    Answer trend(Question.Trend question) {
        Optional<Instant> newest = newestEnd(question.days());
        if (newest.isEmpty()) {
            return Answer.unknown(Gap.WINDOWS, List.of());
        }
        Measured now = measuring.over(back(newest.get(), question.days(), 0));
        Measured before = measuring.over(back(newest.get(), question.days(), 1));
        List<Reading> used = new java.util.ArrayList<>(before.used());
        used.addAll(now.used());
        Optional<Exact> current = value(now);
        Optional<Exact> previous = value(before);
        if (current.isEmpty() || previous.isEmpty()) {
            return Answer.unknown(Gap.WINDOWS, used);
        }
        Question.Direction direction = direction(previous.get(), current.get(), question);
        String left = previous.get().shown() + " → " + current.get().shown();
        return Answer.of(Outcome.of(direction == question.direction()), left, used, Gap.NOTHING_MISSING);
    }

    private Optional<Exact> value(Measured measured) {
        return measured.gap() == Gap.NOTHING_MISSING ? measured.value(metric) : Optional.empty();
    }

    private static Question.Direction direction(Exact before, Exact now, Question.Trend question) {
        Exact moved = now.minus(before);
        boolean flat = HUNDRED.times(moved.abs())
                        .compareTo(Exact.of(question.deadBand()).times(before.abs()))
                <= 0;
        if (flat) {
            return Question.Direction.FLAT;
        }
        return moved.signum() > 0 ? Question.Direction.UP : Question.Direction.DOWN;
    }

    /** When the newest complete window ends: windows follow each other from the start of the check's own. */
    private Optional<Instant> newestEnd(int days) {
        Instant until = span.upTo(situation.at());
        if (span.start().isEmpty() || span.rolling()) {
            return Optional.of(until);
        }
        Optional<Instant> end = Optional.empty();
        // Counted from the start each time: a day that begins an hour late does not move the windows after it.
        for (int i = 1; i <= Moment.FURTHEST; i++) {
            Instant next = zoned(span.start().get()).plusDays((long) i * days).toInstant();
            if (next.isAfter(until)) {
                break;
            }
            end = Optional.of(next);
        }
        return end;
    }

    private Span back(Instant end, int days, int times) {
        Instant last = zoned(end).minusDays((long) days * times).toInstant();
        return Span.of(zoned(end).minusDays((long) days * (times + 1)).toInstant(), last);
    }

    private ZonedDateTime zoned(Instant instant) {
        return instant.atZone(situation.calendar().zone());
    }
}
