package dev.cuadra.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cuadra.plugin.jdbc.JdbcStorage;
import dev.cuadra.spi.problem.ProblemException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line with its books on a PostgreSQL server. */
class PostgresBooksTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SECRET = "s3cr3t-of-ours";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void theSampleMonthIsImportedClosedSealedAndVerifiedOnAServer() throws IOException, SQLException {
        String db = PostgresServers.emptyDatabase();

        Cli imported = importing(db);
        assertThat(imported.out()).contains("37 new");
        assertThat(imported.code()).isEqualTo(1);
        Cli closed = closing(db);
        assertThat(closed.code()).isEqualTo(1);
        assertThat(closed.out()).contains("37 unchanged");
        JsonNode form = JSON.readTree(folder.resolve("out/form29.json").toFile());
        assertThat(form.get("codes").get("151").asLong()).isEqualTo(27_769_608);
        assertThat(names(db)).as("tables").contains("cuadra.document", "cuadra.journal");
        assertThat(folder.resolve("out/cuadra.db")).doesNotExist();

        assertThat(run("journal", "seal", "--db", db, "--keys", keys()).code()).isZero();
        Cli verified = run("journal", "verify", "--db", db, "--keys", keys());
        assertThat(verified.code()).isZero();
        assertThat(verified.out()).contains("the journal is sound");
        try (Connection connection = DriverManager.getConnection(db);
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(
                            "UPDATE cuadra.document SET head = '\\x00' WHERE collection =" + " 'boleta.close'"))
                    .isEqualTo(1);
        }
        Cli broken = run("journal", "verify", "--db", db, "--keys", keys());
        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.out()).contains("DOCUMENT_ALTERED");
    }

    @Test
    void aPersonIsHandedOutAndErasedAndTheKeysAreRotatedOnAServer() throws IOException {
        String db = PostgresServers.emptyDatabase();
        Path people = folder.resolve("people.csv");
        Files.writeString(people, "rut,nombre\n12345678-5,Ana Inventada\n");
        assertThat(run("contractors", "import", people.toString(), "--out", out(), "--db", db, "--keys", keys())
                        .code())
                .isZero();
        Cli rotated = run("keys", "rotate", "--db", db, "--keys", keys());
        assertThat(rotated.code()).as(rotated.err()).isZero();
        Cli exported = run(
                "contractors", "export-person", "12345678-5", "--out", out(), "--db", db, "--keys", keys(), "--debug");
        assertThat(exported.code()).as(exported.err()).isZero();
        assertThat(Files.readString(folder.resolve("out/person.json"))).contains("Ana Inventada");
        assertThat(run("contractors", "erase", "12345678-5", "--reason", "asked", "--db", db, "--keys", keys())
                        .code())
                .isZero();
        assertThat(error(
                        run("contractors", "export-person", "12345678-5", "--out", out(), "--db", db, "--keys", keys()),
                        2))
                .isEqualTo("PERSON_UNKNOWN");
    }

    @Test
    void aServerThatIsStoppedIsAMediumThatFailedAndAfterItsReturnTheBooksAreThere() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        EmbeddedPostgres server = PostgresServers.start(data);
        String db = server.getJdbcUrl("postgres", "postgres") + "&password=" + SECRET;
        assertThat(importing(db).code()).isEqualTo(1);
        server.close();

        for (Cli call : List.of(
                importing(db),
                closing(db),
                run("journal", "verify", "--db", db, "--keys", keys()),
                run("keys", "rotate", "--db", db, "--keys", keys()))) {
            assertThat(error(call, 3)).isEqualTo("MEDIUM_FAILED");
            assertThat(call.err()).contains("the server does not answer").doesNotContain(SECRET, "\tat ");
        }

        try (EmbeddedPostgres again = PostgresServers.start(data)) {
            assertThat(importing(again.getJdbcUrl("postgres", "postgres")).out())
                    .contains("0 new, 0 changed, 37 unchanged");
        }
    }

    @Test
    void aPortWithoutAServerIsAMediumThatFailedAndNoKeysAreMade() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        Cli call = importing("jdbc:postgresql://localhost:" + free + "/books?user=ana&password=" + SECRET);
        assertThat(error(call, 3)).isEqualTo("MEDIUM_FAILED");
        assertThat(call.err()).doesNotContain(SECRET);
        assertThat(folder.resolve("books.keys")).doesNotExist();
    }

    @Test
    void aDatabaseThatIsNotThereIsSaidSo() throws IOException {
        String db = PostgresServers.emptyDatabase().replaceFirst("/test_[0-9]+", "/nothing_here");
        Cli call = importing(db);
        assertThat(error(call, 3)).isEqualTo("MEDIUM_FAILED");
        assertThat(call.err()).contains("no such database");
    }

    @Test
    void aServerThatAsksForAPasswordGetsTheOneOfTheUrlOrOfTheEnvironment() throws IOException, SQLException {
        Path data = Files.createDirectories(folder.resolve("data"));
        try (EmbeddedPostgres server = PostgresServers.start(data)) {
            String admin = server.getJdbcUrl("postgres", "postgres");
            try (Connection connection = DriverManager.getConnection(admin);
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE ROLE bookkeeper LOGIN PASSWORD '" + SECRET + "'");
                statement.execute("CREATE DATABASE books OWNER bookkeeper");
                Path rules = data.resolve("pg_hba.conf");
                Files.writeString(rules, "host all bookkeeper all scram-sha-256\n" + Files.readString(rules));
                statement.execute("SELECT pg_reload_conf()");
            }
            String bare = "jdbc:postgresql://localhost:" + server.getPort() + "/books";

            Cli refused = importing(bare + "?user=bookkeeper&password=wrong-" + SECRET);
            assertThat(error(refused, 3)).isEqualTo("MEDIUM_FAILED");
            assertThat(refused.err())
                    .contains("refused the user or the password")
                    .doesNotContain(SECRET);
            assertThat(importing(bare + "?user=bookkeeper&password=" + SECRET).code())
                    .isEqualTo(1);

            Books fromVariables = Books.named(bare, Map.of("PGUSER", "bookkeeper", "PGPASSWORD", SECRET));
            assertThat(fromVariables.exist()).isTrue();
            try (JdbcStorage storage = fromVariables.open()) {
                assertThat(storage.tenants()).hasSize(1);
            }
            Books urlFirst = Books.named(
                    bare + "?user=bookkeeper&password=" + SECRET, Map.of("PGUSER", "nobody", "PGPASSWORD", "none"));
            try (JdbcStorage storage = urlFirst.open()) {
                assertThat(storage.tenants()).hasSize(1);
            }
            assertThat(fromVariables.toString() + urlFirst).doesNotContain(SECRET);
        }
    }

    @Test
    void withoutAKeyFileNothingIsOpenedAndTheReasonIsSaidInBothLanguages() throws IOException {
        String db = PostgresServers.emptyDatabase() + "&password=" + SECRET;
        Cli english = Cli.run("journal", "verify", "--db", db, "--lang", "en");
        Cli spanish = Cli.run("keys", "rotate", "--db", db, "--lang", "es");
        assertThat(error(english, 2)).isEqualTo("KEYS_MISSING");
        assertThat(error(spanish, 2)).isEqualTo("KEYS_MISSING");
        assertThat(english.err()).contains("No key file is named").doesNotContain(SECRET);
        assertThat(spanish.err()).contains("No se indicó archivo de llaves").doesNotContain(SECRET);
    }

    @Test
    void aCommandForBooksThatAreThereMakesNone() throws IOException, SQLException {
        String db = PostgresServers.emptyDatabase();
        Files.writeString(folder.resolve("books.keys"), "");
        for (List<String> command : List.of(
                List.of("journal", "verify"),
                List.of("journal", "seal"),
                List.of("keys", "rotate"),
                List.of("contractors", "erase", "12345678-5", "--reason", "asked"),
                List.of("contractors", "export-person", "12345678-5", "--out", out()))) {
            List<String> args = new ArrayList<>(command);
            args.addAll(List.of("--db", db, "--keys", keys()));
            assertThat(error(run(args.toArray(String[]::new)), 2)).isEqualTo("DB_MISSING");
        }
        assertThat(names(db)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql:books?password=" + SECRET,
                "jdbc:postgresql://ana:" + SECRET + "@localhost/books",
                "jdbc:postgresql://ana:1?/@" + SECRET + "@localhost/books",
                "jdbc:postgresql://localhost:none/books?password=" + SECRET,
                "jdbc:postgresql://localhost:99999/books?password=" + SECRET,
                "jdbc:postgresql://localhost/?password=" + SECRET,
                "jdbc:postgresql://localhost/books?password=%zz" + SECRET,
                "jdbc:mysql://localhost/books?password=" + SECRET,
                "jdbc:sqlserver://localhost;password=" + SECRET,
            })
    void aUrlThatCannotBeReadIsRefusedWithoutItsPassword(String url) throws IOException {
        Cli call = run("journal", "verify", "--db", url, "--keys", keys());
        assertThat(error(call, 2)).isEqualTo("DB_URL");
        assertThat(call.err() + call.out()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db.example.test/books, jdbc:postgresql://db.example.test/books",
        "'jdbc:postgresql://one:5432,two:5433/books?targetServerType=primary', 'jdbc:postgresql://one:5432,two:5433/books'",
        "jdbc:postgresql://[::1]:5432/books?user=ana&password=x, jdbc:postgresql://[::1]:5432/books",
    })
    void aUrlThatTheDriverReadsIsShownWithoutItsParameters(String url, String shown) {
        assertThat(Books.named(url, Map.of())).hasToString(shown);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Books.named(url, Map.of()).keys(null));
    }

    private Cli importing(String db) throws IOException {
        return run("contractors", "import", sample("contratistas.csv"), "--out", out(), "--db", db, "--keys", keys());
    }

    private Cli closing(String db) throws IOException {
        return run(
                "month-close",
                "--payer",
                "76000000-0",
                "--period",
                "2026-09",
                "--contractors",
                sample("contratistas.csv"),
                "--received",
                sample("informeMensualREC_202609.xls"),
                "--bte",
                sample("bte_202609.html"),
                "--payments",
                sample("pagos_202609.csv"),
                "--out",
                out(),
                "--db",
                db,
                "--keys",
                keys());
    }

    private static Cli run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--lang", "en"));
        return Cli.run(all.toArray(String[]::new));
    }

    private String out() {
        return folder.resolve("out").toString();
    }

    private String keys() {
        return folder.resolve("books.keys").toString();
    }

    private String sample(String name) throws IOException {
        Path copy = folder.resolve(name);
        try (InputStream in = Objects.requireNonNull(Main.class.getResourceAsStream("sample/" + name))) {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        return copy.toString();
    }

    private static String error(Cli call, int code) throws IOException {
        assertThat(call.code()).as(call.err()).isEqualTo(code);
        String last = call.err().lines().reduce((a, b) -> b).orElse("{}");
        return JSON.readTree(last).path("error").path("code").asText();
    }

    private static List<String> names(String db) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(db);
                Statement statement = connection.createStatement();
                ResultSet tables = statement.executeQuery("SELECT schemaname || '.' || tablename FROM pg_tables"
                        + " WHERE schemaname NOT IN ('pg_catalog', 'information_schema')")) {
            while (tables.next()) {
                names.add(tables.getString(1));
            }
        }
        return names;
    }
}
