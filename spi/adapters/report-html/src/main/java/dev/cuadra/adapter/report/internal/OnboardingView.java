package dev.cuadra.adapter.report.internal;

import java.util.List;

/**
 * What the page of an onboarding plan shows.
 *
 * @param customer whose it is
 * @param template the template and its version
 * @param facts what stands at its head
 * @param done how much is done, in thousandths
 * @param expected how much should be, in thousandths
 * @param doneText how much is done
 * @param expectedText how much should be
 * @param behind whether it is behind
 * @param late whether it ends later than planned
 * @param slip by how much, in words
 * @param warnings what to look at
 * @param blockers what is in the way
 * @param phases the timeline
 * @param roles who has what to do
 * @param handoff the criteria
 * @param handoffText what they come to
 * @param foot the lines at the foot
 */
public record OnboardingView(
        String customer,
        String template,
        List<Fact> facts,
        int done,
        int expected,
        String doneText,
        String expectedText,
        boolean behind,
        boolean late,
        String slip,
        List<Warning> warnings,
        List<Blocked> blockers,
        List<Phase> phases,
        List<Role> roles,
        List<Criteria> handoff,
        String handoffText,
        List<String> foot) {
    /**
     * A fact.
     *
     * @param name its name
     * @param value its value
     */
    public record Fact(String name, String value) {}

    /**
     * Warnings that ask for the same.
     *
     * @param messages what they are
     * @param remedy what to do
     * @param risks the risks that they announce
     */
    public record Warning(List<String> messages, String remedy, String risks) {}

    /**
     * An open blocker.
     *
     * @param name its name
     * @param task the task
     * @param why what is in the way
     * @param age its age
     * @param old whether it is too old
     */
    public record Blocked(String name, String task, String why, String age, boolean old) {}

    /**
     * A phase of the timeline; all measures in units of the drawing.
     *
     * @param title its name
     * @param days its days and dates
     * @param height of the drawing
     * @param from where its days begin
     * @param width of its days
     * @param today where today is; below 0 where it is not on the drawing
     * @param ticks the dates above
     * @param rows its tasks
     */
    public record Phase(
            String title, String days, int height, int from, int width, int today, List<Tick> ticks, List<Row> rows) {}

    /**
     * A date above the timeline.
     *
     * @param x where
     * @param text the date
     */
    public record Tick(int x, String text) {}

    /**
     * A task on the timeline.
     *
     * @param y where its row begins
     * @param label its name, cut to fit
     * @param full its name, dates and float
     * @param planX where the planned bar begins
     * @param planWidth its width
     * @param nowX where the real or expected bar begins
     * @param nowWidth its width
     * @param kind {@code done}, {@code begun}, {@code open} or {@code off}
     * @param critical whether it is on the critical path
     * @param milestone whether it is a milestone
     * @param late whether it ends after it is due
     */
    public record Row(
            int y,
            String label,
            String full,
            int planX,
            int planWidth,
            int nowX,
            int nowWidth,
            String kind,
            boolean critical,
            boolean milestone,
            boolean late) {
        /** The corners of the diamond that marks a milestone. */
        public String diamond() {
            int x = nowX + nowWidth;
            int middle = y + 13;
            return (x - 6) + "," + middle + " " + x + "," + (middle - 6) + " " + (x + 6) + "," + middle + " " + x + ","
                    + (middle + 6);
        }
    }

    /**
     * A role and what it can do now.
     *
     * @param name the role
     * @param tasks the tasks that are shown
     * @param more how many there are beside them, in words; empty where there are none
     */
    public record Role(String name, List<Todo> tasks, String more) {}

    /**
     * A task to do.
     *
     * @param title what
     * @param due when it is due
     * @param state how far it is
     * @param late whether that has passed
     */
    public record Todo(String title, String due, String state, boolean late) {}

    /**
     * Criteria of one list.
     *
     * @param title the list
     * @param items the criteria
     */
    public record Criteria(String title, List<Item> items) {}

    /**
     * A criterion.
     *
     * @param title what has to hold
     * @param outcome what it comes to
     * @param mark {@code ok}, {@code bad} or nothing
     */
    public record Item(String title, String outcome, String mark) {}
}
