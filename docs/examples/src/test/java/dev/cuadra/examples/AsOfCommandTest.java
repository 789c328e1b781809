package dev.cuadra.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cuadra.boleta.close.MonthCloseInput;
import dev.cuadra.boleta.close.MonthCloser;
import dev.cuadra.boleta.form29.Form29Assembler;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.report.ReportReader;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.service.BoletaBooks;
import dev.cuadra.boleta.service.FiledReturns;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.memory.SettableClock;
import dev.cuadra.tables.TableSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Closed on the 10th with Ana's 14,500; on the 12th Luis's 29,000 is known as well; on the 14th Ana's is annulled. */
class AsOfCommandTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Rut PAYER = Rut.parse("76000000-0");
    private static final YearMonth JANUARY = YearMonth.of(2025, 1);
    private static final String TITLES =
            "N°,Fecha,Estado,Fecha Anulación,Rut,Nombre o Razón Social,Soc. Prof.,Brutos,Retenido,Pagado\n";
    private static final String ANA = "1,10/01/2025,VIGENTE,,12345678-5,ANA,NO,100000,14500,85500\n";
    private static final String LUIS = "1,20/01/2025,VIGENTE,,11111111-1,LUIS,NO,200000,29000,171000\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void books() {
        on("2025-02-10", ANA);
        on("2025-02-12", ANA + LUIS);
        on("2025-02-14", ANA.replace("VIGENTE,", "ANULADA,12/02/2025") + LUIS);
    }

    @Test
    @Tag("ASOF-2")
    void twoDaysAreComparedInBothLanguages() {
        Cli english = asOf("--at", "2025-02-10", "--and", "2025-02-14", "--lang", "en");
        Cli spanish = asOf("--at", "2025-02-10", "--and", "2025-02-14", "--lang", "es");

        assertThat(english.err()).isEmpty();
        assertThat(english.code()).isZero();
        assertThat(english.out())
                .contains("76000000-0, Form 29 of 2025-01: as it was known at the end of 2025-02-10")
                .contains("  151: 14500 → 29000  (+14500)")
                .contains("Code 151, +14500: known later +29000, annulled -14500")
                .contains("  11111111-1/1: 0 → 29000  known later +29000")
                .contains("  12345678-5/1: 14500 → 0  annulled -14500");
        assertThat(spanish.out()).contains("Código 151, +14500: conocida después +29000, anulada -14500");
    }

    @Test
    @Tag("ASOF-1")
    void withoutASecondDayItIsNow() throws IOException {
        JsonNode json = JSON.readTree(asOf("--at", "2025-02-12", "--json").out());

        assertThat(json.at("/at/codes/151").asLong()).isEqualTo(43_500);
        assertThat(json.at("/at/instant").asText()).isEqualTo("2025-02-13T02:59:59.999999Z");
        assertThat(json.at("/and/day").isNull()).isTrue();
        assertThat(json.at("/and/codes/151").asLong()).isEqualTo(29_000);
        assertThat(json.at("/differences/0/kinds/ANNULLED").asLong()).isEqualTo(-14_500);
        assertThat(json.at("/differences/0/boletas/0/boleta").asText()).isEqualTo("12345678-5/1");
        assertThat(json.at("/differences/0/boletas/0/knownAt").asText()).isEqualTo("2025-02-14T15:00:00Z");
        assertThat(json.get("filing").isNull()).isTrue();
    }

    @Test
    void beforeEverythingNothingIsKnownAndThatIsAnAnswer() throws IOException {
        Cli text = asOf("--at", "2025-01-31", "--and", "2025-01-31", "--lang", "en");
        JsonNode json = JSON.readTree(
                asOf("--at", "2025-01-31", "--and", "2025-01-31", "--json").out());

        assertThat(text.code()).isZero();
        assertThat(text.out()).contains("Nothing was known of this company at the end of 2025-01-31.");
        assertThat(json.at("/at/known").asBoolean()).isFalse();
        assertThat(json.get("differences")).isEmpty();
    }

    @Test
    @Tag("ASOF-4")
    void aReturnFiledOtherwiseThanTheBooksStoodThatDayIsAFinding() throws IOException {
        file("11", LocalDate.of(2025, 2, 14));
        assertThat(asOf("--at", "2025-02-10", "--lang", "en").out())
                .contains("The return with folio 11 agrees with what was known");
        file("12", LocalDate.of(2025, 2, 12));

        Cli call = asOf("--at", "2025-02-10", "--lang", "en");

        assertThat(call.code()).isEqualTo(1);
        assertThat(call.out()).contains("folio 12 does not agree", "  151: filed 29000, known 43500");
        JsonNode json = JSON.readTree(asOf("--at", "2025-02-10", "--json").out());
        assertThat(json.at("/filing/differing/0/filed").asLong()).isEqualTo(29_000);
        assertThat(asOf("--at", "2025-02-10", "--and", "2025-02-14").code()).isZero();
    }

    @Test
    void aTamperedJournalIsAnError() throws IOException, SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("books.db"));
                Statement statement = database.createStatement()) {
            assertThat(statement.executeUpdate("DELETE FROM journal WHERE number = 2"))
                    .isPositive();
        }

        Cli call = asOf("--at", "2025-02-12");

        assertThat(call.code()).isEqualTo(2);
        assertThat(error(call)).isEqualTo("JOURNAL_BROKEN");
    }

    @ParameterizedTest
    @CsvSource({
        "--at, 2025-02-30, USAGE, --at",
        "--and, tomorrow, USAGE, --and",
        "--period, 2025-13, USAGE, --period",
        "--at, 9999-01-01, AS_OF_FUTURE, --at",
        "--and, 9999-01-01, AS_OF_FUTURE, --and",
        "--payer, 76000000-1, RUT_CHECK_DIGIT, --payer",
        "--db, jdbc:sqlite:none.db, DB_MISSING, --db"
    })
    void anUnusableOptionIsOneJsonError(String option, String value, String code, String where) throws IOException {
        Cli call = asOf(option, value);

        assertThat(call.code()).isEqualTo(2);
        assertThat(error(call)).isEqualTo(code);
        assertThat(JSON.readTree(call.err()).at("/error/where").asText()).isEqualTo(where);
    }

    @Test
    void theDocumentFitsItsSchema() throws IOException {
        JsonNode schema = JSON.readTree(SchemaCommand.schema("as-of.json"));
        JsonNode json = JSON.readTree(asOf("--at", "2025-02-12", "--json").out());

        List<String> members = new ArrayList<>();
        json.fieldNames().forEachRemaining(members::add);
        schema.at("/output/required").forEach(member -> assertThat(members).contains(member.asText()));
        assertThat(schema.at("/output/properties")).hasSize(members.size());
        assertThat(json.get("at")).hasSameSizeAs(schema.at("/output/properties/at/properties"));
    }

    private void file(String folio, LocalDate day) {
        try (Host host = host()) {
            Vault vault = host.vault(clock("2025-02-15"));
            new FiledReturns(vault, books(vault), Form29Assembler.chile())
                    .record(host.tenant(), PAYER, JANUARY, folio, day);
        }
    }

    private void on(String day, String rows) {
        try (Host host = host()) {
            books(host.vault(clock(day)))
                    .close(
                            host.tenant(),
                            new MonthCloseInput(
                                    PAYER,
                                    JANUARY,
                                    PeriodRule.PAYMENT_DATE,
                                    List.of(new MonthCloseInput.Sourced(
                                            new ReportReader().received(TableSource.ofText("r.csv", TITLES + rows)),
                                            Concept.HONORARIOS)),
                                    Map.of(),
                                    Set.of(),
                                    Optional.empty(),
                                    Map.of(),
                                    Set.of(),
                                    Map.of(),
                                    List.of()));
        }
    }

    private Host host() {
        HostOptions options = new HostOptions();
        options.db = "jdbc:sqlite:" + folder.resolve("books.db");
        return Host.open(options, new OutDirectory(folder.resolve("out")));
    }

    /** Noon in Chile. */
    private static SettableClock clock(String day) {
        return SettableClock.at(Instant.parse(day + "T15:00:00Z"));
    }

    private static BoletaBooks books(Vault vault) {
        return new BoletaBooks(vault, new MonthCloser(RateBook.chile(), Form29Assembler.chile()));
    }

    private Cli asOf(String... more) {
        List<String> args = new ArrayList<>(List.of("as-of"));
        for (List<String> option : List.of(
                List.of("--payer", "76000000-0"),
                List.of("--period", "2025-01"),
                List.of("--at", "2025-02-10"),
                List.of("--db", "jdbc:sqlite:" + folder.resolve("books.db")))) {
            if (!Arrays.asList(more).contains(option.get(0))) {
                args.addAll(option);
            }
        }
        args.addAll(Arrays.asList(more));
        return Cli.run(args.toArray(String[]::new));
    }

    private static String error(Cli call) throws IOException {
        return JSON.readTree(call.err()).path("error").path("code").asText();
    }
}
