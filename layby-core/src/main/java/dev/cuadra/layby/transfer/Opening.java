package dev.cuadra.layby.transfer;

import dev.cuadra.layby.agreement.Acting;
import dev.cuadra.layby.agreement.AgreementTerms;
import dev.cuadra.layby.agreement.Decision;
import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyCommand;
import dev.cuadra.layby.agreement.LaybyEngine;
import dev.cuadra.layby.agreement.Recorded;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.schedule.Allocation;
import dev.cuadra.layby.schedule.BusinessDays;
import dev.cuadra.layby.schedule.Frequency;
import dev.cuadra.layby.schedule.Instalment;
import dev.cuadra.layby.schedule.ScheduleTerms;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.money.MonetaryAmount;

/**
 * How a lay-by comes in: the same commands as one that is made here, on the days on which it was so. The deposit stays
 * the deposit; what was paid after it is an instalment of its own that is paid; what is left is spread evenly over the
 * instalments to come, the last of which absorbs what is left over. Money is booked by payments, so that the ledger
 * balances and holds what was paid. Pure.
 */
public final class Opening {
    private final OpeningLayby opening;
    private final ImportSettings settings;

    /** An opening of a lay-by under settings. */
    public Opening(OpeningLayby opening, ImportSettings settings) {
        this.opening = Objects.requireNonNull(opening, "opening");
        this.settings = Objects.requireNonNull(settings, "settings");
    }

    /** The commands, in order. */
    public List<OpeningStep> steps() {
        List<OpeningStep> steps = new ArrayList<>();
        LocalDate agreedOn = opening.agreedOn();
        steps.add(new OpeningStep(new LaybyCommand.Draft(terms()), agreedOn));
        if (!settings.disclosed().isEmpty()) {
            steps.add(new OpeningStep(new LaybyCommand.Disclose(settings.disclosed()), agreedOn));
        }
        if (opening.deposit().isPositive()) {
            steps.add(new OpeningStep(pay("OPENING-DEPOSIT", opening.deposit(), agreedOn), agreedOn));
        }
        steps.add(new OpeningStep(new LaybyCommand.Accept(textHash(), settings.version()), agreedOn));
        if (opening.paidLater().isPositive()) {
            LocalDate on = opening.lastPaidOn().orElseThrow();
            steps.add(new OpeningStep(pay("OPENING-PAID", opening.paidLater(), on), on));
        }
        return List.copyOf(steps);
    }

    /**
     * Decides all of the commands.
     *
     * @param id the id of the new lay-by
     * @param by who imports
     * @param at when
     * @param key begins the idempotency keys; the same for the same lay-by of the same file
     * @param receipts gives a fresh number for each receipt
     * @return all events and the lay-by after them, or the problem of the first command that is refused
     */
    public Decision decide(
            LaybyEngine engine, String id, String by, Instant at, String key, Supplier<String> receipts) {
        List<Recorded> events = new ArrayList<>();
        Optional<Layby> layby = Optional.empty();
        int number = 0;
        for (OpeningStep step : steps()) {
            number++;
            Optional<String> receipt = step.takesMoney() ? Optional.of(receipts.get()) : Optional.empty();
            Acting acting = new Acting(by, at, step.on(), Optional.of(key + "/" + number), receipt);
            Decision decision = engine.decide(id, layby, step.command(), acting);
            if (!(decision instanceof Decision.Taken taken)) {
                return decision;
            }
            events.addAll(taken.events());
            layby = Optional.of(taken.after());
        }
        return new Decision.Taken(events, layby.orElseThrow());
    }

    private LaybyCommand pay(String id, MonetaryAmount amount, LocalDate on) {
        return new LaybyCommand.Pay(id, amount, opening.tender(), on, true, Optional.empty(), Optional.empty());
    }

    /** What is agreed. */
    public AgreementTerms terms() {
        List<LocalDate> dates = dates();
        List<MonetaryAmount> amounts = amounts();
        List<Instalment> schedule = new ArrayList<>();
        for (int i = 0; i < dates.size(); i++) {
            schedule.add(new Instalment(i + 1, dates.get(i), amounts.get(i)));
        }
        return new AgreementTerms(
                opening.jurisdiction(),
                settings.business(),
                opening.store(),
                settings.zone(),
                settings.calledLayby(),
                opening.agreedOn(),
                opening.currency(),
                opening.items(),
                opening.fees(),
                opening.deposit(),
                scheduleTerms(dates, amounts),
                schedule,
                opening.agreedCharge(),
                settings.distance(),
                settings.basis(),
                settings.policy(),
                settings.version());
    }

    /** The dates stand as they are, and the amounts are weights that give just them. */
    private ScheduleTerms scheduleTerms(List<LocalDate> dates, List<MonetaryAmount> amounts) {
        Allocation allocation = opening.paidLater().isZero()
                ? new Allocation.LastAbsorbs()
                : new Allocation.Weights(amounts.stream()
                        .map(amount -> BigDecimal.valueOf(MinorUnits.count(amount)))
                        .toList());
        return new ScheduleTerms(
                dates.size(),
                Frequency.CUSTOM,
                opening.agreedOn(),
                false,
                dates,
                allocation,
                BusinessDays.NONE,
                Set.of());
    }

    private List<LocalDate> dates() {
        List<LocalDate> dates = new ArrayList<>();
        if (opening.paidLater().isPositive()) {
            dates.add(paidDay());
        }
        for (int i = 0; i < opening.remaining(); i++) {
            LocalDate next = opening.nextDue().orElseThrow();
            dates.add(
                    switch (opening.frequency()) {
                        case WEEKLY -> next.plusWeeks(i);
                        case FORTNIGHTLY -> next.plusWeeks(2L * i);
                        case MONTHLY -> next.plusMonths(i);
                        case CUSTOM -> throw new IllegalArgumentException("A list gives no dates of its own");
                    });
        }
        return dates;
    }

    /** The day of what was paid by now: after the agreement, and before what is due next, though that may be late. */
    private LocalDate paidDay() {
        LocalDate first = opening.agreedOn().plusDays(1);
        LocalDate paid = opening.lastPaidOn().orElseThrow();
        LocalDate before =
                opening.remaining() > 0 ? opening.nextDue().orElseThrow().minusDays(1) : paid;
        LocalDate day = paid.isBefore(before) ? paid : before;
        return day.isBefore(first) ? first : day;
    }

    private List<MonetaryAmount> amounts() {
        List<MonetaryAmount> amounts = new ArrayList<>();
        if (opening.paidLater().isPositive()) {
            amounts.add(opening.paidLater());
        }
        int count = opening.remaining();
        if (count > 0) {
            long left = MinorUnits.count(opening.outstanding());
            long each = left / count;
            for (int i = 1; i < count; i++) {
                amounts.add(MinorUnits.of(each, opening.currency()));
            }
            amounts.add(MinorUnits.of(left - each * (count - 1), opening.currency()));
        }
        return amounts;
    }

    /** The signed text stays where it was kept; this stands for what the list says of it. */
    private String textHash() {
        try {
            byte[] text = (opening.number() + "\n" + opening.agreedOn() + "\n" + opening.items())
                    .getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
