package dev.cuadra.onboarding.record;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.definition.Rows;
import dev.cuadra.onboarding.gate.Approval;
import dev.cuadra.onboarding.gate.Finding;
import dev.cuadra.onboarding.gate.GateFinding;
import dev.cuadra.onboarding.gate.MemberFinding;
import dev.cuadra.onboarding.gate.Score;
import dev.cuadra.onboarding.gate.Situation;
import dev.cuadra.onboarding.gate.Waiver;
import dev.cuadra.onboarding.internal.Canonical;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.spi.problem.Text;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Writes what was found into the tree of a record, and remembers which readings were behind it. */
final class RecordWriter {
    private final Definition definition;
    private final String sha256;
    private final Inputs inputs;
    private final Situation situation;
    private final Set<String> used = new TreeSet<>();

    RecordWriter(Definition definition, String sha256, Inputs inputs, Situation situation) {
        this.definition = definition;
        this.sha256 = sha256;
        this.inputs = inputs;
        this.situation = situation;
    }

    ObjectNode head(String kind) {
        ObjectNode tree = Canonical.object();
        tree.put("kind", kind);
        ObjectNode about = tree.putObject("definition");
        about.put("id", definition.id());
        about.put("version", definition.version());
        about.put("sha256", sha256);
        tree.put("at", inputs.at().toString());
        tree.put("zone", inputs.zone().getId());
        tree.put("calendar", inputs.calendar());
        if (inputs.previous().isPresent()) {
            ObjectNode previous = tree.putObject("previous");
            previous.put("hash", inputs.previous().get().hash());
            previous.put("verdict", inputs.previous().get().verdict());
        } else {
            tree.putNull("previous");
        }
        tree.put("cites", inputs.cites().orElse(null));
        if (!situation.known().recordedBy().equals(inputs.at())) {
            tree.put("recordedBy", situation.known().recordedBy().toString());
        }
        return tree;
    }

    void gate(GateFinding finding, ObjectNode tree) {
        tree.put("gate", finding.gate());
        behind(Rows.gate(finding.gate()), tree);
        tree.put("verdict", finding.verdict().name());
        tree.put("reason", finding.reason());
        text("sentence", finding.sentence(), tree);
        ArrayNode conditions = tree.putArray("conditions");
        for (MemberFinding member : finding.members()) {
            ObjectNode each = conditions.addObject();
            each.put("tier", lower(member.member().tier()));
            each.put("weight", member.member().weight().toPlainString());
            each.put("shadow", member.member().shadow());
            finding(member.finding(), Rows.gate(finding.gate()), each);
            if (member.waiver().isPresent()) {
                waiver(member.waiver().get(), each.putObject("waiver"));
            } else {
                each.putNull("waiver");
            }
        }
        score("should", finding.should(), tree);
        score("nice", finding.nice(), tree);
        ArrayNode approvals = tree.putArray("approvals");
        finding.approvals().stream()
                .sorted(Comparator.comparing(Approval::role))
                .forEach(approval -> approval(approval, approvals.addObject()));
        ArrayNode missing = tree.putArray("missingApprovals");
        finding.missingApprovals().forEach(missing::add);
    }

    /** The rows of a catalogue behind a part, and who answers for it; nothing where it has none. */
    void behind(String place, ObjectNode node) {
        rows(place, node);
        definition.owners().at(place).ifPresent(role -> node.put("owner", role));
    }

    private void rows(String place, ObjectNode node) {
        List<String> ids = definition.rows().at(place);
        if (!ids.isEmpty()) {
            ArrayNode array = node.putArray("rows");
            ids.forEach(array::add);
        }
    }

    void finding(Finding finding, String whole, ObjectNode node) {
        node.put("id", finding.condition());
        rows(whole + "/" + finding.condition(), node);
        definition.owners().answering(whole, finding.condition()).ifPresent(role -> node.put("owner", role));
        node.put("outcome", finding.outcome().name());
        node.put("open", finding.open());
        node.put("excluded", finding.excluded());
        node.put("state", finding.state().map(Enum::name).orElse(null));
        node.put("missing", finding.gap().name());
        node.put("left", finding.left());
        node.put("operator", finding.operator());
        node.put("right", finding.right());
        node.put("mode", finding.mode());
        if (finding.bounds().isPresent()) {
            ObjectNode bounds = node.putObject("bounds");
            bounds.put("lower", finding.bounds().get().shownLower().toPlainString());
            bounds.put("upper", finding.bounds().get().shownUpper().toPlainString());
        } else {
            node.putNull("bounds");
        }
        ArrayNode ids = node.putArray("observations");
        finding.used().stream().sorted().forEach(ids::add);
        used.addAll(finding.used());
        text("sentence", finding.sentence(), node);
        text("change", finding.change(), node);
        ArrayNode parts = node.putArray("parts");
        finding.parts().forEach(part -> finding(part, whole, parts.addObject()));
    }

    private static void score(String name, Score score, ObjectNode tree) {
        ObjectNode node = tree.putObject(name);
        decimal("score", score.score(), node);
        decimal("coverage", score.coverage(), node);
    }

    private static void decimal(String name, Optional<BigDecimal> value, ObjectNode node) {
        node.put(name, value.map(BigDecimal::toPlainString).orElse(null));
    }

    private static void waiver(Waiver waiver, ObjectNode node) {
        node.put("who", waiver.who());
        node.put("role", waiver.role());
        node.put("reason", waiver.reason());
        node.put("at", waiver.at().toString());
        node.put("expires", waiver.expires().toString());
    }

    private static void approval(Approval approval, ObjectNode node) {
        node.put("who", approval.who());
        node.put("role", approval.role());
        node.put("at", approval.at().toString());
        node.put("expires", approval.expires().map(Object::toString).orElse(null));
        node.put("evidence", approval.evidence());
    }

    static void text(String name, Text text, ObjectNode node) {
        ObjectNode both = node.putObject(name);
        both.put("es", text.es());
        both.put("en", text.en());
    }

    static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The readings behind the findings, by event time and id. */
    void observations(ObjectNode tree) {
        ArrayNode all = tree.putArray("observations");
        situation.metrics().keySet().stream()
                .sorted()
                .flatMap(metric -> situation.known().all(metric).stream())
                .filter(reading -> used.contains(reading.id()))
                .sorted(Reading.ORDER)
                .forEach(reading -> all.add(ReadingWriter.tree(reading)));
    }
}
