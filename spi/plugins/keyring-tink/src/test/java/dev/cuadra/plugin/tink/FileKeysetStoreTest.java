package dev.cuadra.plugin.tink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cuadra.plugin.tink.KeysetStore.Change;
import dev.cuadra.plugin.tink.KeysetStore.Kept;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.keys.KeyRingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FileKeysetStoreTest extends KeysetStorePromises {
    private static final Change FIRST = new Change(TENANT, Bytes.EMPTY, ONE);
    private static final Change SECOND = new Change(PERSON, Bytes.EMPTY, TWO);

    private final Path file = TemporaryFiles.fresh("keysets.bin");
    private final List<FileKeysetStore> open = new ArrayList<>();

    @Override
    KeysetStore empty() {
        return open();
    }

    private FileKeysetStore open() {
        FileKeysetStore store = FileKeysetStore.open(file);
        open.add(store);
        return store;
    }

    @AfterEach
    void close() {
        open.forEach(FileKeysetStore::close);
    }

    @Test
    void theFileIsItsOwnersAlone() throws IOException {
        open();
        try (Stream<Path> all = Files.list(file.toAbsolutePath().getParent())) {
            assertThat(all)
                    .hasSize(2)
                    .allSatisfy(one -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(one)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void aSecondOpeningInThisProcessIsRefusedAndTheFirstGoesOn() {
        FileKeysetStore store = open();
        assertThatExceptionOfType(KeyRingException.class)
                .isThrownBy(this::open)
                .withMessageContaining("share its store");
        assertThat(store.write(List.of(FIRST))).hasSize(1);
        store.close();
        assertThat(open().find(List.of(TENANT))).hasSize(1);
    }

    @Test
    void whatWasKeptAndDestroyedIsSoWhenItIsOpenedAgain() {
        FileKeysetStore store = open();
        store.write(List.of(FIRST, SECOND));
        store.write(List.of(new Change(TENANT, ONE, TWO)));
        store.destroy(PERSON);
        store.close();
        assertThat(open().find(List.of(TENANT, PERSON)))
                .isEqualTo(Map.of(TENANT, new Kept(TWO), PERSON, Kept.DESTROYED));
    }

    @Test
    void aDestroyedKeysetIsInTheFileNoMoreAndNeitherAreItsEarlierVersions() throws IOException {
        FileKeysetStore store = open();
        store.write(List.of(SECOND));
        store.write(List.of(new Change(PERSON, TWO, Bytes.utf8("a third one, longer still"))));
        store.write(List.of(FIRST));
        assertThat(text()).contains(TWO.utf8()).contains("a third one");
        store.destroy(PERSON);
        assertThat(text()).doesNotContain(TWO.utf8()).doesNotContain("a third one");
        assertThat(store.find(List.of(TENANT))).isEqualTo(Map.of(TENANT, new Kept(ONE)));
    }

    @Test
    void aDestructionThatACrashCutShortIsFinishedAtTheNextOpening() throws IOException {
        FileKeysetStore store = open();
        store.write(List.of(SECOND));
        byte[] before = Files.readAllBytes(file);
        store.destroy(PERSON);
        store.close();
        byte[] half = Files.readAllBytes(file);
        System.arraycopy(before, before.length - 20, half, before.length - 20, 12);
        Files.write(file, half);
        open();
        assertThat(Files.readAllBytes(file)[before.length - 15]).isZero();
        assertThat(text()).doesNotContain("second").doesNotContain("longer");
    }

    @Test
    void whatACrashLeftOfTheLastRecordIsDropped() throws IOException {
        FileKeysetStore store = open();
        store.write(List.of(FIRST));
        int whole = Files.readAllBytes(file).length;
        store.write(List.of(SECOND));
        store.close();
        byte[] all = Files.readAllBytes(file);
        for (int length = whole; length < all.length; length++) {
            Files.write(file, Arrays.copyOf(all, length));
            try (FileKeysetStore again = FileKeysetStore.open(file)) {
                assertThat(again.find(List.of(TENANT, PERSON))).containsOnlyKeys(TENANT);
                assertThat(Files.size(file)).isEqualTo(whole);
                assertThat(again.write(List.of(SECOND))).hasSize(1);
            }
            assertThat(Files.readAllBytes(file)).isEqualTo(all);
        }
    }

    @Test
    void aHeaderThatACrashCutOffIsWrittenAgain() throws IOException {
        open().close();
        byte[] header = Files.readAllBytes(file);
        for (int length = 0; length < header.length; length++) {
            Files.write(file, Arrays.copyOf(header, length));
            FileKeysetStore.open(file).close();
            assertThat(Files.readAllBytes(file)).isEqualTo(header);
        }
    }

    @Test
    void spaceThatWasTakenButNotWrittenIsDropped() throws IOException {
        FileKeysetStore store = open();
        store.write(List.of(FIRST));
        store.close();
        byte[] all = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(all, all.length + 4096));
        assertThat(open().find(List.of(TENANT))).hasSize(1);
        assertThat(Files.readAllBytes(file)).isEqualTo(all);
    }

    @Test
    void anyOtherDamageIsRefusedAndNotRepaired() throws IOException {
        FileKeysetStore store = open();
        store.write(List.of(FIRST));
        store.write(List.of(SECOND));
        store.close();
        byte[] all = Files.readAllBytes(file);
        for (int at = 0; at < all.length; at++) {
            byte[] damaged = all.clone();
            damaged[at] ^= 0x10;
            Files.write(file, damaged);
            assertThatExceptionOfType(KeyRingException.class)
                    .as("a changed bit at byte " + at)
                    .isThrownBy(this::open);
            assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
        }
    }

    @Test
    void whatIsDamagedUnderAnOpenStoreIsNotHandedOut() throws IOException {
        FileKeysetStore store = open();
        store.write(List.of(FIRST));
        byte[] damaged = Files.readAllBytes(file);
        damaged[damaged.length - 5] ^= 1;
        Files.write(file, damaged);
        assertThatExceptionOfType(KeyRingException.class)
                .isThrownBy(() -> store.find(List.of(TENANT)))
                .withMessageContaining("damaged");
    }

    @Test
    void anotherFileIsNoKeysetFile() throws IOException {
        Files.writeString(file, "a shopping list, and quite a long one: bread, milk, eggs");
        assertThatExceptionOfType(KeyRingException.class)
                .isThrownBy(this::open)
                .withMessageContaining("Not a keyset file");
        assertThat(text()).startsWith("a shopping list");
        assertThatExceptionOfType(KeyRingException.class)
                .isThrownBy(() -> FileKeysetStore.open(Path.of("target", "no such folder", "keysets.bin")))
                .withMessageContaining("no such folder");
    }

    @Test
    void aClosedStoreRefusesEverything() {
        FileKeysetStore store = open();
        store.close();
        store.close();
        assertThatExceptionOfType(KeyRingException.class).isThrownBy(() -> store.find(List.of(TENANT)));
        assertThatExceptionOfType(KeyRingException.class).isThrownBy(() -> store.write(List.of(FIRST)));
        assertThatExceptionOfType(KeyRingException.class).isThrownBy(() -> store.destroy(TENANT));
    }

    @Test
    void anInterruptedThreadDoesNotBreakTheStoreForOthers() {
        FileKeysetStore store = open();
        Thread.currentThread().interrupt();
        store.write(List.of(FIRST));
        assertThat(Thread.interrupted()).isTrue();
        store.destroy(PERSON);
        assertThat(store.find(List.of(TENANT, PERSON))).hasSize(2);
    }

    @Test
    void aThousandPeopleAreOneWrite() throws IOException {
        TinkKeyRing ring = new TinkKeyRing(TemporaryFiles.MASTER, open());
        List<UUID> people = Stream.generate(UUID::randomUUID).limit(1000).toList();
        ring.ensure(TenantId.of("acme"), people);
        long size = Files.size(file);
        ring.ensure(TenantId.of("acme"), people);
        assertThat(Files.size(file)).isEqualTo(size).isLessThan(300_000);
    }

    private String text() throws IOException {
        return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
