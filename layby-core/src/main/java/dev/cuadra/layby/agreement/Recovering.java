package dev.cuadra.layby.agreement;

import dev.cuadra.layby.ledger.Account;
import dev.cuadra.layby.ledger.AccountKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * When books are wrong: nothing is done until they are right, two people approve of what puts them right, and nothing
 * that was booked is touched.
 *
 * @source LED-I2
 */
final class Recovering {
    private static final int APPROVERS = 2;

    private Recovering() {}

    static void isolate(Course course, LaybyCommand.Isolate command) {
        Refusal.unless(!command.incident().isBlank(), "REASON_MISSING");
        course.happen(new LaybyEvent.Isolated(command.incident()));
    }

    static void correct(Course course, LaybyCommand.Correct command) {
        incident(course, command.incident());
        long approvers =
                command.approvers().stream().filter(name -> !name.isBlank()).count();
        Refusal.unless(approvers >= APPROVERS, "CORRECTION_APPROVERS", Map.of("least", APPROVERS));
        List<Account> foreign = command.entries().stream()
                .flatMap(entry -> entry.postings().stream())
                .map(posting -> posting.account())
                .filter(account -> account.kind() == AccountKind.CUSTOMER_FUNDS
                        && !account.of().equals(course.layby.id))
                .toList();
        Refusal.unless(
                foreign.isEmpty() && !command.entries().isEmpty(), "CORRECTION_ENTRIES", Map.of("accounts", foreign));
        course.happen(
                new LaybyEvent.Corrected(command.incident(), command.approvers()),
                Stream.of(command.entries()).flatMap(List::stream));
    }

    static void resume(Course course, LaybyCommand.Resume command) {
        incident(course, command.incident());
        course.happen(new LaybyEvent.Resumed(command.incident()));
    }

    private static void incident(Course course, String incident) {
        String known = course.layby.isolatedFor.orElseThrow(() -> Refusal.of("LAYBY_NOT_ISOLATED", Map.of()));
        Refusal.unless(known.equals(incident), "INCIDENT_DIFFERS", Map.of("incident", known, "given", incident));
    }
}
