package dev.cuadra.onboarding.metric;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is known at an instant: of each id the reading recorded last at or before it. The order in which readings come,
 * and how often the same one comes, does not matter. Two readings that contradict each other under one id, recorded at
 * the same instant, are missing data. What begins only later is not known yet. Immutable, safe for many threads.
 *
 * @source GATE-25
 */
public final class Known {
    private static final String CUSTOMER = "customer:";

    private final Instant at;
    private final Instant recordedBy;
    private final Map<String, List<Reading>> byMetric;
    private final Map<String, String> merged;

    private Known(Instant at, Instant recordedBy, Map<String, List<Reading>> byMetric) {
        this.at = at;
        this.recordedBy = recordedBy;
        this.byMetric = byMetric;
        this.merged = new HashMap<>();
        byMetric.getOrDefault(Reading.MERGED, List.of()).forEach(reading -> {
            if (reading.content() instanceof Content.Word word) {
                merged.put(customer(reading.scope()), customer(word.text()));
            }
        });
    }

    /** What of {@code readings} is known at {@code at}. */
    public static Known at(Instant at, Collection<Reading> readings) {
        return at(at, at, readings);
    }

    /**
     * What is known of {@code at} from readings recorded until {@code recordedBy}: for another look at a past instant. Of
     * what was recorded after {@code at}, only what had happened by then says anything about it.
     */
    public static Known at(Instant at, Instant recordedBy, Collection<Reading> readings) {
        Map<String, Reading> newest = new TreeMap<>();
        readings.stream()
                .filter(reading -> !reading.start().isAfter(at) && recorded(reading, at, recordedBy))
                .forEach(reading -> newest.merge(reading.id(), reading, Known::later));
        Map<String, List<Reading>> byMetric = new TreeMap<>();
        newest.values()
                .forEach(reading -> byMetric.computeIfAbsent(reading.metric(), any -> new ArrayList<>())
                        .add(reading));
        byMetric.replaceAll((metric, all) -> all.stream().sorted(Reading.ORDER).toList());
        return new Known(at, recordedBy, byMetric);
    }

    private static boolean recorded(Reading reading, Instant at, Instant recordedBy) {
        boolean then = !reading.recordedAt().isAfter(at);
        return then
                || (!reading.recordedAt().isAfter(recordedBy)
                        && !reading.eventTime().isAfter(at));
    }

    private static Reading later(Reading one, Reading other) {
        int order = one.recordedAt().compareTo(other.recordedAt());
        if (order != 0 || one.equals(other)) {
            return order < 0 ? other : one;
        }
        Reading first = one.toString().compareTo(other.toString()) <= 0 ? one : other;
        return first.saying(new Content.Missing("contradiction"));
    }

    /** The instant. */
    public Instant at() {
        return at;
    }

    /** Until when readings were recorded that count; the instant itself, unless this is another look at it. */
    public Instant recordedBy() {
        return recordedBy;
    }

    /** The readings of a metric in any scope, by event time and id. */
    public List<Reading> all(String metric) {
        return byMetric.getOrDefault(metric, List.of());
    }

    /** The readings of a metric in one scope, by event time and id. */
    public List<Reading> of(String metric, String scope) {
        return all(metric).stream()
                .filter(reading -> reading.scope().equals(scope))
                .toList();
    }

    /** The readings of a metric of single customers or single things, by event time and id. */
    public List<Reading> single(String metric) {
        return all(metric).stream()
                .filter(reading ->
                        reading.scope().startsWith(CUSTOMER) || reading.scope().startsWith("item:"))
                .toList();
    }

    /**
     * The account under which a customer counts now.
     *
     * @source GATE-4
     */
    public String account(String scope) {
        String account = customer(scope);
        Set<String> seen = new HashSet<>();
        while (seen.add(account) && merged.containsKey(account)) {
            account = merged.getOrDefault(account, account);
        }
        return account;
    }

    private static String customer(String scope) {
        return scope.startsWith(CUSTOMER) ? scope : CUSTOMER + scope;
    }
}
