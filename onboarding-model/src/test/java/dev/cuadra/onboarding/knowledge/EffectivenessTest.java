package dev.cuadra.onboarding.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.spi.problem.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EffectivenessTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
    private static final List<ArticleUse> USES = List.of(
            new ArticleUse("login", MONDAY, 40, 20, 3),
            new ArticleUse("pay", MONDAY, 25, 12, 5),
            new ArticleUse("pay", MONDAY.plusDays(1), 25, 13, 0),
            new ArticleUse("pay", MONDAY.plusDays(7), 99, 99, 99));

    @Test
    @Tag("KNOW-4")
    void theShareIsResolutionsOutOfThoseAndTheTickets() {
        Effectiveness week = Effectiveness.of(USES, MONDAY, MONDAY.plusDays(6), 30);

        // 20 + 12 + 13 of 45 + 30: 60 %.
        assertThat(week.selfService()).contains(new Content.Share(45, 75));
        assertThat(week.views()).isEqualTo(90);
        assertThat(week.articles())
                .containsExactly(new Effectiveness.Used("pay", 50, 25, 5), new Effectiveness.Used("login", 40, 20, 3));
        assertThat(week.leadingToTickets())
                .extracting(Effectiveness.Used::article)
                .containsExactly("pay", "login");
        assertThat(Effectiveness.of(List.of(), MONDAY, MONDAY, 0).selfService()).isEmpty();
        assertThat(Effectiveness.of(List.of(), MONDAY, MONDAY, 4).selfService()).contains(new Content.Share(0, 4));
        assertThat(Effectiveness.definition().es()).contains("cuenta en ambos lados");
        assertThatIllegalArgumentException().isThrownBy(() -> Effectiveness.of(USES, MONDAY, MONDAY.minusDays(1), 0));
    }

    @Test
    @Tag("KNOW-5")
    void topicsWithoutAnArticleAreGaps() {
        LaunchKnowledge knowledge = LaunchKnowledge.shipped();
        Article login = Article.of(
                "sign-in",
                Set.of("login", "edge-cases"),
                new ArticleVersion(new Text("Entrar", "Sign in"), new Text("", ""), List.of(), Instant.EPOCH, "ana"));

        assertThat(knowledge.expected()).hasSize(17);
        assertThat(knowledge.gaps(List.of())).hasSize(17);
        // Access, and edge cases on two days.
        assertThat(knowledge.gaps(List.of(login))).hasSize(14);
        assertThat(knowledge.gaps(List.of(login.retire()))).hasSize(17);
        assertThat(knowledge.on(2))
                .extracting(ExpectedIssue::id)
                .containsExactly("LL-150", "LL-151", "LL-152", "LL-153");
        assertThat(knowledge.on(1))
                .hasSize(9)
                .allSatisfy(one -> assertThat(one.hours()).isPresent());
    }
}
