package dev.cuadra.plugin.tink;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.cuadra.spi.keys.KeyRingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.EnumSet;
import java.util.Set;

/**
 * A master key in a file, for hosts without a key service: a Tink keyset in clear JSON, as {@code tinkey} writes and
 * reads it. Who has the file and the wrapped keysets has everything; keep the two apart, and the file away from
 * backups of the other.
 */
public final class MasterKeyFile {
    private static final int LARGEST = 1 << 20;

    private MasterKeyFile() {}

    /**
     * Makes a file with a new AES-256 key, for its owner alone, and reads it.
     *
     * @throws KeyRingException when the file is there already or cannot be written
     */
    public static Aead create(Path file) {
        try {
            KeysetHandle keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
            write(file, keyset);
        } catch (GeneralSecurityException e) {
            throw new KeyRingException("Making a master key failed", e);
        }
        return open(file);
    }

    private static void write(Path file, KeysetHandle keyset) throws GeneralSecurityException {
        String json =
                TinkJsonProtoKeysetFormat.serializeKeyset(keyset, AeadConfig2026.get(), InsecureSecretKeyAccess.get());
        Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        FileAttribute<?>[] ownerOnly = posix(file)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[] {};
        try (FileChannel out = FileChannel.open(file, options, ownerOnly)) {
            ByteBuffer bytes = ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        } catch (FileAlreadyExistsException e) {
            throw new KeyRingException("The master key file " + file + " is there already; it is not overwritten", e);
        } catch (IOException e) {
            throw new KeyRingException("Writing the master key file " + file + " failed: " + e.getMessage(), e);
        }
    }

    /**
     * Reads the master key in {@code file}; its newest key wraps, all of its enabled keys unwrap.
     *
     * @throws KeyRingException when the file is missing, open to others than its owner, or no keyset for AEAD
     */
    public static Aead open(Path file) {
        try {
            requireOwnerOnly(file);
            if (Files.size(file) > LARGEST) {
                throw new KeyRingException("Not a master key file, it is too large: " + file);
            }
            String json = Files.readString(file);
            return TinkJsonProtoKeysetFormat.parseKeyset(json, AeadConfig2026.get(), InsecureSecretKeyAccess.get())
                    .getPrimitive(AeadConfig2026.get(), Aead.class);
        } catch (IOException e) {
            throw new KeyRingException("Reading the master key file " + file + " failed: " + e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            // The cause may quote what it read.
            throw new KeyRingException("Not a Tink keyset for AEAD in JSON: " + file);
        }
    }

    private static void requireOwnerOnly(Path file) throws IOException {
        if (posix(file)) {
            Set<PosixFilePermission> others = EnumSet.noneOf(PosixFilePermission.class);
            others.addAll(Files.getPosixFilePermissions(file));
            others.removeAll(PosixFilePermissions.fromString("rwx------"));
            if (!others.isEmpty()) {
                throw new KeyRingException("The master key file " + file
                        + " is open to others than its owner; take their permissions away (chmod 600)");
            }
        }
    }

    private static boolean posix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
