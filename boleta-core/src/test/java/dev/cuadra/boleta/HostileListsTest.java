package dev.cuadra.boleta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.bank.AnswerProfile;
import dev.cuadra.boleta.bank.AnswerReader;
import dev.cuadra.boleta.bank.AnswerReading;
import dev.cuadra.boleta.close.Payments;
import dev.cuadra.boleta.contractor.ContractorLine;
import dev.cuadra.boleta.contractor.ContractorList;
import dev.cuadra.boleta.register.EntryCheck;
import dev.cuadra.boleta.register.EntryLine;
import dev.cuadra.boleta.register.EntryList;
import dev.cuadra.boleta.report.BoletaReport;
import dev.cuadra.boleta.report.RejectedRow;
import dev.cuadra.boleta.report.ReportReader;
import dev.cuadra.boleta.report.ReportRow;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.rut.RutReading;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.tables.CellText;
import dev.cuadra.tables.TableLimits;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Every row that is handed in comes out as a line or as a reject, whatever stands in its cells. */
class HostileListsTest {
    private static final Rut PAYER = Rut.parse("76000000-0");
    private static final List<String> CONTRACTOR =
            List.of("12345678-5", "Ana", "", "", "Banco de Chile", "Vista", "123456", "PAGADOR", "no", "no");
    private static final List<String> ENTRY = List.of(
            "12345678-5", "Ana", "153", "01/09/2026", "2026-09-30", "100000", "15250", "", "", "", "VIGENTE", "");
    private static final List<String> PAYMENT = List.of("12345678-5", "153", "2026-09-30");
    private static final List<String> ANSWER = List.of("P-1", "1000", "PAGADO", "", "");
    private static final List<String> REPORTED =
            List.of("153", "01/09/2026", "VIGENTE", "", "12345678-5", "Ana", "NO", "100000", "15250", "84750");

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void everyContractorIsAcceptedOrRejected(@ForAll("contractors") List<List<String>> rows) {
        long lines = 0;
        try (ContractorList list = ContractorList.open(HostileRows.csv(ContractorList.TITLES, rows))) {
            for (Optional<ContractorLine> next = list.next(); next.isPresent(); next = list.next()) {
                ContractorLine line = next.get();
                assertThat(line.contractor().isPresent())
                        .isEqualTo(line.problems().isEmpty());
                line.problems().forEach(HostileListsTest::saysNothingOfAnybody);
                lines++;
            }
        }
        assertThat(lines).isEqualTo(HostileRows.filled(rows));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void everyBoletaIsEnteredOrRejected(@ForAll("entries") List<List<String>> rows) {
        EntryCheck check = new EntryCheck(RateBook.chile(), PAYER, LocalDate.of(2026, 10, 5));
        long lines = 0;
        try (EntryList list = EntryList.open(HostileRows.csv(EntryList.TITLES, rows), TableLimits.DEFAULT, check)) {
            for (Optional<EntryLine> next = list.next(); next.isPresent(); next = list.next()) {
                next.get().problems().forEach(HostileListsTest::saysNothingOfAnybody);
                lines++;
            }
        }
        assertThat(lines).isEqualTo(HostileRows.filled(rows));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void everyPaymentIsReadOrRejected(@ForAll("payments") List<List<String>> rows) {
        Payments payments =
                Payments.read(HostileRows.csv(List.of("rut", "folio", "fecha_pago"), rows), TableLimits.DEFAULT);

        assertThat(payments.paidOn().size() + payments.rejects().size()).isEqualTo((int) HostileRows.filled(rows));
        payments.rejects().forEach(reject -> saysNothingOfAnybody(reject.problem()));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void everyLineOfABankComesBack(@ForAll("answers") List<List<String>> rows) {
        AnswerReading reading = new AnswerReader(AnswerProfile.shipped("generico"))
                .read(
                        HostileRows.csv(
                                List.of("referencia", "monto", "estado", "motivo_codigo", "motivo_texto"), rows),
                        List.of());

        assertThat(reading.unmatched()).hasSize((int) HostileRows.filled(rows));
        reading.unmatched().stream()
                .flatMap(line -> line.problems().stream())
                .filter(problem -> !problem.code().equals("ANSWER_STATE"))
                .forEach(HostileListsTest::saysNothingOfAnybody);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void noBoletaOfAReportIsLostWhateverItsFirstWordIs(@ForAll("reported") List<List<String>> rows) {
        BoletaReport report;
        try {
            report = new ReportReader().received(HostileRows.csv(ReportReader.RECEIVED_TITLES, rows));
        } catch (ProblemException e) {
            assertThat(e.problem().code()).isEqualTo("REPORT_TOTALS_UNREADABLE");
            return;
        }
        List<List<String>> told = new ArrayList<>();
        report.rejects().stream().map(RejectedRow::cells).forEach(told::add);
        report.rejects().forEach(reject -> saysNothingOfAnybody(reject.problem()));
        long owed = rows.stream().filter(HostileListsTest::somebodys).count();
        long wholeAbove = rows.stream()
                .takeWhile(row -> somebodys(row) || !beginsLikeTotals(row))
                .filter(HostileRows::holdsSomething)
                .count();
        int all = report.rows().size() + told.size();
        assertThat((long) all).isBetween(Math.max(owed, wholeAbove), HostileRows.filled(rows));
        assertThat(report.rows()).extracting(ReportRow::id).doesNotHaveDuplicates();
    }

    private static boolean somebodys(List<String> row) {
        return RutReading.of(CellText.trimmed(CellText.plain(row.get(4)))).rut().isPresent();
    }

    private static boolean beginsLikeTotals(List<String> row) {
        return row.stream()
                .map(CellText::trimmed)
                .filter(cell -> !cell.isEmpty())
                .findFirst()
                .filter(cell -> CellText.titleKey(cell).startsWith("total"))
                .isPresent();
    }

    private static void saysNothingOfAnybody(Problem problem) {
        for (String text : List.of(problem.message().es(), problem.message().en())) {
            assertThat(text).isNotBlank().doesNotContain(HostileRows.NUMBER, HostileRows.MAIL);
        }
        assertThat(problem.remedy().es()).isNotBlank();
        assertThat(problem.where().line()).isPositive();
    }

    @Provide
    Arbitrary<List<List<String>>> contractors() {
        return HostileRows.of(CONTRACTOR);
    }

    @Provide
    Arbitrary<List<List<String>>> entries() {
        return HostileRows.of(ENTRY);
    }

    @Provide
    Arbitrary<List<List<String>>> payments() {
        return HostileRows.of(PAYMENT);
    }

    @Provide
    Arbitrary<List<List<String>>> answers() {
        return HostileRows.of(ANSWER);
    }

    @Provide
    Arbitrary<List<List<String>>> reported() {
        return HostileRows.of(REPORTED);
    }
}
