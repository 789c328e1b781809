package dev.cuadra.audit;

import dev.cuadra.layby.agreement.Acting;
import dev.cuadra.layby.agreement.AgreementTerms;
import dev.cuadra.layby.agreement.Decision;
import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyCommand;
import dev.cuadra.layby.agreement.LaybyEngine;
import dev.cuadra.layby.agreement.LaybyState;
import dev.cuadra.layby.law.Disclosure;
import dev.cuadra.layby.money.Tender;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.money.MonetaryAmount;

/** A course that an engine was taken through, step by step. */
final class Walk {
    /** The name of the lay-by. */
    static final String ID = "L-1";

    private final LaybyEngine engine;
    private final List<Step> steps = new ArrayList<>();
    private Optional<Layby> layby = Optional.empty();
    private LocalDate today;
    private boolean isolated;

    private Walk(LaybyEngine engine, LocalDate today) {
        this.engine = engine;
        this.today = today;
    }

    /** One command and what became of it. */
    record Step(Optional<Layby> before, LaybyCommand command, Acting acting, Decision decision, Optional<Layby> after) {
        boolean taken() {
            return decision instanceof Decision.Taken;
        }

        boolean refused() {
            return decision instanceof Decision.Refused;
        }

        /** For messages. */
        @Override
        public String toString() {
            return command.name() + " on " + acting.today() + " when "
                    + before.map(it -> it.state().name()).orElse("nothing") + ": "
                    + decision.fold(
                            taken -> taken.after().state().name(),
                            repeated -> "REPEATED",
                            refused -> refused.problem().code());
        }
    }

    /** Takes an engine through a course. */
    static Walk of(LaybyEngine engine, Course course) {
        Walk walk = new Walk(engine, course.terms().agreedOn());
        walk.does(new LaybyCommand.Draft(course.terms()));
        if (walk.layby.isEmpty()) {
            throw new AssertionError("LIF-01: an agreement in order is not drawn up: " + walk.steps.get(0));
        }
        if (course.accepted()) {
            walk.accepts();
        }
        course.turns().forEach(walk::turn);
        return walk;
    }

    /** An engine and an agreement that was accepted on its day. */
    static Walk accepted(LaybyEngine engine, AgreementTerms terms) {
        return of(engine, new Course(terms, true, List.of()));
    }

    private void accepts() {
        AgreementTerms terms = layby().terms();
        does(new LaybyCommand.Disclose(Set.of(Disclosure.values())));
        if (terms.deposit().isPositive()) {
            pays(terms.deposit());
        }
        Step accepted = does(new LaybyCommand.Accept("00ff", terms.version()));
        if (!accepted.taken()) {
            throw new AssertionError("LIF-01: an agreement in order is not accepted: " + accepted);
        }
    }

    Step pays(MonetaryAmount amount) {
        return does(new LaybyCommand.Pay(
                "P" + (steps.size() + 1), amount, Tender.CARD, today, true, Optional.empty(), Optional.empty()));
    }

    private void turn(Turn turn) {
        today = today.plusDays(turn.days());
        // Whatever else was meant, a lay-by under repair comes out of it before long.
        Deed deed = isolated && turn.dice() % 3 == 0 ? Deed.RESUME : turn.deed();
        Layby now = layby();
        // Once it is over most of what is done is done about refunds.
        if (now.state().ended() && turn.dice() % 2 == 0 && !now.refunds().isEmpty()) {
            deed = turn.dice() % 4 == 0 ? Deed.SEND_REFUND : Deed.SETTLE_REFUND;
        }
        does(Clerk.command(
                now, engine.instalments(now), today, new Turn(deed, 0, turn.dice()), "" + (steps.size() + 1)));
    }

    /** Goes on to another day. */
    void on(LocalDate day) {
        today = day;
    }

    LocalDate today() {
        return today;
    }

    /** One more command. */
    Step does(LaybyCommand command) {
        return does(command, acting());
    }

    Step does(LaybyCommand command, Acting acting) {
        Decision decision = engine.decide(ID, layby, command, acting);
        Optional<Layby> before = layby;
        if (decision instanceof Decision.Taken taken) {
            layby = Optional.of(taken.after());
            isolated = taken.after().isolatedFor().isPresent();
        }
        Step step = new Step(before, command, acting, decision, layby);
        steps.add(step);
        return step;
    }

    /** The next one to act: with a key and the number of a receipt of his own. */
    Acting acting() {
        int number = steps.size() + 1;
        Instant at = today.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC).plusSeconds(number);
        return new Acting("till-1", at, today, Optional.of("K" + number), Optional.of("B-" + number));
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    /** The steps that were taken. */
    List<Step> taken() {
        return steps.stream().filter(Step::taken).toList();
    }

    Layby layby() {
        return layby.orElseThrow();
    }

    LaybyState state() {
        return layby().state();
    }
}
