package dev.cuadra.onboarding.operation.service;

import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.onboarding.knowledge.Article;
import dev.cuadra.onboarding.knowledge.ArticleIndex;
import dev.cuadra.onboarding.knowledge.ArticleUse;
import dev.cuadra.onboarding.knowledge.ArticleVersion;
import dev.cuadra.onboarding.knowledge.Effectiveness;
import dev.cuadra.onboarding.knowledge.IssueMove;
import dev.cuadra.onboarding.knowledge.IssueReport;
import dev.cuadra.onboarding.knowledge.KnownIssue;
import dev.cuadra.runtime.Answer;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.Query;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What the support of tenants knows: issues by number, articles with all their versions, and how articles are used. Safe
 * for many threads and processes; see {@link LaunchOperations} for keys, refusals and people.
 *
 * @source KNOW-1, KNOW-2, OPS-11
 */
public final class KnowledgeBase {
    private final Vault vault;

    KnowledgeBase(Vault vault) {
        this.vault = vault;
    }

    /** How somebody used an article. */
    public enum Use {
        /** They opened it. */
        VIEWED,
        /** They said that it helped. */
        SOLVED,
        /** They wrote to support all the same. */
        TICKET
    }

    /** The number of an issue. */
    record Numbered(int number) {}

    /** The number of versions of an article. */
    record Written(String article, int versions) {}

    private record Moving(String issue, IssueMove move) {}

    private record Workaround(String issue, String how) {}

    private record Writing(String article, Set<String> topics, Optional<ArticleVersion> version) {}

    private record Using(String article, LocalDate day, Use use) {}

    // ---- issues

    /** Reports an issue, which gets the next number. */
    public IssueView report(TenantId tenant, String key, IssueReport report) {
        Answer<Numbered> given =
                vault.once(tenant, LaunchOperations.command("issue-report", key, report), Numbered.class, work -> {
                    int number = next(vault, tenant);
                    work.create(
                            Documents.ISSUES,
                            Vault.TENANT_SUBJECT,
                            new StoredIssue(KnownIssue.reported(number, report)));
                    return new Numbered(number);
                });
        return issue(tenant, KnownIssue.id(given.value().number()));
    }

    /** The number after the highest. Of two who take it the second is refused by the storage, and takes another. */
    static int next(Vault vault, TenantId tenant) {
        Query highest = Query.of(Documents.ISSUES.collection(), Documents.NUMBER)
                .backwards()
                .limit(1);
        return 1
                + vault.page(Documents.ISSUES, tenant, highest).documents().stream()
                        .mapToInt(loaded -> loaded.value().issue().number())
                        .findFirst()
                        .orElse(0);
    }

    /**
     * Moves an issue on.
     *
     * @throws ProblemException {@code KNOWLEDGE_ISSUE_UNKNOWN}
     */
    public IssueView move(TenantId tenant, String key, String issue, IssueMove move) {
        Optional<Problem> refusal =
                Refusal.of(() -> change(tenant, "issue-move", key, new Moving(issue, move), issue, before -> {
                    KnownIssue.Decision decision = before.move(move, vault.now());
                    Refusal.ifAny(decision.refusal());
                    return decision.issue();
                }));
        return new IssueView(issue(tenant, issue).issue(), refusal);
    }

    /**
     * Says what to do until an issue is put right.
     *
     * @throws ProblemException {@code KNOWLEDGE_ISSUE_UNKNOWN}
     */
    public IssueView workAround(TenantId tenant, String key, String issue, String how) {
        change(tenant, "issue-workaround", key, new Workaround(issue, how), issue, one -> one.workingAround(how));
        return issue(tenant, issue);
    }

    private void change(
            TenantId tenant, String name, String key, Object request, String issue, UnaryOperator<KnownIssue> change) {
        vault.once(tenant, LaunchOperations.command(name, key, request), Numbered.class, work -> {
            Loaded<StoredIssue> loaded = foundIssue(tenant, issue);
            KnownIssue after = change.apply(loaded.value().issue());
            work.update(loaded, new StoredIssue(after));
            return new Numbered(after.number());
        });
    }

    /**
     * An issue as it is now.
     *
     * @param issue its id, such as {@code LAYBY-001}
     * @throws ProblemException {@code KNOWLEDGE_ISSUE_UNKNOWN}
     */
    public IssueView issue(TenantId tenant, String issue) {
        return new IssueView(foundIssue(tenant, issue).value().issue(), Optional.empty());
    }

    /** All issues, by number. */
    public List<KnownIssue> issues(TenantId tenant) {
        try (Stream<Loaded<StoredIssue>> all = vault.scan(Documents.ISSUES, tenant)) {
            return all.map(loaded -> loaded.value().issue())
                    .sorted(Comparator.comparingInt(KnownIssue::number))
                    .toList();
        }
    }

    private Loaded<StoredIssue> foundIssue(TenantId tenant, String issue) {
        return number(issue)
                .flatMap(number -> vault.findUnique(
                        Documents.ISSUES, tenant, Documents.NUMBER, tokens -> List.of(IndexValue.of(number))))
                .orElseThrow(() -> Texts.problem("KNOWLEDGE_ISSUE_UNKNOWN", "issue", Map.of("issue", issue)));
    }

    private static Optional<Integer> number(String issue) {
        try {
            int number = Integer.parseInt(issue.substring(issue.indexOf('-') + 1));
            return number > 0 && KnownIssue.id(number).equals(issue) ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    // ---- articles

    /**
     * Publishes an article, or a new version of it. One that was retired is shown again.
     *
     * @param topics the topics that it is about
     */
    public Article publish(TenantId tenant, String key, String article, Set<String> topics, ArticleVersion version) {
        Writing request = new Writing(article, new TreeSet<>(topics), Optional.of(version));
        vault.once(tenant, LaunchOperations.command("article-publish", key, request), Written.class, work -> {
            Optional<Loaded<StoredArticle>> before = storedArticle(tenant, article);
            Article after = before.map(loaded -> loaded.value().article().revised(topics, version))
                    .orElseGet(() -> Article.of(article, topics, version));
            if (before.isPresent()) {
                work.update(before.get(), new StoredArticle(after));
            } else {
                work.create(Documents.ARTICLES, Vault.TENANT_SUBJECT, new StoredArticle(after));
            }
            return new Written(article, after.versions().size());
        });
        return article(tenant, article);
    }

    /**
     * Shows an article no longer. Its versions are kept.
     *
     * @throws ProblemException {@code KNOWLEDGE_ARTICLE_UNKNOWN}
     */
    public Article retire(TenantId tenant, String key, String article) {
        Writing request = new Writing(article, Set.of(), Optional.empty());
        vault.once(tenant, LaunchOperations.command("article-retire", key, request), Written.class, work -> {
            Loaded<StoredArticle> loaded = foundArticle(tenant, article);
            Article after = loaded.value().article().retire();
            work.update(loaded, new StoredArticle(after));
            return new Written(article, after.versions().size());
        });
        return article(tenant, article);
    }

    /**
     * An article with its versions.
     *
     * @throws ProblemException {@code KNOWLEDGE_ARTICLE_UNKNOWN}
     */
    public Article article(TenantId tenant, String article) {
        return foundArticle(tenant, article).value().article();
    }

    /** All articles, by id, those that are retired among them. */
    public List<Article> articles(TenantId tenant) {
        try (Stream<Loaded<StoredArticle>> all = vault.scan(Documents.ARTICLES, tenant)) {
            return all.map(loaded -> loaded.value().article())
                    .sorted(Comparator.comparing(Article::id))
                    .toList();
        }
    }

    /** The index of the articles as they are now, for as many searches as the caller likes. */
    public ArticleIndex index(TenantId tenant) {
        return ArticleIndex.of(articles(tenant));
    }

    private Optional<Loaded<StoredArticle>> storedArticle(TenantId tenant, String article) {
        return vault.findUnique(
                Documents.ARTICLES, tenant, Documents.ARTICLE, tokens -> List.of(IndexValue.of(article)));
    }

    private Loaded<StoredArticle> foundArticle(TenantId tenant, String article) {
        return storedArticle(tenant, article)
                .orElseThrow(() -> Texts.problem("KNOWLEDGE_ARTICLE_UNKNOWN", "article", Map.of("article", article)));
    }

    // ---- their use

    /**
     * Counts a use of an article.
     *
     * @param day the day, in the zone of the plan
     * @throws ProblemException {@code KNOWLEDGE_ARTICLE_UNKNOWN}
     */
    public ArticleUse used(TenantId tenant, String key, String article, LocalDate day, Use use) {
        Using request = new Using(article, day, use);
        return vault.once(tenant, LaunchOperations.command("article-use", key, request), ArticleUse.class, work -> {
                    foundArticle(tenant, article);
                    Optional<Loaded<StoredUse>> before = vault.findUnique(
                            Documents.USES, tenant, Documents.USE, tokens -> Documents.use(article, day));
                    ArticleUse after = more(
                            before.map(loaded -> loaded.value().use())
                                    .orElseGet(() -> new ArticleUse(article, day, 0, 0, 0)),
                            use);
                    if (before.isPresent()) {
                        work.update(before.get(), new StoredUse(after));
                    } else {
                        work.create(Documents.USES, Vault.TENANT_SUBJECT, new StoredUse(after));
                    }
                    return after;
                })
                .value();
    }

    private static ArticleUse more(ArticleUse before, Use use) {
        return new ArticleUse(
                before.article(),
                before.day(),
                before.views() + (use == Use.VIEWED ? 1 : 0),
                before.solved() + (use == Use.SOLVED ? 1 : 0),
                before.tickets() + (use == Use.TICKET ? 1 : 0));
    }

    /**
     * How much the articles helped in some days.
     *
     * @param tickets how many tickets were opened on them
     */
    public Effectiveness effectiveness(TenantId tenant, LocalDate from, LocalDate to, long tickets) {
        try (Stream<Loaded<StoredUse>> all = vault.scan(Documents.USES, tenant)) {
            return Effectiveness.of(all.map(loaded -> loaded.value().use()).toList(), from, to, tickets);
        }
    }
}
