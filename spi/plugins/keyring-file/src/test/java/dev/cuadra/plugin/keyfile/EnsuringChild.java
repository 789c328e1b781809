package dev.cuadra.plugin.keyfile;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Makes keys until it is killed, and prints what was sealed for each subject once its key is acknowledged. */
final class EnsuringChild {
    private EnsuringChild() {}

    public static void main(String[] arguments) {
        TenantId tenant = TenantId.of("acme");
        try (FileKeyRing ring = FileKeyRing.open(Path.of(arguments[0]))) {
            while (true) {
                List<UUID> subjects =
                        Stream.generate(UUID::randomUUID).limit(20).toList();
                ring.ensure(tenant, subjects);
                for (UUID subject : subjects) {
                    Bytes sealed = ring.seal(tenant, subject, "c", Bytes.utf8(subject.toString()));
                    System.out.println(subject + " " + sealed);
                }
                System.out.flush();
            }
        }
    }
}
