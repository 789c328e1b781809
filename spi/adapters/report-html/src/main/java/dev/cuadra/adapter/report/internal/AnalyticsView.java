package dev.cuadra.adapter.report.internal;

import dev.cuadra.boleta.analytics.Analytics;
import dev.cuadra.boleta.analytics.Figures;
import dev.cuadra.boleta.analytics.Top;
import dev.cuadra.spi.problem.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;

/**
 * What the page of analytics shows.
 *
 * @param period the first and the last month in words
 * @param rut the company's number, with dots
 * @param company its name; empty when it was not given
 * @param rule what puts a boleta into a month
 * @param total the sums
 * @param look what a person should look at
 * @param rates where the law's rate changes
 * @param months the months
 * @param shares the largest contractors' parts, and the others'
 * @param concentration how much the largest have together
 * @param saved the time saved by closed months
 * @param gaps who has gaps
 * @param tops the top lists
 * @param contractors everybody
 */
public record AnalyticsView(
        String period,
        String rut,
        String company,
        String rule,
        Sums total,
        List<String> look,
        List<String> rates,
        List<Bar> months,
        List<Bar> shares,
        String concentration,
        List<Bar> saved,
        GapMatrix gaps,
        List<TopList> tops,
        List<Row> contractors) {
    /**
     * Sums.
     *
     * @param boletas how many
     * @param contractors of how many people
     * @param gross the gross sum
     * @param retained what was kept back
     * @param loan what was kept back for the loan; empty where nothing was
     * @param net what was left
     */
    public record Sums(String boletas, String contractors, String gross, String retained, String loan, String net) {}

    /**
     * A bar of a chart.
     *
     * @param label of what
     * @param wide the light part, in thousandths of the longest
     * @param dark the dark part, from the same side
     * @param first the figure for the light part
     * @param second the figure for the dark part
     * @param others whether it stands for all who have no bar, and is not drawn
     */
    public record Bar(String label, int wide, int dark, String first, String second, boolean others) {}

    /**
     * A top list.
     *
     * @param title by what
     * @param unit what the figures are
     * @param rows the places
     */
    public record TopList(String title, String unit, List<Place> rows) {}

    /**
     * A place in a top list.
     *
     * @param place which
     * @param name who
     * @param value how much
     */
    public record Place(int place, String name, String value) {}

    /**
     * A contractor.
     *
     * @param rut the number, or a dash
     * @param name the name, or that the person was erased
     * @param boletas how many
     * @param gross the gross sum
     * @param retained what was kept back
     * @param net what was left
     * @param share per cent of the gross sum
     * @param marks what else there is to say, such as annulled boletas
     */
    public record Row(
            String rut,
            String name,
            String boletas,
            String gross,
            String retained,
            String net,
            String share,
            String marks) {}

    /** Gathers it. */
    public static AnalyticsView of(Analytics analytics, Words words, String company) {
        return new AnalyticsGathering(analytics, words)
                .view(Words.clean(company).strip());
    }

    static AnalyticsView of(AnalyticsGathering all, Analytics analytics, Words words, String company) {
        Figures total = analytics.total();
        YearMonth from = analytics.range().from();
        YearMonth to = analytics.range().to();
        String first = AnalyticsGathering.month(from, words);
        return new AnalyticsView(
                from.equals(to) ? first : first + " – " + AnalyticsGathering.month(to, words),
                analytics.range().payer().dotted(),
                company,
                words.say("rule." + analytics.range().rule()),
                new Sums(
                        Words.figure(total.boletas()),
                        Words.figure(analytics.active().size()),
                        Words.figure(total.gross()),
                        Words.figure(total.retained()),
                        total.loan().isZero() ? "" : Words.figure(total.loan()),
                        Words.figure(total.net())),
                all.look(),
                all.rates(),
                all.months(),
                all.shares(),
                all.concentration(),
                all.saved(),
                all.gaps(),
                List.of(all.top(Top.GROSS), all.top(Top.BOLETAS), all.top(Top.GROWTH)),
                all.contractors());
    }

    /** The lines at the foot of the page. */
    public List<String> foot(Words words) {
        return List.of(words.say("common.figures"), words.say("common.personal"));
    }

    /** The name where there is one, else the number. */
    public String title() {
        return company.isEmpty() ? rut : company;
    }

    /** {@code 12,0 %}, in English {@code 12.0 %}. */
    static String percent(int tenths, Words words) {
        return percent(BigDecimal.valueOf(tenths, 1), words);
    }

    /** {@code 12,0 %}, in English {@code 12.0 %}; a decimal more is rounded half up. */
    static String percent(BigDecimal percent, Words words) {
        return words.say(Text.figure(percent.setScale(1, RoundingMode.HALF_UP).toPlainString())) + "\u00A0%";
    }
}
