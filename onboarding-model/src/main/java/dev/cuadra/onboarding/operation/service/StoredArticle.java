package dev.cuadra.onboarding.operation.service;

import dev.cuadra.onboarding.knowledge.Article;
import java.util.Objects;

/**
 * An article as it is stored.
 *
 * @param article the article
 */
record StoredArticle(Article article) {
    StoredArticle {
        Objects.requireNonNull(article, "article");
    }
}
