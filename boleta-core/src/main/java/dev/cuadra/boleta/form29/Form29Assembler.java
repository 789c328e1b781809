package dev.cuadra.boleta.form29;

import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.law.DueDate;
import dev.cuadra.boleta.law.HolidayCalendar;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Assembles Form 29 from boletas and the codes that the host passes. A pure function of its arguments; immutable, safe
 * for many threads.
 *
 * @param calendar the holidays by which due dates move
 * @source F29-1, F29-2, F29-3, F29-5
 */
public record Form29Assembler(HolidayCalendar calendar) implements Form29Engine {
    public Form29Assembler {
        Objects.requireNonNull(calendar, "calendar");
    }

    /** With the holidays of Chile. */
    public static Form29Assembler chile() {
        return new Form29Assembler(HolidayCalendar.chile());
    }

    @Override
    public Form29 assemble(Form29Request request) {
        List<Problem> warnings = new ArrayList<>();
        Map<F29Code, Clp> retained = new TreeMap<>();
        Map<F29Code, List<BoletaId>> behind = new TreeMap<>(F29Form.current().inOrder());
        for (Boleta boleta : ordered(request.boletas())) {
            if (counts(boleta, request, warnings)) {
                Concept concept = boleta.concept();
                F29Code code = concept == Concept.DIRECTOR ? F29Code.DIRECTORS : F29Code.FEES;
                add(retained, behind, code, boleta.retained(), boleta.id());
                add(retained, behind, F29Code.LOAN_ON_FEES, boleta.loanRetained(), boleta.id());
            }
        }
        Map<F29Code, BigDecimal> codes = Form29Totals.of(retained, request.other(), warnings);
        return new Form29(
                request.period(), request.rule(), codes, behind, dueDates(request.period(), warnings), warnings);
    }

    private static List<Boleta> ordered(List<Boleta> boletas) {
        Set<BoletaId> seen = new HashSet<>();
        for (Boleta boleta : boletas) {
            if (!seen.add(boleta.id())) {
                String masked = boleta.id().masked();
                throw new ProblemException(
                        Texts.BOOK.problem("BOLETA_TWICE", Place.in(masked), Map.of("boleta", masked)));
            }
        }
        return boletas.stream().sorted(Comparator.comparing(Boleta::id)).toList();
    }

    /** Whether the boleta belongs into the month; every doubt about that becomes a warning. */
    private static boolean counts(Boleta boleta, Form29Request request, List<Problem> warnings) {
        if (!boleta.state().counts()) {
            return false;
        }
        YearMonth written = YearMonth.from(boleta.date());
        Optional<YearMonth> paid = boleta.paidOn().map(YearMonth::from);
        YearMonth period = request.period();
        boolean byPayment = paid.filter(period::equals).isPresent();
        boolean byDate = written.equals(period);
        boolean counts = request.rule() == PeriodRule.PAYMENT_DATE ? byPayment : byDate;
        Map<String, Object> values = Map.of(
                "boleta", boleta.id(),
                "date", boleta.date(),
                "paidOn", boleta.paidOn().map(Object::toString).orElse("—"),
                "period", period);
        if (byDate && paid.isEmpty() && request.rule() == PeriodRule.PAYMENT_DATE) {
            warnings.add(problem("BOLETA_UNPAID", boleta, values));
        } else if (paid.isPresent() && byDate != byPayment) {
            warnings.add(problem(counts ? "PERIOD_DIFFERS_HERE" : "PERIOD_DIFFERS_ELSEWHERE", boleta, values));
        }
        if (counts && boleta.state() == BoletaState.ANULACION_PENDIENTE) {
            warnings.add(problem("ANNULMENT_PENDING", boleta, values));
        }
        return counts;
    }

    private static void add(
            Map<F29Code, Clp> sums, Map<F29Code, List<BoletaId>> behind, F29Code code, Clp amount, BoletaId id) {
        if (!amount.isZero()) {
            sums.merge(code, amount, Clp::plus);
            behind.computeIfAbsent(code, unused -> new ArrayList<>()).add(id);
        }
    }

    private Map<Integer, DueDate> dueDates(YearMonth period, List<Problem> warnings) {
        Map<Integer, DueDate> dates = new LinkedHashMap<>();
        for (int day : new TreeSet<>(DueDate.DAYS)) {
            try {
                dates.put(day, DueDate.of(period, day, calendar));
            } catch (ProblemException e) {
                if (warnings.stream().noneMatch(w -> w.code().equals(e.problem().code()))) {
                    warnings.add(e.problem());
                }
            }
        }
        return dates;
    }

    private static Problem problem(String code, Boleta boleta, Map<String, ?> values) {
        return Texts.BOOK.problem(code, Place.in(boleta.id().toString()), values);
    }
}
