package dev.cuadra.adapter.report.internal;

import dev.cuadra.boleta.annual.AnnualProof;
import dev.cuadra.boleta.annual.AnnualStatement;
import dev.cuadra.boleta.annual.DjAmount;
import dev.cuadra.boleta.annual.DjRow;
import dev.cuadra.boleta.annual.RoundingDifference;
import dev.cuadra.boleta.annual.UpdateFactor;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.spi.problem.Text;
import java.time.Month;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the page of a year shows.
 *
 * @param year the commercial year
 * @param taxYear the tax year
 * @param rut the company's number, with dots
 * @param company its name; empty when it was not given
 * @param due when DJ 1879 is due; a dash where nobody knows
 * @param dueUnverified whether that is unverified
 * @param summary the sums
 * @param rows the rows
 * @param proof the months, code by code
 * @param agrees whether all agree
 * @param differences what does not
 * @param factors the factors
 * @param factorsUnverified whether those are unverified
 * @param rounding where rounded months give another sum
 * @param warnings what to look at
 * @param notes what to know
 */
public record AnnualView(
        int year,
        int taxYear,
        String rut,
        String company,
        String due,
        boolean dueUnverified,
        Amounts summary,
        List<Row> rows,
        List<Proved> proof,
        boolean agrees,
        List<Difference> differences,
        List<Factor> factors,
        boolean factorsUnverified,
        List<String> rounding,
        List<ProblemGroup> warnings,
        List<ProblemGroup> notes) {
    /**
     * Amounts of a row or of all rows; empty text where there is none in a row.
     *
     * @param cases how many rows
     * @param general general rate
     * @param directors directors
     * @param abroad directors without residence
     * @param island Isla de Pascua
     * @param loan the loan
     * @param fees fees, not updated
     */
    public record Amounts(
            String cases, String general, String directors, String abroad, String island, String loan, String fees) {}

    /**
     * A row of DJ 1879.
     *
     * @param number its number
     * @param rut the payee
     * @param name the payee's name
     * @param amounts the amounts
     * @param months the marked months, as numbers
     */
    public record Row(int number, String rut, String name, Amounts amounts, String months) {}

    /**
     * A month of the proof.
     *
     * @param month the month in words
     * @param fees 151
     * @param directors 153
     * @param loan 155
     * @param agrees whether the month agrees
     */
    public record Proved(String month, String fees, String directors, String loan, boolean agrees) {}

    /**
     * A difference.
     *
     * @param code its code
     * @param message what
     * @param remedy what to do
     * @param boletas the boletas behind it
     */
    public record Difference(String code, String message, String remedy, String boletas) {}

    /**
     * A factor.
     *
     * @param month the month in words
     * @param factor the factor
     */
    public record Factor(String month, String factor) {}

    /** Gathers it. */
    public static AnnualView of(AnnualStatement statement, AnnualProof proof, Words words, String company) {
        return new AnnualView(
                statement.year(),
                statement.taxYear(),
                statement.payer().dotted(),
                Words.clean(company).strip(),
                statement.due().map(due -> due.on().toString()).orElse("—"),
                statement
                        .due()
                        .filter(due -> due.confidence() == Confidence.UNVERIFIED)
                        .isPresent(),
                amounts(
                        statement.summary().cases(),
                        statement.summary().sums(),
                        statement.summary().fees()),
                statement.rows().stream().map(AnnualView::row).toList(),
                proved(proof, words),
                proof.agrees(),
                differences(proof, words),
                statement.factors().months().stream()
                        .map(factor -> factor(factor, statement.year(), words))
                        .toList(),
                !statement.factors().verified(),
                statement.differences().stream()
                        .map(difference -> rounding(difference, words))
                        .toList(),
                ProblemGroup.of(statement.warnings(), words),
                ProblemGroup.of(statement.notes(), words));
    }

    /** The lines at the foot of the page. */
    public List<String> foot(Words words) {
        return List.of(words.say("common.figures"), words.say("common.personal"));
    }

    /** The name where there is one, else the number. */
    public String title() {
        return company.isEmpty() ? rut : company;
    }

    private static Row row(DjRow row) {
        return new Row(
                row.number(),
                row.payee().rut().map(Rut::toString).orElse("—"),
                Words.clean(row.payee().name()),
                amounts(0, row.updated(), row.fees()),
                String.join(
                        " ",
                        row.months().keySet().stream()
                                .map(Month::getValue)
                                .map(month -> Integer.toString(month))
                                .toList()));
    }

    private static Amounts amounts(int cases, Map<DjAmount, Clp> amounts, Clp fees) {
        return new Amounts(
                Words.figure(cases),
                shown(amounts, DjAmount.GENERAL),
                shown(amounts, DjAmount.DIRECTORS),
                shown(amounts, DjAmount.DIRECTORS_NON_RESIDENT),
                shown(amounts, DjAmount.ISLA_DE_PASCUA),
                shown(amounts, DjAmount.LOAN),
                Words.figure(fees));
    }

    private static String shown(Map<DjAmount, Clp> amounts, DjAmount amount) {
        return Words.figure(amounts.getOrDefault(amount, Clp.ZERO));
    }

    private static List<Proved> proved(AnnualProof proof, Words words) {
        Map<java.time.YearMonth, List<AnnualProof.Compared>> months = new LinkedHashMap<>();
        proof.months()
                .forEach(compared -> months.computeIfAbsent(compared.month(), any -> new ArrayList<>())
                        .add(compared));
        List<Proved> proved = new ArrayList<>();
        months.forEach((month, codes) -> proved.add(new Proved(
                words.say("month." + month.getMonthValue(), "year", month.getYear()),
                told(codes.get(0)),
                told(codes.get(1)),
                told(codes.get(2)),
                proof.differences().stream()
                        .noneMatch(difference -> difference.month().equals(month)))));
        return proved;
    }

    /** One figure where all agree, else all four in the order of the legend. */
    private static String told(AnnualProof.Compared compared) {
        return compared.agrees()
                ? Words.figure(compared.books())
                : Words.figure(compared.declared()) + " / " + Words.figure(compared.books()) + " / "
                        + Words.figure(compared.rows()) + " / " + Words.figure(compared.certificates());
    }

    private static List<Difference> differences(AnnualProof proof, Words words) {
        return proof.differences().stream()
                .map(difference -> new Difference(
                        difference.problem().code(),
                        words.say(difference.problem().message()),
                        words.say(difference.problem().remedy()),
                        String.join(
                                ", ",
                                difference.boletas().stream()
                                        .map(BoletaId::toString)
                                        .toList())))
                .toList();
    }

    private static Factor factor(UpdateFactor factor, int year, Words words) {
        return new Factor(
                words.say("month." + factor.month().getValue(), "year", year), words.say(Text.figure(factor.text())));
    }

    private static String rounding(RoundingDifference difference, Words words) {
        return words.say(
                "annual.rounding.row",
                "row",
                Words.figure(difference.row()),
                "amount",
                words.say("annual." + difference.amount()),
                "each",
                Words.figure(difference.sumOfRounded()),
                "once",
                Words.figure(difference.roundedSum()));
    }
}
