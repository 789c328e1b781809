package dev.cuadra.onboarding.alert.service;

import dev.cuadra.runtime.DocumentType;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.IndexValue;
import java.time.Instant;
import java.util.List;

/** How what is watched is stored. */
final class Documents {
    static final DocumentType<StoredWatch> WATCHES = DocumentType.of("onboarding.watch", 1, StoredWatch.class)
            .plainlyIndexed(
                    Key.class, one -> List.of(IndexEntry.unique("definition", IndexValue.of(one.definition()))));

    static final DocumentType<StoredEntry> ENTRIES = DocumentType.of("onboarding.gate-book", 1, StoredEntry.class)
            .personal("entry")
            .plainlyIndexed(
                    Numbered.class,
                    one -> List.of(new IndexEntry("number", number(one.definition(), one.number()), true)));

    static final DocumentType<StoredEvents> EVENTS = DocumentType.of("onboarding.alert-events", 1, StoredEvents.class)
            .plainlyIndexed(
                    Numbered.class,
                    one -> List.of(new IndexEntry("number", number(one.definition(), one.number()), true)));

    static final DocumentType<StoredRecord> RECORDS = DocumentType.of("onboarding.evaluation", 1, StoredRecord.class)
            .personal("json")
            .plainlyIndexed(
                    StoredRecord.Found.class,
                    one -> List.of(
                            new IndexEntry("number", number(one.definition(), one.subject(), one.number()), true),
                            IndexEntry.of(
                                    "subject",
                                    IndexValue.of(one.definition()),
                                    IndexValue.of(one.subject()),
                                    time(one.at())),
                            IndexEntry.of("at", IndexValue.of(one.definition()), time(one.at()))));

    static final DocumentType<StoredDefinition> DEFINITIONS = DocumentType.of(
                    "onboarding.definition", 1, StoredDefinition.class)
            .plainlyIndexed(Digest.class, one -> List.of(IndexEntry.unique("sha256", IndexValue.of(one.sha256()))));

    static final List<DocumentType<?>> TYPES = List.of(WATCHES, ENTRIES, EVENTS, RECORDS, DEFINITIONS);

    /** Which definition it is about. */
    record Key(String definition) {}

    /** Which in a row it is. */
    record Numbered(String definition, int number) {}

    /** Which definition it is. */
    record Digest(String sha256) {}

    private Documents() {}

    static List<IndexValue> number(String definition, int number) {
        return List.of(IndexValue.of(definition), IndexValue.of(number));
    }

    static List<IndexValue> number(String definition, String subject, int number) {
        return List.of(IndexValue.of(definition), IndexValue.of(subject), IndexValue.of(number));
    }

    /** To the millisecond: what is finer is compared afterwards. */
    static IndexValue time(Instant at) {
        return IndexValue.of(at.toEpochMilli());
    }
}
