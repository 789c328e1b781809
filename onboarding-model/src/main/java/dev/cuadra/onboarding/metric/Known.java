package dev.cuadra.onboarding.metric;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

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
    private final Timeline timeline;
    private final Map<String, String> merged;

    Known(Instant at, Instant recordedBy, Timeline timeline) {
        this.at = at;
        this.recordedBy = recordedBy;
        this.timeline = timeline;
        this.merged = new HashMap<>();
        timeline.all(Reading.MERGED).inside(at, Extent.ALWAYS).forEach(reading -> {
            if (reading.content() instanceof Content.Word word) {
                merged.put(customer(reading.scope()), customer(word.text()));
            }
        });
    }

    /** What of {@code readings} is known at {@code at}. */
    public static Known at(Instant at, Collection<Reading> readings) {
        return Timeline.of(readings).at(at);
    }

    /**
     * What is known of {@code at} from readings recorded until {@code recordedBy}: for another look at a past instant. Of
     * what was recorded after {@code at}, only what had happened by then says anything about it.
     */
    public static Known at(Instant at, Instant recordedBy, Collection<Reading> readings) {
        return recordedBy.equals(at)
                ? at(at, readings)
                : new Known(at, recordedBy, Timeline.lookingBack(at, recordedBy, readings));
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
        return all(metric, Extent.ALWAYS);
    }

    /** The readings of a metric in any scope that lie in {@code extent}, by event time and id. */
    public List<Reading> all(String metric, Extent extent) {
        return timeline.all(metric).inside(at, extent);
    }

    /** The readings of a metric in one scope, by event time and id. */
    public List<Reading> of(String metric, String scope) {
        return timeline.of(metric, scope).known(at);
    }

    /** The readings of a metric in one scope that lie in {@code extent}, by event time and id. */
    public List<Reading> of(String metric, String scope, Extent extent) {
        return timeline.of(metric, scope).inside(at, extent);
    }

    /** The readings of a metric in one scope that lie in {@code extent} and are wanted, by event time and id. */
    public List<Reading> of(String metric, String scope, Extent extent, Predicate<Reading> wanted) {
        return timeline.of(metric, scope).inside(at, extent, wanted);
    }

    /** The readings of a metric in one scope that touch the time from one instant to another, both included. */
    public List<Reading> touching(String metric, String scope, Instant from, Instant until) {
        return timeline.of(metric, scope).touching(at, from, until);
    }

    /** The last reading of a metric in one scope that lies in {@code extent} and is wanted, by event time and id. */
    public Optional<Reading> newest(String metric, String scope, Extent extent, Predicate<Reading> wanted) {
        return timeline.of(metric, scope).newest(at, extent, wanted);
    }

    /** The last reading of a metric in any scope that lies in {@code extent}, by event time and id. */
    public Optional<Reading> newest(String metric, Extent extent) {
        return timeline.all(metric).newest(at, extent, any -> true);
    }

    /** The readings of a metric of single customers or single things, by event time and id. */
    public List<Reading> single(String metric) {
        return single(metric, Extent.ALWAYS);
    }

    /** The readings of a metric of single customers or things that lie in {@code extent}, by event time and id. */
    public List<Reading> single(String metric, Extent extent) {
        return timeline.single(metric).inside(at, extent);
    }

    static boolean ofOne(String scope) {
        return scope.startsWith(CUSTOMER) || scope.startsWith("item:");
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
