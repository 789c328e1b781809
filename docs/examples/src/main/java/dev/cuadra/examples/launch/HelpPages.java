package dev.cuadra.examples.launch;

import dev.cuadra.onboarding.calendar.Stretch;
import dev.cuadra.onboarding.knowledge.Article;
import dev.cuadra.onboarding.knowledge.Effectiveness;
import dev.cuadra.onboarding.operation.service.KnowledgeBase;
import dev.cuadra.spi.problem.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What became of the help pages in a stretch of the launch.
 *
 * @param published how many were written
 * @param revised how often one that was there was written anew
 * @param mostViewed the title of the one that was opened most; empty where none was opened
 */
record HelpPages(long published, long revised, Optional<Text> mostViewed) {
    static HelpPages of(LaunchHouse house, Stretch period) {
        KnowledgeBase knowledge = house.lists().knowledge();
        List<Article> articles = knowledge.articles(house.tenant());
        long written = articles.stream()
                .flatMap(article -> article.versions().stream())
                .filter(version -> period.holds(version.at()))
                .count();
        long published = articles.stream()
                .filter(article -> period.holds(article.versions().get(0).at()))
                .count();
        LocalDate from = LocalDate.ofInstant(period.from(), house.days().zone());
        LocalDate to = LocalDate.ofInstant(period.to(), house.days().zone());
        Effectiveness used = knowledge.effectiveness(house.tenant(), from, to, 0);
        Optional<Text> most = used.articles().stream()
                .filter(article -> article.views() > 0)
                .findFirst()
                .map(article -> knowledge
                        .article(house.tenant(), article.article())
                        .newest()
                        .title());
        return new HelpPages(published, written - published, most);
    }
}
