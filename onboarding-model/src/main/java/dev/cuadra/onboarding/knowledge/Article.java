package dev.cuadra.onboarding.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * An article that helps people to help themselves.
 *
 * @param id identifies it: 1 to 80 of {@code a-z 0-9 -}
 * @param topics the topics that it is about, by their keys
 * @param versions as it was written, the newest last; one at least
 * @param retired whether it is no longer shown
 * @source KNOW-2
 */
public record Article(String id, Set<String> topics, List<ArticleVersion> versions, boolean retired) {
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,80}");

    public Article {
        versions = List.copyOf(versions);
        topics = java.util.Collections.unmodifiableSet(new TreeSet<>(topics));
        if (!ID.matcher(id).matches() || versions.isEmpty()) {
            throw new IllegalArgumentException("An article has an id of a-z, 0-9 and -, and a version: " + id);
        }
        for (int i = 1; i < versions.size(); i++) {
            if (versions.get(i).at().isBefore(versions.get(i - 1).at())) {
                throw new IllegalArgumentException("Versions out of order: " + id);
            }
        }
    }

    /** A new one. */
    public static Article of(String id, Set<String> topics, ArticleVersion first) {
        return new Article(id, topics, List.of(first), false);
    }

    /** The newest version. */
    public ArticleVersion newest() {
        return versions.get(versions.size() - 1);
    }

    /** The same with a newer version; shown again if it was not. */
    public Article revised(Set<String> about, ArticleVersion next) {
        List<ArticleVersion> more = new ArrayList<>(versions);
        more.add(next);
        return new Article(id, about, more, false);
    }

    /** The same, no longer shown. */
    public Article retire() {
        return new Article(id, topics, versions, true);
    }
}
