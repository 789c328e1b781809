package dev.cuadra.adapter.report.internal;

import dev.cuadra.adapter.report.LaunchReport;
import java.util.List;

/**
 * The page about a whole launch.
 *
 * @param company the name of the company; may be empty
 * @param launch the day of the launch
 * @param until the last day
 * @param zone the zone in which times are told
 * @param figures what it came to
 * @param days its days
 * @param decided the days on which something was decided
 * @param files what else there is to read
 * @param foot the lines at the foot
 */
public record LaunchReportView(
        String company,
        String launch,
        String until,
        String zone,
        List<LaunchReport.Figure> figures,
        List<Day> days,
        List<Decided> decided,
        List<LaunchReport.Files> files,
        List<String> foot) {
    /**
     * A day.
     *
     * @param number which one, from 1
     * @param weekday in words
     * @param width how wide the bar of its tickets is, of 1000
     * @param tone the colour, as a class
     * @param word the colour, in words
     * @param day what is told of it
     */
    public record Day(int number, String weekday, int width, String tone, String word, LaunchReport.Day day) {}

    /**
     * What was decided on a day.
     *
     * @param date the date
     * @param rows what
     */
    public record Decided(String date, List<Row> rows) {}

    /**
     * A decision.
     *
     * @param time when
     * @param about about what
     * @param page where more of it stands; may be empty
     * @param before what held before; may be empty
     * @param what what was decided
     * @param tone how it looks, as a class
     */
    public record Row(String time, String about, String page, String before, String what, String tone) {}
}
