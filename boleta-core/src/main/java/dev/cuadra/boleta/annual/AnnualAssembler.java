package dev.cuadra.boleta.annual;

import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import java.time.Month;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Assembles the year of a payer. A pure function of its arguments; immutable, safe for many threads.
 *
 * @param factors the update factors
 * @param forms the columns and due dates of DJ 1879
 * @source DJ-1, DJ-2, DJ-7, DJ-8, DJ-9, CERT-1, CERT-2, CERT-3
 */
public record AnnualAssembler(FactorBook factors, Dj1879Book forms) {
    private static final int WEB_FORM_RECORDS = 200;

    public AnnualAssembler {
        Objects.requireNonNull(factors, "factors");
        Objects.requireNonNull(forms, "forms");
    }

    /** With what ships with this library. */
    public static AnnualAssembler chile() {
        return new AnnualAssembler(FactorBook.chile(), Dj1879Book.chile());
    }

    /** Whether the payment enters the statement of {@code request}: in the year, in force, and retained or islander's. */
    static boolean enters(RetainedPayment payment, AnnualRequest request) {
        return payment.paidOn().getYear() == request.year()
                && payment.state().counts()
                && (payment.retains() || islander(payment, request));
    }

    /**
     * Assembles the statement.
     *
     * @throws dev.cuadra.spi.problem.ProblemException with code {@code FACTORS_NOT_COVERED} or
     *     {@code DJ_LAYOUT_NOT_COVERED}
     */
    public AnnualStatement assemble(AnnualRequest request) {
        YearFactors year = factors.of(request.year());
        Dj1879Layout layout = forms.layout(request.year() + 1);
        Optional<Dj1879Book.Due> due = forms.due(request.year() + 1);
        List<DjRow> rows = new ArrayList<>();
        List<Certificate> certificates = new ArrayList<>();
        List<RoundingDifference> differences = new ArrayList<>();
        byPayee(request).forEach((payee, payments) -> {
            DjRow row = row(rows.size() + 1, payee, payments, request, year);
            rows.add(row);
            differences.addAll(row.differences(year));
            for (Certificate.Kind kind : Certificate.Kind.values()) {
                List<RetainedPayment> certified = payments.stream()
                        .filter(payment -> kind(payment) == kind)
                        .toList();
                if (!certified.isEmpty()) {
                    certificates.add(Certificate.of(kind, row.number(), payee, certified, year));
                }
            }
        });
        return new AnnualStatement(
                request.payer(),
                request.year(),
                layout,
                year,
                due,
                rows,
                DjSummary.of(rows),
                certificates,
                differences,
                warnings(request, rows, year, layout, due),
                notes(request, rows));
    }

    private static Certificate.Kind kind(RetainedPayment payment) {
        return payment.concept() == Concept.DIRECTOR ? Certificate.Kind.DIRECTORS : Certificate.Kind.FEES;
    }

    private static SortedMap<Payee, List<RetainedPayment>> byPayee(AnnualRequest request) {
        SortedMap<Payee, List<RetainedPayment>> byPayee = new TreeMap<>();
        for (RetainedPayment payment : request.payments()) {
            if (enters(payment, request)) {
                byPayee.computeIfAbsent(payment.payee(), any -> new ArrayList<>())
                        .add(payment);
            }
        }
        return byPayee;
    }

    private static DjRow row(
            int number, Payee payee, List<RetainedPayment> payments, AnnualRequest request, YearFactors year) {
        Map<Month, Map<DjAmount, Clp>> months = new EnumMap<>(Month.class);
        Clp fees = Clp.ZERO;
        for (RetainedPayment payment : payments) {
            Map<DjAmount, Clp> amounts =
                    months.computeIfAbsent(payment.paidOn().getMonth(), any -> new EnumMap<>(DjAmount.class));
            if (payment.retains()) {
                amounts.merge(amount(payment, request), payment.retained(), Clp::plus);
                amounts.merge(DjAmount.LOAN, payment.loan(), Clp::plus);
            } else {
                amounts.merge(DjAmount.ISLA_DE_PASCUA, payment.gross(), Clp::plus);
            }
            fees = fees.plus(payment.gross());
        }
        return DjRow.of(number, payee, months, fees, year);
    }

    private static DjAmount amount(RetainedPayment payment, AnnualRequest request) {
        if (payment.concept() != Concept.DIRECTOR) {
            return DjAmount.GENERAL;
        }
        boolean abroad = payment.payee()
                .rut()
                .filter(request.nonResidentDirectors()::contains)
                .isPresent();
        return abroad ? DjAmount.DIRECTORS_NON_RESIDENT : DjAmount.DIRECTORS;
    }

    private static boolean islander(RetainedPayment payment, AnnualRequest request) {
        return payment.payee().rut().filter(request.islandResidents()::contains).isPresent();
    }

    private static List<Problem> warnings(
            AnnualRequest request,
            List<DjRow> rows,
            YearFactors year,
            Dj1879Layout layout,
            Optional<Dj1879Book.Due> due) {
        List<Problem> warnings = new ArrayList<>();
        if (!rows.isEmpty() && !year.verified()) {
            String source = year.months().get(0).source();
            warnings.add(problem("DJ_FACTORS_UNVERIFIED", Map.of("year", request.year(), "source", source)));
        }
        if (!rows.isEmpty()) {
            warnings.add(problem("DJ_ROUNDING_UNVERIFIED", Map.of()));
        }
        if (!rows.isEmpty() && !layout.unverified().isEmpty()) {
            warnings.add(problem("DJ_LAYOUT_UNVERIFIED", Map.of("columns", String.join(", ", layout.unverified()))));
        }
        if (due.isEmpty()) {
            warnings.add(problem("DJ_DUE_UNKNOWN", Map.of("year", request.year() + 1)));
        } else if (due.get().confidence() == Confidence.UNVERIFIED) {
            warnings.add(problem(
                    "DJ_DUE_UNVERIFIED",
                    Map.of("date", due.get().on(), "source", due.get().source())));
        }
        if (rows.stream().anyMatch(row -> row.updated().containsKey(DjAmount.DIRECTORS_NON_RESIDENT))) {
            warnings.add(problem("DJ_NON_RESIDENT_UNVERIFIED", Map.of()));
        }
        rows.stream()
                .filter(row -> row.payee().isErased())
                .forEach(row -> warnings.add(problem("DJ_ROW_NAMELESS", Map.of("row", row.number()))));
        return warnings;
    }

    private static List<Problem> notes(AnnualRequest request, List<DjRow> rows) {
        List<Problem> notes = new ArrayList<>();
        int taxYear = request.year() + 1;
        if (rows.isEmpty()) {
            notes.add(problem("DJ_NOTHING", Map.of("year", request.year())));
        } else {
            notes.add(problem("DJ_REGISTER", Map.of("year", taxYear)));
            notes.add(problem("CERTIFICATE_TIME", Map.of("year", taxYear)));
        }
        if (rows.size() > WEB_FORM_RECORDS) {
            notes.add(problem("DJ_WEB_FORM", Map.of("rows", rows.size(), "max", WEB_FORM_RECORDS)));
        }
        if (!request.unpaid().isEmpty()) {
            notes.add(problem("DJ_UNPAID", Map.of("count", request.unpaid().size(), "year", request.year())));
        }
        return notes;
    }

    private static Problem problem(String code, Map<String, ?> values) {
        return Texts.BOOK.problem(code, Place.NOWHERE, values);
    }
}
