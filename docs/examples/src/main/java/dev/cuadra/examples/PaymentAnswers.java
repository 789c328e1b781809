package dev.cuadra.examples;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.bank.AnswerLine;
import dev.cuadra.boleta.bank.AnswerProfile;
import dev.cuadra.boleta.bank.AnswerReader;
import dev.cuadra.boleta.bank.AnswerReading;
import dev.cuadra.boleta.bank.AnswerState;
import dev.cuadra.boleta.form29.Form29Json;
import dev.cuadra.boleta.payment.BankAnswer;
import dev.cuadra.boleta.payment.BatchSheet;
import dev.cuadra.boleta.payment.LineStatus;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.service.AnswersBooked;
import dev.cuadra.boleta.service.PaymentOrder;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.tables.TableSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Reads what a bank answered to the files of a batch, and books it. */
final class PaymentAnswers {
    private static final Set<LineStatus> WAITING = Set.of(LineStatus.SENT);

    private final PaymentDesk desk;
    private final AnswerProfile profile;
    private final Locale locale;

    PaymentAnswers(PaymentDesk desk, AnswerProfile profile, Locale locale) {
        this.desk = desk;
        this.profile = profile;
        this.locale = locale;
    }

    /** Whether somebody has to look at what a document of this class tells. */
    static boolean findings(ObjectNode told) {
        return List.of("notPaid", "unknown", "tied", "odd", "unmatched", "waiting").stream()
                .anyMatch(member -> !told.get(member).isEmpty());
    }

    /**
     * Books an answer.
     *
     * @param on the day of it: files of banks have none
     */
    ObjectNode book(UUID batch, TableSource source, Optional<LocalDate> on, PaymentOrder order) {
        BatchSheet before = desk.sheet(batch);
        AnswerReading reading = new AnswerReader(profile)
                .read(source, desk.payments().sent(desk.host().tenant(), batch));
        LocalDate paidOn = on.orElse(before.batch().content().payOn());
        List<BankAnswer> answers = reading.matched().stream()
                .map(match -> answer(match, paidOn, on))
                .toList();
        AnswersBooked booked = answers.isEmpty()
                ? new AnswersBooked(List.of(), List.of(), List.of())
                : PaymentDesk.once(() -> desk.payments().book(order, answers));
        return told(batch, reading, booked);
    }

    private static BankAnswer answer(AnswerReading.Match match, LocalDate paidOn, Optional<LocalDate> said) {
        String reference = match.transfer().reference();
        AnswerLine line = match.line();
        String reason = String.join(" ", line.reasonCode(), line.reason()).strip();
        return switch (match.state()) {
            case PAID -> new BankAnswer(reference, BankAnswer.Outcome.PAID, Optional.of(paidOn), reason);
            case REJECTED -> BankAnswer.rejected(reference, reason);
            case RETURNED ->
                BankAnswer.returned(
                        reference,
                        said.orElseThrow(() -> new ProblemException(
                                Texts.BOOK.problem("ANSWER_DAY", Place.member("--on"), Map.of("line", line.line())))),
                        reason);
            case ACCEPTED, PENDING -> BankAnswer.pending(reference);
            case UNKNOWN -> new BankAnswer(reference, BankAnswer.Outcome.UNKNOWN, Optional.empty(), line.word());
        };
    }

    private ObjectNode told(UUID batch, AnswerReading reading, AnswersBooked booked) {
        BatchSheet after = desk.sheet(batch);
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        told.put("batch", batch.toString());
        told.put("phase", after.batch().phase().name());
        told.put("paid", after.batch().paid().pesos());
        ArrayNode changed = told.putArray("changed");
        booked.changed().forEach(change -> {
            ObjectNode entry = changed.addObject();
            entry.put("reference", change.reference());
            entry.put("status", change.status().name());
        });
        ArrayNode unchanged = told.putArray("unchanged");
        new TreeSet<>(booked.unchanged()).forEach(unchanged::add);
        lines(after, Set.of(LineStatus.REJECTED, LineStatus.RETURNED), told.putArray("notPaid"));
        ArrayNode unknown = told.putArray("unknown");
        reading.matched().stream()
                .filter(match -> match.state() == AnswerState.UNKNOWN)
                .forEach(match -> line(match.line(), unknown.addObject()));
        ArrayNode unmatched = told.putArray("unmatched");
        reading.unmatched().forEach(line -> line(line, unmatched.addObject()));
        ArrayNode tied = told.putArray("tied");
        reading.tied().forEach(tie -> {
            ObjectNode entry = tied.addObject();
            line(tie.line(), entry);
            ArrayNode candidates = entry.putArray("candidates");
            tie.candidates().forEach(one -> candidates.add(one.reference()));
        });
        ArrayNode odd = told.putArray("odd");
        booked.odd().forEach(problem -> odd.add(Form29Json.problem(problem, locale)));
        lines(after, WAITING, told.putArray("waiting"));
        return told;
    }

    /** Lines of the batch that stand where {@code statuses} say. */
    private static void lines(BatchSheet sheet, Set<LineStatus> statuses, ArrayNode json) {
        sheet.lines().stream()
                .filter(line -> statuses.contains(line.standing().status()))
                .forEach(line -> {
                    ObjectNode entry = json.addObject();
                    entry.put("reference", line.standing().line().reference());
                    entry.put("boleta", line.boleta().map(BoletaId::toString).orElse(null));
                    entry.put("amount", line.standing().line().amount().pesos());
                    entry.put("status", line.standing().status().name());
                    entry.put("said", line.standing().said());
                });
    }

    private void line(AnswerLine line, ObjectNode json) {
        json.put("line", line.line());
        json.put("word", line.word());
        json.put("amount", line.amount().map(amount -> amount.pesos()).orElse(null));
        ArrayNode problems = json.putArray("problems");
        line.problems().forEach(problem -> problems.add(Form29Json.problem(problem, locale)));
    }
}
