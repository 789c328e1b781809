package dev.cuadra.adapter.report.internal;

import dev.cuadra.adapter.report.internal.AnalyticsView.Bar;
import dev.cuadra.boleta.analytics.Analytics;
import dev.cuadra.boleta.analytics.ContractorMonths;
import dev.cuadra.boleta.analytics.Figures;
import dev.cuadra.boleta.analytics.TimeSaved;
import dev.cuadra.boleta.analytics.Top;
import dev.cuadra.boleta.annual.Payee;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.problem.Text;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Gathers what the page of analytics shows. For one page and one thread. */
final class AnalyticsGathering {
    private static final int BARS = 15;
    private static final int LISTED = 10;
    private static final int GAPPED = 30;
    private static final int GAP_MONTHS = 24;

    private final Analytics analytics;
    private final Words words;
    private final List<Integer> tenths;
    private final List<Integer> largest;

    AnalyticsGathering(Analytics analytics, Words words) {
        this.analytics = analytics;
        this.words = words;
        this.tenths = analytics.tenths();
        Comparator<Integer> byGross = Comparator.comparing(this::gross).reversed();
        // The sort is stable: equal ones stay in the order of their RUTs.
        this.largest = IntStream.range(0, tenths.size()).boxed().sorted(byGross).toList();
    }

    AnalyticsView view(String company) {
        return AnalyticsView.of(this, analytics, words, company);
    }

    List<String> look() {
        Figures total = analytics.total();
        List<String> look = new ArrayList<>();
        if (total.offRate() > 0) {
            look.add(words.count("stats.offRate", total.offRate()));
        }
        if (total.unpaid() > 0) {
            look.add(words.count("stats.unpaid", total.unpaid()));
        }
        if (total.annulled() > 0) {
            look.add(words.count("stats.annulled", total.annulled()));
        }
        return look;
    }

    List<String> rates() {
        return analytics.rateChanges().stream()
                .map(change -> words.say(
                        "stats.rate",
                        "month",
                        month(change.month(), words),
                        "before",
                        words.say(Text.figure(change.before())),
                        "after",
                        words.say(Text.figure(change.after()))))
                .toList();
    }

    List<Bar> months() {
        Map<YearMonth, Figures> months = analytics.months();
        Clp longest = months.values().stream().map(Figures::gross).reduce(Clp.ZERO, AnalyticsGathering::larger);
        List<Bar> bars = new ArrayList<>();
        months.forEach((month, figures) -> {
            Clp kept = figures.retained().plus(figures.loan());
            bars.add(new Bar(
                    month(month, words),
                    thousandths(figures.gross().pesos(), longest.pesos()),
                    thousandths(kept.pesos(), longest.pesos()),
                    Words.figure(figures.gross()),
                    Words.figure(kept),
                    false));
        });
        return bars;
    }

    List<Bar> shares() {
        List<Integer> shown = largest.stream()
                .filter(at -> analytics.contractors().get(at).active())
                .toList();
        int own = shown.size() <= BARS + 1 ? shown.size() : BARS;
        List<Bar> bars = new ArrayList<>();
        for (int at : shown.subList(0, own)) {
            // By pesos and not by the shown tenths: of many contractors those are all alike.
            bars.add(new Bar(
                    name(analytics.contractors().get(at).payee()),
                    0,
                    thousandths(gross(at).pesos(), gross(shown.get(0)).pesos()),
                    AnalyticsView.percent(tenths.get(at), words),
                    Words.figure(gross(at)),
                    false));
        }
        List<Integer> others = shown.subList(own, shown.size());
        if (!others.isEmpty()) {
            int part = others.stream().mapToInt(tenths::get).sum();
            Clp gross = Clp.sum(others.stream().map(this::gross).toList());
            String label = words.say("chart.others", "n", Words.figure(others.size()));
            bars.add(new Bar(label, 0, 0, AnalyticsView.percent(part, words), Words.figure(gross), true));
        }
        return bars;
    }

    private Clp gross(int at) {
        return analytics.contractors().get(at).total().gross();
    }

    String concentration() {
        return words.say(
                "stats.concentration", "one", concentration(1), "three", concentration(3), "ten", concentration(10));
    }

    private String concentration(int most) {
        return AnalyticsView.percent(analytics.concentration(most).percent(1, RoundingMode.HALF_UP), words);
    }

    List<Bar> saved() {
        long longest = analytics.saved().stream()
                .mapToLong(TimeSaved::cumulative)
                .max()
                .orElse(0);
        return analytics.saved().stream()
                .map(saved -> new Bar(
                        month(saved.month(), words),
                        thousandths(saved.cumulative(), longest),
                        thousandths(saved.cumulative() - saved.minutes(), longest),
                        hours(saved.cumulative()),
                        hours(saved.minutes()),
                        false))
                .toList();
    }

    GapMatrix gaps() {
        List<YearMonth> range = analytics.range().months();
        List<YearMonth> months = range.subList(Math.max(0, range.size() - GAP_MONTHS), range.size());
        List<ContractorMonths> gapped = largest.stream()
                .map(analytics.contractors()::get)
                .filter(one -> one.gaps().stream().anyMatch(months::contains))
                .toList();
        List<GapMatrix.Head> heads = months.stream()
                .map(month -> new GapMatrix.Head(
                        (month.getMonthValue() < 10 ? "0" : "") + month.getMonthValue(),
                        month(month, words),
                        begins(month)))
                .toList();
        List<GapMatrix.Row> rows = gapped.stream()
                .limit(GAPPED)
                .map(one -> new GapMatrix.Row(
                        name(one.payee()),
                        months.stream().map(month -> cell(one, month)).toList()))
                .toList();
        String lead = words.count("stats.gaps.lead", gapped.size())
                + (gapped.size() > GAPPED ? " " + words.say("stats.gaps.some", "n", GAPPED) : "")
                + (months.size() < range.size() ? " " + words.say("stats.gaps.last", "n", GAP_MONTHS) : "");
        return new GapMatrix(heads, rows, lead);
    }

    private static GapMatrix.Cell cell(ContractorMonths one, YearMonth month) {
        long boletas = one.in(month).boletas();
        String kind = boletas > 0 ? "on" : one.gaps().contains(month) ? "gap" : "off";
        return new GapMatrix.Cell(kind, boletas > 0 ? Words.figure(boletas) : "", begins(month));
    }

    private static boolean begins(YearMonth month) {
        return month.getMonth() == Month.JANUARY;
    }

    AnalyticsView.TopList top(Top by) {
        List<AnalyticsView.Place> places = new ArrayList<>();
        analytics
                .top(by, LISTED)
                .forEach(ranked -> places.add(new AnalyticsView.Place(
                        places.size() + 1, name(ranked.payee()), Words.figure(ranked.value()))));
        return new AnalyticsView.TopList(words.say("stats.top." + by), words.say("stats.top." + by + ".unit"), places);
    }

    List<AnalyticsView.Row> contractors() {
        return largest.stream().map(this::row).toList();
    }

    private AnalyticsView.Row row(int at) {
        ContractorMonths one = analytics.contractors().get(at);
        Figures total = one.total();
        List<String> marks = new ArrayList<>();
        mark(marks, "stats.mark.gaps", one.gaps().size());
        mark(marks, "stats.mark.offRate", total.offRate());
        mark(marks, "stats.mark.annulled", total.annulled());
        mark(marks, "stats.mark.unpaid", total.unpaid());
        return new AnalyticsView.Row(
                one.payee().rut().map(Rut::toString).orElse("—"),
                one.payee().isErased()
                        ? words.say("stats.erased")
                        : Words.clean(one.payee().name()),
                Words.figure(total.boletas()),
                Words.figure(total.gross()),
                Words.figure(total.retained().plus(total.loan())),
                Words.figure(total.net()),
                AnalyticsView.percent(tenths.get(at), words),
                String.join(" · ", marks));
    }

    private void mark(List<String> marks, String key, long n) {
        if (n > 0) {
            marks.add(words.count(key, n));
        }
    }

    private String name(Payee payee) {
        if (payee.isErased()) {
            return words.say("stats.erased");
        }
        return payee.name().isBlank() ? payee.rut().map(Rut::toString).orElse("—") : Words.clean(payee.name());
    }

    private String hours(long minutes) {
        return words.say("stats.hours", "h", Words.figure(minutes / 60), "m", minutes % 60);
    }

    static String month(YearMonth month, Words words) {
        return words.say("month." + month.getMonthValue(), "year", month.getYear());
    }

    private static Clp larger(Clp one, Clp other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** A length on paper, rounded half up; anything at all is seen. */
    private static int thousandths(long part, long whole) {
        if (whole == 0 || part == 0) {
            return 0;
        }
        BigInteger twice = BigInteger.valueOf(part).multiply(BigInteger.valueOf(2_000));
        BigInteger half = twice.add(BigInteger.valueOf(whole))
                .divide(BigInteger.valueOf(whole).shiftLeft(1));
        return Math.max(1, half.intValueExact());
    }
}
