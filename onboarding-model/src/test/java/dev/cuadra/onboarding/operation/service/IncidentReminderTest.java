package dev.cuadra.onboarding.operation.service;

import static dev.cuadra.onboarding.operation.service.OperationHouse.ACME;
import static dev.cuadra.onboarding.operation.service.OperationHouse.MORNING;
import static dev.cuadra.onboarding.operation.service.OperationHouse.OTHER;
import static dev.cuadra.onboarding.operation.service.OperationHouse.SANTIAGO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.onboarding.audience.Channel;
import dev.cuadra.onboarding.audience.Recipient;
import dev.cuadra.onboarding.audience.Told;
import dev.cuadra.onboarding.audience.service.Post;
import dev.cuadra.onboarding.operation.Incident;
import dev.cuadra.onboarding.operation.IncidentAct;
import dev.cuadra.onboarding.operation.Silence;
import dev.cuadra.runtime.OutboxDispatcher;
import dev.cuadra.spi.notify.Delivery;
import dev.cuadra.spi.storage.StorageException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class IncidentReminderTest {
    private static final String MANAGER = "support-manager";
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Pattern WALL = Pattern.compile("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}");

    private final OperationHouse house = new OperationHouse();
    private final LaunchIncidents incidents = house.operations.incidents();
    private int keys;

    private static Instant minute(int minute) {
        return MORNING.plusSeconds(60L * minute);
    }

    private void open() {
        incidents.open(ACME, "open", "I-1", QUARTER, act(IncidentAct.Kind.DETECTED, 0));
        say(IncidentAct.Kind.DECLARED, 0);
    }

    private static IncidentAct act(IncidentAct.Kind kind, int minute) {
        return IncidentAct.of(kind, minute(minute), "tom", "technical-lead", "words");
    }

    private Optional<String> say(IncidentAct.Kind kind, int minute) {
        return incidents
                .say(ACME, "say-" + keys++, "I-1", act(kind, minute))
                .refusal()
                .map(problem -> problem.code());
    }

    /** How many were told. */
    private int remind() {
        return incidents.remind(ACME, house.post).letters().size();
    }

    /** Minutes after the morning at which the updates were due that a reminder in English names. */
    private static String minutes(String body) {
        String named = body.substring(body.indexOf("did not come: ") + "did not come: ".length());
        List<String> due = new ArrayList<>();
        for (String part : named.substring(0, named.indexOf('.')).split("; ", -1)) {
            List<Instant> ends = WALL.matcher(part)
                    .results()
                    .map(wall -> LocalDateTime.parse(wall.group().replace(' ', 'T'))
                            .atZone(SANTIAGO)
                            .toInstant())
                    .toList();
            for (Instant at = ends.get(0); !at.isAfter(ends.get(ends.size() - 1)); at = at.plus(QUARTER)) {
                due.add(String.valueOf(Duration.between(MORNING, at).toMinutes()));
            }
        }
        return String.join(" ", due);
    }

    /** The minutes of what has left. */
    private List<String> missed() {
        return sent().stream().map(IncidentReminderTest::minutes).toList();
    }

    /** What has left, one line for each message. */
    private List<String> sent() {
        List<String> bodies = new ArrayList<>();
        OutboxDispatcher dispatcher = new OutboxDispatcher(house.storage, house.keys, house.clock)
                .with("mail", (tenant, id, body) -> {
                    bodies.add(body.get("body").asText());
                    return new Delivery.Delivered("");
                });
        while (dispatcher.dispatchOnce().size() > 0) {
            // Until nothing waits.
        }
        return bodies;
    }

    @Test
    @Tag("OPS-12")
    void ofEachUpdateThatDidNotComeTheRoleOfThePlanIsRemindedOnce() {
        LaunchOperations operations = house.operations;
        Post post = house.post;
        house.has(MANAGER, 1, "es-CL");
        open();
        house.clock.set(minute(40));
        // snippet:incident-reminders
        Told told = operations.incidents().remind(ACME, post);
        // end:incident-reminders

        assertThat(told.letters()).singleElement().satisfies(letter -> {
            assertThat(letter.address()).isEqualTo("p1@acme.example");
            assertThat(letter.page().subject()).isEqualTo("Incidente I-1: avisos a los usuarios que no salieron: 2");
        });
        assertThat(sent())
                .containsExactly("Para: jefatura de soporte. Avisos a los usuarios que correspondían y no salieron: "
                        + "2026-03-02 07:45 a 2026-03-02 08:00 (2). Siguen esperando desde 2026-03-02 07:45: avíseles ahora cómo va "
                        + "(En investigación).");
        house.people.clear();
        house.has(MANAGER, 2, "en");
        assertThat(remind()).isZero();
        house.clock.set(minute(45));
        assertThat(remind()).isZero();
        house.clock.set(minute(46));
        assertThat(remind()).isEqualTo(1);
        assertThat(incidents.remind(OTHER, post)).isEqualTo(Told.NOTHING);
        assertThat(missed()).containsExactly("45");
    }

    @Test
    @Tag("OPS-12")
    void aLateCallNamesAllThatWasMissedInOneMessage() {
        open();
        house.clock.set(minute(20));
        say(IncidentAct.Kind.UPDATED, 20);
        house.clock.set(minute(60));
        say(IncidentAct.Kind.UPDATED, 51);
        for (int look = 0; look < 2; look++) {
            // Nobody to tell yet: that is said each time, and it is tried again.
            Told nobody = incidents.remind(ACME, house.post);
            assertThat(nobody.letters()).isEmpty();
            assertThat(nobody.unreached()).singleElement().satisfies(one -> {
                assertThat(one.group()).isEqualTo(MANAGER);
                assertThat(one.about()).isEqualTo("I-1");
                assertThat(one.fallback()).isFalse();
            });
        }
        house.has(MANAGER, 1, "en");
        Told told = incidents.remind(ACME, house.post);

        assertThat(told.letters())
                .extracting(letter -> letter.page().subject())
                .containsExactly("Incident I-1: updates to users that did not come: 3");
        assertThat(sent())
                .containsExactly(
                        "To: support manager. Updates to users that were due and did not come: 2026-03-02 07:45; "
                                + "2026-03-02 08:05 to 2026-03-02 08:20 (2). They have been told since; the next word is due by "
                                + "2026-03-02 08:36 (Investigating).");
    }

    /** Whoever reads it at another place reads it by their clock. */
    @Test
    @Tag("OPS-12")
    void timesAreThoseOfTheReader() {
        house.people.put(
                MANAGER,
                List.of(new Recipient(
                        new UUID(4, 9),
                        "Kiri",
                        "en",
                        ZoneId.of("Pacific/Chatham"),
                        Map.of(Channel.SMS, "+64211111111"))));
        open();
        house.clock.set(minute(16));
        assertThat(incidents.remind(ACME, house.post).letters()).singleElement().satisfies(letter -> {
            assertThat(letter.channel()).isEqualTo(Channel.SMS);
            assertThat(letter.page().text()).contains("2026-03-03 00:30");
        });
    }

    @Test
    @Tag("OPS-12")
    void ofWhatIsOverNobodyIsRemindedNorLaterOfWhatWasMissedBefore() {
        house.has(MANAGER, 1, "en");
        open();
        house.clock.set(minute(40));
        say(IncidentAct.Kind.RESOLVED, 40);
        assertThat(remind()).isZero();
        house.clock.set(minute(30));
        assertThat(remind()).isZero();
        house.clock.set(minute(50));
        say(IncidentAct.Kind.REOPENED, 50);
        assertThat(remind()).isZero();
        house.clock.set(minute(66));
        assertThat(remind()).isEqualTo(1);
        assertThat(missed()).containsExactly("65");
    }

    @Test
    @Tag("OPS-12")
    void aReminderThatIsCutOffIsSentOnceAllTheSame() {
        house.has(MANAGER, 1, "en");
        open();
        house.clock.set(minute(16));
        house.meanwhile(() -> {
            throw new StorageException("away");
        });
        assertThatThrownBy(this::remind).isInstanceOf(StorageException.class);
        assertThat(sent()).isEmpty();
        assertThat(remind()).isEqualTo(1);
        house.clock.set(minute(31));
        house.lose(1);
        assertThatThrownBy(this::remind).isInstanceOf(StorageException.class);
        assertThat(remind()).isZero();
        house.clock.set(minute(46));
        // Somebody tells users while the reminder is on its way: it says so.
        house.meanwhile(() -> say(IncidentAct.Kind.UPDATED, 46));
        assertThat(remind()).isEqualTo(1);
        assertThat(remind()).isZero();
        // Another process reminds while this one does.
        house.clock.set(minute(62));
        house.meanwhile(this::remind);
        assertThat(remind()).isZero();

        assertThat(missed()).containsExactly("15", "30", "45", "61");
    }

    @Test
    @Tag("OPS-12")
    void withoutAPlanWhoDeclaredTheIncidentIsReminded() {
        LaunchIncidents unplanned = new LaunchOperations(house.vault, List.of()).incidents();
        house.has(MANAGER, 1, "en");
        house.has("technical-lead", 2, "en");
        open();
        house.clock.set(minute(16));

        assertThat(unplanned.remind(ACME, house.post).letters()).singleElement().satisfies(letter -> {
            assertThat(letter.address()).isEqualTo("p2@acme.example");
            assertThat(letter.page().text()).startsWith("To: technical lead. ").contains("(Investigating)");
        });
    }

    /** A notice has a subject of one line: the reminders of all others stopped with this one. */
    @Test
    @Tag("OPS-12")
    void anIdOfSeveralLinesIsNamedInOne() {
        house.has(MANAGER, 1, "en");
        incidents.open(ACME, "o", "I-0\nall of it", QUARTER, act(IncidentAct.Kind.DETECTED, 0));
        incidents.say(ACME, "s", "I-0\nall of it", act(IncidentAct.Kind.DECLARED, 0));
        open();
        house.clock.set(minute(16));

        assertThat(incidents.remind(ACME, house.post).letters())
                .extracting(letter -> letter.page().subject())
                .containsExactly(
                        "Incident I-0 all of it: updates to users that did not come: 1",
                        "Incident I-1: updates to users that did not come: 1");
    }

    private enum Fault {
        NONE,
        NOT_STORED,
        NOT_HEARD,
        TOLD_MEANWHILE
    }

    /** Some minutes pass, somebody says something or not, at once or belatedly, and the reminder is called or not. */
    private record Step(int minutes, Optional<IncidentAct.Kind> act, int belated, boolean reminds, Fault fault) {}

    @Provide
    Arbitrary<List<Step>> outages() {
        Arbitrary<Optional<IncidentAct.Kind>> acts = Arbitraries.frequency(
                Tuple.of(5, Optional.<IncidentAct.Kind>empty()),
                Tuple.of(4, Optional.of(IncidentAct.Kind.UPDATED)),
                Tuple.of(1, Optional.of(IncidentAct.Kind.MITIGATED)),
                Tuple.of(1, Optional.of(IncidentAct.Kind.RESOLVED)),
                Tuple.of(2, Optional.of(IncidentAct.Kind.REOPENED)));
        return Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(4, Arbitraries.integers().between(0, 20)),
                                Tuple.of(1, Arbitraries.integers().between(20, 90))),
                        acts,
                        Arbitraries.of(0, 0, 0, 1, 7, 15),
                        Arbitraries.of(true, true, false),
                        Arbitraries.frequency(
                                Tuple.of(6, Fault.NONE),
                                Tuple.of(1, Fault.NOT_STORED),
                                Tuple.of(1, Fault.NOT_HEARD),
                                Tuple.of(1, Fault.TOLD_MEANWHILE)))
                .as(Step::new)
                .list()
                .ofMinSize(3)
                .ofMaxSize(30);
    }

    /** Somebody with a watch: the minutes at which a word was due and nobody had said one. */
    private static final class Watch {
        private final TreeSet<Integer> words = new TreeSet<>(List.of(0));
        private final List<Integer> told = new ArrayList<>();
        private boolean over;

        private List<Integer> missed(int now) {
            List<Integer> missed = new ArrayList<>();
            int waited = 0;
            for (int minute = words.first(); minute < now && !over; minute++) {
                waited = words.contains(minute) ? 0 : waited + 1;
                if (waited > 0 && waited % 15 == 0) {
                    missed.add(minute);
                }
            }
            return missed;
        }

        /** One message of what was missed since the last that was told of. */
        private Optional<String> message(int now) {
            int last = told.isEmpty() ? -1 : told.get(told.size() - 1);
            List<Integer> fresh =
                    missed(now).stream().filter(minute -> minute > last).toList();
            told.addAll(fresh);
            return fresh.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            String.join(" ", fresh.stream().map(String::valueOf).toList()));
        }

        void say(IncidentAct.Kind kind, int minute) {
            if (kind == IncidentAct.Kind.RESOLVED) {
                over = true;
            } else if (kind == IncidentAct.Kind.REOPENED) {
                over = false;
                words.clear();
                words.add(minute);
            } else if (kind == IncidentAct.Kind.UPDATED) {
                words.add(minute);
            }
        }
    }

    @Property(tries = 150)
    @net.jqwik.api.Tag("OPS-12")
    void howeverOftenItIsCalledEachMissedUpdateIsToldOnce(@ForAll("outages") List<Step> outages) {
        IncidentReminderTest test = new IncidentReminderTest();
        Watch watch = new Watch();
        List<String> expected = new ArrayList<>();
        test.house.has(MANAGER, 1, "en");
        test.open();
        int now = 0;
        int last = 0;
        for (Step step : outages) {
            now += step.minutes();
            test.house.clock.set(minute(now));
            if (step.act().isPresent()) {
                int at = Math.max(last, now - step.belated());
                if (test.say(step.act().get(), at).isEmpty()) {
                    watch.say(step.act().get(), at);
                    last = at;
                }
            }
            if (step.reminds()) {
                last = test.remindFaulty(step.fault(), watch, expected, now, last);
            }
        }
        assertThat(test.missed()).isEqualTo(expected);
        Incident incident = test.incidents.find(ACME, "I-1").incident();
        assertThat(incident.silences(minute(now)).stream()
                        .mapToLong(Silence::missed)
                        .sum())
                .isEqualTo(watch.missed(now).size());
        assertThat(watch.told).doesNotHaveDuplicates();
    }

    /** Reminds in the face of a fault, and once more; when something was said last. */
    private int remindFaulty(Fault fault, Watch watch, List<String> expected, int now, int last) {
        AtomicBoolean came = new AtomicBoolean();
        if (fault == Fault.TOLD_MEANWHILE) {
            // It comes in between only where there is something to commit.
            house.meanwhile(() ->
                    came.set(say(IncidentAct.Kind.UPDATED, Math.max(now, last)).isEmpty()));
        } else if (fault != Fault.NONE) {
            cut(fault);
        }
        try {
            remind();
        } catch (StorageException e) {
            assertThat(fault).isIn(Fault.NOT_STORED, Fault.NOT_HEARD);
        }
        house.lose(0);
        house.meanwhile(() -> {});
        if (came.get()) {
            watch.say(IncidentAct.Kind.UPDATED, now);
        }
        remind();
        watch.message(now).ifPresent(expected::add);
        return came.get() ? now : last;
    }

    private void cut(Fault fault) {
        if (fault == Fault.NOT_HEARD) {
            house.lose(1);
        } else {
            house.meanwhile(() -> {
                throw new StorageException("away");
            });
        }
    }
}
