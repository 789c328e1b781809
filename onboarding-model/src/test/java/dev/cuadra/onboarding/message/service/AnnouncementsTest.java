package dev.cuadra.onboarding.message.service;

import static dev.cuadra.onboarding.message.service.PostOffice.ACME;
import static dev.cuadra.onboarding.message.service.PostOffice.ANA;
import static dev.cuadra.onboarding.message.service.PostOffice.BERTA;
import static dev.cuadra.onboarding.message.service.PostOffice.CARLA;
import static dev.cuadra.onboarding.message.service.PostOffice.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.onboarding.audience.Channel;
import dev.cuadra.onboarding.audience.Recipient;
import dev.cuadra.onboarding.audience.service.AddressBooks;
import dev.cuadra.onboarding.audience.service.Post;
import dev.cuadra.onboarding.exposure.Act;
import dev.cuadra.onboarding.message.Template;
import dev.cuadra.onboarding.message.TemplateSet;
import dev.cuadra.onboarding.message.Value;
import dev.cuadra.onboarding.message.Values;
import dev.cuadra.runtime.JournalReader;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.notify.Delivery;
import dev.cuadra.spi.notify.Message;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.storage.StorageException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AnnouncementsTest {
    private final PostOffice post = new PostOffice();
    private final Announcements announcements = post.announcements;

    private static List<String> codes(Outcome outcome) {
        return outcome.missed().stream()
                .map(one -> one.reason().code())
                .distinct()
                .toList();
    }

    @Test
    @Tag("MSG-6")
    void everybodyGetsItOnceOnEachChannelInTheirLanguageOnceItIsDue() {
        announcements.schedule(ACME, post.live("live", NOON.plus(Duration.ofHours(3))), post.act());
        assertThat(announcements.run(ACME)).isEmpty();
        post.clock.advance(Duration.ofHours(3));

        List<Outcome> outcomes = announcements.run(ACME);
        post.dispatch();

        assertThat(outcomes).hasSize(1);
        assertThat(outcomes.get(0).state()).isEqualTo(State.SENT);
        assertThat(outcomes.get(0).unreached()).containsExactly(CARLA);
        assertThat(codes(outcomes.get(0))).containsExactly("MESSAGE_NO_ADDRESS");
        assertThat(post.reached(Channel.MAIL)).containsExactlyInAnyOrder("ana@example.test", "berta@example.test");
        assertThat(post.reached(Channel.IN_APP)).containsExactlyInAnyOrder("user-1", "user-2");
        assertThat(post.reached(Channel.SMS)).containsExactly("+56911111111");
        assertThat(post.delivered(Channel.MAIL))
                .extracting(Message::subject)
                .containsExactlyInAnyOrder("Los apartados se activan mañana", "Lay-bys go live tomorrow");
        assertThat(post.delivered(Channel.MAIL))
                .allSatisfy(message -> assertThat(message.html())
                        .hasValueSatisfying(page -> assertThat(page).contains("<h1>" + message.subject() + "</h1>")));
        assertThat(post.delivered(Channel.SMS).get(0).html()).isEmpty();
        assertThat(post.delivered(Channel.SMS).get(0).body())
                .isEqualTo(
                        "Tiendas Lo Prado: los apartados se activan mañana, a las 08:00. Ayuda: https://ayuda.example.test/");
    }

    @Test
    void theExampleOfTheGuide() {
        TemplateSet templates = post.templates;
        Vault vault = post.vault;
        TenantId tenant = ACME;
        Act act = post.act();
        Instant launchEve = NOON;
        AddressBooks books = of -> group -> post.groups.getOrDefault(group.name(), List.of());
        // snippet:announce
        Template template = templates.template("layby-live-tomorrow");
        Values values = Values.common(
                template,
                Map.of(
                        "company", new Value.Words("Tiendas Lo Prado"),
                        "goLive", new Value.Moment(Instant.parse("2026-09-07T11:00:00Z")),
                        "helpUrl", new Value.Link("https://ayuda.example.test/")));
        Announcements announcements = new Announcements(vault, templates, new Post(vault, books));
        announcements.schedule(tenant, Order.of("layby-eve", template, values, launchEve), act);

        List<Outcome> outcomes = announcements.run(tenant); // as often as you like
        Set<UUID> unreached = outcomes.get(0).unreached();
        // end:announce

        assertThat(unreached).containsExactly(CARLA);
    }

    private Order to(String id, List<String> groups) {
        Order live = post.live(id, NOON);
        return new Order(id, live.template(), live.values(), groups, live.channels(), NOON, Optional.empty());
    }

    @Test
    @Tag("MSG-6")
    void audiencesThatOverlapReachSomebodyOnceAndOneInWhichNobodyIsIsSaid() {
        post.groups.put("store-managers", List.of(PostOffice.berta(), PostOffice.ana()));
        List<String> groups = List.of("store-managers", "ghosts", "all-users");

        Outcome outcome = announcements.sendNow(ACME, to("both", groups), post.act());
        post.dispatch();

        assertThat(post.reached(Channel.MAIL)).containsExactlyInAnyOrder("ana@example.test", "berta@example.test");
        assertThat(outcome.state()).isEqualTo(State.SENT);
        assertThat(outcome.nobody()).singleElement().satisfies(one -> {
            assertThat(one.group()).isEqualTo("ghosts");
            assertThat(one.reason().message().en()).isEqualTo("Nobody can be reached in: ghosts.");
        });
        assertThat(announcements.outcome(ACME, "both").orElseThrow().nobody()).hasSize(1);
        assertThat(notes()).anyMatch(note -> note.contains("unreached") && note.contains("ghosts"));
    }

    private List<String> notes() {
        try (java.util.stream.Stream<JournalReader.Told> told = new JournalReader(post.vault).entries(ACME)) {
            return told.map(entry -> entry.notes().toString()).toList();
        }
    }

    @Test
    @Tag("MSG-6")
    void whatNobodyCanBeToldIsStillDueAndGoesOutOnceSomebodyIsThere() {
        Order order = to("later", List.of("ghosts"));

        assertThat(announcements.sendNow(ACME, order, post.act()).refusal())
                .map(Problem::code)
                .contains("MESSAGE_NOBODY");
        post.groups.put("ghosts", List.of(PostOffice.ana()));
        assertThat(announcements.run(ACME)).singleElement().satisfies(one -> {
            assertThat(one.state()).isEqualTo(State.SENT);
            assertThat(one.sent()).hasSize(3);
        });
    }

    @Test
    @Tag("MSG-6")
    void aMessageToOneCustomerReachesNobodyElseAndItsResendingNeither() {
        post.groups.put("all-users of mercado-sur", List.of(PostOffice.ana()));
        Order order = post.live("welcome", NOON).at("mercado-sur");

        announcements.sendNow(ACME, order, post.act());
        announcements.resend(ACME, "welcome", BERTA, "again-1", post.act());
        Outcome again = announcements.resend(ACME, "welcome", ANA, "again-2", post.act());
        post.dispatch();

        assertThat(post.reached(Channel.MAIL)).containsExactly("ana@example.test", "ana@example.test");
        assertThat(again.sent()).hasSize(3);
        assertThat(order.toString()).doesNotContain("mercado-sur");
        post.storage.export(
                ACME,
                document -> assertThat(new String(document.body().toArray(), StandardCharsets.UTF_8))
                        .doesNotContain("mercado-sur"));
    }

    @Test
    @Tag("MSG-3")
    void whoReadsALanguageOfAnotherCountryReadsItAndWhoReadsNoneOfOursReadsSpanish() {
        Map<String, String> expected = Map.of(
                "en-AU", "Lay-bys go live tomorrow",
                "es-CL", "Los apartados se activan mañana",
                "pt-BR", "Los apartados se activan mañana");
        List<Recipient> all = new ArrayList<>();
        expected.keySet()
                .forEach(language -> all.add(PostOffice.reader(
                        new UUID(9, all.size()), "X", language, Map.of(Channel.MAIL, language + "@example.test"))));
        post.groups.put("all-users", all);
        announcements.sendNow(ACME, post.live("live", NOON.minus(Duration.ofHours(1))), post.act());
        post.dispatch();

        assertThat(post.delivered(Channel.MAIL))
                .hasSize(3)
                .allSatisfy(message -> assertThat(message.subject())
                        .isEqualTo(expected.get(message.recipient().replace("@example.test", ""))));
    }

    @Test
    @Tag("MSG-6")
    void runAgainItSendsNothingMore() {
        announcements.schedule(ACME, post.live("live", NOON), post.act());
        announcements.run(ACME);
        announcements.run(ACME);
        announcements.sendNow(ACME, post.live("live", NOON), post.act());
        post.dispatch();

        assertThat(post.reached(Channel.MAIL)).hasSize(2);
        assertThat(announcements.outcome(ACME, "live").orElseThrow().sent()).hasSize(5);
    }

    /** Killed at any commit, before or after it was stored, and run again: everybody once, nobody left out. */
    @Property(tries = 8)
    @net.jqwik.api.Tag("MSG-6")
    void aProcessThatDiesLeavesNobodyOutAndNobodyTwice(
            @ForAll @IntRange(max = 5) int commit,
            @ForAll boolean stored,
            @ForAll @IntRange(min = 1, max = 120) int readers) {
        PostOffice office = new PostOffice();
        List<Recipient> all = new ArrayList<>();
        for (int i = 0; i < readers; i++) {
            all.add(PostOffice.reader(
                    new UUID(9, i), "Reader " + i, "en", Map.of(Channel.MAIL, "r" + i + "@example.test")));
        }
        office.groups.put("all-users", all);
        office.dies(commit, stored);
        Order order = office.live("live", NOON);
        Runnable attempt = () -> {
            office.announcements.schedule(ACME, order, office.act());
            office.announcements.run(ACME);
        };
        try {
            attempt.run();
        } catch (StorageException e) {
            office.lives();
            attempt.run();
        }
        office.dispatch();

        assertThat(new HashSet<>(office.reached(Channel.MAIL))).hasSize(readers);
        assertThat(office.reached(Channel.MAIL)).hasSize(readers);
        Outcome outcome = office.announcements.outcome(ACME, "live").orElseThrow();
        assertThat(outcome.state()).isEqualTo(State.SENT);
        assertThat(outcome.sent()).hasSize(readers);
        assertThat(outcome.missed()).hasSize(2 * readers);
    }

    @Test
    @Tag("MSG-6")
    void twoProcessesThatSendAtOnceSendEachMessageOnce() {
        Announcements other = post.announcements(post.templates);
        announcements.schedule(ACME, post.live("live", NOON), post.act());
        post.meanwhile(() -> other.run(ACME));

        announcements.run(ACME);
        post.dispatch();

        assertThat(post.reached(Channel.MAIL)).containsExactlyInAnyOrder("ana@example.test", "berta@example.test");
        assertThat(post.reached(Channel.SMS)).hasSize(1);
    }

    /** Three batches; another process sends everything between two of ours. */
    @Test
    @Tag("MSG-6")
    void twoProcessesThatMeetHalfWaySendEachMessageOnce() {
        List<Recipient> all = new ArrayList<>();
        for (int i = 0; i < 210; i++) {
            all.add(PostOffice.reader(
                    new UUID(9, i), "Reader " + i, "en", Map.of(Channel.MAIL, "r" + i + "@example.test")));
        }
        post.groups.put("all-users", all);
        announcements.schedule(ACME, post.live("live", NOON), post.act());
        Announcements other = post.announcements(post.templates);
        post.meanwhile(() -> post.meanwhile(() -> other.run(ACME)));

        Outcome outcome = announcements.run(ACME).get(0);
        post.dispatch();

        assertThat(outcome.state()).isEqualTo(State.SENT);
        assertThat(new HashSet<>(post.reached(Channel.MAIL))).hasSize(210);
        assertThat(post.reached(Channel.MAIL)).hasSize(210);
    }

    @Test
    @Tag("MSG-7")
    void whoWantsNoMessagesGetsOnlyThoseAboutWhatTheyDoWithUs() {
        post.wishes.optOut(ACME, ANA, "layby-launch", post.act());
        post.wishes.deny(ACME, BERTA, true, post.act());

        Outcome news = announcements.sendNow(ACME, post.live("news", NOON), post.act());
        Outcome failure = announcements.sendNow(ACME, post.failure("failure"), post.act());
        post.dispatch();

        assertThat(news.sent()).isEmpty();
        assertThat(codes(news)).containsExactlyInAnyOrder("MESSAGE_OPTED_OUT", "MESSAGE_DENIED", "MESSAGE_NO_ADDRESS");
        assertThat(failure.unreached()).containsExactly(CARLA);
        assertThat(post.reached(Channel.MAIL)).hasSize(2);
    }

    @Test
    @Tag("MSG-7")
    void aWishIsOfOnePlanAndCanBeTakenBack() {
        post.wishes.optOut(ACME, ANA, "boleta-launch", post.act());
        assertThat(post.wishes.refuses(ACME, ANA, "boleta-launch")).isTrue();
        assertThat(post.wishes.refuses(ACME, ANA, "layby-launch")).isFalse();
        assertThat(post.wishes.refuses(TenantId.of("other"), ANA, "boleta-launch"))
                .isFalse();

        post.wishes.optIn(ACME, ANA, "boleta-launch", post.act());
        post.wishes.deny(ACME, ANA, true, post.act());
        assertThat(post.wishes.refuses(ACME, ANA, "layby-launch")).isTrue();
        post.wishes.deny(ACME, ANA, false, post.act());

        assertThat(post.wishes.refuses(ACME, ANA, "boleta-launch")).isFalse();
    }

    @Test
    @Tag("MSG-7")
    void aWishSaidWhileTheMessageIsWrittenStillCounts() {
        announcements.schedule(ACME, post.live("live", NOON), post.act());
        post.meanwhile(() -> post.wishes.optOut(ACME, ANA, "layby-launch", post.act()));

        Outcome outcome = announcements.run(ACME).get(0);
        post.dispatch();

        assertThat(post.reached(Channel.MAIL)).containsExactly("berta@example.test");
        assertThat(outcome.unreached()).containsExactlyInAnyOrder(ANA, CARLA);
    }

    @Test
    void whatIsCancelledInTimeReachesNobody() {
        announcements.schedule(ACME, post.live("live", NOON), post.act());
        post.meanwhile(() -> post.announcements(post.templates).cancel(ACME, "live", post.act()));

        Outcome outcome = announcements.run(ACME).get(0);

        assertThat(outcome.state()).isEqualTo(State.CANCELLED);
        assertThat(outcome.refusal()).map(Problem::code).contains("MESSAGE_CANCELLED");
        assertThat(announcements.run(ACME)).isEmpty();
        assertThat(post.dispatch().delivered()).isZero();
        assertThat(announcements
                        .sendNow(ACME, post.live("live", NOON), post.act())
                        .refusal())
                .map(Problem::code)
                .contains("MESSAGE_CANCELLED");
    }

    @Test
    void whatIsOutCannotBeCancelledAndWhatIsNotThereIsSaid() {
        announcements.sendNow(ACME, post.live("live", NOON), post.act());

        assertThat(announcements.cancel(ACME, "live", post.act()).refusal())
                .map(Problem::code)
                .contains("MESSAGE_BEGUN");
        assertThat(announcements.cancel(ACME, "none", post.act()).refusal())
                .map(Problem::code)
                .contains("MESSAGE_NOT_FOUND");
        assertThat(announcements.outcome(ACME, "none")).isEmpty();
    }

    @Test
    @Tag("MSG-6")
    void anIdIsForOneMessage() {
        announcements.schedule(ACME, post.live("live", NOON), post.act());

        assertThat(announcements
                        .schedule(ACME, post.live("live", NOON), post.act())
                        .refusal())
                .isEmpty();
        assertThat(announcements
                        .schedule(ACME, post.failure("live"), post.act())
                        .refusal())
                .map(Problem::code)
                .contains("MESSAGE_TAKEN");
    }

    @Test
    void whatIsScheduledForLaterCanBeSentAtOnce() {
        announcements.schedule(ACME, post.live("live", NOON.plus(Duration.ofDays(1))), post.act());

        Outcome outcome = announcements.sendNow(ACME, post.live("live", NOON), post.act());

        assertThat(outcome.state()).isEqualTo(State.SENT);
        assertThat(post.dispatch().delivered()).isEqualTo(5);
    }

    @Test
    @Tag("MSG-1")
    void nothingIsStoredWhereAValueIsMissing() {
        Template template = post.templates.template("layby-live-tomorrow");

        assertThatThrownBy(() -> Values.common(template, Map.of("company", new Value.Words("x"))))
                .hasMessageContaining("goLive (instant), helpUrl (url)");
    }

    @Test
    void whoWasErasedIsNamedAndTheOthersGetTheirs() {
        post.vault.destroyKey(ACME, ANA);

        Outcome outcome = announcements.sendNow(ACME, post.live("live", NOON), post.act());
        post.dispatch();

        assertThat(post.reached(Channel.MAIL)).containsExactly("berta@example.test");
        assertThat(codes(outcome)).contains("MESSAGE_ERASED");
        assertThat(outcome.unreached()).containsExactlyInAnyOrder(ANA, CARLA);
    }

    @Test
    void whoIsErasedAfterwardsIsGoneFromTheLettersAndNotFromTheCount() {
        announcements.sendNow(ACME, post.live("live", NOON), post.act());
        post.vault.destroyKey(ACME, ANA);

        post.dispatch();

        assertThat(post.reached(Channel.MAIL)).containsExactly("berta@example.test");
        assertThat(announcements.outcome(ACME, "live").orElseThrow().sent()).hasSize(5);
    }

    @Test
    @Tag("MSG-8")
    void aTextMessageThatIsTooLongIsSaid() {
        Order order = post.failure("long");
        Map<String, Value> values = Map.of(
                "company", new Value.Words("á".repeat(250)),
                "since", new Value.Moment(NOON),
                "affected", new Value.Words("x"),
                "next", new Value.Span(Duration.ofMinutes(15)),
                "statusUrl", new Value.Link("https://estado.example.test/"));
        Order tooLong = new Order(
                "long",
                order.template(),
                Values.common(order.template(), values),
                order.audience(),
                order.channels(),
                NOON,
                Optional.empty());

        Outcome outcome = announcements.sendNow(ACME, tooLong, post.act());

        assertThat(outcome.missed())
                .filteredOn(one -> one.person().equals(ANA))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.channel()).isEqualTo(Channel.SMS);
                    assertThat(one.reason().message().en()).contains("parts of a text message; there is room for 3");
                });
        assertThat(outcome.unreached()).containsExactly(CARLA);
    }

    @Test
    void whatCouldNotBeDeliveredIsToldWithItsReason() {
        java.util.Objects.requireNonNull(post.notifiers.get("sms")).next(new Delivery.Refused("No such number", false));
        announcements.sendNow(ACME, post.live("live", NOON), post.act());
        post.dispatch();

        Outcome outcome =
                announcements.outcome(ACME, "live", post.storage.parked(ACME)).orElseThrow();

        assertThat(outcome.missed())
                .filteredOn(one -> one.reason().code().equals("MESSAGE_PARKED"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.person()).isEqualTo(ANA);
                    assertThat(one.reason().message().es()).contains("No such number");
                });
        assertThat(outcome.sent()).hasSize(4);
    }

    @Test
    void whatIsSentAgainIsAMessageOfItsOwnThatNamesTheFirst() {
        announcements.sendNow(ACME, post.live("live", NOON), post.act());
        post.clock.advance(Duration.ofHours(1));

        Outcome again = announcements.resend(ACME, "live", ANA, "live-2", post.act());
        announcements.resend(ACME, "live", ANA, "live-2", post.act());
        post.dispatch();

        assertThat(again.first()).contains("live");
        assertThat(again.sent()).hasSize(3).allMatch(one -> one.person().equals(ANA));
        assertThat(post.delivered(Channel.MAIL))
                .filteredOn(message -> message.recipient().startsWith("ana"))
                .hasSize(2)
                .anySatisfy(message -> assertThat(message.body())
                        .startsWith(
                                "Le reenviamos este mensaje, que salió por primera vez el viernes 4 de septiembre"));
        assertThat(announcements.resend(ACME, "none", ANA, "x", post.act()).refusal())
                .map(Problem::code)
                .contains("MESSAGE_NOT_FOUND");
        assertThat(announcements
                        .resend(ACME, "live", new UUID(0, 0), "y", post.act())
                        .refusal())
                .map(Problem::code)
                .contains("MESSAGE_NOBODY");
    }

    /** The day was that of Greenwich, where it is tomorrow in the evening of Santiago. */
    @Test
    @Tag("MSG-6")
    void whatWasSentInTheEveningIsRepeatedWithTheDayOfItsReader() {
        post.clock.advance(Duration.ofHours(10));
        announcements.sendNow(ACME, post.live("live", NOON), post.act());
        post.clock.advance(Duration.ofHours(12));

        announcements.resend(ACME, "live", ANA, "live-2", post.act());
        post.dispatch();

        assertThat(post.delivered(Channel.MAIL))
                .anySatisfy(message ->
                        assertThat(message.body()).contains("salió por primera vez el viernes 4 de septiembre"));
    }

    @Test
    void aTemplateThatChangedSinceIsNotSentUnread() {
        announcements.schedule(ACME, post.live("live", NOON), post.act());
        TemplateSet changed = post.templates.with("mine", """
                {"schema": 1, "pack": "mine", "templates": [{"key": "layby-live-tomorrow", "version": 2, "owner": "me",
                 "audience": ["all-users"], "channels": ["mail"], "variables": {},
                 "texts": {"es": {"subject": "Aviso", "body": [{"paragraph": "Ya."}]}}}]}""");

        Outcome outcome = post.announcements(changed).run(ACME).get(0);

        assertThat(outcome.refusal()).map(Problem::code).contains("MESSAGE_CHANGED");
        assertThat(outcome.state()).isEqualTo(State.SCHEDULED);
        assertThat(post.dispatch().delivered()).isZero();
    }

    @Test
    void aGroupWithoutPeopleKeepsTheMessageDue() {
        post.groups.clear();
        announcements.schedule(ACME, post.live("live", NOON), post.act());

        assertThat(announcements.run(ACME).get(0).refusal()).map(Problem::code).contains("MESSAGE_NOBODY");
        post.groups.put("all-users", List.of(PostOffice.berta()));
        assertThat(announcements.run(ACME).get(0).state()).isEqualTo(State.SENT);
    }

    @Test
    void aSystemGetsTheWholeMessageAsJson() throws Exception {
        post.groups.put(
                "public",
                List.of(PostOffice.reader(
                        BERTA, "Website", "en", Map.of(Channel.WEBHOOK, "https://web.example.test/hook"))));
        Order order = post.order(
                "public",
                "boleta-public-announcement",
                Map.of(
                        "company", new Value.Words("Cuentas Claras"),
                        "headline", new Value.Words("Fee receipts without spreadsheets"),
                        "benefits", new Value.Several(List.of("a", "b")),
                        "articleUrl", new Value.Link("https://web.example.test/article")),
                NOON);

        announcements.sendNow(ACME, order, post.act());
        post.dispatch();

        var json = new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(post.delivered(Channel.WEBHOOK).get(0).body());
        assertThat(json.path("template").asText()).isEqualTo("boleta-public-announcement");
        assertThat(json.path("html").asText()).startsWith("<!doctype html>");
        assertThat(json.path("subject").asText()).isEqualTo("Fee receipts without spreadsheets");
    }

    /** Everything at rest, letter by letter; names and addresses would show in any of these encodings. */
    @Test
    void namesAddressesAndTextsAreNowhereInPlain() {
        announcements.sendNow(ACME, post.live("live", NOON), post.act());
        StringBuilder rest = new StringBuilder();
        post.storage.export(
                ACME, document -> rest.append(new String(document.body().toArray(), StandardCharsets.UTF_8)));
        post.storage
                .waiting(ACME)
                .orElseThrow()
                .forEach(message -> rest.append(new String(message.body().toArray(), StandardCharsets.UTF_8)));

        assertThat(rest.length()).isGreaterThan(1_000);
        assertThat(rest.toString())
                .doesNotContain("Ana Rojas", "example.test", "+56911111111", "apartados", "Lo Prado");
    }

    @Test
    void theJournalSaysWhoSentWhatAndWhy() {
        announcements.schedule(ACME, post.live("live", NOON), post.act());
        announcements.run(ACME);

        List<String> told = new ArrayList<>();
        Set<String> templates = new HashSet<>();
        try (var entries = new JournalReader(post.vault).entries(ACME)) {
            entries.forEach(entry -> {
                told.add(entry.command() + " " + entry.notes().path("who").asText("-"));
                templates.add(entry.notes().path("template").asText("-"));
            });
        }
        assertThat(told).contains("announcement-schedule marta", "announcement-send -");
        assertThat(templates).contains("layby-live-tomorrow");
    }
}
