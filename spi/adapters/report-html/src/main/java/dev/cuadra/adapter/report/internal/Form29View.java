package dev.cuadra.adapter.report.internal;

import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.close.MonthClose;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.F29Form;
import dev.cuadra.boleta.form29.F29Line;
import dev.cuadra.boleta.form29.Form29;
import dev.cuadra.boleta.form29.LateBill;
import dev.cuadra.boleta.law.DueDate;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.report.Judgement;
import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.spi.problem.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the page of a Form 29 shows.
 *
 * @param head the head
 * @param late what paying on a day that is known comes to
 * @param nil whether nothing is declared
 * @param codes the codes, in the order of the form
 * @param behind the boletas behind codes
 * @param retention how what was kept back came about
 * @param due the due dates
 * @param unexplained boletas in no code
 * @param warnings what to look at before filing
 * @param notes what to know
 * @param findings how many findings the month's report has
 */
public record Form29View(
        Head head,
        Optional<LateView> late,
        boolean nil,
        List<Code> codes,
        List<Behind> behind,
        RetentionView retention,
        List<Due> due,
        List<Open> unexplained,
        List<ProblemGroup> warnings,
        List<ProblemGroup> notes,
        int findings) {
    private static final Set<F29Code> TOTALS =
            Set.of(F29Code.SUBTOTAL, F29Code.TOTAL, F29Code.PAYABLE, F29Code.PAYABLE_LATE);
    /** What is also said in plain words, in both languages; and what only needs a translation. */
    private static final Set<F29Code> GLOSSED = Set.of(F29Code.FEES, F29Code.DIRECTORS, F29Code.LOAN_ON_FEES);

    private static final Set<F29Code> TRANSLATED = Set.of(F29Code.SUBTOTAL, F29Code.TOTAL, F29Code.PAYABLE);

    /** How many warnings. */
    public int warningCount() {
        return warnings.stream().mapToInt(group -> group.items().size()).sum();
    }

    /**
     * A code of the form.
     *
     * @param code the code
     * @param line its line; empty where none is known
     * @param label what the form calls it, in Spanish
     * @param gloss what it is, in the page's language; may be empty
     * @param value its value
     * @param total whether it is one of the totals
     * @param unverified whether no good source establishes it
     * @param linked whether boletas stand behind it on this page
     */
    public record Code(
            String code,
            String line,
            String label,
            String gloss,
            String value,
            boolean total,
            boolean unverified,
            boolean linked) {
        /** The style of its row: totals stand out, what is payable most of all. */
        public String rowClass() {
            return (total ? "total" : "") + (code.equals(F29Code.PAYABLE.value()) ? " pays" : "");
        }
    }

    /**
     * The boletas behind a code.
     *
     * @param code the code
     * @param label what the form calls it
     * @param count how many, in words
     * @param rows the boletas
     * @param gross their gross sum
     * @param sum what they add up to
     * @param value the value of the code
     * @param equal whether both are the same
     */
    public record Behind(
            String code,
            String label,
            String count,
            List<Row> rows,
            String gross,
            String sum,
            String value,
            boolean equal) {}

    /**
     * A boleta behind a code.
     *
     * @param id RUT and folio
     * @param name who is paid
     * @param date the date written on it
     * @param paidOn when it was paid; a dash where nobody said
     * @param gross the gross fee
     * @param retained what enters the code
     */
    public record Row(String id, String name, String date, String paidOn, String gross, String retained) {}

    /**
     * A due date.
     *
     * @param day the day the law names
     * @param who whose day that is
     * @param due the day the time limit ends; empty where holidays are not known that far
     * @param because why it is not the day of the law; empty where it is
     * @param unverified whether no source says so for certain
     */
    public record Due(String day, String who, String due, String because, boolean unverified) {}

    /**
     * A boleta in no code.
     *
     * @param id RUT and folio
     * @param name who would be paid; empty where no report says it
     * @param amounts its gross and retained amounts in words; may be empty
     * @param code the code of the reason
     * @param message why
     * @param remedy what to do
     */
    public record Open(String id, String name, String amounts, String code, String message, String remedy) {}

    /** Gathers it. */
    public static Form29View of(MonthClose close, Optional<LateBill> bill, Words words, String company) {
        return new Gathering(close, words).view(bill.map(known -> LateView.of(known, words)), company);
    }

    private static final class Gathering {
        private final MonthClose close;
        private final Form29 form;
        private final Words words;
        private final Map<BoletaId, LedgerLine> ledger = new HashMap<>();
        private final Map<BoletaId, Judgement> judgements = new HashMap<>();

        Gathering(MonthClose close, Words words) {
            this.close = close;
            this.form = close.form29();
            this.words = words;
            close.ledger().forEach(line -> ledger.put(line.boleta().id(), line));
            close.judgements().forEach(judged -> judgements.put(judged.row().id(), judged));
        }

        Form29View view(Optional<LateView> late, String company) {
            return new Form29View(
                    Head.of(close, words, company),
                    late,
                    form.nil(),
                    codes(),
                    form.boletas().keySet().stream().map(this::behind).toList(),
                    RetentionView.of(declared(), judgements, words),
                    new TreeSet<>(DueDate.DAYS).stream().map(this::due).toList(),
                    close.unexplained().stream().map(this::open).toList(),
                    ProblemGroup.of(form.warnings(), words),
                    ProblemGroup.of(close.notes(), words),
                    close.findings().size());
        }

        private List<Code> codes() {
            return F29Form.current().sorted(form.codes().keySet()).stream()
                    .map(this::code)
                    .toList();
        }

        private String percent(BigDecimal rate) {
            return words.say(Text.figure(rate.stripTrailingZeros().toPlainString())) + "\u00A0%";
        }

        private Code code(F29Code code) {
            Optional<F29Line> known = F29Form.current().line(code);
            boolean rate =
                    known.filter(line -> line.kind() == F29Line.Kind.RATE).isPresent();
            return new Code(
                    code.value(),
                    known.flatMap(line -> line.line().stream().boxed().findFirst())
                            .map(Object::toString)
                            .orElse(""),
                    label(code),
                    glossed(code) ? words.say("code." + code) : "",
                    rate ? percent(form.value(code)) : Words.figure(form.value(code)),
                    TOTALS.contains(code),
                    known.filter(line -> line.confidence() == Confidence.UNVERIFIED)
                            .isPresent(),
                    form.boletas().containsKey(code));
        }

        private boolean glossed(F29Code code) {
            return GLOSSED.contains(code)
                    || (TRANSLATED.contains(code) && words.language().equals("en"));
        }

        private String label(F29Code code) {
            return F29Form.current().line(code).map(F29Line::label).orElseGet(() -> words.say("code.unknown"));
        }

        private Behind behind(F29Code code) {
            List<Row> rows = new ArrayList<>();
            Clp gross = Clp.ZERO;
            Clp sum = Clp.ZERO;
            for (BoletaId id : form.boletas().getOrDefault(code, List.of())) {
                LedgerLine line = line(id);
                Boleta boleta = line.boleta();
                Clp enters = code.equals(F29Code.LOAN_ON_FEES) ? boleta.loanRetained() : boleta.retained();
                gross = gross.plus(boleta.gross());
                sum = sum.plus(enters);
                rows.add(new Row(
                        id.toString(),
                        Words.clean(line.name()),
                        boleta.date().toString(),
                        boleta.paidOn().map(LocalDate::toString).orElse("—"),
                        Words.figure(boleta.gross()),
                        Words.figure(enters)));
            }
            return new Behind(
                    code.value(),
                    label(code),
                    words.count("boletas", rows.size()),
                    rows,
                    Words.figure(gross),
                    Words.figure(sum),
                    Words.figure(form.value(code)),
                    BigDecimal.valueOf(sum.pesos()).compareTo(form.value(code)) == 0);
        }

        /** Each boleta that stands behind some code, once. */
        private List<LedgerLine> declared() {
            Set<BoletaId> ids = new TreeSet<>();
            form.boletas().values().forEach(ids::addAll);
            return ids.stream().map(this::line).toList();
        }

        private LedgerLine line(BoletaId id) {
            LedgerLine line = ledger.get(id);
            if (line == null) {
                throw new IllegalArgumentException("The draft names a boleta that the ledger does not hold: " + id);
            }
            return line;
        }

        private Due due(int day) {
            DueDate date = form.dueDates().get(day);
            String who = words.say("due.who." + day);
            if (date == null) {
                return new Due(Integer.toString(day), who, "", words.say("due.unknown"), false);
            }
            List<String> passed = new ArrayList<>();
            date.because()
                    .forEach((passedOver, why) ->
                            passed.add(words.say("due.passed", "date", passedOver, "why", closed(why))));
            return new Due(
                    Integer.toString(day),
                    who,
                    date.due().toString(),
                    String.join("; ", passed),
                    date.confidence() == Confidence.UNVERIFIED);
        }

        /** Holidays have their Spanish names; the other reasons are words. */
        private String closed(String why) {
            return switch (why) {
                case "sábado" -> words.say("due.saturday");
                case "domingo" -> words.say("due.sunday");
                case "31 de diciembre" -> words.say("due.lastDay");
                default -> why;
            };
        }

        private Open open(MonthClose.Unexplained unexplained) {
            Optional<Judgement> judged = Optional.ofNullable(judgements.get(unexplained.boleta()));
            return new Open(
                    unexplained.boleta().toString(),
                    judged.map(found -> Words.clean(found.row().name())).orElse(""),
                    judged.map(found -> words.say(
                                    "open.amounts",
                                    "gross",
                                    Words.figure(found.row().gross()),
                                    "retained",
                                    Words.figure(found.row().retained())))
                            .orElse(""),
                    unexplained.reason().code(),
                    Words.clean(words.say(unexplained.reason().message())),
                    Words.clean(words.say(unexplained.reason().remedy())));
        }
    }
}
