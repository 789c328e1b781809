package dev.cuadra.onboarding.operation.service;

import dev.cuadra.onboarding.audience.Channels;
import dev.cuadra.onboarding.audience.Group;
import dev.cuadra.onboarding.audience.Missive;
import dev.cuadra.onboarding.audience.Writing;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.onboarding.operation.ChecklistItem;
import dev.cuadra.onboarding.operation.DueTime;
import dev.cuadra.onboarding.operation.Silence;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Words what is told of what is late. */
final class Reminder {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;

    private Reminder() {}

    /** To those whose it is; where the role is a team in which nobody is, to its members. */
    static Missive of(UUID run, Overdue late) {
        ChecklistItem item = late.item().item();
        return new Missive(
                "checklist/" + run + "/" + item.id(),
                item.id(),
                List.of(Group.of(item.role())),
                item.roles().stream()
                        .filter(role -> !role.equals(item.role()))
                        .map(Group::of)
                        .toList(),
                Channels.preferred(List.of()),
                Optional.empty(),
                writing(late));
    }

    /** To who answers for it that users are told. */
    static Missive of(UUID incident, MissedUpdates missed) {
        Silence last = missed.silences().get(missed.silences().size() - 1);
        return new Missive(
                "incident/" + incident + "/" + last.lastDue(),
                missed.incident(),
                List.of(Group.of(missed.role())),
                List.of(),
                Channels.preferred(List.of()),
                Optional.empty(),
                Writing.of(missed.subject(), missed::body));
    }

    /** In the zone of the plan, since it is the plan that says until when. */
    private static Writing writing(Overdue late) {
        ZoneId zone = late.frame().zone();
        Map<String, Object> values = Map.of(
                "item", late.item().item().id(),
                "title", late.item().item().title(),
                "run", late.run(),
                "due", late.item().due().map(due -> told(due, zone)).orElse("-"));
        return Writing.of(
                Texts.BOOK.text("operation.late.subject", values), Texts.BOOK.text("operation.late.body", values));
    }

    private static String told(DueTime due, ZoneId zone) {
        Instant shown = due.wholeDay() ? due.instant().minusNanos(1) : due.instant();
        return (due.wholeDay() ? DAY : FORM).format(shown.atZone(zone)) + " (" + zone.getId() + ")";
    }
}
