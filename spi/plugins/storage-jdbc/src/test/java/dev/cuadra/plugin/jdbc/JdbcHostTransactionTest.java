package dev.cuadra.plugin.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

class JdbcHostTransactionTest extends HostTransactionPromises {
    private final Path file = TemporaryDatabases.file();

    @Override
    JdbcStorage emptyStorage() {
        return JdbcStorage.open(file);
    }

    @Override
    Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file + "?transaction_mode=IMMEDIATE&busy_timeout=5000");
    }
}
