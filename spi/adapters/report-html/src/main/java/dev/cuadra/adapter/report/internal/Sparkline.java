package dev.cuadra.adapter.report.internal;

import dev.cuadra.onboarding.metric.Exact;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A figure over time as a line of whole coordinates in a frame of 1,000 by 200. Where nothing was read the line is
 * broken and a band says so; a point alone between gaps is a dot.
 *
 * @param path the line; empty where there is no point
 * @param dots points without a neighbour
 * @param gaps where nothing was read
 * @param goal how far down the target lies
 * @param label what is drawn, in words
 */
public record Sparkline(String path, String dots, List<Band> gaps, int goal, String label) {
    private static final int WIDTH = 1_000;
    private static final int HEIGHT = 200;
    private static final int EDGE = 16;

    /**
     * A stretch without readings.
     *
     * @param x where it begins
     * @param width how long it is
     */
    public record Band(int x, int width) {}

    public Sparkline {
        gaps = List.copyOf(gaps);
    }

    /** Draws values, oldest first, beside their target. */
    static Sparkline of(List<Optional<Exact>> values, Exact target, String label) {
        List<Exact> seen = new ArrayList<>(List.of(target));
        values.forEach(value -> value.ifPresent(seen::add));
        Exact low = Collections.min(seen);
        Exact high = Collections.max(seen);
        StringBuilder path = new StringBuilder();
        StringBuilder dots = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).isPresent()) {
                boolean before = i > 0 && values.get(i - 1).isPresent();
                boolean after = i + 1 < values.size() && values.get(i + 1).isPresent();
                String point = x(i, values.size()) + " " + y(values.get(i).get(), low, high);
                if (before || after) {
                    path.append(before ? "L" : "M").append(point);
                } else {
                    dots.append("M").append(point).append("h0");
                }
            }
        }
        return new Sparkline(path.toString(), dots.toString(), gaps(values), y(target, low, high), label);
    }

    /** Each run of missing points, from the last known one to the next. */
    private static List<Band> gaps(List<Optional<Exact>> values) {
        List<Band> gaps = new ArrayList<>();
        int from = -1;
        for (int i = 0; i < values.size(); i++) {
            boolean missing = values.get(i).isEmpty();
            if (missing && from < 0) {
                from = i;
            }
            boolean last = i == values.size() - 1;
            if (from >= 0 && (!missing || last)) {
                int left = from == 0 ? 0 : x(from - 1, values.size());
                int right = missing ? WIDTH : x(i, values.size());
                add(gaps, left, right);
                from = -1;
            }
        }
        return gaps;
    }

    /** Bands that meet at a single point are one. */
    private static void add(List<Band> gaps, int left, int right) {
        int last = gaps.size() - 1;
        if (last >= 0 && gaps.get(last).x() + gaps.get(last).width() == left) {
            gaps.set(last, new Band(gaps.get(last).x(), right - gaps.get(last).x()));
        } else {
            gaps.add(new Band(left, right - left));
        }
    }

    private static int x(int place, int count) {
        return count == 1 ? WIDTH / 2 : EDGE + (WIDTH - 2 * EDGE) * place / (count - 1);
    }

    private static int y(Exact value, Exact low, Exact high) {
        if (low.equals(high)) {
            return HEIGHT / 2;
        }
        Exact part = high.minus(value).over(high.minus(low)).times(Exact.of(HEIGHT - 2L * EDGE));
        return EDGE
                + new BigDecimal(part.numerator())
                        .divide(new BigDecimal(part.denominator()), 0, RoundingMode.HALF_UP)
                        .intValueExact();
    }
}
