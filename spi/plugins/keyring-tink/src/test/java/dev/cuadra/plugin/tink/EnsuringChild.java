package dev.cuadra.plugin.tink;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Makes, rotates and destroys keys until it is killed, and says what is done once that is acknowledged. */
final class EnsuringChild {
    private EnsuringChild() {}

    public static void main(String[] arguments) {
        TenantId tenant = TenantId.of("acme");
        try (FileKeysetStore store = FileKeysetStore.open(Path.of(arguments[0]))) {
            TinkKeyRing ring = new TinkKeyRing(MasterKeyFile.open(Path.of(arguments[1])), store);
            for (int round = 1; true; round++) {
                List<UUID> subjects =
                        Stream.generate(UUID::randomUUID).limit(20).toList();
                ring.ensure(tenant, subjects);
                for (UUID subject : subjects) {
                    Bytes sealed = ring.seal(tenant, subject, "c", Bytes.utf8(subject.toString()));
                    System.out.println("sealed " + subject + " " + sealed + " .");
                }
                ring.destroy(tenant, subjects.get(0));
                System.out.println("destroyed " + subjects.get(0) + " .");
                if (round % 4 == 0) {
                    ring.rotate(tenant);
                    System.out.println("rotated .");
                }
                System.out.flush();
            }
        }
    }
}
