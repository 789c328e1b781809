package dev.cuadra.adapter.report.internal;

import dev.cuadra.boleta.close.Decision;
import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.close.MonthClose;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.report.BoletaReport;
import dev.cuadra.boleta.report.Judgement;
import dev.cuadra.boleta.report.ReportRow;
import dev.cuadra.boleta.report.Verdict;
import dev.cuadra.boleta.retention.RetentionRate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the page of a month shows.
 *
 * @param head the head
 * @param figures the month in figures, over the rows that are not annulled
 * @param contractors who is paid, the largest first
 * @param chart the largest of them, and the others together
 * @param groups the rows, what needs a person first
 * @param findings what to look at
 * @param notes what to know
 * @param reports what was read
 */
public record MonthView(
        Head head,
        Figures figures,
        List<ContractorTotals.Shown> contractors,
        List<ContractorTotals.Bar> chart,
        List<Group> groups,
        List<ProblemGroup> findings,
        List<ProblemGroup> notes,
        List<Report> reports) {
    /**
     * The month in figures.
     *
     * @param boletas rows that are not annulled
     * @param gross their gross sum
     * @param retained what they keep back
     * @param net what they leave to pay
     * @param contractors how many people
     * @param annulled rows that are annulled
     * @param rejected rows that could not be read
     * @param unexplained rows in no code
     * @param findings what a person must look at
     */
    public record Figures(
            String boletas,
            String gross,
            String retained,
            String net,
            String contractors,
            int annulled,
            int rejected,
            int unexplained,
            int findings) {
        /** Whether nothing needs a person. */
        public boolean clean() {
            return rejected + unexplained + findings == 0;
        }
    }

    /**
     * Rows of one verdict.
     *
     * @param key the verdict, for its colour
     * @param title the verdict in words
     * @param meaning what it means
     * @param count how many rows
     * @param rows the rows, by issuer and folio
     */
    public record Group(String key, String title, String meaning, String count, List<Row> rows) {}

    /**
     * A row of a report.
     *
     * @param id RUT and folio
     * @param name who is paid
     * @param payee the payee's RUT where it is not the issuer's; else empty
     * @param date the date written on it
     * @param state its state in words; empty where it is in force
     * @param gross the gross fee
     * @param retained what was kept back
     * @param net what was left
     * @param expected what the rate of its date keeps back, where that is not what was kept; else empty
     * @param verdict the verdict in words
     */
    public record Row(
            String id,
            String name,
            String payee,
            String date,
            String state,
            String gross,
            String retained,
            String net,
            String expected,
            String verdict) {}

    /**
     * A report as it was read.
     *
     * @param source the name of the file
     * @param kind what it is
     * @param rows how many rows were read
     * @param rejected how many were not
     * @param totals how its totals row compares, in words
     * @param agrees whether that is nothing to look at
     */
    public record Report(String source, String kind, String rows, String rejected, String totals, boolean agrees) {}

    /** What a row is listed under, what needs a person first. */
    private enum Listed {
        UNEXPLAINED,
        PREVIOUS_YEAR_RATE,
        DECIDED,
        ONE_PESO_ROUNDING,
        RETAINED_BY_ISSUER,
        NO_RETENTION,
        RATE_PLUS_LOAN,
        DIRECTOR,
        EXPECTED_RATE,
        ANNULLED
    }

    /** Gathers it. */
    public static MonthView of(MonthClose close, Words words, String company) {
        return new Gathering(close, words).view(company);
    }

    private static final class Gathering {
        private final MonthClose close;
        private final Words words;
        private final Map<BoletaId, Decision> decisions = new HashMap<>();

        Gathering(MonthClose close, Words words) {
            this.close = close;
            this.words = words;
            for (LedgerLine line : close.ledger()) {
                line.decision().ifPresent(made -> decisions.put(line.boleta().id(), made));
            }
        }

        MonthView view(String company) {
            List<ContractorTotals> totals = ContractorTotals.of(inForce());
            return new MonthView(
                    Head.of(close, words, company),
                    figures(totals.size()),
                    totals.stream().map(ContractorTotals::shown).toList(),
                    ContractorTotals.bars(totals, words),
                    groups(),
                    ProblemGroup.of(close.findings(), words),
                    ProblemGroup.of(close.notes(), words),
                    close.reports().stream().map(this::report).toList());
        }

        private List<ReportRow> inForce() {
            return close.judgements().stream()
                    .filter(judged -> judged.verdict() != Verdict.ANNULLED)
                    .map(Judgement::row)
                    .toList();
        }

        private Figures figures(int contractors) {
            List<ReportRow> rows = inForce();
            return new Figures(
                    Words.figure(rows.size()),
                    Words.figure(Clp.sum(rows.stream().map(ReportRow::gross).toList())),
                    Words.figure(Clp.sum(rows.stream().map(ReportRow::retained).toList())),
                    Words.figure(Clp.sum(rows.stream().map(ReportRow::paid).toList())),
                    Words.figure(contractors),
                    close.judgements().size() - rows.size(),
                    close.reports().stream()
                            .mapToInt(report -> report.rejects().size())
                            .sum(),
                    close.unexplained().size(),
                    close.findings().size());
        }

        private List<Group> groups() {
            Map<Listed, List<Judgement>> byVerdict = new TreeMap<>();
            for (Judgement judged : close.judgements()) {
                byVerdict
                        .computeIfAbsent(listed(judged), unused -> new ArrayList<>())
                        .add(judged);
            }
            List<Group> groups = new ArrayList<>();
            byVerdict.forEach((listed, judged) -> groups.add(new Group(
                    listed.name(),
                    words.say("verdict." + listed),
                    words.say("verdict." + listed + ".meaning"),
                    words.count("boletas", judged.size()),
                    judged.stream()
                            .sorted(Comparator.comparing((Judgement judgement) ->
                                            judgement.row().payee())
                                    .thenComparing(judgement -> judgement.row().id()))
                            .map(this::row)
                            .toList())));
            return groups;
        }

        private Listed listed(Judgement judged) {
            return decisions.containsKey(judged.row().id())
                    ? Listed.DECIDED
                    : Listed.valueOf(judged.verdict().name());
        }

        private Row row(Judgement judged) {
            ReportRow row = judged.row();
            boolean kept = judged.expected().equals(row.retained());
            boolean lawKnown = !judged.rate().equals(RetentionRate.ZERO);
            return new Row(
                    row.id().toString(),
                    Words.clean(row.name()),
                    row.payee().equals(row.id().issuer()) ? "" : row.payee().toString(),
                    row.date().toString(),
                    state(row),
                    Words.figure(row.gross()),
                    Words.figure(row.retained()),
                    Words.figure(row.paid()),
                    kept || !lawKnown || judged.verdict() == Verdict.ANNULLED ? "" : Words.figure(judged.expected()),
                    verdict(judged));
        }

        private String verdict(Judgement judged) {
            Optional<Decision> decision =
                    Optional.ofNullable(decisions.get(judged.row().id()));
            return decision.map(made -> words.say("verdict.DECIDED." + made))
                    .orElseGet(() -> words.say("verdict." + judged.verdict()));
        }

        private String state(ReportRow row) {
            Optional<BoletaState> state = row.state().state();
            if (state.isEmpty()) {
                return words.say(
                        "state.unknown", "state", Words.clean(row.state().text()));
            }
            String day = row.annulledOn()
                    .map(LocalDate::toString)
                    .map(on -> " " + on)
                    .orElse("");
            return state.get() == BoletaState.VIGENTE ? "" : words.say("state." + state.get()) + day;
        }

        private Report report(BoletaReport report) {
            boolean said = report.totals().isPresent();
            boolean agrees = said && report.totals().equals(report.sums());
            return new Report(
                    Words.clean(report.source()),
                    words.say("kind." + report.kind()),
                    Words.figure(report.rows().size()),
                    Words.figure(report.rejects().size()),
                    words.say(agrees ? "totals.agree" : said ? "totals.differ" : "totals.unsaid"),
                    agrees || !said);
        }
    }
}
