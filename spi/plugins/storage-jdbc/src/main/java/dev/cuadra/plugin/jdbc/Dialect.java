package dev.cuadra.plugin.jdbc;

import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.StorageException;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What differs from one database to the next in what it is told and what its faults mean. Immutable. Every statement of
 * this plugin is written once, with {@code @} before the name of a table, and runs on each database.
 */
interface Dialect {
    /** The name that the resources with its schema stand under. */
    String name();

    /** The statement with the names of the tables as they are in this database. */
    String named(String sql);

    /** The schema that the tables are in, where the database has more than one. */
    Optional<String> schema();

    /** The query for the names of the tables in it. */
    String tables();

    /** Where the data lies, for messages; no secrets. */
    String place();

    /** Whether the database takes the rows of a {@link Change} as arrays, one for each column. */
    boolean takesSets();

    /** What stands at the end of a query whose rows are taken by one transaction at a time. */
    String taking();

    /**
     * Takes {@code count} consecutive positions of a tenant's journal and returns the one before the first. The
     * positions become visible in their order: until this transaction ends, no other one takes any of the tenant's, and
     * so no two commits of one tenant overlap.
     */
    long takePositions(Session session, TenantId tenant, int count) throws SQLException;

    /** The value of a member of a document's body, for a view. */
    String member(ViewField field);

    /** An id as people write it. */
    String uuid(String column);

    /** Says what a fault means to somebody who knows no SQL. */
    StorageException explain(String tried, SQLException fault);
}
