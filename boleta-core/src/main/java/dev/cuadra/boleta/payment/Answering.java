package dev.cuadra.boleta.payment;

import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers, one after the other, over the lines of a batch. For one use. */
final class Answering {
    private final Map<String, LineStanding> lines;
    private final List<AnswerReport.Event> events = new ArrayList<>();
    private final List<String> unchanged = new ArrayList<>();
    private final List<Problem> odd = new ArrayList<>();

    Answering(PaymentBatch batch) {
        this.lines = batch.standings();
    }

    AnswerReport take(List<BankAnswer> answers) {
        answers.forEach(this::take);
        return new AnswerReport(events, unchanged, odd);
    }

    Map<String, LineStanding> lines() {
        return lines;
    }

    private void take(BankAnswer answer) {
        LineStanding line = lines.get(answer.reference());
        if (line == null || line.part().isEmpty() || line.status() == LineStatus.HELD) {
            odd.add(problem("ANSWER_UNMATCHED", answer, "—"));
            return;
        }
        switch (answer.outcome()) {
            case PAID -> paid(line, answer, answer.on().orElseThrow());
            case REJECTED -> rejected(line, answer);
            case RETURNED -> returned(line, answer, answer.on().orElseThrow());
            case PENDING, UNKNOWN -> unchanged.add(answer.reference());
        }
    }

    private void paid(LineStanding line, BankAnswer answer, LocalDate day) {
        if (line.status() == LineStatus.SENT) {
            become(line, line.paid(day));
        } else {
            // An old file read again says once more what was true before the money came back.
            sameOr(answer, line, line.paidOn().equals(Optional.of(day)));
        }
    }

    private void rejected(LineStanding line, BankAnswer answer) {
        if (line.status() == LineStatus.SENT) {
            become(line, line.ended(LineStatus.REJECTED, Optional.empty(), answer.reason()));
        } else {
            sameOr(answer, line, line.status() == LineStatus.REJECTED);
        }
    }

    private void returned(LineStanding line, BankAnswer answer, LocalDate day) {
        boolean before = line.paidOn().filter(day::isBefore).isPresent();
        if (!before && (line.status() == LineStatus.SENT || line.status() == LineStatus.PAID)) {
            become(line, line.ended(LineStatus.RETURNED, Optional.of(day), answer.reason()));
        } else {
            sameOr(
                    answer,
                    line,
                    line.status() == LineStatus.RETURNED && line.endedOn().equals(Optional.of(day)));
        }
    }

    private void become(LineStanding from, LineStanding to) {
        String reference = from.line().reference();
        lines.put(reference, to);
        events.add(new AnswerReport.Event(
                reference,
                from.line().boleta(),
                from.status(),
                to.status(),
                to.part().orElseThrow(),
                to.paidOn(),
                to.endedOn(),
                to.said()));
    }

    private void sameOr(BankAnswer answer, LineStanding line, boolean same) {
        if (same) {
            unchanged.add(answer.reference());
        } else {
            odd.add(problem("ANSWER_AGAINST_BOOKS", answer, line.status().name()));
        }
    }

    static Problem problem(String code, BankAnswer answer, String status) {
        return Texts.BOOK.problem(
                code,
                Place.in(answer.reference()),
                Map.of("reference", answer.reference(), "answer", answer.outcome(), "status", status));
    }
}
