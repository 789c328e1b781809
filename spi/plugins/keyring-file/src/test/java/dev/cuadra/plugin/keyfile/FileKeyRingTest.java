package dev.cuadra.plugin.keyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.keys.KeyDestroyedException;
import dev.cuadra.spi.keys.KeyRingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FileKeyRingTest {
    private static final TenantId ACME = TenantId.of("acme");
    private static final Bytes PLAIN = Bytes.utf8("plain");

    private final Path file = KeyFiles.fresh();

    @Test
    void theFileIsItsOwnersAlone() throws IOException {
        FileKeyRing.open(file).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aFileThatOthersMayReadIsRefused() throws IOException {
        FileKeyRing.open(file).close();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatExceptionOfType(KeyRingException.class)
                .isThrownBy(() -> FileKeyRing.open(file))
                .withMessageContaining("chmod 600");
    }

    @Test
    void aSecondOpeningIsRefusedHereAndTheFirstKeepsItsLock() throws Exception {
        try (FileKeyRing first = FileKeyRing.open(file)) {
            assertThatExceptionOfType(KeyRingException.class)
                    .isThrownBy(() -> FileKeyRing.open(file))
                    .withMessageContaining("open already");
            first.ensure(ACME, List.of(UUID.randomUUID()));
            Process other = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            String.join(
                                    java.io.File.pathSeparator,
                                    System.getProperty("jdk.module.path", "target/classes"),
                                    System.getProperty("java.class.path"),
                                    "target/classes",
                                    "target/test-classes"),
                            EnsuringChild.class.getName(),
                            file.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(other.waitFor()).isNotZero();
            assertThat(said).contains("open already");
        }
        FileKeyRing.open(file).close();
    }

    @Test
    void aThousandSubjectsMakeTheFileGrowOnce() throws IOException {
        try (FileKeyRing ring = FileKeyRing.open(file)) {
            List<UUID> subjects = Stream.generate(UUID::randomUUID).limit(1000).toList();
            ring.ensure(ACME, subjects);
            long size = Files.size(file);
            ring.ensure(ACME, subjects);
            assertThat(Files.size(file)).isEqualTo(size);
        }
    }

    @Test
    void aDestroyedKeyIsInTheFileNoMore() throws IOException {
        UUID subject = UUID.randomUUID();
        try (FileKeyRing ring = FileKeyRing.open(file)) {
            ring.ensure(ACME, List.of(subject));
            byte[] before = Files.readAllBytes(file);
            byte[] secret = Arrays.copyOfRange(before, before.length - 64, before.length - 4);
            assertThat(Bytes.of(before).toString()).contains(Bytes.of(secret).toString());
            ring.destroy(ACME, subject);
            byte[] after = Files.readAllBytes(file);
            assertThat(Arrays.copyOfRange(after, before.length - 64, before.length - 4))
                    .containsOnly(0);
        }
        try (FileKeyRing ring = FileKeyRing.open(file)) {
            assertThatExceptionOfType(KeyDestroyedException.class)
                    .isThrownBy(() -> ring.seal(ACME, subject, "c", PLAIN));
        }
    }

    @Test
    void aDestructionThatACrashCutShortIsFinishedAtTheNextStart() throws IOException {
        UUID subject = UUID.randomUUID();
        byte[] before;
        try (FileKeyRing ring = FileKeyRing.open(file)) {
            ring.ensure(ACME, List.of(subject));
            before = Files.readAllBytes(file);
            ring.destroy(ACME, subject);
        }
        byte[] told = Files.readAllBytes(file);
        // The tombstone is there, and of the secret half is overwritten.
        System.arraycopy(before, before.length - 64, told, before.length - 64, 30);
        Files.write(file, told);
        FileKeyRing.open(file).close();
        assertThat(Arrays.copyOfRange(Files.readAllBytes(file), before.length - 64, before.length - 4))
                .containsOnly(0);
    }

    @Test
    void whatACrashLeftOfTheLastRecordIsDropped() throws IOException {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        Bytes sealed;
        long whole;
        try (FileKeyRing ring = FileKeyRing.open(file)) {
            ring.ensure(ACME, List.of(first));
            sealed = ring.seal(ACME, first, "c", PLAIN);
            whole = Files.size(file);
            ring.ensure(ACME, List.of(second));
        }
        byte[] all = Files.readAllBytes(file);
        for (int length = (int) whole; length < all.length; length++) {
            Files.write(file, Arrays.copyOf(all, length));
            try (FileKeyRing ring = FileKeyRing.open(file)) {
                assertThat(ring.open(ACME, first, "c", sealed)).isEqualTo(PLAIN);
                assertThatExceptionOfType(KeyRingException.class).isThrownBy(() -> ring.seal(ACME, second, "c", PLAIN));
                ring.ensure(ACME, List.of(second));
            }
            assertThat(Files.size(file)).isEqualTo(all.length);
        }
    }

    @Test
    void spaceThatWasTakenButNotWrittenIsDropped() throws IOException {
        UUID first = UUID.randomUUID();
        try (FileKeyRing ring = FileKeyRing.open(file)) {
            ring.ensure(ACME, List.of(first));
        }
        byte[] all = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(all, all.length + 4096));
        try (FileKeyRing ring = FileKeyRing.open(file)) {
            assertThatCode(() -> ring.seal(ACME, first, "c", PLAIN)).doesNotThrowAnyException();
            assertThat(Files.size(file)).isGreaterThanOrEqualTo(all.length).isLessThan(all.length + 4096);
        }
    }

    @Test
    void anyOtherDamageIsRefusedAndNotRepaired() throws IOException {
        try (FileKeyRing ring = FileKeyRing.open(file)) {
            ring.ensure(ACME, Stream.generate(UUID::randomUUID).limit(3).toList());
            assertThat(ring.token(ACME, "f", "v")).isNotEmpty();
        }
        byte[] all = Files.readAllBytes(file);
        int lastRecord = all.length - 100;
        for (int at = 0; at < lastRecord; at++) {
            byte[] damaged = all.clone();
            damaged[at] ^= 0x10;
            Files.write(file, damaged);
            assertThatExceptionOfType(KeyRingException.class)
                    .as("a changed bit at byte " + at)
                    .isThrownBy(() -> FileKeyRing.open(file));
            assertThat(Files.size(file)).isEqualTo(all.length);
        }
    }

    @Test
    void anotherFileIsNoKeyFile() throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, "a shopping list, and quite a long one: bread, milk, eggs");
        assertThatExceptionOfType(KeyRingException.class)
                .isThrownBy(() -> FileKeyRing.open(file))
                .withMessageContaining("Not a key file");
        Files.writeString(file, "short");
        assertThatExceptionOfType(KeyRingException.class)
                .isThrownBy(() -> FileKeyRing.open(file))
                .withMessageContaining("ends within its header");
        assertThatExceptionOfType(KeyRingException.class)
                .isThrownBy(() -> FileKeyRing.open(Path.of("target", "no such folder", "keys.bin")));
    }

    @Test
    void aClosedRingRefusesEverything() {
        FileKeyRing ring = FileKeyRing.open(file);
        UUID subject = UUID.randomUUID();
        ring.ensure(ACME, List.of(subject));
        ring.close();
        ring.close();
        assertThatExceptionOfType(KeyRingException.class)
                .isThrownBy(() -> ring.ensure(ACME, List.of(UUID.randomUUID())));
        assertThatExceptionOfType(KeyRingException.class).isThrownBy(() -> ring.seal(ACME, subject, "c", PLAIN));
        assertThatExceptionOfType(KeyRingException.class).isThrownBy(() -> ring.token(ACME, "f", "v"));
        assertThatExceptionOfType(KeyRingException.class).isThrownBy(() -> ring.rotate(ACME));
    }

    @Test
    void anInterruptedThreadDoesNotBreakTheRingForOthers() {
        try (FileKeyRing ring = FileKeyRing.open(file)) {
            UUID subject = UUID.randomUUID();
            Thread.currentThread().interrupt();
            ring.ensure(ACME, List.of(subject));
            assertThat(Thread.interrupted()).isTrue();
            ring.ensure(ACME, List.of(UUID.randomUUID()));
            assertThat(ring.open(ACME, subject, "c", ring.seal(ACME, subject, "c", PLAIN)))
                    .isEqualTo(PLAIN);
        }
    }
}
