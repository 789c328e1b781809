package dev.cuadra.onboarding.alert.service;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.onboarding.alert.AlertEvent;
import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.definition.DefinitionReader;
import dev.cuadra.onboarding.gate.TriggerState;
import dev.cuadra.onboarding.record.EvaluationRecord;
import dev.cuadra.onboarding.record.Inputs;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Past evaluations made again: from what had been recorded by then, which has to give the same bytes, or from what is known
 * now, which is a new record that cites the old one and changes no alert. Safe for many threads and processes.
 *
 * @source ALERT-9
 */
public final class LaunchReplay {
    private final Vault vault;
    private final WatchBooks books;

    /** Makes what is stored in {@code vault} again. */
    public LaunchReplay(Vault vault) {
        this.vault = vault;
        this.books = new WatchBooks(vault);
    }

    /**
     * Makes every evaluation of an instant again, from the definition, the entries and the readings of then.
     *
     * @param definition the id of the definition
     */
    public List<Replayed> replay(TenantId tenant, String definition, ReadingSource source, Instant at) {
        Ledger ledger = books.seen(tenant, definition).ledger();
        Map<Frame, Making> makings = new HashMap<>();
        return books.at(tenant, definition, at).stream()
                .map(stored -> new Replayed(stored.told(), again(tenant, stored, ledger, source, makings)))
                .toList();
    }

    /** What the records of one instant have in common as a rule, so that it is worked out once. */
    private record Frame(String sha256, int entries, Instant recordedBy, String zone, String calendar) {}

    private EvaluationRecord again(
            TenantId tenant, StoredRecord stored, Ledger ledger, ReadingSource source, Map<Frame, Making> makings) {
        JsonNode record = Making.parsed(stored);
        Instant recordedBy =
                Instant.parse(record.path("recordedBy").asText(stored.at().toString()));
        Ledger then = new Ledger(ledger.entries().subList(0, stored.entries()));
        Frame frame = new Frame(
                stored.sha256(),
                stored.entries(),
                recordedBy,
                record.path("zone").asText(),
                record.path("calendar").asText());
        return makings.computeIfAbsent(
                        frame,
                        any -> making(tenant, stored, definition(tenant, stored), record, source, then, recordedBy))
                .record(stored.subject(), Making.previous(record), Making.cites(record));
    }

    private Definition definition(TenantId tenant, StoredRecord stored) {
        return DefinitionReader.read(books.definition(tenant, stored.sha256())
                .orElseThrow(() -> new IllegalStateException("The definition of " + stored + " is not there"))
                .value()
                .json());
    }

    private static Making making(
            TenantId tenant,
            StoredRecord stored,
            Definition definition,
            JsonNode record,
            ReadingSource source,
            Ledger ledger,
            Instant recordedBy) {
        return Making.of(
                definition,
                stored.at(),
                ZoneId.of(record.path("zone").asText()),
                record.path("calendar").asText(),
                source.read(tenant, definition, recordedBy),
                ledger,
                recordedBy);
    }

    /**
     * Looks again at an instant with what is known now. The new records stand at the end of their chains and cite the first
     * one of the instant.
     *
     * @return the new records; none when the instant was never evaluated
     */
    public List<StoredEvaluation> asKnownNow(TenantId tenant, String definition, ReadingSource source, Instant at) {
        return Vault.again(WatchBooks.PERSISTENCE, () -> {
            WatchBooks.Seen seen = books.seen(tenant, definition);
            Instant now = vault.now();
            Draft draft = new Draft(books, seen, at);
            for (StoredRecord first : firsts(books.at(tenant, definition, at))) {
                Making making = making(
                        tenant, first, definition(tenant, first), Making.parsed(first), source, seen.ledger(), now);
                Optional<Inputs.Previous> previous =
                        draft.tail(first.subject()).map(tail -> new Inputs.Previous(tail.hash(), tail.verdict()));
                draft.record(
                        making, first.subject(), making.record(first.subject(), previous, Optional.of(first.hash())));
                draft.happened(reevaluated(making, first.subject(), at));
            }
            if (!draft.empty()) {
                draft.commit("launch-again", Optional.empty());
            }
            return draft.records();
        });
    }

    private static List<StoredRecord> firsts(List<StoredRecord> records) {
        List<StoredRecord> firsts = new ArrayList<>();
        records.stream()
                .filter(record -> firsts.stream().noneMatch(one -> one.subject().equals(record.subject())))
                .forEach(firsts::add);
        return firsts;
    }

    /** That an instant was looked at again is told of every trigger once. */
    private static List<AlertEvent> reevaluated(Making making, String subject, Instant at) {
        boolean triggers = subject.equals(StoredEvaluation.ROLLOUT) || subject.equals(StoredEvaluation.TRIGGERS);
        return (triggers
                        ? making.evaluation().triggers().stream()
                        : Stream.<dev.cuadra.onboarding.gate.TriggerFinding>empty())
                .filter(finding -> finding.state() != TriggerState.NOT_ARMED)
                .map(finding -> new AlertEvent(
                        finding.trigger().id(),
                        AlertEvent.Kind.REEVALUATED,
                        at,
                        0,
                        0,
                        finding.state().name()))
                .toList();
    }
}
