package dev.cuadra.onboarding.knowledge;

import java.time.LocalDate;
import java.util.Objects;

/**
 * What became of an article on a day.
 *
 * @param article its id
 * @param day the day, in the zone of the plan
 * @param views how often it was opened
 * @param solved how often somebody said that it helped
 * @param tickets how often somebody who had opened it wrote to support all the same
 */
public record ArticleUse(String article, LocalDate day, long views, long solved, long tickets) {
    public ArticleUse {
        Objects.requireNonNull(article, "article");
        Objects.requireNonNull(day, "day");
        if (views < 0 || solved < 0 || tickets < 0) {
            throw new IllegalArgumentException("Less than never: " + article);
        }
    }
}
