package dev.cuadra.onboarding.operation.service;

import dev.cuadra.onboarding.knowledge.ArticleUse;
import java.util.Objects;

/**
 * The use of an article on a day as it is stored.
 *
 * @param use the use
 */
record StoredUse(ArticleUse use) {
    StoredUse {
        Objects.requireNonNull(use, "use");
    }
}
