package dev.cuadra.runtime;

import static dev.cuadra.runtime.World.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.JournalEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DocumentHistoryTest {
    private static final DocumentType<Person> TYPE = Person.TYPE.remembered();
    private static final TenantId OTHER = TenantId.of("other");

    /** What is counted of a person. */
    record Figures(long gross) {}

    private final World world = new World();
    private final DocumentHistory history = new DocumentHistory(world.vault);

    @Test
    void eachVersionIsKnownFromItsTimeUntilTheNext() {
        Instant before = world.clock.instant();
        Instant first = later();
        DocumentKey ana = create("1-9", 100);
        Instant second = later();
        gross(ana, 200);
        Instant third = later();
        remove(ana);

        List<DocumentsThen> then = history.at(
                ACME, List.of(TYPE), List.of(before, first, second.minusNanos(1_000), second, third, Instant.MAX));

        assertThat(then).extracting(one -> gross(one, ana)).containsExactly("", "100", "100", "200", "", "");
        DocumentThen known = then.get(3).find(TYPE, ana.id()).orElseThrow();
        assertThat(known.version()).isEqualTo(2);
        assertThat(known.writtenAt()).isEqualTo(second);
        assertThat(known.firstAt()).isEqualTo(first);
        assertThat(known).hasToString(ana + " v2");
        assertThat(then.get(3).at()).isEqualTo(second);
    }

    @Test
    void namesAreNotKept() {
        DocumentKey ana = create("1-9", 100);

        assertThat(now().find(TYPE, ana.id()).orElseThrow().plain().toString())
                .contains("\"gross\":100")
                .doesNotContain("1-9", "name", "mail");
        assertThat(world.keys
                        .open(
                                ACME,
                                Vault.TENANT_SUBJECT,
                                Seals.journal(ana, 1),
                                world.memory
                                        .journal(ACME, 0, 1)
                                        .entries()
                                        .get(0)
                                        .body())
                        .utf8())
                .contains("\"gross\":100")
                .doesNotContain("1-9", "name1-9");
    }

    @Test
    void keysAndPeopleGoAndThePastStays() {
        DocumentKey ana = create("1-9", 100);
        DocumentKey leo = create("2-7", 300);
        Instant first = world.clock.instant();
        later();
        gross(ana, 200);
        Instant second = world.clock.instant();
        later();
        KeyRotation rotation = new KeyRotation(world.vault, List.of(TYPE));
        rotation.begin(ACME, "user-7");
        while (!rotation.step(ACME, 1).finished()) {
            later();
        }
        later();
        new PersonalData(world.vault, List.of(TYPE), world.memory)
                .erase(ACME, new ErasureOrder(List.of(ana.id()), "user-7", "asked for it", Map.of()));

        List<DocumentsThen> then = history.at(ACME, List.of(TYPE), List.of(first, second, world.clock.instant()));

        assertThat(then).extracting(one -> gross(one, ana)).containsExactly("100", "200", "200");
        assertThat(then).extracting(one -> gross(one, leo)).containsExactly("300", "300", "300");
        assertThat(then.get(2).find(TYPE, ana.id()).orElseThrow().version()).isGreaterThan(2);
    }

    @Test
    void changesUnderAnAnchorAreKept() {
        Work work = world.vault.begin(ACME, "import");
        DocumentKey batch = work.create(TYPE, Person.of("9-9", "batch"));
        DocumentKey ana = work.create(TYPE, Person.of("1-9", "ana").grossing(7));
        work.bulkUnder(batch);
        work.commit();
        later();
        gross(ana, 8);

        assertThat(gross(history.at(ACME, List.of(TYPE), world.clock.instant().minusSeconds(1)), ana))
                .isEqualTo("7");
        assertThat(gross(now(), ana)).isEqualTo("8");
    }

    @Test
    void whatWasWrittenBeforeTheTypeWasRememberedIsKnownUntilItChanges() {
        DocumentKey ana = world.person("1-9", "ana");
        DocumentKey leo = world.person("2-7", "leo");
        Instant first = world.clock.instant();
        later();
        gross(ana, 200);

        DocumentsThen then = history.at(ACME, List.of(TYPE), first);

        assertThat(gross(then, leo)).isEqualTo("1000000");
        DocumentThen silent = then.find(TYPE, ana.id()).orElseThrow();
        assertThat(silent.remembered()).isFalse();
        assertThatIllegalStateException().isThrownBy(silent::plain);
        assertThat(gross(now(), ana)).isEqualTo("200");
    }

    @Test
    void anOlderFormIsReadInTheNewest() {
        record Old(String rut, long pesos) {}
        record New(String rut, long gross) {}
        DocumentType<Old> before =
                DocumentType.of("fee", 1, Old.class).personal("rut").remembered();
        DocumentType<New> after = DocumentType.of("fee", 2, New.class)
                .personal("rut")
                .upcast(1, node -> node.set("gross", node.remove("pesos")))
                .remembered();
        Work work = world.vault.begin(ACME, "register");
        DocumentKey key = work.create(before, new Old("1-9", 5));
        work.commit();

        DocumentsThen then = history.at(ACME, List.of(after), world.clock.instant());

        assertThat(then.find(after, key.id()).orElseThrow().plain(Figures.class).gross())
                .isEqualTo(5);
    }

    @Test
    void aClockThatGoesBackwardsLeavesTheHighestVersion() {
        DocumentKey ana = create("1-9", 100);
        Instant first = world.clock.instant();
        world.clock.set(first.minusSeconds(60));
        gross(ana, 200);

        assertThat(gross(history.at(ACME, List.of(TYPE), first.minusSeconds(30)), ana))
                .isEqualTo("200");
        assertThat(gross(history.at(ACME, List.of(TYPE), first), ana)).isEqualTo("200");
        assertThat(gross(history.at(ACME, List.of(TYPE), first.minusSeconds(90)), ana))
                .isEmpty();
    }

    @Test
    void tenantsAreApart() {
        DocumentKey ana = create("1-9", 100);
        Work work = world.vault.begin(OTHER, "register");
        DocumentKey leo = work.create(TYPE, Person.of("2-7", "leo"));
        work.commit();

        assertThat(now().all(TYPE)).extracting(DocumentThen::key).containsExactly(ana);
        assertThat(history.at(OTHER, List.of(TYPE), Instant.MAX).all(TYPE))
                .extracting(DocumentThen::key)
                .containsExactly(leo);
    }

    @Test
    void whatWasTamperedWithIsAFaultAndNoFigure() {
        DocumentKey ana = create("1-9", 100);
        later();
        gross(ana, 200);
        later();
        gross(ana, 300);
        JournalEntry second = world.memory.journal(ACME, 0, 10).entries().get(1);

        for (long gone : new long[] {1, 2, 3}) {
            breaks(entries ->
                    entries.stream().filter(entry -> entry.number() != gone).toList());
        }
        breaks(entries -> changed(entries, at(second, second.at().minusSeconds(7_200), second.hash())));
        // With its hash worked out anew it does not fit the entry that follows.
        breaks(entries -> changed(
                entries,
                Chain.entry(
                        ACME,
                        second.key(),
                        second.number(),
                        second.at().minusSeconds(7_200),
                        second.previous(),
                        second.body())));
        breaks(entries -> List.of(entries.get(0), entries.get(2), entries.get(1)));
        breaks(entries -> List.of());
        world.storage.journal = entries -> entries;
        assertThat(gross(now(), ana)).isEqualTo("300");
    }

    @Property(tries = 60)
    void whateverHappenedEachMomentIsReadAsItWas(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 49) Integer> steps) {
        DocumentHistoryTest fresh = new DocumentHistoryTest();
        Map<String, DocumentKey> keys = new TreeMap<>();
        Map<UUID, Long> there = new HashMap<>();
        List<Instant> moments = new ArrayList<>();
        List<Map<UUID, Long>> seen = new ArrayList<>();
        for (int step : steps) {
            String rut = "p" + step % 5;
            DocumentKey known = keys.get(rut);
            if (known == null) {
                DocumentKey key = fresh.create(rut, step);
                keys.put(rut, key);
                there.put(key.id(), (long) step);
            } else if (step / 10 == 4) {
                fresh.remove(known);
                keys.remove(rut);
                there.remove(known.id());
            } else {
                fresh.gross(known, step * 10L);
                there.put(known.id(), step * 10L);
            }
            moments.add(fresh.world.clock.instant());
            seen.add(Map.copyOf(there));
            fresh.later();
        }

        List<DocumentsThen> then = fresh.history.at(ACME, List.of(TYPE), moments);

        for (int i = 0; i < moments.size(); i++) {
            Map<UUID, Long> read = new HashMap<>();
            then.get(i).stream(TYPE)
                    .forEach(one -> read.put(one.id(), one.plain(Figures.class).gross()));
            assertThat(read).isEqualTo(seen.get(i));
        }
    }

    private void breaks(UnaryOperator<List<JournalEntry>> meddling) {
        world.storage.journal = meddling;
        assertThatExceptionOfType(BrokenJournalException.class).isThrownBy(this::now);
    }

    private static List<JournalEntry> changed(List<JournalEntry> entries, JournalEntry other) {
        List<JournalEntry> all = new ArrayList<>(entries);
        all.set(1, other);
        return all;
    }

    private static JournalEntry at(JournalEntry entry, Instant at, Bytes hash) {
        return new JournalEntry(entry.key(), entry.number(), at, entry.previous(), entry.body(), hash);
    }

    private DocumentKey create(String rut, long gross) {
        Work work = world.vault.begin(ACME, "register");
        DocumentKey key = work.create(TYPE, Person.of(rut, "name" + rut).grossing(gross));
        work.commit();
        return key;
    }

    private void gross(DocumentKey key, long gross) {
        Loaded<Person> loaded = world.load(TYPE, key);
        Work work = world.vault.begin(ACME, "change");
        work.update(loaded, loaded.value().grossing(gross));
        work.commit();
    }

    private void remove(DocumentKey key) {
        Work work = world.vault.begin(ACME, "remove");
        work.delete(world.load(TYPE, key));
        work.commit();
    }

    private Instant later() {
        world.clock.advance(Duration.ofHours(1));
        return world.clock.instant();
    }

    private DocumentsThen now() {
        return history.at(ACME, List.of(TYPE), world.clock.instant());
    }

    private static String gross(DocumentsThen then, DocumentKey key) {
        return then.find(TYPE, key.id())
                .map(one -> Long.toString(one.plain(Figures.class).gross()))
                .orElse("");
    }
}
