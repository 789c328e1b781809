package dev.cuadra.onboarding.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cuadra.spi.problem.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ArticleIndexTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    private static Article article(String id, String es, String en, String body, String... keywords) {
        return Article.of(
                id, Set.of(), new ArticleVersion(new Text(es, en), new Text(body, ""), List.of(keywords), NOW, "ana"));
    }

    private static final List<Article> ARTICLES = List.of(
            article("pay", "Registrar un pago", "Record a payment", "El pago queda en el plan.", "abono"),
            article("cancel", "Cancelar un plan", "Cancel a plan", "Quien cancela un plan recibe su pago.", "anular"),
            article("login", "Iniciar sesión", "Sign in", "Olvidé mi contraseña. Ñandú.", "acceso", "login"),
            article("menu", "Dónde está el menú", "Where the menu is", "Arriba, junto al plan.", "navegación"));

    private static List<String> found(String query) {
        return ArticleIndex.of(ARTICLES).search(query, 10).stream()
                .map(hit -> hit.article().id())
                .toList();
    }

    @Test
    @Tag("KNOW-3")
    void accentsAndCapitalsDoNotMatterInEitherLanguage() {
        assertThat(found("SESION")).containsExactly("login");
        assertThat(found("sesión")).containsExactly("login");
        assertThat(found("CONTRASENA")).containsExactly("login");
        assertThat(found("ñandu")).containsExactly("login");
        assertThat(found("payment")).containsExactly("pay");
        assertThat(found("MENÚ")).containsExactly("menu");
    }

    @Test
    @Tag("KNOW-3")
    void theScoreIsWhatSomebodyWithAPencilGets() {
        // "pago": title 8 and once in the text of one, once in the text of the other; two of four have it: 1 + 1.
        assertThat(ArticleIndex.of(ARTICLES).search("pago", 10))
                .extracting(hit -> hit.article().id() + " " + hit.words() + " " + hit.score())
                .containsExactly("pay 1 18", "cancel 1 2");
        // "plan": three of four, so 1; in both titles of one and in its text: 8 and 1.
        assertThat(ArticleIndex.of(ARTICLES).search("plan", 10))
                .extracting(hit -> hit.article().id() + " " + hit.score())
                .containsExactly("cancel 9", "menu 1", "pay 1");
    }

    @Test
    @Tag("KNOW-3")
    void whoHasMoreOfTheWordsComesFirst() {
        assertThat(found("cancelar pago")).containsExactly("cancel", "pay");
        assertThat(found("el pago de la")).containsExactly("pay", "cancel");
        assertThat(found("el de la")).isEmpty();
        assertThat(found("")).isEmpty();
        assertThat(ArticleIndex.of(ARTICLES).search("plan", 1)).hasSize(1);
    }

    @Test
    @Tag("KNOW-3")
    void aWordThatIsBeingTypedFindsWhatBeginsWithIt() {
        assertThat(found("contra")).containsExactly("login");
        assertThat(found("co")).isEmpty();
        // The beginning of one word counts half: of 5 times 3 there are 7.
        assertThat(ArticleIndex.of(ARTICLES).search("naveg", 10).get(0).score()).isEqualTo(7);
    }

    @Test
    @Tag("KNOW-2")
    @Tag("KNOW-3")
    void theNewestVersionIsFoundAndARetiredArticleIsNot() {
        Article first = article("pay", "Registrar un pago", "Record a payment", "x");
        Article second = first.revised(
                Set.of("first-use"),
                new ArticleVersion(
                        new Text("Anotar un abono", "Note a part"), new Text("y", "y"), List.of(), NOW, "ana"));

        assertThat(ArticleIndex.of(List.of(second)).search("pago", 9)).isEmpty();
        assertThat(ArticleIndex.of(List.of(second)).search("abono", 9)).hasSize(1);
        assertThat(ArticleIndex.of(List.of(second)).search("first", 9)).hasSize(1);
        assertThat(ArticleIndex.of(List.of(second.retire())).search("abono", 9)).isEmpty();
        assertThat(second.versions()).hasSize(2);
        assertThatIllegalArgumentException().isThrownBy(() -> ArticleIndex.of(List.of(first, second)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> first.revised(
                        Set.of(),
                        new ArticleVersion(
                                new Text("a", "a"), new Text("", ""), List.of(), NOW.minusSeconds(1), "ana")));
    }

    @Property(tries = 30)
    @net.jqwik.api.Tag("KNOW-3")
    void theOrderOfTheArticlesDoesNotMatter(@ForAll long seed) {
        List<Article> shuffled = new ArrayList<>(ARTICLES);
        Collections.shuffle(shuffled, new Random(seed));

        for (String query : List.of("plan", "pago plan", "cancel", "a plan to sign")) {
            assertThat(ArticleIndex.of(shuffled).search(query, 10))
                    .isEqualTo(ArticleIndex.of(ARTICLES).search(query, 10));
        }
    }
}
