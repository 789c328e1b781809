/** Storage, outbox and tenant administration on an embedded SQLite file. */
module dev.cuadra.plugin.jdbc {
    requires transitive dev.cuadra.spi;
    requires java.sql;
    requires static org.jspecify;
    requires org.xerial.sqlitejdbc;

    exports dev.cuadra.plugin.jdbc;

    provides dev.cuadra.spi.storage.StorageFactory with
            dev.cuadra.plugin.jdbc.JdbcStorageFactory;
}
