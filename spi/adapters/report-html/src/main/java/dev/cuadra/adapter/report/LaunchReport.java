package dev.cuadra.adapter.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the page about a whole launch shows.
 *
 * @param launch the day of the launch
 * @param zone the zone in which times are told
 * @param figures what it came to, in order
 * @param days its days, in order
 * @param decisions what was decided and what was raised, by time
 * @param files what else there is to read
 */
public record LaunchReport(
        LocalDate launch,
        ZoneId zone,
        List<Figure> figures,
        List<Day> days,
        List<Decision> decisions,
        List<Files> files) {
    public LaunchReport {
        Objects.requireNonNull(launch, "launch");
        Objects.requireNonNull(zone, "zone");
        figures = List.copyOf(figures);
        days = List.copyOf(days);
        decisions = List.copyOf(decisions);
        files = List.copyOf(files);
    }

    /**
     * A figure.
     *
     * @param label what it is, in the language of the page
     * @param value how much
     * @param bad whether somebody should look at it
     */
    public record Figure(String label, String value, boolean bad) {}

    /**
     * A day.
     *
     * @param date the date
     * @param opened how many tickets were opened
     * @param solved how many were solved
     * @param critical how many of those opened were critical
     * @param laybys how many lay-bys were accepted
     * @param payments how many payments were taken
     * @param colour {@code GREEN}, {@code YELLOW} or {@code RED}
     * @param links what there is to read about it
     */
    public record Day(
            LocalDate date,
            long opened,
            long solved,
            long critical,
            long laybys,
            long payments,
            String colour,
            List<Link> links) {
        public Day {
            Objects.requireNonNull(date, "date");
            Objects.requireNonNull(colour, "colour");
            links = List.copyOf(links);
        }
    }

    /** How a decision looks. */
    public enum Tone {
        GOOD,
        BAD,
        OPEN
    }

    /**
     * Something that was decided, or an alert.
     *
     * @param at when
     * @param about what it is about
     * @param what what was decided
     * @param before what held before; empty for the first
     * @param tone how it looks
     * @param page where more of it stands
     */
    public record Decision(
            Instant at, String about, String what, Optional<String> before, Tone tone, Optional<String> page) {
        public Decision {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(tone, "tone");
            Objects.requireNonNull(page, "page");
        }
    }

    /**
     * A file to read.
     *
     * @param label what it is called
     * @param file where it is, beside the page
     */
    public record Link(String label, String file) {}

    /**
     * Files that belong together.
     *
     * @param title what they are
     * @param links the files
     */
    public record Files(String title, List<Link> links) {
        public Files {
            links = List.copyOf(links);
        }
    }
}
