/** Storage, outbox and tenant administration on an embedded SQLite file or on PostgreSQL. */
// The drivers' names in a module path are those of their files; a plugin may say so.
@SuppressWarnings("requires-automatic")
module dev.cuadra.plugin.jdbc {
    requires transitive dev.cuadra.spi;
    requires transitive java.sql;
    requires com.zaxxer.hikari;
    requires flyway.core;
    requires static org.jspecify;
    requires org.postgresql.jdbc;
    requires org.slf4j;
    requires org.xerial.sqlitejdbc;

    exports dev.cuadra.plugin.jdbc;

    provides dev.cuadra.spi.storage.StorageFactory with
            dev.cuadra.plugin.jdbc.JdbcStorageFactory;
}
