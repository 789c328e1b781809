package dev.cuadra.onboarding.gate;

import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Exact;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.MetricKind;
import dev.cuadra.onboarding.metric.Reading;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Puts the readings of a window together, each kind of metric in its way. */
final class Measuring {
    private final Metric metric;
    private final Situation situation;
    private final String scope;

    Measuring(Metric metric, Situation situation, String scope) {
        this.metric = metric;
        this.situation = situation;
        this.scope = scope;
    }

    Measured over(Span span) {
        return situation.memory().isPresent()
                ? situation.memory().get().measured(metric.key(), scope, span, situation.at(), () -> measured(span))
                : measured(span);
    }

    private Measured measured(Span span) {
        return switch (metric.kind()) {
            case COUNT, RATIO -> added(span);
            case MEAN -> mean(span);
            case DISTINCT_COUNT -> distinct(span);
            default -> newest(span);
        };
    }

    List<Reading> inside(Span span) {
        if (span.equals(Span.ALWAYS)) {
            return scaled(situation.known().of(metric.key(), scope));
        }
        return scaled(situation.known().of(metric.key(), scope, span.extent(), span::holds));
    }

    List<Reading> scaled(List<Reading> readings) {
        if (situation
                .memory()
                .filter(memory -> memory.onScale(metric.key(), this::off))
                .isPresent()) {
            return readings;
        }
        for (Reading reading : readings) {
            if (off(reading)) {
                return readings.stream().map(this::onScale).toList();
            }
        }
        return readings;
    }

    /** The last reading of the span. */
    Optional<Reading> last(Span span) {
        return last(span, any -> true);
    }

    /** The last reading of the span that is wanted. */
    Optional<Reading> last(Span span, Predicate<Reading> wanted) {
        return situation
                .known()
                .newest(metric.key(), scope, span.extent(), reading -> span.holds(reading) && wanted.test(reading))
                .map(this::onScale);
    }

    /** A number that its scale does not have is no number. */
    private Reading onScale(Reading reading) {
        return off(reading) ? reading.saying(new Content.Missing("scale")) : reading;
    }

    private boolean off(Reading reading) {
        return reading.content() instanceof Content.Amount amount
                && !metric.scale().holds(amount.value());
    }

    private List<Reading> single(Span span) {
        return scope.equals(Reading.GLOBAL)
                ? scaled(situation.known().single(metric.key(), span.extent()).stream()
                        .filter(span::holds)
                        .toList())
                : List.of();
    }

    /** The newest reading of the span by itself, whatever the kind of the metric. */
    Measured newest(Span span) {
        return newest(last(span), span);
    }

    private Measured newest(Optional<Reading> last, Span span) {
        if (last.isEmpty()) {
            return nothing(span);
        }
        Reading newest = last.get();
        return stale(newest, span) ? Measured.missing(Gap.STALE, List.of(newest)) : plain(newest);
    }

    boolean stale(Reading reading, Span span) {
        return metric.freshness()
                .filter(most -> reading.eventTime().plus(most).isBefore(span.upTo(situation.at())))
                .isPresent();
    }

    static Measured plain(Reading reading) {
        List<Reading> used = List.of(reading);
        if (reading.content() instanceof Content.Amount amount) {
            return Measured.amount(Exact.of(amount.value()), amount.sample(), used, Gap.NOTHING_MISSING);
        } else if (reading.content() instanceof Content.Share share) {
            return share.of() == 0
                    ? Measured.missing(Gap.FEW, used)
                    : Measured.share(share, 0, used, Gap.NOTHING_MISSING);
        } else if (reading.content() instanceof Content.Answer answer) {
            return Measured.amount(Exact.of(answer.yes() ? 1 : 0), Optional.empty(), used, Gap.NOTHING_MISSING);
        }
        return reading.content() instanceof Content.Happened
                ? Measured.amount(Exact.of(1), Optional.empty(), used, Gap.NOTHING_MISSING)
                : Measured.missing(Gap.UNREADABLE, used);
    }

    /** Silence: nothing is known, unless the source is alive and would have spoken. */
    private Measured nothing(Span span) {
        boolean alive = span.start().filter(from -> alive(from, span)).isPresent();
        return alive ? Measured.none() : Measured.missing(Gap.NO_READING, List.of());
    }

    private boolean alive(Instant from, Span span) {
        return Heartbeat.alive(metric, from, span.upTo(situation.at()), situation);
    }

    /** Of happenings that came through, whether others may have been lost: in one that failed, or while nothing beat. */
    private Gap lost(List<Reading> single, Span span) {
        Instant from = span.start().orElseGet(() -> single.get(0).eventTime());
        boolean silent = metric.heartbeat().isPresent() && !alive(from, span);
        return silent || single.stream().anyMatch(Reading::missing) ? Gap.PARTIAL : Gap.NOTHING_MISSING;
    }

    private Measured added(Span span) {
        Optional<Reading> last = last(span);
        boolean states = metric.kind() == MetricKind.RATIO && span.equals(Span.ALWAYS);
        if (last.isEmpty() && !single(span).isEmpty()) {
            return metric.kind() == MetricKind.RATIO ? members(span) : happenings(span);
        }
        List<Reading> windowed = states
                ? List.of()
                : inside(span).stream().filter(reading -> !reading.instant()).toList();
        if (windowed.stream().allMatch(Reading::missing)) {
            return newest(last, span);
        }
        Pieces pieces = Pieces.of(windowed, metric, span, situation);
        Gap gap = pieces.whole() ? Gap.NOTHING_MISSING : Gap.PARTIAL;
        return pieces.readings().stream().allMatch(piece -> piece.content() instanceof Content.Share)
                ? shares(pieces.readings(), gap)
                : amounts(pieces.readings(), gap);
    }

    private static Measured shares(List<Reading> pieces, Gap gap) {
        long hits = 0;
        long of = 0;
        for (Reading piece : pieces) {
            if (piece.content() instanceof Content.Share share) {
                hits = Math.addExact(hits, share.hits());
                of = Math.addExact(of, share.of());
            }
        }
        return of == 0
                ? Measured.missing(Gap.FEW, pieces)
                : Measured.share(new Content.Share(hits, of), 0, pieces, gap);
    }

    private Measured amounts(List<Reading> pieces, Gap gap) {
        if (metric.kind() == MetricKind.RATIO && pieces.size() > 1) {
            return Measured.missing(Gap.UNREADABLE, pieces);
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (Reading piece : pieces) {
            Optional<BigDecimal> value = number(piece.content());
            if (value.isEmpty()) {
                return Measured.missing(Gap.UNREADABLE, pieces);
            }
            sum = sum.add(value.get());
        }
        return Measured.amount(Exact.of(sum), samples(pieces), pieces, gap);
    }

    /** The cases behind all pieces; not known where they are not known of one. */
    private static Optional<Long> samples(List<Reading> pieces) {
        long all = 0;
        for (Reading piece : pieces) {
            Optional<Long> sample = plain(piece).sample();
            if (sample.isEmpty()) {
                return Optional.empty();
            }
            all = Math.addExact(all, sample.get());
        }
        return Optional.of(all);
    }

    private static Optional<BigDecimal> number(Content content) {
        if (content instanceof Content.Amount amount) {
            return Optional.of(amount.value());
        } else if (content instanceof Content.Answer answer) {
            return Optional.of(answer.yes() ? BigDecimal.ONE : BigDecimal.ZERO);
        }
        return content instanceof Content.Happened ? Optional.of(BigDecimal.ONE) : Optional.empty();
    }

    /** A share over members, each of whom answers for itself; the newest answer of an account counts. */
    private Measured members(Span span) {
        Map<String, Reading> newest = byAccount(single(span));
        long yes = 0;
        long unheard = 0;
        for (Reading reading : newest.values()) {
            if (!(reading.content() instanceof Content.Answer) && !(reading.content() instanceof Content.Happened)) {
                unheard++;
            } else if (counts(reading)) {
                yes++;
            }
        }
        List<Reading> used = List.copyOf(newest.values());
        long heard = newest.size() - unheard;
        return heard == 0
                ? Measured.missing(Gap.FEW, used)
                : Measured.share(new Content.Share(yes, heard), unheard, used, Gap.NOTHING_MISSING);
    }

    private Measured happenings(Span span) {
        List<Reading> all = single(span);
        long happened = all.stream().filter(Measuring::counts).count();
        return Measured.amount(Exact.of(happened), Optional.empty(), all, lost(all, span));
    }

    /**
     * Different customers, however often each is named.
     *
     * @source GATE-4
     */
    private Measured distinct(Span span) {
        List<Reading> single = single(span);
        if (single.isEmpty()) {
            return newest(span);
        }
        long count = single.stream()
                .filter(Measuring::counts)
                .map(reading -> situation.known().account(reading.scope()))
                .distinct()
                .count();
        return Measured.amount(Exact.of(count), Optional.empty(), single, lost(single, span));
    }

    private Map<String, Reading> byAccount(List<Reading> readings) {
        Map<String, Reading> newest = new TreeMap<>();
        readings.forEach(reading -> newest.put(
                reading.scope().startsWith("customer:") ? situation.known().account(reading.scope()) : reading.scope(),
                reading));
        return newest;
    }

    /** Whether it says that something happened, or is so. */
    static boolean counts(Reading reading) {
        if (reading.content() instanceof Content.Answer answer) {
            return answer.yes();
        }
        return reading.content() instanceof Content.Happened
                || (reading.content() instanceof Content.Amount amount
                        && amount.value().signum() > 0);
    }

    /** The mean of single values, each weighted by the sample behind it. */
    private Measured mean(Span span) {
        List<Reading> all = inside(span);
        List<Reading> single = single(span);
        if (!single.isEmpty()) {
            all = new ArrayList<>(all);
            all.addAll(byAccount(single).values());
            all.sort(Reading.ORDER);
        }
        List<Reading> known = all.stream().allMatch(Measuring::amount)
                ? all
                : all.stream().filter(Measuring::amount).toList();
        if (known.isEmpty()) {
            return Measured.missing(all.isEmpty() ? Gap.NO_READING : Gap.UNREADABLE, all);
        }
        if (stale(all.get(all.size() - 1), span)) {
            return Measured.missing(Gap.STALE, all);
        }
        return weighted(known, all.size() == known.size() ? Gap.NOTHING_MISSING : Gap.PARTIAL);
    }

    private static boolean amount(Reading reading) {
        return reading.content() instanceof Content.Amount;
    }

    private static Measured weighted(List<Reading> known, Gap gap) {
        BigDecimal sum = BigDecimal.ZERO;
        long sample = 0;
        for (Reading reading : known) {
            if (reading.content() instanceof Content.Amount amount) {
                long weight = amount.sample().orElse(1L);
                sum = sum.add(amount.value().multiply(BigDecimal.valueOf(weight)));
                sample = Math.addExact(sample, weight);
            }
        }
        return sample == 0
                ? Measured.missing(Gap.FEW, known)
                : Measured.mean(Exact.of(sum).over(Exact.of(sample)), sample, known, gap);
    }
}
