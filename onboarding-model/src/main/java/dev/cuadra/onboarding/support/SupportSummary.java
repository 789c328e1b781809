package dev.cuadra.onboarding.support;

import dev.cuadra.onboarding.calendar.Stretch;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What support reports at noon, at the end of a day or of a week. What nobody knows is not available, and never zero.
 *
 * @param kind which summary
 * @param period the time it is about
 * @param status the colour and why
 * @param entries the fields in order
 * @source SUP-10
 */
public record SupportSummary(SummaryKind kind, Stretch period, SupportStatus status, List<Entry> entries) {
    private static final int DECIMALS = 2;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    public SupportSummary {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(status, "status");
        entries = List.copyOf(entries);
    }

    /**
     * A field and what it says.
     *
     * @param field the field
     * @param value its value as plain text; empty where it is not available or has lines
     * @param lines its lines
     * @param counted the numbers behind a percentage or a mean: how much, of how many
     */
    public record Entry(SummaryField field, Optional<String> value, List<String> lines, Optional<String> counted) {
        public Entry {
            Objects.requireNonNull(field, "field");
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(counted, "counted");
            lines = List.copyOf(lines);
        }

        /** Whether it says anything. */
        public boolean available() {
            return value.isPresent() || !lines.isEmpty();
        }

        /**
         * Its value as each language writes it, with the numbers behind it; what others gave stays as they wrote it. Empty
         * where it is not available or has lines.
         */
        public Optional<Text> shown() {
            Optional<Text> plain = value.map(text -> SupportSummary.shown(field, text));
            return counted.isEmpty()
                    ? plain
                    : plain.map(text -> Texts.BOOK.text(
                            "support.summary.counted", Map.of("value", text, "counted", counted.get())));
        }
    }

    /** Makes a summary. */
    public static SupportSummary of(SummaryKind kind, SummaryInput input) {
        SupportStatus status = SupportStatus.of(input.openCritical(), input.gates(), input.service());
        List<Entry> entries = SummaryField.of(kind).stream()
                .map(field -> entry(field, input, status))
                .toList();
        return new SupportSummary(kind, input.period(), status, entries);
    }

    /** The summary of tickets of a file, which are as known at its instant. */
    static SupportSummary of(SummaryKind kind, SupportInput input, Collection<Ticket> tickets) {
        Stretch period = input.period(kind);
        TicketFigures figures = TicketFigures.of(tickets, input.terms(), period, input.now());
        SupportGoal goal = input.least()
                .map(least -> new SupportGoal(
                        "", "sla_compliance_pct", ">", least.toPlainString(), "percent", "", "", new Text("", "")))
                .orElseGet(SupportGoal::service);
        return of(
                kind,
                new SummaryInput(
                        period,
                        figures,
                        SummaryInput.openCritical(tickets),
                        input.given(),
                        input.lines(),
                        input.gates(),
                        goal.judge(figures.compliance())));
    }

    private static Entry entry(SummaryField field, SummaryInput input, SupportStatus status) {
        Optional<String> none = Optional.empty();
        return switch (field.from()) {
            case LIST -> new Entry(field, none, input.lines().getOrDefault(field.key(), List.of()), none);
            case GIVEN -> new Entry(field, Optional.ofNullable(input.given().get(field.key())), List.of(), none);
            case SUPPORT -> computed(field, input.figures(), status);
        };
    }

    private static Entry computed(SummaryField field, TicketFigures figures, SupportStatus status) {
        return switch (field.key()) {
            case "status_colour" -> plain(field, status.colour().name().toLowerCase(Locale.ROOT));
            case "tickets_opened", "support_tickets" ->
                plain(field, figures.opened().size());
            case "tickets_resolved" -> plain(field, figures.solved().size());
            case "critical_issues" -> plain(field, figures.critical().size());
            case "resolution_rate_pct" -> share(field, figures.resolution());
            case "csat_rating" -> mean(field, figures.satisfaction());
            case "response_hours_avg" -> mean(field, figures.responseHours());
            default -> throw new IllegalStateException("No field of support: " + field.key());
        };
    }

    private static Entry plain(SummaryField field, Object value) {
        return new Entry(field, Optional.of(value.toString()), List.of(), Optional.empty());
    }

    private static Entry share(SummaryField field, Share share) {
        Optional<String> percent = share.percent(DECIMALS, RoundingMode.HALF_UP).map(BigDecimal::toPlainString);
        return new Entry(field, percent, List.of(), percent.map(any -> share.hits() + "/" + share.of()));
    }

    private static Entry mean(SummaryField field, Mean mean) {
        Optional<String> value = mean.value(DECIMALS, RoundingMode.HALF_UP).map(BigDecimal::toPlainString);
        return new Entry(field, value, List.of(), value.map(any -> "n=" + mean.count()));
    }

    /**
     * The field of that name.
     *
     * @throws IllegalArgumentException where this kind of summary has none
     */
    public Entry entry(String key) {
        return entries.stream()
                .filter(one -> one.field().key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No " + key + " in a summary of " + kind));
    }

    /** The summary as lines to read, with times of a zone. */
    public List<Text> lines(ZoneId zone) {
        List<Text> lines = new ArrayList<>();
        lines.add(Texts.BOOK.text(
                "support.summary." + kind.name().toLowerCase(Locale.ROOT),
                Map.of(
                        "from",
                        TIME.format(period.from().atZone(zone)),
                        "to",
                        TIME.format(period.to().atZone(zone)),
                        "zone",
                        zone)));
        for (Entry entry : entries) {
            lines.add(line(entry));
            entry.lines().forEach(line -> lines.add(new Text("  - " + line, "  - " + line)));
            if (entry.field().key().equals("status_colour")) {
                status.reasons().forEach(reason -> lines.add(new Text("  - " + reason.es(), "  - " + reason.en())));
            }
        }
        return lines;
    }

    private static Text line(Entry entry) {
        Text label = entry.field().label();
        if (!entry.available()) {
            return Texts.BOOK.text("support.summary.missing", Map.of("label", label));
        }
        return entry.shown()
                .map(value -> Texts.BOOK.text("support.summary.line", Map.of("label", label, "value", value)))
                .orElseGet(() -> Texts.BOOK.text("support.summary.lines", Map.of("label", label)));
    }

    /** Computed decimals as each language writes them; what others gave stays as they wrote it. */
    private static Text shown(SummaryField field, String plain) {
        if (field.key().equals("status_colour")) {
            return Texts.BOOK.text("support.colour." + plain, Map.of());
        } else if (field.unit().equals("percent")) {
            return new Text(plain.replace('.', ',') + " %", plain + "%");
        }
        return field.from() == SummaryField.From.SUPPORT ? Text.figure(plain) : new Text(plain, plain);
    }
}
