package dev.cuadra.examples;

import dev.cuadra.onboarding.plan.Risk;
import dev.cuadra.onboarding.plan.Template;
import dev.cuadra.onboarding.plan.Templates;
import dev.cuadra.spi.problem.Text;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "template", footer = "  java -jar cuadra.jar onboarding template customer-onboarding")
final class OnboardingTemplateCommand implements Callable<Integer> {
    private static final String BETWEEN = " · ";

    private final Console console;

    @Parameters(arity = "0..1", paramLabel = "ID", descriptionKey = "plan-template")
    @Nullable
    private String id;

    OnboardingTemplateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (id == null) {
            Templates.shipped().newest().forEach(this::head);
        } else {
            tell(Templates.shipped().newest(id));
        }
        return Main.DONE;
    }

    private void head(Template template) {
        console.line(template + BETWEEN + said(template.title()));
    }

    private void tell(Template template) {
        head(template);
        part(
                "tasks",
                template.tasks().values(),
                task -> task.key()
                        + BETWEEN
                        + task.days()
                        + BETWEEN
                        + task.accountable()
                        + BETWEEN
                        + said(task.title())
                        + (task.milestone() ? BETWEEN + console.text("onboarding.template.milestone", Map.of()) : ""));
        part(
                "criteria",
                template.criteria(),
                criterion -> criterion.key()
                        + BETWEEN
                        + String.join(", ", criterion.roles())
                        + BETWEEN
                        + said(criterion.title()));
        part(
                "documents",
                template.documents(),
                document -> document.key() + BETWEEN + document.role() + BETWEEN + said(document.title()));
        part(
                "risks",
                template.risks(),
                risk -> risk.key() + BETWEEN + risk.role() + BETWEEN + said(risk.title()) + responses(risk));
    }

    private <T> void part(String name, Collection<T> all, Function<T, String> line) {
        if (!all.isEmpty()) {
            console.print("onboarding.template." + name, Map.of());
            all.forEach(one -> console.line("  " + line.apply(one)));
        }
    }

    private static String responses(Risk risk) {
        return risk.responses().isEmpty()
                ? ""
                : risk.responses().stream().map(Risk.Response::key).collect(Collectors.joining(", ", " (", ")"));
    }

    private String said(Text text) {
        return text.in(console.locale());
    }
}
