package dev.cuadra.onboarding.message.service;

import dev.cuadra.runtime.DocumentType;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.IndexValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** How messages are stored. */
final class Documents {
    static final DocumentType<StoredAnnouncement> ANNOUNCEMENTS = DocumentType.of(
                    "onboarding.announcement", 1, StoredAnnouncement.class)
            .personal("values")
            .plainlyIndexed(
                    StoredAnnouncement.Key.class,
                    one -> List.of(IndexEntry.unique("announcement", IndexValue.of(one.announcement()))));

    /** What somebody was sent; what it said is sealed under their key. */
    static final DocumentType<StoredLetter> LETTERS = DocumentType.of("onboarding.letter", 1, StoredLetter.class)
            .personal("subject", "text")
            .plainlyIndexed(StoredLetter.Plain.class, one -> List.of(of(one.announcement())));

    /** What somebody was not sent. */
    static final DocumentType<StoredMiss> MISSES = DocumentType.of("onboarding.missed-letter", 1, StoredMiss.class)
            .plainlyIndexed(StoredMiss.class, one -> List.of(of(one.announcement())));

    static final DocumentType<StoredWish> WISHES = DocumentType.of("onboarding.message-wish", 1, StoredWish.class);

    private Documents() {}

    private static IndexEntry of(String announcement) {
        return IndexEntry.of("announcement", IndexValue.of(announcement));
    }

    /** The one id that a letter of an announcement to a person on a channel can have. */
    static UUID letter(String announcement, UUID person, String channel) {
        return named(announcement + '\u001F' + person + '\u001F' + channel);
    }

    /** The one id of what a person wishes. */
    static UUID wish(UUID person) {
        return named("wish" + '\u001F' + person);
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
