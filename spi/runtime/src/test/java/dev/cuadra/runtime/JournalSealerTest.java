package dev.cuadra.runtime;

import static dev.cuadra.runtime.World.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.Commit;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.DocumentWrite;
import dev.cuadra.spi.storage.JournalEntry;
import dev.cuadra.spi.storage.StorageException;
import dev.cuadra.spi.storage.StoredDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class JournalSealerTest {
    private final World world = new World();
    private final JournalSealer sealer = new JournalSealer(world.vault);

    @Test
    void withoutAJournalThereIsNothingToSeal() {
        assertThat(sealer.seal(ACME)).isEmpty();
        assertThat(sealer.seals(ACME)).isEmpty();
        assertThat(sealer.proof(ACME, SealStore.sealKey(1))).isEmpty();
        assertThat(world.storage.commits).isEmpty();
    }

    @Test
    void aSealCoversEveryHead() {
        DocumentKey ana = world.person("R1", "Ana");
        world.person("R2", "Eva");
        world.update(ana, person -> person.grossing(7));

        JournalSeal seal = sealer.seal(ACME).orElseThrow();

        assertThat(seal.number()).isEqualTo(1);
        assertThat(seal.at()).isEqualTo(world.vault.now());
        assertThat(seal.entries()).isEqualTo(3);
        assertThat(seal.heads()).isEqualTo(2);
        assertThat(seal.changed()).isEqualTo(2);
        assertThat(seal.previous()).isEqualTo(Bytes.EMPTY);
        assertThat(seal.root()).isEqualTo(HeadTreeProperties.described(heads()));
        assertThat(sealer.seals(ACME)).containsExactly(seal);
        assertThat(world.verify().findings()).isEmpty();
        assertThat(world.verify().seal()).contains(seal);
    }

    @Test
    void sealingAgainWithoutChangesStoresNothing() {
        world.person("R1", "Ana");
        Optional<JournalSeal> first = sealer.seal(ACME);
        int commits = world.storage.commits.size();
        world.clock.advance(Duration.ofDays(1));

        assertThat(sealer.seal(ACME)).isEqualTo(first);
        assertThat(world.storage.commits).hasSize(commits);
    }

    @Test
    void eachSealNamesTheOneBeforeAndListsOnlyWhatChanged() {
        DocumentKey ana = world.person("R1", "Ana");
        world.person("R2", "Eva");
        JournalSeal first = sealer.seal(ACME).orElseThrow();
        world.update(ana, person -> person.grossing(7));
        world.person("R3", "Leo");
        JournalSeal second = sealer.seal(ACME).orElseThrow();

        assertThat(second.number()).isEqualTo(2);
        assertThat(second.previous()).isEqualTo(first.hash(ACME)).isNotEqualTo(first.hash(TenantId.of("other")));
        assertThat(second.heads()).isEqualTo(3);
        assertThat(second.changed()).isEqualTo(2);
        assertThat(second.root()).isEqualTo(HeadTreeProperties.described(heads()));
        assertThat(new SealStore(world.storage, Json.standard())
                        .parts(ACME, second)
                        .flatMap(part -> part.heads().orElseThrow().stream())
                        .map(Head::key))
                .contains(ana)
                .hasSize(2);
        assertThat(world.verify().findings()).isEmpty();
    }

    @Test
    void documentsToldOfInBulkAndDeletedOnesHaveHeadsToo() {
        DocumentKey gone = world.person("R1", "Ana");
        Work work = world.vault.begin(ACME, "import");
        DocumentKey batch = work.create(Person.TYPE, Person.of("B1", "Batch"));
        DocumentKey row = work.create(Person.TYPE, Person.of("R3", "Leo"));
        work.bulkUnder(batch);
        work.commit();
        Work removal = world.vault.begin(ACME, "remove");
        removal.delete(world.load(Person.TYPE, gone));
        removal.commit();

        JournalSeal seal = sealer.seal(ACME).orElseThrow();

        assertThat(seal.heads()).isEqualTo(3);
        HeadProof bulk = sealer.proof(ACME, row).orElseThrow();
        assertThat(bulk.head())
                .isEqualTo(world.memory.find(ACME, row).orElseThrow().head());
        assertThat(bulk.leadsTo(seal.root())).isTrue();
        assertThat(sealer.proof(ACME, gone).orElseThrow().version()).isEqualTo(2);
        assertThat(world.verify().findings()).isEmpty();
    }

    @Property(tries = 40)
    void sealingBitByBitGivesTheRootOfSealingAtOnce(
            @ForAll @Size(min = 1, max = 25) List<@IntRange(min = 0, max = 11) Integer> steps,
            @ForAll @IntRange(min = 1, max = 5) int closingAfter,
            @ForAll @IntRange(min = 1, max = 5) int passes) {
        World fresh = new World();
        JournalSealer small =
                new JournalSealer(fresh.vault).closingAfter(closingAfter).passes(passes);
        List<DocumentKey> people = new ArrayList<>();
        for (int step : steps) {
            if (step < 2) {
                small.seal(ACME);
            } else if (step < 7 || people.isEmpty()) {
                people.add(fresh.person("R" + people.size(), "Ana"));
            } else {
                fresh.update(people.get(step % people.size()), person -> person.grossing(person.gross() + 1));
            }
        }
        if (people.isEmpty()) {
            assertThat(small.seal(ACME)).isEmpty();
            return;
        }
        JournalSeal last = small.seal(ACME).orElseThrow();
        assertThat(last.root()).isEqualTo(HeadTreeProperties.described(heads(fresh)));
        assertThat(last.heads()).isEqualTo(people.size());
        assertThat(small.seals(ACME)).allMatch(seal -> seal.changed() <= closingAfter);
        assertThat(fresh.verify().findings()).isEmpty();
        assertThat(new JournalVerifier(fresh.storage, fresh.keys).passes(passes).verify(ACME))
                .isEqualTo(fresh.verify());
    }

    @Test
    void aListOfHeadsLongerThanAPartIsCut() {
        Work work = world.vault.begin(ACME, "import");
        DocumentKey batch = work.create(Person.TYPE, Person.of("B", "Batch"));
        for (int i = 0; i < 2_000; i++) {
            work.create(Person.TYPE, Person.of("R" + i, "Row"));
        }
        work.bulkUnder(batch);
        work.commit();

        assertThat(sealer.seal(ACME).orElseThrow().parts()).hasSize(3);
        assertThat(world.verify().findings()).isEmpty();
    }

    @Test
    void ofTwoProcessesThatSealAtOnceOneIsFirstAndBothAnswerTheSame() {
        world.person("R1", "Ana");
        List<JournalSeal> other = new ArrayList<>();
        world.storage.beforeCommit = () -> other.add(world.seal().orElseThrow());

        JournalSeal mine = sealer.seal(ACME).orElseThrow();

        assertThat(other).containsExactly(mine);
        assertThat(sealer.seals(ACME)).hasSize(1);
        assertThat(world.verify().findings()).isEmpty();
    }

    @Test
    void whatWasWrittenBetweenTwoSealersIsSealedAfterwards() {
        DocumentKey ana = world.person("R1", "Ana");
        world.storage.beforeCommit = () -> {
            world.seal();
            world.update(ana, person -> person.grossing(8));
        };

        JournalSeal mine = sealer.seal(ACME).orElseThrow();

        assertThat(mine.number()).isEqualTo(2);
        assertThat(sealer.proof(ACME, ana).orElseThrow().version()).isEqualTo(2);
        assertThat(world.verify().findings()).isEmpty();
    }

    @Test
    void aLostAcknowledgementIsMadeGoodByCallingAgain() {
        world.person("R1", "Ana");
        world.storage.loseAcknowledgement = true;
        assertThatThrownBy(() -> sealer.seal(ACME)).isInstanceOf(StorageException.class);

        assertThat(sealer.seal(ACME).orElseThrow().number()).isEqualTo(1);
        world.storage.failCommits = true;
        assertThat(sealer.seal(ACME)).isPresent();
        world.storage.failCommits = false;
        assertThat(world.verify().findings()).isEmpty();
    }

    @Test
    void sealsOutliveThePeopleTheyCover() {
        DocumentKey ana = world.person("R1", "Ana");
        JournalSeal first = sealer.seal(ACME).orElseThrow();
        HeadProof before = sealer.proof(ACME, ana).orElseThrow();
        world.vault.destroyKey(ACME, ana.id());
        Work erasure = world.vault.begin(ACME, "erase");
        erasure.erase(world.load(Person.TYPE, ana));
        erasure.commit();

        JournalSeal second = sealer.seal(ACME).orElseThrow();

        assertThat(second.changed()).isEqualTo(1);
        assertThat(before.leadsTo(first.root())).isTrue();
        assertThat(sealer.proof(ACME, ana, 1)).contains(before);
        assertThat(sealer.proof(ACME, ana).orElseThrow().leadsTo(second.root())).isTrue();
        assertThat(sealer.proof(ACME, ana).orElseThrow().leadsTo(first.root())).isFalse();
        assertThat(world.verify().findings()).isEmpty();
    }

    @Test
    void oneTenantsSealSaysNothingOfAnothers() {
        TenantId other = TenantId.of("other");
        world.person("R1", "Ana");
        Work work = world.vault.begin(other, "register");
        work.create(Person.TYPE, Person.of("R2", "Eva"));
        work.commit();

        assertThat(sealer.seal(ACME).orElseThrow().heads()).isEqualTo(1);
        assertThat(sealer.seals(other)).isEmpty();
        assertThat(sealer.seal(other).orElseThrow().number()).isEqualTo(1);
    }

    @Test
    void proofsAreOnlyOfSealsThatThereAreAndOfWhatTheyCover() {
        DocumentKey ana = world.person("R1", "Ana");
        world.seal();
        DocumentKey late = world.person("R2", "Eva");
        assertThat(sealer.proof(ACME, late)).isEmpty();
        assertThat(sealer.proof(ACME, ana)).isPresent();
        assertThatIllegalArgumentException().isThrownBy(() -> sealer.proof(ACME, ana, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> sealer.proof(ACME, ana, 0));
    }

    @Test
    void noSealFollowsOnOneThatDoesNotHold() {
        DocumentKey ana = world.person("R1", "Ana");
        JournalSeal seal = world.seal().orElseThrow();
        world.update(ana, person -> person.grossing(7));
        for (DocumentKey key : List.of(SealStore.sealKey(1), SealStore.partKey(1, 1))) {
            StoredDocument intact = world.memory.find(ACME, key).orElseThrow();
            String hash = seal.root().toString();
            String head = new SealStore(world.memory, Json.standard())
                    .parts(ACME, seal)
                    .flatMap(part -> part.heads().orElseThrow().stream())
                    .findFirst()
                    .orElseThrow()
                    .hash()
                    .toString();
            Bytes forged = Bytes.utf8(
                    intact.body().utf8().replace(hash, "0".repeat(64)).replace(head, "0".repeat(64)));
            World tampered = world;
            tampered.memory.commit(
                    ACME, Commit.of(new DocumentWrite.Put(key, intact.version(), forged, intact.head(), List.of())));
            assertThatExceptionOfType(BrokenJournalException.class).isThrownBy(() -> sealer.seal(ACME));
            assertThatExceptionOfType(BrokenJournalException.class).isThrownBy(() -> sealer.proof(ACME, ana));
        }
    }

    @Test
    void anAlteredEntryIsNotSealed() {
        DocumentKey ana = world.person("R1", "Ana");
        world.storage.journal = entries -> entries.stream()
                .map(entry -> new JournalEntry(
                        entry.key(),
                        entry.number(),
                        entry.at().plusSeconds(1),
                        entry.previous(),
                        entry.body(),
                        entry.hash()))
                .toList();
        assertThatExceptionOfType(BrokenJournalException.class)
                .isThrownBy(() -> sealer.seal(ACME))
                .withMessageContaining(ana.toString());
    }

    @Test
    void aRootKeptElsewhereIsANumberAndHex() {
        KeptRoot kept = new KeptRoot(12, Bytes.of(new byte[32]));
        assertThat(KeptRoot.parse(kept.toString())).isEqualTo(kept);
        for (String wrong : List.of("", "12", "0:" + kept.root(), "-1:" + kept.root(), "1:" + kept.root() + "00")) {
            assertThatIllegalArgumentException().isThrownBy(() -> KeptRoot.parse(wrong));
        }
    }

    private List<Head> heads() {
        return heads(world);
    }

    /** The newest heads as the documents carry them; deletions apart, they are those of the journal. */
    private static List<Head> heads(World world) {
        List<Head> heads = new ArrayList<>();
        for (JournalEntry entry : world.memory.journal(ACME, 0, 10_000).entries()) {
            if (!SealStore.owns(entry.key())) {
                heads.add(new Head(entry.key(), entry.number(), entry.hash()));
            }
        }
        return HeadTreeProperties.newest(heads);
    }
}
