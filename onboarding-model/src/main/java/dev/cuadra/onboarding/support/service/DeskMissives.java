package dev.cuadra.onboarding.support.service;

import dev.cuadra.onboarding.audience.Channels;
import dev.cuadra.onboarding.audience.Group;
import dev.cuadra.onboarding.audience.Letter;
import dev.cuadra.onboarding.audience.Missive;
import dev.cuadra.onboarding.audience.Writing;
import dev.cuadra.onboarding.audience.Written;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.onboarding.support.ClockKind;
import dev.cuadra.onboarding.support.Priority;
import dev.cuadra.onboarding.support.SupportTier;
import dev.cuadra.onboarding.support.Timers;
import dev.cuadra.spi.problem.Text;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Words what is told about tickets. */
final class DeskMissives {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private DeskMissives() {}

    /** That a request has come, to whoever sent it. */
    static Letter acknowledgement(UUID ticket, UUID requester, ReplyTo to) {
        Map<String, Object> values = Map.of("ticket", ticket);
        Locale locale = Locale.forLanguageTag(to.language());
        Written.Page page = new Written.Page(
                locale.getLanguage().equals("en") ? "en" : "es",
                Texts.BOOK.text("support.received.subject", values).in(locale),
                Texts.BOOK.text("support.received.body", values).in(locale),
                Optional.empty());
        return new Letter("ticket/" + ticket + "/received", requester, to.channel(), to.address(), page);
    }

    /** That time runs out, to those at {@code to}, who have the ticket or get it now. */
    static Missive timer(Timers.Due due, Priority priority, SupportTier to) {
        Map<String, Object> values = Map.of(
                "ticket",
                due.ticket(),
                "priority",
                priority,
                "percent",
                due.mark().percent(),
                "clock",
                clock(due));
        return new Missive(
                id(due),
                due.ticket(),
                List.of(Group.of(to.role())),
                others(to),
                Channels.preferred(List.of()),
                Optional.empty(),
                Writing.of(Texts.BOOK.text("support.notice.subject", values), zone -> body(due, to, zone)));
    }

    /** By the clock of the reader: a deadline in another zone is read wrong in a hurry. */
    private static Text body(Timers.Due due, SupportTier to, ZoneId zone) {
        String deadline = TIME.format(due.deadline().atZone(zone)) + " (" + zone.getId() + ")";
        Text tier = Texts.BOOK.text("OPERATION_ROLE_NAME." + to.role(), Map.of());
        String key = due.to().isPresent() ? "support.notice.escalated" : "support.notice.body";
        return Texts.BOOK.text(key, Map.of("deadline", deadline, "tier", tier));
    }

    private static String id(Timers.Due due) {
        String clock = due.mark().clock().name().toLowerCase(Locale.ROOT);
        // The same part of a target passes again after another priority or a reopening.
        return "ticket/" + due.ticket() + "/" + clock + "/" + due.mark().percent() + "/" + due.since();
    }

    private static Text clock(Timers.Due due) {
        boolean response = due.mark().clock() == ClockKind.RESPONSE;
        return Texts.BOOK.text(response ? "support.clock.response" : "support.clock.resolution", Map.of());
    }

    /** Who is told where nobody is at a tier: the next lower one, and where nobody is there, the next above. */
    private static List<Group> others(SupportTier tier) {
        Stream<SupportTier> lower =
                Stream.of(SupportTier.values()).filter(tier::above).sorted(Comparator.reverseOrder());
        Stream<SupportTier> higher = Stream.of(SupportTier.values()).filter(one -> one.above(tier));
        return Stream.concat(lower, higher).map(one -> Group.of(one.role())).toList();
    }
}
