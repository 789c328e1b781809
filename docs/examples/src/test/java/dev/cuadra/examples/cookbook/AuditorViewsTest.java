package dev.cuadra.examples.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cuadra.boleta.bank.AccountCheck;
import dev.cuadra.boleta.bank.AccountKind;
import dev.cuadra.boleta.bank.BankAccount;
import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.close.MonthCloser;
import dev.cuadra.boleta.contractor.Contractor;
import dev.cuadra.boleta.contractor.Regime;
import dev.cuadra.boleta.form29.Form29Assembler;
import dev.cuadra.boleta.life.LifeEvent;
import dev.cuadra.boleta.life.LifeMove;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.payment.BankAnswer;
import dev.cuadra.boleta.payment.BatchPolicy;
import dev.cuadra.boleta.payment.ProposalFilter;
import dev.cuadra.boleta.payment.ReleaseGate;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.register.BoletaEntry;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.boleta.retention.RetentionCalculator;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.service.BatchView;
import dev.cuadra.boleta.service.BoletaBooks;
import dev.cuadra.boleta.service.BoletaLives;
import dev.cuadra.boleta.service.BoletaRegister;
import dev.cuadra.boleta.service.Contractors;
import dev.cuadra.boleta.service.Disbursements;
import dev.cuadra.boleta.service.FiledReturns;
import dev.cuadra.boleta.service.LifeOrder;
import dev.cuadra.boleta.service.Onboardings;
import dev.cuadra.boleta.service.PayRequest;
import dev.cuadra.boleta.service.PaymentMarks;
import dev.cuadra.boleta.service.PaymentOrder;
import dev.cuadra.boleta.service.PaymentPermissions;
import dev.cuadra.boleta.service.PaymentRight;
import dev.cuadra.examples.Main;
import dev.cuadra.plugin.jdbc.JdbcStorage;
import dev.cuadra.plugin.keyfile.FileKeyRing;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.storage.JournalEntry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sample month, closed by the command line and then read with SQL alone. */
class AuditorViewsTest {
    private static final TenantId TENANT = TenantId.of("default");
    private static final List<String> ALL = List.of(
            "view_boleta_boleta",
            "view_boleta_close",
            "view_boleta_close_code",
            "view_boleta_close_boleta",
            "view_boleta_contractor",
            "view_boleta_payer",
            "view_boleta_import",
            "view_journal");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void whatTheBoletasOfAMonthAddUpToIsWhatItsForm29Says(Databases kind) throws Exception {
        Databases.Empty books = closedMonth(kind);
        String close = books.prefix() + "view_boleta_close";
        String boleta = books.prefix() + "view_boleta_boleta";
        Map<String, Long> form = new LinkedHashMap<>();
        form29().get("codes")
                .properties()
                .forEach(code -> form.put(code.getKey(), code.getValue().asLong()));
        assertThat(form)
                .containsEntry("151", 27_769_608L)
                .containsEntry("153", 250_000L)
                .containsEntry("155", 34_000L);

        assertThat(books.rows("SELECT period, code, value FROM " + close + "_code"))
                .containsExactlyInAnyOrderElementsOf(form.entrySet().stream()
                        .map(code -> "2026-09|" + code.getKey() + "|" + code.getValue())
                        .toList());
        // By the boletas that the close names behind each code …
        String behind = "SELECT c.code, sum(CASE c.code WHEN '155' THEN b.loan_retained ELSE b.retained END) FROM "
                + close + "_boleta c JOIN " + boleta
                + " b ON b.tenant = c.tenant AND b.id = c.boleta_id WHERE c.period = '2026-09'"
                + " AND c.code IN ('151', '153', '155') GROUP BY c.code ORDER BY c.code";
        assertThat(books.rows(behind))
                .containsExactly("151|" + form.get("151"), "153|" + form.get("153"), "155|" + form.get("155"));
        // … and by the boletas alone, as an auditor would who does not believe the close.
        String alone = "SELECT substr(paid_on, 1, 7) AS month,"
                + " sum(CASE WHEN concept <> 'DIRECTOR' THEN retained ELSE 0 END),"
                + " sum(CASE WHEN concept = 'DIRECTOR' THEN retained ELSE 0 END), sum(loan_retained) FROM " + boleta
                + " WHERE state <> 'ANULADA' AND retainer = 'PAYER' AND decision IS NULL"
                + " AND substr(paid_on, 1, 7) = '2026-09' GROUP BY substr(paid_on, 1, 7)";
        assertThat(books.rows(alone))
                .containsExactly("2026-09|" + form.get("151") + "|" + form.get("153") + "|" + form.get("155"));
    }

    @ParameterizedTest
    @EnumSource
    void theQueryOfTheCookbookGivesCode151(Databases kind) throws Exception {
        Databases.Empty books = closedMonth(kind);
        String cookbook = Files.readString(Path.of("..", "cookbook.md"));
        String query = cookbook.split("```sql\n", 2)[1].split(";\n```", 2)[0];
        assertThat(books.rows(query.replace("view_", books.prefix() + "view_")))
                .containsExactly(form29().get("codes").get("151").asText());
    }

    @ParameterizedTest
    @EnumSource
    void theViewOfTheJournalIsTheJournal(Databases kind) throws Exception {
        Databases.Empty books = closedMonth(kind);
        List<String> told = new ArrayList<>();
        try (JdbcStorage storage = books.storage()) {
            for (JournalEntry entry : storage.journal(TENANT, 0, 10_000).entries()) {
                told.add(String.join(
                        "|",
                        entry.key().collection(),
                        entry.key().id().toString(),
                        Long.toString(entry.number()),
                        entry.previous().toString(),
                        entry.hash().toString()));
                assertThat(books.rows("SELECT time FROM " + books.prefix() + "view_journal WHERE hash = '"
                                + entry.hash() + "'"))
                        .singleElement()
                        .satisfies(time -> assertThat(time).hasSize("2026-09-11T03:00:00.000000Z".length()))
                        .satisfies(time -> assertThat(Instant.parse(time)).isEqualTo(entry.at()));
            }
        }
        assertThat(told).isNotEmpty();
        assertThat(books.rows("SELECT collection, id, number, previous, hash FROM " + books.prefix()
                        + "view_journal WHERE tenant = 'default' ORDER BY position"))
                .containsExactlyElementsOf(told);
    }

    @ParameterizedTest
    @EnumSource
    void theFileAndTheLibraryMakeTheSameViews(Databases kind) throws Exception {
        Databases.Empty books = closedMonth(kind);
        Map<String, List<String>> byFile = new LinkedHashMap<>();
        for (String collection : AuditorViews.VIEWS.keySet()) {
            String view =
                    books.prefix() + "view_" + collection.replace('.', '_').replace('-', '_');
            byFile.put(view, content(books, view));
        }
        assertThat(byFile.get(books.prefix() + "view_boleta_boleta")).hasSizeGreaterThan(170);

        List<String> names;
        try (JdbcStorage storage = books.storage()) {
            names = AuditorViews.create(storage);
        }
        assertThat(names).containsExactlyInAnyOrderElementsOf(byFile.keySet());
        for (String view : names) {
            assertThat(content(books, view)).as(view).containsExactlyElementsOf(byFile.get(view));
        }
        // And the other way round: the file replaces what the library made.
        makeViews(books);
        for (String view : names) {
            assertThat(content(books, view)).as(view).containsExactlyElementsOf(byFile.get(view));
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobodyIsInAView(Databases kind) throws Exception {
        Databases.Empty books = closedMonth(kind);
        StringBuilder seen = new StringBuilder();
        for (String view : ALL) {
            List<String> content = content(books, books.prefix() + view);
            assertThat(content).as(view).hasSizeGreaterThan(1);
            content.forEach(row -> seen.append(row).append('\n'));
        }
        // Random ids and hashes may hold any short number by chance.
        String all = seen.toString().toLowerCase(Locale.ROOT).replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{64}", "…");
        Set<String> persons = persons();
        assertThat(persons).hasSizeGreaterThan(100);
        assertThat(persons).noneMatch(all::contains);
        assertThat(all).doesNotContain("sealed", "subject");
    }

    /** A boleta is registered, paid by a batch, remarked on and filed; its contractor is taken on, and out of use. */
    @ParameterizedTest
    @EnumSource
    void whatHappensAfterTheCloseIsInItsViewWithoutAnybody(Databases kind) throws Exception {
        Databases.Empty books = closedMonth(kind);
        try (JdbcStorage storage = books.storage();
                FileKeyRing keys = FileKeyRing.open(folder.resolve("books.keys"))) {
            happen(new Vault(
                    storage,
                    keys,
                    Clock.systemUTC(),
                    new TimeOrderedIds(Clock.systemUTC(), new java.security.SecureRandom())));
        }
        String view = books.prefix() + "view_boleta_";
        assertThat(books.rows("SELECT phase FROM " + view + "batch")).containsExactly("SETTLED");
        assertThat(books.rows("SELECT line, amount FROM " + view + "transfer")).containsExactly("1|847500");
        assertThat(books.rows("SELECT paid_on, gross, retained FROM " + view + "payment"))
                .containsExactly("2026-10-02|1000000|152500");
        assertThat(books.rows("SELECT s.gross, b.paid_on FROM " + view + "pay_state s JOIN " + view
                        + "boleta b ON b.id = s.id AND b.tenant = s.tenant"))
                .containsExactly("1000000|2026-10-02");
        assertThat(books.rows("SELECT approvals FROM " + view + "pay_day")).containsExactly("1");
        assertThat(books.rows("SELECT b.state, l.state FROM " + view + "life l JOIN " + view
                        + "boleta b ON b.id = l.id AND b.tenant = l.tenant"))
                .containsExactly("OBSERVADA|OBSERVADA");
        assertThat(books.rows("SELECT period, number, folio FROM " + view + "filing"))
                .containsExactly("2026-09|1|7654321");
        assertThat(books.rows("SELECT from_day FROM " + view + "inactivity")).containsExactly("2027-01-01");
        assertThat(books.rows("SELECT count(*) FROM " + view + "onboarding o JOIN " + view
                        + "contractor c ON c.id = o.contractor"))
                .containsExactly("1");
        // The regime that was chosen, and being taken out of use.
        assertThat(books.rows("SELECT count(*) FROM " + view + "contractor_change"))
                .containsExactly("2");
        Set<String> persons = persons();
        for (String one : List.of("batch", "transfer", "payment", "pay_state", "life", "filing", "onboarding")) {
            assertThat(content(books, view + one).toString().toLowerCase(Locale.ROOT))
                    .as(one)
                    .satisfies(all -> assertThat(persons).noneMatch(all::contains))
                    .doesNotContain("marta", "jorge");
        }
    }

    private static void happen(Vault vault) {
        Rut payer = Rut.parse("76000000-0");
        BoletaBooks books = new BoletaBooks(vault, new MonthCloser(RateBook.chile(), Form29Assembler.chile()));
        new FiledReturns(vault, books, Form29Assembler.chile())
                .record(TENANT, payer, YearMonth.of(2026, 9), "7654321", LocalDate.of(2026, 10, 12));
        Contractor person;
        try (Stream<LedgerLine> all = books.all(TENANT, payer)) {
            person = all.flatMap(line -> line.payee().stream())
                    .flatMap(rut -> new Contractors(vault).find(TENANT, rut).stream())
                    .findFirst()
                    .orElseThrow();
        }
        BoletaId boleta = new BoletaId(person.rut(), 987_654);
        new BoletaRegister(vault)
                .register(
                        TENANT,
                        payer,
                        BoletaEntry.fee(
                                boleta, person.name(), LocalDate.of(2026, 9, 14), Clp.of(1_000_000), Clp.of(152_500)));
        pay(vault, payer);
        new BoletaLives(vault)
                .record(
                        new LifeOrder(TENANT, "marta", "life-1"),
                        payer,
                        boleta,
                        LifeEvent.of(LifeMove.OBSERVE, LocalDate.of(2026, 9, 20)),
                        LocalDate.of(2026, 9, 20));
        Onboardings onboardings = new Onboardings(vault, new AccountCheck());
        onboardings.identity(TENANT, person.rut(), true, "marta");
        Regime other = person.registeredDirector() ? Regime.PAYER_RETAINS : Regime.DIRECTOR;
        onboardings.regime(TENANT, person.rut(), other, "marta");
        new Contractors(vault).deactivate(TENANT, person.rut(), LocalDate.of(2027, 1, 1));
    }

    private static void pay(Vault vault, Rut payer) {
        LocalDate day = LocalDate.of(2026, 10, 2);
        Disbursements payments = new Disbursements(
                vault,
                new ReleaseGate(RetentionCalculator.chile()),
                new Disbursements.Rules(
                        new BatchPolicy(Clp.of(10_000_000)),
                        new PaymentPermissions() {
                            @Override
                            public boolean may(TenantId tenant, String user, PaymentRight right, Rut company) {
                                return true;
                            }

                            @Override
                            public Clp limit(TenantId tenant, String user, Rut company) {
                                return Clp.of(10_000_000);
                            }
                        },
                        contractor -> Optional.of(new BankAccount("012", AccountKind.VISTA, "123456789")),
                        PaymentMarks.NONE,
                        Locale.ROOT));
        UUID open = UUID.fromString(payments.propose(TENANT, payer, ProposalFilter.upTo(day)).lines().stream()
                .filter(line -> line.boleta().folio() == 987_654)
                .findFirst()
                .orElseThrow()
                .key());
        BatchView batch = payments.open(
                new PaymentOrder(TENANT, "marta", "pay-1"), payer, day, List.of(new PayRequest(open, Clp.of(847_500))));
        payments.submit(new PaymentOrder(TENANT, "marta", "pay-2"), batch.id());
        payments.approve(new PaymentOrder(TENANT, "jorge", "pay-3"), batch.id(), batch.hash());
        payments.release(new PaymentOrder(TENANT, "marta", "pay-4"), batch.id());
        BatchView sent = payments.write(new PaymentOrder(TENANT, "marta", "pay-5"), batch.id());
        payments.book(
                new PaymentOrder(TENANT, "marta", "pay-6"),
                List.of(BankAnswer.paid(sent.lines().get(0).reference(), day)));
    }

    /** Number, name, mail and account of everybody on the list; a number without its dots and check digit too. */
    private static Set<String> persons() throws IOException {
        Set<String> persons = new TreeSet<>();
        String list = new String(sample("contratistas.csv"), StandardCharsets.UTF_8);
        for (String line : list.lines().skip(1).toList()) {
            for (String cell : line.split("[,;]", -1)) {
                String value = cell.replace("\"", "").strip().toLowerCase(Locale.ROOT);
                if (value.matches("[0-9.]{7,10}-[0-9k]")) {
                    persons.add(value);
                    persons.add(value.replace(".", ""));
                    persons.add(value.replace(".", "")
                            .substring(0, value.replace(".", "").length() - 2));
                } else if (value.contains("@") || value.matches("[0-9 -]{8,}") || value.matches("\\p{L}+( \\p{L}+)+")) {
                    persons.add(value);
                }
            }
        }
        return persons;
    }

    /** The names of the columns and all rows. */
    private static List<String> content(Databases.Empty books, String view) throws SQLException {
        List<String> content = new ArrayList<>(List.of(String.join("|", books.columns(view))));
        content.addAll(books.rows("SELECT * FROM " + view + " ORDER BY 1, 2, 3"));
        return content;
    }

    private Databases.Empty closedMonth(Databases kind) throws IOException, SQLException {
        Databases.Empty books = kind.empty(folder);
        int code = run(
                "month-close",
                "--payer",
                "76000000-0",
                "--period",
                "2026-09",
                "--contractors",
                file("contratistas.csv"),
                "--received",
                file("informeMensualREC_202609.xls"),
                "--bte",
                file("bte_202609.html"),
                "--payments",
                file("pagos_202609.csv"),
                "--out",
                folder.resolve("out").toString(),
                "--db",
                books.url(),
                "--keys",
                folder.resolve("books.keys").toString());
        assertThat(code).isEqualTo(1);
        makeViews(books);
        return books;
    }

    /** As the tools of the databases do: statement by statement. */
    private static void makeViews(Databases.Empty books) throws IOException, SQLException {
        String sql = new String(resource("views/" + books.views()), StandardCharsets.UTF_8);
        books.execute(Arrays.stream(sql.replaceAll("(?m)^--.*$", "").split(";"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toArray(String[]::new));
    }

    private static int run(String... arguments) {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return Main.run(new ByteArrayInputStream(new byte[0]), nowhere, nowhere, arguments);
    }

    private JsonNode form29() throws IOException {
        return JsonMapper.builder()
                .build()
                .readTree(folder.resolve("out/form29.json").toFile());
    }

    private String file(String name) throws IOException {
        return Files.write(folder.resolve(name), sample(name)).toString();
    }

    private static byte[] sample(String name) throws IOException {
        return resource("sample/" + name);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Main.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        }
    }
}
