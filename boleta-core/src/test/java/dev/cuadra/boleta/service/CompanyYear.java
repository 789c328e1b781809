package dev.cuadra.boleta.service;

import dev.cuadra.boleta.close.MonthCloseInput;
import dev.cuadra.boleta.close.Payments;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.report.ReportReader;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.tables.TableLimits;
import dev.cuadra.tables.TableSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The commercial year 2025 of an invented company as its files tell it, the same for the same seed: forty people, twelve
 * hundred boletas and what reports show of them, with what the law makes of each worked out here, by whole numbers and
 * without the library's rules.
 */
final class CompanyYear {
    static final Rut PAYER = Rut.parse("76000000-0");
    static final int YEAR = 2025;
    private static final int PEOPLE = 40;
    private static final int BOLETAS = 1_200;
    /** Ley 21.133, the steps of the two years that matter, in hundredths of one per cent. */
    private static final Map<Integer, Long> STEPS = Map.of(2024, 1_375L, 2025, 1_450L, 2026, 1_525L);

    /** What kind of payee somebody is. */
    private enum Kind {
        ORDINARY,
        DIRECTOR,
        LOAN,
        ISSUER_PAYS,
        ISLANDER
    }

    private record Person(Rut rut, String name, Kind kind) {}

    /** A boleta and how it went on. */
    record Told(
            Person person,
            boolean bte,
            long folio,
            LocalDate date,
            String spelling,
            boolean annulled,
            boolean annulledLater,
            long gross,
            long reported,
            long retained,
            long loan,
            Optional<LocalDate> paidOn) {
        String issuer() {
            return bte ? PAYER.toString() : person.rut.toString();
        }

        boolean counts() {
            return !annulled && !annulledLater && paidOn.isPresent();
        }

        String code() {
            return person.kind == Kind.DIRECTOR ? "153" : "151";
        }
    }

    private final Random random;
    private final List<Person> people = new ArrayList<>();
    private final List<Told> boletas = new ArrayList<>();

    CompanyYear(long seed) {
        this.random = new Random(seed);
        for (int i = 0; i < PEOPLE; i++) {
            people.add(new Person(new Rut(5_000_000 + i * 431_117), "PERSONA N" + (char) ('A' + i % 26) + i, kind(i)));
        }
        for (int i = 0; i < BOLETAS; i++) {
            boletas.add(boleta(i));
        }
    }

    private static Kind kind(int i) {
        return switch (i) {
            case 0 -> Kind.DIRECTOR;
            case 1, 2, 3 -> Kind.LOAN;
            case 4, 5 -> Kind.ISSUER_PAYS;
            case 6 -> Kind.ISLANDER;
            default -> Kind.ORDINARY;
        };
    }

    private Told boleta(int i) {
        Person person = people.get(i % PEOPLE);
        // Folios repeat between people: they are unique for each issuer alone.
        long folio = 1L + i / PEOPLE;
        boolean bte = person.kind == Kind.ORDINARY && chance(4);
        LocalDate date = LocalDate.of(2024, 12, 1).plusDays(random.nextInt(396));
        boolean annulled = chance(5);
        boolean later = !annulled && date.getMonthValue() < 12 && date.getYear() == YEAR && chance(2);
        long gross = 1 + (long) (Math.pow(10, 3 + random.nextInt(4)) * (1 + random.nextInt(900) / 100.0));
        long bp = person.kind == Kind.DIRECTOR ? 1_000 : STEPS.getOrDefault(date.getYear(), 0L);
        boolean nothing = person.kind == Kind.ISSUER_PAYS || person.kind == Kind.ISLANDER;
        long retained = nothing ? 0 : share(gross, bp);
        long loan = person.kind == Kind.LOAN ? share(gross, 300) : 0;
        if (person.kind == Kind.ORDINARY && !annulled && gross > 10_000 && chance(2)) {
            retained += random.nextBoolean() ? 1 : -1;
        }
        Optional<LocalDate> paid = annulled || chance(3)
                ? Optional.empty()
                : Optional.of(chance(75) ? date : date.plusDays(random.nextInt(60)));
        return new Told(
                person,
                bte,
                bte ? 10_000 + i : folio,
                date,
                spelling(annulled),
                annulled,
                later,
                gross,
                retained + loan,
                retained,
                loan,
                paid);
    }

    /** Half up, with whole numbers. */
    static long share(long gross, long basisPoints) {
        return Math.floorDiv(gross * basisPoints * 2 + 10_000, 20_000);
    }

    private String spelling(boolean annulled) {
        if (annulled) {
            return List.of("ANULADA", "ANULADA ", "S", "ANU").get(random.nextInt(4));
        }
        return chance(4)
                ? List.of("VCA", "Observada por receptor").get(random.nextInt(2))
                : List.of("VIGENTE", "VIG", "N").get(random.nextInt(3));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    List<Told> boletas() {
        return boletas;
    }

    /** The people as a list; half of them were never registered, but for those of whom it matters. */
    String contractors() {
        StringBuilder list = new StringBuilder("rut;nombre;retiene;director;prestamo\n");
        for (int i = 0; i < PEOPLE; i += i < 7 ? 1 : 2) {
            Person person = people.get(i);
            String retains = switch (person.kind) {
                case ISSUER_PAYS -> "emisor";
                case ISLANDER -> "nadie";
                default -> "pagador";
            };
            list.append(String.join(
                            ";",
                            person.rut.toString(),
                            person.name,
                            retains,
                            person.kind == Kind.DIRECTOR ? "si" : "no",
                            person.kind == Kind.LOAN ? "si" : "no"))
                    .append('\n');
        }
        return list.toString();
    }

    /** The island's people, of whom the books do not say so. */
    Set<Rut> islanders() {
        return people.stream()
                .filter(person -> person.kind == Kind.ISLANDER)
                .map(Person::rut)
                .collect(Collectors.toSet());
    }

    /** Everything that a close of a month is given; {@code after} knows of what was annulled later. */
    MonthCloseInput input(YearMonth month, boolean after) {
        List<Told> dated = boletas.stream()
                .filter(told -> YearMonth.from(told.date).equals(month))
                .toList();
        List<MonthCloseInput.Sourced> reports = new ArrayList<>();
        List<Told> fees = dated.stream().filter(told -> !told.bte).toList();
        reports.add(new MonthCloseInput.Sourced(
                new ReportReader().received(TableSource.ofText("received.xls", fees(month, fees, after))),
                Concept.HONORARIOS));
        List<Told> third = dated.stream().filter(told -> told.bte).toList();
        if (!third.isEmpty()) {
            reports.add(new MonthCloseInput.Sourced(
                    new ReportReader().bte(TableSource.ofText("bte.xls", bte(month, third, after)), PAYER),
                    Concept.BTE));
        }
        return new MonthCloseInput(
                PAYER,
                month,
                PeriodRule.PAYMENT_DATE,
                reports,
                Map.of(),
                Set.of(),
                Optional.of(payments(month)),
                Map.of(),
                Set.of(),
                Map.of(),
                List.of());
    }

    private Payments payments(YearMonth month) {
        StringBuilder list = new StringBuilder("rut;folio;fecha_pago\n");
        boletas.stream()
                .filter(told -> told.paidOn
                        .filter(day -> YearMonth.from(day).equals(month))
                        .isPresent())
                .forEach(told -> list.append(told.issuer())
                        .append(';')
                        .append(told.folio)
                        .append(';')
                        .append(told.paidOn.orElseThrow())
                        .append('\n'));
        return Payments.read(TableSource.ofText("payments.csv", list.toString()), TableLimits.DEFAULT);
    }

    private static String fees(YearMonth month, List<Told> told, boolean after) {
        StringBuilder html = new StringBuilder("<html><body><table border=1><tr><td colspan=10>RUT : " + PAYER
                + "<br>Informe correspondiente al mes " + two(month.getMonthValue()) + " del a&ntilde;o "
                + month.getYear() + "</td></tr><tr><td>N&deg;</td><td>Fecha</td><td>Estado</td>"
                + "<td>Fecha Anulaci&oacute;n</td><td>Rut</td><td>Nombre&nbsp;o Raz&oacute;n Social</td><td>Soc. Prof.</td>"
                + "<td>Brutos</td><td>Retenido</td><td>Pagado</td></tr>");
        for (Told one : told) {
            boolean annulled = one.annulled || (after && one.annulledLater);
            html.append(row(
                    Long.toString(one.folio),
                    slashed(one.date),
                    after && one.annulledLater ? "ANULADA" : one.spelling,
                    annulled ? slashed(one.date.plusDays(1)) : "",
                    one.person.rut.toString(),
                    one.person.name,
                    "NO",
                    Long.toString(one.gross),
                    Long.toString(one.reported),
                    Long.toString(one.gross - one.reported)));
        }
        long[] sums = sums(told, after);
        return html + "<tr><td colspan=7>Totales* :</td><td>" + sums[0] + "</td><td>" + sums[1] + "</td><td>" + sums[2]
                + "</td></tr></table></body></html>";
    }

    private static String bte(YearMonth month, List<Told> told, boolean after) {
        StringBuilder html = new StringBuilder("<html><body>RUT : " + PAYER + ", mes " + two(month.getMonthValue())
                + " del a&ntilde;o " + month.getYear() + "<table><tr><th>Folio</th><th>Estado</th>"
                + "<th>Fecha de Emisi&oacute;n</th><th>Rut Emisor</th><th>Nombre</th><th>Fecha de Recepci&oacute;n</th>"
                + "<th>Rut Receptor</th><th>Nombre Receptor</th><th>Bruto</th><th>Retenido</th><th>Pagado</th></tr>");
        for (Told one : told) {
            html.append(row(
                    Long.toString(one.folio),
                    after && one.annulledLater ? "ANULADA" : one.spelling,
                    dashed(one.date),
                    PAYER.toString(),
                    "COMERCIAL EJEMPLO SPA",
                    dashed(one.date),
                    one.person.rut.toString(),
                    one.person.name,
                    Long.toString(one.gross),
                    Long.toString(one.reported),
                    Long.toString(one.gross - one.reported)));
        }
        long[] sums = sums(told, after);
        return html + "<tr><td colspan=8>Totales</td><td>" + sums[0] + "</td><td>" + sums[1] + "</td><td>" + sums[2]
                + "</td></tr></table></body></html>";
    }

    private static long[] sums(List<Told> told, boolean after) {
        long gross = 0;
        long reported = 0;
        for (Told one : told) {
            if (!one.annulled && !(after && one.annulledLater)) {
                gross += one.gross;
                reported += one.reported;
            }
        }
        return new long[] {gross, reported, gross - reported};
    }

    private static String row(String... cells) {
        return "<tr><td>" + String.join("</td><td>", cells) + "</td></tr>";
    }

    private static String slashed(LocalDate day) {
        return two(day.getDayOfMonth()) + "/" + two(day.getMonthValue()) + "/" + day.getYear();
    }

    private static String dashed(LocalDate day) {
        return slashed(day).replace('/', '-');
    }

    private static String two(int number) {
        return String.format(Locale.ROOT, "%02d", number);
    }

    /** What the law makes of the year: month to code to sum, over what was paid in the month. */
    Map<YearMonth, Map<String, Long>> due() {
        Map<YearMonth, Map<String, Long>> months = new TreeMap<>();
        IntStream.rangeClosed(1, 12).forEach(month -> months.put(YearMonth.of(YEAR, month), new TreeMap<>()));
        for (Told one : boletas) {
            one.paidOn
                    .filter(day -> one.counts() && day.getYear() == YEAR)
                    .map(YearMonth::from)
                    .map(months::get)
                    .ifPresent(codes -> {
                        if (one.retained > 0) {
                            codes.merge(one.code(), one.retained, Long::sum);
                        }
                        if (one.loan > 0) {
                            codes.merge("155", one.loan, Long::sum);
                        }
                    });
        }
        return months;
    }
}
