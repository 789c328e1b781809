package dev.cuadra.boleta.asof;

import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.Form29Engine;
import dev.cuadra.boleta.form29.Form29Request;
import dev.cuadra.boleta.form29.MonthFigures;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaState;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Leads a boleta from how it was known to how it is known, one change after the other, and sees after each what it adds
 * to the codes. Each kind gets what its own step adds, so that they add up whatever came together. A boleta stops
 * counting before anything else and begins to count after everything else: what was annulled explains the whole.
 *
 * @param content the kind of every change of what a boleta is declared as; empty to tell them apart
 * @source ASOF-2
 */
record BoletaPath(
        Form29Engine engine,
        YearMonth period,
        PeriodRule ruleBefore,
        PeriodRule ruleAfter,
        Optional<ChangeKind> content) {

    /** A step: the boleta after it, by which rule, and why. */
    private record Step(ChangeKind kind, KnownBoleta boleta, PeriodRule rule) {}

    Map<F29Code, BoletaDifference> differences(Optional<KnownBoleta> was, Optional<KnownBoleta> is) {
        if (was.filter(this::touches).isEmpty() && is.filter(this::touches).isEmpty()) {
            return Map.of();
        }
        if (was.isPresent() && is.isPresent()) {
            return was.get().says(is.get()) && ruleBefore == ruleAfter ? Map.of() : changed(was.get(), is.get());
        }
        ChangeKind kind = is.isPresent() ? ChangeKind.LATE : ChangeKind.REMOVED;
        Map<F29Code, Clp> before = was.map(one -> shares(one, ruleBefore)).orElse(Map.of());
        Map<F29Code, Clp> after = is.map(one -> shares(one, ruleAfter)).orElse(Map.of());
        Kinds kinds = new Kinds(before);
        kinds.step(kind, after);
        return kinds.differences(is.or(() -> was).orElseThrow(), is.map(KnownBoleta::knownAt));
    }

    private Map<F29Code, BoletaDifference> changed(KnownBoleta was, KnownBoleta is) {
        Map<F29Code, Clp> before = shares(was, ruleBefore);
        Kinds kinds = new Kinds(before);
        KnownBoleta known = was;
        for (Step step : steps(was, is)) {
            // Most steps change nothing.
            if (!step.boleta().says(known) || step.rule() != ruleBefore) {
                kinds.step(step.kind(), shares(step.boleta(), step.rule()));
            }
            known = step.boleta();
        }
        // Whatever no step named: it must not get lost.
        kinds.step(ChangeKind.OTHER, shares(is, ruleAfter));
        BoletaState state = is.boleta().state();
        if (state != was.boleta().state()
                && state.counts()
                && was.boleta().state().counts()) {
            kinds.mention(ChangeKind.STATE);
        }
        return kinds.differences(is, Optional.of(is.knownAt()));
    }

    private List<Step> steps(KnownBoleta was, KnownBoleta is) {
        List<Step> steps = new ArrayList<>();
        boolean stops = was.boleta().state().counts() && !is.boleta().state().counts();
        boolean begins = !was.boleta().state().counts() && is.boleta().state().counts();
        KnownBoleta now = was;
        if (stops) {
            now = step(
                    steps,
                    ChangeKind.ANNULLED,
                    now.with(in(now.boleta(), is.boleta().state())));
        }
        now = content(steps, now, is);
        now = step(steps, ChangeKind.BOLETA_DATE, now.with(dated(now.boleta(), is.boleta())));
        now = step(steps, ChangeKind.PART_PAID, now.with(withNew(now.payments(), is.payments())));
        now = step(steps, ChangeKind.PAYMENT_DATE, now.with(paid(now.boleta(), is.boleta())));
        now = step(steps, ChangeKind.RETURNED, now.with(is.payments()));
        if (begins) {
            now = step(
                    steps,
                    ChangeKind.REVIVED,
                    now.with(in(now.boleta(), is.boleta().state())));
        }
        steps.add(new Step(ChangeKind.PERIOD_RULE, now, ruleAfter));
        return steps;
    }

    /** What it is declared as, and with which amounts. */
    private KnownBoleta content(List<Step> steps, KnownBoleta now, KnownBoleta is) {
        Boleta then = is.boleta();
        Optional<ChangeKind> whole =
                !now.line().decision().equals(is.line().decision()) ? Optional.of(ChangeKind.DECISION) : content;
        if (whole.isPresent()) {
            KnownBoleta changed = now.with(declaredAs(amounts(now.boleta(), then), then));
            return step(steps, whole.get(), decided(changed, is));
        }
        KnownBoleta next = step(steps, ChangeKind.CONCEPT, now.with(declaredAs(now.boleta(), then)));
        return step(steps, ChangeKind.AMOUNT, next.with(amounts(next.boleta(), then)));
    }

    /** Whether it can be in the month at all. */
    private boolean touches(KnownBoleta known) {
        Boleta boleta = known.boleta();
        return YearMonth.from(boleta.date()).equals(period)
                || boleta.paidOn().map(YearMonth::from).filter(period::equals).isPresent()
                || known.parts().stream().anyMatch(part -> part.month().equals(period));
    }

    private KnownBoleta step(List<Step> steps, ChangeKind kind, KnownBoleta next) {
        steps.add(new Step(kind, next, ruleBefore));
        return next;
    }

    private static KnownBoleta decided(KnownBoleta now, KnownBoleta is) {
        LedgerLine line = now.line();
        return new KnownBoleta(
                now.document(),
                new LedgerLine(
                        line.boleta(), line.payee(), line.name(), is.line().decision()),
                now.payments(),
                now.knownAt());
    }

    /** Payments that are new, as they stand; those that were known stay as they stood. */
    private static List<KnownPayment> withNew(List<KnownPayment> known, List<KnownPayment> now) {
        Set<UUID> ids = known.stream().map(KnownPayment::id).collect(Collectors.toSet());
        List<KnownPayment> all = new ArrayList<>(known);
        now.stream().filter(payment -> !ids.contains(payment.id())).forEach(all::add);
        return all;
    }

    /** The state alone: unlike {@link Boleta#in}, what was retained is kept. */
    private static Boleta in(Boleta boleta, BoletaState state) {
        return new Boleta(
                boleta.id(),
                boleta.concept(),
                boleta.date(),
                boleta.paidOn(),
                state,
                boleta.gross(),
                boleta.retainer(),
                boleta.retained(),
                boleta.loanRetained());
    }

    private static Boleta declaredAs(Boleta boleta, Boleta other) {
        return new Boleta(
                boleta.id(),
                other.concept(),
                boleta.date(),
                boleta.paidOn(),
                boleta.state(),
                boleta.gross(),
                boleta.retainer(),
                boleta.retained(),
                boleta.loanRetained());
    }

    private static Boleta amounts(Boleta boleta, Boleta other) {
        return new Boleta(
                boleta.id(),
                boleta.concept(),
                boleta.date(),
                boleta.paidOn(),
                boleta.state(),
                other.gross(),
                other.retainer(),
                other.retained(),
                other.loanRetained());
    }

    private static Boleta dated(Boleta boleta, Boleta other) {
        return dates(boleta, other, boleta);
    }

    private static Boleta paid(Boleta boleta, Boleta other) {
        return dates(boleta, boleta, other);
    }

    private static Boleta dates(Boleta boleta, Boleta date, Boleta paidOn) {
        return new Boleta(
                boleta.id(),
                boleta.concept(),
                date.date(),
                paidOn.paidOn(),
                boleta.state(),
                boleta.gross(),
                boleta.retainer(),
                boleta.retained(),
                boleta.loanRetained());
    }

    /** What the boleta alone adds to each code. */
    private Map<F29Code, Clp> shares(KnownBoleta known, PeriodRule rule) {
        List<Boleta> declared = MonthBooks.declared(List.of(known), rule, period);
        MonthFigures figures =
                MonthFigures.of(engine.assemble(new Form29Request(period, rule, declared, Map.of())), declared);
        Map<F29Code, Clp> shares = new HashMap<>();
        figures.behind()
                .keySet()
                .forEach(code ->
                        shares.put(code, figures.share(code, known.boleta().id())));
        return shares;
    }

    /** What each step added to each code. */
    private static final class Kinds {
        private final Map<F29Code, Clp> first;
        private Map<F29Code, Clp> last;
        private final Map<F29Code, Map<ChangeKind, Clp>> kinds = new HashMap<>();

        Kinds(Map<F29Code, Clp> first) {
            this.first = first;
            this.last = first;
        }

        void step(ChangeKind kind, Map<F29Code, Clp> next) {
            Set<F29Code> codes = new HashSet<>(last.keySet());
            codes.addAll(next.keySet());
            for (F29Code code : codes) {
                Clp amount = amount(next, code).minus(amount(last, code));
                if (!amount.isZero()) {
                    of(code).merge(kind, amount, Clp::plus);
                }
            }
            last = next;
        }

        /** Says a kind that moves nothing, where the boleta stands behind a code. */
        void mention(ChangeKind kind) {
            last.keySet().forEach(code -> of(code).putIfAbsent(kind, Clp.ZERO));
        }

        Map<F29Code, BoletaDifference> differences(KnownBoleta boleta, Optional<Instant> knownAt) {
            Map<F29Code, BoletaDifference> differences = new HashMap<>();
            kinds.forEach((code, amounts) -> {
                differences.put(
                        code,
                        new BoletaDifference(
                                boleta.boleta().id(), amount(first, code), amount(last, code), amounts, knownAt));
            });
            return differences;
        }

        private Map<ChangeKind, Clp> of(F29Code code) {
            return kinds.computeIfAbsent(code, any -> new EnumMap<>(ChangeKind.class));
        }

        private static Clp amount(Map<F29Code, Clp> shares, F29Code code) {
            return Optional.ofNullable(shares.get(code)).orElse(Clp.ZERO);
        }
    }
}
