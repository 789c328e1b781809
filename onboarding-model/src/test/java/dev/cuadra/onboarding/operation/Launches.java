package dev.cuadra.onboarding.operation;

import dev.cuadra.spi.problem.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** A launch on Monday, 2 March 2026, with invented people. */
public final class Launches {
    static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
    static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");
    static final ZoneId SYDNEY = ZoneId.of("Australia/Sydney");
    static final Instant BEFORE = at("2026-02-20T12:00");
    static final OperationPack PACK = OperationPack.shipped();

    private Launches() {}

    /** A time in Santiago. */
    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(SANTIAGO).toInstant();
    }

    static ChecklistRun run(String list) {
        return ChecklistRun.begun(PACK.checklist(list), RunFrame.of(MONDAY, SANTIAGO, BEFORE));
    }

    static ChecklistRun taken(RunDecision decision) {
        if (decision.refusal().isPresent()) {
            throw new AssertionError(decision.refusal().get());
        }
        return decision.run();
    }

    static String code(Optional<Problem> refusal) {
        return refusal.map(Problem::code).orElse("");
    }
}
