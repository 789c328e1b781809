package dev.cuadra.runtime;

import dev.cuadra.spi.storage.DocumentKey;
import java.util.Optional;
import java.util.UUID;

/**
 * Changes whenever a tenant's keys do. Whatever is stored with tokens or under a person's key names the version of this
 * document that it was made with, and is refused when that has changed: so a writer who was slow cannot leave tokens
 * of an older look-up key behind a rotation that has passed, nor a document behind an erasure.
 *
 * @param rotation the newest rotation of the tenant
 * @param changes how often the keys have changed
 */
record KeyMarker(Optional<UUID> rotation, long changes) {
    static final DocumentType<KeyMarker> TYPE = DocumentType.of("runtime.keys", 1, KeyMarker.class);

    /** One for each tenant, under an id that everybody knows. */
    static final DocumentKey KEY = TYPE.key(new UUID(0, 0));

    /** Adds the next version of the marker to a work. */
    static void change(Vault vault, Work work, Optional<UUID> newRotation) {
        Optional<Loaded<KeyMarker>> before = vault.find(TYPE, work.tenant(), KEY.id());
        Optional<UUID> rotation = newRotation.or(() -> before.flatMap(known -> known.value().rotation));
        KeyMarker next = new KeyMarker(
                rotation, before.map(known -> known.value().changes).orElse(0L) + 1);
        before.ifPresentOrElse(
                known -> work.update(known, next), () -> work.create(TYPE, KEY.id(), Seals.TENANT, next));
    }
}
