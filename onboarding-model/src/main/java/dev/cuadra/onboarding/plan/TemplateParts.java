package dev.cuadra.onboarding.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what a template has besides its phases and tasks. */
final class TemplateParts {
    private TemplateParts() {}

    /** A reference for people. */
    static void row(PlanNode each) {
        each.optionalText("row");
    }

    static void known(PlanNode each, String member, Set<String> names) {
        String name = each.text(member);
        if (!names.contains(name)) {
            throw each.problem("PLAN_REFERENCE", member, Map.of("name", name, "of", member));
        }
    }

    static List<Checklist> checklists(PlanNode node) {
        List<Checklist> all = new ArrayList<>();
        for (PlanNode each : node.objects("checklists")) {
            row(each);
            List<Checklist.Group> groups = new ArrayList<>();
            for (PlanNode group : each.objects("groups")) {
                groups.add(new Checklist.Group(group.both("title"), group.texts("items")));
                group.end();
            }
            all.add(new Checklist(each.text("key"), each.both("title"), groups));
            each.end();
        }
        return all;
    }

    static List<Criterion> criteria(PlanNode node) {
        List<Criterion> all = new ArrayList<>();
        for (PlanNode each : node.objects("criteria")) {
            row(each);
            all.add(each.made(() -> new Criterion(
                    each.text("key"), each.word("of", Criterion.Kind.class), each.both("title"), each.texts("roles"))));
            each.end();
        }
        return all;
    }

    static List<PlanDocument> documents(PlanNode node, Set<String> tasks) {
        List<PlanDocument> all = new ArrayList<>();
        for (PlanNode each : node.objects("documents")) {
            row(each);
            known(each, "for", tasks);
            all.add(new PlanDocument(each.text("key"), each.both("title"), each.text("role"), each.text("for")));
            each.end();
        }
        return all;
    }

    static List<Risk> risks(PlanNode node) {
        List<Risk> all = new ArrayList<>();
        for (PlanNode each : node.objects("risks")) {
            row(each);
            List<Risk.Response> responses = new ArrayList<>();
            for (PlanNode response : each.objects("responses")) {
                row(response);
                responses.add(response.made(() -> new Risk.Response(
                        response.text("key"),
                        response.both("title"),
                        response.text("role"),
                        response.whole("days", 1, Activity.MOST_DAYS))));
                response.end();
            }
            all.add(new Risk(
                    each.text("key"),
                    each.both("title"),
                    each.text("role"),
                    new HashSet<>(each.texts("signs")),
                    each.both("playbook"),
                    responses));
            each.end();
        }
        return all;
    }

    static List<Celebration> celebrations(PlanNode node) {
        List<Celebration> all = new ArrayList<>();
        for (PlanNode each : node.objects("celebrations")) {
            row(each);
            all.add(each.made(() -> new Celebration(
                    each.text("key"),
                    each.text("figure"),
                    each.whole("at", 1, 1_000_000),
                    each.text("message"),
                    each.both("title"))));
            each.end();
        }
        return all;
    }

    /** Every item of a checklist is a task or a criterion, and no two parts that are attested have one name. */
    static void checkItems(PlanNode node, Template template) {
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

    private static void once(PlanNode node, String member, String name, Set<String> names) {
        if (!names.add(name)) {
            throw node.problem("PLAN_DOUBLE", member, Map.of("name", name));
        }
    }
}
