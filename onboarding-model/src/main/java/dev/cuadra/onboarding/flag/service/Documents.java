package dev.cuadra.onboarding.flag.service;

import dev.cuadra.runtime.DocumentType;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.IndexValue;
import java.util.List;

/** How flags are stored. */
final class Documents {
    static final DocumentType<StoredFlag> FLAGS = DocumentType.of("onboarding.flag", 1, StoredFlag.class)
            .personal("allow", "deny", "off")
            .plainlyIndexed(Key.class, flag -> List.of(IndexEntry.unique("flag", IndexValue.of(flag.flag()))));

    static final DocumentType<StoredBatch> BATCHES = DocumentType.of("onboarding.admissions", 1, StoredBatch.class)
            .personal("entries")
            .plainlyIndexed(
                    StoredBatch.Found.class,
                    batch -> List.of(new IndexEntry("number", number(batch.flag(), batch.number()), true)));

    /** Which flag it is. */
    record Key(String flag) {}

    private Documents() {}

    static List<IndexValue> number(String flag, int number) {
        return List.of(IndexValue.of(flag), IndexValue.of(number));
    }
}
