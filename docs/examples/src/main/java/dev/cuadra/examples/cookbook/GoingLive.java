package dev.cuadra.examples.cookbook;

import dev.cuadra.onboarding.alert.service.LaunchTerms;
import dev.cuadra.onboarding.alert.service.LaunchWatch;
import dev.cuadra.onboarding.alert.service.Watched;
import dev.cuadra.onboarding.audience.Channel;
import dev.cuadra.onboarding.audience.Recipient;
import dev.cuadra.onboarding.audience.service.AddressBooks;
import dev.cuadra.onboarding.audience.service.Post;
import dev.cuadra.onboarding.calendar.Hours;
import dev.cuadra.onboarding.calendar.Stretch;
import dev.cuadra.onboarding.calendar.WorkingDays;
import dev.cuadra.onboarding.calendar.WorkingHours;
import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.definition.DefinitionReader;
import dev.cuadra.onboarding.exposure.Act;
import dev.cuadra.onboarding.exposure.Change;
import dev.cuadra.onboarding.exposure.Facts;
import dev.cuadra.onboarding.flag.FlagSet;
import dev.cuadra.onboarding.flag.service.Flags;
import dev.cuadra.onboarding.flag.service.LiveFlags;
import dev.cuadra.onboarding.gate.GateFinding;
import dev.cuadra.onboarding.operation.ChecklistAct;
import dev.cuadra.onboarding.operation.OperationPack;
import dev.cuadra.onboarding.operation.RunReport;
import dev.cuadra.onboarding.operation.service.Beginning;
import dev.cuadra.onboarding.operation.service.LaunchOperations;
import dev.cuadra.onboarding.plan.Plan;
import dev.cuadra.onboarding.plan.PlanEvent;
import dev.cuadra.onboarding.plan.PlanStatus;
import dev.cuadra.onboarding.plan.Templates;
import dev.cuadra.onboarding.plan.service.Onboardings;
import dev.cuadra.onboarding.record.Evaluation;
import dev.cuadra.onboarding.record.Inputs;
import dev.cuadra.onboarding.service.ObservedReadings;
import dev.cuadra.onboarding.support.ClockKind;
import dev.cuadra.onboarding.support.Clocks;
import dev.cuadra.onboarding.support.Share;
import dev.cuadra.onboarding.support.SupportTerms;
import dev.cuadra.onboarding.support.TargetSet;
import dev.cuadra.onboarding.support.Ticket;
import dev.cuadra.onboarding.support.TicketFigures;
import dev.cuadra.onboarding.support.service.DeskAct;
import dev.cuadra.onboarding.support.service.NewTicket;
import dev.cuadra.onboarding.support.service.ReplyTo;
import dev.cuadra.onboarding.support.service.SupportDesk;
import dev.cuadra.plugin.jdbc.JdbcStorage;
import dev.cuadra.plugin.keyfile.FileKeyRing;
import dev.cuadra.runtime.OutboxDispatcher;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.keys.KeyRing;
import dev.cuadra.spi.memory.InMemoryKeyRing;
import dev.cuadra.spi.memory.InMemoryStorage;
import dev.cuadra.spi.notify.Delivery;
import dev.cuadra.spi.notify.Message;
import dev.cuadra.spi.notify.Notifier;
import dev.cuadra.spi.observe.Observation;
import dev.cuadra.spi.observe.ObservationSource;
import dev.cuadra.spi.outbox.Outbox;
import dev.cuadra.spi.storage.Storage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The first day of a launch in a host of its own: its figures, its flag, its people. Copy it, and put in what is yours.
 * Without an argument it keeps everything in memory, with a folder in a SQLite file there.
 */
public final class GoingLive {
    private static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");
    private static final TenantId ACME = TenantId.of("acme");

    // snippet:definition
    /** What the host calls good, and what takes its launch back. */
    private static final Definition INVOICING = DefinitionReader.read("""
            {"id": "invoicing", "version": "1",
             "metrics": [
               {"key": "invoice_errors_pct", "unit": "percent", "kind": "ratio"},
               {"key": "invoice_rating", "unit": "rating-1-5", "kind": "mean"}],
             "gates": [{"id": "leave-beta", "conditions": [
               {"id": "few-errors", "metric": "invoice_errors_pct", "unit": "percent", "operator": "<", "value": "1"},
               {"id": "liked", "tier": "should",
                "metric": "invoice_rating", "unit": "rating-1-5", "operator": ">=", "value": "4.5"}]}],
             "triggers": [{"id": "invoices-fail", "level": "rollback", "condition":
               {"id": "invoices-fail",
                "metric": "invoice_errors_pct", "unit": "percent", "operator": ">", "value": "5"}}],
             "rollout": {
               "phases": [
                 {"name": "beta", "percent": "10", "gate": "leave-beta"},
                 {"name": "everybody", "percent": "100", "gate": "leave-beta"}],
               "deciders": ["product-manager"], "reopeners": ["engineering-lead"]}}
            """);
    // end:definition

    // snippet:flag-set
    private static final FlagSet FLAGS = FlagSet.read("flags.json", """
            {"schema": 1, "flags": [{
              "key": "new_invoicing", "type": "boolean", "owner": "product-manager",
              "description": {"es": "Facturación nueva", "en": "New invoicing"},
              "variants": {"on": true, "off": false}, "exposed": {"on": 100}, "otherwise": "off",
              "reopen": ["engineering-lead"],
              "phases": [
                {"name": "beta", "percent": "10", "assignment": "hash"},
                {"name": "everybody", "percent": "100", "assignment": "hash"}]}]}
            """);
    // end:flag-set

    // snippet:notifier
    /** The host's way to people. A real one sends, and says what became of it. */
    record Pager(Consumer<String> screen) implements Notifier {
        @Override
        public String channel() {
            return "mail";
        }

        @Override
        public Delivery deliver(Message message) {
            screen.accept("to " + message.recipient() + ": " + message.subject());
            return new Delivery.Delivered(message.id().toString());
        }
    }
    // end:notifier

    // snippet:figures
    /** The host's own figures: of so many invoices so many failed in the last hour. */
    record Invoices(long failed, long all) implements ObservationSource {
        @Override
        public Stream<Observation> observations(TenantId tenant, String metric, Instant asOf) {
            if (!metric.equals("invoice_errors_pct")) {
                return Stream.empty();
            }
            BigDecimal percent =
                    BigDecimal.valueOf(100 * failed).divide(BigDecimal.valueOf(all), 4, RoundingMode.HALF_UP);
            Instant hourAgo = asOf.minus(Duration.ofHours(1));
            return Stream.of(
                    new Observation(metric, "global", hourAgo, asOf, percent, Optional.of(all), asOf, "invoicing"));
        }
    }
    // end:figures

    // snippet:people
    /** Somebody of the host's: an id that names nobody, and the roles that they have. */
    record User(UUID id, String name, String language, String mail, Set<String> roles) {}

    private static final List<User> USERS = List.of(
            new User(
                    new UUID(0, 1),
                    "Marta Soto",
                    "es",
                    "marta@erp.example",
                    Set.of("engineering-lead", "support-manager", "tier2-technical")),
            new User(new UUID(0, 2), "John Hill", "en", "john@erp.example", Set.of("product-manager")));

    private static final AddressBooks BOOKS = tenant -> group -> USERS.stream()
            .filter(user -> user.roles().contains(group.name()))
            .map(user ->
                    new Recipient(user.id(), user.name(), user.language(), SANTIAGO, Map.of(Channel.MAIL, user.mail())))
            .toList();
    // end:people

    private final Vault vault;
    private final Post post;
    private final Flags flags;
    private final OutboxDispatcher dispatcher;
    private final Instant now;
    private final Consumer<String> screen;

    // snippet:wiring
    GoingLive(Storage storage, Outbox outbox, KeyRing keys, Clock clock, Consumer<String> screen) {
        this.vault = new Vault(storage, keys, clock, new TimeOrderedIds(clock, new SecureRandom()));
        this.post = new Post(vault, BOOKS);
        this.flags = new Flags(vault, FLAGS);
        this.dispatcher = new OutboxDispatcher(outbox, keys, clock).with(new Pager(screen));
        this.now = clock.instant();
        this.screen = screen;
    }

    static void inMemory(Clock clock, Consumer<String> screen) {
        InMemoryStorage storage = new InMemoryStorage();
        new GoingLive(storage, storage, new InMemoryKeyRing(), clock, screen).firstDay();
    }

    static void onSqlite(Path folder, Clock clock, Consumer<String> screen) {
        try (FileKeyRing keys = FileKeyRing.open(folder.resolve("launch.keys"));
                JdbcStorage storage = JdbcStorage.open(folder.resolve("launch.db"))) {
            new GoingLive(storage, storage, keys, clock, screen).firstDay();
        }
    }
    // end:wiring

    /** Runs it, on a Monday at noon; a host passes its own clock. */
    public static void main(String... args) {
        Clock clock = Clock.fixed(Instant.parse("2026-03-02T15:00:00Z"), ZoneOffset.UTC);
        if (args.length == 0) {
            inMemory(clock, System.out::println);
        } else {
            onSqlite(Path.of(args[0]), clock, System.out::println);
        }
    }

    private void firstDay() {
        gate(new Invoices(4, 1000));
        flag();
        watch(new Invoices(70, 1000));
        ticket();
        plan();
        checklist();
    }

    private void gate(Invoices invoices) {
        // snippet:gate
        ObservedReadings figures = new ObservedReadings(List.of(invoices));
        Inputs known = Inputs.of(now, SANTIAGO, figures.read(ACME, INVOICING, now));
        GateFinding finding = Evaluation.of(INVOICING, known).gate("leave-beta");
        screen.accept(finding.verdict() + ": " + finding.sentence().in(Locale.ENGLISH));
        finding.members()
                .forEach(each -> screen.accept("  " + each.finding().sentence().in(Locale.ENGLISH)));
        // end:gate
    }

    private void flag() {
        // snippet:flag
        Act act = new Act("john", "product-manager", "the beta begins", now);
        flags.change(ACME, "new_invoicing", new Change.Switch(true), act);
        flags.change(ACME, "new_invoicing", Change.allow(List.of("cust-1")), act);
        flags.change(ACME, "new_invoicing", new Change.Open("beta", Optional.empty()), act);
        // end:flag
        shown();
    }

    private void shown() {
        // snippet:ask
        LiveFlags live = flags.live(ACME);
        live.refresh(); // from a scheduler, every few seconds
        live.evaluate("new_invoicing", "cust-1", Facts.NONE)
                .ifPresent(said -> screen.accept(
                        "cust-1: " + said.value() + ", " + said.decision().reason()));
        // end:ask
    }

    private void watch(Invoices invoices) {
        // snippet:watch
        ObservedReadings figures = new ObservedReadings(List.of(invoices));
        LaunchWatch watch = new LaunchWatch(vault, LaunchTerms.shipped(SANTIAGO), post).taking(flags, "new_invoicing");
        Watched seen = watch.watch(ACME, INVOICING, figures::read, now); // every few minutes
        seen.decision().ifPresent(decision -> screen.accept(decision.move() + ": " + decision.reason()));
        dispatcher.dispatchOnce(); // every few seconds
        // end:watch
        shown();
    }

    private void ticket() {
        // snippet:ticket
        WorkingHours open = WorkingHours.mondayToFriday(SANTIAGO, Hours.parse("09:00..18:00"));
        SupportTerms terms = new SupportTerms(open, TargetSet.paired());
        SupportDesk desk = new SupportDesk(vault, terms, post);
        ReplyTo berta = ReplyTo.mail("berta@cliente.example", "es");
        NewTicket asked = new NewTicket(berta, "integration", Set.of("feature-broken"), Set.of(), "It stops");
        UUID id = desk.open(ACME, "web-form-4711", asked).value().ticket();

        Ticket ticket = desk.ticket(ACME, id, now);
        Clocks.of(ticket, terms, now)
                .forEach(clock -> screen.accept(ticket.priority() + " " + clock.clock() + " by " + clock.deadline()));
        desk.act(ACME, "web-form-4711/reply", id, DeskAct.reply("marta", "Please save the file as CSV"));
        desk.due(ACME, now); // every few minutes: whoever runs out of time is told

        Instant later = now.plusSeconds(1);
        Stretch hour = new Stretch(now.minus(Duration.ofHours(1)), later);
        TicketFigures figures = TicketFigures.of(desk.tickets(ACME, later), terms, hour, later);
        Share answered = figures.compliance(ClockKind.RESPONSE);
        screen.accept("answered in time: " + answered.hits() + " of " + answered.of());
        // end:ticket
        dispatcher.dispatchOnce();
    }

    private void plan() {
        // snippet:plan
        Templates templates = Templates.shipped();
        Onboardings onboardings = new Onboardings(vault, templates);
        LocalDate kickoff = LocalDate.ofInstant(now, SANTIAGO);
        onboardings.start(
                ACME,
                Plan.of(
                        "cust-1",
                        templates.newest("customer-onboarding"),
                        kickoff,
                        SANTIAGO,
                        WorkingDays.mondayToFriday(List.of(LocalDate.of(2026, 4, 3)))));
        PlanEvent held = PlanEvent.of(
                        "e-1", now, PlanEvent.Kind.DONE, "kickoff_meeting_held", "marta", "customer-success-manager")
                .because("minutes 12");
        onboardings.record(ACME, "cust-1", List.of(held));
        PlanStatus status = onboardings.status(ACME, "cust-1", now);
        screen.accept("day " + status.day() + ", done: "
                + status.progress().percent(1).orElseThrow() + " %, ends "
                + status.schedule().forecast().finish());
        // end:plan
    }

    private void checklist() {
        // snippet:checklist
        OperationPack pack = OperationPack.shipped();
        LaunchOperations operations = new LaunchOperations(vault, List.of(pack));
        LocalDate launch = LocalDate.ofInstant(now, SANTIAGO);
        operations.begin(ACME, "k1", Beginning.of("launch day", pack.id(), "hour-plan", launch, SANTIAGO));
        operations
                .say(ACME, "k2", "launch day", ChecklistAct.tick("LL-045", now, "marta", "support-manager"))
                .refusal()
                .ifPresent(problem -> screen.accept(problem.message().in(Locale.ENGLISH)));
        RunReport report = RunReport.of(operations.run(ACME, "launch day").run(), now);
        screen.accept(report.title().in(Locale.ENGLISH) + ": "
                + report.progress().done() + " of " + report.progress().applicable());
        // end:checklist
    }
}
