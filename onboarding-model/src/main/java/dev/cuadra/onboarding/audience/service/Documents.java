package dev.cuadra.onboarding.audience.service;

import dev.cuadra.onboarding.audience.Letter;
import dev.cuadra.onboarding.audience.Missed;
import dev.cuadra.onboarding.audience.Unreached;
import dev.cuadra.runtime.DocumentType;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.IndexValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** How what people are told is stored. The id of a document follows from what it is: the same is stored once. */
final class Documents {
    /** What somebody was told; what it said is sealed under their key. */
    static final DocumentType<StoredLetter> LETTERS = DocumentType.of("onboarding.letter", 1, StoredLetter.class)
            .personal("subject", "text")
            .plainlyIndexed(StoredLetter.Plain.class, one -> List.of(of(one.message())));

    /** What somebody was not told. */
    static final DocumentType<StoredMiss> MISSES = DocumentType.of("onboarding.missed-letter", 1, StoredMiss.class)
            .plainlyIndexed(StoredMiss.class, one -> List.of(of(one.message())));

    /** That nobody was in a group. */
    static final DocumentType<StoredVoid> VOIDS = DocumentType.of("onboarding.unreached", 1, StoredVoid.class)
            .plainlyIndexed(StoredVoid.class, one -> List.of(of(one.message())));

    static final DocumentType<StoredWish> WISHES = DocumentType.of("onboarding.message-wish", 1, StoredWish.class);

    private Documents() {}

    private static IndexEntry of(String message) {
        return IndexEntry.of("message", IndexValue.of(message));
    }

    /** The one id of a letter, sent or not, of a message to a person on a channel. */
    static UUID id(Letter letter) {
        return letter(letter.message(), letter.person(), letter.channel().word());
    }

    static UUID id(Missed missed) {
        return letter(missed.message(), missed.person(), missed.channel().word());
    }

    static UUID letter(String message, UUID person, String channel) {
        return named(message + '\u001F' + person + '\u001F' + channel);
    }

    static UUID id(Unreached one) {
        return named("unreached" + '\u001F' + one.message() + '\u001F' + one.about() + '\u001F' + one.group());
    }

    /** The one id of what a person wishes. */
    static UUID wish(UUID person) {
        return named("wish" + '\u001F' + person);
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
