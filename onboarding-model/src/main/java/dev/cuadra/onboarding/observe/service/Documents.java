package dev.cuadra.onboarding.observe.service;

import dev.cuadra.runtime.DocumentType;
import dev.cuadra.runtime.Tokens;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.IndexValue;
import java.util.List;

/** How observations are stored. Their ids and scopes may name customers. */
final class Documents {
    static final DocumentType<StoredSeries> SERIES = DocumentType.of("onboarding.observation", 1, StoredSeries.class)
            .personal("id", "versions")
            .indexed((series, tokens) -> List.of(new IndexEntry("id", id(tokens, series.id()), true)))
            .plainlyIndexed(
                    StoredSeries.Key.class, series -> List.of(IndexEntry.of("metric", IndexValue.of(series.metric()))));

    static final DocumentType<ImportJob> IMPORTS = DocumentType.of("onboarding.observation-import", 1, ImportJob.class)
            .indexed((job, tokens) -> List.of(IndexEntry.unique("file", IndexValue.of(job.fingerprint()))));

    private Documents() {}

    static List<IndexValue> id(Tokens tokens, String id) {
        return List.of(tokens.of("observation", id));
    }
}
