package dev.cuadra.onboarding.operation.service;

import static dev.cuadra.onboarding.operation.service.OperationHouse.ACME;
import static dev.cuadra.onboarding.operation.service.OperationHouse.MONDAY;
import static dev.cuadra.onboarding.operation.service.OperationHouse.MORNING;
import static dev.cuadra.onboarding.operation.service.OperationHouse.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.onboarding.knowledge.Article;
import dev.cuadra.onboarding.knowledge.ArticleVersion;
import dev.cuadra.onboarding.knowledge.IssueMove;
import dev.cuadra.onboarding.knowledge.IssueReport;
import dev.cuadra.onboarding.knowledge.IssueStatus;
import dev.cuadra.onboarding.knowledge.Severity;
import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.problem.Text;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class KnowledgeBaseTest {
    private final OperationHouse house = new OperationHouse();
    private final KnowledgeBase knowledge = house.operations.knowledge();

    private static IssueReport report(String text) {
        return new IssueReport(Severity.LOW, MORNING, "ana", text, List.of(), "", "", "");
    }

    private static ArticleVersion version(String title) {
        return new ArticleVersion(new Text(title, title), new Text("", ""), List.of(), MORNING, "ana");
    }

    private static IssueMove move(IssueStatus to, String text) {
        return new IssueMove(to, MORNING, "tom", text);
    }

    @Test
    @Tag("KNOW-1")
    @Tag("OPS-11")
    void issuesAreNumberedWithoutGapsWhoeverIsFirst() {
        assertThat(knowledge.report(ACME, "a", report("one")).issue().id()).isEqualTo("LAYBY-001");
        assertThat(knowledge.report(ACME, "a", report("one")).issue().id()).isEqualTo("LAYBY-001");
        house.meanwhile(() -> knowledge.report(ACME, "b", report("two")));
        assertThat(knowledge.report(ACME, "c", report("three")).issue().id()).isEqualTo("LAYBY-003");
        assertThat(knowledge.issue(ACME, "LAYBY-002").issue().report().description())
                .isEqualTo("two");
        assertThat(knowledge.report(OTHER, "a", report("other")).issue().id()).isEqualTo("LAYBY-001");
        for (String id : List.of("LAYBY-004", "LAYBY-1", "LAYBY", "001", "LAYBY-0001")) {
            assertThatThrownBy(() -> knowledge.issue(ACME, id))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problem().code()).isEqualTo("KNOWLEDGE_ISSUE_UNKNOWN"));
        }
    }

    @Test
    @Tag("KNOW-1")
    @Tag("OPS-11")
    void issuesMoveOnAndARefusalChangesNothing() {
        knowledge.report(ACME, "a", report("one"));
        knowledge.workAround(ACME, "w", "LAYBY-001", "Use the other till");
        IssueView refused = knowledge.move(ACME, "m0", "LAYBY-001", move(IssueStatus.RESOLVED, ""));
        assertThat(refused.refusal().map(Problem::code)).contains("KNOWLEDGE_REASON");
        IssueView resolved = knowledge.move(ACME, "m1", "LAYBY-001", move(IssueStatus.RESOLVED, "New cable"));
        assertThat(resolved.refusal()).isEmpty();
        assertThat(knowledge.move(ACME, "m1", "LAYBY-001", move(IssueStatus.RESOLVED, "New cable")))
                .isEqualTo(resolved);
        assertThat(knowledge.issues(ACME).get(0).fields())
                .containsEntry("workaround", "Use the other till")
                .containsEntry("resolution", "New cable");
    }

    @Test
    @Tag("KNOW-2")
    @Tag("OPS-11")
    void everyVersionOfAnArticleIsKept() {
        knowledge.publish(ACME, "p1", "sign-in", Set.of("login"), version("Entrar"));
        knowledge.publish(ACME, "p1", "sign-in", Set.of("login"), version("Entrar"));
        Article second = knowledge.publish(ACME, "p2", "sign-in", Set.of("login", "menu"), version("Iniciar sesión"));
        assertThat(second.versions()).extracting(one -> one.title().es()).containsExactly("Entrar", "Iniciar sesión");
        assertThat(knowledge.index(ACME).search("sesion", 5)).hasSize(1);
        assertThat(knowledge.retire(ACME, "r", "sign-in").retired()).isTrue();
        assertThat(knowledge.index(ACME).search("sesion", 5)).isEmpty();
        assertThat(knowledge.articles(ACME)).hasSize(1);
        assertThat(knowledge
                        .publish(ACME, "p3", "sign-in", Set.of(), version("Otra vez"))
                        .retired())
                .isFalse();
    }

    @Test
    @Tag("KNOW-4")
    @Tag("OPS-11")
    void usesAreCountedOnceForEachKey() {
        knowledge.publish(ACME, "p1", "sign-in", Set.of(), version("Entrar"));
        knowledge.used(ACME, "1", "sign-in", MONDAY, KnowledgeBase.Use.VIEWED);
        knowledge.used(ACME, "1", "sign-in", MONDAY, KnowledgeBase.Use.VIEWED);
        house.meanwhile(() -> knowledge.used(ACME, "2", "sign-in", MONDAY, KnowledgeBase.Use.VIEWED));
        knowledge.used(ACME, "3", "sign-in", MONDAY, KnowledgeBase.Use.SOLVED);
        knowledge.used(ACME, "4", "sign-in", MONDAY.plusDays(1), KnowledgeBase.Use.TICKET);

        assertThat(knowledge.effectiveness(ACME, MONDAY, MONDAY, 3).views()).isEqualTo(2);
        assertThat(knowledge.effectiveness(ACME, MONDAY, MONDAY, 3).selfService())
                .contains(new Content.Share(1, 4));
        assertThat(knowledge.effectiveness(ACME, MONDAY, MONDAY.plusDays(1), 3).leadingToTickets())
                .hasSize(1);
        assertThatThrownBy(() -> knowledge.used(ACME, "5", "none", MONDAY, KnowledgeBase.Use.VIEWED))
                .isInstanceOf(ProblemException.class);
    }
}
