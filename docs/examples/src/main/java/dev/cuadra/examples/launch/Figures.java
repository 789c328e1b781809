package dev.cuadra.examples.launch;

import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyEvent;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.service.LaybyRecord;
import dev.cuadra.onboarding.calendar.Stretch;
import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.support.Share;
import dev.cuadra.onboarding.support.Ticket;
import dev.cuadra.onboarding.support.TicketFigures;
import dev.cuadra.runtime.Workers;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.money.MonetaryAmount;

/**
 * What a stretch of the launch comes to, as it is known at its end.
 *
 * @param period the stretch
 * @param tickets the tickets known then
 * @param support what they come to
 * @param opened how many lay-bys were accepted
 * @param payments how many payments were taken
 * @param collected of how many the goods were handed over
 * @param cancelled how many were ended early
 * @param value the prices of those that were accepted, by currency
 * @param known the newest reading of each metric that others measure
 */
record Figures(
        Stretch period,
        List<Ticket> tickets,
        TicketFigures support,
        long opened,
        long payments,
        long collected,
        long cancelled,
        Map<String, MonetaryAmount> value,
        Map<String, Reading> known) {
    static Figures of(LaunchHouse house, Instant from, Instant to) {
        Stretch period = new Stretch(from, to);
        List<Ticket> tickets = house.desk().tickets(house.tenant(), to);
        List<LaybyRecord> records = records(house);
        return new Figures(
                period,
                tickets,
                TicketFigures.of(tickets, house.desk().terms(), period, to),
                count(records, period, LaybyEvent.Accepted.class::isInstance),
                count(records, period, LaybyEvent.PaymentReceived.class::isInstance),
                count(records, period, LaybyEvent.Collected.class::isInstance),
                count(records, period, LaybyEvent.Ended.class::isInstance),
                value(house, period),
                newest(house.watch().readings().laybys(house.watch().laybys(), to)));
    }

    static List<LaybyRecord> records(LaunchHouse house) {
        try (Stream<LaybyRecord> all = house.laybys().books().records(house.tenant())) {
            return all.toList();
        }
    }

    static long count(Collection<LaybyRecord> records, Stretch period, Predicate<LaybyEvent> what) {
        return records.stream()
                .flatMap(record -> record.log().stream())
                .filter(recorded -> period.holds(recorded.at()) && what.test(recorded.event()))
                .count();
    }

    private static Map<String, MonetaryAmount> value(LaunchHouse house, Stretch period) {
        Map<String, MonetaryAmount> sums = new TreeMap<>();
        try (Stream<Layby> all = house.laybys().books().laybys(house.tenant(), Workers.caller())) {
            all.filter(layby -> layby.log().stream()
                            .anyMatch(recorded ->
                                    recorded.event() instanceof LaybyEvent.Accepted && period.holds(recorded.at())))
                    .forEach(layby ->
                            sums.merge(layby.terms().currency().getCurrencyCode(), layby.total(), MonetaryAmount::add));
        }
        return sums;
    }

    private static Map<String, Reading> newest(Collection<Reading> readings) {
        return readings.stream()
                .sorted(Comparator.comparing(Reading::eventTime).thenComparing(Reading::id))
                .collect(
                        Collectors.toMap(Reading::metric, reading -> reading, (first, second) -> second, TreeMap::new));
    }

    /** The newest number of a metric that others measure. */
    Optional<BigDecimal> amount(String metric) {
        return Optional.ofNullable(known.get(metric)).map(Reading::content).flatMap(Figures::amount);
    }

    private static Optional<BigDecimal> amount(Content content) {
        return content instanceof Content.Amount amount ? Optional.of(amount.value()) : Optional.empty();
    }

    /** The newest share of a metric that others measure. */
    Optional<Share> share(String metric) {
        return Optional.ofNullable(known.get(metric))
                .map(Reading::content)
                .flatMap(content -> content instanceof Content.Share share
                        ? Optional.of(new Share(share.hits(), share.of(), List.of(), List.of()))
                        : Optional.empty());
    }

    /** The sums of {@link #value} as text. */
    String money() {
        return value.entrySet().stream()
                .map(sum -> MinorUnits.text(sum.getValue()) + " " + sum.getKey())
                .collect(Collectors.joining(" · "));
    }
}
