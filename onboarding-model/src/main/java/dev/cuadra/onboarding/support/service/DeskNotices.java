package dev.cuadra.onboarding.support.service;

import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.onboarding.support.ClockKind;
import dev.cuadra.onboarding.support.Priority;
import dev.cuadra.onboarding.support.SupportTier;
import dev.cuadra.onboarding.support.Timers;
import dev.cuadra.runtime.Notice;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Where messages go and in which language.
 *
 * @param channel the channel of the outbox
 * @param addresses the address of each tier; where one is missing the next lower one is told, so the first is needed
 * @param locale the language
 */
public record DeskNotices(String channel, Map<SupportTier, String> addresses, Locale locale) {
    public DeskNotices {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(locale, "locale");
        if (!addresses.containsKey(SupportTier.TIER1)) {
            throw new IllegalArgumentException("The first tier has no address");
        }
        addresses = Collections.unmodifiableMap(new EnumMap<>(addresses));
    }

    /** Who is told for a tier. */
    public String address(SupportTier tier) {
        return addresses.entrySet().stream()
                .filter(entry -> !entry.getKey().above(tier))
                .reduce((lower, higher) -> higher)
                .orElseThrow()
                .getValue();
    }

    Notice acknowledgement(UUID ticket, String contact) {
        Map<String, Object> values = Map.of("ticket", ticket);
        return new Notice(contact, text("support.received.subject", values), text("support.received.body", values));
    }

    Notice timer(Timers.Due due, Priority priority, SupportTier tier) {
        String clock = due.mark().clock() == ClockKind.RESPONSE ? "support.clock.response" : "support.clock.resolution";
        Map<String, Object> values = Map.of(
                "ticket",
                due.ticket(),
                "priority",
                priority,
                "percent",
                due.mark().percent(),
                "clock",
                Texts.BOOK.text(clock, Map.of()),
                "deadline",
                due.deadline(),
                "tier",
                due.to().orElse(tier).word());
        String body = due.to().isPresent() ? "support.notice.escalated" : "support.notice.body";
        return new Notice(address(due.to().orElse(tier)), text("support.notice.subject", values), text(body, values));
    }

    private String text(String key, Map<String, ?> values) {
        return Texts.BOOK.text(key, values).in(locale);
    }
}
