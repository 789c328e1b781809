package dev.cuadra.boleta.service;

import static dev.cuadra.boleta.service.PastHouse.ACME;
import static dev.cuadra.boleta.service.PastHouse.PAYER;
import static dev.cuadra.boleta.service.PastHouse.SEPTEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.asof.BoletaDifference;
import dev.cuadra.boleta.asof.ChangeKind;
import dev.cuadra.boleta.asof.CodeDifference;
import dev.cuadra.boleta.asof.MonthDifference;
import dev.cuadra.boleta.close.Decision;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Anything may happen to the books, day after day; each evening's figures are written down and read again at the end. */
class BooksThenStatefulTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 10, 2);
    private static final Set<F29Code> OF_BOLETAS = Set.of(F29Code.FEES, F29Code.DIRECTORS, F29Code.LOAN_ON_FEES);

    private final PastHouse house = new PastHouse();
    private final List<UUID> boletas = new ArrayList<>();
    private final List<UUID> payments = new ArrayList<>();
    private final Map<LocalDate, Map<F29Code, BigDecimal>> evenings = new LinkedHashMap<>();
    private LocalDate today = FIRST;
    private long folio;

    @Property(tries = 40)
    @Tag("ASOF-1")
    @Tag("ASOF-2")
    void everyEveningIsReadAsItWasAndEveryDifferenceIsExplained(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 1_439) Integer> steps,
            @ForAll @IntRange(max = 999) int pair) {
        BooksThenStatefulTest fresh = new BooksThenStatefulTest();
        fresh.house.on(FIRST);
        steps.forEach(fresh::take);
        fresh.evening();
        fresh.check(pair);
    }

    private void take(int step) {
        int choice = step / 12 % 10;
        if (step % 12 == 0) {
            evening();
            return;
        }
        switch (step % 12) {
            case 1, 2, 3 -> boletas.add(house.boleta(++folio, day(choice), 10_000L * (choice + 1), paidOn(step / 120)));
            case 4 -> state(choice, BoletaState.ANULADA);
            case 5 -> state(choice, choice % 2 == 0 ? BoletaState.VIGENTE : BoletaState.OBSERVADA);
            case 6 ->
                pick(choice).ifPresent(id -> house.change(id, one -> PastHouse.with(one, 33_333L * (choice + 1))));
            case 7 ->
                pick(choice)
                        .ifPresent(id -> house.change(
                                id,
                                one -> PastHouse.with(
                                        one, one.concept(), day(step / 120), paidOn(choice), one.state())));
            case 8 -> pick(choice).ifPresent(id -> payments.add(house.pay(id, day(choice), 5_000)));
            case 9 -> {
                if (!payments.isEmpty()) {
                    house.giveBack(payments.remove(choice % payments.size()), today);
                }
            }
            case 10 ->
                pick(choice)
                        .ifPresent(id -> house.change(
                                id,
                                one -> PastHouse.with(one, Concept.DIRECTOR, one.date(), one.paidOn(), one.state()),
                                choice % 2 == 0 ? Optional.of(Decision.DIRECTORS) : Optional.empty()));
            default -> seldom(choice, step);
        }
    }

    private void seldom(int choice, int step) {
        switch (choice) {
            case 0 -> house.rotateKeys();
            case 1 -> {
                if (!boletas.isEmpty()) {
                    house.eraseAna();
                }
            }
            case 2, 3 ->
                pick(step / 120).ifPresent(id -> {
                    boletas.remove(id);
                    house.remove(id);
                });
            default ->
                house.close(choice % 2 == 0 ? PeriodRule.PAYMENT_DATE : PeriodRule.BOLETA_DATE, 1_000L * (step / 120));
        }
    }

    /** A day in September, or the one before or after it. */
    private static LocalDate day(int choice) {
        return choice < 8 ? LocalDate.of(2026, 9, 1 + choice * 3) : LocalDate.of(2026, choice == 8 ? 8 : 10, 1);
    }

    private static Optional<LocalDate> paidOn(int choice) {
        return choice % 4 == 3 ? Optional.empty() : Optional.of(day(choice % 10));
    }

    private Optional<UUID> pick(int choice) {
        return boletas.isEmpty() ? Optional.empty() : Optional.of(boletas.get(choice % boletas.size()));
    }

    private void state(int choice, BoletaState state) {
        pick(choice).ifPresent(id -> {
            // Who revives a boleta also gives back what was retained on it.
            house.change(id, one -> one.in(state));
            if (state.counts()) {
                house.change(id, one -> PastHouse.with(one, one.gross().pesos()));
            }
        });
    }

    private void evening() {
        evenings.put(today, house.live());
        today = today.plusDays(1);
        house.on(today);
    }

    private void check(int pair) {
        evenings.forEach((day, codes) -> {
            Map<F29Code, BigDecimal> read = house.past
                    .month(ACME, PAYER, SEPTEMBER, day)
                    .map(then -> then.form29().codes())
                    .orElse(Map.of());
            if (read.isEmpty()) {
                assertThat(codes.values()).allMatch(value -> value.signum() == 0);
            } else {
                assertThat(new TreeMap<>(read)).isEqualTo(new TreeMap<>(codes));
            }
        });
        List<LocalDate> days = List.copyOf(evenings.keySet());
        LocalDate one = days.get(pair % days.size());
        LocalDate other = days.get(pair / 31 % days.size());
        explained(house.past.betweenDays(ACME, PAYER, SEPTEMBER, one, other).difference());
    }

    /** That the kinds add up their types say; here that no boleta's difference is called something else. */
    private void explained(MonthDifference difference) {
        for (CodeDifference code : difference.codes()) {
            if (OF_BOLETAS.contains(code.code())) {
                assertThat(code.kinds()).doesNotContainKey(ChangeKind.OTHER);
                assertThat(code.boletas().stream()
                                .map(BoletaDifference::difference)
                                .mapToLong(amount -> amount.pesos())
                                .sum())
                        .isEqualTo(code.difference().longValueExact());
            }
        }
    }
}
