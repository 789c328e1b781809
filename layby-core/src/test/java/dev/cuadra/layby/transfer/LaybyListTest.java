package dev.cuadra.layby.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.layby.agreement.Decision;
import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyEngine;
import dev.cuadra.layby.agreement.LaybyPolicy;
import dev.cuadra.layby.agreement.LaybyRules;
import dev.cuadra.layby.agreement.LaybyState;
import dev.cuadra.layby.integrity.Books;
import dev.cuadra.layby.integrity.IntegrityChecker;
import dev.cuadra.layby.law.Disclosure;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.report.FundsReport;
import dev.cuadra.layby.schedule.Instalment;
import dev.cuadra.layby.schedule.ScheduleLimits;
import dev.cuadra.layby.schedule.Scheduler;
import dev.cuadra.layby.termination.TaxBasis;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.tables.CsvStyle;
import dev.cuadra.tables.TableSource;
import dev.cuadra.tables.TableWriter;
import dev.cuadra.tables.Tables;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lists of lay-bys: read, proven, opened. */
class LaybyListTest {
    private static final LaybyEngine ENGINE = LaybyRules.standard();
    private static final String HEADER = String.join(",", LaybyList.TITLES) + "\n";
    private static final String GOOD = """
            A-1,north,Mere Tane,mere@example.com,en,NZ,2026-01-10,NZD,TV,Television,1,500.00,10.00,,100.00,180.00,2026-02-01,CARD,FORTNIGHTLY,3,2026-02-14,45.00
            A-1,,,,,,,,STAND,,2,20.00,,,,,,,,,,
            A-2,north,Ana Soto,,es,CL,2026-01-31,CLP,SOFA,Sofá,1,149990,,,20000,20000,,efectivo,mensual,5,2026-02-28,
            A-3,south,Bo Li,,,AU,2026-01-05,AUD,BED,,1,300.00,,,50.00,300.00,2026-03-01,CASH,WEEKLY,0,,
            """;
    private static final ImportSettings SETTINGS = new ImportSettings(
            "main",
            ZoneId.of("Pacific/Auckland"),
            true,
            false,
            TaxBasis.ACCRUAL,
            LaybyPolicy.USUAL,
            "v1",
            EnumSet.allOf(Disclosure.class));

    private static List<ListedLayby> read(TableSource source) {
        try (LaybyList list = LaybyList.open(source)) {
            List<ListedLayby> all = new ArrayList<>();
            for (Optional<ListedLayby> next = list.next(); next.isPresent(); next = list.next()) {
                all.add(next.get());
            }
            return all;
        }
    }

    private static List<ListedLayby> read(String text) {
        return read(TableSource.ofText("list.csv", text));
    }

    private static List<String> codes(ListedLayby listed) {
        return listed.problems().stream().map(Problem::code).toList();
    }

    private static String changed(String from, String to) {
        assertThat(GOOD).contains(from);
        return HEADER + GOOD.replace(from, to);
    }

    private static List<Layby> opened(List<ListedLayby> listed) {
        List<Layby> laybys = new ArrayList<>();
        int[] receipt = {0};
        for (ListedLayby each : listed) {
            Decision decision = new Opening(each.opening().orElseThrow(), SETTINGS)
                    .decide(
                            ENGINE,
                            "id-" + each.number(),
                            "clerk-7",
                            Instant.parse("2026-03-05T10:00:00Z"),
                            "import/f1/" + each.number(),
                            () -> "B-" + ++receipt[0]);
            laybys.add(decision.fold(Decision.Taken::after, repeated -> fail(decision), refused -> fail(decision)));
        }
        return laybys;
    }

    private static Layby fail(Decision decision) {
        throw new AssertionError(decision);
    }

    @Test
    void linesOfOneNumberAreOneLayby() {
        List<ListedLayby> listed = read(HEADER + GOOD);

        assertThat(listed).extracting(ListedLayby::number).containsExactly("A-1", "A-2", "A-3");
        assertThat(listed).allSatisfy(each -> assertThat(each.problems()).isEmpty());
        OpeningLayby first = listed.get(0).opening().orElseThrow();
        assertThat(first.items()).hasSize(2);
        assertThat(first.total()).isEqualTo(MinorUnits.parse("550.00", "NZD"));
        assertThat(first.consumer().name()).isEqualTo("Mere Tane");
        assertThat(first.toString()).doesNotContain("Mere").doesNotContain("example.com");
        assertThat(listed.get(1).opening().orElseThrow().consumer().language()).isEqualTo("es");
    }

    @Test
    @Tag("LED-I4")
    void whatComesInIsSoundAndHoldsExactlyTheControlTotal() {
        List<ListedLayby> listed = read(HEADER + GOOD);
        OpeningBalance balance = new OpeningBalance();
        listed.forEach(balance::add);
        ControlTotal control = new ControlTotal(
                3,
                List.of(
                        MinorUnits.parse("180.00", "NZD"),
                        MinorUnits.parse("20000", "CLP"),
                        MinorUnits.parse("300.00", "AUD")));
        assertThat(balance.prove(control).proven()).isTrue();

        List<Layby> laybys = opened(listed);
        FundsReport funds = new FundsReport(LocalDate.parse("2026-03-05"));
        laybys.forEach(funds::add);
        assertThat(funds.report(control.paid()).sound()).isTrue();
        assertThat(laybys)
                .allSatisfy(layby -> assertThat(new IntegrityChecker(ENGINE).check(Books.of(ENGINE, layby)))
                        .isEmpty());
        assertThat(laybys)
                .extracting(Layby::state)
                .containsExactly(LaybyState.ACTIVE, LaybyState.ACTIVE, LaybyState.FULLY_PAID);
    }

    @Test
    @Tag("SCH-01")
    @Tag("SCH-14")
    void whatIsLeftIsSpreadOverTheInstalmentsToComeFromTheirOwnDay() {
        List<Layby> laybys = opened(read(HEADER + GOOD));

        // 550.00 less 180.00 is 370.00: 123.33, 123.33, 123.34; 80.00 was paid after the deposit.
        assertThat(laybys.get(0).schedule())
                .extracting(instalment -> instalment.due() + " " + MinorUnits.text(instalment.amount()))
                .containsExactly(
                        "2026-01-10 100.00",
                        "2026-02-01 80.00",
                        "2026-02-14 123.33",
                        "2026-02-28 123.33",
                        "2026-03-14 123.34");
        // Months are counted from the first day to come, so that the day comes back.
        assertThat(laybys.get(1).schedule()).extracting(Instalment::due).endsWith(LocalDate.parse("2026-06-28"));
        for (Layby layby : laybys) {
            assertThat(Scheduler.schedule(
                                    layby.terms().total().subtract(layby.terms().deposit()),
                                    layby.terms().agreedOn(),
                                    layby.terms().scheduleTerms(),
                                    ScheduleLimits.NONE)
                            .instalments())
                    .isEqualTo(layby.terms().schedule());
        }
    }

    @Test
    void aWrongControlTotalIsRefusedWithTheDifference() {
        OpeningBalance balance = new OpeningBalance();
        read(changed("A-3,south,Bo Li", "A-3,south,")).forEach(balance::add);
        OpeningProof proof = balance.prove(
                new ControlTotal(3, List.of(MinorUnits.parse("180.01", "NZD"), MinorUnits.parse("20000", "CLP"))));

        assertThat(proof.proven()).isFalse();
        assertThat(proof.rejected()).isEqualTo(1);
        assertThat(proof.problems())
                .extracting(Problem::code)
                .containsExactly("LAYBY_OPENING_COUNT", "LAYBY_OPENING_SUM");
        assertThat(proof.problems().get(1).message().en()).contains("-0.01").contains("NZD");
        assertThat(proof.problems().get(0).message().es()).contains("-1");
    }

    @Test
    void oneLineAtFaultRejectsTheWholeLaybyAndNoOther() {
        List<ListedLayby> listed = read(changed("STAND,,2,20.00", "STAND,,2,\"20,000.00\""));

        assertThat(listed).extracting(each -> each.opening().isPresent()).containsExactly(false, true, true);
        Problem problem = listed.get(0).problems().get(0);
        assertThat(problem.code()).isEqualTo("LAYBY_LIST_AMOUNT");
        assertThat(problem.where().line()).isEqualTo(3);
        assertThat(problem.where().column()).isEqualTo("unit_price");
    }

    @Test
    void eachFaultHasItsCode() {
        assertThat(first("2026-01-10", "10/01/2026")).containsExactly("LAYBY_LIST_DATE");
        assertThat(first("2026-01-10", "2026-02-30")).containsExactly("LAYBY_LIST_DATE");
        assertThat(first(",NZD,", ",XYZ,")).containsExactly("CURRENCY_UNKNOWN");
        assertThat(first(",NZ,", ",XX,")).containsExactly("JURISDICTION_UNKNOWN");
        assertThat(first("CARD,FORTNIGHTLY", "SHELLS,FORTNIGHTLY")).containsExactly("LAYBY_LIST_TENDER");
        assertThat(first("FORTNIGHTLY", "DAILY")).containsExactly("LAYBY_LIST_FREQUENCY");
        assertThat(first("100.00,180.00", "100.00,99.99")).containsExactly("LAYBY_LIST_PAID");
        assertThat(first("100.00,180.00", "100.00,550.01")).contains("LAYBY_LIST_PAID");
        assertThat(first("100.00,180.00", "550.00,550.00")).contains("LAYBY_LIST_DEPOSIT");
        assertThat(first("FORTNIGHTLY,3", "FORTNIGHTLY,0")).containsExactly("LAYBY_LIST_REMAINING");
        assertThat(first("FORTNIGHTLY,3", "FORTNIGHTLY,three")).containsExactly("LAYBY_LIST_COUNT");
        assertThat(first("2026-02-01", "")).containsExactly("LAYBY_LIST_EMPTY");
        assertThat(first("2026-02-01", "2026-01-09")).containsExactly("LAYBY_LIST_EARLY");
        assertThat(first("A-1,,,", "A-1,east,,")).containsExactly("LAYBY_LIST_DIFFERS");
        assertThat(first("STAND", "TV")).containsExactly("LAYBY_LIST_ITEM_TWICE");
        assertThat(first("mere@example.com", "mere at home")).containsExactly("LAYBY_LIST_MAIL");
        assertThat(first("45.00", "45.001")).containsExactly("LAYBY_LIST_AMOUNT");
        assertThat(first("Mere Tane", "x".repeat(201))).containsExactly("LAYBY_LIST_TOO_LONG");
    }

    private static List<String> first(String from, String to) {
        return codes(read(changed(from, to)).get(0));
    }

    @Test
    void personalCellsAreMaskedInProblems() {
        Problem problem = read(changed("mere@example.com", "mere at home"))
                .get(0)
                .problems()
                .get(0);
        assertThat(problem.message().en()).contains("me*").doesNotContain("mere at home");
    }

    @Test
    void pesosWrittenWithThousandsAreNotReadAsAThousandth() {
        assertThat(codes(read(changed("149990", "149.990")).get(1))).containsExactly("LAYBY_LIST_AMOUNT");
        assertThat(codes(read(changed(",149990,", ",150.000,")).get(1))).containsExactly("LAYBY_LIST_AMOUNT");
    }

    @Test
    void aNumberThatComesBackLaterIsRejected() {
        List<ListedLayby> listed = read(HEADER + GOOD + GOOD.lines().findFirst().orElseThrow() + "\n");
        assertThat(codes(listed.get(3))).containsExactly("LAYBY_LIST_TWICE");
        assertThat(codes(read(changed("A-2,", ",")).get(1))).containsExactly("LAYBY_LIST_EMPTY");
    }

    @Test
    void aListInSpanishLatin1WithSemicolonsAndDecimalCommasIsRead() {
        String rows = GOOD.replace(",", ";").replace("500.00", "500,00").replace("180.00", "180,00");
        String text = String.join(";", LaybyList.TITLES_ES) + "\n" + rows;
        List<ListedLayby> listed = read(TableSource.ofBytes("lista.csv", text.getBytes(StandardCharsets.ISO_8859_1)));

        assertThat(listed).allSatisfy(each -> assertThat(each.problems()).isEmpty());
        assertThat(listed.get(1).opening().orElseThrow().items().get(0).description())
                .isEqualTo("Sofá");
        assertThat(listed.get(0).opening()).isEqualTo(read(HEADER + GOOD).get(0).opening());
    }

    @Test
    void aSheetIsReadLikeAFile() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TableWriter writer = Tables.xlsx(out, "lay-bys")) {
            writer.row(LaybyList.TITLES);
            GOOD.lines().forEach(line -> writer.row(List.of(line.split(",", -1))));
        }
        assertThat(read(TableSource.ofBytes("list.xlsx", out.toByteArray())))
                .extracting(ListedLayby::opening)
                .isEqualTo(
                        read(HEADER + GOOD).stream().map(ListedLayby::opening).toList());
    }

    @Test
    void aListThatWasWrittenSafelyForSpreadsheetsIsReadBack() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TableWriter writer = Tables.csv(out, CsvStyle.EXCEL)) {
            writer.row(LaybyList.TITLES);
            GOOD.replace("Bo Li", "=Bo Li").lines().forEach(line -> writer.row(List.of(line.split(",", -1))));
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("'=Bo Li");
        assertThat(read(TableSource.ofBytes("list.csv", out.toByteArray()))
                        .get(2)
                        .opening()
                        .orElseThrow()
                        .consumer()
                        .name())
                .isEqualTo("=Bo Li");
    }

    @Test
    void aListWithoutAColumnThatIsNeededIsRefused() {
        assertThatThrownBy(() -> read(HEADER.replace("paid,", "") + GOOD))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("TABLE_COLUMN_MISSING");
        assertThatThrownBy(() -> read("")).isInstanceOf(ProblemException.class);
    }

    @Test
    void aRowThatIsTooShortIsRejectedWithItsLayby() {
        List<ListedLayby> listed = read(HEADER + GOOD + "A-4,north\n");
        assertThat(codes(listed.get(3))).containsExactly("TABLE_ROW_WIDTH");
    }

    @Test
    void theSameLaybyOfTheSameFileHasTheSameKeys() {
        Layby one = opened(read(HEADER + GOOD)).get(0);
        assertThat(one.log().get(0).command().key()).contains("import/f1/A-1/1");
        assertThat(one.log()).isEqualTo(opened(read(HEADER + GOOD)).get(0).log());
    }
}
