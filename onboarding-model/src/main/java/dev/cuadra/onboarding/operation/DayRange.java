package dev.cuadra.onboarding.operation;

/**
 * Days counted from the launch, which is day 1.
 *
 * @param first the first day
 * @param last the last day, included
 */
public record DayRange(int first, int last) {
    public DayRange {
        if (first < 1 || last < first || last > 365) {
            throw new IllegalArgumentException("Not a range of days: " + first + ".." + last);
        }
    }

    /** Reads {@code 2..7}. */
    public static DayRange parse(String text) {
        int dots = text.indexOf("..");
        if (dots < 0) {
            throw new IllegalArgumentException("Not a range of days: '" + text + "'");
        }
        return new DayRange(Integer.parseInt(text.substring(0, dots)), Integer.parseInt(text.substring(dots + 2)));
    }

    /** Whether a day is among them. */
    public boolean holds(long day) {
        return first <= day && day <= last;
    }

    /** As it is read. */
    @Override
    public String toString() {
        return first + ".." + last;
    }
}
