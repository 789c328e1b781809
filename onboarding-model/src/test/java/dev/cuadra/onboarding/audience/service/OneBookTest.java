package dev.cuadra.onboarding.audience.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.onboarding.alert.service.LaunchTerms;
import dev.cuadra.onboarding.alert.service.LaunchWatch;
import dev.cuadra.onboarding.audience.Channel;
import dev.cuadra.onboarding.audience.Recipient;
import dev.cuadra.onboarding.audience.Told;
import dev.cuadra.onboarding.calendar.WorkingHours;
import dev.cuadra.onboarding.definition.DefinitionReader;
import dev.cuadra.onboarding.exposure.Act;
import dev.cuadra.onboarding.message.Template;
import dev.cuadra.onboarding.message.TemplateSet;
import dev.cuadra.onboarding.message.Value;
import dev.cuadra.onboarding.message.Values;
import dev.cuadra.onboarding.message.service.Announcements;
import dev.cuadra.onboarding.message.service.Order;
import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.operation.OperationPack;
import dev.cuadra.onboarding.operation.service.Beginning;
import dev.cuadra.onboarding.operation.service.LaunchOperations;
import dev.cuadra.onboarding.support.SupportTerms;
import dev.cuadra.onboarding.support.TargetSet;
import dev.cuadra.onboarding.support.service.NewTicket;
import dev.cuadra.onboarding.support.service.ReplyTo;
import dev.cuadra.onboarding.support.service.SupportDesk;
import dev.cuadra.runtime.OutboxDispatcher;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.memory.InMemoryKeyRing;
import dev.cuadra.spi.memory.InMemoryStorage;
import dev.cuadra.spi.memory.RecordingNotifier;
import dev.cuadra.spi.memory.SettableClock;
import dev.cuadra.spi.notify.Message;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Alerts, announcements, support and reminders to the people of one book. */
class OneBookTest {
    private static final TenantId ACME = TenantId.of("acme");
    private static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");

    /** Half past seven in Santiago, on the day of the launch. */
    private static final Instant MORNING = Instant.parse("2026-03-02T10:30:00Z");

    /** Somebody in the host's own table of users. */
    private record User(UUID id, String name, String language, String mail, Set<String> roles) {}

    private final InMemoryStorage storage = new InMemoryStorage();
    private final InMemoryKeyRing keys = new InMemoryKeyRing();
    private final SettableClock clock = SettableClock.at(MORNING);
    private final Vault vault = new Vault(storage, keys, clock, new TimeOrderedIds(clock, new SecureRandom()));
    private final List<User> users = List.of(new User(
            new UUID(9, 1),
            "Marta",
            "es-CL",
            "marta@acme.example",
            Set.of("support-manager", "tier1-support", "all-users", "engineering-lead", "product-manager")));

    private static final String GATE = """
            {"id": "layby", "version": "1", "anchors": {"launch": "2026-03-02"},
             "metrics": [{"key": "errors", "unit": "percent", "kind": "ratio"}],
             "triggers": [{"id": "errors-high", "level": "p0", "condition": {"id": "errors-high", "metric": "errors",
               "unit": "percent", "operator": ">", "value": "5"}}]}
            """;

    @Test
    @Tag("ALERT-5")
    @Tag("MSG-6")
    void whoHasSeveralRolesIsToldEverythingOnceFromOneBook() {
        LaunchOperations operations = new LaunchOperations(vault, List.of(OperationPack.shipped()));
        SupportTerms terms = new SupportTerms(WorkingHours.always(SANTIAGO), TargetSet.plan());
        // snippet:people
        AddressBooks books = tenant -> group -> users.stream()
                .filter(user -> user.roles().contains(group.name()))
                .map(user -> new Recipient(
                        user.id(), user.name(), user.language(), SANTIAGO, Map.of(Channel.MAIL, user.mail())))
                .toList();
        Post post = new Post(vault, books);

        LaunchWatch watch = new LaunchWatch(vault, LaunchTerms.shipped(SANTIAGO), post);
        Announcements announcements = new Announcements(vault, TemplateSet.shipped(), post);
        SupportDesk desk = new SupportDesk(vault, terms, post);
        Told reminded = operations.remind(ACME, post);
        Receipt receipt = post.receipt(ACME, "announcement/layby-eve"); // who was told, and who was not and why
        // end:people
        assertThat(reminded).isEqualTo(Told.NOTHING);
        assertThat(receipt.sent()).isEmpty();

        desk.open(
                ACME,
                "t",
                new NewTicket(
                        ReplyTo.mail("berta@cliente.example", "es"), "login", Set.of("feature-broken"), Set.of(), ""));
        operations.begin(
                ACME,
                "k",
                Beginning.of(
                        "day", "layby-launch-support", "launch-schedule", LocalDate.parse("2026-03-02"), SANTIAGO));
        clock.advance(Duration.ofMinutes(70));
        Instant now = clock.instant();
        announcements.sendNow(ACME, live(), new Act("marta", "support-manager", "as planned", now));
        operations.remind(ACME, post);
        desk.due(ACME, now);
        Told alerted = watch.watch(
                        ACME,
                        DefinitionReader.read(GATE),
                        (tenant, definition, known) -> List.of(Reading.over(
                                "e", "errors", now.minusSeconds(3_600), now, new Content.Share(70, 1_000))),
                        now)
                .told();

        assertThat(alerted.unreached()).isEmpty();
        assertThat(delivered())
                .filteredOn(message -> message.recipient().equals("marta@acme.example"))
                .extracting(Message::subject)
                .doesNotHaveDuplicates()
                .anyMatch(subject -> subject.startsWith("Los apartados se activan"))
                .anyMatch(subject -> subject.startsWith("Atrasado: El equipo llega"))
                .anyMatch(subject -> subject.startsWith("Ticket "))
                .anyMatch(subject -> subject.startsWith("[P0] errors-high"));
    }

    private static Order live() {
        Template template = TemplateSet.shipped().template("layby-live-tomorrow");
        return Order.of(
                "layby-eve",
                template,
                Values.common(
                        template,
                        Map.of(
                                "company", new Value.Words("Tiendas Lo Prado"),
                                "goLive", new Value.Moment(MORNING),
                                "helpUrl", new Value.Link("https://ayuda.example.test/"))),
                MORNING);
    }

    private List<Message> delivered() {
        RecordingNotifier mail = new RecordingNotifier("mail");
        OutboxDispatcher dispatcher = new OutboxDispatcher(storage, keys, clock).with(mail);
        int handled = 1;
        while (handled > 0) {
            handled = dispatcher.dispatchOnce().size();
        }
        return mail.delivered();
    }
}
