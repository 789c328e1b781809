package dev.cuadra.examples;

import dev.cuadra.plugin.jdbc.JdbcStorage;
import dev.cuadra.plugin.jdbc.JdbcStorageFactory;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.storage.StorageException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The schema {@code cuadra} of a database on a PostgreSQL server. Who connects is said by the parameters of the URL, else
 * by the variables {@code PGUSER} and {@code PGPASSWORD}, else it is the user of this machine. The password is in no
 * message.
 */
final class PostgresBooks implements Books {
    static final String SCHEME = "jdbc:postgresql:";

    private static final String SCHEMA = "cuadra";
    /** One command works at a time: one connection for a scan, one to write, and two in hand. */
    private static final String CONNECTIONS = "4";

    private static final String HOST = "([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?";
    private static final int LAST_PORT = 65_535;
    private static final Pattern PORT = Pattern.compile(":([0-9]{1,5})[,/]");
    private static final Pattern FORM = Pattern.compile(
            Pattern.quote(SCHEME) + "//" + HOST + "(," + HOST + ")*/[^/?#@\\s]+(\\?(?<parameters>.*))?");

    private final String url;
    private final String user;
    private final String password;

    private PostgresBooks(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    static PostgresBooks of(String url, Map<String, String> environment) {
        if (!understood(url)) {
            throw Books.refused(url);
        }
        return new PostgresBooks(
                url,
                environment.getOrDefault("PGUSER", System.getProperty("user.name", "")),
                environment.getOrDefault("PGPASSWORD", ""));
    }

    /** The driver logs what it cannot read, with all that it holds: it is asked only about what it can. */
    private static boolean understood(String url) {
        var form = FORM.matcher(url);
        if (!form.matches() || PORT.matcher(url).results().anyMatch(port -> outside(port.group(1)))) {
            return false;
        }
        try {
            String parameters = form.group("parameters");
            if (parameters != null) {
                URLDecoder.decode(parameters, StandardCharsets.UTF_8);
            }
            return DriverManager.getDriver(url) != null;
        } catch (IllegalArgumentException | SQLException e) {
            return false;
        }
    }

    private static boolean outside(String port) {
        int number = Integer.parseInt(port);
        return number == 0 || number > LAST_PORT;
    }

    @Override
    public Path keys(@Nullable Path asked) {
        if (asked == null) {
            throw new ProblemException(
                    Texts.BOOK.problem("KEYS_MISSING", Place.member("--keys"), Map.of("database", this)));
        }
        return asked;
    }

    @Override
    public boolean exist() {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        login.setProperty("connectTimeout", "10");
        login.setProperty("socketTimeout", "30");
        try (Connection connection = DriverManager.getConnection(url, login);
                Statement statement = connection.createStatement();
                ResultSet tables = statement.executeQuery("SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = '"
                        + SCHEMA + "' AND tablename = 'document'")) {
            return tables.next();
        } catch (SQLException e) {
            throw new StorageException("Connecting to " + this + " failed: " + meaning(e), e);
        }
    }

    /** What the server says itself may repeat what it was given. */
    private static String meaning(SQLException fault) {
        String state = String.valueOf(fault.getSQLState());
        if (state.startsWith("08")) {
            return "the server does not answer";
        }
        return switch (state) {
            case "28000", "28P01" -> "the server refused the user or the password";
            case "3D000" -> "the server has no such database";
            case "53300" -> "the server has no connection left";
            case "57P01", "57P02", "57P03" -> "the server is stopping or starting";
            default -> "the server said " + state;
        };
    }

    @Override
    public void prepare() {
        exist();
    }

    @Override
    public JdbcStorage open() {
        return (JdbcStorage) new JdbcStorageFactory()
                .open(Map.of("url", url, "user", user, "password", password, "schema", SCHEMA, "pool", CONNECTIONS));
    }

    /** The URL without its parameters, which may hold a password. */
    @Override
    public String toString() {
        int question = url.indexOf('?');
        return question < 0 ? url : url.substring(0, question);
    }
}
