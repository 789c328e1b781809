package dev.cuadra.runtime;

import static dev.cuadra.runtime.World.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.Commit;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.DocumentWrite;
import dev.cuadra.spi.storage.JournalEntry;
import dev.cuadra.spi.storage.StoredDocument;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class JournalVerifierTest {
    private final World world = new World();
    private final DocumentKey ana = world.person("R1", "Ana");
    private final DocumentKey eva = world.person("R2", "Eva");

    JournalVerifierTest() {
        for (int i = 1; i <= 3; i++) {
            long gross = i;
            world.update(ana, person -> person.grossing(gross));
            world.update(eva, person -> person.grossing(gross));
        }
    }

    @Test
    void whatWasWrittenIsSound() {
        assertThat(world.verify()).isEqualTo(new Verification(8, 2, Optional.empty(), List.of()));
    }

    @Test
    void anEditedEntryIsFound() {
        tamper(
                ana,
                2,
                entry -> new JournalEntry(
                        entry.key(),
                        entry.number(),
                        entry.at().minus(1, ChronoUnit.DAYS),
                        entry.previous(),
                        entry.body(),
                        entry.hash()));

        assertThat(findings()).containsExactly(Finding.Kind.ALTERED_ENTRY + " " + ana + " v2");
    }

    @Test
    void anEditedBodyIsFound() {
        tamper(
                ana,
                2,
                entry -> new JournalEntry(
                        entry.key(),
                        entry.number(),
                        entry.at(),
                        entry.previous(),
                        flipped(entry.body()),
                        entry.hash()));

        assertThat(findings()).containsExactly(Finding.Kind.ALTERED_ENTRY + " " + ana + " v2");
    }

    @Test
    void anEntryEditedTogetherWithItsHashBreaksTheNextLink() {
        tamper(ana, 2, entry -> rehashed(entry, entry.number(), entry.previous(), entry.body(), 1));

        assertThat(findings()).containsExactly(Finding.Kind.BROKEN_LINK + " " + ana + " v3");
    }

    @Test
    void theNewestEntryEditedTogetherWithItsHashIsNotTheDocumentsHead() {
        tamper(ana, 4, entry -> rehashed(entry, entry.number(), entry.previous(), entry.body(), 1));

        assertThat(findings()).containsExactly(Finding.Kind.DOCUMENT_ALTERED + " " + ana + " v4");
    }

    @Test
    void aBodyReplacedTogetherWithItsHashDoesNotOpen() {
        tamper(ana, 4, entry -> rehashed(entry, entry.number(), entry.previous(), flipped(entry.body()), 0));

        assertThat(findings()).first().isEqualTo(Finding.Kind.ALTERED_ENTRY + " " + ana + " v4");
    }

    @Test
    void aBodyOfAnotherEntryDoesNotOpenHere() {
        Bytes other = entries().stream()
                .filter(entry -> entry.key().equals(eva) && entry.number() == 3)
                .findFirst()
                .orElseThrow()
                .body();
        tamper(ana, 3, entry -> rehashed(entry, entry.number(), entry.previous(), other, 0));

        assertThat(findings()).first().isEqualTo(Finding.Kind.ALTERED_ENTRY + " " + ana + " v3");
    }

    @Test
    void anEntryTakenOutIsFound() {
        for (int number = 1; number <= 3; number++) {
            long gone = number;
            world.storage.journal = entries -> without(entries, ana, gone);
            assertThat(findings()).containsExactly(Finding.Kind.MISSING_ENTRY + " " + ana + " v" + number);
        }
    }

    @Test
    void theNewestEntryTakenOutIsFound() {
        world.storage.journal = entries -> without(entries, ana, 4);
        assertThat(findings()).containsExactly(Finding.Kind.DOCUMENT_VERSION + " " + ana + " v4");
    }

    @Test
    void aWholeChainTakenOutIsFound() {
        world.storage.journal = entries ->
                entries.stream().filter(entry -> !entry.key().equals(ana)).toList();
        assertThat(findings()).containsExactly(Finding.Kind.DOCUMENT_WITHOUT_ENTRY + " " + ana + " v4");
    }

    @Test
    void entriesInAnotherOrderAreFound() {
        world.storage.journal = entries -> {
            List<JournalEntry> swapped = new ArrayList<>(entries);
            Collections.swap(swapped, index(entries, ana, 2), index(entries, ana, 3));
            return swapped;
        };
        assertThat(findings()).first().isEqualTo(Finding.Kind.MISSING_ENTRY + " " + ana + " v2");
    }

    @Test
    void anEntryPutInIsFound() {
        world.storage.journal = entries -> {
            List<JournalEntry> more = new ArrayList<>(entries);
            JournalEntry last = entries.get(index(entries, ana, 4));
            more.add(rehashed(last, 5, last.hash(), last.body(), 0));
            return more;
        };
        assertThat(findings())
                .contains(Finding.Kind.ALTERED_ENTRY + " " + ana + " v5")
                .hasSizeBetween(1, 2);
    }

    @Test
    void anEntryToldTwiceIsFound() {
        world.storage.journal = entries -> {
            List<JournalEntry> more = new ArrayList<>(entries);
            more.add(entries.get(index(entries, ana, 2)));
            return more;
        };
        assertThat(findings()).containsExactly(Finding.Kind.BROKEN_LINK + " " + ana + " v2");
    }

    @Test
    void anEntryOfAnotherTenantIsFound() {
        world.storage.journal = entries -> {
            List<JournalEntry> all = new ArrayList<>(entries);
            JournalEntry entry = entries.get(index(entries, ana, 1));
            all.set(
                    index(entries, ana, 1),
                    Chain.entry(
                            TenantId.of("other"),
                            entry.key(),
                            entry.number(),
                            entry.at(),
                            entry.previous(),
                            entry.body()));
            return all;
        };
        assertThat(findings()).first().isEqualTo(Finding.Kind.ALTERED_ENTRY + " " + ana + " v1");
    }

    @Test
    void anEditedDocumentIsFound() {
        document(
                ana,
                stored -> new StoredDocument(
                        stored.key(),
                        stored.version(),
                        Bytes.utf8(stored.body().utf8().replace("\"gross\":3", "\"gross\":9")),
                        stored.head()));
        assertThat(findings()).containsExactly(Finding.Kind.DOCUMENT_ALTERED + " " + ana + " v4");
    }

    @Test
    void aDocumentSetBackIsFound() {
        document(ana, stored -> new StoredDocument(stored.key(), 3, stored.body(), stored.head()));
        assertThat(findings()).containsExactly(Finding.Kind.DOCUMENT_VERSION + " " + ana + " v3");
    }

    @Test
    void aDocumentTakenOutIsFound() {
        world.storage.documents =
                all -> all.stream().filter(stored -> !stored.key().equals(ana)).toList();
        assertThat(findings()).containsExactly(Finding.Kind.DOCUMENT_MISSING + " " + ana + " v4");
    }

    @Test
    void aDocumentPutInIsFoundAlsoInACollectionOfItsOwn() {
        DocumentKey forged = new DocumentKey("forged", UUID.randomUUID());
        world.memory.commit(
                ACME, Commit.of(new DocumentWrite.Put(forged, 0, Bytes.utf8("{}"), Bytes.EMPTY, List.of())));

        assertThat(world.verify().findings()).isEmpty();
        assertThat(new JournalVerifier(world.storage, world.keys)
                        .verify(ACME, Set.of("forged"))
                        .findings())
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.DOCUMENT_WITHOUT_ENTRY);
    }

    @Test
    void changesUnderAnAnchorAreVerifiedThroughIt() {
        DocumentKey batch = importing();
        assertThat(world.verify().findings()).isEmpty();
        assertThat(entries()).hasSize(9);
        Bytes head = world.memory.find(ACME, batch).orElseThrow().head();
        assertThat(world.memory.find(ACME, ana).orElseThrow().head()).isEqualTo(head);

        world.update(ana, person -> person.grossing(77));
        assertThat(world.verify().findings()).isEmpty();
        JournalEntry own = entries().get(9);
        assertThat(own.number()).isEqualTo(6);
        assertThat(own.previous()).isEqualTo(head);
    }

    @Test
    void anAnchorsEntryTakenOutIsFoundInEveryDocumentItToldOf() {
        DocumentKey batch = importing();
        world.update(ana, person -> person.grossing(77));
        world.storage.journal = entries -> without(entries, batch, 1);

        assertThat(findings())
                .contains(Finding.Kind.MISSING_ENTRY + " " + ana + " v5")
                .contains(Finding.Kind.DOCUMENT_WITHOUT_ENTRY + " " + batch + " v1")
                .contains(Finding.Kind.DOCUMENT_WITHOUT_ENTRY + " " + leo + " v1");
    }

    @Test
    void whatCameBeforeAnAnchorIsLinkedToIt() {
        importing();
        tamper(ana, 4, entry -> rehashed(entry, entry.number(), entry.previous(), entry.body(), 1));

        assertThat(findings()).containsExactly(Finding.Kind.BROKEN_LINK + " " + ana + " v5");
    }

    @Test
    void aDocumentChangedUnderAnAnchorIsComparedWithIt() {
        importing();
        document(
                leo,
                stored -> new StoredDocument(
                        stored.key(), stored.version(), Bytes.utf8(stored.body().utf8() + " "), stored.head()));
        assertThat(findings()).containsExactly(Finding.Kind.DOCUMENT_ALTERED + " " + leo + " v1");
    }

    private DocumentKey leo = ana;

    private DocumentKey importing() {
        Loaded<Person> loaded = world.load(Person.TYPE, ana);
        Work work = world.vault.begin(ACME, "import");
        DocumentKey batch = work.create(Person.TYPE, Person.of("B1", "Batch"));
        leo = work.create(Person.TYPE, Person.of("R3", "Leo"));
        work.update(loaded, loaded.value().grossing(5));
        work.bulkUnder(batch);
        work.note("file", "enero.csv");
        work.commit();
        return batch;
    }

    @Test
    void theAnchorNeedNotBeWrittenFirstButMustBeWritten() {
        Loaded<Person> loaded = world.load(Person.TYPE, ana);
        Work work = world.vault.begin(ACME, "import");
        work.update(loaded, loaded.value().grossing(5));
        DocumentKey batch = work.create(Person.TYPE, Person.of("B1", "Batch"));
        work.bulkUnder(batch);
        work.commit();
        assertThat(entries().get(8).key()).isEqualTo(batch);
        assertThat(world.verify().findings()).isEmpty();

        Work without = world.vault.begin(ACME, "import");
        without.create(Person.TYPE, Person.of("B2", "Batch"));
        without.bulkUnder(ana);
        assertThatIllegalStateException().isThrownBy(without::commit).withMessageContaining(ana.toString());
        assertThat(world.findByRut("B2")).isEmpty();
    }

    @Test
    void anEntryThatTellsOfAnotherDocumentIsFound() {
        Bytes body = world.keys.seal(
                ACME,
                Seals.TENANT,
                Seals.journal(ana, 4),
                Bytes.utf8("{\"changes\":[{\"collection\":\"person\",\"id\":\"" + eva.id()
                        + "\",\"version\":4,\"digest\":\"\"}]}"));
        tamper(ana, 4, entry -> rehashed(entry, 4, entry.previous(), body, 0));
        assertThat(findings()).first().isEqualTo(Finding.Kind.ALTERED_ENTRY + " " + ana + " v4");
        Bytes empty = world.keys.seal(ACME, Seals.TENANT, Seals.journal(ana, 4), Bytes.utf8("{}"));
        tamper(ana, 4, entry -> rehashed(entry, 4, entry.previous(), empty, 0));
        assertThat(findings()).first().isEqualTo(Finding.Kind.ALTERED_ENTRY + " " + ana + " v4");
    }

    @Test
    void whatIsForgedWhileItReadsIsFound() {
        List<Runnable> meanwhile = new ArrayList<>(List.of(() -> world.update(ana, person -> person.grossing(100))));
        world.storage.documents = all -> {
            meanwhile.forEach(Runnable::run);
            meanwhile.clear();
            StoredDocument now = world.memory.find(ACME, ana).orElseThrow();
            return List.of(
                    new StoredDocument(now.key(), now.version(), Bytes.utf8("{}"), now.head()),
                    world.memory.find(ACME, eva).orElseThrow());
        };
        assertThat(findings()).containsExactly(Finding.Kind.DOCUMENT_ALTERED + " " + ana + " v5");
    }

    @Test
    void onlyTheFirstBreakOfAChainIsNamed() {
        world.storage.journal = entries -> without(without(without(entries, ana, 1), ana, 3), eva, 2);
        assertThat(findings())
                .containsExactly(
                        Finding.Kind.MISSING_ENTRY + " " + ana + " v1", Finding.Kind.MISSING_ENTRY + " " + eva + " v2");
    }

    @Test
    void noPersonsKeyIsNeeded() {
        world.vault.destroyKey(ACME, ana.id());
        world.vault.destroyKey(ACME, eva.id());
        assertThat(world.verify().findings()).isEmpty();
    }

    @Test
    void withoutTheTenantsKeyTheChainsAreStillCheckedAndTheRestIsSaid() {
        world.keys.destroy(ACME, Vault.TENANT_SUBJECT);
        assertThat(world.verify().findings())
                .extracting(Finding::kind)
                .containsOnly(Finding.Kind.UNREADABLE_ENTRY)
                .hasSize(8);
        tamper(ana, 2, entry -> rehashed(entry, entry.number(), entry.previous(), entry.body(), 1));
        assertThat(findings()).contains(Finding.Kind.BROKEN_LINK + " " + ana + " v3");
    }

    @Test
    void writersMayGoOnWhileItReads() {
        List<Runnable> meanwhile = new ArrayList<>(List.of(
                () -> world.update(ana, person -> person.grossing(100)), () -> world.person("R7", "New"), () -> {
                    Work work = world.vault.begin(ACME, "remove");
                    work.delete(world.load(Person.TYPE, eva));
                    work.commit();
                }));
        world.storage.documents = all -> {
            if (meanwhile.isEmpty()) {
                return all;
            }
            meanwhile.forEach(Runnable::run);
            meanwhile.clear();
            try (var now = world.memory.scan(ACME, "person")) {
                return now.toList();
            }
        };
        Verification during = world.verify();
        assertThat(during.findings()).isEmpty();
        assertThat(during.entries()).isEqualTo(11);
        assertThat(world.verify().findings()).isEmpty();
    }

    @Test
    void aForgedNewerDocumentIsFound() {
        document(ana, stored -> new StoredDocument(stored.key(), 9, stored.body(), stored.head()));
        assertThat(findings()).containsExactly(Finding.Kind.DOCUMENT_VERSION + " " + ana + " v9");
    }

    @Test
    void passesSeeTheSame() {
        importing();
        JournalVerifier verifier = new JournalVerifier(world.storage, world.keys);
        assertThat(verifier.passes(4).verify(ACME)).isEqualTo(verifier.verify(ACME));
        world.storage.journal = entries -> without(without(entries, ana, 2), eva, 3);
        assertThat(verifier.passes(3).verify(ACME).findings())
                .containsExactlyInAnyOrderElementsOf(verifier.verify(ACME).findings());
        assertThatIllegalArgumentException().isThrownBy(() -> verifier.passes(0));
    }

    @Property(tries = 60)
    void anyOneBitChangedAnywhereIsFound(
            @ForAll @IntRange(min = 0, max = 7) int which,
            @ForAll @IntRange(min = 0) int bit,
            @ForAll @IntRange(min = 0, max = 3) int part) {
        JournalVerifierTest fresh = new JournalVerifierTest();
        fresh.world.storage.journal = entries -> {
            List<JournalEntry> all = new ArrayList<>(entries);
            all.set(which, bent(all.get(which), bit, part));
            return all;
        };
        assertThat(fresh.world.verify().sound()).isFalse();
    }

    private static JournalEntry bent(JournalEntry entry, int bit, int part) {
        Bytes previous = part == 0 ? bent(entry.previous(), bit) : entry.previous();
        Bytes body = part == 1 ? bent(entry.body(), bit) : entry.body();
        Bytes hash = part == 2 ? bent(entry.hash(), bit) : entry.hash();
        var at = part == 3 ? entry.at().plus(bit + 1L, ChronoUnit.MICROS) : entry.at();
        return new JournalEntry(entry.key(), entry.number(), at, previous, body, hash);
    }

    private static Bytes bent(Bytes bytes, int bit) {
        if (bytes.isEmpty()) {
            return Bytes.of(new byte[] {(byte) bit});
        }
        byte[] copy = bytes.toArray();
        int at = Math.floorMod(bit, copy.length * 8);
        copy[at / 8] ^= (byte) (1 << (at % 8));
        return Bytes.of(copy);
    }

    private List<String> findings() {
        return world.verify().findings().stream()
                .map(finding -> finding.kind() + " " + finding.key() + " v" + finding.version())
                .toList();
    }

    private List<JournalEntry> entries() {
        return world.memory.journal(ACME, 0, 1_000).entries();
    }

    private void tamper(DocumentKey key, long number, UnaryOperator<JournalEntry> edit) {
        world.storage.journal = entries -> {
            List<JournalEntry> all = new ArrayList<>(entries);
            int at = index(entries, key, number);
            all.set(at, edit.apply(all.get(at)));
            return all;
        };
    }

    private void document(DocumentKey key, UnaryOperator<StoredDocument> edit) {
        world.storage.documents = all -> all.stream()
                .map(stored -> stored.key().equals(key) ? edit.apply(stored) : stored)
                .toList();
    }

    private static List<JournalEntry> without(List<JournalEntry> entries, DocumentKey key, long number) {
        List<JournalEntry> rest = new ArrayList<>(entries);
        rest.remove(index(entries, key, number));
        return rest;
    }

    private static int index(List<JournalEntry> entries, DocumentKey key, long number) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).key().equals(key) && entries.get(i).number() == number) {
                return i;
            }
        }
        throw new AssertionError("No entry " + number + " of " + key);
    }

    private static Bytes flipped(Bytes bytes) {
        return bent(bytes, bytes.size() * 8 - 1);
    }

    private static JournalEntry rehashed(
            JournalEntry entry, long number, Bytes previous, Bytes body, long laterMicros) {
        return Chain.entry(ACME, entry.key(), number, entry.at().plus(laterMicros, ChronoUnit.MICROS), previous, body);
    }
}
