package dev.cuadra.onboarding.plan;

import dev.cuadra.onboarding.internal.Members;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what a template has besides its phases and tasks. */
final class TemplateParts {
    private static final int MOST = 1_000_000;

    private TemplateParts() {}

    /** A reference for people. */
    static void row(Members each) {
        each.optionalText("row");
    }

    static void known(Members each, String member, Set<String> names) {
        String name = each.text(member);
        if (!names.contains(name)) {
            throw each.problem("PLAN_REFERENCE", member, Map.of("name", name, "of", member));
        }
    }

    static List<Checklist> checklists(Members node) {
        return node.each("checklists", each -> {
            row(each);
            return new Checklist(
                    each.text("key"),
                    each.both("title"),
                    each.each("groups", group -> new Checklist.Group(group.both("title"), group.texts("items"))));
        });
    }

    static List<Criterion> criteria(Members node) {
        return node.each("criteria", each -> {
            row(each);
            return new Criterion(
                    each.text("key"), each.word("of", Criterion.Kind.class), each.both("title"), each.texts("roles"));
        });
    }

    static List<PlanDocument> documents(Members node, Set<String> tasks) {
        return node.each("documents", each -> {
            row(each);
            known(each, "for", tasks);
            return new PlanDocument(each.text("key"), each.both("title"), each.text("role"), each.text("for"));
        });
    }

    static List<Risk> risks(Members node) {
        return node.each("risks", each -> {
            row(each);
            return new Risk(
                    each.text("key"),
                    each.both("title"),
                    each.text("role"),
                    new HashSet<>(each.texts("signs")),
                    each.both("playbook"),
                    each.each("responses", TemplateParts::response));
        });
    }

    private static Risk.Response response(Members node) {
        row(node);
        return new Risk.Response(
                node.text("key"), node.both("title"), node.text("role"), node.between("days", 1, Activity.MOST_DAYS));
    }

    static List<Celebration> celebrations(Members node) {
        return node.each("celebrations", each -> {
            row(each);
            return new Celebration(
                    each.text("key"),
                    each.text("figure"),
                    each.between("at", 1, MOST),
                    each.text("message"),
                    each.both("title"));
        });
    }

    /** Every item of a checklist is a task or a criterion, and no two parts that are attested have one name. */
    static void checkItems(Members node, Template template) {
        Set<String> criteria = new HashSet<>();
        for (Criterion criterion : template.criteria()) {
            once(node, "criteria", criterion.key(), criteria);
        }
        for (Checklist checklist : template.checklists()) {
            for (String item : checklist.items()) {
                if (!template.tasks().containsKey(item) && !criteria.contains(item)) {
                    throw node.problem("PLAN_REFERENCE", "checklists", Map.of("name", item, "of", checklist.key()));
                }
            }
        }
        Set<String> names = new HashSet<>(template.tasks().keySet());
        template.documents().forEach(document -> once(node, "documents", document.key(), names));
        template.risks().forEach(risk -> {
            once(node, "risks", risk.key(), names);
            risk.responses().forEach(response -> once(node, "risks", response.key(), names));
        });
        Set<String> celebrated = new HashSet<>(names);
        template.celebrations().forEach(one -> once(node, "celebrations", one.key(), celebrated));
    }

    private static void once(Members node, String member, String name, Set<String> names) {
        if (!names.add(name)) {
            throw node.problem("PLAN_DOUBLE", member, Map.of("name", name));
        }
    }
}
