package dev.cuadra.adapter.report.internal;

import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.F29Form;
import dev.cuadra.boleta.form29.F29Line;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.sii.filing.ManualPack;
import dev.cuadra.spi.problem.Confidence;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the page of a pack for filing by hand shows.
 *
 * @param title the company's name, or its number where there is none
 * @param company its name; empty when it was not given
 * @param rut its number, with dots
 * @param period the month, {@code AAAA-MM}
 * @param month the month in words
 * @param payable what code 91 says; empty where the pack has no such code
 * @param nil whether every code is zero
 * @param steps what to do
 * @param due the due dates
 * @param codes the codes, in the order of the form
 * @param behind the boletas behind codes
 * @param checksum the checksum in groups of eight
 * @param foot the lines at the foot of the page
 */
public record ManualPackView(
        String title,
        String company,
        String rut,
        String period,
        String month,
        String payable,
        boolean nil,
        List<String> steps,
        List<Due> due,
        List<Code> codes,
        List<Behind> behind,
        List<String> checksum,
        List<String> foot) {
    private static final Set<F29Code> TOTALS =
            Set.of(F29Code.SUBTOTAL, F29Code.TOTAL, F29Code.PAYABLE, F29Code.PAYABLE_LATE);
    private static final int GROUP = 8;

    /**
     * A due date.
     *
     * @param day the day the law names
     * @param who whose day that is; may be empty
     * @param date the day the time limit ends
     */
    public record Due(String day, String who, String date) {}

    /**
     * A code to type.
     *
     * @param code the code
     * @param line its line; empty where none is known
     * @param label what the form calls it, in Spanish
     * @param foreign whether the label is in Spanish on a page that may not be
     * @param value its value
     * @param total whether it is one of the totals
     * @param pays whether it is what is payable
     * @param unverified whether no good source establishes it
     */
    public record Code(
            String code,
            String line,
            String label,
            boolean foreign,
            String value,
            boolean total,
            boolean pays,
            boolean unverified) {
        /** The style of its row: totals stand out, what is payable most of all. */
        public String rowClass() {
            return (total ? "total" : "") + (pays ? " pays" : "");
        }
    }

    /**
     * The boletas behind a code, by issuer.
     *
     * @param code the code
     * @param value its value
     * @param count how many, in words
     * @param issuers their issuers, by number
     */
    public record Behind(String code, String value, String count, List<Issuer> issuers) {}

    /**
     * An issuer's boletas.
     *
     * @param rut the issuer, as in {@code RUT/FOLIO}
     * @param count how many
     * @param folios their folios, ascending
     */
    public record Issuer(String rut, String count, String folios) {}

    /** Gathers it. */
    public static ManualPackView of(ManualPack pack, Words words, String company) {
        String name = Words.clean(company).strip();
        String rut = pack.payer().dotted();
        return new ManualPackView(
                name.isEmpty() ? rut : name,
                name,
                rut,
                pack.period().toString(),
                words.say(
                        "month." + pack.period().getMonthValue(),
                        "year",
                        pack.period().getYear()),
                payable(pack).map(Words::figure).orElse(""),
                pack.lines().stream().allMatch(line -> line.value().signum() == 0),
                pack.steps().stream().map(step -> Words.clean(words.say(step))).toList(),
                pack.dueDates().entrySet().stream()
                        .map(due -> new Due(
                                due.getKey().toString(),
                                words.sayOr("due.who." + due.getKey(), ""),
                                due.getValue().toString()))
                        .toList(),
                pack.lines().stream().map(line -> code(line, words)).toList(),
                pack.lines().stream()
                        .filter(line -> !line.boletas().isEmpty())
                        .map(line -> behind(line, words))
                        .toList(),
                groups(Words.clean(pack.checksum())),
                List.of(words.say("common.figures"), words.say("common.personal")));
    }

    private static Optional<BigDecimal> payable(ManualPack pack) {
        return pack.lines().stream()
                .filter(line -> line.code().equals(F29Code.PAYABLE))
                .map(ManualPack.Line::value)
                .findFirst();
    }

    private static Code code(ManualPack.Line line, Words words) {
        Optional<F29Line> known = F29Form.current().line(line.code());
        boolean rate = known.filter(one -> one.kind() == F29Line.Kind.RATE).isPresent();
        return new Code(
                line.code().value(),
                known.flatMap(one -> one.line().stream().boxed().findFirst())
                        .map(Object::toString)
                        .orElse(""),
                line.label().isEmpty() ? words.say("code.unknown") : Words.clean(line.label()),
                !line.label().isEmpty(),
                Words.figure(line.value()) + (rate ? "\u00A0%" : ""),
                TOTALS.contains(line.code()),
                line.code().equals(F29Code.PAYABLE),
                known.filter(one -> one.confidence() == Confidence.UNVERIFIED).isPresent());
    }

    private static Behind behind(ManualPack.Line line, Words words) {
        SortedMap<String, List<BoletaId>> issuers = line.boletas().stream()
                .sorted()
                .collect(Collectors.groupingBy(id -> id.issuer().toString(), TreeMap::new, Collectors.toList()));
        return new Behind(
                line.code().value(),
                Words.figure(line.value()),
                words.count("boletas", line.boletas().size()),
                issuers.entrySet().stream().map(ManualPackView::issuer).toList());
    }

    private static Issuer issuer(Map.Entry<String, List<BoletaId>> one) {
        String folios =
                one.getValue().stream().map(id -> Long.toString(id.folio())).collect(Collectors.joining(", "));
        return new Issuer(one.getKey(), Words.figure(one.getValue().size()), folios);
    }

    private static List<String> groups(String checksum) {
        return checksum.length() % GROUP != 0
                ? List.of(checksum)
                : IntStream.range(0, checksum.length() / GROUP)
                        .mapToObj(at -> checksum.substring(at * GROUP, (at + 1) * GROUP))
                        .toList();
    }
}
