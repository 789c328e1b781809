package dev.cuadra.adapter.report.internal;

import dev.cuadra.onboarding.dashboard.Dashboard;
import dev.cuadra.onboarding.dashboard.DashboardRow;
import dev.cuadra.onboarding.dashboard.Pace;
import dev.cuadra.onboarding.dashboard.Rounded;
import dev.cuadra.onboarding.dashboard.RowStatus;
import dev.cuadra.onboarding.dashboard.SeriesPoint;
import dev.cuadra.onboarding.dashboard.Trend;
import dev.cuadra.onboarding.gate.Question;
import dev.cuadra.onboarding.metric.Exact;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Gathers what the page of a dashboard shows. For one page and one thread. */
public final class DashboardGathering {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final Map<String, String> SIGNS = Map.of(">=", "≥", "<=", "≤");
    /** Keys are long words; a line may break after what joins their parts, and nowhere else. */
    private static final Pattern BREAK = Pattern.compile("(?<=[_.:])");

    private static final int MOST_DIGITS = 18;
    private static final String NOTHING = "—";
    private static final String SPACE = "\u00A0";
    private static final long HOURS_SHOWN = 48;
    private static final Exact ONE = Exact.of(1);

    private final Dashboard dashboard;
    private final Words words;
    private final Amounts amounts;

    public DashboardGathering(Dashboard dashboard, Words words) {
        this.dashboard = dashboard;
        this.words = words;
        this.amounts = new Amounts(words);
    }

    /** The whole page. */
    public DashboardView view(String company) {
        return new DashboardView(
                Words.clean(words.say(dashboard.definition().title())),
                Words.clean(company).strip(),
                dashboard.at().atZone(dashboard.zone()).format(MINUTE),
                dashboard.zone().getId(),
                Stream.of(RowStatus.RED, RowStatus.AMBER, RowStatus.GREEN, RowStatus.UNKNOWN)
                        .map(this::tally)
                        .toList(),
                dashboard.rows().stream().map(this::row).toList(),
                List.of(words.say("dash.foot.line"), words.say("dash.foot.pace")));
    }

    private DashboardView.Tally tally(RowStatus status) {
        return new DashboardView.Tally(
                status.name(), words.say("dash.status." + status), amounts.number(dashboard.count(status)));
    }

    private DashboardView.Row row(DashboardRow row) {
        String unit = row.definition().target().unit();
        return new DashboardView.Row(
                row.definition().id(),
                Words.clean(words.say(row.definition().title())),
                BREAK.splitAsStream(row.definition().target().metric()).toList(),
                SIGNS.getOrDefault(row.sign(), row.sign()) + SPACE + with(unit, figure(row.threshold(), row)),
                row.until().map(day -> words.say("dash.until", "day", day)).orElse(""),
                row.current().map(value -> with(unit, figure(value, row))).orElse(NOTHING),
                row.share()
                        .map(share -> words.say(
                                "dash.of", "k", amounts.number(share.hits()), "n", amounts.number(share.of())))
                        .orElse(""),
                row.freshness().age().map(this::age).orElseGet(() -> words.say("dash.never")),
                arrow(row.trend()),
                words.say(
                        "dash.trend." + row.trend().direction().map(Enum::name).orElse("UNKNOWN")),
                row.trend().better().map(good -> good ? "better" : "worse").orElse(""),
                row.pace().flatMap(Pace::factor).map(this::pace).orElse(NOTHING),
                row.status().name(),
                words.say("dash.status." + row.status()),
                words.say(row.why()),
                row.owner()
                        .map(role -> words.say("dash.owner", "role", words.role(role)))
                        .orElse(""),
                line(row));
    }

    /** Percentages have a decimal and other figures two, and more where they would look like the target. */
    private String figure(Exact value, DashboardRow row) {
        boolean percent = row.definition().target().unit().equals("percent");
        return number(Rounded.apart(value, percent ? 1 : 2, row.threshold()));
    }

    private String number(BigDecimal number) {
        boolean usual = number.precision() - number.scale() <= MOST_DIGITS;
        return usual ? amounts.plain(number.toPlainString()) : number.toPlainString();
    }

    /** What is counted needs no unit: its title says what it is. */
    private String with(String unit, String figure) {
        if (unit.equals("count")) {
            return figure;
        }
        String said = words.sayOr("dash.unit." + unit, Words.clean(unit));
        return figure + (said.length() == 1 ? SPACE : " ") + said;
    }

    private String pace(Exact factor) {
        BigDecimal shown = Rounded.apart(factor, 2, ONE);
        return number(shown.scale() < 2 ? shown.setScale(2) : shown) + SPACE + "×";
    }

    private static String arrow(Trend trend) {
        Optional<Question.Direction> direction = trend.direction();
        if (direction.isEmpty()) {
            return "";
        }
        return switch (direction.get()) {
            case UP -> "↗";
            case DOWN -> "↘";
            case FLAT -> "→";
        };
    }

    private String age(Duration age) {
        if (age.toMinutes() < 1) {
            return words.say("dash.now");
        } else if (age.toHours() >= HOURS_SHOWN) {
            return words.say("dash.days", "n", amounts.number(age.toDays()));
        }
        return age.toHours() >= 1
                ? words.say("dash.hours", "n", age.toHours())
                : words.say("dash.minutes", "n", age.toMinutes());
    }

    private Sparkline line(DashboardRow row) {
        List<Optional<Exact>> values =
                row.series().stream().map(SeriesPoint::value).toList();
        List<Exact> known = values.stream().flatMap(Optional::stream).toList();
        if (known.isEmpty()) {
            return new Sparkline("", "", List.of(), 0, words.say("dash.line.none"));
        }
        String label = words.say(
                "dash.line",
                "n",
                values.size(),
                "first",
                figure(known.get(0), row),
                "last",
                figure(known.get(known.size() - 1), row),
                "gaps",
                values.size() - known.size(),
                "target",
                figure(row.threshold(), row));
        return Sparkline.of(values, row.threshold(), label);
    }
}
