package dev.cuadra.plugin.tink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cuadra.spi.keys.KeyRingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;

class MasterKeyFileTest {
    private final Path file = TemporaryFiles.fresh("master.json");

    @Test
    void whatIsWrappedByAMasterIsUnwrappedByItsFile() throws GeneralSecurityException, IOException {
        byte[] wrapped = MasterKeyFile.create(file).encrypt(new byte[] {1, 2}, new byte[] {3});
        assertThat(MasterKeyFile.open(file).decrypt(wrapped, new byte[] {3})).containsExactly(1, 2);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).contains("AesGcmKey");
    }

    @Test
    void aMasterIsNeverOverwritten() throws IOException {
        MasterKeyFile.create(file);
        String before = Files.readString(file);
        assertThatExceptionOfType(KeyRingException.class)
                .isThrownBy(() -> MasterKeyFile.create(file))
                .withMessageContaining("there already");
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    void aFileThatOthersMayReadIsRefused() throws IOException {
        MasterKeyFile.create(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatExceptionOfType(KeyRingException.class)
                .isThrownBy(() -> MasterKeyFile.open(file))
                .withMessageContaining("chmod 600");
    }

    @Test
    void anotherFileIsNoMasterAndItsContentIsNotRepeated() throws IOException {
        assertThatExceptionOfType(KeyRingException.class).isThrownBy(() -> MasterKeyFile.open(file));
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        for (String content : new String[] {"", "{}", "secreto 123", "{\"primaryKeyId\":1,\"key\":[]}"}) {
            Files.writeString(file, content);
            assertThatExceptionOfType(KeyRingException.class)
                    .isThrownBy(() -> MasterKeyFile.open(file))
                    .withMessageContaining("Not a Tink keyset")
                    .withNoCause()
                    .satisfies(e -> assertThat(e.toString()).doesNotContain("secreto"));
        }
        Files.write(file, new byte[2 << 20]);
        assertThatExceptionOfType(KeyRingException.class)
                .isThrownBy(() -> MasterKeyFile.open(file))
                .withMessageContaining("too large");
    }
}
