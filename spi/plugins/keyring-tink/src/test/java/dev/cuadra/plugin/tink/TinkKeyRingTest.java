package dev.cuadra.plugin.tink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.crypto.tink.Aead;
import dev.cuadra.plugin.tink.KeysetStore.Change;
import dev.cuadra.plugin.tink.KeysetStore.Kept;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.keys.KeyDestroyedException;
import dev.cuadra.spi.keys.KeyRing;
import dev.cuadra.spi.keys.KeyRingException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TinkKeyRingTest {
    private static final TenantId ACME = TenantId.of("acme");
    private static final Bytes PLAIN = Bytes.utf8("plain");
    private static final int SUMMARY_BYTES = 80;

    /** A key service that counts its calls and can be out of reach. */
    private static final class KeyService implements Aead {
        private final Aead key = TemporaryFiles.MASTER;
        private int calls;
        private boolean away;

        @Override
        public byte[] encrypt(byte[] plain, byte[] associated) throws GeneralSecurityException {
            call();
            return key.encrypt(plain, associated);
        }

        @Override
        public byte[] decrypt(byte[] sealed, byte[] associated) throws GeneralSecurityException {
            call();
            return key.decrypt(sealed, associated);
        }

        private void call() throws GeneralSecurityException {
            if (away) {
                throw new GeneralSecurityException("no route to host");
            }
            calls++;
        }
    }

    /** A store that counts what it is asked, and keeps copies of everything it ever held. */
    private static final class WatchedStore implements KeysetStore {
        private final InMemoryKeysetStore store = new InMemoryKeysetStore();
        private final List<Collection<Change>> writes = new ArrayList<>();

        @Override
        public Map<KeysetName, Kept> find(Collection<KeysetName> names) {
            return store.find(names);
        }

        @Override
        public Set<KeysetName> write(Collection<Change> changes) {
            writes.add(List.copyOf(changes));
            return store.write(changes);
        }

        @Override
        public void destroy(KeysetName name) {
            store.destroy(name);
        }
    }

    private final KeyService service = new KeyService();
    private final WatchedStore store = new WatchedStore();
    private final TinkKeyRing ring = new TinkKeyRing(service, store);

    private List<UUID> people(int count) {
        List<UUID> people = Stream.generate(UUID::randomUUID).limit(count).toList();
        ring.ensure(ACME, people);
        return people;
    }

    @Test
    void theKeyServiceIsNotAskedForEachPerson() {
        List<UUID> people = people(1000);
        people.forEach(one -> ring.open(ACME, one, "c", ring.seal(ACME, one, "c", PLAIN)));
        assertThat(service.calls).as("two to wrap, two to unwrap").isEqualTo(4);
        assertThat(store.writes).as("the tenant's, and everybody's at once").hasSize(2);

        TinkKeyRing later = new TinkKeyRing(service, store);
        people.forEach(one -> later.seal(ACME, one, "c", PLAIN));
        assertThat(service.calls).isEqualTo(6);
    }

    @Test
    void whatIsRememberedIsBounded() {
        TinkKeyRing small = ring.remembering(10);
        people(50).forEach(one -> small.open(ACME, one, "c", small.seal(ACME, one, "c", PLAIN)));
        assertThat(small.remembered()).isEqualTo(10);
        assertThatIllegalArgumentException().isThrownBy(() -> ring.remembering(0));
    }

    @Test
    void aKeyDestroyedThroughAnotherRingServesNoMoreThroughThisOne() {
        UUID person = people(1).get(0);
        Bytes sealed = ring.seal(ACME, person, "c", PLAIN);
        new TinkKeyRing(service, store).destroy(ACME, person);
        assertThatExceptionOfType(KeyDestroyedException.class).isThrownBy(() -> ring.open(ACME, person, "c", sealed));
        assertThatExceptionOfType(KeyDestroyedException.class).isThrownBy(() -> ring.seal(ACME, person, "c", PLAIN));
    }

    @Test
    void aRotationThroughAnotherRingIsFollowed() {
        UUID person = people(1).get(0);
        TinkKeyRing other = new TinkKeyRing(service, store);
        Bytes before = ring.seal(ACME, person, "c", PLAIN);
        other.rotate(ACME);
        Bytes after = ring.seal(ACME, person, "c", PLAIN);
        assertThat(keyOf(after)).as("the number of the key").isNotEqualTo(keyOf(before));
        assertThat(other.open(ACME, person, "c", after)).isEqualTo(PLAIN);
        assertThat(ring.tokens(ACME, "rut", "1-9"))
                .isEqualTo(other.tokens(ACME, "rut", "1-9"))
                .hasSize(2);
    }

    /** Tink writes the number of the key before the ciphertext. */
    private static Bytes keyOf(Bytes sealed) {
        return Bytes.of(java.util.Arrays.copyOf(sealed.toArray(), 5));
    }

    @Test
    void sealedBytesAre33LongerThanThePlain() {
        assertThat(ring.seal(ACME, people(1).get(0), "c", PLAIN).size()).isEqualTo(PLAIN.size() + 33);
    }

    @Test
    void aRotationIsOneWriteAndPeopleFollowInOneMore() {
        List<UUID> people = people(1000);
        store.writes.clear();
        ring.rotate(ACME);
        assertThat(store.writes).hasSize(1);
        ring.ensure(ACME, people);
        assertThat(store.writes).hasSize(2);
        ring.ensure(ACME, people);
        people.forEach(one -> ring.seal(ACME, one, "c", PLAIN));
        assertThat(store.writes).as("everybody has the new key already").hasSize(2);
    }

    @Test
    void nothingIsSealedUnderAKeyThatIsNotKept() {
        UUID person = people(1).get(0);
        ring.rotate(ACME);
        Bytes sealed = ring.seal(ACME, person, "c", PLAIN);
        assertThat(new TinkKeyRing(service, store).open(ACME, person, "c", sealed))
                .isEqualTo(PLAIN);
    }

    @Test
    void aKeyServiceOutOfReachIsSaidAndTriedAgain() {
        service.away = true;
        UUID person = UUID.randomUUID();
        assertThatExceptionOfType(KeyRingException.class)
                .isThrownBy(() -> ring.ensure(ACME, List.of(person)))
                .withMessageContaining("master key");
        service.away = false;
        ring.ensure(ACME, List.of(person));
        Bytes sealed = ring.seal(ACME, person, "c", PLAIN);

        service.away = true;
        assertThat(ring.open(ACME, person, "c", sealed))
                .as("what is unwrapped stays of use")
                .isEqualTo(PLAIN);
        TinkKeyRing cold = new TinkKeyRing(service, store);
        assertThatExceptionOfType(KeyRingException.class)
                .isThrownBy(() -> cold.open(ACME, person, "c", sealed))
                .withMessageContaining("out of reach")
                .isNotInstanceOf(KeyDestroyedException.class);
        service.away = false;
        assertThat(cold.open(ACME, person, "c", sealed)).isEqualTo(PLAIN);
    }

    @Test
    void theStoreIsOfNoUseWithAnotherMaster() {
        UUID person = people(1).get(0);
        Bytes sealed = ring.seal(ACME, person, "c", PLAIN);
        Aead another = MasterKeyFile.create(TemporaryFiles.fresh("another.json"));
        TinkKeyRing thief = new TinkKeyRing(another, store);
        assertThatExceptionOfType(KeyRingException.class).isThrownBy(() -> thief.open(ACME, person, "c", sealed));
        assertThatExceptionOfType(KeyRingException.class).isThrownBy(() -> thief.token(ACME, "rut", "1-9"));
        assertThatExceptionOfType(KeyRingException.class).isThrownBy(() -> thief.rotate(ACME));
    }

    @Test
    void theMasterCanBeReplacedWithoutTouchingAnybody() {
        UUID person = people(1).get(0);
        Bytes sealed = ring.seal(ACME, person, "c", PLAIN);
        String token = ring.token(ACME, "rut", "1-9");
        store.writes.clear();
        Aead another = MasterKeyFile.create(TemporaryFiles.fresh("another.json"));
        ring.rewrap(ACME, another);
        TinkKeyRing after = new TinkKeyRing(another, store);
        assertThat(after.open(ACME, person, "c", sealed)).isEqualTo(PLAIN);
        assertThat(after.token(ACME, "rut", "1-9")).isEqualTo(token);
        assertThat(store.writes)
                .singleElement()
                .satisfies(write -> assertThat(write).hasSize(1));
        assertThatExceptionOfType(KeyRingException.class)
                .isThrownBy(() -> new TinkKeyRing(service, store).open(ACME, person, "c", sealed));
        after.rewrap(ACME);
        assertThat(new TinkKeyRing(another, store).open(ACME, person, "c", sealed))
                .isEqualTo(PLAIN);
    }

    @Test
    void aWrappedKeysetMovedToAnotherPersonTenantOrGenerationOpensNothing() {
        List<UUID> people = people(2);
        TenantId other = TenantId.of("other");
        ring.ensure(other, people);
        Bytes sealed = ring.seal(ACME, people.get(0), "c", PLAIN);
        Kept theirs = kept(KeysetName.of(ACME, people.get(0)));
        for (KeysetName name : List.of(KeysetName.of(ACME, people.get(1)), KeysetName.of(other, people.get(0)))) {
            store.write(List.of(new Change(name, kept(name).wrapped(), theirs.wrapped())));
            assertThatExceptionOfType(KeyRingException.class)
                    .isThrownBy(() -> ring.open(name.tenant(), name.subject().orElseThrow(), "c", sealed));
        }
        for (int at = 0; at < theirs.wrapped().size(); at++) {
            byte[] changed = theirs.wrapped().toArray();
            changed[at] ^= 1;
            KeysetName name = KeysetName.of(ACME, people.get(0));
            store.write(List.of(new Change(name, kept(name).wrapped(), Bytes.of(changed))));
            boolean opens = opens(new TinkKeyRing(service, store), people.get(0), sealed);
            // Tink keeps a readable summary behind the encrypted keyset, which proves nothing and is not relied on.
            assertThat(opens)
                    .as("byte " + at)
                    .isEqualTo(opens && at >= theirs.wrapped().size() - SUMMARY_BYTES);
        }
    }

    private static boolean opens(TinkKeyRing ring, UUID person, Bytes sealed) {
        try {
            return ring.open(ACME, person, "c", sealed).equals(PLAIN);
        } catch (KeyRingException e) {
            return false;
        }
    }

    @Test
    void changedKeysetsOfATenantAreRefused() {
        people(1);
        KeysetName name = KeysetName.of(ACME);
        Bytes whole = kept(name).wrapped();
        for (int length = 1; length < 12; length++) {
            Bytes cut = Bytes.of(java.util.Arrays.copyOf(whole.toArray(), length));
            store.write(List.of(new Change(name, kept(name).wrapped(), cut)));
            assertThatExceptionOfType(KeyRingException.class)
                    .isThrownBy(() -> new TinkKeyRing(service, store).token(ACME, "f", "v"));
        }
        store.destroy(name);
        assertThatExceptionOfType(KeyRingException.class)
                .isThrownBy(() -> ring.token(ACME, "f", "v"))
                .withMessageContaining("gone");
    }

    private Kept kept(KeysetName name) {
        return new HashMap<>(store.find(List.of(name))).getOrDefault(name, Kept.DESTROYED);
    }

    @Test
    void theNameOfAKeysetIsReadBack() {
        KeysetName person = KeysetName.of(ACME, UUID.randomUUID());
        assertThat(KeysetName.parse(person.toString())).isEqualTo(person);
        assertThat(KeysetName.parse("acme")).isEqualTo(KeysetName.of(ACME));
        for (String bad : List.of("", "acme/", "acme/1-1-1-1-1", "acme/" + UUID.randomUUID() + "/x")) {
            assertThatIllegalArgumentException().as(bad).isThrownBy(() -> KeysetName.parse(bad));
        }
    }

    // snippet:tink
    static Bytes sealedForOne(Path folder, UUID person) {
        Aead master = MasterKeyFile.create(folder.resolve("master.json")); // or the Aead of a key service
        try (FileKeysetStore store = FileKeysetStore.open(folder.resolve("keysets.bin"))) {
            KeyRing keys = new TinkKeyRing(master, store);
            keys.ensure(TenantId.of("acme"), List.of(person));
            return keys.seal(TenantId.of("acme"), person, "contractor/1/name", Bytes.utf8("Ana Peña"));
        }
    }
    // end:tink

    @Test
    void theExampleOfThePageSeals() {
        Path folder = TemporaryFiles.fresh("x").resolveSibling(".");
        assertThat(sealedForOne(folder, UUID.randomUUID()).size()).isEqualTo(33 + "Ana Peña".length() + 1);
    }
}
