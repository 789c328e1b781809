package dev.cuadra.onboarding.alert.service;

import dev.cuadra.onboarding.alert.Duty;
import dev.cuadra.onboarding.decision.HistoryEvent;
import dev.cuadra.onboarding.decision.Rollout;
import dev.cuadra.onboarding.gate.Approval;
import dev.cuadra.onboarding.gate.Waiver;
import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.metric.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Entries, as evaluations read them. */
record Ledger(List<BookEntry> entries) {
    Ledger {
        entries = List.copyOf(entries);
    }

    /** What was known at an instant. Places in the list are kept, so that readings keep their ids. */
    List<BookEntry> known(Instant recordedBy) {
        return entries.stream()
                .filter(entry -> !entry.recordedAt().isAfter(recordedBy))
                .toList();
    }

    /** All attestations; those recorded too late are for the evaluation to leave out. */
    List<Reading> attested() {
        List<Reading> all = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            BookEntry entry = entries.get(i);
            if (entry.kind() == BookEntry.Kind.ATTESTED || entry.kind() == BookEntry.Kind.NOT_APPLICABLE) {
                all.add(Reading.at(
                                "book/" + (i + 1), entry.subject(), entry.act().at(), content(entry))
                        .recorded(entry.recordedAt()));
            }
        }
        return all;
    }

    private static Content content(BookEntry entry) {
        return entry.kind() == BookEntry.Kind.NOT_APPLICABLE
                ? new Content.NotApplicable(entry.act().why())
                : new Content.Answer(
                        entry.given(),
                        Optional.of(new Signature(
                                entry.act().who(), entry.act().role(), entry.evidence(), entry.expires())));
    }

    List<Approval> approvals(Instant recordedBy) {
        return known(recordedBy).stream()
                .filter(entry -> entry.kind() == BookEntry.Kind.APPROVED)
                .map(entry -> new Approval(
                        entry.subject(),
                        entry.act().who(),
                        entry.act().role(),
                        entry.given(),
                        entry.act().at(),
                        entry.expires(),
                        entry.evidence()))
                .toList();
    }

    List<Waiver> waivers(Instant recordedBy) {
        return known(recordedBy).stream()
                .filter(entry -> entry.kind() == BookEntry.Kind.WAIVED)
                .map(entry -> new Waiver(
                        entry.subject(),
                        entry.detail(),
                        entry.act().who(),
                        entry.act().role(),
                        entry.act().why(),
                        entry.act().at(),
                        entry.expires().orElseThrow()))
                .toList();
    }

    List<HistoryEvent> history(Instant recordedBy) {
        return known(recordedBy).stream()
                .flatMap(entry -> event(entry).stream())
                .toList();
    }

    /** What happened to the rollout; that customers know the timeline of the fix is said by an attestation. */
    private static Optional<HistoryEvent> event(BookEntry entry) {
        Instant at = entry.act().at();
        if (entry.kind() == BookEntry.Kind.HAPPENED) {
            return Optional.of(new HistoryEvent(HistoryEvent.Kind.valueOf(entry.detail()), at, entry.subject()));
        }
        boolean shared = entry.kind() == BookEntry.Kind.ATTESTED
                && entry.given()
                && entry.subject().equals(Duty.TIMELINE_SHARED);
        return shared
                ? Optional.of(new HistoryEvent(
                        HistoryEvent.Kind.FIX_TIMELINE_SHARED, at, entry.act().role()))
                : Optional.empty();
    }

    /** The phase that the rollout is in: the one that began last, else the first. */
    static String phase(Rollout rollout, List<HistoryEvent> history, Instant at) {
        return history.stream()
                .filter(event -> event.kind() == HistoryEvent.Kind.PHASE_STARTED
                        && !event.at().isAfter(at)
                        && rollout.phase(event.subject()).isPresent())
                .max(Comparator.comparing(HistoryEvent::at))
                .map(HistoryEvent::subject)
                .orElseGet(() -> rollout.phases().get(0).name());
    }
}
