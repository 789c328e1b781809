package dev.cuadra.boleta.annual;

import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import java.math.BigDecimal;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whether twelve Forms 29, the rows of DJ 1879 and the certificates say the same before factors are applied.
 *
 * @param months one for each month and each of the codes 151, 153 and 155
 * @param differences where they do not, and months that cannot be compared
 * @source DJ-11
 */
public record AnnualProof(List<Compared> months, List<Difference> differences) {
    private static final List<F29Code> CODES = List.of(F29Code.FEES, F29Code.DIRECTORS, F29Code.LOAN_ON_FEES);

    public AnnualProof {
        months = List.copyOf(months);
        differences = List.copyOf(differences);
    }

    /**
     * The figures of one code in one month, in pesos of that month.
     *
     * @param month the month
     * @param code the code
     * @param declared what the stored Form 29 says; 0 where the month was not closed
     * @param books what the payments add up to today
     * @param rows what the rows of DJ 1879 hold
     * @param certificates what the certificates hold
     */
    public record Compared(YearMonth month, F29Code code, BigDecimal declared, Clp books, Clp rows, Clp certificates) {
        /** Whether all four are the same. */
        public boolean agrees() {
            return declared.compareTo(BigDecimal.valueOf(books.pesos())) == 0
                    && books.equals(rows)
                    && books.equals(certificates);
        }
    }

    /**
     * Something that does not agree.
     *
     * @param month the month
     * @param problem what, and what to do
     * @param boletas the boletas behind it; empty where it is the month as such
     */
    public record Difference(YearMonth month, Problem problem, List<BoletaId> boletas) {
        public Difference {
            boletas = List.copyOf(boletas);
        }

        /** Month and code: boletas name their issuers. */
        @Override
        public String toString() {
            return "Difference[" + month + ", " + problem.code() + "]";
        }
    }

    /** Whether there is no difference. */
    public boolean agrees() {
        return differences.isEmpty();
    }

    /**
     * Compares.
     *
     * @param statement the year
     * @param request what it was assembled from
     * @param declared the months' returns as they were stored; a month that is missing is a difference
     */
    public static AnnualProof of(AnnualStatement statement, AnnualRequest request, Collection<MonthDeclared> declared) {
        return new Comparison(statement, request, declared).proof();
    }

    /** The amounts of one month under one code, with the boletas behind them. */
    private record Key(YearMonth month, F29Code code) {}

    /** One comparison under way. */
    private static final class Comparison {
        private final int year;
        private final Map<Key, Clp> books = new HashMap<>();
        private final Map<Key, Set<BoletaId>> behind = new HashMap<>();
        private final Map<Key, Clp> rows = new HashMap<>();
        private final Map<Key, Clp> certificates = new HashMap<>();
        private final Map<YearMonth, MonthDeclared> declared = new TreeMap<>();
        private final List<Compared> months = new ArrayList<>();
        private final List<Difference> differences = new ArrayList<>();

        Comparison(AnnualStatement statement, AnnualRequest request, Collection<MonthDeclared> declared) {
            this.year = statement.year();
            declared.forEach(month -> this.declared.put(month.period(), month));
            request.payments().stream()
                    .filter(payment -> payment.retains() && payment.paidOn().getYear() == year)
                    .forEach(this::book);
            statement
                    .rows()
                    .forEach(row -> row.months()
                            .forEach((month, amounts) -> amounts.forEach((amount, pesos) ->
                                    amount.code().ifPresent(code -> add(rows, month, code, pesos)))));
            statement.certificates().forEach(this::certified);
        }

        AnnualProof proof() {
            for (Month month : Month.values()) {
                YearMonth period = YearMonth.of(year, month);
                MonthDeclared stored = declared.get(period);
                if (stored == null) {
                    find(period, "PROOF_NOT_CLOSED", Map.of(), anyBehind(period));
                } else {
                    closed(period, stored);
                }
                CODES.forEach(code -> compare(new Key(period, code), stored));
            }
            return new AnnualProof(months, differences);
        }

        private void closed(YearMonth period, MonthDeclared stored) {
            if (stored.rule() != PeriodRule.PAYMENT_DATE) {
                find(period, "PROOF_OTHER_RULE", Map.of(), List.of());
            }
            if (stored.unexplained() > 0) {
                find(period, "PROOF_UNEXPLAINED", Map.of("count", stored.unexplained()), List.of());
            }
        }

        private void compare(Key key, @Nullable MonthDeclared stored) {
            Clp book = books.getOrDefault(key, Clp.ZERO);
            Clp row = rows.getOrDefault(key, Clp.ZERO);
            Clp certificate = certificates.getOrDefault(key, Clp.ZERO);
            BigDecimal form = stored == null ? BigDecimal.ZERO : stored.value(key.code());
            months.add(new Compared(key.month(), key.code(), form, book, row, certificate));
            if (stored != null) {
                compareStored(key, stored, form, book);
            }
            Set<BoletaId> all = behind.getOrDefault(key, Set.of());
            if (!row.equals(book)) {
                find(key.month(), "PROOF_ROWS", values(key, row, book), all);
            }
            if (!certificate.equals(book)) {
                find(key.month(), "PROOF_CERTIFICATES", values(key, certificate, book), all);
            }
        }

        /** Equal sums of other boletas are no agreement. */
        private void compareStored(Key key, MonthDeclared stored, BigDecimal form, Clp book) {
            Set<BoletaId> now = behind.getOrDefault(key, Set.of());
            Set<BoletaId> then = new TreeSet<>(stored.boletas().getOrDefault(key.code(), List.of()));
            Set<BoletaId> odd = new TreeSet<>(now);
            odd.addAll(then);
            odd.removeIf(id -> now.contains(id) && then.contains(id));
            if (form.compareTo(BigDecimal.valueOf(book.pesos())) != 0 || !odd.isEmpty()) {
                // Where both name the same boletas, an amount of one of them changed, and nobody kept which.
                find(key.month(), "PROOF_BOOKS_CHANGED", values(key, form, book), odd.isEmpty() ? now : odd);
            }
        }

        private void book(RetainedPayment payment) {
            F29Code code = payment.concept() == Concept.DIRECTOR ? F29Code.DIRECTORS : F29Code.FEES;
            book(payment, code, payment.retained());
            book(payment, F29Code.LOAN_ON_FEES, payment.loan());
        }

        private void book(RetainedPayment payment, F29Code code, Clp pesos) {
            if (!pesos.isZero()) {
                Key key = add(books, payment.paidOn().getMonth(), code, pesos);
                behind.computeIfAbsent(key, any -> new TreeSet<>()).add(payment.boleta());
            }
        }

        private void certified(Certificate certificate) {
            F29Code code = certificate.kind() == Certificate.Kind.DIRECTORS ? F29Code.DIRECTORS : F29Code.FEES;
            certificate.months().forEach(line -> {
                add(certificates, line.month(), code, line.retained());
                add(certificates, line.month(), F29Code.LOAN_ON_FEES, line.loan());
            });
        }

        private Key add(Map<Key, Clp> sums, Month month, F29Code code, Clp pesos) {
            Key key = new Key(YearMonth.of(year, month), code);
            sums.merge(key, pesos, Clp::plus);
            return key;
        }

        private Set<BoletaId> anyBehind(YearMonth period) {
            Set<BoletaId> all = new HashSet<>();
            CODES.forEach(code -> all.addAll(behind.getOrDefault(new Key(period, code), Set.of())));
            return new TreeSet<>(all);
        }

        private static Map<String, ?> values(Key key, Object here, Clp book) {
            return Map.of("code", key.code(), "here", here, "books", book);
        }

        private void find(YearMonth month, String code, Map<String, ?> values, Collection<BoletaId> boletas) {
            Map<String, Object> all = new HashMap<>(values);
            all.put("month", month);
            differences.add(new Difference(
                    month, Texts.BOOK.problem(code, Place.in(month.toString()), all), List.copyOf(boletas)));
        }
    }
}
