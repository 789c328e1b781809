package dev.cuadra.adapter.report.internal;

import java.util.List;

/**
 * The page of the day of a launch.
 *
 * @param title the title of the list
 * @param day the date
 * @param number which day it is, in words
 * @param at the moment, with its zone
 * @param company the name of the company; may be empty
 * @param percent how much is done; empty when nothing applies
 * @param figures the figures at the top
 * @param done how wide the part is that is done, of 1000
 * @param overdue how wide the part is that is late, of 1000
 * @param incident the incident; empty lines when there is none
 * @param covers the tiers
 * @param hours the marks under the bars
 * @param now where the moment is, of 1000; below 0 when it is outside the hours
 * @param gaps what is missing, in words
 * @param blocks the hours
 * @param notes what the plan says against itself
 * @param foot the lines at the foot
 */
public record LaunchDayView(
        String title,
        String day,
        String number,
        String at,
        String company,
        String percent,
        List<Figure> figures,
        int done,
        int overdue,
        List<String> incident,
        List<Cover> covers,
        List<Mark> hours,
        int now,
        List<String> gaps,
        List<Block> blocks,
        List<String> notes,
        List<String> foot) {
    /**
     * A figure.
     *
     * @param key what it is
     * @param label in words
     * @param value how many
     * @param bad whether somebody should look at it
     */
    public record Figure(String key, String label, String value, boolean bad) {}

    /**
     * A tier.
     *
     * @param tier its name
     * @param presence how people have to be there
     * @param parts its cover
     * @param word how it stands
     * @param gap whether somebody is missing
     */
    public record Cover(String tier, String presence, List<Part> parts, String word, boolean gap) {}

    /**
     * A part of a bar.
     *
     * @param kind {@code full}, {@code rest} or {@code gap}
     * @param from where it begins, of 1000
     * @param width how wide it is
     * @param title what it says when somebody points at it
     */
    public record Part(String kind, int from, int width, String title) {}

    /**
     * A mark under the bars.
     *
     * @param at where, of 1000
     * @param label the hour
     */
    public record Mark(int at, String label) {}

    /**
     * The items of an hour.
     *
     * @param label the hour
     * @param done how many are done of how many
     * @param current whether it is now
     * @param rows the items
     */
    public record Block(String label, String done, boolean current, List<Row> rows) {}

    /**
     * An item.
     *
     * @param state how it stands, as a class
     * @param word how it stands, in words
     * @param title what it is
     * @param owner whose it is
     * @param due until when
     * @param said who said what when
     */
    public record Row(String state, String word, String title, String owner, String due, String said) {}
}
