package dev.cuadra.runtime;

import static dev.cuadra.runtime.World.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.JournalEntry;
import dev.cuadra.spi.storage.StoredDocument;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What only the seals can tell. */
class SealedJournalTest {
    private final World world = new World();
    private final DocumentKey ana = world.person("R1", "Ana");
    private final DocumentKey eva = world.person("R2", "Eva");
    private final Map<Long, StoredDocument> anaThen = new HashMap<>();
    private final List<KeptRoot> kept = new ArrayList<>();

    SealedJournalTest() {
        for (int i = 1; i <= 3; i++) {
            long gross = i;
            world.update(ana, person -> person.grossing(gross));
            world.update(eva, person -> person.grossing(gross));
            StoredDocument now = world.memory.find(ACME, ana).orElseThrow();
            anaThen.put(now.version(), now);
            if (i < 3) {
                kept.add(world.seal().orElseThrow().kept());
            }
        }
        kept.add(world.seal().orElseThrow().kept());
    }

    @Test
    void whatWasWrittenAndSealedIsSound() {
        assertThat(findings()).isEmpty();
        assertThat(against(kept)).isEmpty();
    }

    @Test
    void theEndOfAChainTakenOutTogetherWithItsTraceInTheDocumentIsFound() {
        without(entry -> entry.key().equals(ana) && entry.number() >= 3);
        document(ana, 2);
        assertThat(findings()).containsExactly("MISSING_HEAD " + ana + " v3");
        assertThat(passes()).containsExactly("MISSING_HEAD " + ana + " v3");
    }

    @Test
    void withoutASealItWouldNotBe() {
        without(entry -> (entry.key().equals(ana) && entry.number() >= 3) || SealStore.owns(entry.key()));
        world.storage.documents = all -> all.stream()
                .filter(stored -> !SealStore.owns(stored.key()))
                .map(stored -> stored.key().equals(ana) ? then(2) : stored)
                .toList();
        assertThat(findings()).isEmpty();
        assertThat(against(kept))
                .containsExactly(
                        "ROOT_NOT_HELD " + SealStore.sealKey(1) + " v1",
                        "ROOT_NOT_HELD " + SealStore.sealKey(2) + " v2",
                        "ROOT_NOT_HELD " + SealStore.sealKey(3) + " v3");
    }

    @Test
    void aWholeChainTakenOutTogetherWithItsDocumentIsFound() {
        without(entry -> entry.key().equals(ana));
        world.storage.documents =
                all -> all.stream().filter(stored -> !stored.key().equals(ana)).toList();
        assertThat(findings()).containsExactly("MISSING_HEAD " + ana + " v2");
        assertThat(passes()).containsExactly("MISSING_HEAD " + ana + " v2");
    }

    @Test
    void anEndRewrittenWithOtherEntriesIsFound() {
        world.storage.journal = entries -> entries.stream()
                .map(entry -> entry.key().equals(ana) && entry.number() == 4
                        ? Chain.entry(ACME, ana, 4, entry.at().plusSeconds(1), entry.previous(), entry.body())
                        : entry)
                .toList();
        world.storage.documents = all -> all.stream()
                .map(stored -> stored.key().equals(ana)
                        ? new StoredDocument(
                                ana,
                                4,
                                stored.body(),
                                Chain.hash(
                                        ACME,
                                        ana,
                                        4,
                                        entry(ana, 4).at().plusSeconds(1),
                                        entry(ana, 4).previous(),
                                        entry(ana, 4).body()))
                        : stored)
                .toList();
        assertThat(findings()).containsExactly("MISSING_HEAD " + ana + " v4");
    }

    @Test
    void anEntryPutInWhereItWasSealedIsFound() {
        world.storage.journal = entries -> {
            List<JournalEntry> all = new ArrayList<>(entries);
            JournalEntry last = entry(ana, 4);
            all.add(
                    index(all, SealStore.sealKey(1), 1),
                    Chain.entry(ACME, leo(), 1, last.at(), Bytes.EMPTY, body(leo())));
            return all;
        };
        assertThat(findings()).containsExactly("UNSEALED_ENTRY " + leo() + " v1", "DOCUMENT_MISSING " + leo() + " v1");
    }

    @Test
    void anEntryMovedBehindItsSealIsFound() {
        world.storage.journal = entries -> {
            List<JournalEntry> all = new ArrayList<>(entries);
            Collections.swap(all, index(all, eva, 4), index(all, SealStore.sealKey(3), 1));
            return all;
        };
        assertThat(findings()).contains("MISSING_HEAD " + eva + " v4");
    }

    @Test
    void theFirstBreakInTheOrderOfTheJournalIsNamedFirst() {
        without(entry ->
                (entry.key().equals(eva) && entry.number() == 3) || (entry.key().equals(ana) && entry.number() == 2));
        assertThat(world.verify().first().orElseThrow().toString())
                .startsWith("MISSING_HEAD " + ana + " v2")
                .contains("seal 1 knows it");
        assertThat(findings()).containsExactly("MISSING_HEAD " + ana + " v2", "MISSING_HEAD " + eva + " v3");
        assertThat(new JournalVerifier(world.storage, world.keys)
                        .passes(8)
                        .verify(ACME)
                        .findings())
                .isEqualTo(world.verify().findings());
    }

    @Test
    void theEndOfTheWholeJournalTakenOutIsFound() {
        world.storage.journal = entries -> entries.subList(0, 4);
        assertThat(findings())
                .contains(
                        "MISSING_HEAD " + ana + " v3",
                        "MISSING_HEAD " + eva + " v3",
                        "DOCUMENT_WITHOUT_ENTRY " + SealStore.sealKey(3) + " v1");
    }

    @Test
    void anEditedSealIsFoundByItsDocumentAndByTheSealAfterIt() {
        edit(SealStore.sealKey(1), "\"at\":\"2025-06-01T09:00:00Z\"", "\"at\":\"2025-06-01T09:00:01Z\"");
        assertThat(findings())
                .containsExactly(
                        "BROKEN_SEAL " + SealStore.sealKey(2) + " v2",
                        "DOCUMENT_ALTERED " + SealStore.sealKey(1) + " v1");
        assertThat(passes())
                .containsExactlyInAnyOrder(
                        "BROKEN_SEAL " + SealStore.sealKey(2) + " v2",
                        "DOCUMENT_ALTERED " + SealStore.sealKey(1) + " v1");
    }

    @Test
    void aForgedRootIsFoundAndNotTakenForTheOneThatWasKept() {
        edit(SealStore.sealKey(3), kept.get(2).root().toString(), "0".repeat(64));
        assertThat(against(kept))
                .containsExactly(
                        "ALTERED_SEAL " + SealStore.sealKey(3) + " v3",
                        "ROOT_NOT_HELD " + SealStore.sealKey(3) + " v3",
                        "DOCUMENT_ALTERED " + SealStore.sealKey(3) + " v1");
    }

    @Test
    void aSealThatCannotBeReadIsFound() {
        edit(SealStore.sealKey(2), "\"number\":2", "\"number\":7");
        assertThat(findings())
                .containsExactly(
                        "ALTERED_SEAL " + SealStore.sealKey(2) + " v1",
                        "BROKEN_SEAL " + SealStore.sealKey(3) + " v3",
                        "DOCUMENT_ALTERED " + SealStore.sealKey(2) + " v1");
        edit(SealStore.sealKey(3), "\"root\"", "\"rot\"");
        assertThat(findings())
                .containsExactly(
                        "ALTERED_SEAL " + SealStore.sealKey(3) + " v1",
                        "DOCUMENT_ALTERED " + SealStore.sealKey(3) + " v1");
    }

    @Test
    void aSealTakenOutIsFound() {
        world.storage.documents = all -> all.stream()
                .filter(stored -> !stored.key().equals(SealStore.sealKey(2)))
                .toList();
        assertThat(findings())
                .containsExactly(
                        "BROKEN_SEAL " + SealStore.sealKey(3) + " v3",
                        "DOCUMENT_MISSING " + SealStore.sealKey(2) + " v1");
    }

    @Test
    void theNewestSealTakenOutIsFound() {
        world.storage.documents = all -> all.stream()
                .filter(stored -> !stored.key().equals(SealStore.sealKey(3)))
                .toList();
        assertThat(findings()).containsExactly("DOCUMENT_MISSING " + SealStore.sealKey(3) + " v1");
        without(entry -> entry.key().equals(SealStore.sealKey(3)));
        world.storage.documents = all -> all.stream()
                .filter(stored -> !stored.key().equals(SealStore.sealKey(3))
                        && !stored.key().equals(SealStore.partKey(3, 1)))
                .toList();
        assertThat(findings()).isEmpty();
        assertThat(against(kept)).containsExactly("ROOT_NOT_HELD " + SealStore.sealKey(3) + " v3");
    }

    @Test
    void withoutTheTenantsKeySealsStillHoldAndNothingIsMissedThatNobodyCanRead() {
        world.keys.destroy(ACME, Vault.TENANT_SUBJECT);
        assertThat(world.verify().findings())
                .extracting(Finding::kind)
                .contains(Finding.Kind.UNREADABLE_ENTRY)
                .doesNotContain(
                        Finding.Kind.MISSING_HEAD,
                        Finding.Kind.UNSEALED_ENTRY,
                        Finding.Kind.ALTERED_SEAL,
                        Finding.Kind.BROKEN_SEAL);
    }

    @Test
    void whatWasWrittenAfterTheNewestSealIsCheckedAsBefore() {
        world.update(ana, person -> person.grossing(50));
        DocumentKey late = world.person("R9", "Late");
        assertThat(findings()).isEmpty();
        without(entry -> entry.key().equals(ana) && entry.number() == 5);
        assertThat(findings()).containsExactly("DOCUMENT_VERSION " + ana + " v5");
        without(entry -> entry.key().equals(late));
        assertThat(findings()).containsExactly("DOCUMENT_WITHOUT_ENTRY " + late + " v1");
    }

    private List<String> findings() {
        return texts(world.verify());
    }

    private List<String> passes() {
        return texts(new JournalVerifier(world.storage, world.keys).passes(4).verify(ACME));
    }

    private List<String> against(List<KeptRoot> roots) {
        return texts(new JournalVerifier(world.storage, world.keys).verify(ACME, Set.of(), roots));
    }

    private static List<String> texts(Verification verification) {
        return verification.findings().stream()
                .map(finding -> finding.kind() + " " + finding.key() + " v" + finding.version())
                .toList();
    }

    private void without(Predicate<JournalEntry> gone) {
        world.storage.journal =
                entries -> entries.stream().filter(gone.negate()).toList();
    }

    private StoredDocument then(long version) {
        return java.util.Objects.requireNonNull(anaThen.get(version));
    }

    private void document(DocumentKey key, long version) {
        world.storage.documents = all -> all.stream()
                .map(stored -> stored.key().equals(key) ? then(version) : stored)
                .toList();
    }

    private void edit(DocumentKey key, String from, String to) {
        world.storage.documents = all -> all.stream()
                .map(stored -> {
                    if (!stored.key().equals(key)) {
                        return stored;
                    }
                    assertThat(stored.body().utf8()).contains(from);
                    return new StoredDocument(
                            key,
                            stored.version(),
                            Bytes.utf8(stored.body().utf8().replace(from, to)),
                            stored.head());
                })
                .toList();
    }

    private static DocumentKey leo() {
        return Person.TYPE.key(World.id(77));
    }

    private Bytes body(DocumentKey key) {
        return world.keys.seal(
                ACME,
                Seals.TENANT,
                Seals.journal(key, 1),
                Bytes.utf8("{\"changes\":[{\"collection\":\"person\",\"id\":\"" + key.id()
                        + "\",\"version\":1,\"digest\":\"00\"}]}"));
    }

    private JournalEntry entry(DocumentKey key, long number) {
        List<JournalEntry> all = world.memory.journal(ACME, 0, 1_000).entries();
        return all.get(index(all, key, number));
    }

    private static int index(List<JournalEntry> entries, DocumentKey key, long number) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).key().equals(key) && entries.get(i).number() == number) {
                return i;
            }
        }
        throw new AssertionError("No entry " + number + " of " + key);
    }
}
