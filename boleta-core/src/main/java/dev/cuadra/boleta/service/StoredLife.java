package dev.cuadra.boleta.service;

import dev.cuadra.boleta.life.BoletaLife;
import dev.cuadra.boleta.life.Issue;
import dev.cuadra.boleta.life.LifeEvent;
import dev.cuadra.boleta.life.LifeMove;
import dev.cuadra.boleta.life.LifeState;
import dev.cuadra.boleta.life.Replay;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.report.ReportedState;
import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.spi.problem.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What happened to a boleta, as it was told. It is kept under the id of the boleta and holds nothing personal.
 *
 * @param payer the company
 * @param seen the last day on which somebody asked where the boleta stands
 * @param state where it stood on that day
 * @param events what happened, in the order in which it was told
 * @param contradictions reports that cannot be, beside those events; a person has to look
 */
record StoredLife(UUID payer, LocalDate seen, LifeState state, List<LifeEvent> events, List<LifeEvent> contradictions) {
    StoredLife {
        events = List.copyOf(events);
        contradictions = List.copyOf(contradictions);
    }

    /**
     * A life of which nothing is told. What the books say already came from a report of an unknown day, so it stands
     * before whatever is told.
     */
    static StoredLife of(UUID payer, Issue issue, BoletaState booked) {
        List<LifeEvent> before = booked == BoletaState.VIGENTE
                ? List.of()
                : List.of(LifeEvent.reported(
                        issue.earliest(), new ReportedState(booked.name(), Optional.of(booked), Confidence.CERTAIN)));
        return new StoredLife(payer, issue.earliest(), LifeState.valueOf(booked.name()), before, List.of());
    }

    /** Whether an event is among those that were told. */
    boolean knows(LifeEvent event) {
        return events.contains(event) || contradictions.contains(event);
    }

    /** What the events come to on {@code on}, or on the last day seen if that is later: no day is forgotten. */
    Replay replay(Issue issue, LocalDate on) {
        return BoletaLife.replay(issue, events, on.isAfter(seen) ? on : seen);
    }

    /** The same with more events. */
    StoredLife with(List<LifeEvent> fresh) {
        List<LifeEvent> more = new ArrayList<>(events);
        more.addAll(fresh);
        return new StoredLife(payer, seen, state, more, contradictions);
    }

    /** The same with a report that cannot be. */
    StoredLife contradicted(LifeEvent report) {
        if (report.move() != LifeMove.REPORT) {
            throw new IllegalArgumentException("Only a report is kept though it contradicts: " + report.move());
        }
        List<LifeEvent> more = new ArrayList<>(contradictions);
        more.add(report);
        return new StoredLife(payer, seen, state, events, more);
    }

    /** The same on the day of {@code life}. */
    StoredLife seen(BoletaLife life) {
        return new StoredLife(payer, life.on(), life.state(), events, contradictions);
    }

    /** Why the reports that are kept apart cannot be. */
    List<Problem> findings(Issue issue, LocalDate on) {
        return contradictions.stream()
                .flatMap(report -> with(List.of(report))
                        .replay(issue, on)
                        .<Optional<Problem>>fold(life -> Optional.empty(), refusal -> Optional.of(refusal.problem()))
                        .stream())
                .toList();
    }
}
