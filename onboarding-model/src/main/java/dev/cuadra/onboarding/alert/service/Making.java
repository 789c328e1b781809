package dev.cuadra.onboarding.alert.service;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.onboarding.decision.HistoryEvent;
import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.gate.Gate;
import dev.cuadra.onboarding.internal.Canonical;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.record.Evaluation;
import dev.cuadra.onboarding.record.EvaluationRecord;
import dev.cuadra.onboarding.record.Inputs;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the records of one instant.
 *
 * @param inputs the inputs, without a record before
 * @param recordedBy until when what is known was recorded
 * @param history what happened to the rollout, as far as it was known then
 * @param evaluation what the inputs come to
 */
record Making(
        Definition definition, Inputs inputs, Instant recordedBy, List<HistoryEvent> history, Evaluation evaluation) {
    /** From readings and the book, as known at {@code recordedBy}. */
    static Making of(
            Definition definition,
            Instant at,
            ZoneId zone,
            String calendar,
            List<Reading> readings,
            Ledger ledger,
            Instant recordedBy) {
        List<Reading> all = new ArrayList<>(readings);
        all.addAll(ledger.attested());
        Inputs inputs = new Inputs(
                at,
                zone,
                calendar,
                all,
                ledger.approvals(recordedBy),
                ledger.waivers(recordedBy),
                Optional.empty(),
                Optional.empty());
        return new Making(
                definition,
                inputs,
                recordedBy,
                ledger.history(recordedBy),
                Evaluation.of(definition, inputs, recordedBy));
    }

    /** What is evaluated of a definition. */
    static List<String> subjects(Definition definition) {
        List<String> all = new ArrayList<>();
        definition.gates().stream().map(Gate::id).map(StoredEvaluation::gate).forEach(all::add);
        all.add(definition.rollout().isPresent() ? StoredEvaluation.ROLLOUT : StoredEvaluation.TRIGGERS);
        return all;
    }

    String phase() {
        return definition
                .rollout()
                .map(rollout -> Ledger.phase(rollout, history, inputs.at()))
                .orElse("");
    }

    EvaluationRecord record(String subject, Optional<Inputs.Previous> previous, Optional<String> cites) {
        Evaluation chained = evaluation.chained(previous, cites);
        return switch (subject) {
            case StoredEvaluation.ROLLOUT -> chained.rolloutRecord(phase(), history);
            case StoredEvaluation.TRIGGERS -> chained.triggersRecord();
            default -> chained.gateRecord(StoredEvaluation.gateOf(subject));
        };
    }

    /** The record that {@code record} names as the one before. */
    static Optional<Inputs.Previous> previous(JsonNode record) {
        JsonNode previous = record.path("previous");
        return previous.isObject()
                ? Optional.of(new Inputs.Previous(
                        previous.path("hash").asText(), previous.path("verdict").asText()))
                : Optional.empty();
    }

    static Optional<String> cites(JsonNode record) {
        return record.path("cites").isTextual()
                ? Optional.of(record.path("cites").asText())
                : Optional.empty();
    }

    static JsonNode parsed(StoredRecord record) {
        try {
            return Canonical.parse(record.json());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException("Not a record: " + record, e);
        }
    }
}
