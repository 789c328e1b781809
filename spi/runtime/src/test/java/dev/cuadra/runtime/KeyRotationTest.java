package dev.cuadra.runtime;

import static dev.cuadra.runtime.World.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.DuplicateEntryException;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.Query;
import dev.cuadra.spi.storage.StaleVersionException;
import dev.cuadra.spi.storage.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyRotationTest {
    private static final int PEOPLE = 7;

    /** A receipt, found by who issued it. */
    record Receipt(String issuer, long folio) {}

    private static final DocumentType<Receipt> RECEIPTS = DocumentType.of("receipt", 1, Receipt.class)
            .personal("issuer")
            .indexed((receipt, tokens) -> List.of(
                    IndexEntry.of("issuer", tokens.of("rut", receipt.issuer()), IndexValue.of(receipt.folio()))));

    private final World world = new World();
    private final List<DocumentType<?>> types = List.of(Person.TYPE, RECEIPTS);
    private final KeyRotation rotation = new KeyRotation(world.vault, types);

    @Test
    void afterwardsEverythingIsSealedAndFoundUnderTheNewKeysAlone() {
        people(PEOPLE);
        receipts("1-9", 5);
        Bytes sealedBefore = sealed("p3");
        rotation.begin(ACME, "user-7");

        RotationProgress end = finish(3);

        // Seven people, five receipts, no erasure: done counts them, and progress told of them before.
        assertThat(end.total()).isEqualTo(12);
        assertThat(end.done()).isEqualTo(12);
        assertThat(end.remaining()).isZero();
        assertThat(end.retired()).isTrue();
        assertThat(world.keys.tokens(ACME, "rut", "1-9")).hasSize(1);
        assertThat(world.keys.generation(ACME)).isEqualTo(2);
        assertThat(sealed("p3")).isNotEqualTo(sealedBefore);
        // The sealed bytes of AesKeyRing begin with the format and the number of the keys.
        assertThat(sealed("p3").toString()).startsWith("0100000002");
        IntStream.range(0, PEOPLE)
                .forEach(i -> assertThat(world.findByRut("p" + i)).get().returns("name" + i, Person::name));
        assertThat(folios("1-9", 2)).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(world.verify().findings()).isEmpty();
        assertThat(rotation.progress(ACME)).contains(end);
    }

    @Test
    void everyStepIsFollowedByLookUpsThatFindEverything() {
        people(PEOPLE);
        receipts("1-9", 6);
        rotation.begin(ACME, "user-7");
        List<Long> remaining = new ArrayList<>();
        RotationProgress progress;
        do {
            progress = rotation.step(ACME, 2);
            remaining.add(progress.remaining());
            IntStream.range(0, PEOPLE)
                    .forEach(i -> assertThat(world.findByRut("p" + i)).isPresent());
            assertThat(folios("1-9", 2)).containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L, 5L);
            Work duplicate = world.vault.begin(ACME, "register");
            duplicate.create(Person.TYPE, Person.of("p6", "again"));
            assertThatThrownBy(duplicate::commit)
                    .isInstanceOfAny(DuplicateEntryException.class, StaleVersionException.class);
        } while (!progress.finished());
        assertThat(remaining).startsWith(13L, 11L, 9L).endsWith(0L).isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(world.verify().findings()).isEmpty();
    }

    @Test
    void aPageThatWasBegunBeforeTheDocumentsMovedMissesNone() {
        receipts("1-9", 6);
        rotation.begin(ACME, "user-7");
        rotation.step(ACME, 1);
        Results<Receipt> first = page("1-9", Optional.empty(), 2);
        finish(100);

        List<Long> seen = new ArrayList<>(folios(first));
        Optional<Bytes> position = first.next();
        while (position.isPresent()) {
            Results<Receipt> next = page("1-9", position, 2);
            seen.addAll(folios(next));
            position = next.next();
        }
        assertThat(seen).contains(0L, 1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void aPositionOfAnotherKindOfQueryIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> page("1-9", Optional.of(Bytes.utf8("x")), 2));
    }

    @Test
    void aRotationThatFailsAtAnyCommitGoesOnElsewhereAndEndsTheSame() {
        people(PEOPLE);
        int failures = 0;
        boolean finished = false;
        for (int attempt = 0; !finished; attempt++) {
            // Another process each time: nothing but what is stored is known to it.
            KeyRotation fresh = new KeyRotation(world.vault, types);
            world.storage.failCommits = attempt % 3 == 0;
            world.storage.loseAcknowledgement = attempt % 3 == 1;
            try {
                fresh.begin(ACME, "user-7");
                finished = fresh.step(ACME, 2).finished();
            } catch (StorageException e) {
                failures++;
            } finally {
                world.storage.failCommits = false;
                world.storage.loseAcknowledgement = false;
            }
        }
        assertThat(failures).isGreaterThan(6);
        assertThat(world.keys.generation(ACME)).as("rotated once").isEqualTo(2);
        assertThat(rotation.progress(ACME).orElseThrow().done()).isEqualTo(PEOPLE);
        assertThat(world.keys.tokens(ACME, "rut", "p1")).hasSize(1);
        IntStream.range(0, PEOPLE)
                .forEach(i -> assertThat(world.findByRut("p" + i)).isPresent());
        assertThat(world.verify().findings()).isEmpty();
    }

    @Test
    void aStepThatAWriterOvertakesIsDoneAgainAndLosesNothingOfTheirs() {
        people(PEOPLE);
        rotation.begin(ACME, "user-7");
        rotation.step(ACME, 10);
        DocumentKey third = key("p3");
        world.storage.beforeCommit = () -> world.update(third, person -> person.renamed("changed"));

        finish(10);

        assertThat(world.findByRut("p3")).get().returns("changed", Person::name);
        assertThat(world.verify().findings()).isEmpty();
    }

    @Test
    void whatWasMadeUnderTheOldKeysAndStoredTooLateIsRefused() {
        people(2);
        Work slow = world.vault.begin(ACME, "register");
        slow.create(Person.TYPE, Person.of("late", "name"));
        Vault another = new Vault(world.storage, world.keys, world.clock, UUID::randomUUID);
        KeyRotation elsewhere = new KeyRotation(another, types);
        elsewhere.begin(ACME, "user-7");
        while (!elsewhere.step(ACME, 10).finished()) {}

        assertThatThrownBy(slow::commit).isInstanceOf(StaleVersionException.class);
        world.person("late", "name");
        assertThat(world.findByRut("late")).isPresent();
    }

    @Test
    void aPersonWhoseErasureWasCutShortIsErasedOnTheWay() {
        people(3);
        DocumentKey gone = key("p1");
        world.vault.destroyKey(ACME, gone.id());
        rotation.begin(ACME, "user-7");
        finish(10);

        assertThat(world.vault
                        .find(Person.TYPE, ACME, gone.id())
                        .orElseThrow()
                        .body()
                        .erased())
                .isTrue();
        assertThat(world.findByRut("p1")).isEmpty();
        assertThat(world.findByRut("p2")).isPresent();
    }

    @Test
    void anotherTenantIsLeftAlone() {
        people(1);
        TenantId other = TenantId.of("other");
        Work work = world.vault.begin(other, "register");
        work.create(Person.TYPE, Person.of("p0", "other"));
        work.commit();
        rotation.begin(ACME, "user-7");
        finish(10);
        assertThat(world.keys.generation(other)).isEqualTo(1);
        assertThat(rotation.progress(other)).isEmpty();
    }

    @Test
    void aSecondRotationFollowsTheFirst() {
        people(3);
        rotation.begin(ACME, "user-7");
        finish(10);
        assertThat(rotation.begin(ACME, "user-7").finished()).isFalse();
        finish(1);
        assertThat(world.keys.generation(ACME)).isEqualTo(3);
        assertThat(world.keys.tokens(ACME, "rut", "p1")).hasSize(1);
        assertThat(world.findByRut("p2")).isPresent();
    }

    @Test
    void aRotationThatWasNotBegunOrKnowsMoreTypesThanItsHostIsRefused() {
        assertThatIllegalStateException().isThrownBy(() -> rotation.step(ACME, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> rotation.step(ACME, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> rotation.step(ACME, 10_001));
        people(1);
        rotation.begin(ACME, "user-7");
        rotation.step(ACME, 10);
        KeyRotation forgetful = new KeyRotation(world.vault, List.of(RECEIPTS));
        assertThatIllegalStateException()
                .isThrownBy(() -> forgetful.step(ACME, 10))
                .withMessageContaining("person");
    }

    private void people(int count) {
        IntStream.range(0, count).forEach(i -> world.person("p" + i, "name" + i));
    }

    private void receipts(String issuer, int count) {
        for (int folio = 0; folio < count; folio++) {
            Work work = world.vault.begin(ACME, "receive");
            work.create(RECEIPTS, new Receipt(issuer, folio));
            work.commit();
        }
    }

    private RotationProgress finish(int limit) {
        RotationProgress progress = rotation.step(ACME, limit);
        for (int steps = 0; !progress.finished(); steps++) {
            assertThat(steps).isLessThan(50);
            progress = rotation.step(ACME, limit);
        }
        return progress;
    }

    private DocumentKey key(String rut) {
        return world.vault
                .findUnique(Person.TYPE, ACME, "rut", tokens -> List.of(tokens.of("rut", rut)))
                .orElseThrow()
                .key();
    }

    private Bytes sealed(String rut) {
        return world.load(Person.TYPE, key(rut)).body().sealed().orElseThrow();
    }

    private Results<Receipt> page(String issuer, Optional<Bytes> after, int limit) {
        return world.vault.page(
                RECEIPTS,
                ACME,
                after,
                tokens -> Query.of("receipt", "issuer")
                        .equalTo(tokens.of("rut", issuer))
                        .limit(limit));
    }

    private List<Long> folios(String issuer, int limit) {
        List<Long> all = new ArrayList<>();
        Optional<Bytes> position = Optional.empty();
        do {
            Results<Receipt> page = page(issuer, position, limit);
            all.addAll(folios(page));
            position = page.next();
        } while (position.isPresent());
        return all;
    }

    private static List<Long> folios(Results<Receipt> page) {
        return page.documents().stream().map(loaded -> loaded.value().folio()).toList();
    }
}
