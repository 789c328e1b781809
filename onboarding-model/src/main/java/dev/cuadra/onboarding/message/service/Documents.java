package dev.cuadra.onboarding.message.service;

import dev.cuadra.runtime.DocumentType;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.IndexValue;
import java.util.List;

/** How messages are stored. */
final class Documents {
    static final DocumentType<StoredAnnouncement> ANNOUNCEMENTS = DocumentType.of(
                    "onboarding.announcement", 1, StoredAnnouncement.class)
            .personal("values", "customer")
            .plainlyIndexed(
                    StoredAnnouncement.Key.class,
                    one -> List.of(
                            IndexEntry.unique("announcement", IndexValue.of(one.announcement())),
                            IndexEntry.of("open", open(one.state().open()))));

    private Documents() {}

    static IndexValue open(boolean open) {
        return IndexValue.of(open ? 1 : 0);
    }
}
