package dev.cuadra.adapter.report.internal;

import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.report.Judgement;
import dev.cuadra.boleta.retention.RetentionRate;
import dev.cuadra.spi.problem.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How what was kept back came about, by the rule that explains it.
 *
 * @param rows one for each rule and rate
 * @param count how many boletas
 * @param gross their gross sum
 * @param retained what enters 151 and 153
 * @param loan what enters 155
 */
public record RetentionView(List<Row> rows, String count, String gross, String retained, String loan) {
    private static final RetentionRate TEN = new RetentionRate(1_000);

    /**
     * The boletas that one rule explains.
     *
     * @param how the rule in words
     * @param rate the rate in force on their date; a dash where it says nothing
     * @param count how many boletas
     * @param gross their gross sum
     * @param retained what enters 151 and 153
     * @param loan what enters 155
     * @param example the first of them, worked
     */
    public record Row(
            String how, String rate, String count, String gross, String retained, String loan, String example) {}

    /** Every verdict that may stand behind a code, the plain one first, and what stands there without one. */
    private enum How {
        EXPECTED_RATE,
        ONE_PESO_ROUNDING,
        RATE_PLUS_LOAN,
        DIRECTOR,
        PREVIOUS_YEAR_RATE,
        DECIDED,
        BOOKS;

        static How of(LedgerLine line, Optional<Judgement> judged) {
            if (line.decision().isPresent()) {
                return DECIDED;
            }
            return judged.map(found -> switch (found.verdict()) {
                        case EXPECTED_RATE -> EXPECTED_RATE;
                        case ONE_PESO_ROUNDING -> ONE_PESO_ROUNDING;
                        case RATE_PLUS_LOAN -> RATE_PLUS_LOAN;
                        case DIRECTOR -> DIRECTOR;
                        case PREVIOUS_YEAR_RATE -> PREVIOUS_YEAR_RATE;
                        // These keep nothing back: what the books hold for them came from somewhere else.
                        case RETAINED_BY_ISSUER, NO_RETENTION, ANNULLED, UNEXPLAINED -> BOOKS;
                    })
                    .orElse(BOOKS);
        }

        /** Whether the rate of the date says anything about it. */
        boolean rated() {
            return this != DIRECTOR && this != DECIDED && this != BOOKS;
        }
    }

    private record Rule(How key, int basisPoints) implements Comparable<Rule> {
        private static final Comparator<Rule> ORDER =
                Comparator.comparing(Rule::key).thenComparingInt(Rule::basisPoints);

        static Rule of(LedgerLine line, Optional<Judgement> judged) {
            How how = How.of(line, judged);
            return new Rule(
                    how,
                    how.rated()
                            ? judged.map(found -> found.rate().basisPoints()).orElse(0)
                            : 0);
        }

        String rate(Words words) {
            return basisPoints == 0 ? "—" : percent(basisPoints, words);
        }

        @Override
        public int compareTo(Rule other) {
            return ORDER.compare(this, other);
        }
    }

    static RetentionView of(List<LedgerLine> declared, Map<BoletaId, Judgement> judgements, Words words) {
        Map<Rule, List<LedgerLine>> byRule = new TreeMap<>();
        for (LedgerLine line : declared) {
            Optional<Judgement> judged =
                    Optional.ofNullable(judgements.get(line.boleta().id()));
            byRule.computeIfAbsent(Rule.of(line, judged), unused -> new ArrayList<>())
                    .add(line);
        }
        List<Row> rows = new ArrayList<>();
        byRule.forEach((rule, lines) -> rows.add(new Row(
                words.say("how." + rule.key()),
                rule.rate(words),
                Words.figure(lines.size()),
                Words.figure(gross(lines)),
                Words.figure(retained(lines)),
                Words.figure(loan(lines)),
                example(
                        rule,
                        lines.get(0),
                        Optional.ofNullable(judgements.get(lines.get(0).boleta().id())),
                        words))));
        return new RetentionView(
                rows,
                Words.figure(declared.size()),
                Words.figure(gross(declared)),
                Words.figure(retained(declared)),
                Words.figure(loan(declared)));
    }

    private static String example(Rule rule, LedgerLine line, Optional<Judgement> judged, Words words) {
        return words.say(
                "how.example." + rule.key(),
                "boleta",
                line.boleta().id(),
                "gross",
                Words.figure(line.boleta().gross()),
                "rate",
                rule.rate(words),
                "expected",
                judged.map(found -> Words.figure(found.expected())).orElse("—"),
                "ten",
                Words.figure(TEN.on(line.boleta().gross())),
                "retained",
                Words.figure(line.boleta().retained()),
                "loan",
                Words.figure(line.boleta().loanRetained()),
                "code",
                line.decision().map(made -> made.code()).orElse("—"));
    }

    /** {@code 15,25 %}, in English {@code 15.25 %}. */
    private static String percent(int basisPoints, Words words) {
        return words.say(Text.figure(new RetentionRate(basisPoints))) + "\u00A0%";
    }

    private static Clp gross(List<LedgerLine> lines) {
        return Clp.sum(lines.stream().map(line -> line.boleta().gross()).toList());
    }

    private static Clp retained(List<LedgerLine> lines) {
        return Clp.sum(lines.stream().map(line -> line.boleta().retained()).toList());
    }

    private static Clp loan(List<LedgerLine> lines) {
        return Clp.sum(lines.stream().map(line -> line.boleta().loanRetained()).toList());
    }
}
