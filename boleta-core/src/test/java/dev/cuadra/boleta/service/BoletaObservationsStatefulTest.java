package dev.cuadra.boleta.service;

import static dev.cuadra.boleta.service.ObservedHouse.ACME;
import static dev.cuadra.boleta.service.ObservedHouse.ANA;
import static dev.cuadra.boleta.service.ObservedHouse.EVA;
import static dev.cuadra.boleta.service.ObservedHouse.LUIS;
import static dev.cuadra.boleta.service.ObservedHouse.NOBODY;
import static dev.cuadra.boleta.service.ObservedHouse.OTHER;
import static dev.cuadra.boleta.service.ObservedHouse.PAYER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.observe.Observation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

/** The observations beside a model that keeps a plain list of what happened when. */
class BoletaObservationsStatefulTest {
    private static final List<Rut> PAYERS = List.of(PAYER, OTHER);
    private static final List<Rut> ISSUERS = List.of(ANA, LUIS, EVA, NOBODY);

    private record Booked(Instant at, Rut payer, Rut issuer, long folio, LocalDate date, boolean registered) {}

    private record Month(Rut payer, YearMonth month) {}

    private static final class Model {
        private final ObservedHouse house = new ObservedHouse();
        private final Random random;
        private final List<Booked> booked = new ArrayList<>();
        private final List<Booked> inBooks = new ArrayList<>();
        private final Map<Month, Instant> closed = new LinkedHashMap<>();
        private final Set<Rut> erased = new HashSet<>(Set.of(NOBODY));
        private final Map<Instant, List<Observation>> known = new LinkedHashMap<>();
        private long folio = 1;

        Model(long seed) {
            random = new Random(seed);
        }

        void run(int steps) {
            for (int step = 0; step < steps; step++) {
                house.clock.advance(Duration.ofMinutes(1 + random.nextInt(5_000)));
                switch (random.nextInt(8)) {
                    case 0, 1, 2 -> register();
                    case 3, 4 -> closeWithNew();
                    case 5 -> closeWithout();
                    case 6 -> erase();
                    default -> look();
                }
            }
            house.clock.advance(Duration.ofMinutes(1));
        }

        private Rut payer() {
            return PAYERS.get(random.nextInt(2));
        }

        private void register() {
            Booked one = fresh(payer(), house.today());
            assertThat(house.register(one.payer, one.issuer, one.folio, one.date))
                    .isEqualTo(Registration.Outcome.REGISTERED);
            add(one);
        }

        private Booked fresh(Rut payer, LocalDate date) {
            Rut issuer = ISSUERS.get(random.nextInt(ISSUERS.size()));
            return new Booked(house.clock.instant(), payer, issuer, folio++, date, !erased.contains(issuer));
        }

        private void add(Booked one) {
            booked.add(one);
            inBooks.add(one);
        }

        /** A report with a boleta that the books do not have. */
        private void closeWithNew() {
            YearMonth month = YearMonth.from(house.today()).minusMonths(random.nextInt(2));
            Booked one = fresh(payer(), month.atDay(1));
            house.close(one.payer, month, ObservedHouse.row(one.issuer, one.folio, one.date, 15_250));
            add(one);
            closed.putIfAbsent(new Month(one.payer, month), house.clock.instant());
        }

        /** A report that says something unexplained of a boleta that the books have: it leaves them. */
        private void closeWithout() {
            Optional<Booked> victim = inBooks.stream()
                    .filter(one -> one.issuer.equals(NOBODY) || !erased.contains(one.issuer))
                    .findFirst();
            victim.ifPresent(one -> {
                YearMonth month = YearMonth.from(one.date);
                house.close(one.payer, month, ObservedHouse.row(one.issuer, one.folio, one.date, 7_777));
                inBooks.remove(one);
                closed.putIfAbsent(new Month(one.payer, month), house.clock.instant());
            });
        }

        private void erase() {
            Rut rut = ISSUERS.get(random.nextInt(3));
            if (erased.add(rut)) {
                house.erase(rut);
            }
        }

        private void look() {
            known.put(house.clock.instant(), house.observations.all(ACME, house.clock.instant()));
        }

        Map<String, Long> expected(Optional<Rut> payer) {
            Map<String, Long> expected = new LinkedHashMap<>();
            List<Booked> theirs = booked.stream()
                    .filter(one -> payer.isEmpty() || payer.get().equals(one.payer))
                    .toList();
            expected.put(BoletaObservations.PROCESSED, (long) theirs.size());
            Map<YearMonth, Set<Rut>> people = theirs.stream()
                    .collect(Collectors.groupingBy(
                            one -> YearMonth.from(Bookings.day(one.at)),
                            Collectors.mapping(one -> one.registered ? one.issuer : NOBODY, Collectors.toSet())));
            people.values().forEach(set -> set.remove(NOBODY));
            expected.put(
                    BoletaObservations.CONTRACTORS_PER_MONTH,
                    people.values().stream().mapToLong(Set::size).sum());
            YearMonth now = YearMonth.from(house.today());
            List<Month> over = closed.keySet().stream()
                    .filter(one -> payer.isEmpty() || payer.get().equals(one.payer))
                    .filter(one -> one.month.isBefore(now))
                    .toList();
            expected.put(BoletaObservations.MONTHS_CLOSED, (long) over.size());
            expected.put(
                    BoletaObservations.MINUTES_SAVED,
                    over.stream()
                            .mapToLong(one -> 270L * one.month.lengthOfMonth() / 7)
                            .sum());
            expected.put(BoletaObservations.TENTH, theirs.size() >= 10 ? 1L : 0L);
            return expected;
        }

        /** What the observations come to: sums, but for the tenth how many there are. */
        Map<String, Long> actual(String scope) {
            List<Observation> all = house.observations.all(ACME, house.clock.instant()).stream()
                    .filter(one -> one.scope().equals(scope))
                    .toList();
            Map<String, Long> actual = new LinkedHashMap<>();
            expected(Optional.empty())
                    .keySet()
                    .forEach(metric -> actual.put(
                            metric,
                            all.stream()
                                    .filter(one -> one.metric().equals(metric))
                                    .mapToLong(one -> metric.equals(BoletaObservations.TENTH)
                                            ? 1
                                            : one.value().longValueExact())
                                    .sum()));
            return actual;
        }
    }

    @Property(tries = 30)
    @Tag("STAT-7")
    void observationsSayWhatHappenedAndWhatWasKnownStaysKnown(@ForAll long seed) {
        Model model = new Model(seed);
        model.run(40);

        assertThat(model.actual("global")).isEqualTo(model.expected(Optional.empty()));
        for (Rut payer : PAYERS) {
            model.house
                    .observations
                    .scope(ACME, payer)
                    .ifPresent(scope -> assertThat(model.actual(scope)).isEqualTo(model.expected(Optional.of(payer))));
        }
        model.known.forEach((then, seen) ->
                assertThat(model.house.observations.all(ACME, then)).isEqualTo(seen));
    }
}
