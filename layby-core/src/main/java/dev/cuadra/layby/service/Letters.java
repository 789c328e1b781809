package dev.cuadra.layby.service;

import dev.cuadra.layby.agreement.Delinquency;
import dev.cuadra.layby.agreement.InstalmentStanding;
import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyEngine;
import dev.cuadra.layby.agreement.LaybyEvent;
import dev.cuadra.layby.internal.Texts;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.runtime.Notice;
import dev.cuadra.spi.problem.Text;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.money.MonetaryAmount;

/** Words what a consumer is told, in their language. */
final class Letters {
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter SPANISH =
            DateTimeFormatter.ofPattern("d 'de' MMMM 'de' uuuu", Locale.forLanguageTag("es"));

    private final LaybyEngine engine;

    Letters(LaybyEngine engine) {
        this.engine = engine;
    }

    /** A notice and the channel that it goes out on. */
    record Letter(String channel, Notice notice) {}

    /** The letter, or empty when there is no way to reach the consumer. */
    Optional<Letter> write(Consumer to, long number, Layby layby, LaybyEvent.Noticed noticed, LocalDate today) {
        Optional<String> address = to.mail().or(to::phone);
        return address.map(recipient -> {
            Map<String, Object> values = values(to, number, layby, noticed, today);
            String key = "notice." + noticed.kind();
            return new Letter(
                    to.mail().isPresent() ? "mail" : "sms",
                    new Notice(
                            recipient,
                            in(to, Texts.BOOK.text(key + ".subject", values)),
                            in(to, Texts.BOOK.text(key + ".body", values))));
        });
    }

    private Map<String, Object> values(
            Consumer to, long number, Layby layby, LaybyEvent.Noticed noticed, LocalDate today) {
        Delinquency behind = engine.delinquency(layby, today);
        Map<String, Object> values = new HashMap<>();
        values.put("name", to.name());
        values.put("number", number);
        values.put("today", day(to, today));
        values.put("due", day(to, noticed.about()));
        values.put("amount", money(open(layby, noticed.about())));
        values.put("arrears", money(behind.arrears()));
        values.put("outstanding", money(layby.outstanding()));
        // The last day to pay is the one before the default.
        values.put("days", ChronoUnit.DAYS.between(today, engine.defaultFrom(layby, today)) - 1);
        values.put(
                "until",
                day(to, layby.terms().agreedOn().plusDays(layby.terms().policy().mostDays())));
        values.put(
                "charge", money(layby.outcome().map(outcome -> outcome.charge()).orElse(layby.nothing())));
        values.put(
                "refund", money(layby.outcome().map(outcome -> outcome.refund()).orElse(layby.nothing())));
        values.put("paid", money(paid(layby)));
        return values;
    }

    /** What is left to pay of the instalments that are due on a day. */
    private MonetaryAmount open(Layby layby, LocalDate due) {
        return engine.instalments(layby).stream()
                .filter(standing -> standing.instalment().due().equals(due))
                .map(Letters::open)
                .reduce(layby.nothing(), MonetaryAmount::add);
    }

    private static MonetaryAmount open(InstalmentStanding standing) {
        return standing.instalment().amount().subtract(standing.paid());
    }

    /** What was paid before the refunds of the end. */
    private static MonetaryAmount paid(Layby layby) {
        return layby.payments().stream()
                .map(payment -> payment.left().isZero() && payment.refunded().isZero()
                        ? layby.nothing()
                        : payment.left().add(payment.refunded()))
                .reduce(layby.nothing(), MonetaryAmount::add);
    }

    private static Text money(MonetaryAmount amount) {
        return Text.figure(MinorUnits.text(amount) + " " + amount.getCurrency().getCurrencyCode());
    }

    private static String day(Consumer to, LocalDate day) {
        return (to.language() == Consumer.Language.EN ? ENGLISH : SPANISH).format(day);
    }

    private static String in(Consumer to, Text text) {
        return text.in(to.language().locale());
    }
}
