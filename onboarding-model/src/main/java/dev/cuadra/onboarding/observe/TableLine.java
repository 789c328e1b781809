package dev.cuadra.onboarding.observe;

import dev.cuadra.onboarding.internal.Plain;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.MetricKind;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.tables.CellText;
import dev.cuadra.tables.HeaderedRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** One row while it is read; it collects every reason to reject it, not the first alone. */
final class TableLine {
    private static final int LONGEST = 200;
    private static final int SHOWN = 24;
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?[0-9]{1,40}(?:\\.[0-9]{1,40})?(?:[eE][+-]?[0-9]{1,2})?");
    private static final Pattern COMMA = Pattern.compile("[+-]?[0-9]{1,40},[0-9]{1,40}");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,18}");
    private static final Pattern SCOPE = Pattern.compile("global|[a-z][a-z0-9-]{0,39}:\\S(?:.*\\S)?");
    private static final int MOST_DIGITS = 40;
    private static final Set<String> NO_NUMBERS = Set.of(
            "nan",
            "inf",
            "infinity",
            "+infinity",
            "-infinity",
            "infinito",
            "null",
            "n/a",
            "na",
            "s/d",
            "#n/a",
            "#n/d",
            "#div/0!",
            "#value!",
            "#valor!",
            "#ref!",
            "#num!",
            "#¡num!",
            "#¡div/0!",
            "#¡valor!",
            "#¡ref!");
    private static final Map<String, Boolean> YES_NO = Map.ofEntries(
            Map.entry("si", true),
            Map.entry("yes", true),
            Map.entry("true", true),
            Map.entry("verdadero", true),
            Map.entry("no", false),
            Map.entry("false", false),
            Map.entry("falso", false));

    private final HeaderedRow row;
    private final ObservationTerms terms;
    private final boolean commas;
    private final List<Problem> problems = new ArrayList<>();

    TableLine(HeaderedRow row, ObservationTerms terms, boolean commas) {
        this.row = row;
        this.terms = terms;
        this.commas = commas;
    }

    List<Problem> problems() {
        return problems;
    }

    /** What the row says; empty when there are problems. */
    Optional<Reading> reading() {
        String metric = text("metric");
        if (!Metric.isKey(metric)) {
            wrong("OBS_METRIC", "metric");
        }
        String scope = text("scope").isEmpty() ? Reading.GLOBAL : text("scope");
        if (!SCOPE.matcher(scope).matches()) {
            wrong("OBS_SCOPE", "scope");
        }
        Optional<Instant> start = instant("start");
        if (start.isEmpty() && text("start").isEmpty()) {
            wrong("OBS_INSTANT", "start");
        }
        Optional<Instant> end = text("end").isEmpty() ? start : instant("end");
        Optional<Instant> event = text("event_time").isEmpty() ? end : instant("event_time");
        Optional<Instant> recorded = text("recorded_at").isEmpty() ? event : instant("recorded_at");
        if (start.isPresent() && end.filter(start.get()::isAfter).isPresent()) {
            wrong("OBS_WINDOW", "end");
        }
        Optional<Content> content = content(metric);
        content.ifPresent(said -> fits(metric, said));
        ObservationList.TITLES.forEach(this::length);
        if (!problems.isEmpty() || content.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(made(
                metric,
                scope,
                start.orElseThrow(),
                end.orElseThrow(),
                content.get(),
                event.orElseThrow(),
                recorded.orElseThrow()));
    }

    private Reading made(
            String metric, String scope, Instant start, Instant end, Content content, Instant event, Instant recorded) {
        String source = text("source");
        String id = text("id").isEmpty()
                ? String.join("/", metric, scope, start.toString(), end.toString(), source)
                : text("id");
        return new Reading(id, metric, scope, start, end, content, event, recorded, source);
    }

    private void length(String column) {
        if (text(column).length() > LONGEST) {
            problems.add(problem("OBS_TOO_LONG", column, Map.of("max", LONGEST)));
        }
    }

    private Optional<Instant> instant(String column) {
        String text = text(column);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        WrittenInstant written = WrittenInstant.read(text, terms.zone());
        if (written.ambiguous()) {
            wrong("OBS_INSTANT_AMBIGUOUS", column);
        } else if (written.instant().isEmpty()) {
            wrong("OBS_INSTANT", column);
        }
        return written.instant();
    }

    // ---- what it says

    private Optional<Content> content(String metric) {
        boolean value = !text("value").isEmpty();
        boolean share = !text("k").isEmpty() || !text("n").isEmpty();
        String reason = text("reason");
        boolean number = !NO_NUMBERS.contains(text("value").toLowerCase(Locale.ROOT));
        if (value && (share || (number && !reason.isEmpty()))) {
            problems.add(problem("OBS_CONTENT", "value", Map.of()));
            return Optional.empty();
        } else if (share) {
            return share();
        } else if (!value) {
            return Optional.of(new Content.Missing(reason.isEmpty() ? "empty" : reason));
        }
        return said(metric, text("value"), reason.isEmpty() ? text("value") : reason);
    }

    private Optional<Content> share() {
        Optional<Long> hits = whole("k", "OBS_SHARE");
        Optional<Long> all = whole("n", "OBS_SHARE");
        if (hits.isPresent() && all.filter(n -> n >= hits.get()).isPresent()) {
            return Optional.of(new Content.Share(hits.get(), all.get()));
        } else if (hits.isPresent() && all.isPresent()) {
            wrong("OBS_SHARE", "k");
        }
        return Optional.empty();
    }

    private Optional<Content> said(String metric, String text, String reason) {
        Optional<MetricKind> kind =
                Optional.ofNullable(terms.metrics().get(metric)).map(Metric::kind);
        if (kind.filter(one -> one == MetricKind.TEXT).isPresent()) {
            return Optional.of(new Content.Word(text));
        }
        boolean asked = kind.filter(one -> one == MetricKind.BOOLEAN || one == MetricKind.EVENT)
                .isPresent();
        Optional<Boolean> answer = Optional.ofNullable(YES_NO.get(CellText.titleKey(text)))
                .or(() -> asked && (text.equals("1") || text.equals("0"))
                        ? Optional.of(text.equals("1"))
                        : Optional.empty());
        if (NO_NUMBERS.contains(text.toLowerCase(Locale.ROOT))) {
            return Optional.of(new Content.Missing(reason));
        } else if (answer.isPresent() && (asked || kind.isEmpty())) {
            boolean event = kind.filter(one -> one == MetricKind.EVENT).isPresent();
            return Optional.of(
                    event && answer.get()
                            ? new Content.Happened()
                            : new Content.Answer(answer.get(), Optional.empty()));
        }
        Optional<BigDecimal> decimal = asked ? Optional.empty() : decimal(text);
        if (decimal.isEmpty()) {
            wrong("OBS_VALUE", "value");
            return Optional.empty();
        }
        Optional<Long> sample = text("sample").isEmpty() ? Optional.empty() : whole("sample", "OBS_SAMPLE");
        return Optional.of(new Content.Amount(decimal.get(), sample));
    }

    private Optional<BigDecimal> decimal(String text) {
        String plain = commas && COMMA.matcher(text).matches() ? text.replace(',', '.') : text;
        return Optional.of(plain)
                .filter(number -> NUMBER.matcher(number).matches())
                .map(BigDecimal::new)
                .filter(number -> number.precision() <= MOST_DIGITS && Math.abs(number.scale()) <= MOST_DIGITS)
                .map(Plain::of);
    }

    private Optional<Long> whole(String column, String code) {
        Optional<Long> whole = Optional.of(text(column))
                .filter(text -> WHOLE.matcher(text).matches())
                .map(Long::valueOf);
        if (whole.isEmpty()) {
            wrong(code, column);
        }
        return whole;
    }

    private void fits(String metric, Content content) {
        Optional<String> unit = Optional.of(text("unit")).filter(text -> !text.isEmpty());
        Fit.problem(metric, unit, content, terms)
                .ifPresent(problem ->
                        problems.add(problem.at(row.place(problem.where().column()))));
    }

    // ---- cells

    private String text(String column) {
        return row.value(column);
    }

    private void wrong(String code, String column) {
        problems.add(problem(code, column, Map.of("value", masked(text(column)))));
    }

    private Problem problem(String code, String column, Map<String, ?> values) {
        return Texts.BOOK.problem(code, row.place(column), values);
    }

    /** A number is shown, for it names nobody; of any other text the first two signs. */
    private static String masked(String value) {
        if (value.length() <= SHOWN && NUMBER.matcher(value.replace(',', '.')).matches()) {
            return value;
        }
        String start =
                value.substring(0, value.offsetByCodePoints(0, Math.min(2, value.codePointCount(0, value.length()))));
        return value.equals(start) ? start : start + "*".repeat(Math.min(10, value.length() - start.length()));
    }
}
