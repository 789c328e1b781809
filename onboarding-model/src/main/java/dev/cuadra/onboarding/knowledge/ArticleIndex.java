package dev.cuadra.onboarding.knowledge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds articles by words of either language, whatever their accents and capitals. A word that is being typed finds what
 * begins with it. Immutable, safe for many threads.
 *
 * <p>Who has more of the words comes first; then by how much each word says: in a title eight, among keywords five, in the
 * text up to three, times one more for every halving of the articles that have it; a beginning counts half of it, rounded
 * down. What is equal is in order of ids. Nothing is rounded otherwise, and the same articles always give the same order.
 *
 * @source KNOW-3
 */
public final class ArticleIndex {
    private static final int TITLE = 8;
    private static final int KEYWORD = 5;
    private static final int BODY = 3;
    private static final int SHORTEST = 3;

    private final Map<String, Article> articles = new TreeMap<>();
    private final NavigableMap<String, Map<String, Integer>> weights = new TreeMap<>();

    private ArticleIndex(Collection<Article> all) {
        for (Article article : all) {
            if (!article.retired()) {
                if (articles.putIfAbsent(article.id(), article) != null) {
                    throw new IllegalArgumentException("An article that stands twice: " + article.id());
                }
                add(article);
            }
        }
    }

    /** The index of articles in their newest versions; those that are retired are left out. */
    public static ArticleIndex of(Collection<Article> articles) {
        return new ArticleIndex(articles);
    }

    /**
     * Something that was found.
     *
     * @param article the article
     * @param words how many of the words it has
     * @param score how much they say
     */
    public record Hit(Article article, int words, long score) {}

    private void add(Article article) {
        ArticleVersion newest = article.newest();
        Map<String, Integer> body = new TreeMap<>();
        count(newest.body().es(), body);
        count(newest.body().en(), body);
        body.forEach((word, times) -> weigh(article, word, Math.min(times, BODY)));
        Set<String> title = new LinkedHashSet<>(Words.of(newest.title().es()));
        title.addAll(Words.of(newest.title().en()));
        title.forEach(word -> weigh(article, word, TITLE));
        Set<String> keys = new LinkedHashSet<>();
        newest.keywords().forEach(key -> keys.addAll(Words.of(key)));
        article.topics().forEach(key -> keys.addAll(Words.of(key)));
        keys.forEach(word -> weigh(article, word, KEYWORD));
    }

    private static void count(String text, Map<String, Integer> counts) {
        Words.of(text).forEach(word -> counts.merge(word, 1, Integer::sum));
    }

    private void weigh(Article article, String word, int weight) {
        weights.computeIfAbsent(word, any -> new TreeMap<>()).merge(article.id(), weight, Integer::sum);
    }

    /** The articles that have any of the words of {@code query}, the best first, at most {@code most}. */
    public List<Hit> search(String query, int most) {
        Map<String, Integer> words = new TreeMap<>();
        Map<String, Long> scores = new TreeMap<>();
        for (String word : new LinkedHashSet<>(Words.of(query))) {
            worth(word).forEach((id, worth) -> {
                words.merge(id, 1, Integer::sum);
                scores.merge(id, worth, Long::sum);
            });
        }
        List<Hit> hits = new ArrayList<>();
        articles.forEach((id, article) -> {
            int found = words.getOrDefault(id, 0);
            if (found > 0) {
                hits.add(new Hit(article, found, scores.getOrDefault(id, 0L)));
            }
        });
        hits.sort(Comparator.comparingInt(Hit::words)
                .thenComparingLong(Hit::score)
                .reversed()
                .thenComparing(hit -> hit.article().id()));
        return List.copyOf(hits.subList(0, Math.min(hits.size(), Math.max(0, most))));
    }

    /** How much a word says of each article: as it stands, else as the beginning of the word that says most. */
    private Map<String, Long> worth(String word) {
        Map<String, Long> worth = new TreeMap<>();
        if (word.length() >= SHORTEST) {
            weights.subMap(word, false, word + Character.MAX_VALUE, false).forEach((longer, found) -> {
                long rare = rarity(found.size());
                found.forEach((id, weight) -> worth.merge(id, weight * rare / 2, Long::max));
            });
        }
        Map<String, Integer> exact = weights.getOrDefault(word, Map.of());
        exact.forEach((id, weight) -> worth.put(id, weight * rarity(exact.size())));
        return worth;
    }

    /** One, and one more for every halving of all articles down to those that have the word. */
    private long rarity(int having) {
        return (long) Long.SIZE - Long.numberOfLeadingZeros((long) articles.size() / having);
    }
}
