package dev.cuadra.onboarding.operation.service;

import dev.cuadra.runtime.DocumentType;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.IndexValue;
import java.time.LocalDate;
import java.util.List;

/** How launch support is stored. Nothing of it is personal: people are there by ids or as the host names its staff. */
final class Documents {
    static final String RUN = "run";
    static final String INCIDENT = "incident";
    static final String NUMBER = "number";
    static final String ARTICLE = "article";
    static final String USE = "use";

    static final DocumentType<StoredRun> RUNS = DocumentType.of("onboarding.checklist-run", 1, StoredRun.class)
            .indexed((run, tokens) -> List.of(IndexEntry.unique(RUN, IndexValue.of(run.run()))));

    static final DocumentType<StoredIncident> INCIDENTS = DocumentType.of(
                    "onboarding.incident", 1, StoredIncident.class)
            .indexed((stored, tokens) -> List.of(
                    IndexEntry.unique(INCIDENT, IndexValue.of(stored.incident().id()))));

    static final DocumentType<StoredIssue> ISSUES = DocumentType.of("onboarding.known-issue", 1, StoredIssue.class)
            .indexed((stored, tokens) -> List.of(
                    IndexEntry.unique(NUMBER, IndexValue.of(stored.issue().number()))));

    static final DocumentType<StoredArticle> ARTICLES = DocumentType.of("onboarding.article", 1, StoredArticle.class)
            .indexed((stored, tokens) -> List.of(
                    IndexEntry.unique(ARTICLE, IndexValue.of(stored.article().id()))));

    static final DocumentType<StoredUse> USES = DocumentType.of("onboarding.article-use", 1, StoredUse.class)
            .indexed((stored, tokens) -> List.of(
                    new IndexEntry(USE, use(stored.use().article(), stored.use().day()), true)));

    private Documents() {}

    static List<IndexValue> use(String article, LocalDate day) {
        return List.of(IndexValue.of(article), IndexValue.of(day));
    }
}
