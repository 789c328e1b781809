package dev.cuadra.boleta.report;

import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What must hold of a report as a whole before its rows mean anything. A check that fails may be accepted by name.
 *
 * @source REP-2
 */
public enum ReportCheck {
    /** The end of the file is there, with its totals row. */
    COMPLETE,
    /** The totals row equals the sums over the rows that are not annulled. */
    TOTALS,
    /** The report says it is the company's own. */
    COMPANY,
    /** The report says it is of the month asked for, and its rows are. */
    MONTH;

    /** Reads a name as a user writes it: {@code totals}, {@code TOTALS} or the problem's code {@code REPORT_TOTALS}. */
    public static Optional<ReportCheck> parse(String name) {
        String plain = name.strip().toUpperCase(Locale.ROOT).replaceFirst("^REPORT_", "");
        for (ReportCheck check : values()) {
            if (check.name().equals(plain)) {
                return Optional.of(check);
            }
        }
        return Optional.empty();
    }

    /**
     * The checks that {@code report} fails, each with its problem; the code is {@code REPORT_} and the name of the
     * check. A CSV or XLSX file need not have a heading or a totals row: what is not said is not compared, and stands
     * in {@link #silent}.
     */
    public static Map<ReportCheck, Problem> failures(BoletaReport report, Rut payer, YearMonth month) {
        Map<ReportCheck, Problem> failed = new java.util.EnumMap<>(ReportCheck.class);
        boolean page = report.format() == dev.cuadra.tables.TableFormat.HTML;
        if (!report.complete() || (page && report.totals().isEmpty())) {
            failed.put(COMPLETE, problem("REPORT_COMPLETE", report, Map.of()));
        }
        report.totals()
                .filter(totals -> !report.sums().equals(Optional.of(totals)))
                .ifPresent(totals -> failed.put(
                        TOTALS,
                        problem(
                                "REPORT_TOTALS",
                                report,
                                Map.of(
                                        "totals",
                                        totals,
                                        "sums",
                                        report.sums()
                                                .map(ReportTotals::toString)
                                                .orElse("?")))));
        report.company()
                .filter(company -> !company.equals(payer))
                .ifPresent(company -> failed.put(
                        COMPANY,
                        problem(
                                "REPORT_COMPANY",
                                report,
                                Map.of("company", company.masked(), "payer", payer.masked()))));
        report.month()
                .filter(said -> !said.equals(month))
                .ifPresent(said ->
                        failed.put(MONTH, problem("REPORT_MONTH", report, Map.of("said", said, "month", month))));
        report.rows().stream()
                .filter(row ->
                        report.month().isEmpty() && !YearMonth.from(row.date()).equals(month))
                .findFirst()
                .ifPresent(row -> failed.put(
                        MONTH,
                        problem("REPORT_MONTH", report, Map.of("said", YearMonth.from(row.date()), "month", month))
                                .at(Place.in(report.source()).atLine(row.line()))));
        return failed;
    }

    /** What the report does not say, and so could not be checked. */
    public static List<Problem> silent(BoletaReport report) {
        List<Problem> silent = new ArrayList<>();
        if (report.company().isEmpty()) {
            silent.add(problem("REPORT_COMPANY_NOT_SAID", report, Map.of()));
        }
        if (report.month().isEmpty()) {
            silent.add(problem("REPORT_MONTH_NOT_SAID", report, Map.of()));
        }
        if (report.totals().isEmpty()) {
            silent.add(problem("REPORT_TOTALS_NOT_SAID", report, Map.of()));
        }
        return silent;
    }

    private static Problem problem(String code, BoletaReport report, Map<String, ?> values) {
        return Texts.BOOK.problem(code, Place.in(report.source()), values);
    }
}
