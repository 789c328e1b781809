package dev.cuadra.layby.report;

import dev.cuadra.layby.agreement.Layby;
import java.util.Comparator;
import java.util.Objects;
import javax.money.CurrencyUnit;

/**
 * The lay-by that a row is about.
 *
 * @param agreement its id
 * @param business whose it is
 * @param store where it was made
 * @param currency its currency
 */
public record ReportSubject(String agreement, String business, String store, CurrencyUnit currency)
        implements Comparable<ReportSubject> {
    private static final Comparator<ReportSubject> ORDER = Comparator.comparing(ReportSubject::business)
            .thenComparing(ReportSubject::store)
            .thenComparing(ReportSubject::agreement)
            .thenComparing(subject -> subject.currency().getCurrencyCode());

    public ReportSubject {
        Objects.requireNonNull(agreement, "agreement");
        Objects.requireNonNull(business, "business");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(currency, "currency");
    }

    /** The subject of rows about a lay-by. */
    public static ReportSubject of(Layby layby) {
        return new ReportSubject(
                layby.id(),
                layby.terms().business(),
                layby.terms().store(),
                layby.terms().currency());
    }

    @Override
    public int compareTo(ReportSubject other) {
        return ORDER.compare(this, other);
    }
}
