package dev.cuadra.plugin.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

class PostgresViewTest extends ViewPromises {
    private static final PostgresDatabases DATABASES = PostgresDatabases.inOneSchema();

    @Override
    JdbcStorage emptyStorage() {
        return DATABASES.open();
    }

    @Override
    Connection connect() throws SQLException {
        return PostgresDatabases.source().getConnection();
    }
}
