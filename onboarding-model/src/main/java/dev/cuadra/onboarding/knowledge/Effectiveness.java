package dev.cuadra.onboarding.knowledge;

import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.spi.problem.Text;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How much articles helped in some days.
 *
 * <p>The self-service share is resolutions by an article out of those and the tickets of the same days: who found help
 * and wrote all the same counts on both sides.
 *
 * @param views how often articles were opened
 * @param solved how often one helped
 * @param tickets the tickets of the same days, those without an article among them
 * @param selfService the share of {@code solved} in {@code solved} and {@code tickets}; empty when there was neither
 * @param articles each article that was used, the most opened first, then by id
 * @source KNOW-4
 */
public record Effectiveness(
        long views, long solved, long tickets, Optional<Content.Share> selfService, List<Used> articles) {
    public Effectiveness {
        articles = List.copyOf(articles);
    }

    /**
     * An article in these days.
     *
     * @param article its id
     * @param views how often it was opened
     * @param solved how often it helped
     * @param tickets how often it led to a ticket
     */
    public record Used(String article, long views, long solved, long tickets) {
        private Used and(Used other) {
            return new Used(article, views + other.views, solved + other.solved, tickets + other.tickets);
        }
    }

    /**
     * What the use of articles comes to.
     *
     * @param from the first day
     * @param to the last day, included
     * @param tickets how many tickets were opened on these days
     */
    public static Effectiveness of(Collection<ArticleUse> uses, LocalDate from, LocalDate to, long tickets) {
        if (tickets < 0 || to.isBefore(from)) {
            throw new IllegalArgumentException("Not days with tickets: " + from + ".." + to + ", " + tickets);
        }
        Map<String, Used> byArticle = new TreeMap<>();
        uses.stream()
                .filter(use -> !use.day().isBefore(from) && !use.day().isAfter(to))
                .forEach(use -> byArticle.merge(
                        use.article(), new Used(use.article(), use.views(), use.solved(), use.tickets()), Used::and));
        List<Used> all = byArticle.values().stream()
                .sorted(Comparator.comparingLong(Used::views).reversed().thenComparing(Used::article))
                .toList();
        long solved = all.stream().mapToLong(Used::solved).sum();
        return new Effectiveness(
                all.stream().mapToLong(Used::views).sum(),
                solved,
                tickets,
                solved + tickets == 0 ? Optional.empty() : Optional.of(new Content.Share(solved, solved + tickets)),
                all);
    }

    /** The articles after which people wrote to support, the worst first: most tickets, then by id. */
    public List<Used> leadingToTickets() {
        return articles.stream()
                .filter(used -> used.tickets() > 0)
                .sorted(Comparator.comparingLong(Used::tickets).reversed().thenComparing(Used::article))
                .toList();
    }

    /** What the share is a share of, in words. */
    public static Text definition() {
        return Texts.BOOK.text("KNOWLEDGE_SELF_SERVICE", Map.of());
    }
}
