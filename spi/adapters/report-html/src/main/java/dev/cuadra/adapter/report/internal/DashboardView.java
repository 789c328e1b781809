package dev.cuadra.adapter.report.internal;

import java.util.List;

/**
 * What the page of a dashboard shows.
 *
 * @param title what it is called
 * @param company the name of the company; empty when it was not given
 * @param at the instant in the zone of the dashboard
 * @param zone the zone
 * @param tallies how many rows have each status
 * @param rows the rows
 * @param foot the lines at the foot of the page
 */
public record DashboardView(
        String title, String company, String at, String zone, List<Tally> tallies, List<Row> rows, List<String> foot) {
    /**
     * How many rows have a status.
     *
     * @param status the status
     * @param word the status in words
     * @param count how many
     */
    public record Tally(String status, String word, String count) {}

    /**
     * A row.
     *
     * @param id identifies it
     * @param title what it is called
     * @param metric the key of its metric, in the pieces between which a line may break
     * @param target the target with its unit
     * @param until the last day of the window in words; empty where there is none
     * @param current the figure with its unit; a dash where it is not known
     * @param of the cases behind a share; empty where there are none
     * @param age how old the figure is
     * @param arrow where it moves, as a sign
     * @param trend where it moves, in words
     * @param good {@code better}, {@code worse} or empty
     * @param pace how fast the target is being reached; a dash where that is no question
     * @param status the status
     * @param word the status in words
     * @param why why it has this status
     * @param owner who answers for the figure, in words; empty where nobody is named
     * @param line the figure over time
     */
    public record Row(
            String id,
            String title,
            List<String> metric,
            String target,
            String until,
            String current,
            String of,
            String age,
            String arrow,
            String trend,
            String good,
            String pace,
            String status,
            String word,
            String why,
            String owner,
            Sparkline line) {}
}
